"""Indicators per month, what they were before, where they are heading, and the copy that may be shown."""

from typing import Any

from sqlalchemy import Boolean, Column, Date, DateTime, Double, Index, Integer, Numeric, Table, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from childrens_services.model.schema.base import count, flag, key, maybe, metadata, one_of, value

NOW = text("now()")


def _figure_key() -> list[Column[Any]]:
    """What tells one figure from another."""
    return [
        key("local_authority_code", Text, "Council, three-digit code."),
        key("kpi_id", Text, "Indicator, id of the KPI catalogue."),
        key("month", Date, "Month measured, first day; of a longer period the month it ends with."),
        key(
            "period_type", Text, "month, snapshot, annual, cumulative, rolling_3m, rolling_12m, or ytd_ with the year."
        ),
        key(
            "breakdown_type",
            Text,
            "What the rows are broken down by; total for the whole, variant for another reading.",
        ),
        key("breakdown", Text, "The part this row is about; total for the whole."),
    ]


kpi_monthly = Table(
    "kpi_monthly",
    metadata,
    *_figure_key(),
    count("kpi_version", "Version of the indicator's definition."),
    flag("is_headline", "The indicator's own figure: the total, in the period it is defined for."),
    value("title", Text, "Indicator in words."),
    value("programme", Text, "Programme it belongs to."),
    value("domain", Text, "Domain its records come from."),
    value("period_start", Date, "First day of the period; of a snapshot its day."),
    value("period_end", Date, "Last day of the period."),
    maybe("numerator", Numeric, "Numerator; of a gap the percentage of the group."),
    maybe("denominator", Numeric, "Denominator, null where there is none; of a gap the percentage of the others."),
    maybe("value", Numeric, "Value, in the unit; null without events or where not known. Rates are brought to a year."),
    value("unit", Text, "Unit of the value."),
    value("direction", Text, "Which way is better: higher, lower or context."),
    maybe("rate_per_10000", Numeric, "Of a count: per 10,000 of its population, brought to a year; null for others."),
    value("display_value", Text, "The value as people read it; not suppressed. z: no events; x: not known."),
    maybe("lower_ci95", Double, "Lower 95% confidence limit."),
    maybe("upper_ci95", Double, "Upper 95% confidence limit."),
    maybe("ci_method", Text, "wilson (shares), byar (counts and rates) or newcombe (gaps); null where there is none."),
    maybe("target", Numeric, "Target of the month, in the unit."),
    maybe("target_kind", Text, "statement, statute, benchmark or local."),
    maybe("target_source", Text, "Where the target comes from."),
    value("rag", Text, "green, amber, red or grey."),
    value("rag_reason", Text, "Why that colour."),
    maybe("previous_value", Numeric, "Value of the month before."),
    maybe("change", Numeric, "Value less the value of the month before."),
    maybe("same_month_last_year", Numeric, "Value twelve months before."),
    maybe("spc_mean", Double, "Mean of the chart's phase."),
    maybe("spc_lpl", Double, "Lower process limit."),
    maybe("spc_upl", Double, "Upper process limit."),
    maybe("spc_variation", Text, "Common cause, or improvement, concern or neither, high or low."),
    maybe("spc_rule", Text, "The rule that makes it a special cause; null for common cause."),
    maybe("spc_assurance", Text, "pass, fail or inconsistent: what the process will do about the target."),
    maybe("spc_points", Integer, "Points the limits are made of."),
    maybe("spc_is_trial", Boolean, "Fewer than 12 points: limits on trial."),
    maybe("spc_phase_reason", Text, "The known step this phase of the chart began with; null for the first."),
    maybe("benchmark_period", Text, "Period of the benchmarks, as published."),
    maybe("benchmark_england", Numeric, "England's published figure."),
    maybe("benchmark_sn_mean", Numeric, "Mean of the statistical neighbours' figures."),
    maybe("benchmark_sn_median", Numeric, "Median of the statistical neighbours' figures."),
    maybe("benchmark_sn_areas", Integer, "How many neighbours have a figure."),
    maybe("benchmark_sn_model", Integer, "Version of the model that says who the neighbours are."),
    maybe("quartile", Text, "A best to D: where the value stands among the councils' published figures."),
    maybe("rank", Integer, "Its rank among them, 1 best; ties share the better."),
    maybe("rank_of", Integer, "How many are ranked."),
    count("records", "Rows behind the figure, those left out among them."),
    count("excluded_rows", "Rows left out of the measure, counted."),
    value("exclusions", JSONB, "Rows left out, by reason.", server_default=text("'{}'")),
    maybe("dq_flag", Text, "What to mind in the data behind it; null for nothing."),
    flag("is_provisional", "The month may still change."),
    flag("is_carried_forward", "An annual figure of an earlier month, shown until the next."),
    maybe("is_suppressed", Boolean, "Withheld in the published copy; null where it is not published."),
    maybe("suppression_reason", Text, "Why it is withheld."),
    maybe("data_through", Date, "Latest delivery month used, first day."),
    value("batch_ids", ARRAY(Text), "Latest delivery of each feed that tells about the month, when it was calculated."),
    value("calculated_at", DateTime(timezone=True), "When the figure came to be as it is.", server_default=NOW),
    one_of("rag", "green", "amber", "red", "grey"),
    Index(None, "month"),
    schema="kpi",
    comment="One row per council, indicator, month, period and breakdown. Unsuppressed: not for publication.",
)

kpi_restatement = Table(
    "kpi_restatement",
    metadata,
    *_figure_key(),
    key("restated_at", DateTime(timezone=True), "When the figure was calculated anew and differed."),
    value("domain", Text, "Domain its records come from."),
    maybe("earlier_numerator", Numeric, "Numerator until then."),
    maybe("earlier_denominator", Numeric, "Denominator until then."),
    maybe("earlier_value", Numeric, "Value until then."),
    maybe("numerator", Numeric, "Numerator since."),
    maybe("denominator", Numeric, "Denominator since."),
    maybe("value", Numeric, "Value since."),
    maybe("change", Numeric, "Value since less value until then; null where one of them is."),
    flag("was_provisional", "The earlier figure was marked as one that may change."),
    value("calculated_at", DateTime(timezone=True), "When the earlier figure was calculated."),
    value(
        "caused_by",
        ARRAY(Text),
        "Deliveries read now that were not there then; none: the definition or the SQL changed.",
    ),
    Index(None, "month"),
    schema="kpi",
    comment="One row per figure and time it was restated. Unsuppressed: not for publication.",
)

kpi_frozen = Table(
    "kpi_frozen",
    metadata,
    *_figure_key(),
    key("label", Text, "Name of the publication, for example scrutiny 2026-11."),
    value("domain", Text, "Domain its records come from."),
    maybe("numerator", Numeric, "Numerator as it was."),
    maybe("denominator", Numeric, "Denominator as it was."),
    maybe("value", Numeric, "Value as it was."),
    value("unit", Text, "Unit of the value."),
    value("display_value", Text, "The value as people read it; not suppressed."),
    value("rag", Text, "RAG as it was."),
    flag("is_provisional", "The figure was marked as one that may change."),
    value("calculated_at", DateTime(timezone=True), "When the figure had been calculated."),
    value("frozen_at", DateTime(timezone=True), "When it was frozen.", server_default=NOW),
    schema="kpi",
    comment="One row per figure and publication it was frozen for. Unsuppressed: not for publication.",
)

kpi_forecast = Table(
    "kpi_forecast",
    metadata,
    key("local_authority_code", Text, "Council, three-digit code."),
    key("kpi_id", Text, "Indicator, id of the KPI catalogue."),
    key("month", Date, "Month forecast, first day."),
    value("domain", Text, "Domain its records come from."),
    value("title", Text, "Indicator in words."),
    value("unit", Text, "Unit of the value."),
    value("forecast", Double, "A forecast, not a figure: what the month will have if things go on as they have."),
    value("lower_80", Double, "Lower limit: four values in five would lie between the limits."),
    value("upper_80", Double, "Upper limit."),
    maybe("target", Numeric, "Target of the month."),
    maybe("target_month", Date, "Month by which the last target is to be reached, first day."),
    value("outlook", Text, "on course, off course or uncertain for the target of the month; no target."),
    value("method", Text, "How the forecast is made."),
    value("made_from", Integer, "Values it is made from."),
    value("last_month", Date, "Month of the last of them, first day."),
    schema="kpi",
    comment="One row per council, indicator and month to come. Forecasts, not figures; not for publication.",
)

published_kpi_monthly = Table(
    "kpi_monthly",
    metadata,
    *_figure_key(),
    flag("is_headline", "The indicator's own figure: the total, in the period it is defined for."),
    value("title", Text, "Indicator in words."),
    value("programme", Text, "Programme it belongs to."),
    value("period_start", Date, "First day of the period; of a snapshot its day."),
    value("period_end", Date, "Last day of the period."),
    maybe("numerator", Numeric, "Numerator; null where suppressed."),
    maybe("denominator", Numeric, "Denominator; null where suppressed or where there is none."),
    maybe("value", Numeric, "Value, in the unit, to the decimals shown; null where suppressed."),
    value(
        "display_value",
        Text,
        "The value as shown. c: suppressed; k: rounds to nought and is not; z: none; x: not known.",
    ),
    value("unit", Text, "Unit of the value."),
    maybe("target", Numeric, "Target, in the unit."),
    value("rag", Text, "green, amber, red or grey."),
    flag("is_provisional", "The month may still change."),
    flag("is_carried_forward", "An annual figure of an earlier month, shown until the next."),
    value("is_suppressed", Boolean, "Whether the figures are withheld."),
    maybe("suppression_reason", Text, "Why they are withheld."),
    one_of("rag", "green", "amber", "red", "grey"),
    schema="published",
    comment="One row per council, indicator, month, period and breakdown, disclosure controlled: may be shown.",
)
