-- One row per month delivered and post that partners agreed to second.
select distinct on (post.period, post.post_id)
    cast(:local_authority_code as text) as local_authority_code,
    post.period as month,
    post.post_id,
    (post.period + interval '1 month - 1 day')::date as month_end,
    case when post.agency in ('POLICE', 'HEALTH', 'EDUCATION') then lower(post.agency) else 'other' end as agency,
    case post.programme
        when 'MACPT' then 'multi_agency_child_protection'
        when 'FAMILY HELP' then 'family_help'
        else 'other'
    end as team_kind,
    coalesce(area.area_code, '-1') as area_code,
    post.role,
    coalesce(post.fte_agreed, 0) as fte_agreed,
    coalesce(post.fte_filled, 0) as fte_filled
from staging.secondments as post
left join warehouse.dim_area as area on area.level = 'district' and post.district = area.district
where
    post.period = any(cast(:months as date[]))
    -- agreed on the month's last day
    and post.start_date <= (post.period + interval '1 month - 1 day')::date
    and coalesce(post.end_date, 'infinity') > (post.period + interval '1 month - 1 day')::date
order by post.period, post.post_id, post.source_file, post.source_row
