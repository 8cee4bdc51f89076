-- Are strategy discussions about sexual abuse in the family attended by social care, police and health, with and without a multi-agency team?
select
    is_multi_agency_team,
    count(*) as discussions,
    count(*) filter (where is_quorate) as three_agencies,
    count(*) filter (where is_school_child and not is_education_present) as school_child_without_education
from warehouse.fact_strategy_discussion
where is_sexual_abuse and is_in_family
group by is_multi_agency_team
order by is_multi_agency_team
