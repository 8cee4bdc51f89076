"""Dates as people write them: the contract's form first, then the others it accepts; what none reads is not lost."""

import dataclasses

import pyarrow as pa
from childrens_services import contracts
from childrens_services.typed import UNREADABLE, typed

WRITTEN = ["05/03/2026", "5.3.26", "5 March 2026", "2026-03-05", "3/31/2026", "soon", ""]


def test_forms_a_register_accepts() -> None:
    frame = typed(pa.table({"referred_date": WRITTEN}), contracts.load("children_missing_education"))
    # the fifth of March, never the third of May
    assert [f"{day:%Y-%m-%d}" for day in frame["referred_date"][:4]] == ["2026-03-05"] * 4
    assert frame["referred_date"][4:].isna().all()
    assert frame["referred_date" + UNREADABLE][4:6].tolist() == ["3/31/2026", "soon"]
    assert frame["referred_date" + UNREADABLE].isna().sum() == 5


def test_a_contract_without_them_accepts_its_own_and_iso_only() -> None:
    feed = contracts.load("children_missing_education")
    strict = [dataclasses.replace(column, also_accepted=()) for column in feed.columns]
    frame = typed(pa.table({"referred_date": WRITTEN}), dataclasses.replace(feed, columns=tuple(strict)))
    assert frame["referred_date"].notna().tolist() == [True, False, False, True, False, False, False]
