-- One row per referral, described, the child as it was then.
select
    referral.local_authority_code,
    referral.referral_id,
    referral.child_key,
    referral.referral_date,
    day.month_start as month,
    day.financial_year,
    source.group_name as referred_by,
    need.name as need,
    team.name as team,
    child.sex,
    extract(year from age(referral.referral_date, child.birth_month))::integer as age_years,
    ethnicity.group_name as ethnic_group,
    coalesce(area.district, area.name) as district,
    referral.is_no_further_action,
    referral.close_date,
    referral.previous_referral_date
from warehouse.fact_referral as referral
inner join warehouse.dim_date as day on referral.referral_date = day.date_key
inner join warehouse.dim_referral_source as source on referral.referral_source_code = source.referral_source_code
inner join warehouse.dim_need_category as need on referral.need_code = need.need_code
inner join warehouse.dim_team as team on referral.team_id = team.team_id
inner join warehouse.dim_child as child
    on referral.child_key = child.child_key and child.valid_during @> referral.referral_date
inner join warehouse.dim_ethnicity as ethnicity on child.ethnicity_code = ethnicity.ethnicity_code
inner join warehouse.dim_area as area on child.area_code = area.area_code
