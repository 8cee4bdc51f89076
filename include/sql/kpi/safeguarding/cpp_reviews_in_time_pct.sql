-- Child protection plans open for three months or more at the end of each month: those of which no review ever was late
-- and none is overdue. One late review fails the plan for as long as it lasts.
with reviewed as (
    select
        protection_plan_id,
        min(review_date) as first_date,
        min(review_date) filter (
            where review_date > previous_date + make_interval(
                months => case review_number when 1 then :first_review_months else :later_review_months end
            )
        ) as first_late_date
    from warehouse.fact_child_protection_review
    where local_authority_code = :local_authority_code
    group by protection_plan_id
),

open_plan as (
    select
        snapshot.month,
        (snapshot.month + interval '1 month - 1 day')::date as last_day,
        snapshot.child_key,
        plan.start_date,
        plan.is_other_council,
        -- of the reviews held by then the latest says when the next is due
        case
            when snapshot.latest_review_date is null
                then plan.start_date + make_interval(months => :first_review_months)
            else snapshot.latest_review_date + make_interval(months => :later_review_months)
        end as next_due_date,
        reviewed.first_date,
        reviewed.first_late_date
    from warehouse.fact_child_protection_plan_month as snapshot
    inner join warehouse.fact_child_protection_plan as plan
        on
            snapshot.local_authority_code = plan.local_authority_code
            and snapshot.protection_plan_id = plan.protection_plan_id
    left join reviewed on snapshot.protection_plan_id = reviewed.protection_plan_id
    where
        snapshot.local_authority_code = :local_authority_code
        and snapshot.month between :first_month and :last_month
)

select
    month,
    case
        when is_other_council then 'plan of another council'
        when first_date < start_date then 'reviewed before it started'
    end as excluded,
    -- due on the last day and not held by its end is late
    (next_due_date > last_day and coalesce(first_late_date > last_day, true))::integer as numerator,
    1 as denominator,
    child_key,
    last_day as on_date
from open_plan
where start_date + make_interval(months => :first_review_months) <= last_day
