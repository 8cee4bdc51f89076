-- Reviews at 6 to 8 weeks in time, by the month the infant turned eight weeks (attribution_month); one row is one
-- infant.
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
    -- empty while the review is outstanding: the infant counts, the review does not
    coalesce(fact.age_at_review_days <= :limit_days, false)::integer as numerator,
    1 as denominator,
    fact.child_key,
    fact.attribution_month as on_date,
    home.birth_district
from warehouse.fact_health_review as fact
left join home on fact.child_key = home.child_key
where
    fact.local_authority_code = :local_authority_code
    and fact.review_type_code = '6_8W'
    and fact.attribution_month between :first_month and :last_month
