"""The rule cases of the published validators, where they are: beside the repository, in ../shared/peer_cases."""

import json
from typing import Any

import pandas as pd
from childrens_services import settings

FOLDER = settings.ROOT.parent / "shared" / "peer_cases"
# what those tools call what we call otherwise
NAMES = {"localAuthority": "local_authority", "collectionYear": "collection_year", "provider_info": "providers"}


def cases(return_name: str) -> list[dict[str, Any]]:
    """Every case of a return; none where the folder is not there."""
    path = FOLDER / f"{return_name}_cases.json"
    return json.loads(path.read_text()) if path.exists() else []


def tables(case: dict[str, Any]) -> dict[str, pd.DataFrame]:
    """Its input tables."""
    return {name: frame(written) for name, written in case["input"].get("tables", case["input"]).items()}


def metadata(case: dict[str, Any]) -> dict[str, Any]:
    """What it says beside the tables, under our names."""
    said = case["input"].get("metadata", {}) if "tables" in case["input"] else {}
    return {NAMES.get(name, name): value(written) for name, written in said.items()}


def expected(case: dict[str, Any]) -> set[tuple[str | None, Any]]:
    """The (table, index label) pairs it expects; (None, None) for a rule on the whole return."""
    if case.get("expected_la"):
        return {(None, None)}
    if isinstance(case["expected"], dict):
        return {(table, row) for table, rows in case["expected"].items() for row in rows}
    return {(item["table"], item["row"]) for item in case["expected"]}


def frame(written: dict[str, Any]) -> pd.DataFrame:
    """A frame with its index and types."""
    rows = [[value(cell) for cell in row] for row in written["rows"]]
    made = pd.DataFrame(rows, columns=written["columns"], index=written["index"], dtype=object)
    dates = [name for name, kind in written["dtypes"].items() if kind.startswith("datetime64")]
    return made.assign(**{name: pd.to_datetime(made[name]) for name in dates})


def value(cell: Any) -> Any:
    """A cell, with what JSON cannot hold."""
    match cell:
        case {"$date": written}:
            return pd.Timestamp(written)
        case {"$tuple": items} | {"$list": items}:
            return tuple(value(item) for item in items)
        case {"$frame": written}:
            return frame(written)
        case _:
            return cell
