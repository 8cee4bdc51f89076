-- Good level of development of children eligible for free school meals (group) and of the others, by the month the
-- profile is completed in (June); one row is a child.
select
    date_trunc('month', fact.assessment_date)::date as month,
    case when fact.is_fsm_eligible then 'group' else 'others' end as side,
    -- exempt: assessed in none of the goals
    case fact.assessed_goals when 0 then 'exempt from the profile' end as excluded,
    fact.is_good_level_of_development::integer as numerator,
    1 as denominator,
    fact.child_key,
    fact.assessment_date as on_date,
    area.district as home_district
from warehouse.fact_early_years_profile as fact
left join warehouse.dim_area as area on fact.area_code = area.area_code
where
    fact.local_authority_code = :local_authority_code
    and fact.assessment_date >= :first_month
    and fact.assessment_date < cast(:last_month as date) + interval '1 month'
