-- Good level of development, by the month the profile is completed in (June); one row is a child. The months between
-- have no rows: the last profile stands until the next.
select
    date_trunc('month', fact.assessment_date)::date as month,
    -- exempt: assessed in none of the goals
    case fact.assessed_goals when 0 then 'exempt from the profile' end as excluded,
    fact.is_good_level_of_development::integer as numerator,
    1 as denominator,
    fact.child_key,
    fact.assessment_date as on_date,
    area.district as home_district,
    case when fact.is_fsm_eligible then 'eligible' else 'not eligible' end as free_school_meals,
    case fact.sen_provision_code when 'E' then 'EHC plan' when 'K' then 'SEN support' when 'N' then 'No SEN' end as sen
from warehouse.fact_early_years_profile as fact
left join warehouse.dim_area as area on fact.area_code = area.area_code
where
    fact.local_authority_code = :local_authority_code
    and fact.assessment_date >= :first_month
    and fact.assessment_date < cast(:last_month as date) + interval '1 month'
