"""The council's foster carers: enquiries, approvals, resignations, and who is placed with them.

Ofsted publishes fostering figures by council, but they are not among those the county rests on; assumed are 200
mainstream households in 2019, fewer each year as in England until 2024, and more since the council's campaign; one
enquiry in nine approved. The children are those of `care` placed with the council's own carers.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.county.chance import HORIZON, after, choose, day, days, known_by, stream, weekdays
from childrens_services.county.delivery import Delivery, Period
from childrens_services.county.places import DISTRICTS
from childrens_services.months import first_day, span

if TYPE_CHECKING:
    from childrens_services.county.world import County

MAINSTREAM, KINSHIP = 200, 70
# approved and ended in a year, mainstream then kinship
APPROVED = {2019: 24, 2020: 18, 2021: 20, 2022: 19, 2023: 20, 2024: 22, 2025: 29, 2026: 34}
ENDED = {2019: 28, 2020: 20, 2021: 27, 2022: 30, 2023: 28, 2024: 25, 2025: 22, 2026: 20}
KIN_APPROVED, KIN_ENDED = 46, 42
PLACES = {"1": 42, "2": 40, "3": 18}
REASONS = {"RESIGNED": 62, "RETIRED": 18, "TRANSFERRED": 8, "ORDER": 6, "TERMINATED": 6}
KIN_REASONS = {"ORDER": 60, "RESIGNED": 35, "TERMINATED": 5}
LEAVING = {"HEALTH": 24, "FAMILY": 26, "WORK": 16, "SUPPORT": 14, "MONEY": 9, "ALLEGATION": 4, "OTHER": 7}
NOTICE_DAYS = 28
ENQUIRIES_PER_APPROVAL = 9
SOURCES = {"WEB": 48, "PHONE": 20, "EVENT": 14, "CARER": 14, "TRANSFER": 4}
KIN_TYPES, MAINSTREAM_TYPES = ("U1", "U2", "U3"), ("U4", "U5", "U6")
ON_HOLD = 0.05


@lru_cache(maxsize=4)
def households(county: "County") -> pd.DataFrame:
    """Every household: household_id, kind, approved, ended (or NaT), reason, places, district; by approval."""
    rng = stream(county.seed, "fostering")
    parts = [_kind(county, rng, "MAINSTREAM", MAINSTREAM, APPROVED, ENDED, REASONS)]
    kin = (dict.fromkeys(APPROVED, KIN_APPROVED), dict.fromkeys(ENDED, KIN_ENDED))
    parts.append(_kind(county, rng, "KINSHIP", KINSHIP, *kin, KIN_REASONS))
    frame = pd.concat(parts).sort_values(["approved", "kind"], ignore_index=True, kind="stable")
    frame["places"] = choose(rng, PLACES, len(frame)).astype(int)
    frame["district"] = choose(rng, {item.name: 1 for item in DISTRICTS}, len(frame))
    frame.insert(0, "household_id", [f"F{number:05d}" for number in range(1, len(frame) + 1)])
    return frame.astype(dict.fromkeys(("approved", "ended"), "datetime64[s]"))


def _kind(
    county: "County",
    rng: np.random.Generator,
    kind: str,
    at_first: int,
    approved: dict[int, int],
    ended: dict[int, int],
    reasons: Mapping[str, float],
) -> pd.DataFrame:
    """Households of 2019 and those approved since; in each year so many, chosen from all there are, come to an end."""
    first = max(county.scaled(at_first), 4)
    begun = [after(np.full(first, day("2019-01-01")), -rng.integers(30, 5_000, first))]
    for year, count in approved.items():
        months = span(f"{year}-01", min(f"{year}-12", HORIZON))
        spread = rng.multinomial(county.scaled(count * len(months) / 12), np.full(len(months), 1 / len(months)))
        begun += [weekdays(rng, month, number) for month, number in zip(months, spread, strict=True)]
    start = np.concatenate(begun)
    end = np.full(len(start), np.datetime64("NaT", "D"))
    for year, count in ended.items():
        last = min(day(f"{year}-12-31"), day("2026-10-31"))
        # nobody leaves within half a year
        there = np.flatnonzero(np.isnat(end) & (start + 182 < day(f"{year}-01-01")))
        number = min(county.scaled(count), len(there) // 2)
        leaving = rng.choice(there, number, replace=False)
        end[leaving] = after(day(f"{year}-01-01"), rng.random(number) * int((last - day(f"{year}-01-01")).astype(int)))
    reason = np.where(np.isnat(end), "", choose(rng, reasons, len(end)))
    return pd.DataFrame({"kind": kind, "approved": start, "ended": end, "reason": reason})


def foster_households(county: "County", period: Period) -> pd.DataFrame:
    """Households approved by the end of the period."""
    rows = households(county)
    rows = known_by(rows[rows["approved"] <= period.end], period.end, ended=["reason"])
    return pd.DataFrame(
        {
            "household_id": rows["household_id"],
            "household_type": rows["kind"],
            "approved_date": rows["approved"],
            "deregistered_date": rows["ended"],
            "deregistration_reason": rows["reason"],
            "approved_places": rows["places"],
            "district": rows["district"],
        }
    )


def foster_resignations(county: "County", period: Period) -> pd.DataFrame:
    """Notices given by the end of the period, the approval ending 28 days later."""
    rows = households(county)
    draw = choose(stream(county.seed, "resignations"), LEAVING, len(rows))
    rows = rows.assign(notice=rows["ended"] - pd.Timedelta(days=NOTICE_DAYS), why=draw)
    rows = rows[rows["reason"].isin(["RESIGNED", "RETIRED"]) & (rows["notice"] <= period.end)]
    return pd.DataFrame(
        {
            "household_id": rows["household_id"],
            "notice_date": rows["notice"],
            "main_reason": rows["why"],
            "interviewed": np.where(rows.index % 5 == 0, "N", "Y"),
        }
    )


@lru_cache(maxsize=4)
def enquiries(county: "County") -> pd.DataFrame:
    """Every enquiry since 2019: enquired, applied, approved, closed, outcome, household_id; by date."""
    rng, rows = stream(county.seed, "foster enquiries"), households(county)
    rows = rows[(rows["kind"] == "MAINSTREAM") & (rows["approved"] >= "2019-10-01")]
    approved = days(rows["approved"])
    applied = after(approved, -rng.integers(100, 240, len(rows)))
    good = {"enquired": after(applied, -rng.integers(14, 60, len(rows))), "applied": applied, "approved": approved}
    made = pd.DataFrame(good | {"household_id": rows["household_id"].to_numpy(), "outcome": "APPROVED"})
    parts = [made.assign(closed=made["approved"])]
    for month in span("2019-01", HORIZON):
        count = county.scaled(APPROVED[int(month[:4])] / 12 * (ENQUIRIES_PER_APPROVAL - 1))
        enquired = weekdays(rng, month, count)
        went_on = rng.random(count) < 0.12
        applied = np.where(went_on, after(enquired, rng.integers(14, 60, count)), np.datetime64("NaT", "D"))
        closed = after(enquired, np.where(went_on, rng.integers(80, 200, count), rng.integers(3, 70, count)))
        outcome = choose(rng, {"WITHDRAWN": 70, "DECLINED": 30}, count)
        dates = {"enquired": enquired, "applied": applied, "closed": closed, "outcome": outcome}
        parts.append(pd.DataFrame(dates | {"household_id": "", "approved": np.datetime64("NaT", "D")}))
    frame = pd.concat([part for part in parts if len(part)], ignore_index=True)
    frame = frame.sort_values(["enquired", "closed"], ignore_index=True, kind="stable")
    frame["source"] = choose(rng, SOURCES, len(frame))
    frame.insert(0, "enquiry_id", [f"E{number:06d}" for number in range(1, len(frame) + 1)])
    return frame.astype(dict.fromkeys(("enquired", "applied", "approved", "closed"), "datetime64[s]"))


def foster_enquiries(county: "County", period: Period) -> pd.DataFrame:
    """Enquiries to date and how far each has come."""
    rows = enquiries(county)
    rows = known_by(
        rows[rows["enquired"] <= period.end], period.end, closed=["outcome"], approved=["household_id"], applied=[]
    )
    return pd.DataFrame(
        {
            "enquiry_id": rows["enquiry_id"],
            "enquiry_date": rows["enquired"],
            "enquiry_source": rows["source"],
            "application_date": rows["applied"],
            "approval_date": rows["approved"],
            "outcome": rows["outcome"],
            "household_id": rows["household_id"],
        }
    )


def foster_places(county: "County", period: Period) -> pd.DataFrame:
    """A row per household approved at the end of each month of the period; the children are those of `care`."""
    parts = [_at(county, pd.Timestamp(first_day(month))) for month in span(f"{period.since:%Y-%m}", period.month)]
    return pd.concat(parts, ignore_index=True)


def _at(county: "County", start: pd.Timestamp) -> pd.DataFrame:
    end = start + pd.offsets.MonthEnd(0)
    rows = households(county)
    rows = rows[(rows["approved"] <= end) & ~(rows["ended"] <= end)].reset_index(drop=True)
    draw = stream(county.seed, "foster places", f"{start:%Y-%m}").random(len(rows))
    hold = np.where(draw < ON_HOLD, 1, 0)
    placed = np.zeros(len(rows), dtype=int)
    for kind, types in (("MAINSTREAM", MAINSTREAM_TYPES), ("KINSHIP", KIN_TYPES)):
        among = np.flatnonzero(rows["kind"] == kind)
        placed[among] = _spread(_children(county, end, types), (rows["places"].to_numpy() - hold)[among])
    return pd.DataFrame(
        {
            "month": start,
            "household_id": rows["household_id"],
            "approved_places": rows["places"],
            "places_on_hold": hold,
            "children_placed": placed,
        }
    )


def _children(county: "County", end: pd.Timestamp, types: tuple[str, ...]) -> int:
    placements = county.care.placements
    own = placements["type"].isin(types) & placements["provider"].eq("PR1")
    return int((own & (placements["start"] <= end) & ~(placements["end"] <= end)).sum())


def _spread(children: int, room: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """Children over households: a place each round while there is one; more than there are places by exemption."""
    placed = np.zeros(len(room), dtype=np.int64)
    while children and len(room):
        free = np.flatnonzero(placed < room)
        taking = (free if len(free) else np.arange(len(room)))[:children]
        placed[taking] += 1
        children -= len(taking)
    return placed


DELIVERIES = (
    Delivery("foster_households", foster_households, "social_care/{month}/foster_households_{month}.csv"),
    Delivery("foster_enquiries", foster_enquiries, "social_care/{month}/foster_enquiries_{month}.csv"),
    Delivery("foster_resignations", foster_resignations, "social_care/{month}/foster_resignations_{month}.csv"),
    Delivery("foster_places", foster_places, "social_care/{month}/foster_places_{month}.csv"),
)
