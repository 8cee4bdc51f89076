"""Where placements are: postcodes so far from home, in a straight line, as a placement's band says."""

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from childrens_services.county.chance import Numbers, stream

if TYPE_CHECKING:
    from childrens_services.county.world import County

# the statistics' formula: metres to kilometres to miles, one decimal
METRES_A_MILE = 1000 * 1.6093
FAR_MILES = 20
# well on one side of the limit, so that rounding decides nothing
NEAR_MOST, FAR_LEAST = 19.4, 20.6
NOT_KNOWN = 999.9
TRIES = 400
Miles = npt.NDArray[np.float64]


class Map:
    """The county's and other postcodes with their grid references in metres."""

    def __init__(self, county: "County") -> None:
        codes = county.postcodes.drop_duplicates("postcode")
        self.rng = stream(county.seed, "care geography")
        self.postcode = codes["postcode"].to_numpy(dtype=object)
        self.east, self.north = codes["easting"].to_numpy(dtype=float), codes["northing"].to_numpy(dtype=float)
        in_county = (codes["local_authority_code"].astype(str) == county_code()).to_numpy()
        self.inside, self.outside = np.flatnonzero(in_county), np.flatnonzero(~in_county)
        self._row = {code: row for row, code in enumerate(self.postcode)}

    def rows(self, postcodes: Any) -> Numbers:
        """Row of each postcode, -1 where there is none such."""
        return np.array([self._row.get(code, -1) for code in postcodes], dtype=np.int64)

    def miles(self, one: Numbers, other: Numbers) -> Miles:
        """Distances, one decimal; `NOT_KNOWN` where either place is not."""
        apart = np.hypot(self.east[one] - self.east[other], self.north[one] - self.north[other]) / METRES_A_MILE
        return np.where((one < 0) | (other < 0), NOT_KNOWN, np.round(apart, 1))

    def far_inside(self, home: Numbers) -> Miles:
        """How much of the county is more than 20 miles from each home."""
        sample = self.rng.choice(self.inside, min(TRIES, len(self.inside)), replace=False)
        shares: Miles = (self._apart(home, sample[None, :]) > FAR_LEAST).mean(axis=1)
        return np.where(home < 0, 0.0, shares)

    def near(self, home: Numbers, inside: bool) -> Numbers:
        """A place for each home within 20 miles, in the county or outside."""
        return self._draw(home, inside, lambda apart: apart < NEAR_MOST, nearest=True)

    def far(self, home: Numbers, inside: bool) -> Numbers:
        """A place for each home more than 20 miles away, in the county or outside."""
        return self._draw(home, inside, lambda apart: apart > FAR_LEAST, nearest=False)

    def anywhere(self, count: int, inside: bool) -> Numbers:
        """Any places in the county or outside."""
        return self.rng.choice(self.inside if inside else self.outside, count)

    def _draw(self, home: Numbers, inside: bool, fits: Any, nearest: bool) -> Numbers:
        if not len(home):
            return home
        tried = self.anywhere(len(home) * TRIES, inside).reshape(len(home), TRIES)
        apart = self._apart(home, tried)
        best = np.where(fits(apart), 0.0, apart if nearest else -apart + apart.max())
        found: Numbers = tried[np.arange(len(home)), best.argmin(axis=1)]
        missed = ~fits(self._apart(home, found[:, None]))[:, 0]
        found[missed] = self._search(home[missed], inside, nearest)
        return found

    def _search(self, home: Numbers, inside: bool, nearest: bool) -> Numbers:
        """The nearest or farthest of all places, for the few homes where none tried was right."""
        pool = self.inside if inside else self.outside
        best = [
            int(self._apart(home[[row]], pool[None, :])[0].argsort()[0 if nearest else -1]) for row in range(len(home))
        ]
        return pool[np.array(best, dtype=np.int64)]

    def _apart(self, home: Numbers, places: Numbers) -> Miles:
        east, north = self.east[home][:, None], self.north[home][:, None]
        apart: Miles = np.hypot(east - self.east[places], north - self.north[places]) / METRES_A_MILE
        return apart


def county_code() -> str:
    """The Department for Education's number of the county council."""
    return "855"
