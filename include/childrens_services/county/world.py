"""The whole county: every child and everything that happens to them, up to the horizon."""

from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services.county.chance import DAYS_A_YEAR, Numbers, days


class County:
    """The county's records. Each part is made when it is first asked for, from the seed and the parts it rests on."""

    def __init__(self, size: float, seed: int) -> None:
        """`size` 1 is a county of Leicestershire's size."""
        self.size, self.seed = size, seed

    def scaled(self, number: float) -> int:
        """A number of the county at full size, for this size."""
        return round(number * self.size)

    @cached_property
    def postcodes(self) -> pd.DataFrame:
        """One row per postcode: see `places`."""
        from childrens_services.county import places

        return places.make(self)

    @cached_property
    def people(self) -> pd.DataFrame:
        """One row per person; the index is the `child` of all other frames: see `people`."""
        from childrens_services.county import people

        return people.make(self)

    @cached_property
    def addresses(self) -> pd.DataFrame:
        """One row per child and home: see `people`."""
        from childrens_services.county import people

        return people.addresses(self)

    @cached_property
    def schools(self) -> pd.DataFrame:
        """One row per establishment: see `schools`."""
        from childrens_services.county import schools

        return schools.make(self)

    @cached_property
    def enrolments(self) -> pd.DataFrame:
        """One row per child and academic year at a state school: see `schools`."""
        from childrens_services.county import schools

        return schools.enrolments(self)

    @cached_property
    def homes(self) -> pd.DataFrame:
        """The council's own children's homes: see `social_care.homes`."""
        from childrens_services.county.social_care import homes

        return homes.make(self)

    @cached_property
    def workforce(self) -> Any:
        """Teams and the people in them: see `social_care.workforce`."""
        from childrens_services.county.social_care import workforce

        return workforce.make(self)

    @cached_property
    def front_door(self) -> Any:
        """Contacts, family help, referrals, assessments and child protection: see `social_care.front_door`."""
        from childrens_services.county.social_care import front_door

        return front_door.make(self)

    @cached_property
    def care(self) -> Any:
        """Children looked after and care leavers: see `social_care.care`."""
        from childrens_services.county.social_care import care

        return care.make(self)

    @cached_property
    def sen(self) -> Any:
        """Special educational needs: see `education.sen`."""
        from childrens_services.county.education import sen

        return sen.make(self)

    @cached_property
    def child_health(self) -> Any:
        """What health services record: see `child_health`."""
        from childrens_services.county import child_health

        return child_health.make(self)

    @cached_property
    def _homes_by_child(self) -> tuple[Any, Any, Any]:
        homes = self.addresses
        key = homes["child"].to_numpy() * 100_000 + days(homes["start"].to_numpy()).astype(np.int64) + 40_000
        return key, homes["child"].to_numpy(), homes["postcode"].to_numpy()

    def postcode_at(self, children: Any, dates: Any) -> npt.NDArray[np.object_]:
        """The home postcode of each child on each date; the first one before they came, the last after they left."""
        key, child, postcode = self._homes_by_child
        children = np.asarray(children, dtype=np.int64)
        wanted = children * 100_000 + days(np.asarray(dates)).astype(np.int64) + 40_000
        first, last = np.searchsorted(child, children), np.searchsorted(child, children, side="right") - 1
        place = (np.searchsorted(key, wanted, side="right") - 1).clip(first, last)
        found: npt.NDArray[np.object_] = postcode[place]
        return found

    def resident(self, date: Any, youngest: int = 0, oldest: int = 17) -> Numbers:
        """Numbers of the children who live in the county on the date and are `youngest` to `oldest` years old."""
        at = days(np.asarray(pd.Timestamp(date).to_datetime64()))
        born, joined, left = (days(self.people[name].to_numpy()) for name in ("born", "joined", "left"))
        age = (at - born).astype(np.int64) / DAYS_A_YEAR
        here = (joined <= at) & ~(left <= at) & (age >= youngest) & (age < oldest + 1)
        return np.flatnonzero(here)


@lru_cache(maxsize=2)
def build(size: float, seed: int) -> County:
    """The county of that size (1 is Leicestershire's). The same size and seed make the same county."""
    return County(size, seed)
