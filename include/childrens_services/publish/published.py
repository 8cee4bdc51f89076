"""The copy that may be shown: published.kpi_monthly, totals only, small numbers suppressed."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import text

from childrens_services import database, months, settings
from childrens_services.measure import catalogue
from childrens_services.measure.catalogue import Kpi
from childrens_services.measure.run import REACH
from childrens_services.model import schema
from childrens_services.model.sync import sync
from childrens_services.publish.display import SUPPRESSED, show
from childrens_services.publish.suppression import reason

COPIED = ("local_authority_code", "kpi_id", "month", "title", "programme", "unit", "target")
WINDOW = "local_authority_code = :local_authority_code and month between :first_month and :last_month"
# a KPI no longer in the catalogue is not shown any more
TOTALS = f"select * from kpi.kpi_monthly where {WINDOW} and breakdown_type = 'total' and kpi_id = any(:kpi_ids)"  # noqa: S608


def publish(month: str) -> dict[str, int]:
    """Publish the months that measuring `month` restates; gives rows inserted, deleted, unchanged and suppressed."""
    book = catalogue.load()
    window = {
        "local_authority_code": settings.local_authority(),
        "first_month": months.first_day(months.shift(month, -REACH)),
        "last_month": months.first_day(months.shift(month, REACH)),
    }
    with database.transaction() as connection:
        database.lock(connection, "published.kpi_monthly")
        totals = connection.execute(text(TOTALS), {**window, "kpi_ids": catalogue.kpi_ids()}).mappings()
        rows = [publishable(book.kpi(total["kpi_id"]), total) for total in totals]
        counts = sync(
            connection,
            schema.published_kpi_monthly,
            "select * from json_populate_recordset(null::published.kpi_monthly, cast(:rows as json))",
            {**window, "rows": json.dumps(rows, default=str)},
            within=WINDOW,
        )
    return {**counts, "suppressed": sum(row["is_suppressed"] for row in rows)}


def publishable(kpi: Kpi, total: Mapping[Any, Any]) -> dict[str, Any]:
    """A total as it may be shown: where suppressed neither numbers nor RAG, which would narrow them down."""
    why = reason(kpi.unit, total["numerator"], total["denominator"])
    shown = {
        "numerator": total["numerator"],
        "denominator": total["denominator"],
        "value": total["value"],
        "display_value": show(total["value"], kpi.unit, kpi.decimals),
        "rag": total["rag"],
    }
    hidden = {**dict.fromkeys(shown), "display_value": SUPPRESSED, "rag": "grey"}
    return {
        **{name: total[name] for name in COPIED},
        **(hidden if why else shown),
        "is_suppressed": bool(why),
        "suppression_reason": why,
    }
