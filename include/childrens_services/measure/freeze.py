"""Keeps a month's figures as they are now, under the name of the publication they go into.

Later deliveries restate figures; what a report showed stays here, and the view kpi.frozen_compared puts the two side by
side.
"""

from sqlalchemy import text

from childrens_services import database, months, settings
from childrens_services.errors import DataError

FREEZE = """
    insert into kpi.kpi_frozen (
        local_authority_code, kpi_id, month, period_type, breakdown_type, breakdown, label, domain,
        numerator, denominator, value, unit, display_value, rag, is_provisional, calculated_at
    )
    select
        local_authority_code, kpi_id, month, period_type, breakdown_type, breakdown, :label, domain,
        numerator, denominator, value, unit, display_value, rag, is_provisional, calculated_at
    from kpi.kpi_monthly
    where local_authority_code = :local_authority_code and month = :month
"""
FROZEN = """
    select count(*) from kpi.kpi_frozen
    where local_authority_code = :local_authority_code and month = :month and label = :label
"""


def freeze(month: str, label: str) -> dict[str, int]:
    """Keep every figure of the month under that label; gives the number of figures `frozen`.

    Raises DataError, which is not retried, when the month has no figures or is already frozen under the label.
    """
    parameters = {
        "local_authority_code": settings.local_authority(),
        "month": months.first_day(month),
        "label": label.strip(),
    }
    if not parameters["label"]:
        raise DataError("a frozen month needs a label: name the publication, for example `scrutiny 2026-11`")
    with database.transaction() as connection:
        database.lock(connection, "kpi_frozen")
        if connection.scalar(text(FROZEN), parameters):
            raise DataError(f"{month} is already frozen as {label!r}: choose another label, what was published stays")
        count = connection.execute(text(FREEZE), parameters).rowcount
    if not count:
        raise DataError(f"{month} has no figures yet: run monthly_kpis for it first")
    return {"frozen": count}
