"""How many rows of a batch have no value, per column."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "column_profile",
        sa.Column("batch_id", sa.Text(), nullable=False, comment="Batch checked."),
        sa.Column("column_name", sa.Text(), autoincrement=False, nullable=False, comment="Column of the feed."),
        sa.Column("missing_rows", sa.Integer(), nullable=False, comment="Rows with no value in it that can be read."),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["quality.batch.batch_id"],
            name=op.f("column_profile_batch_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("batch_id", "column_name", name=op.f("column_profile_pkey")),
        schema="quality",
        comment="One row per batch and column of it: what later batches are compared with.",
    )


def downgrade() -> None:
    op.drop_table("column_profile", schema="quality")
