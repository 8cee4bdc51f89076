"""What a table's own file adds to the checks every table has: `expectations/warehouse/<table>.yaml`.

The form is that of the feeds' suites. Every expectation is an `unexpected_rows_expectation`, whose query selects the
rows that fail; `{batch}` in it stands for the table. `members` says, per column, which shares of its rows may be -1
(`unknown`, else 0.2) and -3 (`invalid`, else 0.02), and how bad more of them are (`severity`, else info and warning):

    members:
      need_code: {unknown: 0.05, severity: warning}
"""

from dataclasses import dataclass, field
from typing import Any

import yaml
from sqlalchemy import Table

from childrens_services import settings
from childrens_services.check.warehouse.declared import Check, Limits
from childrens_services.quality import SEVERITIES

FOLDER = "warehouse"
TYPE = "unexpected_rows_expectation"


@dataclass(frozen=True)
class Particular:
    """What the table's own file says."""

    checks: tuple[Check, ...] = ()
    limits: dict[str, Limits] = field(default_factory=dict)


def read(table: Table) -> Particular:
    """The table's own file, empty where it has none. Raises ValueError, naming the file, for what it may not say."""
    path = settings.SUITES / FOLDER / f"{table.name}.yaml"
    if not path.exists():
        return Particular()
    try:
        written = yaml.load(path.read_text(), yaml.CSafeLoader)
        if unknown := set(written) - {"name", "members", "expectations"}:
            raise ValueError(f"unknown keys {', '.join(sorted(map(str, unknown)))}")
        own = tuple(_check(item, table) for item in written.get("expectations") or [])
        return Particular(own, _limits(table, written.get("members") or {}))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"suite expectations/{FOLDER}/{path.name}: {error}") from error


def _check(item: dict[str, Any], table: Table) -> Check:
    if item["type"] != TYPE:
        raise ValueError(f"{item['type']} is not {TYPE}")
    _check_severity(item["severity"])
    description = item["meta"]["description"]
    query = item["kwargs"]["unexpected_rows_query"].strip().removesuffix(";").replace("{batch}", table.fullname)
    return Check(TYPE, (), item["severity"], description, f"(select count(*) from (\n{query}\n) as failing)")


def _limits(table: Table, members: dict[str, dict[str, Any]]) -> dict[str, Limits]:
    if unknown := members.keys() - set(table.columns.keys()):
        raise ValueError(f"members: the table has no column {', '.join(sorted(unknown))}")
    limits = {name: Limits(**shares) for name, shares in members.items()}
    for each in limits.values():
        _check_severity(each.severity or "info")
    return limits


def _check_severity(severity: str) -> None:
    if severity not in SEVERITIES:
        raise ValueError(f"severity {severity} is not one of {', '.join(SEVERITIES)}")
