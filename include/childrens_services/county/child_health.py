"""Health visitor reviews: four for each infant.

The calibration: 88% of infants visited within 14 days of birth, face to face, by a health visitor (England 85.2% in
2024-25, OHID). A delivery holds the reviews that fall due in the month and those that were done or became known in it;
the first one also holds everything since January 2019, as a first load does.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import HISTORY_FROM, after, choose, days, known_by, stream
from childrens_services.county.delivery import Delivery, Period
from childrens_services.months import first_day

if TYPE_CHECKING:
    from childrens_services.county.world import County

PROVIDER = "RZ9"
# days after birth: when a review is due, the spread of those done in time, of those done late, and the two shares
REVIEWS = {
    "NBV": (14, (6, 15), (15, 29), 0.91, 0.07),
    "6_8W": (56, (42, 57), (57, 90), 0.86, 0.08),
    "12M": (365, (300, 366), (366, 457), 0.80, 0.11),
    "2_2_5Y": (913, (730, 914), (914, 1000), 0.78, 0.08),
}
SETTING = {"HOME": 88, "CLINIC": 5, "FAMILY_HUB": 5, "TELEPHONE": 1, "VIDEO": 1}
LATER_SETTING = {"HOME": 25, "CLINIC": 40, "FAMILY_HUB": 25, "NURSERY": 6, "TELEPHONE": 3, "VIDEO": 1}
ROLE = {"HV": 99, "OTHER": 1}
LATER_ROLE = {"HV": 45, "CNN": 54, "OTHER": 1}
KNOWN_LATE = 0.01


@dataclass(frozen=True)
class ChildHealth:
    """`reviews`: one row per infant and review: child, kind, due, done (or NaT), known, setting, role."""

    county: "County" = field(repr=False)
    reviews: pd.DataFrame

    @cached_property
    def expected(self) -> pd.DataFrame:
        """One row per infant expected: see `infant_health`."""
        from childrens_services.county import infant_health

        return infant_health.expected(self.county)

    @cached_property
    def waits(self) -> pd.DataFrame:
        """One row per referral to a community service: see `community_waits`."""
        from childrens_services.county import community_waits

        return community_waits.make(self.county)


def make(county: "County") -> ChildHealth:
    """Reviews that fall due from the history's start on, of infants who live in the county then."""
    rng, people = stream(county.seed, "health"), county.people
    frame = pd.concat([_reviews(rng, people, kind) for kind in REVIEWS], ignore_index=True)
    infants = people[["joined", "left"]].reindex(frame["child"]).set_axis(frame.index)
    here = (infants["joined"] <= frame["due"]) & ~(infants["left"] <= frame["due"])
    frame = frame[here & (frame["due"] >= pd.Timestamp(first_day(HISTORY_FROM)))]
    return ChildHealth(county, frame.sort_values(["due", "child", "kind"], ignore_index=True))


def health_visitor_reviews(county: "County", period: Period) -> pd.DataFrame:
    """The reviews that fell due in the period or became known in it, as they were at its end."""
    reviews = county.child_health.reviews
    fell_due = reviews["due"].between(period.since, period.end)
    told = reviews["known"].between(period.since, period.end) & (reviews["due"] < period.since)
    rows = known_by(reviews[fell_due | told], period.end, known=["done", "setting", "role"])
    infants = county.people.loc[rows["child"]].set_axis(rows.index)
    return pd.DataFrame(
        {
            "nhs_number": infants["nhs_number"],
            "infant_birth_date": infants["born"],
            "infant_sex": infants["sex"],
            "review_type": rows["kind"],
            "review_date": rows["done"],
            "setting": rows["setting"],
            "staff_role": rows["role"],
            "provider_code": PROVIDER,
        }
    )


def _reviews(rng: np.random.Generator, children: pd.DataFrame, kind: str) -> pd.DataFrame:
    due, in_time, late, share, late_share = REVIEWS[kind]
    born = days(children["born"])
    count = len(born)
    draw = rng.random(count)
    done = after(born, np.where(draw < share, rng.integers(*in_time, count), rng.integers(*late, count)))
    done[draw >= share + late_share] = np.datetime64("NaT")
    # a late record is known in the month after the visit
    next_month = days(done.astype("datetime64[M]") + 1)
    known = np.where(rng.random(count) < KNOWN_LATE, after(next_month, 2), done)
    first = kind == "NBV"
    frame = pd.DataFrame(
        {
            "child": np.arange(count),
            "kind": kind,
            "due": after(born, due),
            "done": done,
            "known": known,
            "setting": choose(rng, SETTING if first else LATER_SETTING, count),
            "role": choose(rng, ROLE if first else LATER_ROLE, count),
        }
    ).astype(dict.fromkeys(("due", "done", "known"), "datetime64[s]"))
    frame[["setting", "role"]] = frame[["setting", "role"]].mask(frame["done"].isna())
    return frame


DELIVERIES = (
    Delivery("health_visitor_reviews", health_visitor_reviews, "health/{month}/health_visitor_reviews_{month}.csv"),
)
