"""Children looked after: periods of care, placements and episodes, and what is recorded during them.

The way to all of it. Periods are made in `stays` and described in `periods`, changes of placement in `moves`,
placements in `placements`, the episodes of the SSDA903 return and the Standard Safeguarding Dataset in `episodes`.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import Numbers
from childrens_services.county.social_care import episodes, moves, periods, placements, stays
from childrens_services.county.social_care.identifiers import numbered
from childrens_services.county.social_care.quota import NOTHING

if TYPE_CHECKING:
    from childrens_services.county.world import County


@dataclass(frozen=True)
class Care:
    """Everything about the children looked after. `stay` in its frames is the row of `stays`."""

    county: "County" = field(repr=False)
    stays: pd.DataFrame
    placements: pd.DataFrame

    @cached_property
    def periods(self) -> pd.DataFrame:
        """One row per period of care, short breaks left out.

        Columns: period_id, child, referral_id (or None), start, end, is_asylum_seeker, placed, ordered (for adoption,
        or NaT), rec, need, home_postcode.
        """
        referral = self.stays["referral"].to_numpy()
        ids = self.county.front_door.referrals["referral_id"].to_numpy(dtype=object)
        known = np.where(referral >= 0, ids[np.maximum(referral, 0)], NOTHING)
        columns = ["child", "start", "end", "is_asylum_seeker", "placed", "ordered", "rec", "need", "home_postcode"]
        frame = self.stays[columns].copy()
        frame.insert(0, "period_id", numbered("L", len(frame)))
        frame.insert(2, "referral_id", known)
        return frame

    @cached_property
    def episodes(self) -> pd.DataFrame:
        """One row per episode, by period and start; short breaks last (period_id and placement_id blank).

        Columns: episode_id, child, period_id, placement_id, start, end, rne, legal_status, need, placement_type,
        provider, urn, home_postcode, placement_postcode, miles, rec, changed_because, entered.
        """
        return episodes.make(self)

    @cached_property
    def children(self) -> Numbers:
        """Every child in any of the records, care leavers included; social care has a person record for each."""
        everyone: Numbers = np.union1d(self.episodes["child"], self.leavers["child"])
        return everyone

    @cached_property
    def reviews(self) -> pd.DataFrame:
        """Reviews of the children's cases; see `care_records.reviews`."""
        from childrens_services.county.social_care import care_records

        return care_records.reviews(self)

    @cached_property
    def visits(self) -> pd.DataFrame:
        """Visits by the social worker; see `care_records.visits`."""
        from childrens_services.county.social_care import care_records

        return care_records.visits(self)

    @cached_property
    def missing(self) -> pd.DataFrame:
        """Missing episodes and return interviews; see `care_records.missing`."""
        from childrens_services.county.social_care import care_records

        return care_records.missing(self)

    @cached_property
    def year_long(self) -> pd.DataFrame:
        """Looked after for a year on each 31 March, with the outcomes of the year; see `care_health.outcomes`."""
        from childrens_services.county.social_care import care_health

        return care_health.outcomes(self)

    @cached_property
    def health(self) -> pd.DataFrame:
        """Health, dental and development checks: check_id, child, kind, date, status."""
        from childrens_services.county.social_care import care_health

        return care_health.checks(self)

    @cached_property
    def immunisations(self) -> pd.DataFrame:
        """Whether immunisations were up to date, each time that was recorded: child, date, status (Y or N)."""
        from childrens_services.county.social_care import care_health

        return care_health.immunisations(self)

    @cached_property
    def sdq(self) -> pd.DataFrame:
        """Strengths and difficulties scores: child, date, score (or None), reason (or None)."""
        from childrens_services.county.social_care import care_health

        return care_health.sdq(self)

    @cached_property
    def leavers(self) -> pd.DataFrame:
        """Care leavers, one row per person and birthday from 17 to 21; see `leavers.make`."""
        from childrens_services.county.social_care import leavers

        return leavers.make(self)


def make(county: "County") -> Care:
    """The county's children looked after from before 2019 to the horizon."""
    made = periods.describe(county, stays.make(county))
    return Care(county, made, placements.make(county, made, moves.make(county, made)))
