"""Whose records few may see."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "restricted_child",
        sa.Column(
            "child_key",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="Child (warehouse.dim_child).",
        ),
        sa.Column(
            "restriction_kind",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="ADOPTION, SEALED record, WITNESS under protection, STAFF member's family; UNCLEAR where the "
            "register's row was set apart.",
        ),
        sa.Column(
            "restricted_from",
            sa.Date(),
            autoincrement=False,
            nullable=False,
            comment="Day the restriction was made; 1900-01-01 where unclear.",
        ),
        sa.Column(
            "restricted_to",
            sa.Date(),
            nullable=True,
            comment="Day it was, or will be, lifted; null while that is not known.",
        ),
        sa.CheckConstraint(
            "restriction_kind in ('ADOPTION', 'SEALED', 'WITNESS', 'STAFF', 'UNCLEAR')",
            name=op.f("restricted_child_restriction_kind_check"),
        ),
        sa.PrimaryKeyConstraint("child_key", "restriction_kind", "restricted_from", name=op.f("restricted_child_pkey")),
        schema="identity",
        comment="One row per child, kind of restriction and the day it was made. Restricted: personal data.",
    )


def downgrade() -> None:
    op.drop_table("restricted_child", schema="identity")
