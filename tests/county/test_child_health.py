"""The health services' records agree with each other, with the council's, and with the rates they rest on."""

import pandas as pd
import pytest
from childrens_services.check.expectations import is_nhs_number
from childrens_services.county import community_waits, infant_health, looked_after_health
from childrens_services.county.delivery import period
from childrens_services.county.world import County

WHEN = period("2026-10", first=True)


def test_health_advice_is_that_of_the_council(small_county: County) -> None:
    advice, ours = community_waits.ehc_health_advice(small_county, WHEN), small_county.sen.advice
    asked = ours[(ours["kind"] == "HEALTH") & (ours["asked"] <= WHEN.end)]
    assert sorted(advice["advice_requested_date"]) == sorted(asked["asked"])
    assert advice["advice_received_date"].notna().sum() == (asked["received"] <= WHEN.end).sum()


def test_checks_of_children_looked_after_are_those_of_the_council(small_county: County) -> None:
    checks = small_county.care.health
    checks = checks[(checks["date"] <= WHEN.end) & (checks["status"] == "Completed")]
    teeth = looked_after_health.dental_checks(small_county, WHEN)
    kept = checks[checks["kind"] == "Dental Check"].drop_duplicates(["child", "date"])
    assert sorted(teeth["check_date"]) == sorted(kept["date"])
    assessed = looked_after_health.health_assessments(small_county, WHEN)
    reviews = assessed[(assessed["assessment_type"] == "RHA") & (assessed["outcome"] == "DONE")]
    council = checks[(checks["kind"] == "Health Assessment") & ~checks["is_initial"] & (checks["date"] >= "2018-04-01")]
    assert len(reviews) == len(council)


def test_an_initial_assessment_for_every_period_of_care(small_county: County) -> None:
    assessed = looked_after_health.health_assessments(small_county, WHEN)
    stays = small_county.care.stays
    initial = assessed[assessed["assessment_type"] == "IHA"]
    started = stays[(stays["start"] >= "2018-04-01") & (stays["start"] <= WHEN.end - pd.Timedelta(days=14))]
    assert len(initial) >= len(started)
    in_time = (initial["assessment_date"] <= initial["due_date"]).mean()
    assert 0.6 < in_time < 0.9


def test_a_pseudonym_is_of_one_child_and_tells_nothing(small_county: County) -> None:
    waits = community_waits.community_waits(small_county, WHEN)
    children = small_county.child_health.waits
    children = children.loc[children["received"] <= WHEN.end, "child"]
    assert waits["person_pseudonym"].nunique() == children.nunique()
    assert waits["person_pseudonym"].str.fullmatch("[0-9a-f]{64}").all()
    assert not set(waits["person_pseudonym"]) & set(small_county.people["nhs_number"])


def test_waits_grew_and_then_fell(full_county: County) -> None:
    waits = full_county.child_health.waits
    weeks = (waits["contact"] - waits["received"]).dt.days / 7
    autism = weeks[waits["service"] == "AUTISM"].groupby(waits["received"].dt.year).median()
    assert autism[2024] > 2 * autism[2019]
    assert autism[2026] < 0.8 * autism[2024]


@pytest.mark.parametrize(("least", "most", "fed"), [(0.30, 0.37, "TOTAL"), (0.13, 0.18, "PARTIAL")])
def test_feeding(full_county: County, least: float, most: float, fed: str) -> None:
    feeding = infant_health.infant_feeding(full_county, WHEN)["feeding_status"]
    assert least < (feeding == fed).mean() < most
    assert 0.95 < (feeding != "").mean() < 0.98


def test_about_four_in_five_two_year_olds_are_where_they_are_expected(full_county: County) -> None:
    results = infant_health.asq3_results(full_county, WHEN)
    expected = results.filter(like="_expected").eq("Y").all(axis=1).mean()
    assert 0.78 < expected < 0.83


def test_mothers_are_nobody_among_the_children(small_county: County) -> None:
    mothers = small_county.child_health.expected["mother"]
    assert is_nhs_number(mothers).all()
    assert not set(mothers) & set(small_county.people["nhs_number"])
    families = small_county.people.loc[small_county.child_health.expected["child"], "family"]
    assert mothers.groupby(families.to_numpy()).nunique().max() == 1


def test_births_are_the_county_s_infants(small_county: County) -> None:
    when = period("2026-10")
    births = infant_health.births(small_county, when)
    people = small_county.people
    born = people[people["born"].between(when.start, when.end) & (people["joined"] <= people["born"])]
    assert sorted(births.loc[births["live_birth"] == "Y", "nhs_number"]) == sorted(born["nhs_number"])
