"""Who looked a child up in identity."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "look_up",
        sa.Column("look_up_id", sa.BigInteger(), sa.Identity(always=True), comment="Number of the look-up."),
        sa.Column(
            "looked_up_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="When.",
        ),
        sa.Column("looked_up_by", sa.Text(), nullable=False, comment="Login that asked."),
        sa.Column("child_key", sa.BigInteger(), nullable=True, comment="Child found; null where there was none."),
        sa.Column("reason", sa.Text(), nullable=False, comment="Why, in the words of who asked."),
        sa.PrimaryKeyConstraint("look_up_id", name=op.f("look_up_pkey")),
        schema="identity",
        comment="One row per look-up of a child in identity. Restricted: personal data.",
    )


def downgrade() -> None:
    op.drop_table("look_up", schema="identity")
