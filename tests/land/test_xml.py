"""XML: several feeds from one file, memory that does not grow, and nothing that reaches out or blows up."""

import dataclasses
import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from childrens_services import contracts
from childrens_services.errors import NotDelivered
from childrens_services.land import land, locate
from childrens_services.land.readers import rows as reader_rows
from childrens_services.land.readers import xml

from tests.land.given import MONTH, SECRET, deliver, landing, refused, rows

PATH = f"social_care/{MONTH}/return_903.xml"
HEADER = f"""<HEADER><CHILDID>{SECRET}</CHILDID><UPN>UN1</UPN><SEX>F</SEX><DOB>01/02/2015</DOB><ETHNIC>WBRI</ETHNIC>
<UASC>0</UASC>%s</HEADER>"""
EPISODE = "<EPISODE><DECOM>03/04/2026</DECOM><RNE>S</RNE><LS>C2</LS><PL>U1</PL></EPISODE>"
CHILD = f"<CHILD>{HEADER % ''}{EPISODE}</CHILD>"
BOMB = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))


def document(*children: str, prolog: str = "") -> str:
    return f"<?xml version='1.0' encoding='utf-8'?>{prolog}<EXPSSDA903>{''.join(children)}</EXPSSDA903>"


def test_a_record_takes_its_own_values_only(places: Path) -> None:
    inside = "<!-- note --><DUC>01/02/2033</DUC><AREVIEW><REVIEW>05/05/2026</REVIEW></AREVIEW><OC2/><NEW>x</NEW>"
    deliver(places, PATH, document(f"<CHILD>{HEADER % inside}</CHILD>", CHILD))
    header, uasc = rows("ssda903_header"), rows("ssda903_uasc")
    assert header[0] == {
        "child": SECRET,
        "sex": "F",
        "dob": "01/02/2015",
        "ethnic": "WBRI",
        "upn": "UN1",
        "mother": None,
        "mc_dob": None,
        "new": "x",
        "source_file": "return_903.xml",
        "source_row": 1,
    }
    assert (header[1]["source_row"], header[1]["new"]) == (2, None)
    assert [(row["duc"], set(row) - {"new"}) for row in uasc] == [
        ("01/02/2033", {"child", "sex", "dob", "duc", "source_file", "source_row"})
    ]


def test_inherited_values_and_aliases(places: Path) -> None:
    deliver(places, PATH, document(CHILD, CHILD.replace(EPISODE, EPISODE * 2)))
    episodes = rows("ssda903_episodes")
    assert [(row["child"], row["place"], row["source_row"]) for row in episodes] == [
        (SECRET, "U1", 1),
        (SECRET, "U1", 2),
        (SECRET, "U1", 3),
    ]


def test_ids_join_the_records_of_a_file() -> None:
    feed = contracts.load("ssda903_episodes")
    ids = {"CHILDNO": "ancestor-or-self::CHILD", "EPISODENO": "self::EPISODE"}
    server = dataclasses.replace(feed.servers[1], options=feed.servers[1].options | {"ids": ids})
    content = io.BytesIO(document(CHILD, CHILD.replace(EPISODE, EPISODE * 2)).encode())
    found = [row for batch in xml.read(feed, server, "x", content) for row in batch.to_pylist()]
    assert [(row["childno"], row["episodeno"]) for row in found] == [("1", "1.1"), ("2", "2.1"), ("2", "2.2")]


def test_a_column_that_turns_up_late_is_kept(places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_rows, "BATCH_ROWS", 2)
    deliver(places, PATH, document(*[CHILD] * 4, f"<CHILD>{HEADER % '<LATE>y</LATE>'}</CHILD>"))
    assert [row["late"] for row in rows("ssda903_header")] == [None] * 4 + ["y"]


def test_a_module_without_records_was_not_delivered(places: Path) -> None:
    deliver(places, PATH, document(CHILD))
    refused(places, "ssda903_dolo", NotDelivered)


@pytest.mark.parametrize("feed", ["ssda903_header", "ssda903_dolo"])
@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(document(CHILD, CHILD)[:-40], "line", id="truncated"),
        pytest.param(document(CHILD, "<CHILD><HEADER></CHILD>"), "line 2", id="malformed"),
        pytest.param("", "line", id="empty"),
        pytest.param("not XML", "line 1", id="not XML"),
        pytest.param(document(), "no CHILD element", id="no unit"),
        pytest.param(document(CHILD, prolog="<!DOCTYPE EXPSSDA903>"), "DOCTYPE", id="doctype"),
        pytest.param(
            document(
                f"<CHILD>{HEADER % '<MOTHER>&i;</MOTHER>'}</CHILD>", prolog=f'<!DOCTYPE x [<!ENTITY a "aa">{BOMB}]>'
            ),
            "DOCTYPE",
            id="bomb",
        ),
        pytest.param(
            document(CHILD, prolog='<!DOCTYPE x SYSTEM "http://localhost:1/x.dtd">'), "DOCTYPE", id="external DTD"
        ),
    ],
)
def test_refused(places: Path, feed: str, content: str, problem: str) -> None:
    deliver(places, PATH, content)
    error = refused(places, feed)
    assert error.file == "return_903.xml"
    assert problem in error.problem


def test_an_external_entity_is_not_read(places: Path) -> None:
    target = places / "secret.txt"
    target.write_text(SECRET)
    prolog = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{target.as_uri()}">]>'
    deliver(places, PATH, document(f"<CHILD>{HEADER % '<MOTHER>&e;</MOTHER>'}</CHILD>", prolog=prolog))
    assert "DOCTYPE" in refused(places, "ssda903_header").problem


def test_a_value_that_is_there_twice(places: Path) -> None:
    deliver(places, PATH, document(CHILD, f"<CHILD>{HEADER % f'<SEX>{SECRET}</SEX>'}</CHILD>"))
    error = refused(places, "ssda903_header")
    assert (error.row, error.field) == (2, "sex")


class Endless(io.RawIOBase):
    """A return of so many children, made as it is read."""

    def __init__(self, children: int):
        self._parts: Iterator[str] = iter(["<EXPSSDA903>", *[CHILD] * children, "</EXPSSDA903>"])

    def read(self, _size: int = -1) -> bytes:
        return next(self._parts, "").encode()


def test_memory_does_not_grow_with_the_file() -> None:
    count = 0
    for unit in xml.units(Endless(20_000), "CHILD", "x"):
        count += 1
        # of the units before, none is still there
        assert len(unit.getparent()) <= 2
    assert count == 20_000


def test_memory_of_a_batch_not_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_rows, "BATCH_ROWS", 500)
    feed = contracts.load("ssda903_header")
    peaks = []
    for children in (1_000, 10_000):
        tracemalloc.start()
        total = sum(batch.num_rows for batch in xml.read(feed, feed.servers[1], "x", Endless(children)))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert total == children
    assert peaks[1] < 1.5 * peaks[0]


def test_the_sample_return_is_read_whole(places: Path, shared: Path) -> None:
    deliver(places, PATH, (shared / "samples/ssda903/fake_903.xml").read_bytes())
    counts = {name: len(rows(name)) for name in locate.feeds_delivered(str(places / "sources"))}
    assert counts == {
        "ssda903_ad1": 3,
        "ssda903_episodes": 459,
        "ssda903_header": 253,
        "ssda903_missing": 6,
        "ssda903_oc2": 253,
        "ssda903_oc3": 6,
        "ssda903_placed_adoption": 3,
        "ssda903_prev_perm": 253,
        "ssda903_reviews": 1206,
        "ssda903_uasc": 12,
    }
    agreed = {name: {column.name for column in contracts.load(name).columns} for name in counts}
    assert {name: set(land(contracts.load(name), MONTH).columns) for name in counts} == agreed
    assert len(landing(places)) == 2 * len(counts)
