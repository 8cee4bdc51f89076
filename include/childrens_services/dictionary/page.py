"""The dictionary as one web page, which needs no other file, and as a table of columns for spreadsheets."""

import csv
import io
from collections.abc import Iterable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from childrens_services.dictionary import entries, matrix, picture
from childrens_services.model.lineage import Field

HEAD = (
    "schema",
    "table",
    "grain",
    "column",
    "type",
    "nullable",
    "key",
    "references",
    "comment",
    "classification",
    "sources",
    "decided_by",
)


def html(pictures: dict[str, str]) -> str:
    """The page; `pictures` are the SVG documents by subject area."""
    tables = entries.tables()
    feeds = entries.feeds()
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            schemas=[
                (name, about, [table for table in tables if table.schema == name])
                for name, about in entries.SCHEMAS.items()
            ],
            dimensions=matrix.dimensions(),
            rows=matrix.rows(),
            pictures=list(pictures.items()),
            kpis=entries.kpis(),
            feeds=feeds,
            used=[feed for feed in feeds if feed.tables],
            unused=[feed for feed in feeds if not feed.tables],
        )
    )


def table_of_columns() -> str:
    """One line per column, comma separated, after a line of names."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(HEAD)
    for table in entries.tables():
        for column in table.columns:
            writer.writerow(
                [
                    table.schema,
                    table.name,
                    table.grain,
                    column.name,
                    column.type,
                    _yes(column.nullable),
                    _yes(column.key),
                    column.references,
                    column.comment,
                    column.classification,
                    "; ".join(map(str, column.sources)),
                    "; ".join(map(str, column.decided_by)),
                ]
            )
    return written.getvalue()


def pictures() -> dict[str, str]:
    """A picture per subject area."""
    return {
        area: picture.draw(entries.star(), f"Facts of {area.replace('_', ' ')}", facts)
        for area, facts in entries.areas().items()
    }


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("childrens_services.dictionary", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "words": lambda name: name.replace("_", " "),
        "table": lambda column: column.rpartition(".")[0],
        "by_relation": _by_relation,
    }
    return made


def _by_relation(fields: Iterable[Field]) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for each in fields:
        found.setdefault(each.feed or each.relation, []).append(each.column)
    return list(found.items())


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
