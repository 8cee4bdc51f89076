-- New birth visits in time, by the month the infant turned 30 days (attribution_month); one row is one infant.
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
    reading.variant,
    case when fact.age_at_review_days < 0 then 'visited before birth' end as excluded,
    -- empty while the visit is outstanding: the infant counts, the visit does not
    coalesce(
        fact.is_face_to_face and fact.staff_role_code = 'HV' and fact.age_at_review_days <= reading.days, false
    )::integer as numerator,
    1 as denominator,
    fact.child_key,
    fact.attribution_month as on_date,
    home.birth_district
from warehouse.fact_health_review as fact
cross join (values (null, :visit_days), ('within 30 days', :late_visit_days)) as reading (variant, days)
left join home on fact.child_key = home.child_key
where
    fact.local_authority_code = :local_authority_code
    and fact.review_type_code = 'NBV'
    and fact.attribution_month between :first_month and :last_month
