"""A value as people read it: the only place where figures are rounded."""

from decimal import ROUND_HALF_UP, Decimal

from childrens_services.measure.catalogue import Unit

# the symbols of the Department for Education's statistics
SUPPRESSED = "c"
NOT_APPLICABLE = "z"


def show(value: Decimal | None, unit: Unit, decimals: int) -> str:
    """The value rounded, half away from zero, with its unit: `4.3%`, `17.9 weeks`, `-£45,000,000`; `z` for none."""
    if value is None:
        return NOT_APPLICABLE
    number = rounded(value, decimals)
    match unit:
        case "percent":
            return f"{number}%"
        case "GBP":
            return f"{'-' if number < 0 else ''}£{abs(number):,}"
        case "rate per 10,000":
            return f"{number:,} per 10,000"
        case "weeks":
            return f"{number:,} weeks"
        case "count":
            return f"{number:,}"


def rounded(value: Decimal, decimals: int) -> Decimal:
    """The value with so many decimal places, halves away from zero, as the published statistics are rounded."""
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
