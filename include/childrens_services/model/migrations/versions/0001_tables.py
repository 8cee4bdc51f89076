"""The first tables."""

# ruff: noqa: E501

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

SCHEMAS = ("staging", "quarantine", "quality", "identity", "reference", "warehouse", "kpi", "published")


def upgrade() -> None:
    for schema in SCHEMAS:
        op.execute(f"create schema {schema}")
    op.create_table(
        "child_identifier",
        sa.Column(
            "identifier_type",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="nhs_number, upn, case_id or education_person_id.",
        ),
        sa.Column(
            "identifier",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="The identifier as delivered; each way of writing it has its row.",
        ),
        sa.Column(
            "child_key",
            sa.BigInteger(),
            nullable=False,
            comment="The child it stands for: a keyed hash, see model/identity.py.",
        ),
        sa.PrimaryKeyConstraint("identifier_type", "identifier", name=op.f("child_identifier_pkey")),
        schema="identity",
        comment="One row per identifier of a child. Restricted: personal data.",
    )
    op.create_index(
        op.f("child_identifier_child_key"), "child_identifier", ["child_key"], unique=False, schema="identity"
    )
    op.create_table(
        "kpi_monthly",
        sa.Column(
            "local_authority_code", sa.Text(), autoincrement=False, nullable=False, comment="Council, three-digit code."
        ),
        sa.Column(
            "kpi_id", sa.Text(), autoincrement=False, nullable=False, comment="Indicator, id of the KPI catalogue."
        ),
        sa.Column("month", sa.Date(), autoincrement=False, nullable=False, comment="Month measured, first day."),
        sa.Column(
            "breakdown_type",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="What the rows are broken down by; total for the whole.",
        ),
        sa.Column(
            "breakdown",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="The part this row is about; Total for the whole.",
        ),
        sa.Column("title", sa.Text(), nullable=False, comment="Indicator in words."),
        sa.Column("programme", sa.Text(), nullable=False, comment="Programme it belongs to."),
        sa.Column("domain", sa.Text(), nullable=False, comment="Domain its records come from."),
        sa.Column("period_type", sa.Text(), nullable=False, comment="month, rolling_12m, ytd or snapshot."),
        sa.Column("numerator", sa.Numeric(), nullable=True, comment="Numerator."),
        sa.Column(
            "denominator", sa.Numeric(), nullable=True, comment="Denominator; null where the indicator has none."
        ),
        sa.Column(
            "value", sa.Numeric(), nullable=True, comment="Value, in the unit; null where the denominator is nought."
        ),
        sa.Column("unit", sa.Text(), nullable=False, comment="Unit of the value."),
        sa.Column("direction", sa.Text(), nullable=False, comment="Which way is better: higher, lower or context."),
        sa.Column("target", sa.Numeric(), nullable=True, comment="Target, in the unit."),
        sa.Column("target_kind", sa.Text(), nullable=True, comment="What kind of target it is."),
        sa.Column("target_source", sa.Text(), nullable=True, comment="Where the target comes from."),
        sa.Column("rag", sa.Text(), nullable=False, comment="green, amber, red or grey."),
        sa.Column("rag_reason", sa.Text(), nullable=False, comment="Why that colour."),
        sa.Column("previous_value", sa.Numeric(), nullable=True, comment="Value of the month before."),
        sa.Column("change", sa.Numeric(), nullable=True, comment="Value less the value of the month before."),
        sa.Column("same_month_last_year", sa.Numeric(), nullable=True, comment="Value twelve months before."),
        sa.Column("is_provisional", sa.Boolean(), nullable=False, comment="The month may still change."),
        sa.Column(
            "excluded_rows",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Rows left out of the measure, counted.",
        ),
        sa.Column("data_through", sa.Date(), nullable=True, comment="Latest delivery month used, first day."),
        sa.CheckConstraint("rag in ('green', 'amber', 'red', 'grey')", name=op.f("kpi_monthly_rag_check")),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "kpi_id", "month", "breakdown_type", "breakdown", name=op.f("kpi_monthly_pkey")
        ),
        schema="kpi",
        comment="One row per council, indicator, month and breakdown. Unsuppressed: not for publication.",
    )
    op.create_index(op.f("kpi_monthly_month"), "kpi_monthly", ["month"], unique=False, schema="kpi")
    op.create_table(
        "kpi_monthly",
        sa.Column(
            "local_authority_code", sa.Text(), autoincrement=False, nullable=False, comment="Council, three-digit code."
        ),
        sa.Column(
            "kpi_id", sa.Text(), autoincrement=False, nullable=False, comment="Indicator, id of the KPI catalogue."
        ),
        sa.Column("month", sa.Date(), autoincrement=False, nullable=False, comment="Month measured, first day."),
        sa.Column("title", sa.Text(), nullable=False, comment="Indicator in words."),
        sa.Column("programme", sa.Text(), nullable=False, comment="Programme it belongs to."),
        sa.Column("numerator", sa.Numeric(), nullable=True, comment="Numerator; null where suppressed."),
        sa.Column(
            "denominator",
            sa.Numeric(),
            nullable=True,
            comment="Denominator; null where suppressed or where there is none.",
        ),
        sa.Column("value", sa.Numeric(), nullable=True, comment="Value, in the unit; null where suppressed."),
        sa.Column("display_value", sa.Text(), nullable=False, comment="The value as shown; c where suppressed."),
        sa.Column("unit", sa.Text(), nullable=False, comment="Unit of the value."),
        sa.Column("target", sa.Numeric(), nullable=True, comment="Target, in the unit."),
        sa.Column("rag", sa.Text(), nullable=False, comment="green, amber, red or grey."),
        sa.Column("is_suppressed", sa.Boolean(), nullable=False, comment="Whether the figures are withheld."),
        sa.Column("suppression_reason", sa.Text(), nullable=True, comment="Why they are withheld."),
        sa.CheckConstraint("rag in ('green', 'amber', 'red', 'grey')", name=op.f("kpi_monthly_rag_check")),
        sa.PrimaryKeyConstraint("local_authority_code", "kpi_id", "month", name=op.f("kpi_monthly_pkey")),
        schema="published",
        comment="One row per council, indicator and month, with small numbers suppressed: may be shown.",
    )
    op.create_table(
        "alert",
        sa.Column(
            "alert_id",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="What the alert is about: raised again, it is the same alert.",
        ),
        sa.Column("batch_id", sa.Text(), nullable=True, comment="Batch it is about, if one."),
        sa.Column("feed", sa.Text(), nullable=True, comment="Feed it is about, if one."),
        sa.Column("domain", sa.Text(), nullable=True, comment="Domain it is about, if one."),
        sa.Column("month", sa.Date(), nullable=True, comment="Month it is about, first day, if one."),
        sa.Column("severity", sa.Text(), nullable=False, comment="critical, warning or info."),
        sa.Column("subject", sa.Text(), nullable=False, comment="Subject line."),
        sa.Column("body", sa.Text(), nullable=False, comment="Text; holds no record's value."),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="When it was first raised.",
        ),
        sa.CheckConstraint("severity in ('critical', 'warning', 'info')", name=op.f("alert_severity_check")),
        sa.PrimaryKeyConstraint("alert_id", name=op.f("alert_pkey")),
        schema="quality",
        comment="One row per alert raised.",
    )
    op.create_table(
        "batch",
        sa.Column(
            "batch_id",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="<feed>:<month>:<first 12 of the content's sha256>.",
        ),
        sa.Column("feed", sa.Text(), nullable=False, comment="Feed, as its contract is called."),
        sa.Column("domain", sa.Text(), nullable=False, comment="Domain of the feed."),
        sa.Column("month", sa.Date(), nullable=False, comment="Month delivered, first day."),
        sa.Column("sha256", sa.Text(), nullable=False, comment="Digest of the content received."),
        sa.Column("source", sa.Text(), nullable=False, comment="Where it came from."),
        sa.Column("url", sa.Text(), nullable=False, comment="The landed Parquet file."),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False, comment="When it was landed."),
        sa.Column("received_rows", sa.Integer(), server_default=sa.text("0"), nullable=False, comment="Rows received."),
        sa.Column(
            "staged_rows",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Rows that went on to staging.",
        ),
        sa.Column(
            "quarantined_rows", sa.Integer(), server_default=sa.text("0"), nullable=False, comment="Rows set apart."
        ),
        sa.Column(
            "refused_rows",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Rows of a refused batch: all of them.",
        ),
        sa.Column("status", sa.Text(), nullable=False, comment="landed, checked, refused, accepted or superseded."),
        sa.Column(
            "contract_version", sa.Text(), nullable=True, comment="Version of the contract it was checked against."
        ),
        sa.CheckConstraint(
            "status <> 'accepted' or received_rows = staged_rows + quarantined_rows", name=op.f("batch_accepted_check")
        ),
        sa.CheckConstraint("status <> 'refused' or refused_rows = received_rows", name=op.f("batch_refused_check")),
        sa.CheckConstraint(
            "status in ('landed', 'checked', 'refused', 'accepted', 'superseded')", name=op.f("batch_status_check")
        ),
        sa.PrimaryKeyConstraint("batch_id", name=op.f("batch_pkey")),
        schema="quality",
        comment="One row per batch: one feed, one month, one content. Accepted: received = staged + quarantined.",
    )
    op.create_index(op.f("batch_feed_month"), "batch", ["feed", "month"], unique=False, schema="quality")
    op.create_table(
        "quarantined_row",
        sa.Column("batch_id", sa.Text(), autoincrement=False, nullable=False, comment="Batch the row came in."),
        sa.Column("source_file", sa.Text(), autoincrement=False, nullable=False, comment="File the row came in."),
        sa.Column(
            "source_row",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Row as a spreadsheet shows it; the record's ordinal where there is no sheet.",
        ),
        sa.Column("feed", sa.Text(), nullable=False, comment="Feed, as its contract is called."),
        sa.Column("month", sa.Date(), nullable=False, comment="Month delivered, first day."),
        sa.Column(
            "key",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=False,
            comment="The row's key columns, as received.",
        ),
        sa.Column(
            "reasons", postgresql.ARRAY(sa.Text()), nullable=False, comment="What each failed expectation expects."
        ),
        sa.Column("record", postgresql.JSONB(astext_type=sa.Text()), nullable=False, comment="The row, as received."),
        sa.PrimaryKeyConstraint("batch_id", "source_file", "source_row", name=op.f("quarantined_row_pkey")),
        schema="quarantine",
        comment="One row per row set apart. Restricted: personal data.",
    )
    op.create_index(
        op.f("quarantined_row_feed_month"), "quarantined_row", ["feed", "month"], unique=False, schema="quarantine"
    )
    op.create_table(
        "bank_holiday",
        sa.Column("holiday_date", sa.Date(), autoincrement=False, nullable=False, comment="Day of the holiday."),
        sa.Column("bank_holiday_name", sa.Text(), nullable=False, comment="Name of the holiday."),
        sa.PrimaryKeyConstraint("holiday_date", name=op.f("bank_holiday_pkey")),
        schema="reference",
        comment="One row per bank holiday in England, loaded from include/reference/bank_holidays.csv.",
    )
    op.create_table(
        "local_authority",
        sa.Column(
            "local_authority_code", sa.Text(), autoincrement=False, nullable=False, comment="Council, three-digit code."
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Council's name."),
        sa.Column("region", sa.Text(), nullable=False, comment="Region of England."),
        sa.Column("gss_code", sa.Text(), nullable=True, comment="Nine-character GSS code."),
        sa.PrimaryKeyConstraint("local_authority_code", name=op.f("local_authority_pkey")),
        schema="reference",
        comment="One row per council in England, loaded from include/reference/local_authorities.csv.",
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
        sa.Column("ethnicity_code", sa.Text(), nullable=True, comment="Ethnicity, DfE code."),
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
        sa.PrimaryKeyConstraint("date_key", name=op.f("dim_date_pkey")),
        schema="warehouse",
        comment="One row per day, 1990 to 2035.",
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
        "alert_delivery",
        sa.Column("alert_id", sa.Text(), nullable=False, comment="Alert sent."),
        sa.Column(
            "channel", sa.Text(), autoincrement=False, nullable=False, comment="How it is sent, for example email."
        ),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True, comment="When it went; null until it has."),
        sa.Column(
            "attempts", sa.Integer(), server_default=sa.text("0"), nullable=False, comment="Times sending was tried."
        ),
        sa.Column("last_error", sa.Text(), nullable=True, comment="Why the last try failed."),
        sa.ForeignKeyConstraint(
            ["alert_id"], ["quality.alert.alert_id"], name=op.f("alert_delivery_alert_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("alert_id", "channel", name=op.f("alert_delivery_pkey")),
        schema="quality",
        comment="One row per alert and channel.",
    )
    op.create_table(
        "verdict",
        sa.Column("batch_id", sa.Text(), nullable=False, comment="Batch checked."),
        sa.Column(
            "position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Position of the expectation in the feed's suite, from 1.",
        ),
        sa.Column("expectation", sa.Text(), nullable=False, comment="Great Expectations' name of the expectation."),
        sa.Column(
            "column_names",
            sa.Text(),
            nullable=False,
            comment="Columns it is about, comma separated; empty where about the table.",
        ),
        sa.Column("severity", sa.Text(), nullable=False, comment="critical, warning or info."),
        sa.Column("success", sa.Boolean(), nullable=False, comment="Whether the batch met it."),
        sa.Column("evaluated_rows", sa.Integer(), nullable=True, comment="Rows it was evaluated on."),
        sa.Column("unexpected_rows", sa.Integer(), nullable=True, comment="Rows that failed it."),
        sa.Column("description", sa.Text(), nullable=False, comment="What it expects, in words."),
        sa.Column(
            "arguments",
            postgresql.JSONB(astext_type=sa.Text()),
            nullable=False,
            comment="Thresholds and code lists; never a record's value.",
        ),
        sa.CheckConstraint("severity in ('critical', 'warning', 'info')", name=op.f("verdict_severity_check")),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["quality.batch.batch_id"], name=op.f("verdict_batch_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("batch_id", "position", name=op.f("verdict_pkey")),
        schema="quality",
        comment="One row per batch and expectation of its suite.",
    )
    op.create_table(
        "fact_assessment",
        sa.Column("local_authority_code", sa.Text(), nullable=False, comment="Council, three-digit code."),
        sa.Column("assessment_id", sa.Text(), autoincrement=False, nullable=False, comment="Assessment."),
        sa.Column(
            "child_key", sa.BigInteger(), nullable=False, comment="Child (warehouse.dim_child); -1 where not known."
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
    op.create_table(
        "fact_ehc_assessment",
        sa.Column("local_authority_code", sa.Text(), nullable=False, comment="Council, three-digit code."),
        sa.Column(
            "request_id", sa.Text(), autoincrement=False, nullable=False, comment="Request (SEN2 requeststableid)."
        ),
        sa.Column(
            "child_key", sa.BigInteger(), nullable=False, comment="Child (warehouse.dim_child); -1 where not known."
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
    op.create_table(
        "fact_health_review",
        sa.Column("local_authority_code", sa.Text(), nullable=False, comment="Council, three-digit code."),
        sa.Column(
            "child_key", sa.BigInteger(), autoincrement=False, nullable=False, comment="Infant (warehouse.dim_child)."
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
    op.create_table(
        "fact_high_needs_monitor",
        sa.Column("local_authority_code", sa.Text(), nullable=False, comment="Council, three-digit code."),
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
        "fact_placement",
        sa.Column("local_authority_code", sa.Text(), nullable=False, comment="Council, three-digit code."),
        sa.Column(
            "child_key", sa.BigInteger(), autoincrement=False, nullable=False, comment="Child (warehouse.dim_child)."
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
        sa.Column("legal_status_code", sa.Text(), nullable=False, comment="Legal status."),
        sa.Column("need_code", sa.Text(), nullable=True, comment="Category of need, N1 to N8."),
        sa.Column("placement_type_code", sa.Text(), nullable=False, comment="Placement type."),
        sa.Column(
            "placement_provider_code", sa.Text(), nullable=True, comment="Who provides the placement, PR0 to PR5."
        ),
        sa.Column("reason_place_change_code", sa.Text(), nullable=True, comment="Why the placement changed."),
        sa.Column("provider_urn", sa.Text(), nullable=True, comment="Ofsted number of the provider."),
        sa.Column(
            "is_short_break",
            sa.Boolean(),
            nullable=False,
            comment="Agreed series of short-term placements: legal status V3 or V4.",
        ),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_placement_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "child_key", "episode_start_date", name=op.f("fact_placement_pkey")
        ),
        schema="warehouse",
        comment="One row per SSDA903 episode: a stretch in one placement under one legal status.",
    )
    op.create_table(
        "fact_referral",
        sa.Column("local_authority_code", sa.Text(), nullable=False, comment="Council, three-digit code."),
        sa.Column("referral_id", sa.Text(), autoincrement=False, nullable=False, comment="Referral."),
        sa.Column(
            "child_key", sa.BigInteger(), nullable=False, comment="Child (warehouse.dim_child); -1 where not known."
        ),
        sa.Column("referral_date", sa.Date(), nullable=False, comment="Referral received."),
        sa.Column("referral_source_code", sa.Text(), nullable=True, comment="Who referred, CIN census code 1A to 10."),
        sa.Column("primary_need_code", sa.Text(), nullable=True, comment="Primary need, N0 to N9."),
        sa.Column("is_no_further_action", sa.Boolean(), nullable=False, comment="Led to no further action."),
        sa.Column("close_date", sa.Date(), nullable=True, comment="Case closed; null while open."),
        sa.Column("close_reason_code", sa.Text(), nullable=True, comment="Why the case closed, RC1 to RC9."),
        sa.Column("team_id", sa.Text(), nullable=True, comment="Team that took the referral."),
        sa.ForeignKeyConstraint(
            ["local_authority_code"],
            ["warehouse.dim_local_authority.local_authority_code"],
            name=op.f("fact_referral_local_authority_code_fkey"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("local_authority_code", "referral_id", name=op.f("fact_referral_pkey")),
        schema="warehouse",
        comment="One row per referral to children's social care.",
    )
    op.create_index(
        op.f("fact_referral_child_key_referral_date"),
        "fact_referral",
        ["child_key", "referral_date"],
        unique=False,
        schema="warehouse",
    )


def downgrade() -> None:
    for schema in reversed(SCHEMAS):
        op.execute(f"drop schema {schema} cascade")
