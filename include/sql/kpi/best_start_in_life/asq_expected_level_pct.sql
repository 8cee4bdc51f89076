-- Children at or above the expected level in all five domains of the ASQ-3, by the month of the review; one row is a
-- questionnaire. The variants are the domains, one at a time.
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
    fact.review_month as month,
    domain.variant,
    case when fact.is_expected_in_all is null then 'a domain is not told' end as excluded,
    domain.is_expected::integer as numerator,
    1 as denominator,
    fact.child_key,
    fact.review_month as on_date,
    case
        when fact.questionnaire_months in (24, 27, 30) then fact.questionnaire_months || ' months'
    end as questionnaire,
    home.birth_district
from warehouse.fact_asq3_result as fact
cross join
    lateral (
        values
        (null, fact.is_expected_in_all),
        ('communication', fact.is_communication_expected),
        ('gross motor', fact.is_gross_motor_expected),
        ('fine motor', fact.is_fine_motor_expected),
        ('problem solving', fact.is_problem_solving_expected),
        ('personal and social', fact.is_personal_social_expected)
    ) as domain (variant, is_expected)
left join home on fact.child_key = home.child_key
where
    fact.local_authority_code = :local_authority_code
    and fact.review_month between :first_month and :last_month
