"""A month kept as it was published, and compared with what is known later."""

from datetime import date

import pytest
from childrens_services import database
from childrens_services.errors import DataError
from childrens_services.measure.freeze import freeze
from childrens_services.measure.run import measure
from sqlalchemy import text

from tests.measure import facts
from tests.measure.test_run import given, plans, read

pytestmark = pytest.mark.usefixtures("warehouse")


def test_a_frozen_month_stays_and_is_compared():
    given("ehcp_20wk_pct", "2026-03", "2026-03", {"fact_ehc_assessment": plans(date(2026, 3, 2), 12, 8)})
    measure("ehcp_20wk_pct", "2026-03")
    figures = read("select count(*) from kpi.kpi_monthly where month = '2026-03-01'")[0][0]
    assert freeze("2026-03", "scrutiny") == {"frozen": figures}
    with database.transaction() as connection:
        facts.load(connection, {"fact_ehc_assessment": plans(date(2026, 3, 31), 5, 0)})
    measure("ehcp_20wk_pct", "2026-03")
    (row,) = read("select * from kpi.frozen_compared where period_type = 'month' and breakdown_type = 'total'")
    assert (row.published_numerator, row.published_denominator, row.published_value) == (12, 20, 60)
    assert (row.numerator, row.denominator, row.value, row.change, row.is_restated) == (17, 25, 68, 8, True)
    assert freeze("2026-03", "annual report")["frozen"] == figures


def test_what_was_published_is_not_frozen_over():
    given("ehcp_20wk_pct", "2026-03", "2026-03", {"fact_ehc_assessment": plans(date(2026, 3, 2), 12, 8)})
    measure("ehcp_20wk_pct", "2026-03")
    freeze("2026-03", "scrutiny")
    with pytest.raises(DataError, match="already frozen as 'scrutiny'"):
        freeze("2026-03", "scrutiny")


@pytest.mark.parametrize(("label", "message"), [("scrutiny", "no figures yet"), (" ", "needs a label")])
def test_nothing_is_frozen_without_figures_or_a_label(label: str, message: str):
    with pytest.raises(DataError, match=message):
        freeze("2026-03", label)
    with database.transaction() as connection:
        assert connection.scalar(text("select count(*) from kpi.kpi_frozen")) == 0
