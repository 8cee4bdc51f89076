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
            "fte", sa.Numeric(precision=6, scale=2), nullable=False, comment="Full-time equivalent, more than 0 to 1."
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
            "fte", sa.Numeric(precision=6, scale=2), nullable=False, comment="Full-time equivalent, as last told."
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
                "daterange(greatest(attribution_date, '1900-01-01'), greatest(attribution_date, '1900-01-01'), '[]')",
                persisted=True,
            ),
            nullable=True,
            comment="attribution_date as a range: the version of the child is the one that held then.",
        ),
        sa.Column(
            "review_type_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="NBV new birth visit, 6_8W weeks, 12M months, 2_2_5Y years.",
        ),
        sa.Column(
            "attribution_date",
            sa.Date(),
            nullable=False,
            comment="Day the infant reaches the age the review is counted at: 30 days, 56 days, 15 months, 30 months.",
        ),
        sa.Column("review_date", sa.Date(), nullable=True, comment="Review done; null while outstanding."),
        sa.Column("age_at_review_days", sa.Integer(), nullable=True, comment="Days from birth to the review."),
        sa.Column(
            "setting_code", sa.Text(), nullable=True, comment="HOME, CLINIC, FAMILY_HUB, NURSERY, TELEPHONE or VIDEO."
        ),
        sa.Column(
            "staff_role_code",
            sa.Text(),
            nullable=True,
            comment="HV health visitor, CNN community nursery nurse, OTHER.",
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
