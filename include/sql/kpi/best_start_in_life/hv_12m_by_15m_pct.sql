-- Reviews at 12 months done by 15 months, by the month the child turned 15 months (attribution_month); one row is one
-- child.
with home as (
    select
        birth.child_key,
        min(area.district) as birth_district
    from warehouse.fact_birth as birth
    inner join warehouse.dim_area as area on birth.area_code = area.area_code
    where birth.local_authority_code = :local_authority_code and birth.child_key <> -1
    group by birth.child_key
)

select
    fact.attribution_month as month,
    case when fact.age_at_review_days < 0 then 'reviewed before birth' end as excluded,
    -- whether by 15 months was worked out with the birth date, which is not kept here; empty while outstanding
    coalesce(fact.is_within_limit, false)::integer as numerator,
    1 as denominator,
    fact.child_key,
    fact.attribution_month as on_date,
    home.birth_district
from warehouse.fact_health_review as fact
left join home on fact.child_key = home.child_key
where
    fact.local_authority_code = :local_authority_code
    and fact.review_type_code = '12M'
    and fact.attribution_month between :first_month and :last_month
