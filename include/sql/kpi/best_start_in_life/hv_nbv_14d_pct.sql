-- New birth visits in time, by the month the infant turned 30 days (attribution_month); one row is one infant.
with infant as (
    select
        fact.attribution_month as month,
        coalesce(child.sex, 'U') as sex,
        coalesce(fact.age_at_review_days < 0, false) as is_visited_before_birth,
        -- null while the visit is outstanding: the infant counts, the visit does not
        coalesce(
            fact.is_face_to_face and fact.staff_role_code = 'HV' and fact.age_at_review_days <= :visit_days, false
        ) as is_in_time
    from warehouse.fact_health_review as fact
    left join warehouse.dim_child as child
        on
            fact.child_key = child.child_key
            and child.valid_during @> fact.attribution_month
    where
        fact.local_authority_code = :local_authority_code
        and fact.review_type_code = 'NBV'
        and fact.attribution_month between :first_month and :last_month
)

select
    month,
    case grouping(sex) when 0 then 'sex' else 'total' end as breakdown_type,
    coalesce(sex, 'total') as breakdown,
    count(*) filter (where is_in_time and not is_visited_before_birth) as numerator,
    count(*) filter (where not is_visited_before_birth) as denominator,
    count(*) filter (where is_visited_before_birth) as excluded_rows
from infant
group by grouping sets ((month), (month, sex))
