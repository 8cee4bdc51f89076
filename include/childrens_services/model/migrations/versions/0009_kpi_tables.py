"""Indicators by period and breakdown, restated, frozen and forecast; populations; deprivation of the home."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    # figures are measured anew by the next run; until then there are none, for their key has changed
    op.execute("delete from kpi.kpi_monthly")
    op.execute("delete from published.kpi_monthly")
    # made anew with the upgrade: their columns are others now
    op.execute(
        """
        do $$
        declare view_name text;
        begin
            for view_name in select table_name from information_schema.views where table_schema = 'kpi' loop
                execute format('drop view kpi.%I cascade', view_name);
            end loop;
        end $$
        """
    )
    op.create_table(
        "kpi_forecast",
        sa.Column("local_authority_code", sa.Text(), nullable=False, comment="Council, three-digit code."),
        sa.Column("kpi_id", sa.Text(), nullable=False, comment="Indicator, id of the KPI catalogue."),
        sa.Column("month", sa.Date(), nullable=False, comment="Month forecast, first day."),
        sa.Column("domain", sa.Text(), nullable=False, comment="Domain its records come from."),
        sa.Column("title", sa.Text(), nullable=False, comment="Indicator in words."),
        sa.Column("unit", sa.Text(), nullable=False, comment="Unit of the value."),
        sa.Column(
            "forecast",
            sa.Double(),
            nullable=False,
            comment="A forecast, not a figure: what the month will have if things go on as they have.",
        ),
        sa.Column(
            "lower_80",
            sa.Double(),
            nullable=False,
            comment="Lower limit: four values in five would lie between the limits.",
        ),
        sa.Column("upper_80", sa.Double(), nullable=False, comment="Upper limit."),
        sa.Column("target", sa.Numeric(), nullable=True, comment="Target of the month."),
        sa.Column(
            "target_month",
            sa.Date(),
            nullable=True,
            comment="Month by which the last target is to be reached, first day.",
        ),
        sa.Column(
            "outlook",
            sa.Text(),
            nullable=False,
            comment="on course, off course or uncertain for the target of the month; no target.",
        ),
        sa.Column("method", sa.Text(), nullable=False, comment="How the forecast is made."),
        sa.Column("made_from", sa.Integer(), nullable=False, comment="Values it is made from."),
        sa.Column("last_month", sa.Date(), nullable=False, comment="Month of the last of them, first day."),
        sa.PrimaryKeyConstraint("local_authority_code", "kpi_id", "month", name=op.f("kpi_forecast_pkey")),
        schema="kpi",
        comment="One row per council, indicator and month to come. Forecasts, not figures; not for publication.",
    )
    op.create_table(
        "kpi_frozen",
        sa.Column("local_authority_code", sa.Text(), nullable=False, comment="Council, three-digit code."),
        sa.Column("kpi_id", sa.Text(), nullable=False, comment="Indicator, id of the KPI catalogue."),
        sa.Column(
            "month",
            sa.Date(),
            nullable=False,
            comment="Month measured, first day; of a longer period the month it ends with.",
        ),
        sa.Column(
            "period_type",
            sa.Text(),
            nullable=False,
            comment="month, snapshot, annual, cumulative, rolling_3m, rolling_12m, or ytd_ with the year.",
        ),
        sa.Column(
            "breakdown_type",
            sa.Text(),
            nullable=False,
            comment="What the rows are broken down by; total for the whole, variant for another reading.",
        ),
        sa.Column(
            "breakdown",
            sa.Text(),
            nullable=False,
            comment="The part this row is about; total for the whole.",
        ),
        sa.Column(
            "label",
            sa.Text(),
            nullable=False,
            comment="Name of the publication, for example scrutiny 2026-11.",
        ),
        sa.Column("domain", sa.Text(), nullable=False, comment="Domain its records come from."),
        sa.Column("numerator", sa.Numeric(), nullable=True, comment="Numerator as it was."),
        sa.Column("denominator", sa.Numeric(), nullable=True, comment="Denominator as it was."),
        sa.Column("value", sa.Numeric(), nullable=True, comment="Value as it was."),
        sa.Column("unit", sa.Text(), nullable=False, comment="Unit of the value."),
        sa.Column("display_value", sa.Text(), nullable=False, comment="The value as people read it; not suppressed."),
        sa.Column("rag", sa.Text(), nullable=False, comment="RAG as it was."),
        sa.Column(
            "is_provisional", sa.Boolean(), nullable=False, comment="The figure was marked as one that may change."
        ),
        sa.Column(
            "calculated_at", sa.DateTime(timezone=True), nullable=False, comment="When the figure had been calculated."
        ),
        sa.Column(
            "frozen_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="When it was frozen.",
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code",
            "kpi_id",
            "month",
            "period_type",
            "breakdown_type",
            "breakdown",
            "label",
            name=op.f("kpi_frozen_pkey"),
        ),
        schema="kpi",
        comment="One row per figure and publication it was frozen for. Unsuppressed: not for publication.",
    )
    op.create_table(
        "kpi_restatement",
        sa.Column("local_authority_code", sa.Text(), nullable=False, comment="Council, three-digit code."),
        sa.Column("kpi_id", sa.Text(), nullable=False, comment="Indicator, id of the KPI catalogue."),
        sa.Column(
            "month",
            sa.Date(),
            nullable=False,
            comment="Month measured, first day; of a longer period the month it ends with.",
        ),
        sa.Column(
            "period_type",
            sa.Text(),
            nullable=False,
            comment="month, snapshot, annual, cumulative, rolling_3m, rolling_12m, or ytd_ with the year.",
        ),
        sa.Column(
            "breakdown_type",
            sa.Text(),
            nullable=False,
            comment="What the rows are broken down by; total for the whole, variant for another reading.",
        ),
        sa.Column(
            "breakdown",
            sa.Text(),
            nullable=False,
            comment="The part this row is about; total for the whole.",
        ),
        sa.Column(
            "restated_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When the figure was calculated anew and differed.",
        ),
        sa.Column("domain", sa.Text(), nullable=False, comment="Domain its records come from."),
        sa.Column("earlier_numerator", sa.Numeric(), nullable=True, comment="Numerator until then."),
        sa.Column("earlier_denominator", sa.Numeric(), nullable=True, comment="Denominator until then."),
        sa.Column("earlier_value", sa.Numeric(), nullable=True, comment="Value until then."),
        sa.Column("numerator", sa.Numeric(), nullable=True, comment="Numerator since."),
        sa.Column("denominator", sa.Numeric(), nullable=True, comment="Denominator since."),
        sa.Column("value", sa.Numeric(), nullable=True, comment="Value since."),
        sa.Column(
            "change",
            sa.Numeric(),
            nullable=True,
            comment="Value since less value until then; null where one of them is.",
        ),
        sa.Column(
            "was_provisional",
            sa.Boolean(),
            nullable=False,
            comment="The earlier figure was marked as one that may change.",
        ),
        sa.Column(
            "calculated_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When the earlier figure was calculated.",
        ),
        sa.Column(
            "caused_by",
            postgresql.ARRAY(sa.Text()),
            nullable=False,
            comment="Deliveries read now that were not there then; none: the definition or the SQL changed.",
        ),
        sa.PrimaryKeyConstraint(
            "local_authority_code",
            "kpi_id",
            "month",
            "period_type",
            "breakdown_type",
            "breakdown",
            "restated_at",
            name=op.f("kpi_restatement_pkey"),
        ),
        schema="kpi",
        comment="One row per figure and time it was restated. Unsuppressed: not for publication.",
    )
    op.create_index(op.f("kpi_restatement_month"), "kpi_restatement", ["month"], unique=False, schema="kpi")
    op.create_table(
        "fact_population",
        sa.Column("mid_year_date", sa.Date(), nullable=False, comment="30 June of the year."),
        sa.Column("area_code", sa.Text(), nullable=False, comment="Area, nine-character GSS code."),
        sa.Column("age_from", sa.Integer(), nullable=False, comment="Youngest age of the band, years."),
        sa.Column(
            "age_to",
            sa.Integer(),
            nullable=False,
            comment="Oldest age of the band, years; the same as age_from for a single year.",
        ),
        sa.Column("area_name", sa.Text(), nullable=False, comment="Area's name."),
        sa.Column("population", sa.Integer(), nullable=False, comment="People of these ages who live there."),
        sa.PrimaryKeyConstraint("mid_year_date", "area_code", "age_from", "age_to", name=op.f("fact_population_pkey")),
        schema="warehouse",
        comment="One row per mid-year, area and age band.",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "kpi_version",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Version of the indicator's definition.",
        ),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column("period_start", sa.Date(), nullable=False, comment="First day of the period; of a snapshot its day."),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column("period_end", sa.Date(), nullable=False, comment="Last day of the period."),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "display_value",
            sa.Text(),
            nullable=False,
            comment="The value as people read it; not suppressed. z: no events; x: not known.",
        ),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column("lower_ci95", sa.Double(), nullable=True, comment="Lower 95% confidence limit."),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column("upper_ci95", sa.Double(), nullable=True, comment="Upper 95% confidence limit."),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "ci_method",
            sa.Text(),
            nullable=True,
            comment="wilson (shares), byar (counts and rates) or newcombe (gaps); null where there is none.",
        ),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column("spc_mean", sa.Double(), nullable=True, comment="Mean of the chart's phase."),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly", sa.Column("spc_lpl", sa.Double(), nullable=True, comment="Lower process limit."), schema="kpi"
    )
    op.add_column(
        "kpi_monthly", sa.Column("spc_upl", sa.Double(), nullable=True, comment="Upper process limit."), schema="kpi"
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "spc_variation",
            sa.Text(),
            nullable=True,
            comment="Common cause, or improvement, concern or neither, high or low.",
        ),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "spc_rule",
            sa.Text(),
            nullable=True,
            comment="The rule that makes it a special cause; null for common cause.",
        ),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "spc_assurance",
            sa.Text(),
            nullable=True,
            comment="pass, fail or inconsistent: what the process will do about the target.",
        ),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column("spc_points", sa.Integer(), nullable=True, comment="Points the limits are made of."),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column("spc_is_trial", sa.Boolean(), nullable=True, comment="Fewer than 12 points: limits on trial."),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "spc_phase_reason",
            sa.Text(),
            nullable=True,
            comment="The known step this phase of the chart began with; null for the first.",
        ),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column("benchmark_period", sa.Text(), nullable=True, comment="Period of the benchmarks, as published."),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column("benchmark_england", sa.Numeric(), nullable=True, comment="England's published figure."),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "benchmark_sn_mean", sa.Numeric(), nullable=True, comment="Mean of the statistical neighbours' figures."
        ),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "benchmark_sn_median", sa.Numeric(), nullable=True, comment="Median of the statistical neighbours' figures."
        ),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column("benchmark_sn_areas", sa.Integer(), nullable=True, comment="How many neighbours have a figure."),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "benchmark_sn_model",
            sa.Integer(),
            nullable=True,
            comment="Version of the model that says who the neighbours are.",
        ),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "quartile",
            sa.Text(),
            nullable=True,
            comment="A best to D: where the value stands among the councils' published figures.",
        ),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column("rank", sa.Integer(), nullable=True, comment="Its rank among them, 1 best; ties share the better."),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly", sa.Column("rank_of", sa.Integer(), nullable=True, comment="How many are ranked."), schema="kpi"
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "records",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="Rows behind the figure, those left out among them.",
        ),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "exclusions",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'"),
            nullable=False,
            comment="Rows left out, by reason.",
        ),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column("dq_flag", sa.Text(), nullable=True, comment="What to mind in the data behind it; null for nothing."),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "is_carried_forward",
            sa.Boolean(),
            nullable=False,
            comment="An annual figure of an earlier month, shown until the next.",
        ),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "is_suppressed",
            sa.Boolean(),
            nullable=True,
            comment="Withheld in the published copy; null where it is not published.",
        ),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column("suppression_reason", sa.Text(), nullable=True, comment="Why it is withheld."),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "batch_ids",
            postgresql.ARRAY(sa.Text()),
            nullable=False,
            comment="Latest delivery of each feed that tells about the month, when it was calculated.",
        ),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "calculated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="When the figure came to be as it is.",
        ),
        schema="kpi",
    )
    op.alter_column(
        "kpi_monthly",
        "month",
        existing_type=sa.DATE(),
        comment="Month measured, first day; of a longer period the month it ends with.",
        existing_comment="Month measured, first day.",
        existing_nullable=False,
        schema="kpi",
    )
    op.alter_column(
        "kpi_monthly",
        "period_type",
        existing_type=sa.TEXT(),
        comment="month, snapshot, annual, cumulative, rolling_3m, rolling_12m, or ytd_ with the year.",
        existing_comment="month, rolling_12m, ytd or snapshot.",
        existing_nullable=False,
        schema="kpi",
    )
    op.alter_column(
        "kpi_monthly",
        "breakdown_type",
        existing_type=sa.TEXT(),
        comment="What the rows are broken down by; total for the whole, variant for another reading.",
        existing_comment="What the rows are broken down by; total for the whole.",
        existing_nullable=False,
        schema="kpi",
    )
    op.alter_column(
        "kpi_monthly",
        "breakdown",
        existing_type=sa.TEXT(),
        comment="The part this row is about; total for the whole.",
        existing_comment="The part this row is about; Total for the whole.",
        existing_nullable=False,
        schema="kpi",
    )
    op.alter_column(
        "kpi_monthly",
        "numerator",
        existing_type=sa.NUMERIC(),
        comment="Numerator; of a gap the percentage of the group.",
        existing_comment="Numerator.",
        existing_nullable=True,
        schema="kpi",
    )
    op.alter_column(
        "kpi_monthly",
        "denominator",
        existing_type=sa.NUMERIC(),
        comment="Denominator, null where there is none; of a gap the percentage of the others.",
        existing_comment="Denominator; null where the indicator has none.",
        existing_nullable=True,
        schema="kpi",
    )
    op.alter_column(
        "kpi_monthly",
        "value",
        existing_type=sa.NUMERIC(),
        comment="Value, in the unit; null without events or where not known. Rates are brought to a year.",
        existing_comment="Value, in the unit; null where the denominator is nought.",
        existing_nullable=True,
        schema="kpi",
    )
    op.alter_column(
        "kpi_monthly",
        "target",
        existing_type=sa.NUMERIC(),
        comment="Target of the month, in the unit.",
        existing_comment="Target, in the unit.",
        existing_nullable=True,
        schema="kpi",
    )
    op.alter_column(
        "kpi_monthly",
        "target_kind",
        existing_type=sa.TEXT(),
        comment="statement, statute, benchmark or local.",
        existing_comment="What kind of target it is.",
        existing_nullable=True,
        schema="kpi",
    )
    op.create_table_comment(
        "kpi_monthly",
        "One row per council, indicator, month, period and breakdown. Unsuppressed: not for publication.",
        existing_comment="One row per council, indicator, month and breakdown. Unsuppressed: not for publication.",
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "period_type",
            sa.Text(),
            nullable=False,
            comment="month, snapshot, annual, cumulative, rolling_3m, rolling_12m, or ytd_ with the year.",
        ),
        schema="published",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "breakdown_type",
            sa.Text(),
            nullable=False,
            comment="What the rows are broken down by; total for the whole, variant for another reading.",
        ),
        schema="published",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "breakdown",
            sa.Text(),
            nullable=False,
            comment="The part this row is about; total for the whole.",
        ),
        schema="published",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column("period_start", sa.Date(), nullable=False, comment="First day of the period; of a snapshot its day."),
        schema="published",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column("period_end", sa.Date(), nullable=False, comment="Last day of the period."),
        schema="published",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column("is_provisional", sa.Boolean(), nullable=False, comment="The month may still change."),
        schema="published",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "is_carried_forward",
            sa.Boolean(),
            nullable=False,
            comment="An annual figure of an earlier month, shown until the next.",
        ),
        schema="published",
    )
    op.alter_column(
        "kpi_monthly",
        "month",
        existing_type=sa.DATE(),
        comment="Month measured, first day; of a longer period the month it ends with.",
        existing_comment="Month measured, first day.",
        existing_nullable=False,
        schema="published",
    )
    op.alter_column(
        "kpi_monthly",
        "value",
        existing_type=sa.NUMERIC(),
        comment="Value, in the unit, to the decimals shown; null where suppressed.",
        existing_comment="Value, in the unit; null where suppressed.",
        existing_nullable=True,
        schema="published",
    )
    op.alter_column(
        "kpi_monthly",
        "display_value",
        existing_type=sa.TEXT(),
        comment="The value as shown. c: suppressed; k: rounds to nought and is not; z: none; x: not known.",
        existing_comment="The value as shown; c where suppressed.",
        existing_nullable=False,
        schema="published",
    )
    op.create_table_comment(
        "kpi_monthly",
        "One row per council, indicator, month, period and breakdown, disclosure controlled: may be shown.",
        existing_comment="One row per council, indicator and month, with small numbers suppressed: may be shown.",
        schema="published",
    )
    op.add_column(
        "dim_child",
        sa.Column(
            "deprivation_quintile",
            sa.Integer(),
            nullable=True,
            comment="Fifth of England the home's neighbourhood is in, 1 most deprived (IMD).",
        ),
        schema="warehouse",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "is_headline",
            sa.Boolean(),
            nullable=False,
            comment="The indicator's own figure: the total, in the period it is defined for.",
        ),
        schema="kpi",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "is_headline",
            sa.Boolean(),
            nullable=False,
            comment="The indicator's own figure: the total, in the period it is defined for.",
        ),
        schema="published",
    )
    op.create_table(
        "statistical_neighbour",
        sa.Column("model_version", sa.Integer(), nullable=False, comment="Year of the model."),
        sa.Column("local_authority_code", sa.Text(), nullable=False, comment="Council, three-digit code."),
        sa.Column("neighbour_rank", sa.Integer(), nullable=False, comment="1 for the council most alike."),
        sa.Column("neighbour_code", sa.Text(), nullable=False, comment="The neighbour, three-digit code."),
        sa.Column(
            "proximity",
            sa.Text(),
            nullable=True,
            comment="How alike the model finds them, in words; null where it does not say.",
        ),
        sa.PrimaryKeyConstraint(
            "model_version", "local_authority_code", "neighbour_rank", name=op.f("statistical_neighbour_pkey")
        ),
        schema="reference",
        comment="One row per model version, council and rank of statistical neighbour, loaded from "
        "include/reference/statistical_neighbours.csv.",
    )
    op.alter_column(
        "fact_published_figure",
        "area_code",
        existing_type=sa.TEXT(),
        existing_nullable=False,
        comment="Area, nine-character GSS code, or a council by its three-digit code.",
        existing_comment="Area, nine-character GSS code.",
        schema="warehouse",
    )
    op.add_column(
        "kpi_monthly",
        sa.Column(
            "rate_per_10000",
            sa.Numeric(),
            nullable=True,
            comment="Of a count: per 10,000 of its population, brought to a year; null for others.",
        ),
        schema="kpi",
    )
    for schema in ("kpi", "published"):
        op.drop_constraint("kpi_monthly_pkey", "kpi_monthly", schema=schema)
        op.create_primary_key(
            "kpi_monthly_pkey",
            "kpi_monthly",
            ["local_authority_code", "kpi_id", "month", "period_type", "breakdown_type", "breakdown"],
            schema=schema,
        )


def downgrade() -> None:
    raise RuntimeError("the key of the indicators is another: restore a backup from before the upgrade")
