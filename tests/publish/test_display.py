"""Values as people read them."""

from decimal import Decimal

import pytest
from childrens_services.publish.display import show


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "shown"),
    [
        ("4.2746", "percent", 1, "4.3%"),
        ("4.25", "percent", 1, "4.3%"),
        ("0", "percent", 1, "0.0%"),
        ("1234", "count", 0, "1,234"),
        ("47.07", "rate per 10,000", 0, "47 per 10,000"),
        ("17.95", "weeks", 1, "18.0 weeks"),
        ("-45000000.5", "GBP", 0, "-£45,000,001"),
        ("12.4", "GBP", 0, "£12"),
        ("1.25", "rate per 100", 2, "1.25 per 100"),
        ("1234.5", "rate per 1,000", 0, "1,235 per 1,000"),
        ("-3.21", "percentage points", 1, "-3.2 points"),
        ("15.04", "cases per FTE", 1, "15.0 cases per FTE"),
        # rounds to nought and is not
        ("0.04", "percent", 1, "k"),
        ("-0.4", "GBP", 0, "k"),
        ("0.05", "percent", 1, "0.1%"),
    ],
)
def test_show(value: str, unit: str, decimals: int, shown: str):
    assert show(Decimal(value), unit, decimals) == shown  # type: ignore[arg-type]


def test_nothing_to_show():
    assert show(None, "percent", 1) == "z"
    assert show(None, "percent", 1, is_known=False) == "x"
