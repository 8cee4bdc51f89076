"""Attendance as published, marks as the guidance has them, and the census telling what the marks tell."""

import numpy as np
import pandas as pd
import pytest
from childrens_services.county import published
from childrens_services.county.delivery import period
from childrens_services.county.education import attendance, registers
from childrens_services.county.education.school_census import numbered
from childrens_services.county.world import County

ABSENCE = published.table("attendance")
WEEKS = {2022: "2023-03-06", 2023: "2024-03-04", 2024: "2025-03-03", 2025: "2026-03-02"}


@pytest.mark.parametrize("row", ABSENCE.to_dict("records"), ids=lambda row: f"{row['academic_year']}-{row['phase']}")
def test_absence_as_published(full_county: County, row: dict[str, object]) -> None:
    """Overall absence within 1% of the published rate, and persistent absence within 3 percentage points."""
    rows, table = attendance.marks(full_county, pd.Timestamp(WEEKS[int(str(row["academic_year"]))]))
    here = (rows["phase"] == row["phase"]).to_numpy()
    absent = np.isin(table[here], [*attendance.AUTHORISED, *attendance.UNAUTHORISED])
    assert 100 * absent.mean() == pytest.approx(row["absence_percent"], rel=0.02)
    assert 100 * rows.loc[here, "chance"].mean() == pytest.approx(row["absence_percent"], rel=0.01)
    assert 100 * (rows.loc[here, "chance"] > 0.1).mean() == pytest.approx(row["persistent_percent"], abs=3)


def test_a_week_has_ten_marks_and_holidays_are_closed(small_county: County) -> None:
    told = attendance.attendance_weekly(small_county, period("2026-05"))
    marks = told["marks"].str.split(" ", expand=True)
    assert marks.shape[1] == 10
    assert not marks.isna().any().any()
    bank_holiday = told["week_commencing"] == "2026-05-04"
    assert (marks.loc[bank_holiday, [0, 1]] == "#").all().all()
    assert not (marks.loc[bank_holiday, range(2, 10)] == "#").any().any()
    assert not attendance.has_weeks("2026-08") or attendance.weeks(
        pd.Timestamp("2026-08-01"), pd.Timestamp("2026-08-31")
    )


def test_the_census_adds_up_the_marks(small_county: County) -> None:
    """One pupil's term, added up from the weekly files."""
    month = "2026-01"
    told = attendance.sessions(small_county, period(month))
    rolled = numbered(small_county, month)
    absent = told[told["attendancereason"] == "I"].sort_values("sessions").iloc[-1]
    upn = rolled.set_index("id").loc[absent["pupilonrolltableid"], "upn"]
    weekly = pd.concat(
        attendance.attendance_weekly(small_county, period(each))
        for each in ("2025-08", "2025-09", "2025-10", "2025-11", "2025-12")
        if attendance.has_weeks(each)
    )
    mine = weekly.loc[weekly["upn"] == upn, "marks"].str.cat(sep=" ").split(" ")
    assert mine.count("I") == absent["sessions"] > 0
    possible = told[
        (told["attendancereason"] == "POSSIBLE") & (told["pupilonrolltableid"] == absent["pupilonrolltableid"])
    ]
    assert possible["sessions"].item() == len(mine) - mine.count("#")


def test_part_time_pupils_are_away_in_the_afternoon(small_county: County) -> None:
    entries = registers.stretches(small_county, "reduced")
    monday = pd.Timestamp("2026-03-02")
    there = entries[(entries["start"] <= monday) & ~(entries["end"] <= monday)]
    rows, table = attendance.marks(small_county, monday)
    part = rows["child"].isin(there["child"]).to_numpy()
    assert (table[part][:, 1::2] == attendance.PART_TIME).sum() > 0
    assert not (table[~part] == attendance.PART_TIME).any()


def test_nobody_is_at_home_and_on_a_roll(small_county: County) -> None:
    entries = registers.stretches(small_county, "home")
    begun = entries[entries["start"].between("2025-09-01", "2026-07-31")]
    rolled = small_county.enrolments
    assert not begun["child"].isin(rolled.loc[rolled["year"] == 2025, "child"]).any()


def test_suspensions_near_the_rate(full_county: County) -> None:
    told = attendance.exclusions(full_county, period("2026-10"))
    suspended = (told["category"] == "SUSP").sum()
    pupils = len(numbered(full_county, "2026-10"))
    assert 0.8 * 0.11 / 3 < suspended / pupils < 1.3 * 0.11 / 3
    assert told.loc[told["category"] == "PERM", "sessions"].isna().all()
