"""Tables with personal data: rows set apart, and who is who."""

from sqlalchemy import BigInteger, Column, Date, DateTime, Identity, Index, Table, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from childrens_services.model.schema.base import key, maybe, metadata, one_of, value

quarantined_row = Table(
    "quarantined_row",
    metadata,
    key("batch_id", Text, "Batch the row came in."),
    key("source_file", Text, "File the row came in."),
    key("source_row", BigInteger, "Row as a spreadsheet shows it; the record's ordinal where there is no sheet."),
    value("feed", Text, "Feed, as its contract is called."),
    value("month", Date, "Month delivered, first day."),
    value("key", JSONB, "The row's key columns, as received."),
    value("reasons", ARRAY(Text), "What each failed expectation expects."),
    value("record", JSONB, "The row, as received."),
    Index(None, "feed", "month"),
    schema="quarantine",
    comment="One row per row set apart. Restricted: personal data.",
)

child_identifier = Table(
    "child_identifier",
    metadata,
    key("identifier_type", Text, "nhs_number, upn, case_id or education_person_id."),
    key("identifier", Text, "The identifier as delivered; each way of writing it has its row."),
    value("child_key", BigInteger, "The child it stands for: a keyed hash, see model/identity.py."),
    Index(None, "child_key"),
    schema="identity",
    comment="One row per identifier of a child. Restricted: personal data.",
)

restricted_child = Table(
    "restricted_child",
    metadata,
    key("child_key", BigInteger, "Child (warehouse.dim_child)."),
    key(
        "restriction_kind",
        Text,
        "ADOPTION, SEALED record, WITNESS under protection, STAFF member's family; UNCLEAR where the register's row "
        "was set apart.",
    ),
    key("restricted_from", Date, "Day the restriction was made; 1900-01-01 where unclear."),
    maybe("restricted_to", Date, "Day it was, or will be, lifted; null while that is not known."),
    one_of("restriction_kind", "ADOPTION", "SEALED", "WITNESS", "STAFF", "UNCLEAR"),
    schema="identity",
    comment="One row per child, kind of restriction and the day it was made. Restricted: personal data.",
)

look_up = Table(
    "look_up",
    metadata,
    Column("look_up_id", BigInteger, Identity(always=True), primary_key=True, comment="Number of the look-up."),
    value("looked_up_at", DateTime(timezone=True), "When.", server_default=text("now()")),
    value("looked_up_by", Text, "Login that asked."),
    maybe("child_key", BigInteger, "Child found; null where there was none."),
    value("reason", Text, "Why, in the words of who asked."),
    schema="identity",
    comment="One row per look-up of a child in identity. Restricted: personal data.",
)
