"""The star schema: the warehouse's tables made anew. Their rows are built from staging by the next run."""

# ruff: noqa: E501

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from childrens_services.model.schema.base import TemporalForeignKey
from sqlalchemy.dialects import postgresql

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.execute("drop table warehouse.fact_assessment")
    op.execute("drop table warehouse.fact_ehc_assessment")
    op.execute("drop table warehouse.fact_health_review")
    op.execute("drop table warehouse.fact_high_needs_monitor")
    op.execute("drop table warehouse.fact_placement")
    op.execute("drop table warehouse.fact_published_figure")
    op.execute("drop table warehouse.fact_referral")
    op.execute("drop table warehouse.dim_child")
    op.execute("drop table warehouse.dim_date")
    op.execute("drop table warehouse.dim_local_authority")
    op.create_table(
        "modelled_month",
        sa.Column(
            "table_name",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Table of the warehouse that is built month by month.",
        ),
        sa.Column(
            "local_authority_code", sa.Text(), autoincrement=False, nullable=False, comment="Council, three-digit code."
        ),
        sa.Column(
            "month",
            sa.Date(),
            autoincrement=False,
            nullable=False,
            comment="Month whose rows are up to date, first day.",
        ),
        sa.PrimaryKeyConstraint("table_name", "local_authority_code", "month", name=op.f("modelled_month_pkey")),
        schema="quality",
        comment="One row per table, council and month that is up to date: gone as soon as what it is made from changes.",
    )
    op.create_table(
        "code_list",
        sa.Column(
            "list_name",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="List: the dimension's name without dim_.",
        ),
        sa.Column(
            "code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("list_name", "code", name=op.f("code_list_pkey")),
        schema="reference",
        comment="One row per list and code, loaded from include/reference/codes, with the three members every list has.",
    )
    op.create_table(
        "term_date",
        sa.Column("academic_year", sa.Text(), autoincrement=False, nullable=False, comment="Academic year, 2025/26."),
        sa.Column(
            "half_term", sa.Text(), autoincrement=False, nullable=False, comment="Half term, for example autumn_1."
        ),
        sa.Column("start_date", sa.Date(), nullable=False, comment="First day."),
        sa.Column("end_date", sa.Date(), nullable=False, comment="Last day."),
        sa.PrimaryKeyConstraint("academic_year", "half_term", name=op.f("term_date_pkey")),
        schema="reference",
        comment="One row per academic year and half term, loaded from include/reference/term_dates.csv.",
    )
    op.create_table(
        "dim_abuse_category",
        sa.Column(
            "abuse_category_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("abuse_category_code", name=op.f("dim_abuse_category_pkey")),
        schema="warehouse",
        comment="One row per category of abuse.",
    )
    op.create_table(
        "dim_agency",
        sa.Column(
            "agency_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("agency_code", name=op.f("dim_agency_pkey")),
        schema="warehouse",
        comment="One row per agency of the safeguarding partnership.",
    )
    op.create_table(
        "dim_area",
        sa.Column(
            "area_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="District (GSS code) or postcode district (LE67); -1 not known, -2 elsewhere.",
        ),
        sa.Column("level", sa.Text(), nullable=False, comment="district, postcode_district, or none for -1 and -2."),
        sa.Column("name", sa.Text(), nullable=False, comment="Area's name."),
        sa.Column("district_code", sa.Text(), nullable=True, comment="District it is, or mostly lies in, GSS code."),
        sa.Column("district", sa.Text(), nullable=True, comment="Name of that district."),
        sa.Column(
            "family_hub_id",
            sa.Text(),
            nullable=True,
            comment="Family Hub most of the area's families are registered with.",
        ),
        sa.Column(
            "family_help_pilot_from",
            sa.Date(),
            nullable=True,
            comment="First pilot episode of family help there began; null where none has.",
        ),
        sa.Column(
            "multi_agency_team_from",
            sa.Date(),
            nullable=True,
            comment="First strategy discussion of its multi-agency team; null where none.",
        ),
        sa.CheckConstraint("level in ('district', 'postcode_district', 'none')", name=op.f("dim_area_level_check")),
        sa.PrimaryKeyConstraint("area_code", name=op.f("dim_area_pkey")),
        schema="warehouse",
        comment="One row per district of the council, and per postcode district.",
    )
    op.create_table(
        "dim_assessment_factor",
        sa.Column(
            "assessment_factor_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("assessment_factor_code", name=op.f("dim_assessment_factor_pkey")),
        schema="warehouse",
        comment="One row per factor found at the end of an assessment: children in need census, 1A to 24A.",
    )
    op.create_table(
        "dim_audit_grade",
        sa.Column(
            "grade_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("grade_code", name=op.f("dim_audit_grade_pkey")),
        schema="warehouse",
        comment="One row per grade an audit gives.",
    )
    op.create_table(
        "dim_batch",
        sa.Column(
            "batch_id",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="<feed>:<month>:<first 12 of the content's sha256>; -1 not known.",
        ),
        sa.Column("feed", sa.Text(), nullable=False, comment="Feed, as its contract is called."),
        sa.Column("domain", sa.Text(), nullable=False, comment="Domain of the feed."),
        sa.Column("delivery_month", sa.Date(), nullable=True, comment="Month delivered, first day."),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=True, comment="When it was landed."),
        sa.Column("received_rows", sa.Integer(), nullable=True, comment="Rows received."),
        sa.Column("staged_rows", sa.Integer(), nullable=True, comment="Rows that went on to staging."),
        sa.Column("quarantined_rows", sa.Integer(), nullable=True, comment="Rows set apart."),
        sa.PrimaryKeyConstraint("batch_id", name=op.f("dim_batch_pkey")),
        schema="warehouse",
        comment="One row per accepted delivery: where the rows of the warehouse come from.",
    )
    op.create_table(
        "dim_care_leaver_accommodation",
        sa.Column(
            "accommodation_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("accommodation_code", name=op.f("dim_care_leaver_accommodation_pkey")),
        schema="warehouse",
        comment="One row per kind of accommodation of a care leaver.",
    )
    op.create_table(
        "dim_care_leaver_activity",
        sa.Column(
            "activity_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("activity_code", name=op.f("dim_care_leaver_activity_pkey")),
        schema="warehouse",
        comment="One row per main activity of a care leaver, SSDA903.",
    )
    op.create_table(
        "dim_care_leaver_contact",
        sa.Column(
            "contact_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("contact_code", name=op.f("dim_care_leaver_contact_pkey")),
        schema="warehouse",
        comment="One row per state of contact with a care leaver, SSDA903.",
    )
    op.create_table(
        "dim_case_closure_reason",
        sa.Column(
            "close_reason_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("close_reason_code", name=op.f("dim_case_closure_reason_pkey")),
        schema="warehouse",
        comment="One row per reason why a case closed: RC1 to RC9.",
    )
    op.create_table(
        "dim_community_service",
        sa.Column(
            "service_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("service_code", name=op.f("dim_community_service_pkey")),
        schema="warehouse",
        comment="One row per community health service for children.",
    )
    op.create_table(
        "dim_contact_setting",
        sa.Column(
            "setting_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("setting_code", name=op.f("dim_contact_setting_pkey")),
        schema="warehouse",
        comment="One row per setting of a health contact, face to face or remote.",
    )
    op.create_table(
        "dim_date",
        sa.Column("date_key", sa.Date(), autoincrement=False, nullable=False, comment="The day."),
        sa.Column("year", sa.Integer(), nullable=False, comment="Calendar year."),
        sa.Column("month", sa.Integer(), nullable=False, comment="Month of the year, 1 to 12."),
        sa.Column("month_start", sa.Date(), nullable=False, comment="First day of the month."),
        sa.Column("month_end", sa.Date(), nullable=False, comment="Last day of the month."),
        sa.Column("month_name", sa.Text(), nullable=False, comment="Month in words."),
        sa.Column("day_of_week", sa.Integer(), nullable=False, comment="1 Monday to 7 Sunday (ISO 8601)."),
        sa.Column("academic_year", sa.Text(), nullable=False, comment="1 September to 31 August, written 2025/26."),
        sa.Column("financial_year", sa.Text(), nullable=False, comment="1 April to 31 March, written 2025/26."),
        sa.Column(
            "calendar_year", sa.Integer(), nullable=False, comment="1 January to 31 December: the SEN2 year of events."
        ),
        sa.Column(
            "collection_year",
            sa.Integer(),
            nullable=False,
            comment="SSDA903 and CIN census year, named by the year its 31 March lies in.",
        ),
        sa.Column(
            "is_bank_holiday",
            sa.Boolean(),
            nullable=False,
            comment="Whether a bank holiday in England is known for the day.",
        ),
        sa.Column("bank_holiday_name", sa.Text(), nullable=True, comment="Name of the bank holiday."),
        sa.Column(
            "is_working_day",
            sa.Boolean(),
            nullable=True,
            comment="Neither weekend nor bank holiday; null in years without known bank holidays.",
        ),
        sa.Column(
            "working_day_number",
            sa.Integer(),
            nullable=True,
            comment="Working days up to and including the day; null in years without known bank holidays. Working days from a to b, a being day 0, are number(b) - number(a).",
        ),
        sa.Column(
            "term_name",
            sa.Text(),
            nullable=True,
            comment="Half term, for example autumn_1; null in holidays and where not known.",
        ),
        sa.PrimaryKeyConstraint("date_key", name=op.f("dim_date_pkey")),
        schema="warehouse",
        comment="One row per day, 1990 to 2035.",
    )
    op.create_table(
        "dim_early_help_end_reason",
        sa.Column(
            "early_help_end_reason_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("early_help_end_reason_code", name=op.f("dim_early_help_end_reason_pkey")),
        schema="warehouse",
        comment="One row per way in which early help ends.",
    )
    op.create_table(
        "dim_early_help_reason",
        sa.Column(
            "early_help_reason_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("early_help_reason_code", name=op.f("dim_early_help_reason_pkey")),
        schema="warehouse",
        comment="One row per reason for early help.",
    )
    op.create_table(
        "dim_ehc_advice_type",
        sa.Column(
            "advice_type_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("advice_type_code", name=op.f("dim_ehc_advice_type_pkey")),
        schema="warehouse",
        comment="One row per kind of advice for an assessment.",
    )
    op.create_table(
        "dim_ehc_assessment_outcome",
        sa.Column(
            "assessment_outcome_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("assessment_outcome_code", name=op.f("dim_ehc_assessment_outcome_pkey")),
        schema="warehouse",
        comment="One row per outcome of an EHC needs assessment.",
    )
    op.create_table(
        "dim_ehc_auditor_role",
        sa.Column(
            "auditor_role_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("auditor_role_code", name=op.f("dim_ehc_auditor_role_pkey")),
        schema="warehouse",
        comment="One row per role of an auditor of plans.",
    )
    op.create_table(
        "dim_ehc_cease_reason",
        sa.Column(
            "cease_reason_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("cease_reason_code", name=op.f("dim_ehc_cease_reason_pkey")),
        schema="warehouse",
        comment="One row per reason for which a plan ceases.",
    )
    op.create_table(
        "dim_ehc_decision",
        sa.Column(
            "decision_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("decision_code", name=op.f("dim_ehc_decision_pkey")),
        schema="warehouse",
        comment="One row per decision whether to assess.",
    )
    op.create_table(
        "dim_ehc_dispute_outcome",
        sa.Column(
            "dispute_outcome_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("dispute_outcome_code", name=op.f("dim_ehc_dispute_outcome_pkey")),
        schema="warehouse",
        comment="One row per way in which a mediation or an appeal ends.",
    )
    op.create_table(
        "dim_ehc_disputed_decision",
        sa.Column(
            "disputed_decision_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("disputed_decision_code", name=op.f("dim_ehc_disputed_decision_pkey")),
        schema="warehouse",
        comment="One row per decision that may go to mediation or appeal.",
    )
    op.create_table(
        "dim_ehc_health_service",
        sa.Column(
            "health_service_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("health_service_code", name=op.f("dim_ehc_health_service_pkey")),
        schema="warehouse",
        comment="One row per health service that gives advice for an assessment.",
    )
    op.create_table(
        "dim_ehc_phase",
        sa.Column(
            "phase_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("phase_code", name=op.f("dim_ehc_phase_pkey")),
        schema="warehouse",
        comment="One row per move from one phase of education to the next.",
    )
    op.create_table(
        "dim_ehc_request_source",
        sa.Column(
            "request_source_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("request_source_code", name=op.f("dim_ehc_request_source_pkey")),
        schema="warehouse",
        comment="One row per kind of person who may ask for an EHC needs assessment.",
    )
    op.create_table(
        "dim_ehc_review_decision",
        sa.Column(
            "review_decision_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("review_decision_code", name=op.f("dim_ehc_review_decision_pkey")),
        schema="warehouse",
        comment="One row per decision after an annual review.",
    )
    op.create_table(
        "dim_ethnicity",
        sa.Column(
            "ethnicity_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("ethnicity_code", name=op.f("dim_ethnicity_pkey")),
        schema="warehouse",
        comment="One row per ethnicity code of the Department for Education.",
    )
    op.create_table(
        "dim_family_hub_service",
        sa.Column(
            "hub_service_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("hub_service_code", name=op.f("dim_family_hub_service_pkey")),
        schema="warehouse",
        comment="One row per service families come to a Family Hub for.",
    )
    op.create_table(
        "dim_family_hub_tier",
        sa.Column(
            "hub_tier_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("hub_tier_code", name=op.f("dim_family_hub_tier_pkey")),
        schema="warehouse",
        comment="One row per tier of a Family Hub's service.",
    )
    op.create_table(
        "dim_feeding_status",
        sa.Column(
            "feeding_status_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("feeding_status_code", name=op.f("dim_feeding_status_pkey")),
        schema="warehouse",
        comment="One row per way an infant is fed.",
    )
    op.create_table(
        "dim_funded_place_eligibility",
        sa.Column(
            "eligibility_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("eligibility_code", name=op.f("dim_funded_place_eligibility_pkey")),
        schema="warehouse",
        comment="One row per reason for funded early education at two.",
    )
    op.create_table(
        "dim_health_visiting_role",
        sa.Column(
            "staff_role_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("staff_role_code", name=op.f("dim_health_visiting_role_pkey")),
        schema="warehouse",
        comment="One row per role in the health visiting service.",
    )
    op.create_table(
        "dim_high_needs_placement",
        sa.Column(
            "high_needs_placement_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("high_needs_placement_code", name=op.f("dim_high_needs_placement_pkey")),
        schema="warehouse",
        comment="One row per kind of provision high needs money pays for.",
    )
    op.create_table(
        "dim_home_education_reason",
        sa.Column(
            "home_education_reason_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("home_education_reason_code", name=op.f("dim_home_education_reason_pkey")),
        schema="warehouse",
        comment="One row per reason for home education.",
    )
    op.create_table(
        "dim_lead_agency",
        sa.Column(
            "lead_agency_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("lead_agency_code", name=op.f("dim_lead_agency_pkey")),
        schema="warehouse",
        comment="One row per agency that leads an action.",
    )
    op.create_table(
        "dim_legal_status",
        sa.Column(
            "legal_status_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("legal_status_code", name=op.f("dim_legal_status_pkey")),
        schema="warehouse",
        comment="One row per legal status of a child looked after.",
    )
    op.create_table(
        "dim_local_authority",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Council, three-digit code; -1 not known.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Council's name."),
        sa.Column("region", sa.Text(), nullable=False, comment="Region of England."),
        sa.Column("gss_code", sa.Text(), nullable=True, comment="Nine-character GSS code."),
        sa.PrimaryKeyConstraint("local_authority_code", name=op.f("dim_local_authority_pkey")),
        schema="warehouse",
        comment="One row per council in England, and one for not known.",
    )
    op.create_table(
        "dim_milestone_status",
        sa.Column(
            "milestone_status_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("milestone_status_code", name=op.f("dim_milestone_status_pkey")),
        schema="warehouse",
        comment="One row per status of a milestone.",
    )
    op.create_table(
        "dim_missing_education_outcome",
        sa.Column(
            "missing_outcome_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("missing_outcome_code", name=op.f("dim_missing_education_outcome_pkey")),
        schema="warehouse",
        comment="One row per way a child missing education was found.",
    )
    op.create_table(
        "dim_need_category",
        sa.Column(
            "need_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("need_code", name=op.f("dim_need_category_pkey")),
        schema="warehouse",
        comment="One row per category of need: children in need census and SSDA903, N0 to N9.",
    )
    op.create_table(
        "dim_participation",
        sa.Column(
            "participation_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("participation_code", name=op.f("dim_participation_pkey")),
        schema="warehouse",
        comment="One row per way in which a child takes part in a review: PN0 to PN7.",
    )
    op.create_table(
        "dim_placement_type",
        sa.Column(
            "placement_type_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("placement_type_code", name=op.f("dim_placement_type_pkey")),
        schema="warehouse",
        comment="One row per placement type of SSDA903.",
    )
    op.create_table(
        "dim_post16_activity",
        sa.Column(
            "activity_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("activity_code", name=op.f("dim_post16_activity_pkey")),
        schema="warehouse",
        comment="One row per activity of young people over 16, code of the council's return.",
    )
    op.create_table(
        "dim_programme",
        sa.Column(
            "programme_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("programme_code", name=op.f("dim_programme_pkey")),
        schema="warehouse",
        comment="One row per programme of the council's statement.",
    )
    op.create_table(
        "dim_reason_care_ended",
        sa.Column(
            "reason_ended_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("reason_ended_code", name=op.f("dim_reason_care_ended_pkey")),
        schema="warehouse",
        comment="One row per reason why an episode of care ended, SSDA903.",
    )
    op.create_table(
        "dim_reduced_timetable_reason",
        sa.Column(
            "timetable_reason_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("timetable_reason_code", name=op.f("dim_reduced_timetable_reason_pkey")),
        schema="warehouse",
        comment="One row per reason for a part-time timetable.",
    )
    op.create_table(
        "dim_referral_source",
        sa.Column(
            "referral_source_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("referral_source_code", name=op.f("dim_referral_source_pkey")),
        schema="warehouse",
        comment="One row per source of a referral.",
    )
    op.create_table(
        "dim_review_type",
        sa.Column(
            "review_type_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("review_type_code", name=op.f("dim_review_type_pkey")),
        schema="warehouse",
        comment="One row per kind of review, visit or check of a child.",
    )
    op.create_table(
        "dim_route_group",
        sa.Column(
            "route_group_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("route_group_code", name=op.f("dim_route_group_pkey")),
        schema="warehouse",
        comment="One row per group of routes to school.",
    )
    op.create_table(
        "dim_seconded_team",
        sa.Column(
            "seconded_team_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("seconded_team_code", name=op.f("dim_seconded_team_pkey")),
        schema="warehouse",
        comment="One row per kind of team with seconded posts.",
    )
    op.create_table(
        "dim_section_47_outcome",
        sa.Column(
            "section_47_outcome_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("section_47_outcome_code", name=op.f("dim_section_47_outcome_pkey")),
        schema="warehouse",
        comment="One row per outcome of a section 47 enquiry, weightiest first.",
    )
    op.create_table(
        "dim_sen_need",
        sa.Column(
            "sen_need_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("sen_need_code", name=op.f("dim_sen_need_pkey")),
        schema="warehouse",
        comment="One row per type of special educational need.",
    )
    op.create_table(
        "dim_sen_provision",
        sa.Column(
            "sen_provision_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("sen_provision_code", name=op.f("dim_sen_provision_pkey")),
        schema="warehouse",
        comment="One row per SEN provision of the school census.",
    )
    op.create_table(
        "dim_sen_setting",
        sa.Column(
            "sen_setting_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("sen_setting_code", name=op.f("dim_sen_setting_pkey")),
        schema="warehouse",
        comment="One row per SEN2 setting of somebody who is at no registered establishment.",
    )
    op.create_table(
        "dim_specialist_provision",
        sa.Column(
            "provision_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("provision_code", name=op.f("dim_specialist_provision_pkey")),
        schema="warehouse",
        comment="One row per kind of specialist provision in the county.",
    )
    op.create_table(
        "dim_strategy_decision",
        sa.Column(
            "strategy_decision_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("strategy_decision_code", name=op.f("dim_strategy_decision_pkey")),
        schema="warehouse",
        comment="One row per decision of a strategy discussion.",
    )
    op.create_table(
        "dim_suspension_category",
        sa.Column(
            "suspension_category_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("suspension_category_code", name=op.f("dim_suspension_category_pkey")),
        schema="warehouse",
        comment="One row per category of suspension; lunchtimes count as suspensions.",
    )
    op.create_table(
        "dim_suspension_reason",
        sa.Column(
            "suspension_reason_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("suspension_reason_code", name=op.f("dim_suspension_reason_pkey")),
        schema="warehouse",
        comment="One row per reason for a suspension or permanent exclusion.",
    )
    op.create_table(
        "dim_team",
        sa.Column("team_id", sa.Text(), autoincrement=False, nullable=False, comment="Team; -1 not known, -2 no team."),
        sa.Column("name", sa.Text(), nullable=False, comment="Team's name."),
        sa.Column("parent_team_id", sa.Text(), nullable=True, comment="Team it belongs to."),
        sa.Column("parent_name", sa.Text(), nullable=True, comment="Name of the team it belongs to."),
        sa.Column(
            "is_inferred",
            sa.Boolean(),
            nullable=False,
            comment="Only referred to so far: the list of teams has not told of it.",
        ),
        sa.PrimaryKeyConstraint("team_id", name=op.f("dim_team_pkey")),
        schema="warehouse",
        comment="One row per team of children's social care.",
    )
    op.create_table(
        "dim_travel_mode",
        sa.Column(
            "travel_mode_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("travel_mode_code", name=op.f("dim_travel_mode_pkey")),
        schema="warehouse",
        comment="One row per way of helping with travel to school.",
    )
    op.create_table(
        "dim_wait_end_reason",
        sa.Column(
            "wait_end_reason_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("wait_end_reason_code", name=op.f("dim_wait_end_reason_pkey")),
        schema="warehouse",
        comment="One row per reason for which a wait ends.",
    )
    op.create_table(
        "dim_worker_change_reason",
        sa.Column(
            "worker_change_reason_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("worker_change_reason_code", name=op.f("dim_worker_change_reason_pkey")),
        schema="warehouse",
        comment="One row per reason why a child's worker changed.",
    )
    op.create_table(
        "dim_worker_role",
        sa.Column(
            "worker_role_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("worker_role_code", name=op.f("dim_worker_role_pkey")),
        schema="warehouse",
        comment="One row per role of a professional.",
    )
    op.create_table(
        "dim_year_group",
        sa.Column(
            "year_group_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Code; -1 not known, -2 not applicable, -3 not in the list.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="What the code means."),
        sa.Column(
            "group_name",
            sa.Text(),
            nullable=False,
            comment="Group of codes it is counted with; its own name where there is none.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            nullable=True,
            comment="First day the code may be used; null where it always could be.",
        ),
        sa.Column(
            "valid_to", sa.Date(), nullable=True, comment="Day after the last the code may be used; null while it may."
        ),
        sa.Column("sort_order", sa.Integer(), nullable=False, comment="Place in the list."),
        sa.PrimaryKeyConstraint("year_group_code", name=op.f("dim_year_group_pkey")),
        schema="warehouse",
        comment="One row per national curriculum year, by key stage.",
    )
    op.create_table(
        "fact_published_figure",
        sa.Column(
            "indicator_id",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Indicator: an id of the KPI catalogue, or population_0_17.",
        ),
        sa.Column(
            "area_code", sa.Text(), autoincrement=False, nullable=False, comment="Area, nine-character GSS code."
        ),
        sa.Column(
            "period",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Period as published, for example 2024/25.",
        ),
        sa.Column("area_name", sa.Text(), nullable=False, comment="Area's name."),
        sa.Column("period_end", sa.Date(), nullable=False, comment="Last day of the period."),
        sa.Column("value", sa.Numeric(), nullable=False, comment="The published value, in the indicator's unit."),
        sa.Column("source", sa.Text(), nullable=False, comment="Publication it comes from."),
        sa.PrimaryKeyConstraint("indicator_id", "area_code", "period", name=op.f("fact_published_figure_pkey")),
        schema="warehouse",
        comment="One row per published indicator, area and period.",
    )
    op.create_table(
        "bridge_assessment_factor",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "assessment_id", sa.Text(), autoincrement=False, nullable=False, comment="Assessment (fact_assessment)."
        ),
        sa.Column(
            "assessment_factor_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Factor; 21 where none was found.",
        ),
        sa.ForeignKeyConstraint(
            ["assessment_factor_code"],
            ["warehouse.dim_assessment_factor.assessment_factor_code"],
            name=op.f("bridge_assessment_factor_assessment_factor_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("bridge_assessment_factor_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code",
            "assessment_id",
            "assessment_factor_code",
            name=op.f("bridge_assessment_factor_pkey"),
        ),
        schema="warehouse",
        comment="One row per assessment and factor found at its end. Codes not in the list are one row, -3.",
    )
    op.create_table(
        "bridge_ehc_plan_need",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "request_date",
            sa.Date(),
            autoincrement=False,
            nullable=False,
            comment="Request the plan came of received, or responsibility taken on.",
        ),
        sa.Column("sen_need_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Need."),
        sa.Column("need_rank", sa.Integer(), autoincrement=False, nullable=False, comment="1 for the primary need."),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("bridge_ehc_plan_need_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["sen_need_code"],
            ["warehouse.dim_sen_need.sen_need_code"],
            name=op.f("bridge_ehc_plan_need_sen_need_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code",
            "child_key",
            "request_date",
            "sen_need_code",
            "need_rank",
            name=op.f("bridge_ehc_plan_need_pkey"),
        ),
        schema="warehouse",
        comment="One row per plan (fact_ehc_plan) and need, as the last return that had the plan in force told. Needs of children who are not known are left out.",
    )
    op.create_index(
        op.f("bridge_ehc_plan_need_child_key"), "bridge_ehc_plan_need", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_table(
        "dim_child",
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child: a keyed hash; -1 not known.",
        ),
        sa.Column(
            "valid_from",
            sa.Date(),
            autoincrement=False,
            nullable=False,
            comment="First day the version holds; the child's first version holds from 1900-01-01.",
        ),
        sa.Column(
            "valid_to",
            sa.Date(),
            nullable=True,
            comment="Day after the last the version holds; null for the current one.",
        ),
        sa.Column("sex", sa.Text(), nullable=False, comment="M, F or U not known."),
        sa.Column(
            "birth_month",
            sa.Date(),
            nullable=True,
            comment="Month of birth, first day; the birth date itself is not kept here.",
        ),
        sa.Column(
            "ethnicity_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Ethnicity, DfE code; -1 not known.",
        ),
        sa.Column(
            "area_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Postcode district of the home address, or its district; -1 not known.",
        ),
        sa.Column(
            "sen_provision_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Special educational needs provision at school; -1 not known.",
        ),
        sa.Column(
            "is_disabled",
            sa.Boolean(),
            nullable=True,
            comment="Recorded as disabled; null where social care does not know the child.",
        ),
        sa.Column(
            "is_fsm_eligible",
            sa.Boolean(),
            nullable=True,
            comment="Eligible for free school meals at the school census; null where not on one.",
        ),
        sa.Column(
            "is_current",
            sa.Boolean(),
            sa.Computed(
                "valid_to is null",
            ),
            nullable=False,
            comment="Whether it is the current version.",
        ),
        sa.Column(
            "valid_during",
            postgresql.DATERANGE(),
            sa.Computed("daterange(valid_from, valid_to)", persisted=True),
            nullable=False,
            comment="Days the version holds.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=False,
            comment="child_key as a range, which a temporal key can hold without an extension.",
        ),
        sa.CheckConstraint("sex in ('M', 'F', 'U')", name=op.f("dim_child_sex_check")),
        sa.CheckConstraint("valid_from < valid_to", name=op.f("dim_child_valid_check")),
        sa.ForeignKeyConstraint(
            ["area_code"],
            ["warehouse.dim_area.area_code"],
            name=op.f("dim_child_area_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["ethnicity_code"],
            ["warehouse.dim_ethnicity.ethnicity_code"],
            name=op.f("dim_child_ethnicity_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["sen_provision_code"],
            ["warehouse.dim_sen_provision.sen_provision_code"],
            name=op.f("dim_child_sen_provision_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("child_key", "valid_from", name=op.f("dim_child_pkey")),
        schema="warehouse",
        comment="One row per child and stretch of time with the same attributes (type 2), by month of delivery. The versions of a child neither overlap nor leave a gap.",
    )
    # a range, not the number, so that the temporal key needs no extension (btree_gist)
    op.execute(
        "alter table warehouse.dim_child add constraint dim_child_without_overlaps"
        " unique (child_key_range, valid_during without overlaps)"
    )
    op.create_table(
        "dim_establishment",
        sa.Column(
            "urn",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Unique reference number; -1 not known, -2 no establishment.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Establishment's name."),
        sa.Column(
            "type_code", sa.Text(), nullable=True, comment="Type, code of the Department for Education's register."
        ),
        sa.Column("type_name", sa.Text(), nullable=True, comment="Type in words."),
        sa.Column(
            "setting_group",
            sa.Text(),
            nullable=False,
            comment="early_years, mainstream, state_special, independent_special, special_post_16, other_independent, alternative, post_16, other or not_known.",
        ),
        sa.Column("phase", sa.Text(), nullable=True, comment="Phase of education."),
        sa.Column("establishment_status", sa.Text(), nullable=True, comment="Open, closed and so on, as registered."),
        sa.Column("open_date", sa.Date(), nullable=True, comment="Opened."),
        sa.Column("close_date", sa.Date(), nullable=True, comment="Closed; null while open."),
        sa.Column("low_age", sa.Integer(), nullable=True, comment="Youngest age taken, years."),
        sa.Column("high_age", sa.Integer(), nullable=True, comment="Oldest age taken, years."),
        sa.Column("capacity", sa.Integer(), nullable=True, comment="Pupils it has room for."),
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council it lies in, three-digit code; -1 not known.",
        ),
        sa.Column(
            "area_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="District it lies in."
        ),
        sa.Column(
            "is_inferred",
            sa.Boolean(),
            nullable=False,
            comment="Only referred to so far: the register has not told of it.",
        ),
        sa.ForeignKeyConstraint(
            ["area_code"],
            ["warehouse.dim_area.area_code"],
            name=op.f("dim_establishment_area_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("dim_establishment_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("urn", name=op.f("dim_establishment_pkey")),
        schema="warehouse",
        comment="One row per school or other place of education.",
    )
    op.create_table(
        "dim_provider",
        sa.Column(
            "provider_urn",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Ofsted's number of the home or agency; -1 not known, -2 no provider.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Home's name; the number where no register tells it."),
        sa.Column(
            "sector",
            sa.Text(),
            nullable=True,
            comment="COUNCIL, OTHER_COUNCIL or INDEPENDENT; null where no register tells.",
        ),
        sa.Column("registration_date", sa.Date(), nullable=True, comment="Registered with Ofsted."),
        sa.Column("closed_date", sa.Date(), nullable=True, comment="Closed; null while open."),
        sa.Column("registered_places", sa.Integer(), nullable=True, comment="Children it is registered for."),
        sa.Column("is_council_home", sa.Boolean(), nullable=False, comment="One of the council's own homes."),
        sa.Column(
            "area_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="District it lies in."
        ),
        sa.Column(
            "is_inferred", sa.Boolean(), nullable=False, comment="Only referred to so far: no register has told of it."
        ),
        sa.ForeignKeyConstraint(
            ["area_code"],
            ["warehouse.dim_area.area_code"],
            name=op.f("dim_provider_area_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("provider_urn", name=op.f("dim_provider_pkey")),
        schema="warehouse",
        comment="One row per children's home, fostering agency or other provider of placements.",
    )
    op.create_table(
        "fact_antenatal_contact",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "contact_id",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="The expected birth in the trust's system: one for a mother and pregnancy.",
        ),
        sa.Column("expected_month", sa.Date(), nullable=False, comment="Month of the expected birth, first day."),
        sa.Column("contact_date", sa.Date(), nullable=True, comment="Contact; null while there has been none."),
        sa.Column(
            "gestation_weeks",
            sa.Integer(),
            nullable=True,
            comment="Completed weeks of pregnancy at the contact; null while there has been none.",
        ),
        sa.Column(
            "setting_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Setting; -2 while there has been no contact.",
        ),
        sa.Column(
            "staff_role_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Who was in contact; -2 while there has been no contact.",
        ),
        sa.Column(
            "is_face_to_face",
            sa.Boolean(),
            nullable=True,
            comment="Held at HOME, CLINIC, FAMILY_HUB or NURSERY; null while there has been none.",
        ),
        sa.Column("provider_code", sa.Text(), nullable=True, comment="ODS code of the NHS trust."),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_antenatal_contact_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["setting_code"],
            ["warehouse.dim_contact_setting.setting_code"],
            name=op.f("fact_antenatal_contact_setting_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["staff_role_code"],
            ["warehouse.dim_health_visiting_role.staff_role_code"],
            name=op.f("fact_antenatal_contact_staff_role_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "contact_id", name=op.f("fact_antenatal_contact_pkey")),
        schema="warehouse",
        comment="One row per expected birth and the antenatal contact due from 28 weeks of pregnancy. Not the mother.",
    )
    op.create_table(
        "fact_care_leaver",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "collection_year",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="SSDA903 year, named by the year its 31 March lies in.",
        ),
        sa.Column(
            "birthday_month",
            sa.Date(),
            nullable=True,
            comment="Month of the birthday in that year, first day; null where the birth date is not known.",
        ),
        sa.Column(
            "counted_to_month",
            sa.Date(),
            nullable=True,
            comment="Last month the birthday is within 12 months of, first day; null as above.",
        ),
        sa.Column(
            "age_years",
            sa.Integer(),
            nullable=True,
            comment="Age reached at that birthday, years; null where the birth date is not known.",
        ),
        sa.Column(
            "contact_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Whether the council is in touch.",
        ),
        sa.Column(
            "activity_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Main activity; -1 where the council does not know.",
        ),
        sa.Column(
            "accommodation_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Where the young person lives; -1 where not known.",
        ),
        sa.Column(
            "is_accommodation_suitable", sa.Boolean(), nullable=True, comment="Judged suitable; null where not known."
        ),
        sa.Column(
            "eligibility",
            sa.Text(),
            nullable=True,
            comment="former_relevant, relevant, eligible, qualifying or none, as last known; null if not told.",
        ),
        sa.Column(
            "latest_contact_date",
            sa.Date(),
            nullable=True,
            comment="Latest contact with the personal adviser, as last known; null where there is none.",
        ),
        sa.Column(
            "pathway_plan_review_date",
            sa.Date(),
            nullable=True,
            comment="Latest review of the pathway plan, as last known; null where there is none.",
        ),
        sa.Column(
            "team_id",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Team responsible, as last known.",
        ),
        sa.CheckConstraint(
            "eligibility in ('former_relevant', 'relevant', 'eligible', 'qualifying', 'none')",
            name=op.f("fact_care_leaver_eligibility_check"),
        ),
        sa.ForeignKeyConstraint(
            ["accommodation_code"],
            ["warehouse.dim_care_leaver_accommodation.accommodation_code"],
            name=op.f("fact_care_leaver_accommodation_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["activity_code"],
            ["warehouse.dim_care_leaver_activity.activity_code"],
            name=op.f("fact_care_leaver_activity_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["contact_code"],
            ["warehouse.dim_care_leaver_contact.contact_code"],
            name=op.f("fact_care_leaver_contact_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_care_leaver_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["warehouse.dim_team.team_id"],
            name=op.f("fact_care_leaver_team_id_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "child_key", "collection_year", name=op.f("fact_care_leaver_pkey")
        ),
        schema="warehouse",
        comment="One row per care leaver and year of SSDA903, as told about the time of the birthday. The Standard Safeguarding Dataset keeps the last state alone: from it come eligibility, contact, pathway plan and team.",
    )
    op.create_index(
        op.f("fact_care_leaver_child_key"), "fact_care_leaver", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_table(
        "fact_child_in_need_month",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("month", sa.Date(), nullable=False, comment="The month, first day."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "referral_id",
            sa.Text(),
            nullable=True,
            comment="Latest referral whose case is open (fact_referral); null where none is.",
        ),
        sa.Column(
            "child_in_need_plan_id",
            sa.Text(),
            nullable=True,
            comment="Latest open plan (fact_child_in_need_plan); null where none is.",
        ),
        sa.Column(
            "protection_plan_id",
            sa.Text(),
            nullable=True,
            comment="Latest open plan (fact_child_protection_plan); null where none is.",
        ),
        sa.Column(
            "open_referrals",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Referrals whose case is open, those with no further action left out.",
        ),
        sa.Column(
            "open_child_in_need_plans",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Open child in need plans.",
        ),
        sa.Column(
            "open_protection_plans",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Open child protection plans.",
        ),
        sa.Column("open_since_date", sa.Date(), nullable=False, comment="Earliest start of any of these."),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_child_in_need_month_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "month", "child_key", name=op.f("fact_child_in_need_month_pkey")
        ),
        schema="warehouse",
        comment="One row per month and child in need at the end of its last day, by what makes the child so; children looked after are counted apart. The row -1 holds all those that are not known.",
        postgresql_partition_by="RANGE (month)",
    )
    op.create_index(
        op.f("fact_child_in_need_month_child_key"),
        "fact_child_in_need_month",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_child_protection_plan_month",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("month", sa.Date(), nullable=False, comment="The month, first day."),
        sa.Column(
            "protection_plan_id",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Plan (fact_child_protection_plan).",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "latest_category_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Category of abuse, as last told.",
        ),
        sa.Column(
            "months_open",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Whole months from the start to the month's last day.",
        ),
        sa.Column(
            "open_days",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Calendar days from the start to the month's last day; over 729 is two years or more.",
        ),
        sa.Column(
            "open_working_days",
            sa.Integer(),
            nullable=True,
            comment="Working days from the start to the month's last day; null in years without known bank holidays.",
        ),
        sa.Column(
            "latest_review_date",
            sa.Date(),
            nullable=True,
            comment="Latest review held by then; null where none had been.",
        ),
        sa.Column(
            "review_due_date",
            sa.Date(),
            nullable=False,
            comment="Next review due: 3 months after the start, or 6 after the latest review.",
        ),
        sa.Column(
            "is_review_overdue",
            sa.Boolean(),
            nullable=False,
            comment="That day has gone by, or is the month's last, without a review.",
        ),
        sa.Column("is_review_expected", sa.Boolean(), nullable=False, comment="Open for three months or more."),
        sa.Column(
            "is_reviewed_in_time",
            sa.Boolean(),
            nullable=False,
            comment="No review was late by then, and none is overdue.",
        ),
        sa.Column(
            "latest_visit_date",
            sa.Date(),
            nullable=True,
            comment="Latest visit under the plan at which the child was seen; null where none was.",
        ),
        sa.Column(
            "visit_working_days",
            sa.Integer(),
            nullable=True,
            comment="Working days from that visit to the month's last day; null where there is none, null in years without known bank holidays.",
        ),
        sa.ForeignKeyConstraint(
            ["latest_category_code"],
            ["warehouse.dim_abuse_category.abuse_category_code"],
            name=op.f("fact_child_protection_plan_month_latest_category_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_child_protection_plan_month_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "month", "protection_plan_id", name=op.f("fact_child_protection_plan_month_pkey")
        ),
        schema="warehouse",
        comment="One row per month and child protection plan open at the end of its last day.",
        postgresql_partition_by="RANGE (month)",
    )
    op.create_index(
        op.f("fact_child_protection_plan_month_child_key"),
        "fact_child_protection_plan_month",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_cla_health_year",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "collection_year",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="SSDA903 year, named by the year its 31 March lies in.",
        ),
        sa.Column(
            "is_health_assessed",
            sa.Boolean(),
            nullable=True,
            comment="The yearly health assessment was done; null where not told.",
        ),
        sa.Column(
            "is_dentally_checked",
            sa.Boolean(),
            nullable=True,
            comment="Teeth were checked in the year; null where not told.",
        ),
        sa.Column(
            "is_immunised", sa.Boolean(), nullable=True, comment="Immunisations are up to date; null where not told."
        ),
        sa.Column(
            "is_developmentally_checked",
            sa.Boolean(),
            nullable=True,
            comment="Health surveillance is up to date; null for those of five and over.",
        ),
        sa.Column(
            "sdq_score",
            sa.Integer(),
            nullable=True,
            comment="Strengths and difficulties score, 0 to 40; null where there is none.",
        ),
        sa.Column(
            "no_score_reason_code",
            sa.Text(),
            nullable=True,
            comment="Why there is no score, SDQ1 to SDQ5; null where there is one or nobody said.",
        ),
        sa.Column(
            "is_convicted",
            sa.Boolean(),
            nullable=True,
            comment="Convicted or cautioned in the year; null where not told.",
        ),
        sa.Column(
            "has_substance_misuse",
            sa.Boolean(),
            nullable=True,
            comment="A substance misuse problem was identified; null where not told.",
        ),
        sa.Column(
            "is_intervention_received",
            sa.Boolean(),
            nullable=True,
            comment="Received an intervention for it; null where not told.",
        ),
        sa.Column(
            "is_intervention_offered", sa.Boolean(), nullable=True, comment="Was offered one; null where not told."
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_cla_health_year_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "child_key", "collection_year", name=op.f("fact_cla_health_year_pkey")
        ),
        schema="warehouse",
        comment="One row per child looked after for 12 months and year of SSDA903 (OC2): what the council returned.",
    )
    op.create_index(
        op.f("fact_cla_health_year_child_key"), "fact_cla_health_year", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_table(
        "fact_community_wait",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "referral_id", sa.Text(), autoincrement=False, nullable=False, comment="Referral in the trust's system."
        ),
        sa.Column(
            "person_pseudonym",
            sa.Text(),
            nullable=False,
            comment="The child, by a pseudonym of the trust's that no other source knows.",
        ),
        sa.Column(
            "birth_month", sa.Date(), nullable=True, comment="Month of birth, first day; null where it is not told."
        ),
        sa.Column(
            "service_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Service referred to."
        ),
        sa.Column("is_autism_suspected", sa.Boolean(), nullable=False, comment="Autism is suspected."),
        sa.Column("is_urgent", sa.Boolean(), nullable=False, comment="Urgent, not routine."),
        sa.Column("referral_received_date", sa.Date(), nullable=False, comment="Referral received: the clock starts."),
        sa.Column(
            "first_contact_date",
            sa.Date(),
            nullable=True,
            comment="First contact with the service; null where there has been none.",
        ),
        sa.Column(
            "clock_stop_date",
            sa.Date(),
            nullable=True,
            comment="Clock stopped, by the first contact or otherwise; null while waiting.",
        ),
        sa.Column(
            "wait_end_reason_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Why the clock stopped; -2 while waiting.",
        ),
        sa.Column("provider_code", sa.Text(), nullable=True, comment="ODS code of the NHS trust."),
        sa.Column(
            "wait_to_first_contact_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from referral to first contact; null without one.",
        ),
        sa.Column(
            "wait_to_first_contact_weeks",
            sa.Integer(),
            nullable=True,
            comment="Whole weeks from referral to first contact; null without one.",
        ),
        sa.Column("wait_days", sa.Integer(), nullable=True, comment="Calendar days the clock ran; null while it runs."),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_community_wait_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["service_code"],
            ["warehouse.dim_community_service.service_code"],
            name=op.f("fact_community_wait_service_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["wait_end_reason_code"],
            ["warehouse.dim_wait_end_reason.wait_end_reason_code"],
            name=op.f("fact_community_wait_wait_end_reason_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "referral_id", name=op.f("fact_community_wait_pkey")),
        schema="warehouse",
        comment="One row per referral of a child to a community health service. Children are known by pseudonym only.",
    )
    op.create_table(
        "fact_community_wait_month",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("month", sa.Date(), nullable=False, comment="The month, first day."),
        sa.Column(
            "referral_id", sa.Text(), autoincrement=False, nullable=False, comment="Referral (fact_community_wait)."
        ),
        sa.Column(
            "service_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Service referred to."
        ),
        sa.Column("is_autism_suspected", sa.Boolean(), nullable=False, comment="Autism is suspected."),
        sa.Column("is_urgent", sa.Boolean(), nullable=False, comment="Urgent, not routine."),
        sa.Column(
            "waited_days",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Calendar days from the referral to the end of the month.",
        ),
        sa.Column(
            "waited_weeks",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Whole weeks from the referral to the end of the month; under 18 weeks is 17 or less.",
        ),
        sa.Column(
            "age_years",
            sa.Integer(),
            nullable=True,
            comment="Age at the end of the month, whole years; null where the month of birth is not told.",
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_community_wait_month_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["service_code"],
            ["warehouse.dim_community_service.service_code"],
            name=op.f("fact_community_wait_month_service_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "month", "referral_id", name=op.f("fact_community_wait_month_pkey")
        ),
        schema="warehouse",
        comment="One row per month and referral whose clock ran at the month's end: received by then, and not stopped by then.",
        postgresql_partition_by="RANGE (month)",
    )
    op.create_table(
        "fact_family_hub_registration",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("family_id", sa.Text(), autoincrement=False, nullable=False, comment="Family in the hubs' system."),
        sa.Column("hub_id", sa.Text(), nullable=True, comment="The hub, H and two digits."),
        sa.Column("registered_date", sa.Date(), nullable=False, comment="Registered."),
        sa.Column(
            "area_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Postcode district of the home; -1 not told, or outside the council.",
        ),
        sa.Column(
            "youngest_child_birth_month",
            sa.Date(),
            nullable=True,
            comment="Month of birth of the youngest child at registration, first day.",
        ),
        sa.Column("children_under_five", sa.Integer(), nullable=True, comment="Children under five at registration."),
        sa.ForeignKeyConstraint(
            ["area_code"],
            ["warehouse.dim_area.area_code"],
            name=op.f("fact_family_hub_registration_area_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_family_hub_registration_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "family_id", name=op.f("fact_family_hub_registration_pkey")),
        schema="warehouse",
        comment="One row per family registered with a Family Hub.",
    )
    op.create_table(
        "fact_family_hub_visit",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "contact_id", sa.Text(), autoincrement=False, nullable=False, comment="Contact of the family with the hub."
        ),
        sa.Column("family_id", sa.Text(), nullable=False, comment="Family in the hubs' system."),
        sa.Column("hub_id", sa.Text(), nullable=True, comment="The hub, H and two digits."),
        sa.Column("contact_date", sa.Date(), nullable=False, comment="Contact."),
        sa.Column(
            "hub_tier_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Open to all, for families with a need found, or at home.",
        ),
        sa.Column(
            "hub_service_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="What the family came for.",
        ),
        sa.Column(
            "youngest_child_birth_month",
            sa.Date(),
            nullable=True,
            comment="Month of birth of the family's youngest child, first day.",
        ),
        sa.ForeignKeyConstraint(
            ["hub_service_code"],
            ["warehouse.dim_family_hub_service.hub_service_code"],
            name=op.f("fact_family_hub_visit_hub_service_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["hub_tier_code"],
            ["warehouse.dim_family_hub_tier.hub_tier_code"],
            name=op.f("fact_family_hub_visit_hub_tier_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_family_hub_visit_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "contact_id", name=op.f("fact_family_hub_visit_pkey")),
        schema="warehouse",
        comment="One row per contact of a family with a Family Hub. Families reached in twelve months are the distinct families in them: no count by month can be added up.",
    )
    op.create_table(
        "fact_foster_enquiry",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("enquiry_id", sa.Text(), autoincrement=False, nullable=False, comment="Enquiry."),
        sa.Column("enquiry_date", sa.Date(), nullable=False, comment="Enquired."),
        sa.Column(
            "enquiry_source_code", sa.Text(), nullable=True, comment="How it came: WEB, PHONE, EVENT, CARER, TRANSFER."
        ),
        sa.Column("application_date", sa.Date(), nullable=True, comment="Applied; null where not, or not yet."),
        sa.Column("approval_date", sa.Date(), nullable=True, comment="Approved; null where not, or not yet."),
        sa.Column("outcome_code", sa.Text(), nullable=False, comment="APPROVED, WITHDRAWN, DECLINED or OPEN."),
        sa.Column("household_id", sa.Text(), nullable=True, comment="Household approved; null where none."),
        sa.Column(
            "enquiry_to_application_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from enquiry to application.",
        ),
        sa.Column(
            "application_to_approval_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from application to approval.",
        ),
        sa.CheckConstraint(
            "outcome_code in ('APPROVED', 'WITHDRAWN', 'DECLINED', 'OPEN')",
            name=op.f("fact_foster_enquiry_outcome_code_check"),
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_foster_enquiry_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "enquiry_id", name=op.f("fact_foster_enquiry_pkey")),
        schema="warehouse",
        comment="One row per enquiry about fostering, those that lead nowhere among them.",
    )
    op.create_table(
        "fact_foster_household",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("household_id", sa.Text(), autoincrement=False, nullable=False, comment="Household."),
        sa.Column(
            "household_type", sa.Text(), nullable=False, comment="mainstream, kinship (family and friends) or other."
        ),
        sa.Column(
            "area_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="District the household lives in.",
        ),
        sa.Column(
            "enquiry_date", sa.Date(), nullable=True, comment="First enquiry; null where the household's is not known."
        ),
        sa.Column("application_date", sa.Date(), nullable=True, comment="Applied; null where not known."),
        sa.Column("approved_date", sa.Date(), nullable=False, comment="Approved."),
        sa.Column("resignation_notice_date", sa.Date(), nullable=True, comment="Gave notice; null where it has not."),
        sa.Column("deregistered_date", sa.Date(), nullable=True, comment="Approval ended; null while approved."),
        sa.Column(
            "deregistration_reason_code",
            sa.Text(),
            nullable=True,
            comment="Why approval ended: RESIGNED, RETIRED, TRANSFERRED, ORDER, TERMINATED.",
        ),
        sa.Column("resignation_reason_code", sa.Text(), nullable=True, comment="Main reason given with the notice."),
        sa.Column("approved_places", sa.Integer(), nullable=False, comment="Children it is approved for."),
        sa.Column(
            "enquiry_to_approval_days", sa.Integer(), nullable=True, comment="Calendar days from enquiry to approval."
        ),
        sa.Column("approved_days", sa.Integer(), nullable=True, comment="Calendar days approved; null while approved."),
        sa.CheckConstraint(
            "household_type in ('mainstream', 'kinship', 'other')",
            name=op.f("fact_foster_household_household_type_check"),
        ),
        sa.ForeignKeyConstraint(
            ["area_code"],
            ["warehouse.dim_area.area_code"],
            name=op.f("fact_foster_household_area_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_foster_household_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "household_id", name=op.f("fact_foster_household_pkey")),
        schema="warehouse",
        comment="One row per foster household approved, from enquiry to the end of its approval.",
    )
    op.create_table(
        "fact_foster_place_month",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("month", sa.Date(), nullable=False, comment="The month, first day."),
        sa.Column("household_id", sa.Text(), autoincrement=False, nullable=False, comment="Household."),
        sa.Column("approved_places", sa.Integer(), nullable=False, comment="Places approved."),
        sa.Column(
            "places_on_hold",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Places not available for now.",
        ),
        sa.Column(
            "places_filled", sa.Integer(), server_default=sa.text("0"), nullable=False, comment="Children placed."
        ),
        sa.Column(
            "places_vacant",
            sa.Integer(),
            nullable=False,
            comment="Places neither filled nor on hold; 0 where more are placed than approved.",
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_foster_place_month_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "month", "household_id", name=op.f("fact_foster_place_month_pkey")
        ),
        schema="warehouse",
        comment="One row per month and approved foster household.",
        postgresql_partition_by="RANGE (month)",
    )
    op.create_table(
        "fact_high_needs_monitor",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "month",
            sa.Date(),
            autoincrement=False,
            nullable=False,
            comment="Month the forecast was made in, first day.",
        ),
        sa.Column(
            "block_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="HIGH_NEEDS, SCHOOLS, EARLY_YEARS or CENTRAL.",
        ),
        sa.Column(
            "budget_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Budget for the financial year, pounds.",
        ),
        sa.Column(
            "actual_to_date_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Spent since 1 April, pounds.",
        ),
        sa.Column(
            "forecast_outturn_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Forecast spend for the financial year, pounds.",
        ),
        sa.Column(
            "brought_forward_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Reserve balance at 1 April, pounds; negative is a deficit.",
        ),
        sa.Column(
            "in_year_variance_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Forecast spend less budget, pounds; positive is an overspend.",
        ),
        sa.Column(
            "forecast_balance_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Forecast reserve balance at 31 March, pounds; negative is a deficit.",
        ),
        sa.CheckConstraint(
            "block_code in ('HIGH_NEEDS', 'SCHOOLS', 'EARLY_YEARS', 'CENTRAL')",
            name=op.f("fact_high_needs_monitor_block_code_check"),
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_high_needs_monitor_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "month", "block_code", name=op.f("fact_high_needs_monitor_pkey")
        ),
        schema="warehouse",
        comment="One row per month and block of the Dedicated Schools Grant.",
    )
    op.create_table(
        "fact_high_needs_spend",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("month", sa.Date(), autoincrement=False, nullable=False, comment="Month, first day."),
        sa.Column(
            "cost_centre_code", sa.Text(), autoincrement=False, nullable=False, comment="Cost centre of the ledger."
        ),
        sa.Column(
            "cost_centre_name", sa.Text(), nullable=True, comment="Cost centre's name; null where the ledger has none."
        ),
        sa.Column(
            "high_needs_placement_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="What the money pays for.",
        ),
        sa.Column(
            "budget_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Budget for the financial year, pounds.",
        ),
        sa.Column(
            "actual_to_date_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Spent since 1 April, pounds.",
        ),
        sa.Column(
            "actual_in_month_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=True,
            comment="Spent in the month, pounds: since 1 April less that of the month before; null where that was not delivered.",
        ),
        sa.Column(
            "forecast_outturn_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Forecast spend for the financial year, pounds.",
        ),
        sa.Column(
            "in_year_variance_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Forecast spend less budget, pounds; positive is an overspend.",
        ),
        sa.Column(
            "active_plans",
            sa.Integer(),
            nullable=True,
            comment="EHC plans paid for at the end of the month; null for support services.",
        ),
        sa.ForeignKeyConstraint(
            ["high_needs_placement_code"],
            ["warehouse.dim_high_needs_placement.high_needs_placement_code"],
            name=op.f("fact_high_needs_spend_high_needs_placement_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_high_needs_spend_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "month", "cost_centre_code", name=op.f("fact_high_needs_spend_pkey")
        ),
        schema="warehouse",
        comment="One row per month and cost centre of the High Needs block.",
    )
    op.create_table(
        "fact_high_needs_stability_grant",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "month", sa.Date(), autoincrement=False, nullable=False, comment="Month the position is of, first day."
        ),
        sa.Column(
            "deficit_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Deficit of the Dedicated Schools Grant at 31 March 2026, pounds; positive.",
        ),
        sa.Column(
            "ineligible_items_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Part of the deficit that gets no grant, pounds.",
        ),
        sa.Column(
            "eligible_deficit_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Deficit less ineligible items, pounds.",
        ),
        sa.Column(
            "approval_status_code",
            sa.Text(),
            nullable=False,
            comment="Reform plan: NOT_SUBMITTED, SUBMITTED, APPROVED or REFUSED.",
        ),
        sa.Column(
            "submitted_date",
            sa.Date(),
            nullable=True,
            comment="Reform plan sent to the Department for Education; null until then.",
        ),
        sa.Column("approval_date", sa.Date(), nullable=True, comment="Reform plan approved; null until then."),
        sa.Column(
            "submitted_to_approval_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from sent to approved; null until approved.",
        ),
        sa.Column(
            "expected_grant_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="90% of the eligible deficit once approved, nought before, pounds.",
        ),
        sa.Column(
            "received_grant_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Grant paid to date, pounds.",
        ),
        sa.Column("received_date", sa.Date(), nullable=True, comment="Grant paid; null until then."),
        sa.CheckConstraint(
            "approval_status_code in ('NOT_SUBMITTED', 'SUBMITTED', 'APPROVED', 'REFUSED')",
            name=op.f("fact_high_needs_stability_grant_approval_status_code_check"),
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_high_needs_stability_grant_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "month", name=op.f("fact_high_needs_stability_grant_pkey")),
        schema="warehouse",
        comment="One row per month of the tracker of the High Needs Stability Grant: how far it had come.",
    )
    op.create_table(
        "fact_milestone",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("programme_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Programme."),
        sa.Column(
            "milestone_id",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Number of the milestone or action in the programme's tracker.",
        ),
        sa.Column(
            "workstream",
            sa.Text(),
            nullable=False,
            comment="Part of the plan; of the inspection's action plan, the finding the action answers.",
        ),
        sa.Column("milestone", sa.Text(), nullable=False, comment="What is to be reached or done."),
        sa.Column(
            "lead_agency_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Agency that leads it; -2 where the tracker has none.",
        ),
        sa.Column("owner_role", sa.Text(), nullable=True, comment="Role of the person who answers for it."),
        sa.Column("due_date", sa.Date(), nullable=False, comment="Due."),
        sa.Column("completed_date", sa.Date(), nullable=True, comment="Reached or done; null until then."),
        sa.Column(
            "milestone_status_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Status as last told.",
        ),
        sa.Column("status_date", sa.Date(), nullable=True, comment="Day of the status."),
        sa.Column(
            "due_to_completed_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from due to completed; negative when early, null until then.",
        ),
        sa.ForeignKeyConstraint(
            ["lead_agency_code"],
            ["warehouse.dim_lead_agency.lead_agency_code"],
            name=op.f("fact_milestone_lead_agency_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_milestone_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["milestone_status_code"],
            ["warehouse.dim_milestone_status.milestone_status_code"],
            name=op.f("fact_milestone_milestone_status_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["programme_code"],
            ["warehouse.dim_programme.programme_code"],
            name=op.f("fact_milestone_programme_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "programme_code", "milestone_id", name=op.f("fact_milestone_pkey")
        ),
        schema="warehouse",
        comment="One row per milestone of the SEND reform plan and of Families First, and per action of the joint inspection's action plan, as its tracker last told.",
    )
    op.create_table(
        "fact_post16_activity_month",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("month", sa.Date(), nullable=False, comment="The month, first day."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "not_known_number",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="0; 1, 2 and so on for children who are not known (child_key -1).",
        ),
        sa.Column(
            "activity_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Activity; 810 where it is not known.",
        ),
        sa.Column(
            "sen_provision_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Special educational needs provision.",
        ),
        sa.Column("activity_start_date", sa.Date(), nullable=True, comment="Activity began; null where not told."),
        sa.Column("verified_date", sa.Date(), nullable=True, comment="Activity last confirmed."),
        sa.Column(
            "academic_age_years",
            sa.Integer(),
            nullable=True,
            comment="Age on 31 August before, whole years: 16 and 17 are school years 12 and 13; null where not told.",
        ),
        sa.ForeignKeyConstraint(
            ["activity_code"],
            ["warehouse.dim_post16_activity.activity_code"],
            name=op.f("fact_post16_activity_month_activity_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_post16_activity_month_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["sen_provision_code"],
            ["warehouse.dim_sen_provision.sen_provision_code"],
            name=op.f("fact_post16_activity_month_sen_provision_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code",
            "month",
            "child_key",
            "not_known_number",
            name=op.f("fact_post16_activity_month_pkey"),
        ),
        schema="warehouse",
        comment="One row per month and young person on the council's caseload at its end: of 16 and 17, and to 25 with an EHC plan.",
        postgresql_partition_by="RANGE (month)",
    )
    op.create_index(
        op.f("fact_post16_activity_month_child_key"),
        "fact_post16_activity_month",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_residential_saving_plan",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("month", sa.Date(), autoincrement=False, nullable=False, comment="Month, first day."),
        sa.Column(
            "planned_saving_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Saving planned in the month, pounds.",
        ),
        sa.Column(
            "planned_cumulative_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Saving planned since April 2026, pounds.",
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_residential_saving_plan_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "month", name=op.f("fact_residential_saving_plan_pkey")),
        schema="warehouse",
        comment="One row per month of the plan to save by placing children in the council's own homes.",
    )
    op.create_table(
        "fact_secondment_month",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("month", sa.Date(), nullable=False, comment="The month, first day."),
        sa.Column("post_id", sa.Text(), autoincrement=False, nullable=False, comment="Post."),
        sa.Column("agency_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Who seconds."),
        sa.Column(
            "programme_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Programme of the council's statement: families_first.",
        ),
        sa.Column(
            "seconded_team_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Kind of team."
        ),
        sa.Column(
            "area_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="District of the team; -2 where it is none of the council's.",
        ),
        sa.Column("start_date", sa.Date(), nullable=False, comment="Post agreed from."),
        sa.Column("end_date", sa.Date(), nullable=True, comment="Agreement ends; null while it goes on."),
        sa.Column(
            "agreed_fte", sa.Numeric(precision=6, scale=2), nullable=False, comment="Full-time equivalent agreed."
        ),
        sa.Column(
            "filled_fte",
            sa.Numeric(precision=6, scale=2),
            nullable=False,
            comment="Full-time equivalent filled on the month's last day.",
        ),
        sa.ForeignKeyConstraint(
            ["agency_code"],
            ["warehouse.dim_agency.agency_code"],
            name=op.f("fact_secondment_month_agency_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_code"],
            ["warehouse.dim_area.area_code"],
            name=op.f("fact_secondment_month_area_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_secondment_month_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["programme_code"],
            ["warehouse.dim_programme.programme_code"],
            name=op.f("fact_secondment_month_programme_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["seconded_team_code"],
            ["warehouse.dim_seconded_team.seconded_team_code"],
            name=op.f("fact_secondment_month_seconded_team_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "month", "post_id", name=op.f("fact_secondment_month_pkey")),
        schema="warehouse",
        comment="One row per month and seconded post agreed on its last day, as that month's delivery told: a month without a delivery of its own has no rows.",
        postgresql_partition_by="RANGE (month)",
    )
    op.create_table(
        "fact_transport_spend",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("month", sa.Date(), autoincrement=False, nullable=False, comment="Month, first day."),
        sa.Column(
            "route_group_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Group of routes."
        ),
        sa.Column(
            "routes",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Routes or journeys arranged at the end of the month.",
        ),
        sa.Column(
            "pupils",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Pupils carried or paid for at the end of the month.",
        ),
        sa.Column(
            "budget_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Budget for the financial year, pounds.",
        ),
        sa.Column("cost_gbp", sa.Numeric(precision=14, scale=2), nullable=False, comment="Cost of the month, pounds."),
        sa.Column(
            "cost_to_date_gbp", sa.Numeric(precision=14, scale=2), nullable=False, comment="Cost since 1 April, pounds."
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_transport_spend_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["route_group_code"],
            ["warehouse.dim_route_group.route_group_code"],
            name=op.f("fact_transport_spend_route_group_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "month", "route_group_code", name=op.f("fact_transport_spend_pkey")
        ),
        schema="warehouse",
        comment="One row per month and group of routes to school.",
    )
    op.create_table(
        "fact_worker",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("professional_id", sa.Text(), autoincrement=False, nullable=False, comment="Professional."),
        sa.Column("worker_role_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Role."),
        sa.Column("team_id", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Team."),
        sa.Column("start_date", sa.Date(), nullable=False, comment="Started in the team."),
        sa.Column("end_date", sa.Date(), nullable=True, comment="Left; null while there."),
        sa.Column(
            "fte",
            sa.Numeric(precision=6, scale=2),
            nullable=True,
            comment="Full-time equivalent, more than 0 to 1; null where not told.",
        ),
        sa.Column("is_agency", sa.Boolean(), nullable=False, comment="Agency worker."),
        sa.Column(
            "is_social_worker", sa.Boolean(), nullable=False, comment="Has a registration with Social Work England."
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_worker_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["warehouse.dim_team.team_id"],
            name=op.f("fact_worker_team_id_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["worker_role_code"],
            ["warehouse.dim_worker_role.worker_role_code"],
            name=op.f("fact_worker_worker_role_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "professional_id", name=op.f("fact_worker_pkey")),
        schema="warehouse",
        comment="One row per professional, as last told: changes of role, team and hours before that are not kept.",
    )
    op.create_table(
        "fact_worker_month",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("month", sa.Date(), nullable=False, comment="The month, first day."),
        sa.Column(
            "professional_id", sa.Text(), autoincrement=False, nullable=False, comment="Professional (fact_worker)."
        ),
        sa.Column(
            "worker_role_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Role, as last told."
        ),
        sa.Column("team_id", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Team, as last told."),
        sa.Column(
            "fte",
            sa.Numeric(precision=6, scale=2),
            nullable=True,
            comment="Full-time equivalent, as last told; null where not told.",
        ),
        sa.Column("is_agency", sa.Boolean(), nullable=False, comment="Agency worker, as last told."),
        sa.Column("is_social_worker", sa.Boolean(), nullable=False, comment="Registered social worker, as last told."),
        sa.Column("is_started", sa.Boolean(), nullable=False, comment="Started in the month."),
        sa.Column("is_ended", sa.Boolean(), nullable=False, comment="Left in the month."),
        sa.Column("is_at_month_end", sa.Boolean(), nullable=False, comment="There at the end of the month's last day."),
        sa.Column(
            "allocated_children",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Children allocated to the professional at the end of the month's last day.",
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_worker_month_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["warehouse.dim_team.team_id"],
            name=op.f("fact_worker_month_team_id_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["worker_role_code"],
            ["warehouse.dim_worker_role.worker_role_code"],
            name=op.f("fact_worker_month_worker_role_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "month", "professional_id", name=op.f("fact_worker_month_pkey")
        ),
        schema="warehouse",
        comment="One row per month and professional who was there on any day of it.",
        postgresql_partition_by="RANGE (month)",
    )
    op.create_table(
        "fact_asq3_result",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(review_month, '1900-01-01'), greatest(review_month, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="review_month as a range: the version of the child is the one that held then.",
        ),
        sa.Column(
            "review_month", sa.Date(), autoincrement=False, nullable=False, comment="Month of the review, first day."
        ),
        sa.Column(
            "result_number",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="1; counted on where a child, or children not known, have several in a month.",
        ),
        sa.Column(
            "questionnaire_months", sa.Integer(), nullable=True, comment="Questionnaire used: 24, 27 or 30 months."
        ),
        sa.Column("communication_score", sa.Integer(), nullable=True, comment="Communication, 0 to 60."),
        sa.Column("gross_motor_score", sa.Integer(), nullable=True, comment="Gross motor skills, 0 to 60."),
        sa.Column("fine_motor_score", sa.Integer(), nullable=True, comment="Fine motor skills, 0 to 60."),
        sa.Column("problem_solving_score", sa.Integer(), nullable=True, comment="Problem solving, 0 to 60."),
        sa.Column("personal_social_score", sa.Integer(), nullable=True, comment="Personal and social skills, 0 to 60."),
        sa.Column(
            "is_communication_expected",
            sa.Boolean(),
            nullable=True,
            comment="At or above the cut-off for communication; null where not told.",
        ),
        sa.Column(
            "is_gross_motor_expected",
            sa.Boolean(),
            nullable=True,
            comment="At or above that for gross motor skills; null where not told.",
        ),
        sa.Column(
            "is_fine_motor_expected",
            sa.Boolean(),
            nullable=True,
            comment="At or above that for fine motor skills; null where not told.",
        ),
        sa.Column(
            "is_problem_solving_expected",
            sa.Boolean(),
            nullable=True,
            comment="At or above that for problem solving; null where not told.",
        ),
        sa.Column(
            "is_personal_social_expected",
            sa.Boolean(),
            nullable=True,
            comment="At or above that for personal and social skills; null where not told.",
        ),
        sa.Column(
            "is_expected_in_all",
            sa.Boolean(),
            nullable=True,
            comment="At or above the cut-off in all five domains; null where one is not told, which makes no valid questionnaire.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_asq3_result_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_asq3_result_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "child_key", "review_month", "result_number", name=op.f("fact_asq3_result_pkey")
        ),
        schema="warehouse",
        comment="One row per Ages and Stages Questionnaire (ASQ-3) scored at the review of 2 to 2.5 years.",
    )
    op.create_index(
        op.f("fact_asq3_result_child_key"), "fact_asq3_result", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_asq3_result_child_key_range"),
        "fact_asq3_result",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_assessment",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("assessment_id", sa.Text(), autoincrement=False, nullable=False, comment="Assessment."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(start_date, '1900-01-01'), greatest(start_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="start_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("referral_id", sa.Text(), nullable=True, comment="Referral that led to it."),
        sa.Column("start_date", sa.Date(), nullable=False, comment="Assessment started."),
        sa.Column(
            "due_date",
            sa.Date(),
            nullable=True,
            comment="45 working days after the start; null in years without known bank holidays.",
        ),
        sa.Column("authorised_date", sa.Date(), nullable=True, comment="Assessment authorised; null while open."),
        sa.Column("team_id", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Team that assessed."),
        sa.Column("is_child_seen", sa.Boolean(), nullable=False, comment="The child was seen."),
        sa.Column("is_no_further_action", sa.Boolean(), nullable=False, comment="Outcome was no further action."),
        sa.Column(
            "duration_working_days",
            sa.Integer(),
            nullable=True,
            comment="Working days from start to authorisation, the start being day 0; null while open.",
        ),
        sa.Column(
            "factor_count",
            sa.Integer(),
            nullable=True,
            comment="Factors found, told one by one in the bridge; null where the record says nothing.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_assessment_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_assessment_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["warehouse.dim_team.team_id"],
            name=op.f("fact_assessment_team_id_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "assessment_id", name=op.f("fact_assessment_pkey")),
        schema="warehouse",
        comment="One row per continuous assessment by children's social care.",
    )
    op.create_index(
        op.f("fact_assessment_child_key"), "fact_assessment", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_assessment_child_key_range"),
        "fact_assessment",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_attendance_month",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("month", sa.Date(), nullable=False, comment="The month, first day."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column("urn", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="School."),
        sa.Column(
            "possible_sessions",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Sessions, half days, the pupil could attend; not those of codes that make none possible.",
        ),
        sa.Column(
            "attended_sessions",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Sessions attended; late before the register closed and off-site education count.",
        ),
        sa.Column(
            "authorised_absence_sessions",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Sessions of authorised absence.",
        ),
        sa.Column(
            "unauthorised_absence_sessions",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Sessions of unauthorised absence; late after the register closed counts.",
        ),
        sa.Column(
            "part_time_sessions",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Sessions of authorised absence for a part-time timetable, code C2.",
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_attendance_month_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["urn"],
            ["warehouse.dim_establishment.urn"],
            name=op.f("fact_attendance_month_urn_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "month", "child_key", "urn", name=op.f("fact_attendance_month_pkey")
        ),
        schema="warehouse",
        comment="One row per month, pupil and school with sessions possible, each session counted in the month of its day. Pupils who are not known (child_key -1) share a row per school. For the academic year to date see warehouse.attendance_to_date.",
        postgresql_partition_by="RANGE (month)",
    )
    op.create_index(
        op.f("fact_attendance_month_child_key"),
        "fact_attendance_month",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_birth",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "notification_id", sa.Text(), autoincrement=False, nullable=False, comment="Notification of the birth."
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(birth_month, '1900-01-01'), greatest(birth_month, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="birth_month as a range: the version of the child is the one that held then.",
        ),
        sa.Column("birth_month", sa.Date(), nullable=False, comment="Month of birth, first day."),
        sa.Column(
            "is_live_birth", sa.Boolean(), nullable=False, comment="Live, not a still birth, whose child_key is -1."
        ),
        sa.Column(
            "is_multiple_birth", sa.Boolean(), nullable=True, comment="One of twins or more; null where not told."
        ),
        sa.Column(
            "birth_weight_grams", sa.Integer(), nullable=True, comment="Weight at birth, grams; null where not told."
        ),
        sa.Column(
            "gestation_weeks",
            sa.Integer(),
            nullable=True,
            comment="Completed weeks of pregnancy at birth; null where not told.",
        ),
        sa.Column(
            "is_low_birth_weight",
            sa.Boolean(),
            nullable=True,
            comment="Under 2,500 grams; null where the weight is not told.",
        ),
        sa.Column(
            "is_premature",
            sa.Boolean(),
            nullable=True,
            comment="Before 37 completed weeks; null where the weeks are not told.",
        ),
        sa.Column(
            "area_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Postcode district of the mother's home; -1 not told, or outside the council.",
        ),
        sa.Column(
            "provider_code", sa.Text(), nullable=True, comment="ODS code of the NHS trust of the maternity unit."
        ),
        sa.ForeignKeyConstraint(
            ["area_code"],
            ["warehouse.dim_area.area_code"],
            name=op.f("fact_birth_area_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_birth_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_birth_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "notification_id", name=op.f("fact_birth_pkey")),
        schema="warehouse",
        comment="One row per infant whose birth was notified.",
    )
    op.create_index(op.f("fact_birth_child_key"), "fact_birth", ["child_key"], unique=False, schema="warehouse")
    op.create_index(
        op.f("fact_birth_child_key_range"), "fact_birth", ["child_key_range"], unique=False, schema="warehouse"
    )
    op.create_table(
        "fact_care_leaver_month",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("month", sa.Date(), nullable=False, comment="The month, first day."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(month_end, '1900-01-01'), greatest(month_end, '1900-01-01'), '[]')", persisted=True
            ),
            nullable=True,
            comment="month_end as a range: the version of the child is the one that held then.",
        ),
        sa.Column("month_end", sa.Date(), nullable=False, comment="Last day of the month."),
        sa.Column(
            "eligibility",
            sa.Text(),
            nullable=False,
            comment="relevant, former_relevant, eligible, qualifying, none or not_known.",
        ),
        sa.Column(
            "age_years", sa.Integer(), nullable=True, comment="Age at the month's end, years; null where not known."
        ),
        sa.Column(
            "birthday_month",
            sa.Integer(),
            nullable=True,
            comment="Month of the year of the birthday, 1 to 12; null where not known.",
        ),
        sa.Column(
            "in_touch_code", sa.Text(), nullable=False, comment="YES, NO, DIED, REFU, NREQ, RHOM, or -1 not known."
        ),
        sa.Column(
            "days_since_contact",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from the latest contact to the month's end; null where none.",
        ),
        sa.Column("activity_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Main activity."),
        sa.Column(
            "accommodation_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Where the young person lives.",
        ),
        sa.Column(
            "is_accommodation_suitable", sa.Boolean(), nullable=True, comment="Judged suitable; null where not judged."
        ),
        sa.Column(
            "is_pathway_plan_reviewed",
            sa.Boolean(),
            nullable=True,
            comment="Pathway plan reviewed within six months; null where it never was.",
        ),
        sa.Column("team_id", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Team responsible."),
        sa.CheckConstraint(
            "eligibility in ('relevant', 'former_relevant', 'eligible', 'qualifying', 'none', 'not_known')",
            name=op.f("fact_care_leaver_month_eligibility_check"),
        ),
        sa.ForeignKeyConstraint(
            ["accommodation_code"],
            ["warehouse.dim_care_leaver_accommodation.accommodation_code"],
            name=op.f("fact_care_leaver_month_accommodation_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["activity_code"],
            ["warehouse.dim_care_leaver_activity.activity_code"],
            name=op.f("fact_care_leaver_month_activity_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_care_leaver_month_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_care_leaver_month_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["warehouse.dim_team.team_id"],
            name=op.f("fact_care_leaver_month_team_id_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "month", "child_key", name=op.f("fact_care_leaver_month_pkey")),
        schema="warehouse",
        comment="One row per month delivered and care leaver.",
        postgresql_partition_by="RANGE (month)",
    )
    op.create_index(
        op.f("fact_care_leaver_month_child_key"),
        "fact_care_leaver_month",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_care_leaver_month_child_key_range"),
        "fact_care_leaver_month",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_care_review",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("review_id", sa.Text(), autoincrement=False, nullable=False, comment="Review."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(due_date, '1900-01-01'), greatest(due_date, '1900-01-01'), '[]')", persisted=True
            ),
            nullable=True,
            comment="due_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column(
            "due_date",
            sa.Date(),
            nullable=False,
            comment="To be held by: 20 working days into care, then within 3, then 6 months.",
        ),
        sa.Column("held_date", sa.Date(), nullable=True, comment="Held; null where it was not."),
        sa.Column("is_cancelled", sa.Boolean(), nullable=False, comment="Cancelled."),
        sa.Column(
            "is_on_time", sa.Boolean(), nullable=True, comment="Held by the day it was due; null where not held."
        ),
        sa.Column("participation_code", sa.Text(), nullable=True, comment="How the child took part, PN0 to PN7."),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_care_review_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_care_review_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "review_id", name=op.f("fact_care_review_pkey")),
        schema="warehouse",
        comment="One row per review of a child looked after, due or held.",
    )
    op.create_index(
        op.f("fact_care_review_child_key"), "fact_care_review", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_care_review_child_key_range"),
        "fact_care_review",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_child_in_need_plan",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("child_in_need_plan_id", sa.Text(), autoincrement=False, nullable=False, comment="Plan."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(start_date, '1900-01-01'), greatest(start_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="start_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("referral_id", sa.Text(), nullable=True, comment="Referral it belongs to."),
        sa.Column("start_date", sa.Date(), nullable=False, comment="Began."),
        sa.Column("end_date", sa.Date(), nullable=True, comment="Ended; null while open."),
        sa.Column(
            "duration_days", sa.Integer(), nullable=True, comment="Calendar days from start to end; null while open."
        ),
        sa.Column("team_id", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Team responsible."),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_child_in_need_plan_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_child_in_need_plan_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["warehouse.dim_team.team_id"],
            name=op.f("fact_child_in_need_plan_team_id_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "child_in_need_plan_id", name=op.f("fact_child_in_need_plan_pkey")
        ),
        schema="warehouse",
        comment="One row per child in need plan.",
    )
    op.create_index(
        op.f("fact_child_in_need_plan_child_key"),
        "fact_child_in_need_plan",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_child_in_need_plan_child_key_range"),
        "fact_child_in_need_plan",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_child_missing_education",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("referral_id", sa.Text(), autoincrement=False, nullable=False, comment="Number of the referral."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(referred_date, '1900-01-01'), greatest(referred_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="referred_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("referred_date", sa.Date(), nullable=False, comment="The council was told."),
        sa.Column("closed_date", sa.Date(), nullable=True, comment="Case closed; null while open."),
        sa.Column(
            "missing_outcome_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="How it ended; -2 while open.",
        ),
        sa.Column(
            "duration_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from referral to closing; null while open.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_child_missing_education_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_child_missing_education_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["missing_outcome_code"],
            ["warehouse.dim_missing_education_outcome.missing_outcome_code"],
            name=op.f("fact_child_missing_education_missing_outcome_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "referral_id", name=op.f("fact_child_missing_education_pkey")),
        schema="warehouse",
        comment="One row per referral of a child of school age not on a roll and not known to be educated otherwise.",
    )
    op.create_index(
        op.f("fact_child_missing_education_child_key"),
        "fact_child_missing_education",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_child_missing_education_child_key_range"),
        "fact_child_missing_education",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_child_protection_plan",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("protection_plan_id", sa.Text(), autoincrement=False, nullable=False, comment="Plan."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(start_date, '1900-01-01'), greatest(start_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="start_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column(
            "referral_id",
            sa.Text(),
            nullable=True,
            comment="Referral it belongs to; null for plans from before the present system.",
        ),
        sa.Column(
            "conference_id",
            sa.Text(),
            nullable=True,
            comment="Conference that decided on it; null for plans from before the present system.",
        ),
        sa.Column("start_date", sa.Date(), nullable=False, comment="Began."),
        sa.Column("end_date", sa.Date(), nullable=True, comment="Ended; null while open."),
        sa.Column(
            "duration_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from start to end; over 729 is two years or more. Null while open.",
        ),
        sa.Column(
            "two_years_date", sa.Date(), nullable=False, comment="First day on which it has lasted over 729 days."
        ),
        sa.Column(
            "initial_category_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Category of abuse at the start.",
        ),
        sa.Column(
            "latest_category_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Latest category of abuse.",
        ),
        sa.Column(
            "is_other_council",
            sa.Boolean(),
            nullable=False,
            comment="The plan is another council's, which this one only looks after.",
        ),
        sa.Column(
            "previous_plans",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Plans the child ever had before, any council: those of the system, or more by the census.",
        ),
        sa.Column("is_repeat", sa.Boolean(), nullable=False, comment="The child had a plan before."),
        sa.Column(
            "previous_end_date",
            sa.Date(),
            nullable=True,
            comment="The plan before ended; null where the system has none, or it was open.",
        ),
        sa.Column(
            "days_since_previous_end",
            sa.Integer(),
            nullable=True,
            comment="Calendar days since then; null where there is no such day.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_child_protection_plan_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["initial_category_code"],
            ["warehouse.dim_abuse_category.abuse_category_code"],
            name=op.f("fact_child_protection_plan_initial_category_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["latest_category_code"],
            ["warehouse.dim_abuse_category.abuse_category_code"],
            name=op.f("fact_child_protection_plan_latest_category_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_child_protection_plan_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "protection_plan_id", name=op.f("fact_child_protection_plan_pkey")
        ),
        schema="warehouse",
        comment="One row per child protection plan.",
    )
    op.create_index(
        op.f("fact_child_protection_plan_child_key"),
        "fact_child_protection_plan",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_child_protection_plan_child_key_range"),
        "fact_child_protection_plan",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_child_protection_plan_child_key_start_date"),
        "fact_child_protection_plan",
        ["child_key", "start_date"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_child_protection_review",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("review_id", sa.Text(), autoincrement=False, nullable=False, comment="Review."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(review_date, '1900-01-01'), greatest(review_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="review_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column(
            "protection_plan_id", sa.Text(), nullable=False, comment="Plan reviewed (fact_child_protection_plan)."
        ),
        sa.Column("meeting_id", sa.Text(), nullable=True, comment="Meeting, shared by brothers and sisters."),
        sa.Column(
            "review_number",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="1 for the plan's first review.",
        ),
        sa.Column(
            "previous_date",
            sa.Date(),
            nullable=True,
            comment="The review before, or the plan's start for the first; null where the plan is not known.",
        ),
        sa.Column(
            "due_date",
            sa.Date(),
            nullable=True,
            comment="3 months after the plan's start, 6 after the review before; as recorded where the plan is not known.",
        ),
        sa.Column(
            "recorded_due_date", sa.Date(), nullable=True, comment="Due as the record says; null where it does not."
        ),
        sa.Column("review_date", sa.Date(), nullable=False, comment="Held."),
        sa.Column("next_review_date", sa.Date(), nullable=True, comment="The review after it; null for the latest."),
        sa.Column(
            "is_on_time",
            sa.Boolean(),
            nullable=True,
            comment="Held by the day it was due; null where that is not known.",
        ),
        sa.Column(
            "late_reviews",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Reviews of the plan held late so far, this one included.",
        ),
        sa.Column("is_quorate", sa.Boolean(), nullable=False, comment="Enough agencies were there."),
        sa.Column("is_plan_continued", sa.Boolean(), nullable=False, comment="The plan goes on."),
        sa.Column(
            "participation_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="How the child took part.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_child_protection_review_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_child_protection_review_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["participation_code"],
            ["warehouse.dim_participation.participation_code"],
            name=op.f("fact_child_protection_review_participation_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "review_id", name=op.f("fact_child_protection_review_pkey")),
        schema="warehouse",
        comment="One row per child protection plan and review conference held.",
    )
    op.create_index(
        op.f("fact_child_protection_review_child_key"),
        "fact_child_protection_review",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_child_protection_review_child_key_range"),
        "fact_child_protection_review",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_child_protection_review_protection_plan_id"),
        "fact_child_protection_review",
        ["protection_plan_id"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_cla_dental_check",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(check_date, '1900-01-01'), greatest(check_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="check_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("check_date", sa.Date(), nullable=False, comment="Checked."),
        sa.Column("is_treatment_needed", sa.Boolean(), nullable=False, comment="The dentist found something to treat."),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_cla_dental_check_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_cla_dental_check_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "child_key", "check_date", name=op.f("fact_cla_dental_check_pkey")
        ),
        schema="warehouse",
        comment="One row per child looked after and dental check.",
    )
    op.create_index(
        op.f("fact_cla_dental_check_child_key"),
        "fact_cla_dental_check",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_cla_dental_check_child_key_range"),
        "fact_cla_dental_check",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_cla_health_assessment",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("health_assessment_id", sa.Text(), autoincrement=False, nullable=False, comment="Health assessment."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(due_date, '1900-01-01'), greatest(due_date, '1900-01-01'), '[]')", persisted=True
            ),
            nullable=True,
            comment="due_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column(
            "review_type_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="IHA initial or RHA review.",
        ),
        sa.Column("care_start_date", sa.Date(), nullable=True, comment="Began to be looked after."),
        sa.Column(
            "notified_date", sa.Date(), nullable=True, comment="The council told the NHS; null where it has not."
        ),
        sa.Column("consent_date", sa.Date(), nullable=True, comment="Consent given; null where it has not been."),
        sa.Column(
            "due_date",
            sa.Date(),
            nullable=False,
            comment="To be done by: 20 working days into care for the initial assessment, then yearly, under five half-yearly.",
        ),
        sa.Column("assessment_date", sa.Date(), nullable=True, comment="Done; null where it was not."),
        sa.Column("outcome_code", sa.Text(), nullable=False, comment="DONE, REFUSED, CANCELLED, LEFT care, or OPEN."),
        sa.Column("age_years", sa.Integer(), nullable=True, comment="Age when due, years."),
        sa.Column(
            "is_on_time", sa.Boolean(), nullable=True, comment="Done by the day it was due; null where not done."
        ),
        sa.Column(
            "start_to_assessment_working_days",
            sa.Integer(),
            nullable=True,
            comment="Working days from care's start, day 0, to assessment.",
        ),
        sa.Column(
            "start_to_notified_working_days",
            sa.Integer(),
            nullable=True,
            comment="Working days from care's start, day 0, until the NHS was told.",
        ),
        sa.Column(
            "is_placed_in_county",
            sa.Boolean(),
            nullable=True,
            comment="Placed in the county when due; null where not told.",
        ),
        sa.Column("provider_code", sa.Text(), nullable=True, comment="ODS code of the NHS trust."),
        sa.CheckConstraint(
            "outcome_code in ('DONE', 'REFUSED', 'CANCELLED', 'LEFT', 'OPEN')",
            name=op.f("fact_cla_health_assessment_outcome_code_check"),
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_cla_health_assessment_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_cla_health_assessment_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["review_type_code"],
            ["warehouse.dim_review_type.review_type_code"],
            name=op.f("fact_cla_health_assessment_review_type_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "health_assessment_id", name=op.f("fact_cla_health_assessment_pkey")
        ),
        schema="warehouse",
        comment="One row per health assessment of a child looked after, due or done.",
    )
    op.create_index(
        op.f("fact_cla_health_assessment_child_key"),
        "fact_cla_health_assessment",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_cla_health_assessment_child_key_range"),
        "fact_cla_health_assessment",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_cla_health_check",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "health_check_id",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Check in the case-management system.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(check_date, '1900-01-01'), greatest(check_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="check_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("check_date", sa.Date(), nullable=False, comment="Day of the check, or planned for it."),
        sa.Column(
            "check_type",
            sa.Text(),
            nullable=False,
            comment="health_assessment, dental or development (health surveillance of under-fives).",
        ),
        sa.Column(
            "check_status",
            sa.Text(),
            nullable=False,
            comment="completed, planned, refused or cancelled: only completed ones count.",
        ),
        sa.Column(
            "age_years",
            sa.Integer(),
            nullable=True,
            comment="Age on the day, years; null where the birth date is not known.",
        ),
        sa.CheckConstraint(
            "check_status in ('completed', 'planned', 'refused', 'cancelled')",
            name=op.f("fact_cla_health_check_check_status_check"),
        ),
        sa.CheckConstraint(
            "check_type in ('health_assessment', 'dental', 'development')",
            name=op.f("fact_cla_health_check_check_type_check"),
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_cla_health_check_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_cla_health_check_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "health_check_id", name=op.f("fact_cla_health_check_pkey")),
        schema="warehouse",
        comment="One row per health or dental check as social care records it, from which the return's figures are made (Standard Safeguarding Dataset). A second record of what the NHS tells in fact_cla_health_assessment and fact_cla_dental_check: count one or the other.",
    )
    op.create_index(
        op.f("fact_cla_health_check_child_key"),
        "fact_cla_health_check",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_cla_health_check_child_key_range"),
        "fact_cla_health_check",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_cla_immunisation",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(record_date, '1900-01-01'), greatest(record_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="record_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("record_date", sa.Date(), nullable=False, comment="Day of the record."),
        sa.Column(
            "is_up_to_date",
            sa.Boolean(),
            nullable=False,
            comment="Every immunisation due by then was given; a refusal counts as not given.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_cla_immunisation_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_cla_immunisation_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "child_key", "record_date", name=op.f("fact_cla_immunisation_pkey")
        ),
        schema="warehouse",
        comment="One row per child looked after and date of the immunisation record.",
    )
    op.create_index(
        op.f("fact_cla_immunisation_child_key"),
        "fact_cla_immunisation",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_cla_immunisation_child_key_range"),
        "fact_cla_immunisation",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_cla_sdq",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("questionnaire_id", sa.Text(), autoincrement=False, nullable=False, comment="Questionnaire."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(due_date, '1900-01-01'), greatest(due_date, '1900-01-01'), '[]')", persisted=True
            ),
            nullable=True,
            comment="due_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("due_date", sa.Date(), nullable=False, comment="Due."),
        sa.Column(
            "score", sa.Integer(), nullable=True, comment="Total difficulties, 0 to 40; null where there is none."
        ),
        sa.Column(
            "score_band",
            sa.Text(),
            nullable=False,
            comment="normal (0 to 13), borderline (14 to 16), concern (17 to 40) or none.",
        ),
        sa.Column(
            "reason_no_score_code",
            sa.Text(),
            nullable=True,
            comment="Why there is no score, SDQ1 to SDQ5; null where there is one.",
        ),
        sa.CheckConstraint(
            "score_band in ('normal', 'borderline', 'concern', 'none')", name=op.f("fact_cla_sdq_score_band_check")
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_cla_sdq_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_cla_sdq_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "questionnaire_id", name=op.f("fact_cla_sdq_pkey")),
        schema="warehouse",
        comment="One row per strengths and difficulties questionnaire of a child looked after, due or done.",
    )
    op.create_index(op.f("fact_cla_sdq_child_key"), "fact_cla_sdq", ["child_key"], unique=False, schema="warehouse")
    op.create_index(
        op.f("fact_cla_sdq_child_key_range"), "fact_cla_sdq", ["child_key_range"], unique=False, schema="warehouse"
    )
    op.create_table(
        "fact_contact",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("contact_id", sa.Text(), autoincrement=False, nullable=False, comment="Contact."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(contact_date, '1900-01-01'), greatest(contact_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="contact_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("contact_date", sa.Date(), nullable=False, comment="Contact received."),
        sa.Column(
            "referral_source_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Who made contact, CIN census code 1A to 10.",
        ),
        sa.Column("is_new_referral", sa.Boolean(), nullable=False, comment="Became a referral."),
        sa.Column("is_existing_referral", sa.Boolean(), nullable=False, comment="Was about a referral already made."),
        sa.Column(
            "is_child_protection_enquiry",
            sa.Boolean(),
            nullable=False,
            comment="Was an enquiry of another agency about child protection.",
        ),
        sa.Column("is_advice", sa.Boolean(), nullable=False, comment="Advice was given."),
        sa.Column("is_no_further_action", sa.Boolean(), nullable=False, comment="Led to no further action."),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_contact_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_contact_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["referral_source_code"],
            ["warehouse.dim_referral_source.referral_source_code"],
            name=op.f("fact_contact_referral_source_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "contact_id", name=op.f("fact_contact_pkey")),
        schema="warehouse",
        comment="One row per contact and child at the front door of children's social care.",
    )
    op.create_index(op.f("fact_contact_child_key"), "fact_contact", ["child_key"], unique=False, schema="warehouse")
    op.create_index(
        op.f("fact_contact_child_key_range"), "fact_contact", ["child_key_range"], unique=False, schema="warehouse"
    )
    op.create_table(
        "fact_early_help_episode",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("early_help_episode_id", sa.Text(), autoincrement=False, nullable=False, comment="Episode."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(start_date, '1900-01-01'), greatest(start_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="start_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("start_date", sa.Date(), nullable=False, comment="Help began."),
        sa.Column("end_date", sa.Date(), nullable=True, comment="Help ended; null while it goes on."),
        sa.Column(
            "duration_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from start to end; null while it goes on.",
        ),
        sa.Column(
            "area_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="District of the team that helps; -2 where it is none of the council's.",
        ),
        sa.Column("is_pilot", sa.Boolean(), nullable=False, comment="Under the pilot of the wider family help model."),
        sa.Column(
            "early_help_reason_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Why help was given.",
        ),
        sa.Column(
            "early_help_end_reason_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Why it ended; -2 while it goes on.",
        ),
        sa.Column(
            "next_referral_date",
            sa.Date(),
            nullable=True,
            comment="First referral on the day it ended or later; null where none, or it goes on.",
        ),
        sa.Column(
            "next_section_47_date",
            sa.Date(),
            nullable=True,
            comment="First section 47 enquiry on the day it ended or later; null where none, or it goes on.",
        ),
        sa.Column(
            "next_plan_date",
            sa.Date(),
            nullable=True,
            comment="First child protection plan on the day it ended or later; null where none, or it goes on.",
        ),
        sa.Column(
            "next_care_date",
            sa.Date(),
            nullable=True,
            comment="First day looked after on the day it ended or later, short breaks left out; null where none, or it goes on.",
        ),
        sa.Column(
            "step_up_date",
            sa.Date(),
            nullable=True,
            comment="First of enquiry, plan and care; null where none, or it goes on.",
        ),
        sa.Column(
            "end_to_step_up_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from the end to the step up; null where there is none.",
        ),
        sa.ForeignKeyConstraint(
            ["area_code"],
            ["warehouse.dim_area.area_code"],
            name=op.f("fact_early_help_episode_area_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_early_help_episode_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["early_help_end_reason_code"],
            ["warehouse.dim_early_help_end_reason.early_help_end_reason_code"],
            name=op.f("fact_early_help_episode_early_help_end_reason_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["early_help_reason_code"],
            ["warehouse.dim_early_help_reason.early_help_reason_code"],
            name=op.f("fact_early_help_episode_early_help_reason_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_early_help_episode_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "early_help_episode_id", name=op.f("fact_early_help_episode_pkey")
        ),
        schema="warehouse",
        comment="One row per child and episode of early help or family help at targeted level, with what followed it. What followed is not known for children who are not known.",
    )
    op.create_index(
        op.f("fact_early_help_episode_child_key"),
        "fact_early_help_episode",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_early_help_episode_child_key_range"),
        "fact_early_help_episode",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_early_years_profile",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(assessment_date, '1900-01-01'), greatest(assessment_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="assessment_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column(
            "assessment_date",
            sa.Date(),
            autoincrement=False,
            nullable=False,
            comment="Last day of the term of the profile, 30 June.",
        ),
        sa.Column(
            "not_known_number",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="0; 1, 2 and so on for children who are not known (child_key -1).",
        ),
        sa.Column("urn", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="School."),
        sa.Column(
            "area_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="District of the home."
        ),
        sa.Column(
            "sen_provision_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Special educational needs provision.",
        ),
        sa.Column("is_fsm_eligible", sa.Boolean(), nullable=False, comment="Eligible for free school meals."),
        sa.Column(
            "assessed_goals",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Early learning goals assessed, of 17; a child exempt has none.",
        ),
        sa.Column(
            "expected_goals",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Early learning goals at the expected level, of 17.",
        ),
        sa.Column(
            "is_communication_expected",
            sa.Boolean(),
            nullable=False,
            comment="Expected level in both goals of communication and language, 1 and 2.",
        ),
        sa.Column(
            "is_personal_expected",
            sa.Boolean(),
            nullable=False,
            comment="Expected level in the three of personal, social and emotional development, 3 to 5.",
        ),
        sa.Column(
            "is_physical_expected",
            sa.Boolean(),
            nullable=False,
            comment="Expected level in both of physical development, 6 and 7.",
        ),
        sa.Column(
            "is_literacy_expected",
            sa.Boolean(),
            nullable=False,
            comment="Expected level in the three of literacy, 8 to 10.",
        ),
        sa.Column(
            "is_mathematics_expected",
            sa.Boolean(),
            nullable=False,
            comment="Expected level in both of mathematics, 11 and 12.",
        ),
        sa.Column(
            "is_world_expected",
            sa.Boolean(),
            nullable=False,
            comment="Expected level in the three of understanding the world, 13 to 15.",
        ),
        sa.Column(
            "is_arts_expected",
            sa.Boolean(),
            nullable=False,
            comment="Expected level in both of expressive arts and design, 16 and 17.",
        ),
        sa.Column(
            "is_good_level_of_development",
            sa.Boolean(),
            nullable=False,
            comment="Expected level in the twelve goals of the first five areas; a goal not assessed is not at the expected level.",
        ),
        sa.ForeignKeyConstraint(
            ["area_code"],
            ["warehouse.dim_area.area_code"],
            name=op.f("fact_early_years_profile_area_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_early_years_profile_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_early_years_profile_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["sen_provision_code"],
            ["warehouse.dim_sen_provision.sen_provision_code"],
            name=op.f("fact_early_years_profile_sen_provision_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["urn"],
            ["warehouse.dim_establishment.urn"],
            name=op.f("fact_early_years_profile_urn_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code",
            "child_key",
            "assessment_date",
            "not_known_number",
            name=op.f("fact_early_years_profile_pkey"),
        ),
        schema="warehouse",
        comment="One row per child with an early years foundation stage profile.",
    )
    op.create_index(
        op.f("fact_early_years_profile_child_key"),
        "fact_early_years_profile",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_early_years_profile_child_key_range"),
        "fact_early_years_profile",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_ehc_advice",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "told_by",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="COUNCIL (ehc_advice) or HEALTH (ehc_health_advice): whose record of the advice it is.",
        ),
        sa.Column(
            "advice_id", sa.Text(), autoincrement=False, nullable=False, comment="Number of the advice in that record."
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(asked_date, '1900-01-01'), greatest(asked_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="asked_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column(
            "advice_type_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Kind of advice; always HEALTH in health's own record.",
        ),
        sa.Column(
            "health_service_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Health service asked; -2 in the council's record.",
        ),
        sa.Column("provider_code", sa.Text(), nullable=True, comment="Trust, ODS code; null in the council's record."),
        sa.Column(
            "request_date",
            sa.Date(),
            nullable=True,
            comment="Request the advice is for received; null in health's record, which does not name it.",
        ),
        sa.Column("asked_date", sa.Date(), nullable=False, comment="Advice asked for."),
        sa.Column(
            "due_date",
            sa.Date(),
            nullable=False,
            comment="Advice due: 42 days after it was asked for (SEND Regulations 2014, 8(1)).",
        ),
        sa.Column("received_date", sa.Date(), nullable=True, comment="Advice received; null while awaited."),
        sa.Column(
            "is_appointment_missed",
            sa.Boolean(),
            nullable=True,
            comment="The child was not brought to an appointment, which lifts the six weeks (regulation 8(2)); null in the council's record, which does not say.",
        ),
        sa.Column(
            "asked_to_received_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from asked to received; null while awaited.",
        ),
        sa.CheckConstraint("told_by in ('COUNCIL', 'HEALTH')", name=op.f("fact_ehc_advice_told_by_check")),
        sa.ForeignKeyConstraint(
            ["advice_type_code"],
            ["warehouse.dim_ehc_advice_type.advice_type_code"],
            name=op.f("fact_ehc_advice_advice_type_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_ehc_advice_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["health_service_code"],
            ["warehouse.dim_ehc_health_service.health_service_code"],
            name=op.f("fact_ehc_advice_health_service_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_ehc_advice_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "told_by", "advice_id", name=op.f("fact_ehc_advice_pkey")),
        schema="warehouse",
        comment="One row per piece of advice asked for in an EHC needs assessment and record of it: health advice is in the council's record and in the health service's own, so count one of the two.",
    )
    op.create_index(
        op.f("fact_ehc_advice_child_key"), "fact_ehc_advice", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_ehc_advice_child_key_range"),
        "fact_ehc_advice",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_ehc_annual_review",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("review_id", sa.Text(), autoincrement=False, nullable=False, comment="Review."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(due_date, '1900-01-01'), greatest(due_date, '1900-01-01'), '[]')", persisted=True
            ),
            nullable=True,
            comment="due_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("plan_id", sa.Text(), nullable=True, comment="Plan, number in the casework system."),
        sa.Column(
            "due_date",
            sa.Date(),
            nullable=False,
            comment="Review due: twelve months after the plan or the last review.",
        ),
        sa.Column("meeting_date", sa.Date(), nullable=True, comment="Meeting held; null where none has been."),
        sa.Column(
            "next_meeting_date",
            sa.Date(),
            nullable=True,
            comment="Next meeting about the child; null while this is the latest, and where none was held.",
        ),
        sa.Column(
            "decision_due_date",
            sa.Date(),
            nullable=True,
            comment="Decision due: 28 days after the meeting; null where none was held.",
        ),
        sa.Column("decision_date", sa.Date(), nullable=True, comment="Parents told of the decision; null until then."),
        sa.Column(
            "review_decision_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Decision; -2 while there is none.",
        ),
        sa.Column(
            "amended_plan_due_date",
            sa.Date(),
            nullable=True,
            comment="Amended plan due: 84 days after the meeting; null unless it is to be amended.",
        ),
        sa.Column(
            "amended_plan_date", sa.Date(), nullable=True, comment="Amended plan issued; null where none has been."
        ),
        sa.Column(
            "due_to_meeting_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from due to held; negative when early; null where not held.",
        ),
        sa.Column(
            "meeting_to_decision_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from meeting to decision; null until decided.",
        ),
        sa.Column(
            "meeting_to_amended_plan_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from meeting to amended plan; null where there is none.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_ehc_annual_review_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_ehc_annual_review_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["review_decision_code"],
            ["warehouse.dim_ehc_review_decision.review_decision_code"],
            name=op.f("fact_ehc_annual_review_review_decision_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "review_id", name=op.f("fact_ehc_annual_review_pkey")),
        schema="warehouse",
        comment="One row per annual review of a plan, due or held.",
    )
    op.create_index(
        op.f("fact_ehc_annual_review_child_key"),
        "fact_ehc_annual_review",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_ehc_annual_review_child_key_range"),
        "fact_ehc_annual_review",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_ehc_appeal",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "appeal_id", sa.Text(), autoincrement=False, nullable=False, comment="Appeal, the tribunal's number."
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(registered_date, '1900-01-01'), greatest(registered_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="registered_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column(
            "disputed_decision_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Decision appealed.",
        ),
        sa.Column("registered_date", sa.Date(), nullable=False, comment="Registered by the tribunal."),
        sa.Column("concluded_date", sa.Date(), nullable=True, comment="Concluded; null while open."),
        sa.Column(
            "dispute_outcome_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="How it ended; -2 while open.",
        ),
        sa.Column(
            "registered_to_concluded_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from registered to concluded; null while open.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_ehc_appeal_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["dispute_outcome_code"],
            ["warehouse.dim_ehc_dispute_outcome.dispute_outcome_code"],
            name=op.f("fact_ehc_appeal_dispute_outcome_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["disputed_decision_code"],
            ["warehouse.dim_ehc_disputed_decision.disputed_decision_code"],
            name=op.f("fact_ehc_appeal_disputed_decision_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_ehc_appeal_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "appeal_id", name=op.f("fact_ehc_appeal_pkey")),
        schema="warehouse",
        comment="One row per appeal to the SEND Tribunal registered against the council.",
    )
    op.create_index(
        op.f("fact_ehc_appeal_child_key"), "fact_ehc_appeal", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_ehc_appeal_child_key_range"),
        "fact_ehc_appeal",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_ehc_assessment",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "request_id", sa.Text(), autoincrement=False, nullable=False, comment="Request (SEN2 requeststableid)."
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(request_date, '1900-01-01'), greatest(request_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="request_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column(
            "request_date",
            sa.Date(),
            nullable=False,
            comment="Request received, or responsibility taken on: day 1 of the 20 weeks.",
        ),
        sa.Column(
            "request_source_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Who asked, SEN2 code 1 to 8.",
        ),
        sa.Column(
            "is_reassessment", sa.Boolean(), nullable=False, comment="Request for someone who already has a plan."
        ),
        sa.Column(
            "age_years",
            sa.Integer(),
            nullable=True,
            comment="Age at the request, whole years; null where the birth date is not known.",
        ),
        sa.Column(
            "decision_due_date",
            sa.Date(),
            nullable=False,
            comment="Decision whether to assess due: 42 days after the request.",
        ),
        sa.Column(
            "decision_date",
            sa.Date(),
            nullable=True,
            comment="Decision whether to assess notified; null while awaited.",
        ),
        sa.Column(
            "decision_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Y assess, N do not, A awaited, W withdrawn.",
        ),
        sa.Column(
            "has_decision_mediation",
            sa.Boolean(),
            nullable=False,
            comment="The decision whether to assess went to mediation.",
        ),
        sa.Column(
            "has_decision_appeal",
            sa.Boolean(),
            nullable=False,
            comment="The decision whether to assess went to the tribunal.",
        ),
        sa.Column(
            "advice_asked_date", sa.Date(), nullable=True, comment="Advice first asked for; null where none has been."
        ),
        sa.Column(
            "advice_received_date", sa.Date(), nullable=True, comment="Last advice received; null while any is awaited."
        ),
        sa.Column(
            "psychology_advice_asked_date",
            sa.Date(),
            nullable=True,
            comment="Educational psychology advice first asked for; null where none has been.",
        ),
        sa.Column(
            "psychology_advice_received_date",
            sa.Date(),
            nullable=True,
            comment="Last educational psychology advice received; null while any is awaited.",
        ),
        sa.Column(
            "health_advice_asked_date",
            sa.Date(),
            nullable=True,
            comment="Health advice first asked for; null where none has been.",
        ),
        sa.Column(
            "health_advice_received_date",
            sa.Date(),
            nullable=True,
            comment="Last health advice received; null while any is awaited.",
        ),
        sa.Column(
            "social_care_advice_asked_date",
            sa.Date(),
            nullable=True,
            comment="Social care advice first asked for; null where none has been.",
        ),
        sa.Column(
            "social_care_advice_received_date",
            sa.Date(),
            nullable=True,
            comment="Last social care advice received; null while any is awaited.",
        ),
        sa.Column(
            "assessment_outcome_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Outcome; -2 where there is no assessment.",
        ),
        sa.Column(
            "no_plan_due_date",
            sa.Date(),
            nullable=False,
            comment="That no plan will be issued must be notified: 112 days after the request.",
        ),
        sa.Column("issue_due_date", sa.Date(), nullable=False, comment="Final plan due: 140 days after the request."),
        sa.Column(
            "outcome_date", sa.Date(), nullable=True, comment="Final plan issued, or no plan notified; null until then."
        ),
        sa.Column("issue_date", sa.Date(), nullable=True, comment="Final plan issued; null where none has been."),
        sa.Column(
            "has_outcome_mediation",
            sa.Boolean(),
            nullable=False,
            comment="The decision not to issue a plan went to mediation.",
        ),
        sa.Column(
            "has_outcome_appeal",
            sa.Boolean(),
            nullable=False,
            comment="The decision not to issue a plan went to the tribunal.",
        ),
        sa.Column(
            "has_contents_mediation", sa.Boolean(), nullable=False, comment="What the plan says went to mediation."
        ),
        sa.Column(
            "has_contents_appeal", sa.Boolean(), nullable=False, comment="What the plan says went to the tribunal."
        ),
        sa.Column(
            "plan_start_date",
            sa.Date(),
            nullable=True,
            comment="First plan after the assessment started; null where there is none.",
        ),
        sa.Column(
            "plan_ceased_date",
            sa.Date(),
            nullable=True,
            comment="Last plan after the assessment ceased; null while one is in force.",
        ),
        sa.Column(
            "named_urn",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="First establishment the plan named; -2 where it named none or there is no plan.",
        ),
        sa.Column(
            "named_sen_setting_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="First setting the plan named; -2 where it named an establishment or there is no plan.",
        ),
        sa.Column(
            "is_exception",
            sa.Boolean(),
            nullable=False,
            comment="An exception to the 20 weeks applies (SEND Regulations 2014, 13(3)).",
        ),
        sa.Column(
            "is_transferred_out",
            sa.Boolean(),
            nullable=False,
            comment="The case moved to another council before a decision.",
        ),
        sa.Column(
            "is_transferred_in",
            sa.Boolean(),
            nullable=False,
            comment="The plan in force after the request was taken over from another council.",
        ),
        sa.Column(
            "is_open",
            sa.Boolean(),
            nullable=False,
            comment="Neither refused, withdrawn, transferred out, ended without a plan nor ended with one.",
        ),
        sa.Column(
            "closed_date",
            sa.Date(),
            nullable=True,
            comment="Case ended; null while open, and where the return does not say when it was withdrawn.",
        ),
        sa.Column(
            "request_to_decision_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from request to decision; null while awaited.",
        ),
        sa.Column(
            "request_to_outcome_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from request to plan or no plan; null until then.",
        ),
        sa.Column(
            "request_to_issue_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from request to final plan; null where there is none.",
        ),
        sa.ForeignKeyConstraint(
            ["assessment_outcome_code"],
            ["warehouse.dim_ehc_assessment_outcome.assessment_outcome_code"],
            name=op.f("fact_ehc_assessment_assessment_outcome_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_ehc_assessment_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["decision_code"],
            ["warehouse.dim_ehc_decision.decision_code"],
            name=op.f("fact_ehc_assessment_decision_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_ehc_assessment_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["named_sen_setting_code"],
            ["warehouse.dim_sen_setting.sen_setting_code"],
            name=op.f("fact_ehc_assessment_named_sen_setting_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["named_urn"],
            ["warehouse.dim_establishment.urn"],
            name=op.f("fact_ehc_assessment_named_urn_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["request_source_code"],
            ["warehouse.dim_ehc_request_source.request_source_code"],
            name=op.f("fact_ehc_assessment_request_source_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "request_id", name=op.f("fact_ehc_assessment_pkey")),
        schema="warehouse",
        comment="One row per request for an education, health and care needs assessment, filled in as it goes on. A case was open on a day if it had been asked for by then and is open, or was closed after it.",
    )
    op.create_index(
        op.f("fact_ehc_assessment_child_key"), "fact_ehc_assessment", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_ehc_assessment_child_key_range"),
        "fact_ehc_assessment",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_ehc_mediation",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("mediation_id", sa.Text(), autoincrement=False, nullable=False, comment="Mediation."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(requested_date, '1900-01-01'), greatest(requested_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="requested_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column(
            "disputed_decision_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Decision it is about.",
        ),
        sa.Column("requested_date", sa.Date(), nullable=False, comment="Mediation asked for."),
        sa.Column("due_date", sa.Date(), nullable=False, comment="Meeting due: 30 days after it was asked for."),
        sa.Column("held_date", sa.Date(), nullable=True, comment="Meeting held; null where none has been."),
        sa.Column(
            "dispute_outcome_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="How it ended; -2 while open.",
        ),
        sa.Column(
            "requested_to_held_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from asked for to held; null where not held.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_ehc_mediation_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["dispute_outcome_code"],
            ["warehouse.dim_ehc_dispute_outcome.dispute_outcome_code"],
            name=op.f("fact_ehc_mediation_dispute_outcome_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["disputed_decision_code"],
            ["warehouse.dim_ehc_disputed_decision.disputed_decision_code"],
            name=op.f("fact_ehc_mediation_disputed_decision_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_ehc_mediation_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "mediation_id", name=op.f("fact_ehc_mediation_pkey")),
        schema="warehouse",
        comment="One row per mediation asked for about EHC needs assessments and plans.",
    )
    op.create_index(
        op.f("fact_ehc_mediation_child_key"), "fact_ehc_mediation", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_ehc_mediation_child_key_range"),
        "fact_ehc_mediation",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_ehc_phase_transfer",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "plan_id", sa.Text(), autoincrement=False, nullable=False, comment="Plan, number in the casework system."
        ),
        sa.Column(
            "transfer_year",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Year in which the child moves, in September.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(statutory_date, '1900-01-01'), greatest(statutory_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="statutory_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("phase_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Move."),
        sa.Column(
            "statutory_date",
            sa.Date(),
            nullable=False,
            comment="Final amended plan due: 15 February, or 31 March for post-16.",
        ),
        sa.Column(
            "final_amended_date",
            sa.Date(),
            nullable=True,
            comment="Final amended plan issued; null where none has been.",
        ),
        sa.Column(
            "statutory_to_final_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days late; nought or less is in time; null while there is none.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_ehc_phase_transfer_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_ehc_phase_transfer_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["phase_code"],
            ["warehouse.dim_ehc_phase.phase_code"],
            name=op.f("fact_ehc_phase_transfer_phase_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "plan_id", "transfer_year", name=op.f("fact_ehc_phase_transfer_pkey")
        ),
        schema="warehouse",
        comment="One row per plan and move to the next phase of education. The child is the one whose reviews name the plan.",
    )
    op.create_index(
        op.f("fact_ehc_phase_transfer_child_key"),
        "fact_ehc_phase_transfer",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_ehc_phase_transfer_child_key_range"),
        "fact_ehc_phase_transfer",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_ehc_plan",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(start_date, '1900-01-01'), greatest(start_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="start_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column(
            "request_date",
            sa.Date(),
            autoincrement=False,
            nullable=False,
            comment="Request the plan came of received, or responsibility taken on.",
        ),
        sa.Column(
            "plan_number",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="1; counted on where a child, or children not known, have several of one request date.",
        ),
        sa.Column(
            "start_date",
            sa.Date(),
            nullable=False,
            comment="Plan started; the day of the request where it is from before the record.",
        ),
        sa.Column(
            "ceased_date",
            sa.Date(),
            nullable=True,
            comment="Plan ceased; null while in force. Of a plan that is not from an assessment no return says when: it is the day after the last month whose return had it in force.",
        ),
        sa.Column(
            "cease_reason_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Why it ceased, SEN2 code 1 to 9; -2 while in force, -1 where no return says.",
        ),
        sa.Column(
            "is_from_assessment",
            sa.Boolean(),
            nullable=False,
            comment="Came of an assessment by the council (fact_ehc_assessment, same child and request_date); else from before the record or taken over.",
        ),
        sa.Column(
            "transferred_from_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council it was taken over from; -1 where none is told.",
        ),
        sa.Column("is_residential", sa.Boolean(), nullable=False, comment="Residential placement."),
        sa.Column("is_work_based", sa.Boolean(), nullable=False, comment="Work-based learning."),
        sa.Column("has_personal_budget", sa.Boolean(), nullable=False, comment="Has a personal budget."),
        sa.Column(
            "has_organised_arrangement",
            sa.Boolean(),
            nullable=False,
            comment="Part of the personal budget is an organised arrangement.",
        ),
        sa.Column(
            "has_direct_payments", sa.Boolean(), nullable=False, comment="Part of the personal budget is paid directly."
        ),
        sa.Column(
            "sen_need_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Primary need as last told; -1 where no return told of the plan in force.",
        ),
        sa.Column(
            "named_urn",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="First establishment it named when issued; -2 where it named none.",
        ),
        sa.Column(
            "named_sen_setting_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="First setting it named when issued; -2 where it named an establishment.",
        ),
        sa.Column(
            "is_named_sen_unit",
            sa.Boolean(),
            nullable=True,
            comment="It named a SEN unit; null where nothing is told of what it named.",
        ),
        sa.Column(
            "is_named_resourced_provision",
            sa.Boolean(),
            nullable=True,
            comment="It named resourced provision; null as above.",
        ),
        sa.Column(
            "first_told_month",
            sa.Date(),
            nullable=True,
            comment="First month whose return had it in force, first day; null where none had.",
        ),
        sa.Column(
            "birth_month",
            sa.Date(),
            nullable=True,
            comment="Month of birth of the child, first day; null where not known.",
        ),
        sa.Column(
            "age_at_start_years",
            sa.Integer(),
            nullable=True,
            comment="Age at the start, whole years; null where the birth date is not known.",
        ),
        sa.ForeignKeyConstraint(
            ["cease_reason_code"],
            ["warehouse.dim_ehc_cease_reason.cease_reason_code"],
            name=op.f("fact_ehc_plan_cease_reason_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_ehc_plan_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_ehc_plan_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["named_sen_setting_code"],
            ["warehouse.dim_sen_setting.sen_setting_code"],
            name=op.f("fact_ehc_plan_named_sen_setting_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["named_urn"],
            ["warehouse.dim_establishment.urn"],
            name=op.f("fact_ehc_plan_named_urn_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["sen_need_code"],
            ["warehouse.dim_sen_need.sen_need_code"],
            name=op.f("fact_ehc_plan_sen_need_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["transferred_from_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_ehc_plan_transferred_from_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "child_key", "request_date", "plan_number", name=op.f("fact_ehc_plan_pkey")
        ),
        schema="warehouse",
        comment="One row per EHC plan ever held. Plans after an assessment are those of the latest SEN2 return; plans from before the record or taken over are followed from return to return, which alone tells when they cease.",
    )
    op.create_index(op.f("fact_ehc_plan_child_key"), "fact_ehc_plan", ["child_key"], unique=False, schema="warehouse")
    op.create_index(
        op.f("fact_ehc_plan_child_key_range"), "fact_ehc_plan", ["child_key_range"], unique=False, schema="warehouse"
    )
    op.create_table(
        "fact_ehc_plan_audit",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("audit_id", sa.Text(), autoincrement=False, nullable=False, comment="Audit."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(audit_date, '1900-01-01'), greatest(audit_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="audit_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("plan_id", sa.Text(), nullable=True, comment="Plan, number in the casework system."),
        sa.Column("audit_date", sa.Date(), nullable=False, comment="Audited."),
        sa.Column(
            "auditor_role_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Role of the auditor.",
        ),
        sa.Column("is_moderated", sa.Boolean(), nullable=False, comment="Moderated by a second auditor."),
        sa.Column(
            "overall_grade_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Grade of the whole plan.",
        ),
        sa.Column(
            "views_grade_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Grade of section A, the child's views.",
        ),
        sa.Column(
            "needs_grade_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Grade of sections B, C and D, needs.",
        ),
        sa.Column(
            "outcomes_grade_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Grade of section E, outcomes.",
        ),
        sa.Column(
            "provision_grade_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Grade of sections F, G and H, provision.",
        ),
        sa.ForeignKeyConstraint(
            ["auditor_role_code"],
            ["warehouse.dim_ehc_auditor_role.auditor_role_code"],
            name=op.f("fact_ehc_plan_audit_auditor_role_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_ehc_plan_audit_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_ehc_plan_audit_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["needs_grade_code"],
            ["warehouse.dim_audit_grade.grade_code"],
            name=op.f("fact_ehc_plan_audit_needs_grade_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["outcomes_grade_code"],
            ["warehouse.dim_audit_grade.grade_code"],
            name=op.f("fact_ehc_plan_audit_outcomes_grade_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["overall_grade_code"],
            ["warehouse.dim_audit_grade.grade_code"],
            name=op.f("fact_ehc_plan_audit_overall_grade_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["provision_grade_code"],
            ["warehouse.dim_audit_grade.grade_code"],
            name=op.f("fact_ehc_plan_audit_provision_grade_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["views_grade_code"],
            ["warehouse.dim_audit_grade.grade_code"],
            name=op.f("fact_ehc_plan_audit_views_grade_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "audit_id", name=op.f("fact_ehc_plan_audit_pkey")),
        schema="warehouse",
        comment="One row per audit of the quality of a plan. The child is the one whose reviews name the plan.",
    )
    op.create_index(
        op.f("fact_ehc_plan_audit_child_key"), "fact_ehc_plan_audit", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_ehc_plan_audit_child_key_range"),
        "fact_ehc_plan_audit",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_ehc_plan_month",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("month", sa.Date(), nullable=False, comment="The month, first day."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "request_date",
            sa.Date(),
            autoincrement=False,
            nullable=False,
            comment="Request the plan came of received, or responsibility taken on.",
        ),
        sa.Column(
            "plan_number",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Plan of that day (fact_ehc_plan).",
        ),
        sa.Column(
            "months_since_start",
            sa.Integer(),
            nullable=True,
            comment="Whole months from the plan's start to the end of the month.",
        ),
        sa.Column(
            "age_years",
            sa.Integer(),
            nullable=True,
            comment="Age at the end of the month, whole years; null where the birth date is not known.",
        ),
        sa.Column(
            "sen_need_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Primary need as last told; -1 not known.",
        ),
        sa.Column(
            "urn",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Establishment; -2 where the child is at none, -1 where nothing is told.",
        ),
        sa.Column(
            "sen_setting_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Setting that is no establishment; -2 where the child is at one or nothing is told.",
        ),
        sa.Column("is_sen_unit", sa.Boolean(), nullable=True, comment="In a SEN unit; null where nothing is told."),
        sa.Column(
            "is_resourced_provision",
            sa.Boolean(),
            nullable=True,
            comment="In resourced provision; null where nothing is told.",
        ),
        sa.Column(
            "is_setting_as_named",
            sa.Boolean(),
            nullable=False,
            comment="The setting is the one named when the plan was issued: no return is as old as the month.",
        ),
        sa.Column(
            "latest_review_meeting_date",
            sa.Date(),
            nullable=True,
            comment="Last review meeting held by the end of the month; null where none.",
        ),
        sa.Column(
            "is_review_expected",
            sa.Boolean(),
            nullable=False,
            comment="The plan started twelve months or more before the end of the month.",
        ),
        sa.Column(
            "is_reviewed_in_12_months",
            sa.Boolean(),
            nullable=False,
            comment="A review meeting was held within the twelve months to the end of the month.",
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_ehc_plan_month_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["sen_need_code"],
            ["warehouse.dim_sen_need.sen_need_code"],
            name=op.f("fact_ehc_plan_month_sen_need_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["sen_setting_code"],
            ["warehouse.dim_sen_setting.sen_setting_code"],
            name=op.f("fact_ehc_plan_month_sen_setting_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["urn"],
            ["warehouse.dim_establishment.urn"],
            name=op.f("fact_ehc_plan_month_urn_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code",
            "month",
            "child_key",
            "request_date",
            "plan_number",
            name=op.f("fact_ehc_plan_month_pkey"),
        ),
        schema="warehouse",
        comment="One row per month and plan in force on its last day. Whether the child is taught in the county follows from dim_establishment.local_authority_code.",
        postgresql_partition_by="RANGE (month)",
    )
    op.create_index(
        op.f("fact_ehc_plan_month_child_key"), "fact_ehc_plan_month", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_table(
        "fact_ehc_plan_placement",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(entry_date, '1900-01-01'), greatest(entry_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="entry_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column(
            "request_date",
            sa.Date(),
            autoincrement=False,
            nullable=False,
            comment="Request the plan came of received, or responsibility taken on.",
        ),
        sa.Column(
            "placement_rank", sa.Integer(), autoincrement=False, nullable=False, comment="1 for the main setting."
        ),
        sa.Column("entry_date", sa.Date(), autoincrement=False, nullable=False, comment="Child came."),
        sa.Column(
            "leaving_date",
            sa.Date(),
            nullable=True,
            comment="Child left, last day there; null while there. Where no return says, it is the day before the child came to the next setting, or the last of the month whose return last had the child there.",
        ),
        sa.Column(
            "urn",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Establishment; -2 where the child is at none, -1 where it is not known.",
        ),
        sa.Column(
            "provider_ukprn",
            sa.Text(),
            nullable=True,
            comment="College or other provider, UKPRN; null where none is told.",
        ),
        sa.Column(
            "sen_setting_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Setting that is no establishment; -2 where the child is at one.",
        ),
        sa.Column("is_sen_unit", sa.Boolean(), nullable=False, comment="In a SEN unit."),
        sa.Column("is_resourced_provision", sa.Boolean(), nullable=False, comment="In resourced provision."),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_ehc_plan_placement_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_ehc_plan_placement_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["sen_setting_code"],
            ["warehouse.dim_sen_setting.sen_setting_code"],
            name=op.f("fact_ehc_plan_placement_sen_setting_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["urn"],
            ["warehouse.dim_establishment.urn"],
            name=op.f("fact_ehc_plan_placement_urn_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code",
            "child_key",
            "request_date",
            "placement_rank",
            "entry_date",
            name=op.f("fact_ehc_plan_placement_pkey"),
        ),
        schema="warehouse",
        comment="One row per plan and setting the child came to, followed from one SEN2 return to the next: a return has only where children are on its day. Settings of children who are not known are left out.",
    )
    op.create_index(
        op.f("fact_ehc_plan_placement_child_key"),
        "fact_ehc_plan_placement",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_ehc_plan_placement_child_key_range"),
        "fact_ehc_plan_placement",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_elective_home_education",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("record_id", sa.Text(), autoincrement=False, nullable=False, comment="Number of the record."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(start_date, '1900-01-01'), greatest(start_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="start_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("start_date", sa.Date(), nullable=False, comment="First day of home education."),
        sa.Column("end_date", sa.Date(), nullable=True, comment="Last day; null while it goes on."),
        sa.Column(
            "last_contact_date",
            sa.Date(),
            nullable=True,
            comment="Last contact with the family; null where there was none.",
        ),
        sa.Column(
            "home_education_reason_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Reason."
        ),
        sa.Column(
            "sen_provision_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Special educational needs provision when last told.",
        ),
        sa.Column(
            "duration_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from the first day to the last; null while it goes on.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_elective_home_education_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["home_education_reason_code"],
            ["warehouse.dim_home_education_reason.home_education_reason_code"],
            name=op.f("fact_elective_home_education_home_education_reason_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_elective_home_education_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["sen_provision_code"],
            ["warehouse.dim_sen_provision.sen_provision_code"],
            name=op.f("fact_elective_home_education_sen_provision_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "record_id", name=op.f("fact_elective_home_education_pkey")),
        schema="warehouse",
        comment="One row per stretch in which a child is educated at home by choice.",
    )
    op.create_index(
        op.f("fact_elective_home_education_child_key"),
        "fact_elective_home_education",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_elective_home_education_child_key_range"),
        "fact_elective_home_education",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_funded_two_year_old",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "term_start_date", sa.Date(), autoincrement=False, nullable=False, comment="First day of the funding term."
        ),
        sa.Column(
            "early_years_child_id",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="The child in the early years system, which no other source knows.",
        ),
        sa.Column(
            "eligibility_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Why eligible."
        ),
        sa.Column(
            "funded_hours", sa.Numeric(), nullable=True, comment="Funded hours a week taken up; 0 where none are."
        ),
        sa.Column("is_taken_up", sa.Boolean(), nullable=False, comment="Any funded hours are taken up."),
        sa.Column(
            "urn",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Nursery or childminder; -2 where nothing is taken up.",
        ),
        sa.Column(
            "area_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Postcode district of the home; -1 not told, or outside the council.",
        ),
        sa.Column(
            "age_months",
            sa.Integer(),
            nullable=True,
            comment="Age on the first day of term, whole months; null where the birth date is not told.",
        ),
        sa.ForeignKeyConstraint(
            ["area_code"],
            ["warehouse.dim_area.area_code"],
            name=op.f("fact_funded_two_year_old_area_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["eligibility_code"],
            ["warehouse.dim_funded_place_eligibility.eligibility_code"],
            name=op.f("fact_funded_two_year_old_eligibility_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_funded_two_year_old_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["urn"],
            ["warehouse.dim_establishment.urn"],
            name=op.f("fact_funded_two_year_old_urn_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code",
            "term_start_date",
            "early_years_child_id",
            name=op.f("fact_funded_two_year_old_pkey"),
        ),
        schema="warehouse",
        comment="One row per funding term and two-year-old eligible for funded early education.",
    )
    op.create_table(
        "fact_health_review",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(attribution_month, '1900-01-01'), greatest(attribution_month, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="attribution_month as a range: the version of the child is the one that held then.",
        ),
        sa.Column(
            "review_type_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="NBV new birth visit, 6_8W weeks, 12M months, 2_2_5Y years.",
        ),
        sa.Column(
            "attribution_month",
            sa.Date(),
            nullable=False,
            comment="Month, first day, in which the infant reaches the age the review is counted at: 30 days, 56 days, 15 months, 30 months.",
        ),
        sa.Column(
            "review_month", sa.Date(), nullable=True, comment="Month of the review, first day; null while outstanding."
        ),
        sa.Column(
            "age_at_review_days",
            sa.Integer(),
            nullable=True,
            comment="Days from birth to the review; null while outstanding.",
        ),
        sa.Column(
            "is_within_limit",
            sa.Boolean(),
            nullable=True,
            comment="Done by the age it is due: 14 days, 56 days, 15 months, 30 months, wherever and by whomever; null while outstanding.",
        ),
        sa.Column(
            "setting_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Setting; -2 while outstanding.",
        ),
        sa.Column(
            "staff_role_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Who did it; -2 while outstanding.",
        ),
        sa.Column(
            "is_face_to_face",
            sa.Boolean(),
            nullable=True,
            comment="Held at HOME, CLINIC, FAMILY_HUB or NURSERY; null while outstanding.",
        ),
        sa.Column("provider_code", sa.Text(), nullable=True, comment="ODS code of the NHS trust."),
        sa.CheckConstraint(
            "review_type_code in ('NBV', '6_8W', '12M', '2_2_5Y')",
            name=op.f("fact_health_review_review_type_code_check"),
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_health_review_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_health_review_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["setting_code"],
            ["warehouse.dim_contact_setting.setting_code"],
            name=op.f("fact_health_review_setting_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["staff_role_code"],
            ["warehouse.dim_health_visiting_role.staff_role_code"],
            name=op.f("fact_health_review_staff_role_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "child_key", "review_type_code", name=op.f("fact_health_review_pkey")
        ),
        schema="warehouse",
        comment="One row per infant and mandated health visitor review, due or done.",
    )
    op.create_index(
        op.f("fact_health_review_child_key"), "fact_health_review", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_health_review_child_key_range"),
        "fact_health_review",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_home_inspection",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("inspection_id", sa.Text(), autoincrement=False, nullable=False, comment="Inspection."),
        sa.Column("provider_urn", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Home inspected."),
        sa.Column("inspection_date", sa.Date(), nullable=False, comment="Inspected."),
        sa.Column("publication_date", sa.Date(), nullable=True, comment="Report published; null until it is."),
        sa.Column("is_full", sa.Boolean(), nullable=False, comment="A full inspection, which gives a judgement."),
        sa.Column(
            "overall_effectiveness",
            sa.Integer(),
            nullable=True,
            comment="1 outstanding, 2 good, 3 requires improvement, 4 inadequate.",
        ),
        sa.Column(
            "help_and_protection", sa.Integer(), nullable=True, comment="Judgement on help and protection, 1 to 4."
        ),
        sa.Column(
            "leaders_and_managers", sa.Integer(), nullable=True, comment="Judgement on leaders and managers, 1 to 4."
        ),
        sa.Column(
            "is_good_or_better",
            sa.Boolean(),
            nullable=True,
            comment="Overall judgement 1 or 2; null where none was given.",
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_home_inspection_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["provider_urn"],
            ["warehouse.dim_provider.provider_urn"],
            name=op.f("fact_home_inspection_provider_urn_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "inspection_id", name=op.f("fact_home_inspection_pkey")),
        schema="warehouse",
        comment="One row per inspection of a children's home by Ofsted.",
    )
    op.create_table(
        "fact_home_month",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("month", sa.Date(), nullable=False, comment="The month, first day."),
        sa.Column("provider_urn", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Home."),
        sa.Column("beds", sa.Integer(), nullable=False, comment="Registered beds."),
        sa.Column(
            "nights_available",
            sa.Integer(),
            nullable=False,
            comment="Beds times nights open in the month, agreed voids left out.",
        ),
        sa.Column("nights_occupied", sa.Integer(), nullable=False, comment="Nights occupied."),
        sa.Column(
            "nights_own_children", sa.Integer(), nullable=False, comment="Nights occupied by children of this council."
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_home_month_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["provider_urn"],
            ["warehouse.dim_provider.provider_urn"],
            name=op.f("fact_home_month_provider_urn_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "month", "provider_urn", name=op.f("fact_home_month_pkey")),
        schema="warehouse",
        comment="One row per month and children's home.",
        postgresql_partition_by="RANGE (month)",
    )
    op.create_table(
        "fact_home_registration",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "provider_urn",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="The home, Ofsted number.",
        ),
        sa.Column("registration_date", sa.Date(), nullable=False, comment="Registered: open from then on."),
        sa.Column("closed_date", sa.Date(), nullable=True, comment="Registration ended; null while open."),
        sa.Column("sector", sa.Text(), nullable=False, comment="council, independent or other_council."),
        sa.Column(
            "registration_status", sa.Text(), nullable=False, comment="active, resigned, cancelled or suspended."
        ),
        sa.Column("registered_places", sa.Integer(), nullable=False, comment="Children the home may look after."),
        sa.Column(
            "area_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="District it lies in; -2 elsewhere.",
        ),
        sa.Column(
            "open_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from registration to the end; null while open.",
        ),
        sa.CheckConstraint(
            "registration_status in ('active', 'resigned', 'cancelled', 'suspended')",
            name=op.f("fact_home_registration_registration_status_check"),
        ),
        sa.CheckConstraint(
            "sector in ('council', 'independent', 'other_council')", name=op.f("fact_home_registration_sector_check")
        ),
        sa.ForeignKeyConstraint(
            ["area_code"],
            ["warehouse.dim_area.area_code"],
            name=op.f("fact_home_registration_area_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_home_registration_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["provider_urn"],
            ["warehouse.dim_provider.provider_urn"],
            name=op.f("fact_home_registration_provider_urn_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "provider_urn", name=op.f("fact_home_registration_pkey")),
        schema="warehouse",
        comment="One row per children's home on the council's register.",
    )
    op.create_table(
        "fact_home_to_school_journey",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("arrangement_id", sa.Text(), autoincrement=False, nullable=False, comment="Arrangement."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(start_date, '1900-01-01'), greatest(start_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="start_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column(
            "urn", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="School; -1 where not known."
        ),
        sa.Column(
            "travel_mode_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="How the child travels.",
        ),
        sa.Column("route_id", sa.Text(), nullable=True, comment="Route; null for mileage and travel training."),
        sa.Column("start_date", sa.Date(), nullable=False, comment="First day."),
        sa.Column("end_date", sa.Date(), nullable=True, comment="Last day; null while it goes on."),
        sa.Column("birth_month", sa.Date(), nullable=True, comment="Month of birth of the child, first day."),
        sa.Column("age_at_start_years", sa.Integer(), nullable=True, comment="Age at the start, whole years."),
        sa.Column("journey_minutes", sa.Integer(), nullable=False, comment="Minutes one way."),
        sa.Column(
            "limit_minutes",
            sa.Integer(),
            nullable=True,
            comment="Minutes one way that are usual at most: 45 to the end of year 6, 75 after it; null where no age is known. At the start.",
        ),
        sa.Column(
            "is_over_limit",
            sa.Boolean(),
            nullable=True,
            comment="The journey takes longer than the limit at the start; null where no age is known.",
        ),
        sa.Column("journey_miles", sa.Numeric(precision=6, scale=1), nullable=False, comment="Miles one way."),
        sa.Column(
            "yearly_cost_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Cost of the place a year, pounds.",
        ),
        sa.Column(
            "children_on_route",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Children on the route; 1 where alone.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_home_to_school_journey_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_home_to_school_journey_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["travel_mode_code"],
            ["warehouse.dim_travel_mode.travel_mode_code"],
            name=op.f("fact_home_to_school_journey_travel_mode_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["urn"],
            ["warehouse.dim_establishment.urn"],
            name=op.f("fact_home_to_school_journey_urn_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "arrangement_id", name=op.f("fact_home_to_school_journey_pkey")
        ),
        schema="warehouse",
        comment="One row per arrangement to help a child with SEND travel between home and school.",
    )
    op.create_index(
        op.f("fact_home_to_school_journey_child_key"),
        "fact_home_to_school_journey",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_home_to_school_journey_child_key_range"),
        "fact_home_to_school_journey",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_home_to_school_journey_month",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("month", sa.Date(), nullable=False, comment="The month, first day."),
        sa.Column(
            "arrangement_id",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Arrangement (fact_home_to_school_journey).",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "urn", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="School; -1 where not known."
        ),
        sa.Column(
            "travel_mode_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="How the child travels.",
        ),
        sa.Column("age_years", sa.Integer(), nullable=True, comment="Age at the end of the month, whole years."),
        sa.Column("journey_minutes", sa.Integer(), nullable=False, comment="Minutes one way."),
        sa.Column(
            "limit_minutes",
            sa.Integer(),
            nullable=True,
            comment="Minutes one way that are usual at most: 45 to the end of year 6, 75 after it; null where no age is known. By the age on 31 August before the school year of the month.",
        ),
        sa.Column(
            "is_over_limit",
            sa.Boolean(),
            nullable=True,
            comment="The journey takes longer than the limit; null where no age is known.",
        ),
        sa.Column("journey_miles", sa.Numeric(precision=6, scale=1), nullable=False, comment="Miles one way."),
        sa.Column(
            "yearly_cost_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Cost of the place a year, pounds.",
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_home_to_school_journey_month_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["travel_mode_code"],
            ["warehouse.dim_travel_mode.travel_mode_code"],
            name=op.f("fact_home_to_school_journey_month_travel_mode_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["urn"],
            ["warehouse.dim_establishment.urn"],
            name=op.f("fact_home_to_school_journey_month_urn_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "month", "arrangement_id", name=op.f("fact_home_to_school_journey_month_pkey")
        ),
        schema="warehouse",
        comment="One row per month and arrangement in force on its last day; in August those that go on.",
        postgresql_partition_by="RANGE (month)",
    )
    op.create_index(
        op.f("fact_home_to_school_journey_month_child_key"),
        "fact_home_to_school_journey_month",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_infant_feeding",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(due_month, '1900-01-01'), greatest(due_month, '1900-01-01'), '[]')", persisted=True
            ),
            nullable=True,
            comment="due_month as a range: the version of the child is the one that held then.",
        ),
        sa.Column(
            "due_month",
            sa.Date(),
            autoincrement=False,
            nullable=False,
            comment="Month in which the infant is eight weeks old, first day.",
        ),
        sa.Column(
            "not_known_number",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="0; 1, 2 and so on for infants who are not known (child_key -1).",
        ),
        sa.Column(
            "feeding_status_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="How the infant is fed; -1 where it is not known.",
        ),
        sa.Column(
            "area_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Postcode district of the home; -1 not told, or outside the council.",
        ),
        sa.Column("provider_code", sa.Text(), nullable=True, comment="ODS code of the NHS trust."),
        sa.ForeignKeyConstraint(
            ["area_code"],
            ["warehouse.dim_area.area_code"],
            name=op.f("fact_infant_feeding_area_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_infant_feeding_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["feeding_status_code"],
            ["warehouse.dim_feeding_status.feeding_status_code"],
            name=op.f("fact_infant_feeding_feeding_status_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_infant_feeding_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "child_key", "due_month", "not_known_number", name=op.f("fact_infant_feeding_pkey")
        ),
        schema="warehouse",
        comment="One row per infant due a review at 6 to 8 weeks, and how the infant was fed then.",
    )
    op.create_index(
        op.f("fact_infant_feeding_child_key"), "fact_infant_feeding", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_infant_feeding_child_key_range"),
        "fact_infant_feeding",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_initial_conference",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("conference_id", sa.Text(), autoincrement=False, nullable=False, comment="Conference of the child."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(conference_date, '1900-01-01'), greatest(conference_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="conference_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("meeting_id", sa.Text(), nullable=True, comment="Meeting, shared by brothers and sisters."),
        sa.Column("referral_id", sa.Text(), nullable=True, comment="Referral it belongs to."),
        sa.Column(
            "section_47_id",
            sa.Text(),
            nullable=True,
            comment="Enquiry that led to it; null for a transfer from another council.",
        ),
        sa.Column("protection_plan_id", sa.Text(), nullable=True, comment="Plan it decided on; null where none."),
        sa.Column(
            "is_transfer_in",
            sa.Boolean(),
            nullable=False,
            comment="The child came with a plan from another council: reported apart.",
        ),
        sa.Column(
            "section_47_start_date",
            sa.Date(),
            nullable=True,
            comment="Strategy discussion that began the enquiry; null where the enquiry is not known.",
        ),
        sa.Column(
            "due_date",
            sa.Date(),
            nullable=True,
            comment="15 working days after that discussion, else as the record says; null where neither is known.",
        ),
        sa.Column("conference_date", sa.Date(), nullable=False, comment="Held."),
        sa.Column(
            "start_to_conference_working_days",
            sa.Integer(),
            nullable=True,
            comment="Working days from that discussion to the conference; null where it is not known, null in years without known bank holidays.",
        ),
        sa.Column("is_plan_decided", sa.Boolean(), nullable=False, comment="Decided on a child protection plan."),
        sa.Column(
            "team_id", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Team that organised it."
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_initial_conference_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_initial_conference_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["warehouse.dim_team.team_id"],
            name=op.f("fact_initial_conference_team_id_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "conference_id", name=op.f("fact_initial_conference_pkey")),
        schema="warehouse",
        comment="One row per child and initial child protection conference held.",
    )
    op.create_index(
        op.f("fact_initial_conference_child_key"),
        "fact_initial_conference",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_initial_conference_child_key_range"),
        "fact_initial_conference",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_involvement",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("involvement_id", sa.Text(), autoincrement=False, nullable=False, comment="Involvement."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(start_date, '1900-01-01'), greatest(start_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="start_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("professional_id", sa.Text(), nullable=False, comment="Professional (fact_worker)."),
        sa.Column(
            "worker_role_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Role of the professional, as last told.",
        ),
        sa.Column("team_id", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Team."),
        sa.Column("referral_id", sa.Text(), nullable=True, comment="Referral it belongs to; null where none is told."),
        sa.Column(
            "is_allocated", sa.Boolean(), nullable=False, comment="The professional is the child's allocated worker."
        ),
        sa.Column("start_date", sa.Date(), nullable=False, comment="Began."),
        sa.Column("end_date", sa.Date(), nullable=True, comment="Ended; null while it lasts."),
        sa.Column(
            "duration_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from start to end; null while it lasts.",
        ),
        sa.Column(
            "worker_change_reason_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Why the worker changed.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_involvement_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_involvement_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["warehouse.dim_team.team_id"],
            name=op.f("fact_involvement_team_id_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["worker_change_reason_code"],
            ["warehouse.dim_worker_change_reason.worker_change_reason_code"],
            name=op.f("fact_involvement_worker_change_reason_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["worker_role_code"],
            ["warehouse.dim_worker_role.worker_role_code"],
            name=op.f("fact_involvement_worker_role_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "involvement_id", name=op.f("fact_involvement_pkey")),
        schema="warehouse",
        comment="One row per child, professional and stretch of time.",
    )
    op.create_index(
        op.f("fact_involvement_child_key"), "fact_involvement", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_involvement_child_key_range"),
        "fact_involvement",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_involvement_professional_id"),
        "fact_involvement",
        ["professional_id"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_legal_status",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "legal_status_id",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Legal status in the case-management system.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(start_date, '1900-01-01'), greatest(start_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="start_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("start_date", sa.Date(), nullable=False, comment="Status began."),
        sa.Column("end_date", sa.Date(), nullable=True, comment="Status ended; null while in force."),
        sa.Column(
            "legal_status_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Legal status."
        ),
        sa.Column(
            "in_force_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from start to end; null while in force.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_legal_status_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["legal_status_code"],
            ["warehouse.dim_legal_status.legal_status_code"],
            name=op.f("fact_legal_status_legal_status_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_legal_status_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "legal_status_id", name=op.f("fact_legal_status_pkey")),
        schema="warehouse",
        comment="One row per child and legal status, whatever the placements (Standard Safeguarding Dataset).",
    )
    op.create_index(
        op.f("fact_legal_status_child_key"), "fact_legal_status", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_legal_status_child_key_range"),
        "fact_legal_status",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_looked_after_month",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("month", sa.Date(), nullable=False, comment="The month, first day."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(month_end, '1900-01-01'), greatest(month_end, '1900-01-01'), '[]')", persisted=True
            ),
            nullable=True,
            comment="month_end as a range: the version of the child is the one that held then.",
        ),
        sa.Column("month_end", sa.Date(), nullable=False, comment="Last day of the month."),
        sa.Column("care_start_date", sa.Date(), nullable=False, comment="Began to be looked after."),
        sa.Column("placement_start_date", sa.Date(), nullable=False, comment="The placement began."),
        sa.Column(
            "legal_status_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Legal status."
        ),
        sa.Column(
            "need_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Category of need, N1 to N8.",
        ),
        sa.Column(
            "placement_type_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Placement type."
        ),
        sa.Column(
            "placement_provider_code", sa.Text(), nullable=True, comment="Who provides the placement, PR0 to PR5."
        ),
        sa.Column(
            "provider_urn",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Ofsted number of the provider.",
        ),
        sa.Column(
            "distance_miles",
            sa.Numeric(precision=6, scale=1),
            nullable=True,
            comment="Straight line from home to placement, miles; null where a postcode is not known.",
        ),
        sa.Column(
            "is_in_local_authority",
            sa.Boolean(),
            nullable=True,
            comment="Placed within the council's area; null where the postcode is not known.",
        ),
        sa.Column(
            "is_short_break",
            sa.Boolean(),
            nullable=False,
            comment="Agreed series of short-term placements: not counted as looked after in the statistics.",
        ),
        sa.Column(
            "days_looked_after",
            sa.Integer(),
            nullable=False,
            comment="Calendar days since the child began to be looked after.",
        ),
        sa.Column(
            "days_in_placement", sa.Integer(), nullable=False, comment="Calendar days since the placement began."
        ),
        sa.Column(
            "placements_12_months",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Placements of 24 hours or more in the 12 months to the month's end, those open at their start or end too; no short breaks; adoption by the same carers is no move.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_looked_after_month_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["legal_status_code"],
            ["warehouse.dim_legal_status.legal_status_code"],
            name=op.f("fact_looked_after_month_legal_status_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_looked_after_month_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["need_code"],
            ["warehouse.dim_need_category.need_code"],
            name=op.f("fact_looked_after_month_need_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["placement_type_code"],
            ["warehouse.dim_placement_type.placement_type_code"],
            name=op.f("fact_looked_after_month_placement_type_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["provider_urn"],
            ["warehouse.dim_provider.provider_urn"],
            name=op.f("fact_looked_after_month_provider_urn_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "month", "child_key", name=op.f("fact_looked_after_month_pkey")
        ),
        schema="warehouse",
        comment="One row per month and child looked after at its end.",
        postgresql_partition_by="RANGE (month)",
    )
    op.create_index(
        op.f("fact_looked_after_month_child_key"),
        "fact_looked_after_month",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_looked_after_month_child_key_range"),
        "fact_looked_after_month",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_missing_episode",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("missing_episode_id", sa.Text(), autoincrement=False, nullable=False, comment="Missing episode."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(start_date, '1900-01-01'), greatest(start_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="start_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("start_date", sa.Date(), nullable=False, comment="Went missing."),
        sa.Column("end_date", sa.Date(), nullable=True, comment="Found or back; null while missing."),
        sa.Column("is_away", sa.Boolean(), nullable=False, comment="Away: whereabouts known, but without leave."),
        sa.Column(
            "missing_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from going missing to return; null while missing.",
        ),
        sa.Column(
            "is_interview_offered",
            sa.Boolean(),
            nullable=True,
            comment="A return interview was offered; null where none was due.",
        ),
        sa.Column(
            "is_interview_accepted",
            sa.Boolean(),
            nullable=True,
            comment="The child accepted it; null where none was offered or due.",
        ),
        sa.Column("interview_date", sa.Date(), nullable=True, comment="Return interview held; null where none was."),
        sa.Column(
            "return_to_interview_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from return to interview; 3 or fewer are counted as within 72 hours, the source tells no time.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_missing_episode_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_missing_episode_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "missing_episode_id", name=op.f("fact_missing_episode_pkey")),
        schema="warehouse",
        comment="One row per episode of a child missing or away without leave.",
    )
    op.create_index(
        op.f("fact_missing_episode_child_key"), "fact_missing_episode", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_missing_episode_child_key_range"),
        "fact_missing_episode",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_period_of_care",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(care_start_date, '1900-01-01'), greatest(care_start_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="care_start_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("care_start_date", sa.Date(), nullable=False, comment="Began to be looked after."),
        sa.Column(
            "care_end_date", sa.Date(), nullable=True, comment="Ceased to be looked after; null while looked after."
        ),
        sa.Column(
            "reason_ended_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Why it ended; -2 while looked after.",
        ),
        sa.Column(
            "first_legal_status_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Legal status at the start.",
        ),
        sa.Column(
            "first_placement_type_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Placement type at the start.",
        ),
        sa.Column(
            "need_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Category of need at the start, N1 to N8.",
        ),
        sa.Column("episodes", sa.Integer(), nullable=False, comment="Episodes it is made of."),
        sa.Column("placements", sa.Integer(), nullable=False, comment="Placements it is made of."),
        sa.Column(
            "days_looked_after",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from start to end; null while looked after.",
        ),
        sa.Column(
            "is_short_breaks_only",
            sa.Boolean(),
            nullable=False,
            comment="Every episode is one of an agreed series of short-term placements.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_period_of_care_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["first_legal_status_code"],
            ["warehouse.dim_legal_status.legal_status_code"],
            name=op.f("fact_period_of_care_first_legal_status_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["first_placement_type_code"],
            ["warehouse.dim_placement_type.placement_type_code"],
            name=op.f("fact_period_of_care_first_placement_type_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_period_of_care_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["need_code"],
            ["warehouse.dim_need_category.need_code"],
            name=op.f("fact_period_of_care_need_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["reason_ended_code"],
            ["warehouse.dim_reason_care_ended.reason_ended_code"],
            name=op.f("fact_period_of_care_reason_ended_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "child_key", "care_start_date", name=op.f("fact_period_of_care_pkey")
        ),
        schema="warehouse",
        comment="One row per child and unbroken time looked after.",
    )
    op.create_index(
        op.f("fact_period_of_care_child_key"), "fact_period_of_care", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_period_of_care_child_key_range"),
        "fact_period_of_care",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_permanence",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "permanence_id",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Record of the steps to permanence.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(first_step_date, '1900-01-01'), greatest(first_step_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="first_step_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("first_step_date", sa.Date(), nullable=False, comment="First of the steps recorded."),
        sa.Column(
            "adoption_decision_date",
            sa.Date(),
            nullable=True,
            comment="Agency decision maker decided for adoption; null where not.",
        ),
        sa.Column("placement_order_date", sa.Date(), nullable=True, comment="Placement order made; null where not."),
        sa.Column("matched_date", sa.Date(), nullable=True, comment="Matched to adopters; null where not."),
        sa.Column(
            "placed_for_adoption_date",
            sa.Date(),
            nullable=True,
            comment="Went to live with the adopters; null where not.",
        ),
        sa.Column(
            "order_date",
            sa.Date(),
            nullable=True,
            comment="Adoption or other order for permanence made; null where not.",
        ),
        sa.Column(
            "order_type",
            sa.Text(),
            nullable=False,
            comment="adoption, special_guardianship, child_arrangements, or none.",
        ),
        sa.Column(
            "decision_reversed_date",
            sa.Date(),
            nullable=True,
            comment="Decision for adoption taken back; null where it stands.",
        ),
        sa.Column(
            "decision_reversed_reason_code",
            sa.Text(),
            nullable=True,
            comment="Why it was taken back, RD1 to RD4; null where it stands.",
        ),
        sa.Column("is_adopted_by_carer", sa.Boolean(), nullable=False, comment="The foster carer adopts."),
        sa.Column(
            "decision_to_placed_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from decision to placement with adopters.",
        ),
        sa.Column(
            "order_to_matched_days", sa.Integer(), nullable=True, comment="Calendar days from placement order to match."
        ),
        sa.CheckConstraint(
            "order_type in ('adoption', 'special_guardianship', 'child_arrangements', 'none')",
            name=op.f("fact_permanence_order_type_check"),
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_permanence_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_permanence_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "permanence_id", name=op.f("fact_permanence_pkey")),
        schema="warehouse",
        comment="One row per child and period of care with a decision for adoption or an order for permanence.",
    )
    op.create_index(
        op.f("fact_permanence_child_key"), "fact_permanence", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_permanence_child_key_range"),
        "fact_permanence",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_placement",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(episode_start_date, '1900-01-01'), greatest(episode_start_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="episode_start_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("episode_start_date", sa.Date(), nullable=False, comment="Episode began."),
        sa.Column("episode_end_date", sa.Date(), nullable=True, comment="Episode ended; null while open."),
        sa.Column(
            "period_of_care_start_date",
            sa.Date(),
            nullable=False,
            comment="The unbroken time looked after that the episode lies in began.",
        ),
        sa.Column(
            "placement_start_date", sa.Date(), nullable=False, comment="The placement the episode lies in began."
        ),
        sa.Column("reason_new_episode_code", sa.Text(), nullable=False, comment="Why it began: S, L, P, T, B or U."),
        sa.Column(
            "reason_ended_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Why it ended; X1 where another follows; -2 while open.",
        ),
        sa.Column(
            "legal_status_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Legal status."
        ),
        sa.Column(
            "need_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Category of need, N1 to N8.",
        ),
        sa.Column(
            "placement_type_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Placement type."
        ),
        sa.Column(
            "placement_provider_code", sa.Text(), nullable=True, comment="Who provides the placement, PR0 to PR5."
        ),
        sa.Column("reason_place_change_code", sa.Text(), nullable=True, comment="Why the placement changed."),
        sa.Column(
            "provider_urn",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Ofsted number of the provider.",
        ),
        sa.Column(
            "distance_miles",
            sa.Numeric(precision=6, scale=1),
            nullable=True,
            comment="Straight line from home to placement, miles; null where a postcode is not known.",
        ),
        sa.Column(
            "is_in_local_authority",
            sa.Boolean(),
            nullable=True,
            comment="Placed within the council's area; null where the postcode is not known.",
        ),
        sa.Column(
            "is_short_break",
            sa.Boolean(),
            nullable=False,
            comment="Agreed series of short-term placements: legal status V3 or V4.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_placement_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["legal_status_code"],
            ["warehouse.dim_legal_status.legal_status_code"],
            name=op.f("fact_placement_legal_status_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_placement_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["need_code"],
            ["warehouse.dim_need_category.need_code"],
            name=op.f("fact_placement_need_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["placement_type_code"],
            ["warehouse.dim_placement_type.placement_type_code"],
            name=op.f("fact_placement_placement_type_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["provider_urn"],
            ["warehouse.dim_provider.provider_urn"],
            name=op.f("fact_placement_provider_urn_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["reason_ended_code"],
            ["warehouse.dim_reason_care_ended.reason_ended_code"],
            name=op.f("fact_placement_reason_ended_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "child_key", "episode_start_date", name=op.f("fact_placement_pkey")
        ),
        schema="warehouse",
        comment="One row per SSDA903 episode: a stretch in one placement under one legal status.",
    )
    op.create_index(op.f("fact_placement_child_key"), "fact_placement", ["child_key"], unique=False, schema="warehouse")
    op.create_index(
        op.f("fact_placement_child_key_range"), "fact_placement", ["child_key_range"], unique=False, schema="warehouse"
    )
    op.create_table(
        "fact_reduced_timetable",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "arrangement_id", sa.Text(), autoincrement=False, nullable=False, comment="Number of the arrangement."
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(start_date, '1900-01-01'), greatest(start_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="start_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("urn", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="School."),
        sa.Column("start_date", sa.Date(), nullable=False, comment="First day."),
        sa.Column("planned_end_date", sa.Date(), nullable=True, comment="Day it is planned to end."),
        sa.Column("end_date", sa.Date(), nullable=True, comment="Last day; null while it goes on."),
        sa.Column(
            "timetable_reason_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Reason."
        ),
        sa.Column("hours_a_week", sa.Numeric(), nullable=True, comment="Hours at school each week."),
        sa.Column("is_parent_agreed", sa.Boolean(), nullable=True, comment="The parent agreed; null where not told."),
        sa.Column(
            "planned_days", sa.Integer(), nullable=True, comment="Calendar days from the first day to the planned end."
        ),
        sa.Column(
            "duration_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from the first day to the last; null while it goes on.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_reduced_timetable_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_reduced_timetable_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["timetable_reason_code"],
            ["warehouse.dim_reduced_timetable_reason.timetable_reason_code"],
            name=op.f("fact_reduced_timetable_timetable_reason_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["urn"],
            ["warehouse.dim_establishment.urn"],
            name=op.f("fact_reduced_timetable_urn_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "arrangement_id", name=op.f("fact_reduced_timetable_pkey")),
        schema="warehouse",
        comment="One row per part-time timetable agreed for a pupil.",
    )
    op.create_index(
        op.f("fact_reduced_timetable_child_key"),
        "fact_reduced_timetable",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_reduced_timetable_child_key_range"),
        "fact_reduced_timetable",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_referral",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("referral_id", sa.Text(), autoincrement=False, nullable=False, comment="Referral."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(referral_date, '1900-01-01'), greatest(referral_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="referral_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("referral_date", sa.Date(), nullable=False, comment="Referral received."),
        sa.Column(
            "referral_source_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Who referred, CIN census code 1A to 10.",
        ),
        sa.Column(
            "need_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Primary need, N0 to N9."
        ),
        sa.Column("is_no_further_action", sa.Boolean(), nullable=False, comment="Led to no further action."),
        sa.Column("close_date", sa.Date(), nullable=True, comment="Case closed; null while open."),
        sa.Column(
            "close_reason_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Why the case closed, RC1 to RC9; -2 while open.",
        ),
        sa.Column(
            "team_id", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Team that took the referral."
        ),
        sa.Column(
            "previous_referral_date",
            sa.Date(),
            nullable=True,
            comment="The child's latest referral on an earlier day; null where none, or not known.",
        ),
        sa.Column(
            "days_since_referral",
            sa.Integer(),
            nullable=True,
            comment="Calendar days since that referral; null where there is none.",
        ),
        sa.Column(
            "previous_close_date",
            sa.Date(),
            nullable=True,
            comment="The latest day a case from an earlier referral closed; null where none, one is open, or not known.",
        ),
        sa.Column(
            "days_since_close",
            sa.Integer(),
            nullable=True,
            comment="Calendar days since that day; null where there is none.",
        ),
        sa.Column(
            "is_case_open",
            sa.Boolean(),
            nullable=False,
            comment="A case from an earlier referral was open on the day: it should not be a referral at all.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_referral_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["close_reason_code"],
            ["warehouse.dim_case_closure_reason.close_reason_code"],
            name=op.f("fact_referral_close_reason_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_referral_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["need_code"],
            ["warehouse.dim_need_category.need_code"],
            name=op.f("fact_referral_need_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["referral_source_code"],
            ["warehouse.dim_referral_source.referral_source_code"],
            name=op.f("fact_referral_referral_source_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["warehouse.dim_team.team_id"],
            name=op.f("fact_referral_team_id_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "referral_id", name=op.f("fact_referral_pkey")),
        schema="warehouse",
        comment="One row per referral to children's social care.",
    )
    op.create_index(op.f("fact_referral_child_key"), "fact_referral", ["child_key"], unique=False, schema="warehouse")
    op.create_index(
        op.f("fact_referral_child_key_range"), "fact_referral", ["child_key_range"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_referral_child_key_referral_date"),
        "fact_referral",
        ["child_key", "referral_date"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_referral_to_conference",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("referral_id", sa.Text(), autoincrement=False, nullable=False, comment="Referral (fact_referral)."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(referral_date, '1900-01-01'), greatest(referral_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="referral_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("referral_date", sa.Date(), nullable=False, comment="Referral received."),
        sa.Column(
            "assessment_start_date", sa.Date(), nullable=True, comment="First assessment started; null where none has."
        ),
        sa.Column(
            "assessment_authorised_date",
            sa.Date(),
            nullable=True,
            comment="That assessment authorised; null until then.",
        ),
        sa.Column(
            "strategy_discussion_date",
            sa.Date(),
            nullable=True,
            comment="Strategy discussion that began the enquiry; null where the tracker has none.",
        ),
        sa.Column(
            "section_47_start_date",
            sa.Date(),
            nullable=True,
            comment="The enquiry that led to that conference begun, else the first; null where none has.",
        ),
        sa.Column(
            "conference_date",
            sa.Date(),
            nullable=True,
            comment="First initial conference held, transfers left out; null where none has been.",
        ),
        sa.Column(
            "plan_start_date",
            sa.Date(),
            nullable=True,
            comment="First child protection plan begun; null where none has.",
        ),
        sa.Column(
            "is_transfer_in",
            sa.Boolean(),
            nullable=False,
            comment="A conference was held since the child came with another council's plan.",
        ),
        sa.Column(
            "referral_to_assessment_working_days",
            sa.Integer(),
            nullable=True,
            comment="From referral to start; null where none has started.",
        ),
        sa.Column(
            "assessment_working_days",
            sa.Integer(),
            nullable=True,
            comment="From start to authorisation; null until then.",
        ),
        sa.Column(
            "referral_to_authorised_working_days",
            sa.Integer(),
            nullable=True,
            comment="From referral to authorisation; null until then.",
        ),
        sa.Column(
            "referral_to_section_47_working_days",
            sa.Integer(),
            nullable=True,
            comment="From referral to the enquiry; null where none has begun.",
        ),
        sa.Column(
            "section_47_to_conference_working_days",
            sa.Integer(),
            nullable=True,
            comment="From enquiry to conference; null where none has been.",
        ),
        sa.Column(
            "referral_to_conference_working_days",
            sa.Integer(),
            nullable=True,
            comment="From referral to conference; null where none has been.",
        ),
        sa.Column(
            "referral_to_plan_days",
            sa.Integer(),
            nullable=True,
            comment="Calendar days from referral to plan; null where there is none.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_referral_to_conference_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_referral_to_conference_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "referral_id", name=op.f("fact_referral_to_conference_pkey")),
        schema="warehouse",
        comment="One row per referral, with the first of each step towards a child protection plan. Working days are null in years without known bank holidays; the first day is day 0.",
    )
    op.create_index(
        op.f("fact_referral_to_conference_child_key"),
        "fact_referral_to_conference",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_referral_to_conference_child_key_range"),
        "fact_referral_to_conference",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_residential_saving",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "placement_ref",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Placement, the finance team's number, which does not name the child.",
        ),
        sa.Column("financial_year", sa.Text(), autoincrement=False, nullable=False, comment="Financial year, 2026/27."),
        sa.Column(
            "placement_kind_code",
            sa.Text(),
            nullable=False,
            comment="LOCAL in one of the council's own homes, EXTERNAL bought.",
        ),
        sa.Column(
            "provider_urn",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Home; -1 where not known.",
        ),
        sa.Column(
            "provider_name",
            sa.Text(),
            nullable=True,
            comment="Who runs the home: the council, or the kind of provider.",
        ),
        sa.Column("start_date", sa.Date(), nullable=False, comment="Placement began."),
        sa.Column("end_date", sa.Date(), nullable=True, comment="Placement ended; null while it goes on."),
        sa.Column("counted_from_date", sa.Date(), nullable=False, comment="First day counted in the year."),
        sa.Column(
            "counted_until_date",
            sa.Date(),
            nullable=False,
            comment="First day no longer counted: the placement ended, the year or the month last delivered was over.",
        ),
        sa.Column(
            "weeks",
            sa.Numeric(precision=8, scale=4),
            nullable=False,
            comment="Weeks counted in the year, days over seven.",
        ),
        sa.Column(
            "weekly_cost_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=False,
            comment="Cost a week in the year, pounds.",
        ),
        sa.Column(
            "comparator_weekly_cost_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=True,
            comment="Bought placements' average cost a week the year before; null for EXTERNAL.",
        ),
        sa.Column(
            "weekly_saving_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=True,
            comment="Comparator less cost a week, pounds; negative is dearer; null for EXTERNAL.",
        ),
        sa.Column(
            "saving_gbp",
            sa.Numeric(precision=14, scale=2),
            nullable=True,
            comment="Saving in the weeks counted, pounds; null for EXTERNAL.",
        ),
        sa.CheckConstraint(
            "placement_kind_code in ('LOCAL', 'EXTERNAL')",
            name=op.f("fact_residential_saving_placement_kind_code_check"),
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_residential_saving_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["provider_urn"],
            ["warehouse.dim_provider.provider_urn"],
            name=op.f("fact_residential_saving_provider_urn_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "placement_ref", "financial_year", name=op.f("fact_residential_saving_pkey")
        ),
        schema="warehouse",
        comment="One row per residential placement and financial year. The saving of a month is its days counted times the weekly saving over seven.",
    )
    op.create_table(
        "fact_safety_plan",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "safety_plan_id", sa.Text(), autoincrement=False, nullable=False, comment="Plan, number in the register."
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(safety_plan_date, '1900-01-01'), greatest(safety_plan_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="safety_plan_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column(
            "strategy_discussion_id",
            sa.Text(),
            nullable=False,
            comment="Strategy discussion it follows (fact_strategy_discussion).",
        ),
        sa.Column("discussion_date", sa.Date(), nullable=False, comment="Strategy discussion held."),
        sa.Column("safety_plan_date", sa.Date(), nullable=False, comment="Plan written."),
        sa.Column(
            "discussion_to_plan_working_days",
            sa.Integer(),
            nullable=True,
            comment="Working days from discussion to plan; null in years without known bank holidays.",
        ),
        sa.Column("is_agreed_with_family", sa.Boolean(), nullable=False, comment="The family agreed to it."),
        sa.Column("review_date", sa.Date(), nullable=True, comment="To be reviewed; null where not told."),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_safety_plan_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_safety_plan_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "safety_plan_id", name=op.f("fact_safety_plan_pkey")),
        schema="warehouse",
        comment="One row per safety plan.",
    )
    op.create_index(
        op.f("fact_safety_plan_child_key"), "fact_safety_plan", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_safety_plan_child_key_range"),
        "fact_safety_plan",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_school_roll",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("reference_date", sa.Date(), autoincrement=False, nullable=False, comment="Census day."),
        sa.Column(
            "urn",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="School; -1 where its record is missing.",
        ),
        sa.Column(
            "pupil_on_roll_id",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="The pupil's record in the census; it holds within one census.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(reference_date, '1900-01-01'), greatest(reference_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="reference_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column(
            "term_code",
            sa.Text(),
            nullable=True,
            comment="AUT autumn, SPR spring (January, the denominator of suspension rates), SUM summer.",
        ),
        sa.Column(
            "year_group_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="National curriculum year.",
        ),
        sa.Column(
            "sen_provision_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Special educational needs provision on census day.",
        ),
        sa.Column(
            "sen_need_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Primary type of need; -2 without SEN provision, -1 where not told: only the January census tells it.",
        ),
        sa.Column(
            "is_fsm_eligible", sa.Boolean(), nullable=False, comment="Eligible for free school meals on census day."
        ),
        sa.Column(
            "is_english_first_language",
            sa.Boolean(),
            nullable=True,
            comment="First language is, or is believed to be, English; null where not told.",
        ),
        sa.Column("is_part_time", sa.Boolean(), nullable=True, comment="Attends part-time; null where not told."),
        sa.Column(
            "is_young_carer",
            sa.Boolean(),
            nullable=True,
            comment="Known as a young carer to a parent or the school; null where not told.",
        ),
        sa.Column("entry_date", sa.Date(), nullable=True, comment="Came to the school."),
        sa.Column(
            "age_years",
            sa.Integer(),
            nullable=True,
            comment="Age on census day, whole years; null where the birth date is not told.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_school_roll_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_school_roll_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["sen_need_code"],
            ["warehouse.dim_sen_need.sen_need_code"],
            name=op.f("fact_school_roll_sen_need_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["sen_provision_code"],
            ["warehouse.dim_sen_provision.sen_provision_code"],
            name=op.f("fact_school_roll_sen_provision_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["urn"],
            ["warehouse.dim_establishment.urn"],
            name=op.f("fact_school_roll_urn_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["year_group_code"],
            ["warehouse.dim_year_group.year_group_code"],
            name=op.f("fact_school_roll_year_group_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "reference_date", "urn", "pupil_on_roll_id", name=op.f("fact_school_roll_pkey")
        ),
        schema="warehouse",
        comment="One row per termly census, school and pupil on its roll; of a school's censuses of one day, the latest delivered. The census delivered does not say which pupils are registered at two schools.",
    )
    op.create_index(
        op.f("fact_school_roll_child_key"), "fact_school_roll", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_school_roll_child_key_range"),
        "fact_school_roll",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_section_47_enquiry",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("section_47_id", sa.Text(), autoincrement=False, nullable=False, comment="Enquiry."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(start_date, '1900-01-01'), greatest(start_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="start_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("referral_id", sa.Text(), nullable=True, comment="Referral it belongs to."),
        sa.Column(
            "strategy_discussion_id",
            sa.Text(),
            nullable=True,
            comment="Strategy discussion that began it; null where the tracker has none.",
        ),
        sa.Column(
            "start_date", sa.Date(), nullable=False, comment="Strategy discussion at which it was initiated: day 0."
        ),
        sa.Column("end_date", sa.Date(), nullable=True, comment="Completed; null while open."),
        sa.Column(
            "duration_working_days",
            sa.Integer(),
            nullable=True,
            comment="Working days from start to completion; null while open.",
        ),
        sa.Column("is_no_further_action", sa.Boolean(), nullable=False, comment="Led to no further action."),
        sa.Column(
            "section_47_outcome_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Weightiest outcome; -2 while open.",
        ),
        sa.Column(
            "team_id",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Team that completed it; -2 while open.",
        ),
        sa.Column(
            "conference_due_date",
            sa.Date(),
            nullable=True,
            comment="Initial conference due, 15 working days after the start; null in years without known bank holidays.",
        ),
        sa.Column(
            "conference_target_date",
            sa.Date(),
            nullable=True,
            comment="Initial conference due as the record says; null where no conference is told of.",
        ),
        sa.Column(
            "conference_date",
            sa.Date(),
            nullable=True,
            comment="First initial conference held; null where none has been.",
        ),
        sa.Column(
            "start_to_conference_working_days",
            sa.Integer(),
            nullable=True,
            comment="Working days from the start to the conference; null where none has been.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_section_47_enquiry_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_section_47_enquiry_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["section_47_outcome_code"],
            ["warehouse.dim_section_47_outcome.section_47_outcome_code"],
            name=op.f("fact_section_47_enquiry_section_47_outcome_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["warehouse.dim_team.team_id"],
            name=op.f("fact_section_47_enquiry_team_id_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "section_47_id", name=op.f("fact_section_47_enquiry_pkey")),
        schema="warehouse",
        comment="One row per child and section 47 enquiry.",
    )
    op.create_index(
        op.f("fact_section_47_enquiry_child_key"),
        "fact_section_47_enquiry",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_section_47_enquiry_child_key_range"),
        "fact_section_47_enquiry",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_specialist_place_month",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column("month", sa.Date(), nullable=False, comment="The month, first day."),
        sa.Column("urn", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="School."),
        sa.Column(
            "provision_code", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Kind of provision."
        ),
        sa.Column("open_date", sa.Date(), nullable=True, comment="Provision opened."),
        sa.Column(
            "commissioned_places",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Places the council pays for.",
        ),
        sa.Column(
            "filled_places",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Children placed by the council on the last day of the month.",
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_specialist_place_month_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["provision_code"],
            ["warehouse.dim_specialist_provision.provision_code"],
            name=op.f("fact_specialist_place_month_provision_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["urn"],
            ["warehouse.dim_establishment.urn"],
            name=op.f("fact_specialist_place_month_urn_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "month", "urn", "provision_code", name=op.f("fact_specialist_place_month_pkey")
        ),
        schema="warehouse",
        comment="One row per month, school and kind of specialist provision.",
        postgresql_partition_by="RANGE (month)",
    )
    op.create_table(
        "fact_strategy_discussion",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "strategy_discussion_id",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Discussion, number in the tracker.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(discussion_date, '1900-01-01'), greatest(discussion_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="discussion_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("discussion_date", sa.Date(), nullable=False, comment="Discussion held."),
        sa.Column("is_social_care_present", sa.Boolean(), nullable=False, comment="A social worker took part."),
        sa.Column("is_police_present", sa.Boolean(), nullable=False, comment="The police took part."),
        sa.Column("is_health_present", sa.Boolean(), nullable=False, comment="Health took part."),
        sa.Column("is_education_present", sa.Boolean(), nullable=False, comment="Education took part."),
        sa.Column("is_other_agency_present", sa.Boolean(), nullable=False, comment="Another agency took part."),
        sa.Column("is_quorate", sa.Boolean(), nullable=False, comment="Social care, police and health took part."),
        sa.Column(
            "is_school_child",
            sa.Boolean(),
            nullable=False,
            comment="The child attends school, so education should take part.",
        ),
        sa.Column("is_sexual_abuse", sa.Boolean(), nullable=False, comment="Child sexual abuse was suspected."),
        sa.Column(
            "is_in_family", sa.Boolean(), nullable=False, comment="The abuse suspected was in the family environment."
        ),
        sa.Column(
            "is_multi_agency_team",
            sa.Boolean(),
            nullable=False,
            comment="The multi-agency child protection team led it.",
        ),
        sa.Column(
            "area_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="District the child lives in; -2 where it is none of the council's.",
        ),
        sa.Column(
            "strategy_decision_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="What was decided.",
        ),
        sa.Column(
            "section_47_id",
            sa.Text(),
            nullable=True,
            comment="Section 47 enquiry that began with it; null where none did.",
        ),
        sa.Column(
            "safety_plan_due_date",
            sa.Date(),
            nullable=True,
            comment="5 working days after it, the local standard; null in years without known bank holidays.",
        ),
        sa.Column(
            "safety_plan_date",
            sa.Date(),
            nullable=True,
            comment="First safety plan written after it; null where there is none.",
        ),
        sa.Column(
            "safety_plan_working_days",
            sa.Integer(),
            nullable=True,
            comment="Working days from it to the safety plan; null where there is none.",
        ),
        sa.ForeignKeyConstraint(
            ["area_code"],
            ["warehouse.dim_area.area_code"],
            name=op.f("fact_strategy_discussion_area_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_strategy_discussion_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_strategy_discussion_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["strategy_decision_code"],
            ["warehouse.dim_strategy_decision.strategy_decision_code"],
            name=op.f("fact_strategy_discussion_strategy_decision_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "strategy_discussion_id", name=op.f("fact_strategy_discussion_pkey")
        ),
        schema="warehouse",
        comment="One row per child and strategy discussion.",
    )
    op.create_index(
        op.f("fact_strategy_discussion_child_key"),
        "fact_strategy_discussion",
        ["child_key"],
        unique=False,
        schema="warehouse",
    )
    op.create_index(
        op.f("fact_strategy_discussion_child_key_range"),
        "fact_strategy_discussion",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_suspension",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "reference_date",
            sa.Date(),
            autoincrement=False,
            nullable=False,
            comment="Day of the census that told of it.",
        ),
        sa.Column(
            "urn",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="School; -1 where its record, or the pupil's, is missing.",
        ),
        sa.Column(
            "suspension_id",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Its record in the census; it holds within one census.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(start_date, '1900-01-01'), greatest(start_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="start_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column("start_date", sa.Date(), nullable=False, comment="First day."),
        sa.Column(
            "suspension_category_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Suspension, permanent exclusion or lunchtimes.",
        ),
        sa.Column(
            "suspension_reason_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="First reason given.",
        ),
        sa.Column(
            "lost_sessions",
            sa.Integer(),
            nullable=True,
            comment="Sessions, half days, suspended; null for a permanent exclusion.",
        ),
        sa.Column(
            "sen_provision_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Special educational needs provision at the time.",
        ),
        sa.Column(
            "year_group_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="National curriculum year on census day.",
        ),
        sa.Column(
            "age_years",
            sa.Integer(),
            nullable=True,
            comment="Age at the start, whole years; null where the birth date is not known.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_suspension_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_suspension_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["sen_provision_code"],
            ["warehouse.dim_sen_provision.sen_provision_code"],
            name=op.f("fact_suspension_sen_provision_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["suspension_category_code"],
            ["warehouse.dim_suspension_category.suspension_category_code"],
            name=op.f("fact_suspension_suspension_category_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["suspension_reason_code"],
            ["warehouse.dim_suspension_reason.suspension_reason_code"],
            name=op.f("fact_suspension_suspension_reason_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["urn"],
            ["warehouse.dim_establishment.urn"],
            name=op.f("fact_suspension_urn_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["year_group_code"],
            ["warehouse.dim_year_group.year_group_code"],
            name=op.f("fact_suspension_year_group_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "reference_date", "urn", "suspension_id", name=op.f("fact_suspension_pkey")
        ),
        schema="warehouse",
        comment="One row per suspension or permanent exclusion. A census tells of the term before; those overturned since are not told.",
    )
    op.create_index(
        op.f("fact_suspension_child_key"), "fact_suspension", ["child_key"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_suspension_child_key_range"),
        "fact_suspension",
        ["child_key_range"],
        unique=False,
        schema="warehouse",
    )
    op.create_table(
        "fact_visit",
        sa.Column(
            "local_authority_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="Council, three-digit code.",
        ),
        sa.Column(
            "review_type_code",
            sa.Text(),
            server_default=sa.text("'-1'"),
            nullable=False,
            comment="CIN_VISIT, CP_VISIT or CLA_VISIT.",
        ),
        sa.Column("visit_id", sa.Text(), autoincrement=False, nullable=False, comment="Visit."),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child); -1 where not known.",
        ),
        sa.Column(
            "child_key_range",
            postgresql.INT8RANGE(),
            sa.Computed("int8range(child_key, child_key, '[]')", persisted=True),
            nullable=True,
            comment="child_key as a range, which a temporal reference can hold without an extension.",
        ),
        sa.Column(
            "child_day",
            postgresql.DATERANGE(),
            sa.Computed(
                "daterange(greatest(visit_date, '1900-01-01'), greatest(visit_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="visit_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column(
            "protection_plan_id", sa.Text(), nullable=True, comment="Child protection plan; null for the other kinds."
        ),
        sa.Column("period_of_care_id", sa.Text(), nullable=True, comment="Period of care; null for the other kinds."),
        sa.Column("visit_date", sa.Date(), nullable=False, comment="Visited."),
        sa.Column("is_seen", sa.Boolean(), nullable=False, comment="The child was seen."),
        sa.Column("is_seen_alone", sa.Boolean(), nullable=False, comment="The child was seen alone."),
        sa.Column(
            "is_bedroom_seen",
            sa.Boolean(),
            nullable=True,
            comment="The child's bedroom was seen; null where children are looked after.",
        ),
        sa.Column(
            "next_seen_date",
            sa.Date(),
            nullable=True,
            comment="Next visit of the kind at which the child was seen, under the same plan or in the same period of care; null for the latest.",
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_visit_child_key_range_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_visit_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["review_type_code"],
            ["warehouse.dim_review_type.review_type_code"],
            name=op.f("fact_visit_review_type_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "review_type_code", "visit_id", name=op.f("fact_visit_pkey")),
        schema="warehouse",
        comment="One row per visit by a social worker to a child in need, with a child protection plan, or looked after.",
    )
    op.create_index(op.f("fact_visit_child_key"), "fact_visit", ["child_key"], unique=False, schema="warehouse")
    op.create_index(
        op.f("fact_visit_child_key_range"), "fact_visit", ["child_key_range"], unique=False, schema="warehouse"
    )
    op.create_index(
        op.f("fact_visit_protection_plan_id"), "fact_visit", ["protection_plan_id"], unique=False, schema="warehouse"
    )


def downgrade() -> None:
    raise RuntimeError("the warehouse's tables were made anew: restore a backup from before the upgrade")
