"""One key for one child across services.

Two records are of one child when they share an identifier, or are joined by a chain of records that do. Identifiers are
the contract columns whose `semanticType` is one of PRIORITY. Only rows that count now (`staging.<feed>_current`) join:
a wrong identifier corrected at its source comes apart again with the next delivery.
"""

import hashlib
import hmac
import re

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from sqlalchemy import Connection, select, table, text
from sqlalchemy import column as sql_column

from childrens_services import contracts, database, settings
from childrens_services.contracts import Feed
from childrens_services.model import schema
from childrens_services.model.sync import Counts, sync
from childrens_services.stage import tables

PRIORITY = ("nhs_number", "upn", "case_id", "education_person_id")
SHAPES = {
    # ten digits, not all the same: 0000000000 and its like stand for "not known" and would join strangers
    "nhs_number": re.compile(r"^(?!(\d)\1{9}$)\d{10}$"),
    # a letter and twelve digits, the last of which is a letter in a temporary number; UN1 to UN10 say why there is none
    "upn": re.compile(r"^[A-Z]\d{11}[0-9A-Z]$"),
}


def resolve(connection: Connection) -> Counts:
    """Bring `identity`, who is who and who is restricted, up to date: a pure function of the deliveries that count.

    Gives `children`, `identifiers`, the rows of `child_identifier` `inserted`, `deleted` and `unchanged`, and how many
    rows `restricted_child` has as `restrictions`. Raises RuntimeError when there is no secret to key the children with.
    """
    secret = settings.child_key_secret()
    database.lock(connection, "identity")
    tables.ensure_all(connection)
    identifiers = _children(_records(connection), secret)
    _load(connection, identifiers)
    counts = sync(connection, schema.child_identifier, "select * from pg_temp.resolved", {})
    restricted = sync(connection, schema.restricted_child, database.sql("identity", "restricted_child.sql"), {})
    return {
        "children": identifiers["child_key"].nunique(),
        "identifiers": len(identifiers),
        **counts,
        "restrictions": restricted["inserted"] + restricted["unchanged"],
    }


def child_key(canonical: str, secret: bytes) -> int:
    """The key of the child with this canonical identifier (`type:value`): 63 bits of a keyed hash."""
    digest = hmac.new(secret, canonical.encode(), hashlib.sha256).digest()
    return int.from_bytes(digest[:8]) >> 1


def _records(connection: Connection) -> pd.DataFrame:
    """Identifiers as delivered: columns `record` (int), `type`, `identifier`; a record's share its number."""
    frames, records = [], 0
    for feed in contracts.all_feeds():
        if columns := _identifier_columns(feed):
            wide = _distinct(connection, feed, list(columns))
            wide.index += records
            records += len(wide)
            long = wide.rename(columns=columns).melt(ignore_index=False, var_name="type", value_name="identifier")
            frames.append(long.dropna().rename_axis("record").reset_index())
    return pd.concat(frames, ignore_index=True)


def _identifier_columns(feed: Feed) -> dict[str, str]:
    return {column.name: column.semantic for column in feed.columns if column.semantic in PRIORITY}


def _distinct(connection: Connection, feed: Feed, columns: list[str]) -> pd.DataFrame:
    view = table(f"{feed.name}_current", *map(sql_column, columns), schema="staging")
    rows = connection.execute(select(*(view.c[name] for name in columns)).distinct()).all()
    return pd.DataFrame([tuple(row) for row in rows], columns=columns, dtype=object)


def _children(records: pd.DataFrame, secret: bytes) -> pd.DataFrame:
    """Columns `identifier_type`, `identifier` (as delivered), `child_key`, one row per identifier."""
    clean = records["identifier"].str.replace(r"\s", "", regex=True).str.upper()
    usable = np.array([_is_usable(*pair) for pair in zip(records["type"], clean, strict=True)], dtype=bool)
    records = records.assign(canonical=records["type"] + ":" + clean)[usable]
    nodes = records.assign(rank=records["type"].map(PRIORITY.index)).drop_duplicates("canonical")
    nodes = nodes.sort_values(["rank", "canonical"])[["canonical"]].reset_index(drop=True)
    nodes["component"] = _components(records["record"], pd.Index(nodes["canonical"]).get_indexer(records["canonical"]))
    # nodes are in order of priority, so a component's first is its canonical identifier
    firsts = nodes.groupby("component")["canonical"].transform("first")
    keys = {canonical: child_key(canonical, secret) for canonical in firsts.unique()}
    key_of = dict(zip(nodes["canonical"], firsts.map(keys), strict=True))
    found = records.assign(child_key=records["canonical"].map(key_of)).rename(columns={"type": "identifier_type"})
    return found[["identifier_type", "identifier", "child_key"]].drop_duplicates()


def _is_usable(type_: str, value: str) -> bool:
    return bool(SHAPES[type_].match(value)) if type_ in SHAPES else bool(value)


def _components(records: "pd.Series[int]", nodes: "np.ndarray[tuple[int], np.dtype[np.intp]]") -> "pd.Series[int]":
    """Component of each node of the graph that joins every record to its identifiers."""
    count = int(nodes.max(initial=-1)) + 1
    record_nodes = count + pd.factorize(records)[0]
    size = int(record_nodes.max(initial=count - 1)) + 1
    graph = coo_array((np.ones(len(nodes), dtype=bool), (nodes, record_nodes)), shape=(size, size))
    return pd.Series(connected_components(graph, directed=False)[1][:count])


def _load(connection: Connection, identifiers: pd.DataFrame) -> None:
    connection.execute(text("drop table if exists pg_temp.resolved"))
    connection.execute(text("create temporary table resolved (like identity.child_identifier) on commit drop"))
    cursor = connection.connection.cursor()
    with cursor.copy("copy pg_temp.resolved from stdin") as copy:
        for row in identifiers.itertuples(index=False):
            copy.write_row(row)
