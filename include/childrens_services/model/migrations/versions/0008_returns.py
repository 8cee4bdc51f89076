"""Checks of statutory returns: what came of each rule, and what is to be mended."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "return_rule",
        sa.Column(
            "local_authority_code", sa.Text(), autoincrement=False, nullable=False, comment="Council, three-digit code."
        ),
        sa.Column(
            "return_name", sa.Text(), autoincrement=False, nullable=False, comment="Return: ssda903, cin or sen."
        ),
        sa.Column(
            "collection_year", sa.Integer(), autoincrement=False, nullable=False, comment="Year the collection ends in."
        ),
        sa.Column(
            "run_date", sa.Date(), autoincrement=False, nullable=False, comment="Day of the run that checked it."
        ),
        sa.Column(
            "rule_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Rule, as the Department for Education calls it.",
        ),
        sa.Column("severity", sa.Text(), nullable=False, comment="error or query."),
        sa.Column("status", sa.Text(), nullable=False, comment="passed, failed, not applicable or crashed."),
        sa.Column("reason", sa.Text(), nullable=False, comment="Why it was not applicable or crashed; else empty."),
        sa.Column(
            "offending_rows", sa.Integer(), server_default=sa.text("0"), nullable=False, comment="Rows that offend it."
        ),
        sa.Column(
            "children", sa.Integer(), server_default=sa.text("0"), nullable=False, comment="Children with such a row."
        ),
        sa.CheckConstraint("severity in ('error', 'query')", name=op.f("return_rule_severity_check")),
        sa.CheckConstraint(
            "status in ('passed', 'failed', 'not applicable', 'crashed')", name=op.f("return_rule_status_check")
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code",
            "return_name",
            "collection_year",
            "run_date",
            "rule_code",
            name=op.f("return_rule_pkey"),
        ),
        schema="quality",
        comment="One row per check of a return and rule: no rule is left out silently.",
    )
    op.create_table(
        "return_run",
        sa.Column(
            "local_authority_code", sa.Text(), autoincrement=False, nullable=False, comment="Council, three-digit code."
        ),
        sa.Column(
            "return_name", sa.Text(), autoincrement=False, nullable=False, comment="Return: ssda903, cin or sen."
        ),
        sa.Column(
            "collection_year",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="Year the collection ends in: 2027 is 2026/27.",
        ),
        sa.Column(
            "run_date", sa.Date(), autoincrement=False, nullable=False, comment="Day of the run that checked it."
        ),
        sa.Column("delivered_month", sa.Date(), nullable=False, comment="Month it was delivered for, first day."),
        sa.Column(
            "rules_passed",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Rules that no row offends.",
        ),
        sa.Column(
            "rules_failed", sa.Integer(), server_default=sa.text("0"), nullable=False, comment="Rules that rows offend."
        ),
        sa.Column(
            "rules_not_applicable",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Rules that could not apply: see quality.return_rule for why.",
        ),
        sa.Column(
            "rules_crashed",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Rules that could not be run; none may.",
        ),
        sa.Column(
            "error_rows",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Rows and rules of severity error.",
        ),
        sa.Column(
            "query_rows",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Rows and rules of severity query.",
        ),
        sa.Column(
            "children", sa.Integer(), server_default=sa.text("0"), nullable=False, comment="Children in the return."
        ),
        sa.Column(
            "children_with_errors",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Children with an error.",
        ),
        sa.Column(
            "new_issues",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Issues that were not open after the run before.",
        ),
        sa.Column(
            "open_issues",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Issues open, the new ones too.",
        ),
        sa.Column(
            "fixed_issues",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Issues open after the run before and gone now.",
        ),
        sa.CheckConstraint("children_with_errors <= children", name=op.f("return_run_with_errors_check")),
        sa.PrimaryKeyConstraint(
            "local_authority_code", "return_name", "collection_year", "run_date", name=op.f("return_run_pkey")
        ),
        schema="quality",
        comment="One row per check of a statutory return: return, collection year and day.",
    )
    op.create_table(
        "return_issue",
        sa.Column(
            "local_authority_code", sa.Text(), autoincrement=False, nullable=False, comment="Council, three-digit code."
        ),
        sa.Column(
            "return_name", sa.Text(), autoincrement=False, nullable=False, comment="Return: ssda903, cin or sen."
        ),
        sa.Column(
            "collection_year", sa.Integer(), autoincrement=False, nullable=False, comment="Year the collection ends in."
        ),
        sa.Column(
            "rule_code",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Rule, as the Department for Education calls it.",
        ),
        sa.Column(
            "table_name",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="Table of the return; empty for a rule on the whole return.",
        ),
        sa.Column(
            "child_id",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="The child, as the return calls it; empty where no child is meant.",
        ),
        sa.Column(
            "record_key",
            sa.Text(),
            autoincrement=False,
            nullable=False,
            comment="What tells the child's records of the table apart, as written; empty where there is one.",
        ),
        sa.Column(
            "occurrence",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="From 1, where several records of a child are written alike.",
        ),
        sa.Column(
            "opened_on", sa.Date(), autoincrement=False, nullable=False, comment="Day of the run that found it first."
        ),
        sa.Column(
            "fixed_on",
            sa.Date(),
            nullable=True,
            comment="Day of the run that no longer found it; null while it is open.",
        ),
        sa.Column("severity", sa.Text(), nullable=False, comment="error or query."),
        sa.Column("fields", sa.Text(), nullable=False, comment="Fields to look at, comma separated."),
        sa.Column(
            "row_number",
            sa.Integer(),
            nullable=True,
            comment="0-based row of the delivered file when last seen; empty for the whole return.",
        ),
        sa.Column(
            "team_id", sa.Text(), nullable=False, comment="Team that works with the child; empty where not known."
        ),
        sa.CheckConstraint("severity in ('error', 'query')", name=op.f("return_issue_severity_check")),
        sa.CheckConstraint("fixed_on > opened_on", name=op.f("return_issue_fixed_after_check")),
        sa.PrimaryKeyConstraint(
            "local_authority_code",
            "return_name",
            "collection_year",
            "rule_code",
            "table_name",
            "child_id",
            "record_key",
            "occurrence",
            "opened_on",
            name=op.f("return_issue_pkey"),
        ),
        schema="quarantine",
        comment="One row per thing to mend in a return, open or fixed. Restricted: personal data.",
    )
    op.create_index(
        op.f("return_issue_local_authority_code_return_name_collection_year_fixed_on"),
        "return_issue",
        ["local_authority_code", "return_name", "collection_year", "fixed_on"],
        unique=False,
        schema="quarantine",
    )


def downgrade() -> None:
    op.drop_index(
        op.f("return_issue_local_authority_code_return_name_collection_year_fixed_on"),
        table_name="return_issue",
        schema="quarantine",
    )
    op.drop_table("return_issue", schema="quarantine")
    op.drop_table("return_run", schema="quality")
    op.drop_table("return_rule", schema="quality")
