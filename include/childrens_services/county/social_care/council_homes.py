"""Who lives in the council's own children's homes: never more than there are beds, never before a home opens."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.county.chance import Numbers, day, days
from childrens_services.county.social_care.geography import FAR_MILES, Map

if TYPE_CHECKING:
    from childrens_services.county.world import County

# a bed stands empty for so many days between two children
TURNOVER_DAYS = 10
FOREVER = np.datetime64("2100-01-01", "D")


def fill(county: "County", places: Map, placements: pd.DataFrame, homes: Numbers) -> npt.NDArray[np.object_]:
    """The council home's number of each placement, or blank; moves the placements there on the map.

    Only placements in homes in the county are taken, and only where the home lies on the same side of 20 miles.
    """
    urn = np.full(len(placements), "", dtype=object)
    start = days(placements["start"])
    end = np.where(np.isnat(days(placements["end"])), FOREVER, days(placements["end"]))
    # bands 0, 2 and 4 are in the county: near, far and from no known home
    band = placements["band"].to_numpy().astype(int)
    usable = (placements["type"] == "K2").to_numpy() & (band % 2 == 0)
    order = np.argsort(start, kind="stable")
    place = placements["place"].to_numpy().copy()
    for home in county.homes.sort_values("opened").to_dict("records"):
        at = places.rows([home["postcode"]])[0]
        apart = places.miles(homes, np.full(len(homes), at))
        fits = usable & (start >= day(pd.Timestamp(home["opened"]).date()))
        fits &= np.where(band == 0, apart < FAR_MILES, np.where(band == 2, apart > FAR_MILES, True))
        for _ in range(int(home["beds"])):
            free_from = np.datetime64("1900-01-01", "D")
            for row in order[fits[order]]:
                if urn[row] == "" and start[row] >= free_from:
                    urn[row], place[row] = home["urn"], at
                    free_from = end[row] + TURNOVER_DAYS
    placements["place"] = place
    return urn
