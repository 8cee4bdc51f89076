-- One row per month and seconded post agreed on its last day. How much of a post is filled is told for the last day of the
-- month delivered only, so each month is read from its own delivery.
select distinct on (post.period, post.post_id)
    cast(:local_authority_code as text) as local_authority_code,
    post.period as month,
    post.post_id,
    reference.member(agency.agency_code, post.agency) as agency_code,
    'families_first' as programme_code,
    reference.member(team.seconded_team_code, post.programme) as seconded_team_code,
    coalesce(area.area_code, case when post.district is null then '-1' else '-2' end) as area_code,
    post.start_date,
    post.end_date,
    post.fte_agreed as agreed_fte,
    post.fte_filled as filled_fte
from staging.secondments as post
left join warehouse.dim_agency as agency on post.agency = agency.agency_code
left join warehouse.dim_seconded_team as team on post.programme = team.seconded_team_code
left join warehouse.dim_area as area on area.level = 'district' and post.district = area.name
where
    post.period = any(cast(:months as date[]))
    and post.start_date < post.period + interval '1 month'
    and (post.end_date is null or post.end_date >= (post.period + interval '1 month')::date - 1)
order by post.period, post.post_id, post.source_file, post.source_row
