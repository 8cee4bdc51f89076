"""Section 47 enquiries and initial child protection conferences, and the referrals that they and the plans belong to.

Each reporting year has the published number of enquiries, and of conferences by working days since the enquiry began;
every plan from 2017/18 on starts at a conference. Published figures are for the year in which each took place.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county.chance import Dates, Numbers, after, day, days, stream
from childrens_services.county.social_care import figures, working_days
from childrens_services.county.social_care.referral_flow import year_end

if TYPE_CHECKING:
    from childrens_services.county.world import County

BEGIN = "2017-04-01"
SIZES = (0.5, 0.28, 0.15, 0.07)
# days from the referral: most enquiries begin at once, some when the case is known for longer
AT_ONCE, SOON, LATER = 0.7, 10, 150


def make(county: "County", plans: pd.DataFrame) -> pd.DataFrame:
    """One row per enquiry, in order of its start.

    Columns: start, end, held (conference, or NaT), target (15 working days after the start), plan (its row, -1 for
    none), group (brothers and sisters), last (day until which the case is open at least).
    """
    rng = stream(county.seed, "enquiries")
    conferences = pd.concat([_conferences(county, rng, plans, year) for year in figures.YEARS], ignore_index=True)
    others = [_others(county, rng, conferences, year) for year in figures.YEARS]
    every = pd.concat([conferences, *others], ignore_index=True)
    dates = ["start", "end", "held", "target", "last"]
    every[dates] = every[dates].astype("datetime64[s]")
    return every.sort_values(["start", "group"], kind="stable", ignore_index=True)


def reporting_year(dates: Any) -> Numbers:
    """The year in which the reporting year of the date ends (31 March)."""
    months = days(dates).astype("datetime64[M]").astype(np.int64)
    found: Numbers = (months + 9) // 12 + 1970
    return found


def _conferences(county: "County", rng: np.random.Generator, plans: pd.DataFrame, year: int) -> pd.DataFrame:
    rows = np.flatnonzero(reporting_year(plans["start"].to_numpy()) == year)
    count = max(figures.total(county, "conferences", year), len(rows))
    held, group = groups_of(rng, year, count - len(rows), 500_000)
    frame = pd.DataFrame(
        {
            "held": np.concatenate([days(plans["start"].to_numpy()[rows]), held]),
            "group": np.concatenate([plans["group"].to_numpy()[rows], group]),
            "plan": np.concatenate([rows, np.full(count - len(rows), -1)]),
        }
    )
    # brothers and sisters have one conference: the groups follow one another, and so do the bands
    codes = pd.factorize(frame["group"])[0]
    order = np.argsort(rng.permutation(codes.max() + 1)[codes], kind="stable")
    names = list(figures.parts("conference_days", year, count).items())
    rng.shuffle(names)
    band = np.empty(count, dtype=object)
    band[order] = np.repeat(np.array([name for name, _ in names], dtype=object), [number for _, number in names])
    low, high = (np.array([text.split("-")[side] for text in band], dtype=np.int64) for side in (0, 1))
    took = low + (rng.random(codes.max() + 1)[codes] * (high - low + 1)).astype(np.int64)
    held = days(frame["held"].to_numpy())
    frame["start"] = np.busday_offset(held, -np.maximum(took, 3), roll="forward", busdaycal=working_days.calendar())
    # the enquiry itself is done some days before the conference
    done = np.maximum(np.maximum(took, 3) - 3, 1)
    frame["end"] = working_days.later(frame["start"].to_numpy(), np.minimum(done, 14))
    frame["target"] = working_days.later(frame["start"].to_numpy(), 15)
    ends = plans["end"].to_numpy()[np.maximum(frame["plan"].to_numpy(), 0)]
    never = np.datetime64("2100-01-01", "D")
    with_plan = np.where(np.isnat(ends), never, days(ends))
    frame["last"] = np.where(frame["plan"] >= 0, with_plan, after(held, 10))
    return frame


def _others(county: "County", rng: np.random.Generator, conferences: pd.DataFrame, year: int) -> pd.DataFrame:
    """Enquiries without a conference: as many as the others leave of the year's."""
    taken = int((reporting_year(conferences["start"].to_numpy()) == year).sum())
    count = max(figures.total(county, "section47", year) - taken, 0)
    start, group = groups_of(rng, year, count, 800_000)
    codes = pd.factorize(group)[0]
    took = rng.integers(3, 16, len(start))[codes] if count else np.empty(0, dtype=np.int64)
    end = working_days.later(start, took)
    nothing = np.full(count, np.datetime64("NaT", "D"))
    return pd.DataFrame(
        {"start": start, "end": end, "held": nothing, "target": nothing, "plan": -1, "group": group, "last": end}
    )


def groups_of(rng: np.random.Generator, year: int, count: int, base: int) -> tuple[Dates, Numbers]:
    """`count` working days of the reporting year, some of them more than once: for brothers and sisters."""
    every = np.arange(year_end(year - 1) + 1, year_end(year) + 1)
    every = every[np.is_busday(every, busdaycal=working_days.calendar())]
    sizes = rng.choice([1, 2, 3, 4], count, p=SIZES)
    group = np.repeat(np.arange(count), sizes)[:count]
    return np.sort(rng.choice(every, count))[group], year * 1_000_000 + base + group


def hosted(county: "County", flow: pd.DataFrame, enquiries: pd.DataFrame) -> Numbers:
    """The referral (row of the flow) of each enquiry, -1 for none; a referral has one enquiry at most.

    It came before the enquiry, and its case is open at every year's end before the last day of the plan.
    """
    rng = stream(county.seed, "enquiries of referrals")
    start, last = days(enquiries["start"].to_numpy()), days(enquiries["last"].to_numpy())
    codes = pd.factorize(enquiries["group"])[0]
    number = codes.max() + 1
    lag = np.where(rng.random(number) < AT_ONCE, rng.integers(0, SOON, number), rng.integers(SOON, LATER, number))[
        codes
    ]
    # no further back than there are referrals
    wanted = np.minimum(np.maximum(after(start, -lag), day("2017-04-25")), start)
    closes_in = np.minimum(reporting_year(last), max(figures.YEARS) + 1)
    host = np.full(len(enquiries), -1)
    free = ~flow["nfa"].to_numpy() & (flow["year"].to_numpy() > 2017)
    dates, year, until = days(flow["date"].to_numpy()), flow["year"].to_numpy(), flow["until"].to_numpy()
    # twice: who finds none near the day wanted takes one up to the day of the enquiry
    for aim in (wanted, start):
        for closing in range(max(figures.YEARS) + 1, min(figures.YEARS) - 1, -1):
            rows = np.flatnonzero((closes_in == closing) & (host < 0) & (start >= day(BEGIN)))
            usable = np.flatnonzero(free & ((year == closing) | (until >= closing - 1)))
            rows = rows[np.argsort(aim[rows], kind="stable")]
            place = _nearest_before(dates[usable], aim[rows])
            found = rows[place >= 0]
            host[found] = usable[place[place >= 0]]
            free[host[found]] = False
    return host


def _nearest_before(dates: Dates, wanted: Dates) -> Numbers:
    """For each wanted day, in order, a date of its own that is not later; -1 where none is left."""
    rank = np.arange(len(wanted))
    place = np.searchsorted(dates, wanted, side="right") - 1 - rank
    place = np.minimum.accumulate(place[::-1])[::-1] + rank if len(wanted) else place
    return np.maximum(place, -1)


def closed_after(flow: pd.DataFrame, enquiries: pd.DataFrame, host: Numbers) -> Dates:
    """Closing dates of the referrals, none before what belongs to them is over."""
    close, has = days(flow["close"].to_numpy()).copy(), host >= 0
    last = days(enquiries["last"].to_numpy())[has]
    rows = host[has]
    end_of_year = np.array([f"{year}-03-31" for year in np.minimum(reporting_year(last), 2101)], dtype="datetime64[D]")
    # never later than the year's end, if the case is not to be open then
    latest = np.minimum(after(last, 14), end_of_year)
    gone = flow["until"].to_numpy()[rows] < reporting_year(last)
    close[rows] = np.maximum(close[rows], np.where(gone, latest, last))
    return close
