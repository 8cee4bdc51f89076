"""Who is who: how each identifier was joined, what people decide, keys that change and which secret made them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "child_key_change",
        sa.Column(
            "change_id", sa.BigInteger(), sa.Identity(always=True), nullable=False, comment="Number of the change."
        ),
        sa.Column(
            "changed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False, comment="When."
        ),
        sa.Column(
            "month",
            sa.Date(),
            nullable=True,
            comment="Month of the run that changed it, first day; null where it was run by hand.",
        ),
        sa.Column("old_child_key", sa.BigInteger(), nullable=False, comment="Key that identifiers of the child had."),
        sa.Column("new_child_key", sa.BigInteger(), nullable=False, comment="Key they have since."),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="merge: two children found to be one; split: one found to be two, the old key staying with the "
            "other; replaced: the identifier the old key rested on is gone.",
        ),
        sa.CheckConstraint("kind in ('merge', 'split', 'replaced')", name=op.f("child_key_change_kind_check")),
        sa.PrimaryKeyConstraint("change_id", name=op.f("child_key_change_pkey")),
        schema="identity",
        comment="One row per key of a child that gave way to another, and run. Restricted: personal data.",
    )
    op.create_table(
        "child_key_secret",
        sa.Column(
            "fingerprint",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Keyed hash of a fixed text: tells whether a secret is the one in use, and nothing of it.",
        ),
        sa.Column(
            "used_since",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="When children were first keyed with it.",
        ),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("child_key_secret_pkey")),
        schema="identity",
        comment="One row: which secret the children are keyed with.",
    )
    op.create_table(
        "link_review",
        sa.Column("one_type", sa.Text(), autoincrement=False, nullable=False, comment="Kind of the one identifier."),
        sa.Column(
            "one_identifier",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="The one identifier, in its one form: capitals, no spaces.",
        ),
        sa.Column(
            "other_type", sa.Text(), autoincrement=False, nullable=False, comment="Kind of the other identifier."
        ),
        sa.Column(
            "other_identifier",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="The other identifier; the same again where one number is two children's.",
        ),
        sa.Column(
            "review_id", sa.BigInteger(), sa.Identity(always=True), nullable=False, comment="Number of the review."
        ),
        sa.Column("reason", sa.Text(), nullable=False, comment="Why it is not sure."),
        sa.Column(
            "match_weight",
            sa.Numeric(precision=6, scale=2),
            nullable=True,
            comment="Splink's match weight; null where the doubt comes from a shared number.",
        ),
        sa.Column(
            "found_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="When it was first found.",
        ),
        sa.Column("status", sa.Text(), server_default="open", nullable=False, comment="open or decided."),
        sa.Column("decision", sa.Text(), nullable=True, comment="same or different: one child, or two."),
        sa.Column("decided_by", sa.Text(), nullable=True, comment="Login that decided."),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True, comment="When it was decided."),
        sa.Column("decided_because", sa.Text(), nullable=True, comment="Why, in the words of who decided."),
        sa.CheckConstraint(
            "(status = 'decided') = (decision is not null and decided_by is not null)",
            name=op.f("link_review_decided_check"),
        ),
        sa.CheckConstraint("decision in ('same', 'different')", name=op.f("link_review_decision_check")),
        sa.CheckConstraint("status in ('open', 'decided')", name=op.f("link_review_status_check")),
        sa.PrimaryKeyConstraint(
            "one_type", "one_identifier", "other_type", "other_identifier", name=op.f("link_review_pkey")
        ),
        sa.UniqueConstraint("review_id", name=op.f("link_review_review_id_key")),
        schema="identity",
        comment="One row per pair of identifiers that may be one child, and what was decided. "
        "Restricted: personal data.",
    )
    op.add_column(
        "child_identifier",
        sa.Column(
            "method",
            sa.Text(),
            server_default="exact",
            nullable=False,
            comment="How it was joined to what the key rests on: exact (shared identifiers) or splink "
            "(names and the like).",
        ),
        schema="identity",
    )
    op.add_column(
        "child_identifier",
        sa.Column(
            "match_weight",
            sa.Numeric(precision=6, scale=2),
            nullable=True,
            comment="Splink's match weight, where it was joined so: 10 is odds of 1,024 to 1.",
        ),
        schema="identity",
    )
    op.alter_column(
        "child_identifier",
        "identifier_type",
        existing_type=sa.TEXT(),
        comment="Kind of identifier: one of PRIORITY in model/identity/kinds.py.",
        existing_comment="nhs_number, upn, case_id or education_person_id.",
        existing_nullable=False,
        schema="identity",
    )
    op.alter_column(
        "child_identifier",
        "child_key",
        existing_type=sa.BIGINT(),
        comment="The child it stands for: a keyed hash, see model/identity/keys.py.",
        existing_comment="The child it stands for: a keyed hash, see model/identity.py.",
        existing_nullable=False,
        schema="identity",
    )


def downgrade() -> None:
    op.alter_column(
        "child_identifier",
        "child_key",
        existing_type=sa.BIGINT(),
        comment="The child it stands for: a keyed hash, see model/identity.py.",
        existing_comment="The child it stands for: a keyed hash, see model/identity/keys.py.",
        existing_nullable=False,
        schema="identity",
    )
    op.alter_column(
        "child_identifier",
        "identifier_type",
        existing_type=sa.TEXT(),
        comment="nhs_number, upn, case_id or education_person_id.",
        existing_comment="Kind of identifier: one of PRIORITY in model/identity/kinds.py.",
        existing_nullable=False,
        schema="identity",
    )
    op.drop_column("child_identifier", "match_weight", schema="identity")
    op.drop_column("child_identifier", "method", schema="identity")
    op.drop_table("link_review", schema="identity")
    op.drop_table("child_key_secret", schema="identity")
    op.drop_table("child_key_change", schema="identity")
