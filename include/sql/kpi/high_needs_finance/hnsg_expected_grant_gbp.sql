-- High Needs Stability Grant to be expected as each month ends, pounds: a share of the eligible deficit once the reform
-- plan is approved, nought before.
with position as (
    select
        month,
        -- without a deficit a council is not eligible
        :grant_share * greatest(eligible_deficit_gbp, 0) as full_grant_gbp,
        received_grant_gbp,
        approval_status_code = 'APPROVED' and coalesce(approval_date < month + interval '1 month', true) as is_approved
    from warehouse.fact_high_needs_stability_grant
    where
        local_authority_code = :local_authority_code
        and month between :first_month and :last_month
)

select
    position.month,
    reading.variant,
    reading.amount_gbp as numerator,
    cast(null as numeric) as denominator
from position
cross join
    lateral (
        values
        (null, case when position.is_approved then position.full_grant_gbp else 0 end),
        ('if the plan is approved', position.full_grant_gbp),
        ('received to date', position.received_grant_gbp)
    ) as reading (variant, amount_gbp)
