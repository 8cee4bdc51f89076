"""The star schema: the warehouse's tables made anew. Their rows are built from staging by the next run."""

# ruff: noqa: E501

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from childrens_services.model.schema.base import TemporalForeignKey
from sqlalchemy.dialects import postgresql

revision: str = "0004"
down_revision: str | None = "0003"
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
        sa.Column("sector", sa.Text(), nullable=True, comment="Sector, as registered."),
        sa.Column("registration_date", sa.Date(), nullable=True, comment="Registered with Ofsted."),
        sa.Column("closed_date", sa.Date(), nullable=True, comment="Closed; null while open."),
        sa.Column("registered_places", sa.Integer(), nullable=True, comment="Children it is registered for."),
        sa.Column(
            "is_council_home",
            sa.Boolean(),
            nullable=False,
            comment="On the council's own register of children's homes.",
        ),
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
        sa.Column("authorised_date", sa.Date(), nullable=True, comment="Assessment authorised; null while open."),
        sa.Column("is_child_seen", sa.Boolean(), nullable=False, comment="The child was seen."),
        sa.Column("is_no_further_action", sa.Boolean(), nullable=False, comment="Outcome was no further action."),
        sa.Column(
            "duration_working_days",
            sa.Integer(),
            nullable=True,
            comment="Working days from start to authorisation, the start being day 0; null while open.",
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
        sa.Column("request_source_code", sa.Text(), nullable=True, comment="Who asked, SEN2 code 1 to 8."),
        sa.Column(
            "is_reassessment", sa.Boolean(), nullable=False, comment="Request for someone who already has a plan."
        ),
        sa.Column("decision_date", sa.Date(), nullable=True, comment="Decision whether to assess notified."),
        sa.Column(
            "decision_code",
            sa.Text(),
            nullable=False,
            comment="Y assess, N do not, A awaited, W withdrawn, H historical.",
        ),
        sa.Column("advice_asked_date", sa.Date(), nullable=True, comment="Advice first asked for."),
        sa.Column(
            "advice_received_date", sa.Date(), nullable=True, comment="Last advice received; null while any is awaited."
        ),
        sa.Column(
            "assessment_outcome_code",
            sa.Text(),
            nullable=True,
            comment="Y plan, N no plan, A awaited, W withdrawn, H historical.",
        ),
        sa.Column("outcome_date", sa.Date(), nullable=True, comment="Final plan issued, or no plan notified."),
        sa.Column("issue_date", sa.Date(), nullable=True, comment="Final plan issued."),
        sa.Column("plan_start_date", sa.Date(), nullable=True, comment="First plan after the assessment started."),
        sa.Column(
            "plan_ceased_date",
            sa.Date(),
            nullable=True,
            comment="Last plan after the assessment ceased; null while one is in force.",
        ),
        sa.Column(
            "is_exception",
            sa.Boolean(),
            nullable=False,
            comment="An exception to the 20 weeks applies (SEND Regulations 2014, 13(3)).",
        ),
        sa.Column(
            "request_to_decision_days", sa.Integer(), nullable=True, comment="Calendar days from request to decision."
        ),
        sa.Column(
            "request_to_issue_days", sa.Integer(), nullable=True, comment="Calendar days from request to final plan."
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_ehc_assessment_child_key_range_fkey"),
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
        sa.PrimaryKeyConstraint("local_authority_code", "request_id", name=op.f("fact_ehc_assessment_pkey")),
        schema="warehouse",
        comment="One row per request for an education, health and care needs assessment, filled in as it goes on.",
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
        sa.Column("episode_start_date", sa.Date(), autoincrement=False, nullable=False, comment="Episode began."),
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
            "reason_ended_code", sa.Text(), nullable=True, comment="Why it ended; X1 where another follows at once."
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
        sa.Column("close_reason_code", sa.Text(), nullable=True, comment="Why the case closed, RC1 to RC9."),
        sa.Column(
            "team_id", sa.Text(), server_default=sa.text("'-1'"), nullable=False, comment="Team that took the referral."
        ),
        TemporalForeignKey(
            ["child_key_range", "child_day"],
            ["warehouse.dim_child.child_key_range", "warehouse.dim_child.valid_during"],
            name=op.f("fact_referral_child_key_range_fkey"),
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


def downgrade() -> None:
    raise RuntimeError("the warehouse's tables were made anew: restore a backup from before the upgrade")
