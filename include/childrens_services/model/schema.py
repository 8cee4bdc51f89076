"""Every table but staging's, declared once: types, keys, constraints, and a comment on each table and column.

A table's comment begins with its grain. The data dictionary is made from these declarations, and a new Alembic
migration is compared with them (`migrate.revise`). A column marked `Computed` is worked out by the database, so the
select that fills its table leaves it out.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    Date,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    MetaData,
    Numeric,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, DATERANGE, INT8RANGE, JSONB

SCHEMAS = ("staging", "quarantine", "quality", "identity", "reference", "warehouse", "kpi", "published")

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pkey",
        "fk": "%(table_name)s_%(column_0_name)s_fkey",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "uq": "%(table_name)s_%(column_0_name)s_key",
        "ix": "%(table_name)s_%(column_0_N_name)s",
    }
)
MONEY = Numeric(14, 2)


def _key(name: str, type_: Any, comment: str) -> Column[Any]:
    return Column(name, type_, primary_key=True, autoincrement=False, comment=comment)


def _value(name: str, type_: Any, comment: str, **options: Any) -> Column[Any]:
    return Column(name, type_, nullable=False, comment=comment, **options)


def _maybe(name: str, type_: Any, comment: str, **options: Any) -> Column[Any]:
    return Column(name, type_, nullable=True, comment=comment, **options)


def _count(name: str, comment: str) -> Column[Any]:
    return _value(name, Integer, comment, server_default=text("0"))


def _one_of(column: str, *values: str) -> CheckConstraint:
    return CheckConstraint(f"{column} in ({', '.join(repr(value) for value in values)})", name=column)


def _local_authority(**options: Any) -> Column[Any]:
    # deferred: a changed row of the dimension is deleted and inserted again within one transaction
    return Column(
        "local_authority_code",
        Text,
        ForeignKey("warehouse.dim_local_authority.local_authority_code", deferrable=True, initially="DEFERRED"),
        nullable=False,
        comment="Council, three-digit code.",
        **options,
    )


def _child() -> Column[Any]:
    return _value("child_key", BigInteger, "Child (warehouse.dim_child); -1 where not known.")


# --- quality: every batch, every verdict, every alert -----------------------------------------------------------------

batch = Table(
    "batch",
    metadata,
    _key("batch_id", Text, "<feed>:<month>:<first 12 of the content's sha256>."),
    _value("feed", Text, "Feed, as its contract is called."),
    _value("domain", Text, "Domain of the feed."),
    _value("month", Date, "Month delivered, first day."),
    _value("sha256", Text, "Digest of the content received."),
    _value("source", Text, "Where it came from."),
    _value("url", Text, "The landed Parquet file."),
    _value("received_at", DateTime(timezone=True), "When it was landed."),
    _count("received_rows", "Rows received."),
    _count("staged_rows", "Rows that went on to staging."),
    _count("quarantined_rows", "Rows set apart."),
    _count("refused_rows", "Rows of a refused batch: all of them."),
    _value("status", Text, "landed, checked, refused, accepted or superseded."),
    _maybe("contract_version", Text, "Version of the contract it was checked against."),
    _one_of("status", "landed", "checked", "refused", "accepted", "superseded"),
    CheckConstraint("status <> 'accepted' or received_rows = staged_rows + quarantined_rows", name="accepted"),
    CheckConstraint("status <> 'refused' or refused_rows = received_rows", name="refused"),
    Index(None, "feed", "month"),
    schema="quality",
    comment="One row per batch: one feed, one month, one content. Accepted: received = staged + quarantined.",
)

verdict = Table(
    "verdict",
    metadata,
    Column(
        "batch_id",
        Text,
        ForeignKey("quality.batch.batch_id", ondelete="CASCADE"),
        primary_key=True,
        comment="Batch checked.",
    ),
    _key("position", Integer, "Position of the expectation in the feed's suite, from 1."),
    _value("expectation", Text, "Great Expectations' name of the expectation."),
    _value("column_names", Text, "Columns it is about, comma separated; empty where about the table."),
    _value("severity", Text, "critical, warning or info."),
    _value("success", Boolean, "Whether the batch met it."),
    _maybe("evaluated_rows", Integer, "Rows it was evaluated on."),
    _maybe("unexpected_rows", Integer, "Rows that failed it."),
    _value("description", Text, "What it expects, in words."),
    _value("arguments", JSONB, "Thresholds and code lists; never a record's value."),
    _one_of("severity", "critical", "warning", "info"),
    schema="quality",
    comment="One row per batch and expectation of its suite.",
)

column_profile = Table(
    "column_profile",
    metadata,
    Column(
        "batch_id",
        Text,
        ForeignKey("quality.batch.batch_id", ondelete="CASCADE"),
        primary_key=True,
        comment="Batch checked.",
    ),
    _key("column_name", Text, "Column of the feed."),
    _value("missing_rows", Integer, "Rows with no value in it that can be read."),
    schema="quality",
    comment="One row per batch and column of it: what later batches are compared with.",
)

alert = Table(
    "alert",
    metadata,
    _key("alert_id", Text, "What the alert is about: raised again, it is the same alert."),
    _maybe("batch_id", Text, "Batch it is about, if one."),
    _maybe("feed", Text, "Feed it is about, if one."),
    _maybe("domain", Text, "Domain it is about, if one."),
    _maybe("month", Date, "Month it is about, first day, if one."),
    _value("severity", Text, "critical, warning or info."),
    _value("subject", Text, "Subject line."),
    _value("body", Text, "Text; holds no record's value."),
    _value("created_at", DateTime(timezone=True), "When it was first raised.", server_default=text("now()")),
    _one_of("severity", "critical", "warning", "info"),
    schema="quality",
    comment="One row per alert raised.",
)

alert_delivery = Table(
    "alert_delivery",
    metadata,
    Column(
        "alert_id",
        Text,
        ForeignKey("quality.alert.alert_id", ondelete="CASCADE"),
        primary_key=True,
        comment="Alert sent.",
    ),
    _key("channel", Text, "How it is sent, for example email."),
    _maybe("sent_at", DateTime(timezone=True), "When it went; null until it has."),
    _count("attempts", "Times sending was tried."),
    _maybe("last_error", Text, "Why the last try failed."),
    schema="quality",
    comment="One row per alert and channel.",
)

# --- restricted: personal data ----------------------------------------------------------------------------------------

quarantined_row = Table(
    "quarantined_row",
    metadata,
    _key("batch_id", Text, "Batch the row came in."),
    _key("source_file", Text, "File the row came in."),
    _key("source_row", BigInteger, "Row as a spreadsheet shows it; the record's ordinal where there is no sheet."),
    _value("feed", Text, "Feed, as its contract is called."),
    _value("month", Date, "Month delivered, first day."),
    _value("key", JSONB, "The row's key columns, as received."),
    _value("reasons", ARRAY(Text), "What each failed expectation expects."),
    _value("record", JSONB, "The row, as received."),
    Index(None, "feed", "month"),
    schema="quarantine",
    comment="One row per row set apart. Restricted: personal data.",
)

child_identifier = Table(
    "child_identifier",
    metadata,
    _key("identifier_type", Text, "Kind of identifier: one of PRIORITY in model/identity/kinds.py."),
    _key("identifier", Text, "The identifier as delivered; each way of writing it has its row."),
    _value("child_key", BigInteger, "The child it stands for: a keyed hash, see model/identity/keys.py."),
    _value(
        "method",
        Text,
        "How it was joined to what the key rests on: exact (shared identifiers) or splink (names and the like).",
        server_default="exact",
    ),
    _maybe("match_weight", Numeric(6, 2), "Splink's match weight, where it was joined so: 10 is odds of 1,024 to 1."),
    _one_of("method", "exact", "splink"),
    Index(None, "child_key"),
    schema="identity",
    comment="One row per identifier of a child. Restricted: personal data.",
)

link_review = Table(
    "link_review",
    metadata,
    _key("one_type", Text, "Kind of the one identifier."),
    _key("one_identifier", Text, "The one identifier, in its one form: capitals, no spaces."),
    _key("other_type", Text, "Kind of the other identifier."),
    _key("other_identifier", Text, "The other identifier; the same again where one number is two children's."),
    Column(
        "review_id", BigInteger, Identity(always=True), nullable=False, unique=True, comment="Number of the review."
    ),
    _value("reason", Text, "Why it is not sure."),
    _maybe("match_weight", Numeric(6, 2), "Splink's match weight; null where the doubt comes from a shared number."),
    _value("found_at", DateTime(timezone=True), "When it was first found.", server_default=text("now()")),
    _value("status", Text, "open or decided.", server_default="open"),
    _maybe("decision", Text, "same or different: one child, or two."),
    _maybe("decided_by", Text, "Login that decided."),
    _maybe("decided_at", DateTime(timezone=True), "When it was decided."),
    _maybe("decided_because", Text, "Why, in the words of who decided."),
    _one_of("status", "open", "decided"),
    _one_of("decision", "same", "different"),
    CheckConstraint("(status = 'decided') = (decision is not null and decided_by is not null)", name="decided"),
    schema="identity",
    comment="One row per pair of identifiers that may be one child, and what was decided. Restricted: personal data.",
)

child_key_change = Table(
    "child_key_change",
    metadata,
    Column("change_id", BigInteger, Identity(always=True), primary_key=True, comment="Number of the change."),
    _value("changed_at", DateTime(timezone=True), "When.", server_default=text("now()")),
    _maybe("month", Date, "Month of the run that changed it, first day; null where it was run by hand."),
    _value("old_child_key", BigInteger, "Key that identifiers of the child had."),
    _value("new_child_key", BigInteger, "Key they have since."),
    _value(
        "kind",
        Text,
        "merge: two children found to be one; split: one found to be two, the old key staying with the other; "
        "replaced: the identifier the old key rested on is gone.",
    ),
    _one_of("kind", "merge", "split", "replaced"),
    schema="identity",
    comment="One row per key of a child that gave way to another, and run. Restricted: personal data.",
)

child_key_secret = Table(
    "child_key_secret",
    metadata,
    _key(
        "fingerprint", Text, "Keyed hash of a fixed text: tells whether a secret is the one in use, and nothing of it."
    ),
    _value(
        "used_since", DateTime(timezone=True), "When children were first keyed with it.", server_default=text("now()")
    ),
    schema="identity",
    comment="One row: which secret the children are keyed with.",
)

look_up = Table(
    "look_up",
    metadata,
    Column("look_up_id", BigInteger, Identity(always=True), primary_key=True, comment="Number of the look-up."),
    _value("looked_up_at", DateTime(timezone=True), "When.", server_default=text("now()")),
    _value("looked_up_by", Text, "Login that asked."),
    _maybe("child_key", BigInteger, "Child found; null where there was none."),
    _value("reason", Text, "Why, in the words of who asked."),
    schema="identity",
    comment="One row per look-up of a child in identity. Restricted: personal data.",
)

# --- reference: small files kept with the code ------------------------------------------------------------------------

bank_holiday = Table(
    "bank_holiday",
    metadata,
    _key("holiday_date", Date, "Day of the holiday."),
    _value("bank_holiday_name", Text, "Name of the holiday."),
    schema="reference",
    comment="One row per bank holiday in England, loaded from include/reference/bank_holidays.csv.",
)

local_authority = Table(
    "local_authority",
    metadata,
    _key("local_authority_code", Text, "Council, three-digit code."),
    _value("name", Text, "Council's name."),
    _value("region", Text, "Region of England."),
    _maybe("gss_code", Text, "Nine-character GSS code."),
    schema="reference",
    comment="One row per council in England, loaded from include/reference/local_authorities.csv.",
)

# --- warehouse: dimensions --------------------------------------------------------------------------------------------

dim_date = Table(
    "dim_date",
    metadata,
    _key("date_key", Date, "The day."),
    _value("year", Integer, "Calendar year."),
    _value("month", Integer, "Month of the year, 1 to 12."),
    _value("month_start", Date, "First day of the month."),
    _value("month_end", Date, "Last day of the month."),
    _value("month_name", Text, "Month in words."),
    _value("day_of_week", Integer, "1 Monday to 7 Sunday (ISO 8601)."),
    _value("academic_year", Text, "1 September to 31 August, written 2025/26."),
    _value("financial_year", Text, "1 April to 31 March, written 2025/26."),
    _value("calendar_year", Integer, "1 January to 31 December: the SEN2 year of events."),
    _value("collection_year", Integer, "SSDA903 and CIN census year, named by the year its 31 March lies in."),
    _value("is_bank_holiday", Boolean, "Whether a bank holiday in England is known for the day."),
    _maybe("bank_holiday_name", Text, "Name of the bank holiday."),
    _maybe("is_working_day", Boolean, "Neither weekend nor bank holiday; null in years without known bank holidays."),
    _maybe(
        "working_day_number",
        Integer,
        "Working days up to and including the day; null in years without known bank holidays. "
        "Working days from a to b, a being day 0, are number(b) - number(a).",
    ),
    schema="warehouse",
    comment="One row per day, 1990 to 2035.",
)

dim_local_authority = Table(
    "dim_local_authority",
    metadata,
    _key("local_authority_code", Text, "Council, three-digit code; -1 not known."),
    _value("name", Text, "Council's name."),
    _value("region", Text, "Region of England."),
    _maybe("gss_code", Text, "Nine-character GSS code."),
    schema="warehouse",
    comment="One row per council in England, and one for not known.",
)

dim_child = Table(
    "dim_child",
    metadata,
    _key("child_key", BigInteger, "Child: a keyed hash; -1 not known."),
    _key("valid_from", Date, "First day the version holds; the child's first version holds from 1900-01-01."),
    _maybe("valid_to", Date, "Day after the last the version holds; null for the current one."),
    _value("sex", Text, "M, F or U not known."),
    _maybe("birth_month", Date, "Month of birth, first day; the birth date itself is not kept here."),
    _maybe("ethnicity_code", Text, "Ethnicity, DfE code."),
    _value("is_current", Boolean, "Whether it is the current version.", server_default=Computed("valid_to is null")),
    _value(
        "valid_during",
        DATERANGE,
        "Days the version holds.",
        server_default=Computed("daterange(valid_from, valid_to)", persisted=True),
    ),
    _value(
        "child_key_range",
        INT8RANGE,
        "child_key as a range, which a temporal key can hold without an extension.",
        server_default=Computed("int8range(child_key, child_key, '[]')", persisted=True),
    ),
    _one_of("sex", "M", "F", "U"),
    CheckConstraint("valid_from < valid_to", name="valid"),
    # in the database `unique (child_key_range, valid_during without overlaps)`, which SQLAlchemy cannot say
    UniqueConstraint("child_key_range", "valid_during", name="dim_child_without_overlaps"),
    schema="warehouse",
    comment="One row per child and stretch of time with the same attributes (type 2), by month of delivery. "
    "The versions of a child neither overlap nor leave a gap.",
)

# --- warehouse: facts -------------------------------------------------------------------------------------------------

fact_ehc_assessment = Table(
    "fact_ehc_assessment",
    metadata,
    _local_authority(primary_key=True),
    _key("request_id", Text, "Request (SEN2 requeststableid)."),
    _child(),
    _value("request_date", Date, "Request received, or responsibility taken on: day 1 of the 20 weeks."),
    _maybe("request_source_code", Text, "Who asked, SEN2 code 1 to 8."),
    _value("is_reassessment", Boolean, "Request for someone who already has a plan."),
    _maybe("decision_date", Date, "Decision whether to assess notified."),
    _value("decision_code", Text, "Y assess, N do not, A awaited, W withdrawn, H historical."),
    _maybe("advice_asked_date", Date, "Advice first asked for."),
    _maybe("advice_received_date", Date, "Last advice received; null while any is awaited."),
    _maybe("assessment_outcome_code", Text, "Y plan, N no plan, A awaited, W withdrawn, H historical."),
    _maybe("outcome_date", Date, "Final plan issued, or no plan notified."),
    _maybe("issue_date", Date, "Final plan issued."),
    _maybe("plan_start_date", Date, "First plan after the assessment started."),
    _maybe("plan_ceased_date", Date, "Last plan after the assessment ceased; null while one is in force."),
    _value("is_exception", Boolean, "An exception to the 20 weeks applies (SEND Regulations 2014, 13(3))."),
    _maybe("request_to_decision_days", Integer, "Calendar days from request to decision."),
    _maybe("request_to_issue_days", Integer, "Calendar days from request to final plan."),
    Index(None, "child_key"),
    schema="warehouse",
    comment="One row per request for an education, health and care needs assessment, filled in as it goes on.",
)

fact_health_review = Table(
    "fact_health_review",
    metadata,
    _local_authority(primary_key=True),
    _key("child_key", BigInteger, "Infant (warehouse.dim_child)."),
    _key("review_type_code", Text, "NBV new birth visit, 6_8W weeks, 12M months, 2_2_5Y years."),
    _value(
        "attribution_date",
        Date,
        "Day the infant reaches the age the review is counted at: 30 days, 56 days, 15 months, 30 months.",
    ),
    _maybe("review_date", Date, "Review done; null while outstanding."),
    _maybe("age_at_review_days", Integer, "Days from birth to the review."),
    _maybe("setting_code", Text, "HOME, CLINIC, FAMILY_HUB, NURSERY, TELEPHONE or VIDEO."),
    _maybe("staff_role_code", Text, "HV health visitor, CNN community nursery nurse, OTHER."),
    _maybe("is_face_to_face", Boolean, "Held at HOME, CLINIC, FAMILY_HUB or NURSERY; null while outstanding."),
    _maybe("provider_code", Text, "ODS code of the NHS trust."),
    _one_of("review_type_code", "NBV", "6_8W", "12M", "2_2_5Y"),
    schema="warehouse",
    comment="One row per infant and mandated health visitor review, due or done.",
)

fact_referral = Table(
    "fact_referral",
    metadata,
    _local_authority(primary_key=True),
    _key("referral_id", Text, "Referral."),
    _child(),
    _value("referral_date", Date, "Referral received."),
    _maybe("referral_source_code", Text, "Who referred, CIN census code 1A to 10."),
    _maybe("primary_need_code", Text, "Primary need, N0 to N9."),
    _value("is_no_further_action", Boolean, "Led to no further action."),
    _maybe("close_date", Date, "Case closed; null while open."),
    _maybe("close_reason_code", Text, "Why the case closed, RC1 to RC9."),
    _maybe("team_id", Text, "Team that took the referral."),
    Index(None, "child_key", "referral_date"),
    schema="warehouse",
    comment="One row per referral to children's social care.",
)

fact_assessment = Table(
    "fact_assessment",
    metadata,
    _local_authority(primary_key=True),
    _key("assessment_id", Text, "Assessment."),
    _child(),
    _maybe("referral_id", Text, "Referral that led to it."),
    _value("start_date", Date, "Assessment started."),
    _maybe("authorised_date", Date, "Assessment authorised; null while open."),
    _value("is_child_seen", Boolean, "The child was seen."),
    _value("is_no_further_action", Boolean, "Outcome was no further action."),
    _maybe(
        "duration_working_days",
        Integer,
        "Working days from start to authorisation, the start being day 0; null while open.",
    ),
    Index(None, "child_key"),
    schema="warehouse",
    comment="One row per continuous assessment by children's social care.",
)

fact_placement = Table(
    "fact_placement",
    metadata,
    _local_authority(primary_key=True),
    _key("child_key", BigInteger, "Child (warehouse.dim_child)."),
    _key("episode_start_date", Date, "Episode began."),
    _maybe("episode_end_date", Date, "Episode ended; null while open."),
    _value("period_of_care_start_date", Date, "The unbroken time looked after that the episode lies in began."),
    _value("placement_start_date", Date, "The placement the episode lies in began."),
    _value("reason_new_episode_code", Text, "Why it began: S, L, P, T, B or U."),
    _maybe("reason_ended_code", Text, "Why it ended; X1 where another follows at once."),
    _value("legal_status_code", Text, "Legal status."),
    _maybe("need_code", Text, "Category of need, N1 to N8."),
    _value("placement_type_code", Text, "Placement type."),
    _maybe("placement_provider_code", Text, "Who provides the placement, PR0 to PR5."),
    _maybe("reason_place_change_code", Text, "Why the placement changed."),
    _maybe("provider_urn", Text, "Ofsted number of the provider."),
    _value("is_short_break", Boolean, "Agreed series of short-term placements: legal status V3 or V4."),
    schema="warehouse",
    comment="One row per SSDA903 episode: a stretch in one placement under one legal status.",
)

fact_high_needs_monitor = Table(
    "fact_high_needs_monitor",
    metadata,
    _local_authority(primary_key=True),
    _key("month", Date, "Month the forecast was made in, first day."),
    _key("block_code", Text, "HIGH_NEEDS, SCHOOLS, EARLY_YEARS or CENTRAL."),
    _value("budget_gbp", MONEY, "Budget for the financial year, pounds."),
    _value("actual_to_date_gbp", MONEY, "Spent since 1 April, pounds."),
    _value("forecast_outturn_gbp", MONEY, "Forecast spend for the financial year, pounds."),
    _value("brought_forward_gbp", MONEY, "Reserve balance at 1 April, pounds; negative is a deficit."),
    _value("in_year_variance_gbp", MONEY, "Forecast spend less budget, pounds; positive is an overspend."),
    _value("forecast_balance_gbp", MONEY, "Forecast reserve balance at 31 March, pounds; negative is a deficit."),
    _one_of("block_code", "HIGH_NEEDS", "SCHOOLS", "EARLY_YEARS", "CENTRAL"),
    schema="warehouse",
    comment="One row per month and block of the Dedicated Schools Grant.",
)

fact_published_figure = Table(
    "fact_published_figure",
    metadata,
    _key("indicator_id", Text, "Indicator: an id of the KPI catalogue, or population_0_17."),
    _key("area_code", Text, "Area, nine-character GSS code."),
    _key("period", Text, "Period as published, for example 2024/25."),
    _value("area_name", Text, "Area's name."),
    _value("period_end", Date, "Last day of the period."),
    _value("value", Numeric, "The published value, in the indicator's unit."),
    _value("source", Text, "Publication it comes from."),
    schema="warehouse",
    comment="One row per published indicator, area and period.",
)

# --- kpi and published ------------------------------------------------------------------------------------------------

kpi_monthly = Table(
    "kpi_monthly",
    metadata,
    _key("local_authority_code", Text, "Council, three-digit code."),
    _key("kpi_id", Text, "Indicator, id of the KPI catalogue."),
    _key("month", Date, "Month measured, first day."),
    _key("breakdown_type", Text, "What the rows are broken down by; total for the whole."),
    _key("breakdown", Text, "The part this row is about; Total for the whole."),
    _value("title", Text, "Indicator in words."),
    _value("programme", Text, "Programme it belongs to."),
    _value("domain", Text, "Domain its records come from."),
    _value("period_type", Text, "month, rolling_12m, ytd or snapshot."),
    _maybe("numerator", Numeric, "Numerator."),
    _maybe("denominator", Numeric, "Denominator; null where the indicator has none."),
    _maybe("value", Numeric, "Value, in the unit; null where the denominator is nought."),
    _value("unit", Text, "Unit of the value."),
    _value("direction", Text, "Which way is better: higher, lower or context."),
    _maybe("target", Numeric, "Target, in the unit."),
    _maybe("target_kind", Text, "What kind of target it is."),
    _maybe("target_source", Text, "Where the target comes from."),
    _value("rag", Text, "green, amber, red or grey."),
    _value("rag_reason", Text, "Why that colour."),
    _maybe("previous_value", Numeric, "Value of the month before."),
    _maybe("change", Numeric, "Value less the value of the month before."),
    _maybe("same_month_last_year", Numeric, "Value twelve months before."),
    _value("is_provisional", Boolean, "The month may still change."),
    _count("excluded_rows", "Rows left out of the measure, counted."),
    _maybe("data_through", Date, "Latest delivery month used, first day."),
    _one_of("rag", "green", "amber", "red", "grey"),
    Index(None, "month"),
    schema="kpi",
    comment="One row per council, indicator, month and breakdown. Unsuppressed: not for publication.",
)

published_kpi_monthly = Table(
    "kpi_monthly",
    metadata,
    _key("local_authority_code", Text, "Council, three-digit code."),
    _key("kpi_id", Text, "Indicator, id of the KPI catalogue."),
    _key("month", Date, "Month measured, first day."),
    _value("title", Text, "Indicator in words."),
    _value("programme", Text, "Programme it belongs to."),
    _maybe("numerator", Numeric, "Numerator; null where suppressed."),
    _maybe("denominator", Numeric, "Denominator; null where suppressed or where there is none."),
    _maybe("value", Numeric, "Value, in the unit; null where suppressed."),
    _value("display_value", Text, "The value as shown; c where suppressed."),
    _value("unit", Text, "Unit of the value."),
    _maybe("target", Numeric, "Target, in the unit."),
    _value("rag", Text, "green, amber, red or grey."),
    _value("is_suppressed", Boolean, "Whether the figures are withheld."),
    _maybe("suppression_reason", Text, "Why they are withheld."),
    _one_of("rag", "green", "amber", "red", "grey"),
    schema="published",
    comment="One row per council, indicator and month, with small numbers suppressed: may be shown.",
)
