"""Red, amber, green, grey."""

from decimal import Decimal

import pytest
from childrens_services.measure import catalogue
from childrens_services.measure.catalogue import Kpi
from childrens_services.measure.rag import Rag, rag

BOOK = catalogue.load()


def judge(
    kpi: Kpi,
    value: str | None,
    target: str | None,
    *,
    denominator: int = 100,
    has_history: bool = True,
    group: catalogue.GROUP = catalogue.TOTAL,
) -> Rag:
    return rag(
        kpi,
        BOOK.rag,
        value=Decimal(value) if value else None,
        denominator=Decimal(denominator),
        target=Decimal(target) if target else None,
        has_history=has_history,
        minimum_cohort=BOOK.minimum_cohort(kpi),
        group=group,
    )


@pytest.mark.parametrize(
    ("kpi_id", "value", "target", "colour"),
    [
        # higher, strictly over 95, 5 points
        ("ehcp_20wk_pct", "95.0001", "95", "green"),
        ("ehcp_20wk_pct", "95", "95", "amber"),
        ("ehcp_20wk_pct", "90", "95", "amber"),
        ("ehcp_20wk_pct", "89.9999", "95", "red"),
        # higher, at least England
        ("hv_nbv_14d_pct", "85.2", "85.2", "green"),
        ("hv_nbv_14d_pct", "85.19", "85.2", "amber"),
        ("hv_nbv_14d_pct", "80.1", "85.2", "red"),
        # lower, at least as good as England
        ("re_referral_12m_pct", "22.6", "22.6", "green"),
        ("re_referral_12m_pct", "27.6", "22.6", "amber"),
        ("re_referral_12m_pct", "27.61", "22.6", "red"),
        # lower, strictly under 18 weeks, a tenth
        ("ehcp_avg_weeks_to_issue", "17.99", "18", "green"),
        ("ehcp_avg_weeks_to_issue", "18", "18", "amber"),
        ("ehcp_avg_weeks_to_issue", "19.8", "18", "amber"),
        ("ehcp_avg_weeks_to_issue", "19.81", "18", "red"),
    ],
)
def test_colour(kpi_id: str, value: str, target: str, colour: str):
    assert judge(BOOK.kpi(kpi_id), value, target).colour == colour


def test_grey_says_why():
    plans, requests = BOOK.kpi("ehcp_20wk_pct"), BOOK.kpi("ehcna_requests_received")
    deficit, visits = BOOK.kpi("dsg_cumulative_deficit_gbp"), BOOK.kpi("hv_nbv_14d_pct")
    assert judge(requests, "100", None) == Rag("grey", "context measure")
    assert judge(deficit, "-100", None) == Rag("grey", "no target")
    assert judge(visits, "85", None) == Rag("grey", "benchmark not published")
    assert judge(plans, None, "95", denominator=0) == Rag("grey", "no events")
    assert judge(plans, "100", "95", denominator=9) == Rag("grey", "fewer than 10 in the denominator")
    assert judge(plans, "100", "95", denominator=10).colour == "green"
    assert judge(visits, "100", "85", has_history=False) == Rag("grey", "history incomplete")


def test_a_target_is_for_the_headline_and_its_breakdowns_or_for_the_group_it_names():
    plans, waits = BOOK.kpi("ehcp_20wk_pct"), BOOK.kpi("cyp_community_wait_18wk_pct")
    reading = judge(plans, "100", "95", group=("variant", "including exceptions"))
    assert reading == Rag("grey", "another reading: the target is for the headline")
    assert judge(plans, "100", "95", group=("sex", "F")).colour == "green"
    assert judge(waits, "100", "92") == Rag("grey", "the target is for Community paediatrics")
    assert judge(waits, "100", "92", group=("service", "Community paediatrics")).colour == "green"


def test_the_catalogue_may_say_how_far_amber_reaches_and_how_small_a_cohort_is():
    plans = BOOK.kpi("ehcp_20wk_pct")
    assert plans.target
    strict = plans.model_copy(
        update={"target": plans.target.model_copy(update={"tolerance": Decimal(1)}), "minimum_cohort": 0}
    )
    assert judge(strict, "94", "95").colour == "amber"
    assert judge(strict, "93.9", "95").colour == "red"
    assert judge(strict, "100", "95", denominator=1).colour == "green"


def test_money_and_counts_have_no_smallest_cohort():
    target = BOOK.kpi("ehcp_avg_weeks_to_issue").target
    for unit in ("count", "GBP"):
        kpi = BOOK.kpi("dsg_cumulative_deficit_gbp").model_copy(update={"unit": unit, "target": target})
        assert judge(kpi, "-1000", "-1000", denominator=0).colour == "amber"


def test_tolerance_of_a_negative_target_reaches_down():
    target = BOOK.kpi("hv_nbv_14d_pct").target
    kpi = BOOK.kpi("dsg_cumulative_deficit_gbp").model_copy(update={"target": target})
    assert [judge(kpi, value, "-100").colour for value in ("-100", "-110", "-111")] == ["green", "amber", "red"]
