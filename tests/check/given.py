"""Feeds made up for the tests of the check: a contract and a suite of their own in a folder of the test's."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from childrens_services import contracts, database
from childrens_services.batch import Batch
from childrens_services.check import check
from childrens_services.stage import stage
from sqlalchemy import text

from tests.landed import batch

Rows = list[dict[str, str | None]]


class Feeds:
    """Declares feeds and delivers them; `home`, `person` and so on exist in no deployment."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch):
        self.folder = folder
        monkeypatch.setattr("childrens_services.settings.CONTRACTS", folder / "contracts")
        monkeypatch.setattr("childrens_services.settings.SUITES", folder / "expectations")
        contracts.load.cache_clear()

    def declare(
        self,
        name: str,
        columns: dict[str, dict[str, Any]],
        *,
        domain: str = "education",
        scope: str = "all",
        delivery: str = "required",
        drift: dict[str, Any] | None = None,
        **custom: Any,
    ) -> None:
        """A feed whose first column is its key; a column may be given as its properties."""
        properties = [
            {"name": column, "logicalType": "string", "description": "x", "classification": "internal"} | given
            for column, given in columns.items()
        ]
        properties[0] |= {"primaryKey": True, "required": True}
        contract = {
            "apiVersion": "v3.1.0",
            "kind": "DataContract",
            "id": f"{domain}.{name}",
            "name": name,
            "version": "1.0.0",
            "status": "active",
            "domain": domain,
            "description": {"purpose": "A test."},
            "team": {"name": "Testers"},
            "support": [{"channel": "owner", "tool": "email", "url": "mailto:testers@council.example"}],
            "slaProperties": [{"property": "dueDay", "value": 5}, {"property": "retention", "value": 1}],
            "customProperties": [
                {"property": key, "value": value}
                for key, value in ({"scope": scope, "delivery": delivery} | custom).items()
            ],
            "schema": [{"name": name, "dataGranularityDescription": "One row.", "properties": properties}],
        }
        _write(self.folder / "contracts" / domain / f"{name}.yaml", contract)
        suite = {"name": name, "expectations": []} | ({"drift": drift} if drift else {})
        _write(self.folder / "expectations" / domain / f"{name}.yaml", suite)
        contracts.load.cache_clear()

    def land(self, feed: str, month: str, rows: Rows) -> Batch:
        """Land a delivery without checking it."""
        from childrens_services import quality

        landed = batch(self.folder, feed, month, rows)
        with database.transaction() as connection:
            quality.record_landed(connection, landed)
        return landed

    def deliver(self, feed: str, month: str, rows: Rows) -> Batch:
        """Land, check and stage a delivery."""
        landed = self.land(feed, month, rows)
        check(landed)
        stage(landed)
        return landed


def refers(to: str) -> dict[str, Any]:
    """Properties of a column that refers to another feed's."""
    return {"relationships": [{"type": "foreignKey", "to": to}]}


def verdicts(landed: Batch, expectation: str) -> list[dict[str, Any]]:
    """Verdicts of a batch on expectations of that name."""
    query = "select * from quality.verdict where batch_id = :id and expectation = :name order by position"
    return rows_of(query, id=landed.batch_id, name=expectation)


def rows_of(sql: str, **parameters: object) -> list[dict[str, Any]]:
    """Rows a select gives."""
    with database.transaction() as connection:
        return [dict(row) for row in connection.execute(text(sql), parameters).mappings()]


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content))
