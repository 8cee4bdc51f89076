"""Health visitor reviews: four for each infant.

The calibration: 88% of infants visited within 14 days of birth, face to face, by a health visitor (England 85.2% in
2024-25, OHID). A delivery holds the reviews that fall due in the month and those that were done or became known in it;
the first one also holds everything since January 2024, as a first load does.
"""

import numpy as np
import pandas as pd

from childrens_services.county.chance import HISTORY_FROM, after, choose, days, known_by, stream
from childrens_services.months import first_day

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


def reviews(seed: int, children: pd.DataFrame) -> pd.DataFrame:
    """One row per infant and review: child (row of children), kind, due, done (or never), known, setting, role."""
    rng = stream(seed, "health")
    parts = [_reviews(rng, children, kind) for kind in REVIEWS]
    frame = pd.concat(parts, ignore_index=True)
    frame = frame[frame["due"] >= pd.Timestamp(first_day(HISTORY_FROM))]
    return frame.sort_values(["due", "child", "kind"], ignore_index=True)


def delivery(children: pd.DataFrame, reviews: pd.DataFrame, start: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    """The reviews that fell due from `start` to `end` or became known in that time, as they were at `end`."""
    fell_due = reviews["due"].between(start, end)
    told = reviews["known"].between(start, end) & (reviews["due"] < start)
    rows = known_by(reviews[fell_due | told], end, known=["done", "setting", "role"])
    infants = children.loc[rows["child"]].set_axis(rows.index)
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
