"""A value as people read it: the only place where figures are rounded."""

from decimal import ROUND_HALF_UP, Decimal

from childrens_services.measure.catalogue import Unit

# the symbols of the Department for Education's statistics
SUPPRESSED = "c"
ROUNDS_TO_NOUGHT = "k"
NOT_APPLICABLE = "z"
NOT_AVAILABLE = "x"


def show(value: Decimal | None, unit: Unit, decimals: int, *, is_known: bool = True) -> str:
    """The value rounded, half away from zero, with its unit: `4.3%`, `17.9 weeks`, `-£45,000,000`.

    `k` where it rounds to nought and is not; `z` where there is nothing to show, for nothing happened; `x` where what
    it rests on is not known.
    """
    if value is None:
        return NOT_APPLICABLE if is_known else NOT_AVAILABLE
    number = rounded(value, decimals)
    if number == 0 and value != 0:
        return ROUNDS_TO_NOUGHT
    match unit:
        case "percent":
            return f"{number}%"
        case "GBP":
            return f"{'-' if number < 0 else ''}£{abs(number):,}"
        case "percentage points":
            return f"{number:,} points"
        case "rate per 100" | "rate per 1,000" | "rate per 10,000":
            return f"{number:,} {unit.removeprefix('rate ')}"
        case "weeks" | "cases per FTE":
            return f"{number:,} {unit}"
        case "count":
            return f"{number:,}"


def rounded(value: Decimal, decimals: int) -> Decimal:
    """The value with so many decimal places, halves away from zero, as the published statistics are rounded."""
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
