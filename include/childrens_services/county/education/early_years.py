"""The early years foundation stage profile, and two-year-olds in funded early education.

The good level of development follows the profile of 2021/22, the one year of which the county has figures by district,
by sex and by free school meals: a share per district and eligibility, and girls ahead of boys as in the county as a
whole. Before and after, the county's share moves evenly towards the 75% promised for 2028. There was no profile in 2020
and 2021. Of two-year-olds about a third are eligible, and four in five of those take it up (DfE, education provision:
children under five, publishes England's; the county's are not among the figures used).
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county import published
from childrens_services.county.chance import between, choose, days, stream
from childrens_services.county.delivery import Delivery, Period
from childrens_services.county.education.pupils import home_district, on_roll

if TYPE_CHECKING:
    from childrens_services.county.world import County

GOALS, OF_GOOD_LEVEL = 17, 12
NO_PROFILE = ("2020-08", "2021-08")
COURSE = (("2019-06-30", 0.690), ("2022-06-30", 0.676), ("2028-06-30", 0.75))
# how often each goal is emerging among children without a good level, and the last five among those with one
EMERGING = (.45, .40, .42, .35, .33, .15, .40, .42, .75, .85, .65, .60, .45, .43, .40, .30, .33)  # fmt: skip
LAST_FIVE = 0.02
TERMS = {"01": "01-01", "04": "04-01", "09": "09-01"}
REASONS = {"ECONOMIC": 45, "HIGH_LEVEL": 8, "WORKING": 47}
ELIGIBLE, TAKEN_UP = 0.55, {"ECONOMIC": 0.74, "HIGH_LEVEL": 0.70, "WORKING": 0.93}


def due(month: str) -> bool:
    """The profile comes in August, when the schools' results have been moderated."""
    return month.endswith("-08") and month not in NO_PROFILE


def due_each_term(month: str) -> bool:
    """Funded places are counted in the first month of a funding term."""
    return month[-2:] in TERMS


def eyfsp_results(county: "County", period: Period) -> pd.DataFrame:
    """A row per child in reception in the school year that has ended."""
    day = pd.Timestamp(f"{period.month[:4]}-06-30")
    rows = on_roll(county, day)
    rows = rows[rows["nc_year"] == 0].sort_values("upn", ignore_index=True)
    people = county.people.iloc[rows["child"]].reset_index(drop=True)
    rows = rows.assign(sex=people["sex"], district=home_district(county, rows["child"].to_numpy(), day))
    rng = stream(county.seed, "profile", period.month)
    rows["fsm"] = _eligible(rng, rows)
    good = _good(rng, rows, float(between([day.to_datetime64()], COURSE)[0]))
    made: dict[str, Any] = {
        "upn": rows["upn"],
        "urn": rows["urn"],
        "assessment_date": day,
        "birth_date": people["born"],
        "sex": rows["sex"],
        "fsm": np.where(rows["fsm"], "1", "0"),
        "senprovision": rows["sen_provision"],
        "district": rows["district"],
    }
    emerging = rng.random((len(rows), GOALS)) < np.array(EMERGING)
    emerging[good, :OF_GOOD_LEVEL] = False
    emerging[good, OF_GOOD_LEVEL:] = rng.random((int(good.sum()), GOALS - OF_GOOD_LEVEL)) < LAST_FIVE
    # without a good level at least one of its goals is emerging: most often writing
    none = ~good & ~emerging[:, :OF_GOOD_LEVEL].any(axis=1)
    emerging[none, 9] = True
    return pd.DataFrame(made | {f"elg_{n + 1}": np.where(emerging[:, n], "1", "2") for n in range(GOALS)})


def _cells() -> pd.DataFrame:
    """The published numbers by district and eligibility; `rate` is the share with a good level."""
    table: pd.DataFrame = published.table("early_years_profile")
    return table.assign(rate=table["good_level"] / table["children"], fsm=table["fsm"].astype(str))


def _eligible(rng: np.random.Generator, rows: pd.DataFrame) -> Any:
    """Who is eligible now, in each district the published share: of those who ever are, as far as they go."""
    cells = _cells()
    eligible = np.zeros(len(rows), dtype=bool)
    groups: Any = rows.groupby("district").groups
    for district, here in groups.items():
        place, name = np.asarray(here), district if district in set(cells["district"]) else "County"
        counts = cells[(cells["district"] == name) & (cells["sex"] == "all")].set_index("fsm")["children"]
        wanted = round(len(place) * float(counts["1"] / counts["all"]))
        order = np.lexsort([rng.random(len(place)), ~rows.loc[here, "fsm"].to_numpy(dtype=bool)])
        eligible[place[order[:wanted]]] = True
    return eligible


def _good(rng: np.random.Generator, rows: pd.DataFrame, share: float) -> Any:
    """Who has a good level: by district, eligibility and sex as in 2022, moved to the share of this year."""
    table: Any = _cells()
    county = table[table["district"] == "County"].set_index(["fsm", "sex"])["rate"]
    cells = table[(table["fsm"] != "all") & (table["sex"] == "all")]
    rate = {(row["district"], row["fsm"] == "1"): row["rate"] for row in cells.to_dict("records")}
    good = np.zeros(len(rows), dtype=bool)
    groups: Any = rows.groupby(["district", "fsm"]).groups
    for (district, fsm), here in groups.items():
        base = 1 - (1 - rate.get((district, bool(fsm)), county["all", "all"])) * (1 - share) / (
            1 - county["all", "all"]
        )
        girls = rows.loc[here, "sex"].to_numpy() == "F"
        wanted = round(base * len(here))
        # of the girls as many more as in the county, of the boys the rest
        more = county["1" if fsm else "0", "F"] / county["1" if fsm else "0", "all"]
        ahead = min(round(base * more * girls.sum()), int(girls.sum()), wanted)
        place = np.asarray(here)
        for among, count in ((place[girls], ahead), (place[~girls], wanted - ahead)):
            good[rng.permutation(among)[:count]] = True
    return good


def funded_two_year_olds(county: "County", period: Period) -> pd.DataFrame:
    """A row per child who is two at the start of the term and eligible."""
    start = pd.Timestamp(f"{period.month[:4]}-{TERMS[period.month[-2:]]}")
    children = county.resident(start, 2, 2)
    people = county.people.iloc[children]
    rng = stream(county.seed, "funded places")
    draw, reason = rng.random((len(county.people), 3)), choose(rng, REASONS, len(county.people))
    likely = ELIGIBLE * (1.25 - 0.05 * people["deprivation"].to_numpy())
    chosen = draw[children, 0] < likely
    children, people = children[chosen], people[chosen]
    why = reason[children]
    taken = draw[children, 1] < pd.Series(why).map(TAKEN_UP).to_numpy()
    hours = np.where(why == "WORKING", np.where(start >= pd.Timestamp("2025-09-01"), 30, 15), 15)
    homes = county.postcode_at(children, np.full(len(children), days(start.to_datetime64())))
    return pd.DataFrame(
        {
            "child_id": "EY" + pd.Series(children).astype(str).str.zfill(7),
            "term_start": start,
            "birth_date": people["born"].to_numpy(),
            "eligibility_code": why,
            "funded_hours": np.where(taken, hours, 0),
            "provider_urn": np.where(
                taken, "EY" + pd.Series((draw[children, 2] * 400).astype(int) + 500_000).astype(str), ""
            ),
            "postcode_district": pd.Series(homes, dtype=object).str.split(" ").str[0],
        }
    )


DELIVERIES = (
    Delivery("eyfsp_results", eyfsp_results, "education/{month}/eyfsp_results_{month}.csv", due),
    Delivery(
        "funded_two_year_olds",
        funded_two_year_olds,
        "education/{month}/funded_two_year_olds_{month}.csv",
        due_each_term,
    ),
)
