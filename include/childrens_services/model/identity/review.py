"""What people are asked about links, and what they decided: `identity.link_review`."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, select, text

from childrens_services import database
from childrens_services.model import schema
from childrens_services.model.identity.doubts import Decisions, Doubt, Pair, pair


def decisions(connection: Connection) -> Decisions:
    """Every pair that somebody decided on."""
    kept = schema.link_review.c
    columns = (kept.one_type, kept.one_identifier, kept.other_type, kept.other_identifier, kept.decision)
    decided: dict[str, set[Pair]] = {"same": set(), "different": set()}
    rows = connection.execute(select(*columns).where(kept.status == "decided"))
    for one_type, one, other_type, other, decision in rows:
        decided[decision].add(pair(f"{one_type}:{one}", f"{other_type}:{other}"))
    return Decisions(frozenset(decided["same"]), frozenset(decided["different"]))


def ask(connection: Connection, doubts: Iterable[Doubt]) -> int:
    """Make the open questions these doubts; those that are none any more go. Gives how many are open."""
    connection.execute(text("drop table if exists pg_temp.found_doubt"))
    connection.execute(
        text(
            "create temporary table found_doubt (one_type text, one_identifier text, other_type text, "
            "other_identifier text, reason text, match_weight numeric(6, 2)) on commit drop"
        )
    )
    cursor = connection.connection.cursor()
    with cursor.copy("copy pg_temp.found_doubt from stdin") as copy:
        for doubt in _once(doubts):
            (one_type, one), (other_type, other) = (node.split(":", 1) for node in doubt.nodes)
            copy.write_row((one_type, one, other_type, other, doubt.reason, doubt.weight))
    cursor.execute(database.sql("identity", "link_review.sql"))
    review = schema.link_review
    return connection.scalar(select(func.count()).select_from(review).where(review.c.status == "open")) or 0


def _once(doubts: Iterable[Doubt]) -> Iterable[Doubt]:
    """The first doubt of each pair: what records say comes before what is likely."""
    return {doubt.nodes: doubt for doubt in reversed(list(doubts))}.values()
