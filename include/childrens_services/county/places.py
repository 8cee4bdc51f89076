"""Where people in the made-up county live: districts, and postcodes with coordinates.

Districts and councils are real, with their codes (Office for National Statistics) and roughly where they are on the
British National Grid. Postcodes are of the right shape in postal districts that do not exist, so none is anybody's.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.county.chance import stream

if TYPE_CHECKING:
    from childrens_services.county.world import County

COUNCIL = "855"
# at full size; the county's real number is near
POSTCODES, FEWEST = 12_000, 700
OUTSIDE_EACH = 60
# the letters the Royal Mail uses at the end of a postcode
_UNIT = np.array(list("ABDEFGHJLNPQRSTUWXYZ"))


class Area(NamedTuple):
    """A district or a council: `share` of the families, centre and spread in metres, an unused postal district."""

    name: str
    code: str
    authority: str
    share: float
    easting: int
    northing: int
    spread: int
    outward: str


DISTRICTS = (
    Area("Blaby", "E07000129", COUNCIL, 0.15, 455_500, 298_500, 3_500, "LE20"),
    Area("Charnwood", "E07000130", COUNCIL, 0.25, 456_000, 316_000, 4_500, "LE22"),
    Area("Harborough", "E07000131", COUNCIL, 0.14, 470_500, 290_500, 6_000, "LE24"),
    Area("Hinckley and Bosworth", "E07000132", COUNCIL, 0.16, 442_000, 297_500, 5_000, "LE26"),
    Area("Melton", "E07000133", COUNCIL, 0.07, 476_000, 319_500, 5_500, "LE28"),
    Area("North West Leicestershire", "E07000134", COUNCIL, 0.15, 441_500, 317_500, 4_500, "LE30"),
    Area("Oadby and Wigston", "E07000135", COUNCIL, 0.08, 461_500, 299_300, 1_500, "LE32"),
)
OUTSIDE = (
    Area("Leicester", "E06000016", "856", 0, 458_700, 304_700, 2_500, "LE34"),
    Area("Rutland", "E06000017", "857", 0, 488_000, 308_500, 4_000, "LE36"),
    Area("Derby", "E06000015", "831", 0, 435_500, 335_500, 2_500, "DE30"),
    Area("Derbyshire", "E10000007", "830", 0, 437_000, 365_000, 9_000, "DE32"),
    Area("Nottingham", "E06000018", "892", 0, 457_000, 340_500, 2_500, "NG40"),
    Area("Nottinghamshire", "E10000024", "891", 0, 466_000, 355_000, 8_000, "NG42"),
    Area("West Northamptonshire", "E06000062", "941", 0, 472_500, 258_500, 6_000, "NN40"),
    Area("North Northamptonshire", "E06000061", "940", 0, 487_000, 275_000, 6_000, "NN42"),
    Area("Warwickshire", "E10000031", "937", 0, 435_500, 280_000, 7_000, "CV60"),
    Area("Coventry", "E08000026", "331", 0, 433_500, 279_000, 2_500, "CV62"),
    Area("Birmingham", "E08000025", "330", 0, 407_000, 287_000, 5_000, "WS60"),
    Area("Staffordshire", "E10000028", "860", 0, 397_000, 325_000, 9_000, "ST70"),
    Area("Lincolnshire", "E10000019", "925", 0, 507_000, 355_000, 12_000, "LN40"),
    Area("Sheffield", "E08000019", "373", 0, 435_500, 387_500, 4_000, "S52"),
    Area("Leeds", "E08000035", "383", 0, 430_000, 433_500, 5_000, "LS50"),
    Area("Norfolk", "E10000020", "926", 0, 605_000, 310_000, 12_000, "NR60"),
    Area("Kent", "E10000016", "886", 0, 590_000, 150_000, 14_000, "ME40"),
    Area("Lancashire", "E10000017", "888", 0, 360_000, 430_000, 9_000, "PR60"),
)


def make(county: "County") -> pd.DataFrame:
    """One row per postcode: postcode, easting, northing (metres), district, district_code, local_authority_code."""
    rng = stream(county.seed, "postcodes")
    inside = max(FEWEST, county.scaled(POSTCODES))
    parts = [_area(rng, area, round(inside * area.share)) for area in DISTRICTS]
    parts += [_area(rng, area, OUTSIDE_EACH) for area in OUTSIDE]
    return pd.concat(parts, ignore_index=True)


def miles(postcodes: pd.DataFrame, one: Any, other: Any) -> npt.NDArray[np.float64]:
    """Miles as the crow flies between postcodes, one decimal, as the SSDA903 tool has it; missing where one is unknown.

    Metres by Pythagoras on the National Grid, divided by 1,609.3.
    """
    by_code = postcodes.set_index("postcode")[["easting", "northing"]].astype(float)
    apart = by_code.reindex(one).to_numpy() - by_code.reindex(other).to_numpy()
    return np.round(np.hypot(apart[:, 0], apart[:, 1]) / 1609.3, 1)


def _area(rng: np.random.Generator, area: Area, count: int) -> pd.DataFrame:
    sectors, units = 9, len(_UNIT) ** 2
    chosen = np.sort(rng.choice(2 * sectors * units, count, replace=False))
    letters, number = area.outward.rstrip("0123456789"), int(area.outward.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    outward = np.char.add(letters, (number + chosen // (sectors * units)).astype(str))
    sector = np.char.add(" ", (chosen // units % sectors + 1).astype(str))
    unit = np.char.add(_UNIT[chosen % units // len(_UNIT)], _UNIT[chosen % len(_UNIT)])
    return pd.DataFrame(
        {
            "postcode": np.char.add(np.char.add(outward, sector), unit),
            "easting": np.round(rng.normal(area.easting, area.spread, count)).astype(int),
            "northing": np.round(rng.normal(area.northing, area.spread, count)).astype(int),
            "district": area.name,
            "district_code": area.code,
            "local_authority_code": area.authority,
        }
    )
