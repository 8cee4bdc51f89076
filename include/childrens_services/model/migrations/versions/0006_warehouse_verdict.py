"""How the checks of the warehouse itself came out, per month and table."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "warehouse_verdict",
        sa.Column(
            "month",
            sa.Date(),
            autoincrement=False,
            nullable=False,
            comment="Month of the run that the check followed, first day.",
        ),
        sa.Column(
            "position",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Position of the check in the run, from 1.",
        ),
        sa.Column("table_name", sa.Text(), nullable=False, comment="Table of the warehouse."),
        sa.Column("expectation", sa.Text(), nullable=False, comment="Name of the check."),
        sa.Column(
            "column_names",
            sa.Text(),
            nullable=False,
            comment="Columns it is about, comma separated; empty where about the table.",
        ),
        sa.Column("severity", sa.Text(), nullable=False, comment="critical, warning or info."),
        sa.Column("success", sa.Boolean(), nullable=False, comment="Whether the table met it."),
        sa.Column(
            "evaluated_rows",
            sa.Integer(),
            nullable=False,
            comment="Rows it was evaluated on; months, where it is about months.",
        ),
        sa.Column("unexpected_rows", sa.Integer(), nullable=False, comment="Of those, how many failed it."),
        sa.Column("description", sa.Text(), nullable=False, comment="What it expects, in words."),
        sa.Column(
            "arguments",
            postgresql.JSONB(),
            nullable=False,
            comment="The share of rows that may fail, where any may.",
        ),
        sa.CheckConstraint(
            "severity in ('critical', 'warning', 'info')", name=op.f("warehouse_verdict_severity_check")
        ),
        sa.PrimaryKeyConstraint("month", "position", name=op.f("warehouse_verdict_pkey")),
        schema="quality",
        comment="One row per month and check of a table of the warehouse, as the month's latest run left it.",
    )


def downgrade() -> None:
    op.drop_table("warehouse_verdict", schema="quality")
