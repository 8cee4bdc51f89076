"""One key for one child across services.

Records are of one child when they share an identifier and do not contradict each other, or when names, birth date and
what else is known make it as good as sure; what is less than sure people decide. Only rows that count now
(`staging.<feed>_current`) join: a wrong identifier corrected at its source comes apart again with the next delivery.
How, and how well it does, is in docs/identity.md; why keys do not change is in docs/decisions/0010.

| module | job |
|---|---|
| `kinds` | kinds of identifier, and what is usable of what was delivered |
| `records` | reads from staging what the contracts say identifies a child |
| `agreement`, `exact` | groups by shared identifiers, unless records contradict each other |
| `probable`, `clusters` | joins groups by Splink's match weights |
| `doubts`, `review` | what people are asked and decide |
| `keys`, `rotation` | the key of each child, and another secret for all |
"""

from collections.abc import Iterable
from typing import Any

import pandas as pd
from sqlalchemy import Connection, insert, select, text

from childrens_services import database, months, settings
from childrens_services.model import by_month, schema
from childrens_services.model.identity import clusters, exact, keys, probable, records, review
from childrens_services.model.identity.keys import child_key
from childrens_services.model.identity.kinds import PRIORITY
from childrens_services.model.sync import Counts, apply, difference, sync
from childrens_services.stage import tables

__all__ = ["PRIORITY", "WrongSecret", "child_key", "resolve"]


class WrongSecret(RuntimeError):
    """The children are keyed with another secret than the one given; says what to do, and neither secret."""


def resolve(connection: Connection, month: str | None = None) -> Counts:
    """Bring `identity`, who is who and who is restricted, up to date: a function of deliveries and people's decisions.

    `month` is the run's, kept with the keys that change. Gives `children`, `identifiers`, how many identifiers Splink
    joined (`probable`), how many `reviews` are open, the rows of `child_identifier` `inserted`, `deleted` and
    `unchanged`, and how many rows `restricted_child` has as `restrictions`. Raises
    RuntimeError when there is no secret to key the children with, WrongSecret when it is not the one they have.
    """
    secret = settings.child_key_secret()
    database.lock(connection, "identity")
    _check(connection, secret)
    tables.ensure_all(connection)
    found, doubts = linked(connection, secret)
    _load(connection, found)
    changed = {"month": months.first_day(month) if month else None}
    connection.execute(text(database.sql("identity", "child_key_change.sql")), changed)
    found_anew = difference(connection, schema.child_identifier, "select * from pg_temp.resolved", {})
    by_month.mark_identified(connection, found_anew)
    counts = apply(connection, found_anew)
    restricted = sync(connection, schema.restricted_child, database.sql("identity", "restricted_child.sql"), {})
    return {
        "children": found["child_key"].nunique(),
        "identifiers": len(found),
        "probable": int((found["method"] == "splink").sum()),
        "reviews": review.ask(connection, doubts),
        **counts,
        "restrictions": restricted["inserted"] + restricted["unchanged"],
    }


def linked(connection: Connection, secret: bytes) -> tuple[pd.DataFrame, Iterable[Any]]:
    """The rows of `identity.child_identifier` as they should be, and the links that people should decide on."""
    told, decided = records.read(connection), review.decisions(connection)
    compare = exact.comparison(told)
    grouped = exact.group(told, decided, compare)
    pairs = probable.pairs(told, grouped.groups, compare)
    joined = clusters.join(told, grouped.groups, pairs, decided)
    return _identifiers(told, grouped.groups, joined, secret), [*grouped.doubts, *joined.doubts]


def _identifiers(
    told: records.Records, groups: "pd.Series[int]", joined: clusters.Clusters, secret: bytes
) -> pd.DataFrame:
    found = told.identifiers[["identifier_type", "identifier", "node"]].drop_duplicates(
        ["identifier_type", "identifier"]
    )
    group = found["node"].map(groups)
    canonical = keys.canonical(told, groups.map(joined.of))
    key_of = {cluster: child_key(node, secret) for cluster, node in canonical.items()}
    # the group a child's key rests on was joined to nothing: the others were joined to it
    first = set(canonical.map(groups).dropna())
    weight = group.where(~group.isin(first)).map(joined.weight).round(2)
    return pd.DataFrame(
        {
            "identifier_type": found["identifier_type"],
            "identifier": found["identifier"],
            "child_key": group.map(joined.of).map(key_of),
            "method": weight.isna().map({True: "exact", False: "splink"}),
            "match_weight": weight.astype(object).where(weight.notna(), None),
        }
    )


def _check(connection: Connection, secret: bytes) -> None:
    """That the secret is the one the children are keyed with; the first one used is kept in mind by its fingerprint."""
    kept = schema.child_key_secret
    known = connection.scalar(select(kept.c.fingerprint))
    if known is None:
        connection.execute(insert(kept).values(fingerprint=keys.fingerprint(secret)))
    elif known != keys.fingerprint(secret):
        raise WrongSecret(
            "CHILDRENS_SERVICES_CHILD_KEY is not the secret that the children are keyed with. What to do: set it back, "
            "or, to change it, run python -m childrens_services.deploy rotate-child-key"
        )


def _load(connection: Connection, identifiers: pd.DataFrame) -> None:
    connection.execute(text("drop table if exists pg_temp.resolved"))
    connection.execute(text("create temporary table resolved (like identity.child_identifier) on commit drop"))
    cursor = connection.connection.cursor()
    with cursor.copy("copy pg_temp.resolved from stdin (format csv)") as copy:
        copy.write(identifiers.to_csv(index=False, header=False))
    cursor.execute("analyze pg_temp.resolved")
