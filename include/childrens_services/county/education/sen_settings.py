"""Where children with a plan are taught, from one school year to the next.

At each count (`sen_caseload.counted`) the plans maintained are shared out to the kinds of setting as published for that
January (`published/ehc_plans_by_setting.csv`); after the last one its shares are kept. Whoever is in a kind of setting
stays if there is room. Who is at a mainstream school, in a unit or not, is at the school `county.enrolments` has for
them. Moves are on 1 September.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.county import published
from childrens_services.county.chance import Dates, Numbers, day, days, stream
from childrens_services.county.education.sen_caseload import counted, open_at

if TYPE_CHECKING:
    from childrens_services.county.world import County

Strings = npt.NDArray[np.object_]
Flags = npt.NDArray[np.bool_]

# school years: nursery is -1, reception 0, the first year after year 13 is 14
NOBODY = -99


@dataclass(frozen=True)
class Kind:
    """A kind of setting, for school years `low` to `high`.

    `schools`: kind of `county.schools`, "" for none. `code`: SEN2 setting. `enrolled`: only who is (True) or rather who
    is not (False) on the roll of a mainstream school.
    """

    low: int
    high: int
    schools: str = ""
    code: str = ""
    enrolled: bool | None = None


# in the order in which places are taken up: the kinds few are of an age for come first, those left are not known
KINDS = {
    "early_years": Kind(-5, -1, code="EYP"),
    "notice_to_cease": Kind(12, 20, code="NIEC"),
    "training": Kind(12, 20),
    "special_college": Kind(12, 21, "special college"),
    "college": Kind(12, 21, "college"),
    "neet": Kind(12, 21, code="NEET"),
    "alternative": Kind(1, 11, "pupil referral unit"),
    "not_in_education": Kind(1, 11, code="NIEO", enrolled=False),
    "home_educated": Kind(0, 11, code="EHE", enrolled=False),
    "arranged_by_council": Kind(1, 13, code="OLA", enrolled=False),
    "arranged_by_parents": Kind(0, 13, code="OPA", enrolled=False),
    "other": Kind(0, 21, code="OTH", enrolled=False),
    "independent": Kind(0, 13, "independent", enrolled=False),
    "independent_special": Kind(0, 14, "independent special", enrolled=False),
    "unit": Kind(-1, 11, enrolled=True),
    "special": Kind(-2, 14, "special"),
    "unknown": Kind(-9, 30),
    "mainstream": Kind(-1, 13, enrolled=True),
}
UNIT, MAINSTREAM, UNKNOWN, TRAINING = "unit", "mainstream", "unknown", "training"
# providers of training have no number in the register of schools
TRAINING_UKPRN, TRAINERS = 10_990_001, 6
# one school in so many with special places has resourced provision, the others a unit
RESOURCED_ONE_IN = 30
# of special schools the county's own come first
OWN_SPECIAL = 0.93
OUT_OF_AGE, NEWCOMER, NOT_PREFERRED = 1_000.0, 10.0, 4.0


def make(county: "County", plans: pd.DataFrame) -> pd.DataFrame:
    """One row per plan and placement, in order of plan and start.

    plan_id, child, kind (of `KINDS`, not "unknown"), urn and ukprn ("": none), setting (SEN2 code where there is no
    school), unit, resourced (whether the place is one of the school's unit or resourced provision), start, end (NaT).
    """
    taken = _at_counts(county, plans)
    rows = taken.sort_values(["plan", "count"], kind="stable", ignore_index=True)
    same = rows["plan"].eq(rows["plan"].shift())
    new = ~(same & rows["kind"].eq(rows["kind"].shift()) & rows["urn"].eq(rows["urn"].shift()))
    september = days([f"{count - 1}-09-01" for count in rows["count"]])
    starts, ceased = (days(plans[name].to_numpy())[rows["plan"]] for name in ("start", "ceased"))
    begun = np.where(same, september, starts)
    frame = rows.assign(start=begun, ceased=ceased)[new].reset_index(drop=True)
    following = frame["start"].shift(-1) - pd.Timedelta(days=1)
    stays = frame["plan"].eq(frame["plan"].shift(-1))
    frame["end"] = following.where(stays, frame["ceased"])
    frame["plan_id"], frame["child"] = (plans[name].to_numpy()[frame["plan"]] for name in ("plan_id", "child"))
    frame = frame[frame["kind"] != UNKNOWN].reset_index(drop=True)
    columns = ["plan_id", "child", "kind", "urn", "ukprn", "setting", "unit", "resourced", "start", "end"]
    return frame.assign(**_described(county, frame))[columns].astype({"start": "datetime64[s]", "end": "datetime64[s]"})


def _described(county: "County", frame: pd.DataFrame) -> dict[str, Any]:
    ukprn = frame["urn"].map(county.schools.set_index("urn")["ukprn"]).fillna("")
    trainers = (TRAINING_UKPRN + frame["child"] % TRAINERS).astype(str)
    place = frame["kind"].eq(UNIT)
    resourced = frame["urn"].where(place, "0").astype(int) % RESOURCED_ONE_IN == 1
    return {
        "ukprn": ukprn.mask(frame["kind"].eq(TRAINING), trainers),
        "setting": frame["kind"].map({name: kind.code for name, kind in KINDS.items()}),
        "unit": place & ~resourced,
        "resourced": place & resourced,
    }


def _at_counts(county: "County", plans: pd.DataFrame) -> pd.DataFrame:
    """Plan (row of `plans`), count (year of the January), kind and urn of each plan maintained at each count."""
    rng = stream(county.seed, "settings")
    fixed = rng.random(len(plans))
    kind = np.full(len(plans), "", dtype=object)
    parts = []
    for year, at in counted().items():
        rows = np.flatnonzero(open_at(plans, at))
        child = plans["child"].to_numpy()[rows]
        enrolled = _enrolled(county, child, year - 1)
        nc_year = _nc_year(county, child, year - 1)
        new = days(plans["start"].to_numpy())[rows] > day(f"{year - 1}-09-01")
        kind[rows] = _share_out(rng, year, kind[rows], nc_year, enrolled != "", new)
        urn = _schools(county, kind[rows], child, fixed[rows], nc_year, enrolled)
        parts.append(pd.DataFrame({"plan": rows, "count": year, "kind": kind[rows], "urn": urn}))
    return pd.concat(parts, ignore_index=True)


def _enrolled(county: "County", child: Numbers, year: int) -> Strings:
    """The mainstream school each child is on the roll of in the school year from September `year`."""
    rows = county.enrolments[county.enrolments["year"] == year]
    found: Strings = rows.set_index("child")["urn"].reindex(child).fillna("").to_numpy(dtype=object)
    return found


def _nc_year(county: "County", child: Numbers, year: int) -> Numbers:
    born: Dates = days(county.people["born"].to_numpy())[child]
    entry: Numbers = (born.astype("datetime64[M]") - 8).astype("datetime64[Y]").astype(int) + 1970
    return (year - 5) - entry


def _share_out(
    rng: np.random.Generator, year: int, before: Strings, nc_year: Numbers, on_roll: Flags, new: Flags
) -> Strings:
    """The kind of setting of each plan at the count, as many of each as published."""
    table: Any = published.table("ehc_plans_by_setting").set_index("january")[list(KINDS)]
    shares = table.loc[min(year, table.index.max())]
    free = np.ones(len(before), dtype=bool)
    kinds = np.full(len(before), MAINSTREAM, dtype=object)
    for (name, kind), count in zip(KINDS.items(), published.share_out(len(before), shares), strict=True):
        fits = (nc_year >= kind.low) & (nc_year <= kind.high)
        if kind.enrolled:
            fits &= on_roll
        cost = np.where(fits, 0.0, OUT_OF_AGE) + NEWCOMER * (before != name) + rng.random(len(before))
        cost += NOT_PREFERRED * on_roll * (kind.enrolled is False)
        # what is left for those too old for school
        cost -= 2 * NEWCOMER * (nc_year > 14) * (name == "neet")
        cost += NOT_PREFERRED * (~new | on_roll) * (name == UNKNOWN)
        places = np.flatnonzero(free)
        rows = places[np.argsort(cost[places], kind="stable")[:count]]
        kinds[rows] = name
        free[rows] = False
    return kinds


def _schools(
    county: "County",
    kinds: Strings,
    child: Numbers,
    fixed: npt.NDArray[np.float64],
    nc_year: Numbers,
    enrolled: Strings,
) -> Strings:
    """The school of each plan: the child's own, or always the same one of its kind."""
    found = np.full(len(kinds), "", dtype=object)
    for name, kind in KINDS.items():
        rows = np.flatnonzero(kinds == name)
        if kind.schools:
            found[rows] = _pick(county.schools, kind.schools, fixed[rows])
        elif kind.enrolled:
            found[rows] = enrolled[rows]
            astray = rows[enrolled[rows] == ""]
            level = np.where(nc_year[astray] <= 6, "primary", "sixth form")
            for schools in ("primary", "sixth form"):
                here = astray[level == schools]
                found[here] = _pick(county.schools, schools, fixed[here])
    return found


def _pick(schools: pd.DataFrame, kind: str, fixed: npt.NDArray[np.float64]) -> Strings:
    """A school of the kind for each number from 0 to 1; the county's own for most."""
    every = schools[schools["kind"] == kind]
    own = every["local_authority_code"].astype(str) == "855"
    inside, outside = every.loc[own, "urn"].to_numpy(dtype=object), every.loc[~own, "urn"].to_numpy(dtype=object)
    share = OWN_SPECIAL if len(outside) and len(inside) else 1.0 if len(inside) else 0.0
    if kind == "independent special":
        inside, outside, share = every["urn"].to_numpy(dtype=object), outside, 1.0
    position = np.where(fixed < share, fixed / max(share, 1e-9), (fixed - share) / max(1 - share, 1e-9))
    if not len(outside):
        outside = inside
    if not len(inside):
        inside = outside
    return np.where(
        fixed < share,
        inside[(position * len(inside)).astype(int).clip(0, len(inside) - 1)],
        outside[(position * len(outside)).astype(int).clip(0, len(outside) - 1)],
    )
