-- Full-time equivalents of seconded posts agreed on the last day of each month, and how much of them was filled then.
select
    post.month,
    case when post.agency_code in ('COUNCIL', 'PARTNERSHIP') then 'not seconded by a partner' end as excluded,
    post.filled_fte as numerator,
    post.agreed_fte as denominator,
    case when post.agency_code in ('POLICE', 'HEALTH', 'EDUCATION') then agency.name end as agency,
    case when post.seconded_team_code not like '-%' then team.name end as team
from warehouse.fact_secondment_month as post
left join warehouse.dim_agency as agency on post.agency_code = agency.agency_code
left join warehouse.dim_seconded_team as team on post.seconded_team_code = team.seconded_team_code
where
    post.local_authority_code = :local_authority_code
    and post.month between :first_month and :last_month
