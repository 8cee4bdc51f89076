"""Children looked after on 31 March, those who came and went in the year: SSDA903 returns.

Years stand five apart, so that no child of one is looked after in another: what a year's figures count was in care for
up to four years.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from tests.published.figures import Figure
from tests.published.pipeline import TOTAL, Pipeline, Result

AUTHORITIES = Path(__file__).resolve().parents[2] / "include" / "reference" / "local_authorities.csv"
SNAPSHOT, YEAR = "snapshot", "rolling_12m"
# published measure: KPI, period, breakdown
FOUND: Mapping[str, tuple[str, str, tuple[str, str]]] = {
    "cla_rate_10k": ("cla_count_rate_10k", SNAPSHOT, TOTAL),
    "cla_started_rate_10k": ("cla_started_rate_10k", YEAR, TOTAL),
    "cla_ceased_rate_10k": ("cla_started_rate_10k", YEAR, ("variant", "ceased to be looked after")),
    "cla_3plus_placements_pct": ("cla_3plus_placements_pct", SNAPSHOT, TOTAL),
    "cla_3plus_placements_2yr_pct": ("cla_3plus_placements_pct", SNAPSHOT, ("variant", "in 24 months")),
    "cla_long_term_stability_pct": ("cla_long_term_stability_pct", SNAPSHOT, TOTAL),
    "cla_20miles_outside_pct": ("cla_20miles_outside_pct", SNAPSHOT, TOTAL),
    "cla_20miles_any_pct": ("cla_20miles_outside_pct", SNAPSHOT, ("variant", "more than 20 miles")),
    "cla_outside_la_pct": ("cla_local_pct", SNAPSHOT, ("variant", "outside the area")),
    "cla_foster_pct": ("cla_local_pct", SNAPSHOT, ("variant", "in foster placements")),
    "cla_childrens_home_pct": ("cla_local_pct", SNAPSHOT, ("variant", "in homes for children")),
    "cla_own_provision_pct": ("cla_local_pct", SNAPSHOT, ("variant", "provided by the council")),
}
KPIS = tuple(FOUND)
STABILITY = "cla_long_term_stability_pct"
# of the whole that its figures are shares of
PARTS = {"cla_long_term_stability_pct", "cla_3plus_placements_2yr_pct", "cla_started_rate_10k", "cla_ceased_rate_10k"}
LAST, APART = 2025, 5
# postcode: easting, northing, council. Home, near and far of it, each within the county and outside
HOME = "LE1 1AA"
INSIDE_NEAR, INSIDE_FAR, OUTSIDE_NEAR, OUTSIDE_FAR = "LE2 2BB", "LE3 3CC", "LE4 4DD", "NG5 5EE"
PLACES = {
    HOME: (458000, 304000, "855"),
    INSIDE_NEAR: (462000, 305000, "855"),
    INSIDE_FAR: (500000, 304000, "855"),
    OUTSIDE_NEAR: (459000, 306000, "856"),
    OUTSIDE_FAR: (457000, 350000, "891"),
}


@dataclass(frozen=True)
class Wanted:
    """The figures of a year: how many children of a kind, by measure. A measure without a figure has none."""

    figures: Mapping[str, Figure]

    @property
    def children(self) -> int:
        """Looked after on 31 March."""
        rate = self.figures.get("cla_rate_10k")
        whole = [figure.total for kpi, figure in self.figures.items() if kpi not in PARTS and kpi != "cla_rate_10k"]
        (found,) = {*whole, *([rate.count] if rate else [])}
        return found

    def count(self, kpi: str) -> int:
        """The numerator."""
        return self.figures[kpi].count if kpi in self.figures else 0

    def total(self, kpi: str) -> int:
        """The denominator."""
        return self.figures[kpi].total if kpi in self.figures else 0


def stands(year: int) -> int:
    """The year whose days the records have."""
    return LAST - APART * (LAST - year)


def run(pipeline: Pipeline, wanted: Iterable[Figure]) -> None:
    """Deliver the returns, postcodes and populations of the years of these figures, and measure them."""
    of: dict[int, dict[str, Figure]] = {}
    for figure in wanted:
        of.setdefault(figure.year, {})[figure.kpi] = figure
    last = f"{stands(max(of))}-03"
    _deliver_reference(pipeline, last, of)
    before = pd.DataFrame()
    for year, figures in sorted(of.items()):
        episodes = _episodes(stands(year), Wanted(figures))
        episodes["child"] = f"C{year}-" + episodes["child"]
        # how long children have been in the same placement is told by the two returns before too
        for back in (2, 1) if STABILITY in figures else ():
            day = pd.Timestamp(f"{stands(year) - back}-03-31")
            _deliver(pipeline, stands(year) - back, pd.concat([before, episodes[episodes["decom"] <= day]]), day)
        _deliver(pipeline, stands(year), pd.concat([before, episodes]), pd.Timestamp(f"{stands(year)}-03-31"))
        before = pd.concat([before, episodes])
    kpis = {FOUND[figure.kpi][0] for each in of.values() for figure in each.values()}
    months = [f"{stands(year)}-03" for year in of]
    pipeline.measure(dict.fromkeys(kpis, months))


def find(pipeline: Pipeline, figure: Figure) -> Result:
    """On 31 March or in the year to it."""
    kpi, period, group = FOUND[figure.kpi]
    return pipeline.figure(kpi, f"{stands(figure.year)}-03", period, group)


def _episodes(year: int, wanted: Wanted) -> pd.DataFrame:
    """Child, decom, dec, rec, rne, place, provider, postcode, dob: all that the figures of the year rest on."""
    return pd.concat([_looked_after(year, wanted), _came_and_went(year, wanted)], ignore_index=True)


def _looked_after(year: int, wanted: Wanted) -> pd.DataFrame:
    """Those on 31 March, until the 10th of April: the long term, then others of two years and more, then the rest.

    The places they are in are dealt out by number, whatever their history.
    """
    total, number = wanted.children, np.arange(wanted.children)
    long = wanted.total(STABILITY)
    two_years = wanted.total("cla_3plus_placements_2yr_pct") or long
    started = wanted.count("cla_started_rate_10k") - _short_stays(wanted)
    assert started <= total - two_years
    moved_in_two = wanted.count("cla_3plus_placements_2yr_pct")
    moved_in_year = wanted.count("cla_3plus_placements_pct")
    assert moved_in_two <= two_years - long
    assert moved_in_year <= total - two_years
    kinds = [
        number < wanted.count(STABILITY),
        number < long,
        number < long + moved_in_two,
        number < two_years,
        number >= total - moved_in_year,
    ]
    history = np.select(kinds, ["stable", "moved once", "moved before", "settled", "moved"], "new")
    # of those with less than two years, some came in the year
    is_new = (number >= two_years) & (number < two_years + started)
    starts = _histories(year)
    rows = []
    for kind in np.unique(history):
        for came in (True, False):
            chosen = number[(history == kind) & (is_new == came)]
            if not len(chosen):
                continue
            days = starts[f"{kind}, came in the year" if came else kind]
            for place, day in enumerate(days):
                end = days[place + 1] if place + 1 < len(days) else f"{year}-04-10"
                rows.append(
                    pd.DataFrame(
                        {
                            "child": chosen,
                            "decom": pd.Timestamp(day),
                            "dec": pd.Timestamp(end),
                            "rec": "X1" if place + 1 < len(days) else "E4A",
                            "rne": "P" if place else "S",
                            # those of long term are under 16 and others of two years not
                            "dob": _born(year, 17 if kind in ("moved before", "settled") else 10),
                        }
                    )
                )
    found = pd.concat(rows, ignore_index=True)
    for name, values in _dealt(found["child"], wanted).items():
        found[name] = values
    return found.assign(child=found["child"].astype(str))


def _histories(year: int) -> dict[str, list[str]]:
    """The days on which placements start, by what has been."""
    return {
        # two and a half years to the day, and the same placement for two to the day
        "stable": [f"{year - 3}-10-01"],
        "moved once": [f"{year - 3}-10-01", f"{year - 2}-04-02"],
        # three within two years: the first ends on their first day
        "moved before": [f"{year - 3}-10-01", f"{year - 2}-04-01", f"{year - 2}-12-01"],
        "settled": [f"{year - 2}-04-01"],
        "new": [f"{year - 2}-04-02"],
        "new, came in the year": [f"{year - 1}-04-01"],
        "moved": [f"{year - 2}-04-02", f"{year - 1}-04-01", f"{year}-03-31"],
        "moved, came in the year": [f"{year - 1}-04-01", f"{year - 1}-10-01", f"{year}-03-31"],
    }


def _born(year: int, age: int) -> pd.Timestamp:
    """Of that age on 31 March."""
    return pd.Timestamp(f"{year - age}-01-15")


def _dealt(number: "pd.Series[int]", wanted: Wanted) -> dict[str, npt.NDArray[np.str_]]:
    """Where each child lives, in what, and who provides it."""
    total = wanted.children
    both = wanted.count("cla_20miles_outside_pct")
    far = wanted.count("cla_20miles_any_pct")
    outside = wanted.count("cla_outside_la_pct") or both
    foster, homes = wanted.count("cla_foster_pct"), wanted.count("cla_childrens_home_pct")
    # from the end, so that who lives far away is not all in one kind of place
    turned = total - 1 - number
    return {
        "pl_post": np.select(
            [number < both, number < outside, number < outside + max(far - both, 0)],
            [OUTSIDE_FAR, OUTSIDE_NEAR, INSIDE_FAR],
            INSIDE_NEAR,
        ),
        "place": np.select(
            [turned < foster, turned < foster + homes // 2, turned < foster + homes], ["U4", "K2", "K1"], "P1"
        ),
        "place_provider": np.where(number % total < wanted.count("cla_own_provision_pct"), "PR1", "PR4"),
    }


def _short_stays(wanted: Wanted) -> int:
    """Of those who started, how many have left by 31 March: as many as ceased, or all where that is not told."""
    started = wanted.count("cla_started_rate_10k")
    return min(started, wanted.count("cla_ceased_rate_10k")) if "cla_ceased_rate_10k" in wanted.figures else started


def _came_and_went(year: int, wanted: Wanted) -> pd.DataFrame:
    """Children who left care in the year, some of whom came in it; without a figure of them, those who came."""
    came = _short_stays(wanted)
    there_before = max(wanted.count("cla_ceased_rate_10k") - came, 0)
    number = np.arange(came + there_before)
    return pd.DataFrame(
        {
            "child": np.char.add("L", number.astype(str)),
            "decom": np.where(number < came, np.datetime64(f"{year - 1}-04-01"), np.datetime64(f"{year - 2}-05-01")),
            "dec": pd.Timestamp(f"{year}-03-31"),
            "rec": "E4A",
            "rne": "S",
            "dob": _born(year, 10),
            "pl_post": INSIDE_NEAR,
            "place": "U4",
            "place_provider": "PR1",
        }
    ).astype({"decom": "datetime64[ns]"})


def _deliver(pipeline: Pipeline, year: int, episodes: pd.DataFrame, day: pd.Timestamp) -> None:
    """The return of the year to that day: what ends later is open. With it how what was open before has ended."""
    month = f"{year}-03"
    is_open = episodes["dec"] > day
    children = episodes.drop_duplicates("child")
    header = {
        "child": children["child"],
        "sex": "M",
        "dob": children["dob"],
        "ethnic": "WBRI",
    }
    rows = {
        "child": episodes["child"],
        "decom": episodes["decom"],
        "rne": episodes["rne"],
        "ls": "C2",
        "cin": "N1",
        "place": episodes["place"],
        "place_provider": episodes["place_provider"],
        "dec": episodes["dec"].mask(is_open),
        "rec": episodes["rec"].mask(is_open),
        "home_post": HOME,
        "pl_post": episodes["pl_post"],
    }
    pipeline.deliver("ssda903_header", month, pd.DataFrame(header))
    pipeline.deliver("ssda903_episodes", month, pd.DataFrame(rows))


def _deliver_reference(pipeline: Pipeline, month: str, of: Mapping[int, Mapping[str, Figure]]) -> None:
    pipeline.deliver("local_authorities", month, pd.read_csv(AUTHORITIES, dtype=str))
    easting, northing, council = zip(*PLACES.values(), strict=True)
    postcodes = {
        "postcode": list(PLACES),
        "easting": easting,
        "northing": northing,
        "latitude": 52.6,
        "longitude": -1.1,
        "district": "made up",
        "district_code": "E07000000",
        "local_authority_code": council,
    }
    pipeline.deliver("postcodes", month, pd.DataFrame(postcodes))
    people = {
        stands(year): figure.total
        for year, each in of.items()
        for figure in each.values()
        if figure.multiplier == 10_000
    }
    # one where no rate is asked for: the feed is never empty
    people = people or {stands(min(of)): 1}
    population = {
        "mid_year_date": pd.to_datetime([f"{year - 1}-06-30" for year in people]),
        "area_code": "E10000018",
        "age_from": 0,
        "age_to": 17,
        "area_name": "Leicestershire",
        "population": list(people.values()),
    }
    pipeline.deliver("population", month, pd.DataFrame(population))
