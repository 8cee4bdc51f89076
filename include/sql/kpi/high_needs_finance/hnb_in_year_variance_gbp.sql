-- Spend of the High Needs block forecast for the year less its budget, pounds, by cost centre; positive is an overspend.
with spend as (
    select
        centre.month,
        centre.forecast_outturn_gbp - centre.budget_gbp as variance_gbp,
        case when paid.high_needs_placement_code not like '-%' then paid.name end as placement_type
    from warehouse.fact_high_needs_spend as centre
    left join warehouse.dim_high_needs_placement as paid
        on centre.high_needs_placement_code = paid.high_needs_placement_code
    where
        centre.local_authority_code = :local_authority_code
        and centre.month between :first_month and :last_month
)

select
    month,
    null as variant,
    variance_gbp as numerator,
    cast(null as numeric) as denominator,
    placement_type
from spend
union all
-- not pounds: the same in per cent of what the grant allots to the block
select
    spend.month,
    'per cent of the allocation' as variant,
    100 * sum(spend.variance_gbp) / nullif(block.budget_gbp, 0) as numerator,
    cast(null as numeric) as denominator,
    null as placement_type
from spend
inner join warehouse.fact_high_needs_monitor as block
    on
        spend.month = block.month
        and block.local_authority_code = :local_authority_code
        and block.block_code = 'HIGH_NEEDS'
group by spend.month, block.budget_gbp
