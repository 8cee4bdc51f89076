"""The nightly check of a return: Great Expectations on PostgreSQL, its history, workbooks and alerts."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from childrens_services import database, settings
from childrens_services.errors import NotDelivered
from childrens_services.returns import gx, history, nightly, readers, run
from openpyxl import load_workbook
from sqlalchemy import text

pytestmark = pytest.mark.usefixtures("warehouse")
MONDAY, TUESDAY, WEDNESDAY = date(2026, 10, 5), date(2026, 10, 6), date(2026, 10, 7)
HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"


@pytest.fixture(autouse=True)
def folder(places: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHILDRENS_SERVICES_RETURN_REPORTS", str(places / "reports"))
    return places


def deliver(folder: Path, *children: str, sex: str = "M") -> None:
    """A return of these children, all of the sex given, each with an episode whose reason is wrong for child B."""
    place = folder / "sources" / "returns" / "ssda903" / "2027"
    place.mkdir(parents=True, exist_ok=True)
    (place / "header.csv").write_text(HEADER + "".join(f"{name},{sex},01/06/2015,WBRI,UN1,,\n" for name in children))
    reasons = ("X" if name == "B" else "S" for name in children)
    (place / "episodes.csv").write_text(
        EPISODES
        + "".join(
            f"{name},01/05/2026,{reason},C2,N1,U4,PR1,,,,LE1 1AA,LE1 1AA,SC000001\n"
            for name, reason in zip(children, reasons, strict=True)
        )
    )


def issues(code: str) -> list[tuple[Any, ...]]:
    with database.transaction() as connection:
        query = (
            "select child_id, opened_on, fixed_on from quarantine.return_issue where rule_code = :code order by 1, 2"
        )
        return [tuple(row) for row in connection.execute(text(query), {"code": code})]


def test_an_issue_is_new_then_open_then_fixed(folder: Path) -> None:
    deliver(folder, "A", "B")
    first = nightly.check("ssda903", MONDAY)
    assert first["rules_crashed"] == 0
    assert first["new_issues"] == first["open_issues"] > 0
    assert issues("143") == [("B", MONDAY, None)]
    deliver(folder, "B", "A", "C")
    second = nightly.check("ssda903", TUESDAY)
    assert issues("143") == [("B", MONDAY, None)], "another row of the file, the same issue"
    assert second["open_issues"] == first["open_issues"] + second["new_issues"] - second["fixed_issues"]
    deliver(folder, "A", "C")
    third = nightly.check("ssda903", WEDNESDAY)
    assert issues("143") == [("B", MONDAY, WEDNESDAY)]
    assert third["fixed_issues"] > 0


def test_a_night_run_again_changes_nothing(folder: Path) -> None:
    deliver(folder, "A", "B")
    nightly.check("ssda903", MONDAY)
    deliver(folder, "A", "C")
    first = nightly.check("ssda903", TUESDAY)
    before = everything()
    assert nightly.check("ssda903", TUESDAY) == first
    assert everything() == before


def everything() -> dict[str, list[str]]:
    with database.transaction() as connection:
        return {
            name: sorted(connection.scalars(text(f"select kept::text from {name} as kept")))
            for name in ("quarantine.return_issue", "quality.return_run", "quality.return_rule")
        }


def test_an_earlier_night_cannot_be_checked_after_a_later_one(folder: Path) -> None:
    deliver(folder, "A")
    nightly.check("ssda903", TUESDAY)
    with pytest.raises(history.LaterCheck, match="2026-10-06"):
        nightly.check("ssda903", MONDAY)


def test_nothing_delivered_says_where_to_put_it(folder: Path) -> None:
    with pytest.raises(NotDelivered, match="returns/sen/2027"):
        nightly.check("sen", MONDAY)


def test_owners_are_told_what_is_new_once_and_no_child(folder: Path) -> None:
    deliver(folder, "CHILD-ONE", "B")
    nightly.check("ssda903", MONDAY)
    nightly.check("ssda903", TUESDAY)
    with database.transaction() as connection:
        (told,) = connection.execute(text("select feed, subject, body from quality.alert where domain = 'returns'"))
    assert told.feed == "ssda903_header"
    assert "143 (error), 1 new" in told.body
    assert "CHILD-ONE" not in told.subject + told.body


def test_workbooks_say_since_when(folder: Path) -> None:
    deliver(folder, "A", "B")
    nightly.check("ssda903", MONDAY)
    nightly.check("ssda903", TUESDAY)
    place = settings.return_reports() / "ssda903" / "2027"
    book = load_workbook(place / "whole_return.xlsx")
    assert {"Issues", "Rules", "Trend"} <= set(book.sheetnames)
    assert list(place.glob("teams/*.xlsx"))
    assert place.stat().st_mode & 0o077 == 0, "for nobody else on the machine"


def test_every_rule_is_accounted_for(folder: Path) -> None:
    deliver(folder, "A")
    nightly.check("ssda903", MONDAY)
    with database.transaction() as connection:
        found = {row.rule_code: row for row in connection.execute(text("select * from quality.return_rule"))}
    assert found.keys() == run.rules.load("ssda903").keys()
    assert found["203"].status == "not applicable"
    assert found["203"].reason == "no last year's return"


@pytest.mark.parametrize("return_name", ["ssda903", "cin", "sen"])
def test_great_expectations_finds_what_duckdb_finds(shared: Path, return_name: str) -> None:
    place = shared / "samples" / return_name
    files = (
        [place / "fake_CIN_data.xml"]
        if return_name == "cin"
        else sorted(place.glob("*.xlsx" if return_name == "sen" else "*.csv"))
    )
    delivered, _ = readers.deliver(return_name, files)
    of = run.collection(2024, {"local_authority": "855", "reference_date": "2024-08-31"}, delivered)
    providers = pd.DataFrame({"URN": ["1"]})
    one, other = (
        {each.rule.code: (each.status, each.rows) for each in outcomes}
        for outcomes in (
            gx.run(return_name, delivered, of, providers=providers),
            run.run(return_name, delivered, of, providers=providers),
        )
    )
    assert one == other
    assert "crashed" not in {status for status, _ in one.values()}
    assert any(rows for _, rows in one.values())
