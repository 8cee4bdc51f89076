"""Primary suppression: nothing is shown that rests on 1 to 5 children."""

from decimal import Decimal

from childrens_services.measure.catalogue import Unit

SMALLEST, LARGEST = 1, 5


def reason(unit: Unit, numerator: Decimal | None, denominator: Decimal | None) -> str | None:
    """Why the figures may not be shown; None when they may.

    Of a percentage, the children left over are as few people as those counted. An average's numerator is no count of
    children, its denominator is; money is about no child.
    """
    match unit:
        case "GBP":
            return None
        case "percent":
            if is_small(numerator):
                return "numerator of 1 to 5"
            if numerator is not None and denominator is not None and is_small(denominator - numerator):
                return "all but 1 to 5 of the denominator"
            return None
        case "weeks":
            return "denominator of 1 to 5" if is_small(denominator) else None
        case "count" | "rate per 10,000":
            return "numerator of 1 to 5" if is_small(numerator) else None


def is_small(count: Decimal | None) -> bool:
    """Whether a count is of 1 to 5; nought tells of nobody."""
    return count is not None and SMALLEST <= count <= LARGEST
