"""The register of restricted records grows with its month, and knows most adopted children."""

import pandas as pd
from childrens_services.county.delivery import period
from childrens_services.county.social_care import adoption, restrictions
from childrens_services.county.world import County


def test_a_row_once_made_stays(small_county: County) -> None:
    early, late = (
        restrictions.case_restrictions(small_county, period(month, first=True)) for month in ("2025-11", "2026-10")
    )
    assert 4 < len(early) < len(late)
    before = late.head(len(early)).drop(columns="end_date")
    pd.testing.assert_frame_equal(before, early.drop(columns="end_date"))
    assert late["end_date"].notna().any()


def test_most_adoptions_are_registered_from_their_order(small_county: County) -> None:
    register = restrictions.register(small_county)
    registered = register[register["kind"] == "ADOPTION"].set_index("child")["start"]
    orders = adoption.plans(small_county).set_index("child")
    orders = orders.loc[orders["rec"].isin(["E11", "E12"]), "end"]
    assert 0 < len(registered) <= len(orders)
    assert (orders[registered.index] == registered).all()
