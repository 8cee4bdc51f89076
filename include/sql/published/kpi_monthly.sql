-- Every figure as it may be shown; pg_temp.withheld has those that may not, and what of them is hidden.
with described as (
    select
        kpi.kpi_id,
        kpi.decimals,
        kpi.rag_on
    from json_to_recordset(cast(:kpis as json)) as kpi (kpi_id text, decimals integer, rag_on text)
),

figure as (
    select
        kpi_monthly.*,
        described.decimals,
        described.rag_on,
        kpi_monthly.unit = 'percentage points' as is_gap
    from kpi.kpi_monthly as kpi_monthly
    inner join described on kpi_monthly.kpi_id = described.kpi_id
    where kpi_monthly.local_authority_code = :local_authority_code
)

select
    figure.local_authority_code,
    figure.kpi_id,
    figure.month,
    figure.period_type,
    figure.breakdown_type,
    figure.breakdown,
    figure.is_headline,
    figure.title,
    figure.programme,
    figure.period_start,
    figure.period_end,
    -- the numbers of a gap are percentages; to the last decimal they would tell what they are made of
    case
        when withheld.hides_numerator then null
        when figure.is_gap then round(figure.numerator, figure.decimals)
        else figure.numerator
    end as numerator,
    case
        when withheld.hides_denominator then null
        when figure.is_gap then round(figure.denominator, figure.decimals)
        else figure.denominator
    end as denominator,
    case when withheld.kpi_id is null then round(figure.value, figure.decimals) end as value,
    case when withheld.kpi_id is null then figure.display_value else :symbol end as display_value,
    figure.unit,
    figure.target,
    -- a colour would narrow down the figure it is judged on, be it this one or one of a longer period
    case when withheld.kpi_id is null and judged.kpi_id is null then figure.rag else 'grey' end as rag,
    figure.is_provisional,
    figure.is_carried_forward,
    withheld.kpi_id is not null as is_suppressed,
    -- which of two is the small one would narrow both down, so nobody is told
    case when withheld.kpi_id is not null then :reason end as suppression_reason
from figure
left join pg_temp.withheld as withheld
    on
        figure.kpi_id = withheld.kpi_id
        and figure.month = withheld.month
        and figure.period_type = withheld.period_type
        and figure.breakdown_type = withheld.breakdown_type
        and figure.breakdown = withheld.breakdown
left join pg_temp.withheld as judged
    on
        figure.breakdown_type = 'total'
        and judged.breakdown_type = 'total'
        and figure.kpi_id = judged.kpi_id
        and figure.month = judged.month
        and figure.rag_on = judged.period_type
