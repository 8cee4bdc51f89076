"""Ages and birthdays of many children at once, exact to the day."""

from typing import Any

import numpy as np

from childrens_services.county.chance import Dates, Numbers, day, days

BANDS = (5, 10, 17, 18)


def age_at(born: Any, at: Any) -> Numbers:
    """Completed years at the date or dates; a child born on 29 February has the birthday on 1 March."""
    born, at = days(born), days(at)
    months = (at.astype("datetime64[M]") - born.astype("datetime64[M]")).astype(int)
    not_yet = (at - at.astype("datetime64[M]")) < (born - born.astype("datetime64[M]"))
    years: Numbers = (months - not_yet) // 12
    return years


def band_at(born: Any, at: Any) -> Numbers:
    """0 to 3 for 0-4, 5-9, 10-16 and 17; 4 for those grown up."""
    band: Numbers = np.searchsorted(BANDS, age_at(born, at), side="right")
    return band


def birthday(born: Any, years: Any) -> Dates:
    """The day they become so many years old."""
    born = days(born)
    month = born.astype("datetime64[M]")
    result: Dates = (month + np.asarray(years) * 12).astype("datetime64[D]") + (born - month.astype("datetime64[D]"))
    return result


def months_before(at: Any, months: int) -> np.datetime64:
    """The day so many months earlier, the last of its month where there is none."""
    month = day(at).astype("datetime64[M]") - months
    last = (month + 1).astype("datetime64[D]") - 1
    return min(month.astype("datetime64[D]") + (day(at) - day(at).astype("datetime64[M]")), last)
