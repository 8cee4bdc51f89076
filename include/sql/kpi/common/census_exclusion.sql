-- Suspensions and permanent exclusions by the month they start in, as the censuses tell of them.
with told as (
    select
        fact.*,
        school.setting_group,
        school.phase as school_phase,
        -- a census may tell again what one before it told; two that one census tells of are two
        rank() over (
            partition by fact.child_key, fact.urn, fact.start_date, fact.suspension_category_code
            order by fact.reference_date desc
        ) > 1 as is_told_again
    from warehouse.fact_suspension as fact
    left join warehouse.dim_establishment as school on fact.urn = school.urn
    where
        fact.local_authority_code = :local_authority_code
        and fact.start_date >= :first_month
        and fact.start_date < cast(:last_month as date) + interval '1 month'
        and coalesce(school.setting_group, 'not_known') in ('mainstream', 'state_special', 'not_known')
)

select
    date_trunc('month', start_date)::date as month,
    suspension_category_code,
    lost_sessions,
    child_key,
    start_date as on_date,
    case
        when start_date > reference_date then 'starts after the census that told of it'
        when is_told_again and child_key <> -1 then 'told again by a later census'
    end as excluded,
    -- the provision at the time
    case sen_provision_code when 'E' then 'EHC plan' when 'K' then 'SEN support' when 'N' then 'No SEN' end as sen,
    case
        when setting_group = 'state_special' then 'special'
        when school_phase in ('Primary', 'Middle deemed primary') then 'primary'
        when school_phase in ('Secondary', 'Middle deemed secondary', 'All-through') then 'secondary'
    end as phase
from told
