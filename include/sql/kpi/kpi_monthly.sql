-- Every row of one KPI: the months measured anew, the others as they are, each compared with the month before and the
-- same month of the last year.
with every_month as (
    select * from json_populate_recordset(null::kpi.kpi_monthly, cast(:rows as json))
    union all
    select * from kpi.kpi_monthly
    where
        local_authority_code = :local_authority_code
        and kpi_id = :kpi_id
        and month not between :first_month and :last_month
)

select
    this.local_authority_code,
    this.kpi_id,
    this.month,
    this.breakdown_type,
    this.breakdown,
    this.title,
    this.programme,
    this.domain,
    this.period_type,
    this.numerator,
    this.denominator,
    this.value,
    this.unit,
    this.direction,
    this.target,
    this.target_kind,
    this.target_source,
    this.rag,
    this.rag_reason,
    previous.value as previous_value,
    this.value - previous.value as change,
    last_year.value as same_month_last_year,
    this.is_provisional,
    this.excluded_rows,
    this.data_through
from every_month as this
left join every_month as previous
    on
        this.breakdown_type = previous.breakdown_type
        and this.breakdown = previous.breakdown
        and previous.month = this.month - interval '1 month'
left join every_month as last_year
    on
        this.breakdown_type = last_year.breakdown_type
        and this.breakdown = last_year.breakdown
        and last_year.month = this.month - interval '1 year'
