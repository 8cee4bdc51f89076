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
    ],
)
def test_show(value: str, unit: str, decimals: int, shown: str):
    assert show(Decimal(value), unit, decimals) == shown  # type: ignore[arg-type]


def test_nothing_to_show():
    assert show(None, "percent", 1) == "z"
