"""Batches, verdicts, profiles and alerts."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, DateTime, ForeignKey, Index, Integer, Table, Text, text
from sqlalchemy.dialects.postgresql import JSONB

from childrens_services.model.schema.base import count, key, maybe, metadata, one_of, value

batch = Table(
    "batch",
    metadata,
    key("batch_id", Text, "<feed>:<month>:<first 12 of the content's sha256>."),
    value("feed", Text, "Feed, as its contract is called."),
    value("domain", Text, "Domain of the feed."),
    value("month", Date, "Month delivered, first day."),
    value("sha256", Text, "Digest of the content received."),
    value("source", Text, "Where it came from."),
    value("url", Text, "The landed Parquet file."),
    value("received_at", DateTime(timezone=True), "When it was landed."),
    count("received_rows", "Rows received."),
    count("staged_rows", "Rows that went on to staging."),
    count("quarantined_rows", "Rows set apart."),
    count("refused_rows", "Rows of a refused batch: all of them."),
    value("status", Text, "landed, checked, refused, accepted or superseded."),
    maybe("contract_version", Text, "Version of the contract it was checked against."),
    one_of("status", "landed", "checked", "refused", "accepted", "superseded"),
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
    key("position", Integer, "Position of the expectation in the feed's suite, from 1."),
    value("expectation", Text, "Great Expectations' name of the expectation."),
    value("column_names", Text, "Columns it is about, comma separated; empty where about the table."),
    value("severity", Text, "critical, warning or info."),
    value("success", Boolean, "Whether the batch met it."),
    maybe("evaluated_rows", Integer, "Rows it was evaluated on."),
    maybe("unexpected_rows", Integer, "Rows that failed it."),
    value("description", Text, "What it expects, in words."),
    value("arguments", JSONB, "Thresholds and code lists; never a record's value."),
    one_of("severity", "critical", "warning", "info"),
    schema="quality",
    comment="One row per batch and expectation of its suite.",
)

warehouse_verdict = Table(
    "warehouse_verdict",
    metadata,
    key("month", Date, "Month of the run that the check followed, first day."),
    key("position", Integer, "Position of the check in the run, from 1."),
    value("table_name", Text, "Table of the warehouse."),
    value("expectation", Text, "Name of the check."),
    value("column_names", Text, "Columns it is about, comma separated; empty where about the table."),
    value("severity", Text, "critical, warning or info."),
    value("success", Boolean, "Whether the table met it."),
    value("evaluated_rows", Integer, "Rows it was evaluated on; months, where it is about months."),
    value("unexpected_rows", Integer, "Of those, how many failed it."),
    value("description", Text, "What it expects, in words."),
    value("arguments", JSONB, "The share of rows that may fail, where any may."),
    one_of("severity", "critical", "warning", "info"),
    schema="quality",
    comment="One row per month and check of a table of the warehouse, as the month's latest run left it.",
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
    key("column_name", Text, "Column of the feed."),
    value("missing_rows", Integer, "Rows with no value in it that can be read."),
    schema="quality",
    comment="One row per batch and column of it: what later batches are compared with.",
)

alert = Table(
    "alert",
    metadata,
    key("alert_id", Text, "What the alert is about: raised again, it is the same alert."),
    maybe("batch_id", Text, "Batch it is about, if one."),
    maybe("feed", Text, "Feed it is about, if one."),
    maybe("domain", Text, "Domain it is about, if one."),
    maybe("month", Date, "Month it is about, first day, if one."),
    value("severity", Text, "critical, warning or info."),
    value("subject", Text, "Subject line."),
    value("body", Text, "Text; holds no record's value."),
    value("created_at", DateTime(timezone=True), "When it was first raised.", server_default=text("now()")),
    one_of("severity", "critical", "warning", "info"),
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
    key("channel", Text, "How it is sent, for example email."),
    maybe("sent_at", DateTime(timezone=True), "When it went; null until it has."),
    count("attempts", "Times sending was tried."),
    maybe("last_error", Text, "Why the last try failed."),
    schema="quality",
    comment="One row per alert and channel.",
)

modelled_month = Table(
    "modelled_month",
    metadata,
    key("table_name", Text, "Table of the warehouse that is built month by month."),
    key("local_authority_code", Text, "Council, three-digit code."),
    key("month", Date, "Month whose rows are up to date, first day."),
    schema="quality",
    comment="One row per table, council and month that is up to date: gone as soon as what it is made from changes.",
)
