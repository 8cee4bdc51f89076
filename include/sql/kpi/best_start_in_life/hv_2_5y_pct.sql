-- Reviews at 2 to 2.5 years done by 2.5 years, by the month the child turned 2.5 years (attribution_month); one row
-- is one child. The variant is about the reviews done: whether the questionnaire ASQ-3 was used.
with home as (
    select
        birth.child_key,
        min(area.district) as birth_district
    from warehouse.fact_birth as birth
    inner join warehouse.dim_area as area on birth.area_code = area.area_code
    where birth.local_authority_code = :local_authority_code and birth.child_key <> -1
    group by birth.child_key
),

review as (
    select
        attribution_month as month,
        review_month,
        child_key,
        case when age_at_review_days < 0 then 'reviewed before birth' end as excluded,
        -- whether by 2.5 years was worked out with the birth date, which is not kept here; empty while outstanding
        coalesce(is_within_limit, false) as is_in_time
    from warehouse.fact_health_review
    where
        local_authority_code = :local_authority_code
        and review_type_code = '2_2_5Y'
        and attribution_month between :first_month and :last_month
),

questionnaire as (
    select distinct
        child_key,
        review_month
    from warehouse.fact_asq3_result
    where local_authority_code = :local_authority_code
)

select
    review.month,
    null as variant,
    review.excluded,
    review.is_in_time::integer as numerator,
    1 as denominator,
    review.child_key,
    review.month as on_date,
    home.birth_district
from review
left join home on review.child_key = home.child_key
union all
select
    review.month,
    'ASQ-3 used' as variant,
    case when review.excluded is null and review.child_key = -1 then 'child not known' else review.excluded end
        as excluded,
    (questionnaire.child_key is not null)::integer as numerator,
    1 as denominator,
    review.child_key,
    review.month as on_date,
    null as birth_district
from review
left join questionnaire
    on review.child_key = questionnaire.child_key and review.review_month = questionnaire.review_month
where review.is_in_time
