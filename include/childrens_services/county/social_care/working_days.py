"""Working days of England: Monday to Friday, without bank holidays."""

from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from childrens_services import settings
from childrens_services.county.chance import Dates, Numbers, day, days
from childrens_services.months import first_day, last_day


@cache
def calendar() -> np.busdaycalendar:
    """The calendar, with the bank holidays of `include/reference`."""
    holidays = pd.read_csv(settings.REFERENCE / "bank_holidays.csv", usecols=["holiday_date"])["holiday_date"]
    return np.busdaycalendar(holidays=days(holidays.to_numpy(dtype=str)))


def later(dates: Any, count: Any) -> Dates:
    """So many working days later; from a day off the next working day counts as day 0."""
    moved: Dates = np.busday_offset(days(dates), count, roll="forward", busdaycal=calendar())
    return moved


def on_or_before(dates: Any) -> Dates:
    """The date, or the last working day before it."""
    moved: Dates = np.busday_offset(days(dates), 0, roll="backward", busdaycal=calendar())
    return moved


def between(first: Any, last: Any) -> Numbers:
    """Working days from the one to the other; the first day is day 0."""
    counted: Numbers = np.busday_count(days(first), days(last), busdaycal=calendar())
    return counted


def of_month(rng: np.random.Generator, month: str, count: int) -> Dates:
    """`count` working days of the month, in order."""
    every = np.arange(day(first_day(month)), day(last_day(month)) + 1)
    return np.sort(rng.choice(every[np.is_busday(every, busdaycal=calendar())], count))
