"""Tables with personal data: rows set apart, and who is who."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Date, DateTime, Identity, Index, Numeric, Table, Text, text
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
    key("identifier_type", Text, "Kind of identifier: one of PRIORITY in model/identity/kinds.py."),
    key("identifier", Text, "The identifier as delivered; each way of writing it has its row."),
    value("child_key", BigInteger, "The child it stands for: a keyed hash, see model/identity/keys.py."),
    value(
        "method",
        Text,
        "How it was joined to what the key rests on: exact (shared identifiers) or splink (names and the like).",
        server_default="exact",
    ),
    maybe("match_weight", Numeric(6, 2), "Splink's match weight, where it was joined so: 10 is odds of 1,024 to 1."),
    one_of("method", "exact", "splink"),
    Index(None, "child_key"),
    schema="identity",
    comment="One row per identifier of a child. Restricted: personal data.",
)

link_review = Table(
    "link_review",
    metadata,
    key("one_type", Text, "Kind of the one identifier."),
    key("one_identifier", Text, "The one identifier, in its one form: capitals, no spaces."),
    key("other_type", Text, "Kind of the other identifier."),
    key("other_identifier", Text, "The other identifier; the same again where one number is two children's."),
    Column(
        "review_id", BigInteger, Identity(always=True), nullable=False, unique=True, comment="Number of the review."
    ),
    value("reason", Text, "Why it is not sure."),
    maybe("match_weight", Numeric(6, 2), "Splink's match weight; null where the doubt comes from a shared number."),
    value("found_at", DateTime(timezone=True), "When it was first found.", server_default=text("now()")),
    value("status", Text, "open or decided.", server_default="open"),
    maybe("decision", Text, "same or different: one child, or two."),
    maybe("decided_by", Text, "Login that decided."),
    maybe("decided_at", DateTime(timezone=True), "When it was decided."),
    maybe("decided_because", Text, "Why, in the words of who decided."),
    one_of("status", "open", "decided"),
    one_of("decision", "same", "different"),
    CheckConstraint("(status = 'decided') = (decision is not null and decided_by is not null)", name="decided"),
    schema="identity",
    comment="One row per pair of identifiers that may be one child, and what was decided. Restricted: personal data.",
)

child_key_change = Table(
    "child_key_change",
    metadata,
    Column("change_id", BigInteger, Identity(always=True), primary_key=True, comment="Number of the change."),
    value("changed_at", DateTime(timezone=True), "When.", server_default=text("now()")),
    maybe("month", Date, "Month of the run that changed it, first day; null where it was run by hand."),
    value("old_child_key", BigInteger, "Key that identifiers of the child had."),
    value("new_child_key", BigInteger, "Key they have since."),
    value(
        "kind",
        Text,
        "merge: two children found to be one; split: one found to be two, the old key staying with the other; "
        "replaced: the identifier the old key rested on is gone.",
    ),
    one_of("kind", "merge", "split", "replaced"),
    schema="identity",
    comment="One row per key of a child that gave way to another, and run. Restricted: personal data.",
)

child_key_secret = Table(
    "child_key_secret",
    metadata,
    key(
        "fingerprint", Text, "Keyed hash of a fixed text: tells whether a secret is the one in use, and nothing of it."
    ),
    value(
        "used_since", DateTime(timezone=True), "When children were first keyed with it.", server_default=text("now()")
    ),
    schema="identity",
    comment="One row: which secret the children are keyed with.",
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
