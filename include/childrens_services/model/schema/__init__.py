"""Every table but staging's, declared once: types, keys, constraints, and a comment on each table and column.

A table's comment begins with its grain. The data dictionary is made from these declarations, and a new Alembic
migration is compared with them (`migrate.revise`). A column marked `Computed` is worked out by the database, so the
select that fills its table leaves it out.
"""

from childrens_services.model.schema import (
    benchmarks,
    care,
    care_health,
    dimensions,
    ehc,
    ehc_plans,
    finance,
    front_door,
    health,
    homes_and_carers,
    programmes,
    protection,
    schools,
    send_places,
    workforce,
)
from childrens_services.model.schema.base import SCHEMAS, is_monthly, metadata
from childrens_services.model.schema.kpi import (
    kpi_forecast,
    kpi_frozen,
    kpi_monthly,
    kpi_restatement,
    published_kpi_monthly,
)
from childrens_services.model.schema.quality import (
    alert,
    alert_delivery,
    batch,
    column_profile,
    modelled_month,
    verdict,
    warehouse_verdict,
)
from childrens_services.model.schema.reference import (
    bank_holiday,
    code_list,
    local_authority,
    statistical_neighbour,
    term_date,
)
from childrens_services.model.schema.restricted import (
    child_identifier,
    child_key_change,
    child_key_secret,
    link_review,
    look_up,
    quarantined_row,
    restricted_child,
)
from childrens_services.model.schema.returns import return_issue, return_rule, return_run

__all__ = [
    "SCHEMAS",
    "alert",
    "alert_delivery",
    "bank_holiday",
    "batch",
    "benchmarks",
    "care",
    "care_health",
    "child_identifier",
    "child_key_change",
    "child_key_secret",
    "code_list",
    "column_profile",
    "dimensions",
    "ehc",
    "ehc_plans",
    "finance",
    "front_door",
    "health",
    "homes_and_carers",
    "is_monthly",
    "kpi_forecast",
    "kpi_frozen",
    "kpi_monthly",
    "kpi_restatement",
    "link_review",
    "local_authority",
    "look_up",
    "metadata",
    "modelled_month",
    "programmes",
    "protection",
    "published_kpi_monthly",
    "quarantined_row",
    "restricted_child",
    "return_issue",
    "return_rule",
    "return_run",
    "schools",
    "send_places",
    "statistical_neighbour",
    "term_date",
    "verdict",
    "warehouse_verdict",
    "workforce",
]
