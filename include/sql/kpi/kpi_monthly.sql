-- Every row of one KPI: the months measured anew, the others as they are; each compared with the month before and the
-- same month of the last year, and the headline with its control chart. A figure that is as it was keeps when, and from
-- which deliveries, it was calculated.
with measured as (
    select * from json_populate_recordset(null::kpi.kpi_monthly, cast(:rows as json))
),

every_month as (
    select * from measured
    union all
    select * from kpi.kpi_monthly
    where
        local_authority_code = :local_authority_code
        and kpi_id = :kpi_id
        and month not between :first_month and :last_month
),

chart as (
    select point.* from json_to_recordset(cast(:chart as json)) as point (
        month date,
        mean double precision,
        lower double precision,
        upper double precision,
        variation text,
        rule text,
        assurance text,
        points integer,
        is_trial boolean,
        phase_reason text
    )
),

-- figures that are as they were
same as (
    select
        stored.month,
        stored.period_type,
        stored.breakdown_type,
        stored.breakdown,
        stored.batch_ids,
        stored.calculated_at
    from kpi.kpi_monthly as stored
    inner join every_month as this
        on
            stored.local_authority_code = this.local_authority_code
            and stored.kpi_id = this.kpi_id
            and stored.month = this.month
            and stored.period_type = this.period_type
            and stored.breakdown_type = this.breakdown_type
            and stored.breakdown = this.breakdown
    where
        stored.numerator is not distinct from this.numerator
        and stored.denominator is not distinct from this.denominator
        and stored.value is not distinct from this.value
)

select
    this.local_authority_code,
    this.kpi_id,
    this.month,
    this.period_type,
    this.breakdown_type,
    this.breakdown,
    this.kpi_version,
    this.is_headline,
    this.title,
    this.programme,
    this.domain,
    this.period_start,
    this.period_end,
    this.numerator,
    this.denominator,
    this.value,
    this.unit,
    this.direction,
    this.rate_per_10000,
    this.display_value,
    this.lower_ci95,
    this.upper_ci95,
    this.ci_method,
    this.target,
    this.target_kind,
    this.target_source,
    this.rag,
    this.rag_reason,
    previous.value as previous_value,
    this.value - previous.value as change,
    last_year.value as same_month_last_year,
    chart.mean as spc_mean,
    chart.lower as spc_lpl,
    chart.upper as spc_upl,
    chart.variation as spc_variation,
    chart.rule as spc_rule,
    chart.assurance as spc_assurance,
    chart.points as spc_points,
    chart.is_trial as spc_is_trial,
    chart.phase_reason as spc_phase_reason,
    this.benchmark_period,
    this.benchmark_england,
    this.benchmark_sn_mean,
    this.benchmark_sn_median,
    this.benchmark_sn_areas,
    this.benchmark_sn_model,
    this.quartile,
    this.rank,
    this.rank_of,
    this.records,
    this.excluded_rows,
    this.exclusions,
    this.dq_flag,
    this.is_provisional,
    this.is_carried_forward,
    -- decided when it is published
    stored.is_suppressed,
    stored.suppression_reason,
    this.data_through,
    coalesce(same.batch_ids, this.batch_ids) as batch_ids,
    coalesce(same.calculated_at, now()) as calculated_at
from every_month as this
left join every_month as previous
    on
        this.period_type = previous.period_type
        and this.breakdown_type = previous.breakdown_type
        and this.breakdown = previous.breakdown
        and previous.month = this.month - interval '1 month'
left join every_month as last_year
    on
        this.period_type = last_year.period_type
        and this.breakdown_type = last_year.breakdown_type
        and this.breakdown = last_year.breakdown
        and last_year.month = this.month - interval '1 year'
left join chart
    on
        this.month = chart.month
        and this.is_headline
left join kpi.kpi_monthly as stored
    on
        this.local_authority_code = stored.local_authority_code
        and this.kpi_id = stored.kpi_id
        and this.month = stored.month
        and this.period_type = stored.period_type
        and this.breakdown_type = stored.breakdown_type
        and this.breakdown = stored.breakdown
left join same
    on
        this.month = same.month
        and this.period_type = same.period_type
        and this.breakdown_type = same.breakdown_type
        and this.breakdown = same.breakdown
