"""The scorecard's words."""

from decimal import Decimal

import pytest
from childrens_services.measure import catalogue
from childrens_services.publish.scorecard import shown_target


@pytest.mark.parametrize(
    ("kpi_id", "target", "expected"),
    [
        ("gld_pct", Decimal("75.000000"), "≥ 75.0%"),
        ("gld_pct", Decimal("72.444444444444"), "≥ 72.44%"),
        ("breastfeeding_6_8wk_pct", Decimal("52.71"), "≥ 52.71%"),
        ("ehcp_20wk_pct", None, ""),
    ],
)
def test_targets_keep_their_decimals_up_to_two(kpi_id: str, target: Decimal | None, expected: str) -> None:
    assert shown_target(catalogue.load().kpi(kpi_id), target) == expected
