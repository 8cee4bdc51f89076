"""Warehouse rows for a test, short to write: what a row leaves out is filled in with something harmless."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count
from typing import Any

from childrens_services import months
from childrens_services.model import schema
from sqlalchemy import Boolean, Connection, Date, Integer, Numeric, Text, insert, text
from sqlalchemy.dialects.postgresql import insert as upsert

Row = Mapping[str, Any]
COUNCIL = {"local_authority_code": "855", "name": "Leicestershire", "region": "East Midlands", "gss_code": "E10000018"}
DEFAULTS: dict[str, dict[str, Any]] = {
    "dim_child": {"valid_from": date(1900, 1, 1), "sex": "U"},
    "fact_ehc_assessment": {
        "child_key": -1,
        "request_date": date(2025, 1, 1),
        "is_reassessment": False,
        "decision_code": "Y",
        **dict.fromkeys(("decision_due_date", "no_plan_due_date", "issue_due_date"), date(2025, 1, 1)),
        **dict.fromkeys(
            (
                "has_decision_mediation",
                "has_decision_appeal",
                "has_outcome_mediation",
                "has_outcome_appeal",
                "has_contents_mediation",
                "has_contents_appeal",
                "is_exception",
                "is_transferred_out",
                "is_transferred_in",
                "is_open",
            ),
            False,
        ),
    },
    "fact_ehc_advice": {"told_by": "COUNCIL", "advice_type_code": "EP"},
    "fact_ehc_plan": {"request_date": date(2020, 1, 1), "plan_number": 1},
    "fact_ehc_plan_month": {"request_date": date(2020, 1, 1), "plan_number": 1},
    "fact_school_roll": {"urn": "-1"},
    "fact_health_review": {"review_type_code": "NBV", "setting_code": "-2", "staff_role_code": "-2"},
    "fact_attendance_month": {"urn": "100001"},
    "fact_suspension": {"urn": "-1", "reference_date": date(2026, 5, 21)},
    "fact_early_years_profile": {"assessment_date": date(2025, 6, 30), "not_known_number": 0, "assessed_goals": 17},
    "fact_infant_feeding": {"not_known_number": 0},
    "fact_asq3_result": {"result_number": 1},
    "fact_population": {"area_name": "an area"},
    "fact_referral": {"child_key": -1, "is_no_further_action": False},
    "fact_assessment": {"child_key": -1, "is_child_seen": True, "is_no_further_action": False},
    **{
        name: {"child_key": -1}
        for name in (
            "fact_strategy_discussion",
            "fact_child_protection_plan",
            "fact_child_protection_plan_month",
            "fact_child_protection_review",
            "fact_initial_conference",
            "fact_section_47_enquiry",
            "fact_early_help_episode",
            "fact_referral_to_conference",
        )
    },
    "fact_visit": {"child_key": -1, "review_type_code": "CP_VISIT", "is_seen": True},
    "fact_milestone": {"programme_code": "jtai"},
    "fact_worker_month": {"is_at_month_end": True, "is_social_worker": True},
    "fact_home_registration": {"sector": "council", "registration_status": "active", "registered_places": 4},
    "fact_home_inspection": {"is_full": True},
    "fact_residential_saving": {"placement_kind_code": "LOCAL", "financial_year": "2026/27"},
    "fact_cla_health_assessment": {"review_type_code": "IHA", "outcome_code": "OPEN"},
    "fact_cla_health_check": {"check_status": "completed"},
    "fact_foster_household": {"household_type": "mainstream"},
    "fact_foster_enquiry": {"outcome_code": "OPEN"},
    "fact_placement": {"reason_new_episode_code": "P", "legal_status_code": "C2", "placement_type_code": "U1"},
    "fact_high_needs_monitor": dict.fromkeys(
        ("budget_gbp", "actual_to_date_gbp", "forecast_outturn_gbp", "brought_forward_gbp", "in_year_variance_gbp"), 0
    ),
    "quality.return_run": {
        "return_name": "ssda903",
        "collection_year": 2027,
        "delivered_month": date(2026, 9, 1),
        "children": 0,
        "children_with_errors": 0,
    },
    "fact_published_figure": {"area_code": "E92000001", "area_name": "an area", "source": "a test"},
}
NUMBERED = {
    "dim_batch": "batch_id",
    "fact_ehc_assessment": "request_id",
    "fact_ehc_advice": "advice_id",
    "fact_ehc_annual_review": "review_id",
    "fact_ehc_appeal": "appeal_id",
    "fact_ehc_phase_transfer": "plan_id",
    "fact_ehc_plan_audit": "audit_id",
    "fact_school_roll": "pupil_on_roll_id",
    "fact_health_review": "child_key",
    "fact_suspension": "suspension_id",
    "fact_elective_home_education": "record_id",
    "fact_early_years_profile": "child_key",
    "fact_antenatal_contact": "contact_id",
    "fact_birth": "notification_id",
    "fact_infant_feeding": "child_key",
    "fact_asq3_result": "child_key",
    "fact_funded_two_year_old": "early_years_child_id",
    "fact_family_hub_visit": "contact_id",
    "fact_strategy_discussion": "strategy_discussion_id",
    "fact_child_protection_plan": "protection_plan_id",
    "fact_child_protection_review": "review_id",
    "fact_initial_conference": "conference_id",
    "fact_section_47_enquiry": "section_47_id",
    "fact_early_help_episode": "early_help_episode_id",
    "fact_visit": "visit_id",
    "fact_milestone": "milestone_id",
    "fact_secondment_month": "post_id",
    "fact_worker_month": "professional_id",
    "fact_referral": "referral_id",
    "fact_assessment": "assessment_id",
    "fact_home_inspection": "inspection_id",
    "fact_cla_health_assessment": "health_assessment_id",
    "fact_cla_health_check": "health_check_id",
    "fact_missing_episode": "missing_episode_id",
    "fact_foster_household": "household_id",
    "fact_foster_enquiry": "enquiry_id",
}
_numbers = count(1000)


def load(connection: Connection, given: Mapping[str, Iterable[Row]]) -> None:
    """Insert rows by table, the warehouse's without its schema; the members they refer to need not be there."""
    connection.execute(text("set local session_replication_role = replica"))
    connection.execute(upsert(schema.dimensions.dim_local_authority).values(COUNCIL).on_conflict_do_nothing())
    for name, rows in given.items():
        table = _table(name)
        full = [_full(name, row) for row in rows]
        if schema.is_monthly(table):
            for year in {row["month"].year for row in full}:
                connection.execute(text("select warehouse.have_partition(:name, :year)"), {"name": name, "year": year})
        # many rows at once need the same columns in each
        columns = {column: None for row in full for column in row}
        connection.execute(insert(table), [columns | row for row in full])


def accepted(connection: Connection, feeds: Iterable[str], first: str, last: str) -> None:
    """Note accepted batches of the feeds for every month from first to last (`YYYY-MM`)."""
    for feed in feeds:
        for month in months.span(first, last):
            connection.execute(insert(schema.batch), _batch(feed, month))


def _batch(feed: str, month: str) -> dict[str, Any]:
    text = ("sha256", "source", "url")
    return {
        "batch_id": f"{feed}:{month}:test",
        "feed": feed,
        "domain": "test",
        "month": months.first_day(month),
        **dict.fromkeys(text, "test"),
        "received_at": "2026-01-01T00:00:00Z",
        "status": "accepted",
    }


def _table(name: str) -> Any:
    return schema.metadata.tables[name if "." in name else f"warehouse.{name}"]


def _full(name: str, row: Row) -> dict[str, Any]:
    is_council = "local_authority_code" in _table(name).columns
    full = {"local_authority_code": "855"} if is_council else {}
    full |= {**DEFAULTS.get(name, {}), **row}
    if name in NUMBERED:
        number = next(_numbers)
        full.setdefault(NUMBERED[name], number if NUMBERED[name] == "child_key" else str(number))
    if name == "fact_placement":
        full.setdefault("placement_start_date", full["episode_start_date"])
        full.setdefault("period_of_care_start_date", full["placement_start_date"])
        full["is_short_break"] = full["legal_status_code"] in ("V3", "V4")
    if name == "fact_published_figure":
        full.setdefault("period", str(full["period_end"]))
    return _harmless(name) | full


def _harmless(name: str) -> Row:
    """A value for each column that must have one: of a dimension's member the one not known."""
    values: dict[Any, Any] = {Boolean: False, Integer: 0, Numeric: 0, Date: date(2025, 1, 1), Text: "-1"}
    columns = _table(name).columns
    return {
        column.name: next(value for type_, value in values.items() if isinstance(column.type, type_))
        for column in columns
        if not (column.nullable or column.primary_key or column.computed)
    }
