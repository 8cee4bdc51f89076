"""A pipeline of its own: what is delivered to it goes the whole way, from files to kpi.kpi_monthly, without Airflow.

pipeline = Pipeline(postgres, "England", template, folder)
with pipeline.running():
    pipeline.deliver("ehc_annual_reviews", "2024-12", frame)    # a file as the contract has it, landed and staged
    pipeline.measure({"ehcp_review_decision_4wk_pct": ["2024-12"]})
    pipeline.figure("ehcp_review_decision_4wk_pct", "2024-12", "ytd_calendar")
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from childrens_services import contracts, database, months, quality, settings
from childrens_services.check import check
from childrens_services.contracts import Column, Feed
from childrens_services.embedded import Server
from childrens_services.land import land
from childrens_services.measure import catalogue
from childrens_services.measure.run import measure
from childrens_services.model import run as model
from childrens_services.model.identity import resolve
from childrens_services.stage import stage
from sqlalchemy import text

TOTAL = ("total", "total")


@dataclass(frozen=True)
class Result:
    """A row of kpi.kpi_monthly."""

    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None


class Pipeline:
    """A database and folders of its own."""

    def __init__(self, postgres: Server, name: str, template: str, folder: Path) -> None:
        self.postgres, self.name, self.folder = postgres, name, folder
        self.source = folder / "system.db"
        self.sources = folder / "sources"
        postgres.create_database(name, template=template)
        for each in ("sources", "landing", "data_docs"):
            (folder / each).mkdir()

    @contextmanager
    def running(self, **more: str) -> Iterator["Pipeline"]:
        """With the environment set; afterwards the database is gone."""
        with pytest.MonkeyPatch.context() as patch:
            for name, value in (self._environment() | more).items():
                patch.setenv(name, value)
            try:
                yield self
            finally:
                database.engine().dispose()
                self.postgres.drop_database(self.name)

    def _environment(self) -> dict[str, str]:
        return {
            **{f"CHILDRENS_SERVICES_{name.upper()}": str(self.folder / name) for name in ("landing", "data_docs")},
            "CHILDRENS_SERVICES_SOURCES": str(self.sources),
            "AIRFLOW_CONN_WAREHOUSE": self.postgres.airflow_connection(self.name),
            "AIRFLOW_CONN_SOCIAL_CARE_SYSTEM": f"sqlite:///{self.source}",
            "CHILDRENS_SERVICES_CHILD_KEY": "a secret for tests only",
            "CHILDRENS_SERVICES_FIRST_MONTH": "2008-01",
        }

    def deliver(self, feed_name: str, month: str, frame: pd.DataFrame) -> None:
        """Write the rows as the feed is delivered, then land, check and stage them; not one may be set apart.

        The frame has the contract's names; columns it lacks are blank. Days are timestamps.
        """
        feed = contracts.load(feed_name)
        server = feed.servers[0]
        rows = _as_delivered(feed, frame)
        if server.format == "sql":
            with closing(sqlite3.connect(self.source)) as connection:
                rows.to_sql(server.options["table"], connection, if_exists="replace", index=False)
        else:
            path = self.sources / (server.path or "").format(month=month).replace("*", "Blade-Export_1")
            path.parent.mkdir(parents=True, exist_ok=True)
            rows.to_csv(path, index=False, encoding=server.encoding)
        batch = land(feed, month)
        with database.transaction() as connection_:
            quality.record_landed(connection_, batch)
        check(batch)
        counts = stage(batch)
        # the tests' server does not do it by itself, as others do
        self._analyze(f"staging.{feed_name}")
        assert (counts.staged, counts.quarantined) == (len(frame), 0), f"{feed_name}: {counts}"

    def build(self, tables: Iterable[str]) -> None:
        """Find out who is who, and make the dimensions and these tables, after those they are made from."""
        with database.transaction() as connection:
            resolve(connection)
        self._analyze("identity.child_identifier")
        # facts refer to dimensions; those made of files alone are there already
        wanted = {*model.table_names("dimensions"), *_with_sources(tables)} - {*model.lists()}
        for table in model.table_names():
            if table in wanted:
                model.build(table, settings.local_authority())

    def measure(self, wanted: Mapping[str, Sequence[str]]) -> None:
        """Build what these KPIs read, and measure each for its months."""
        book = catalogue.load()
        tables = {table for kpi in wanted for table in _read_by(book.kpi(kpi).sql)}
        # what rates are of
        tables |= {"fact_population" for kpi in wanted if book.kpi(kpi).population}
        self.build(tables)
        for kpi, chosen in wanted.items():
            for first, last in _runs(chosen):
                # the window is as wide on either side of its month, so it may begin a month early
                reach = len(months.span(first, last)) // 2
                measure(kpi, months.shift(last, -reach), reach=reach)
                self._analyze("kpi.kpi_monthly")

    def _analyze(self, table: str) -> None:
        with database.transaction() as connection:
            connection.execute(text(f"analyze {table}"))

    def figure(self, kpi: str, month: str, period: str, group: tuple[str, str] = TOTAL) -> Result:
        """The row of kpi.kpi_monthly. Raises LookupError where there is none."""
        query = text(
            "select numerator, denominator, value from kpi.kpi_monthly where kpi_id = :kpi and month = :month"
            " and period_type = :period and breakdown_type = :type and breakdown = :breakdown"
        )
        given = {"kpi": kpi, "month": months.first_day(month), "period": period}
        with database.transaction() as connection:
            row = connection.execute(query, given | {"type": group[0], "breakdown": group[1]}).one_or_none()
        if row is None:
            raise LookupError(f"no row of {kpi} for {month}, {period}, {group}")
        return Result(*row)

    def select(self, statement: str, **parameters: Any) -> list[Any]:
        """Rows of a query."""
        with database.transaction() as connection:
            return list(connection.execute(text(statement), parameters))


def _as_delivered(feed: Feed, frame: pd.DataFrame) -> pd.DataFrame:
    """With the headings of the file and every value as it is written there."""
    unknown = {*map(str, frame)} - {column.name for column in feed.columns}
    if unknown:
        raise ValueError(f"{feed.name} has no {', '.join(sorted(unknown))}")
    columns = {column.source: _written(column, frame) for column in feed.columns}
    return pd.DataFrame(columns, index=frame.index)


def _written(column: Column, frame: pd.DataFrame) -> Any:
    if column.name not in frame:
        return None
    values = frame[column.name]
    if values.dtype.kind != "M":
        return values
    # each different day is written once: there are few, and many rows
    return values.map({day: day.strftime(column.strptime_format) for day in values.dropna().unique()})


def _runs(chosen: Iterable[str]) -> list[tuple[str, str]]:
    """First and last of months that follow each other."""
    runs: list[tuple[str, str]] = []
    for month in sorted(set(chosen)):
        if runs and months.shift(runs[-1][1], 1) == month:
            runs[-1] = (runs[-1][0], month)
        else:
            runs.append((month, month))
    return runs


def _with_sources(tables: Iterable[str]) -> set[str]:
    wanted, waiting = set(), list(tables)
    while waiting:
        table = waiting.pop()
        if table not in wanted:
            wanted.add(table)
            waiting += _read_by(database.sql("warehouse", f"{table}.sql"))
    return wanted


def _read_by(statement: str) -> list[str]:
    return re.findall(r"\bwarehouse\.(\w+)", statement)
