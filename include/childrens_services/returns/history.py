"""What is to be mended in a return, from one check to the next: new, still open, fixed.

An issue is one rule, one child and one record, known by what is written in the record's key and not by its row, which
moves from file to file. A day's check can be run again and gives the same; checks are made in the order of their days.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, select, text, update

from childrens_services import settings
from childrens_services.model.schema.returns import return_issue, return_rule, return_run
from childrens_services.returns.check import children_in, fields_of
from childrens_services.returns.delivered import Delivered
from childrens_services.returns.run import Outcome

KEY = ("rule_code", "table_name", "child_id", "record_key", "occurrence")


class LaterCheck(RuntimeError):
    """The return was checked on a later day: what was open in between cannot be told any more."""


@dataclass(frozen=True)
class Check:
    """Which check of which return."""

    return_name: str
    collection_year: int
    day: date
    month: date

    @property
    def identity(self) -> dict[str, Any]:
        """The return and its collection."""
        return {
            "local_authority_code": settings.local_authority(),
            "return_name": self.return_name,
            "collection_year": self.collection_year,
        }


def remember(
    connection: Connection, check: Check, delivered: Delivered, outcomes: Sequence[Outcome], teams: Mapping[str, str]
) -> dict[str, int]:
    """Keep the outcomes of a check; gives its counts, as in quality.return_run. Raises LaterCheck.

    `teams`: the team that works with a child, by the child's id.
    """
    _is_latest(connection, check)
    _undo(connection, check)
    found = _issues(delivered, outcomes, teams)
    opened, fixed = _compare(connection, check, found)
    counts = {
        **_counted(delivered, outcomes),
        "new_issues": opened,
        "open_issues": len(found),
        "fixed_issues": fixed,
    }
    values = {**check.identity, "run_date": check.day, "delivered_month": check.month, **counts}
    connection.execute(insert(return_run).values(values))
    connection.execute(insert(return_rule), [_rule(check, delivered, one) for one in outcomes])
    return counts


def open_issues(connection: Connection, check: Check) -> list[dict[str, Any]]:
    """What is open after a check: rule_code, table, row, child_id, fields, team, status (new or open) and since."""
    query = (
        select(return_issue)
        .where(_of(return_issue, check), return_issue.c.fixed_on.is_(None))
        .order_by(return_issue.c.child_id, return_issue.c.rule_code, return_issue.c.row_number)
    )
    return [
        {
            "rule_code": row.rule_code,
            "table": row.table_name or None,
            "row": row.row_number,
            "child_id": row.child_id or None,
            "fields": row.fields,
            "team": row.team_id or None,
            "status": "new" if row.opened_on == check.day else "open",
            "since": row.opened_on,
        }
        for row in connection.execute(query)
    ]


def trend(connection: Connection, check: Check) -> list[dict[str, Any]]:
    """Every check of the collection up to this one: run_date, errors, queries, ready_pct."""
    query = (
        select(return_run)
        .where(_of(return_run, check), return_run.c.run_date <= check.day)
        .order_by(return_run.c.run_date)
    )
    return [
        {
            "run_date": row.run_date,
            "errors": row.error_rows,
            "queries": row.query_rows,
            "ready_pct": 100 * (1 - row.children_with_errors / row.children) if row.children else None,
        }
        for row in connection.execute(query)
    ]


def _of(table: Any, check: Check) -> Any:
    return and_(*(table.c[name] == value for name, value in check.identity.items()))


def _is_latest(connection: Connection, check: Check) -> None:
    latest = connection.scalar(select(func.max(return_run.c.run_date)).where(_of(return_run, check)))
    if latest is not None and latest > check.day:
        raise LaterCheck(f"{check.return_name} {check.collection_year} was checked on {latest}, after {check.day}")


def _undo(connection: Connection, check: Check) -> None:
    """Have things as they were before this day's check."""
    for table in (return_run, return_rule):
        connection.execute(delete(table).where(_of(table, check), table.c.run_date == check.day))
    issues = return_issue
    connection.execute(delete(issues).where(_of(issues, check), issues.c.opened_on == check.day))
    connection.execute(update(issues).where(_of(issues, check), issues.c.fixed_on == check.day).values(fixed_on=None))


def _compare(connection: Connection, check: Check, found: Mapping[tuple[Any, ...], dict[str, Any]]) -> tuple[int, int]:
    """Open what is new, close what is gone, note where the rest is now; how many were opened and closed."""
    issues = return_issue
    key_columns = [issues.c[name] for name in KEY]
    already = {
        tuple(row)
        for row in connection.execute(select(*key_columns).where(_of(issues, check), issues.c.fixed_on.is_(None)))
    }
    new = [values for key, values in found.items() if key not in already]
    if new:
        connection.execute(insert(issues), [{**check.identity, "opened_on": check.day, **values} for values in new])
    gone = already - found.keys()
    _each(connection, check, "fixed_on = :day", [dict(zip(KEY, key, strict=True)) for key in gone])
    _each(
        connection,
        check,
        "row_number = :row_number, team_id = :team_id, fields = :fields",
        [values for key, values in found.items() if key in already],
    )
    return len(new), len(gone)


def _each(connection: Connection, check: Check, change: str, rows: Iterable[dict[str, Any]]) -> None:
    parameters = [{**check.identity, "day": check.day, **row} for row in rows]
    if parameters:
        where = " and ".join(f"{name} = :{name}" for name in (*check.identity, *KEY))
        statement = f"update quarantine.return_issue set {change} where {where} and fixed_on is null"  # noqa: S608
        connection.execute(text(statement), parameters)


def _issues(
    delivered: Delivered, outcomes: Sequence[Outcome], teams: Mapping[str, str]
) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Every offending row by the key of its issue."""
    keys = {name: _record_keys(delivered, name) for name in delivered.tables}
    seen: Counter[tuple[str, ...]] = Counter()
    found = {}
    for one in outcomes:
        for table, row in one.rows:
            child, record = keys[table][row] if table is not None and row is not None else ("", "")
            name = (one.rule.code, table or "", child, record)
            seen[name] += 1
            key = (*name, seen[name])
            found[key] = {
                **dict(zip(KEY, key, strict=True)),
                "severity": one.rule.severity,
                "fields": fields_of(one, table),
                "row_number": row,
                "team_id": teams.get(child, ""),
            }
    return found


def _record_keys(delivered: Delivered, table: str) -> list[tuple[str, str]]:
    """The child and the record's own key of each row, as written."""
    written = delivered.tables[table]
    children = delivered.child_ids(table) or [None] * written.num_rows
    columns = [
        written.column(name).to_pylist()
        for name in delivered.layout.table(table).key
        if delivered.has_column(table, name)
    ]
    records = zip(*columns, strict=True) if columns else ((),) * written.num_rows
    return [
        (child or "", " | ".join(value or "" for value in record))
        for child, record in zip(children, records, strict=True)
    ]


def _counted(delivered: Delivered, outcomes: Sequence[Outcome]) -> dict[str, int]:
    statuses = Counter(one.status for one in outcomes)
    with_errors = {child for one in outcomes if one.rule.severity == "error" for child in _children(delivered, one)}
    children = children_in(delivered, [name for name in delivered.tables if not name.endswith("_last")])
    return {
        "rules_passed": statuses["passed"],
        "rules_failed": statuses["failed"],
        "rules_not_applicable": statuses["not applicable"],
        "rules_crashed": statuses["crashed"],
        "error_rows": sum(len(one.rows) for one in outcomes if one.rule.severity == "error"),
        "query_rows": sum(len(one.rows) for one in outcomes if one.rule.severity == "query"),
        "children": len(children),
        "children_with_errors": len(with_errors & children),
    }


def _rule(check: Check, delivered: Delivered, one: Outcome) -> dict[str, Any]:
    return {
        **check.identity,
        "run_date": check.day,
        "rule_code": one.rule.code,
        "severity": one.rule.severity,
        "status": one.status,
        "reason": one.reason,
        "offending_rows": len(one.rows),
        "children": len(_children(delivered, one)),
    }


def _children(delivered: Delivered, one: Outcome) -> set[str]:
    """The children whose rows offend the rule."""
    ids = {table: delivered.child_ids(table) for table in {table for table, _ in one.rows if table is not None}}
    rows = [(ids[table], row) for table, row in one.rows if table is not None and row is not None]
    return {child for of_table, row in rows if of_table is not None and (child := of_table[row])}
