-- One row per plan and setting the child came to, of children who are known.
-- A SEN2 return has where children are on its day and hardly ever that they left, so settings are followed from delivery
-- to delivery by what stays the same: the child, the day of the plan's request, the rank and the day the child came.
-- Where the plan's row, its request or its person was set apart by the checks, the number that every module of an export
-- has tells the child, and the plan is the one the child had in that month.
with modules as (
    select period from staging.sen2_requests
    intersect
    select period from staging.sen2_person
    intersect
    select period from staging.sen2_activeplans
    intersect
    select period from staging.sen2_placementdetail
),

numbered as (
    select
        person.period,
        bool_or(person.nativeid is not null) as is_export
    from staging.sen2_person as person
    inner join modules on person.period = modules.period
    group by person.period
),

-- the return as XML knows children by their pupil number only: it cannot tell that one without has left
deliveries as (
    select
        period,
        lead(period) over (order by period) as next_period,
        min(period) filter (where is_export)
            over (order by period rows between 1 following and unbounded following) as next_export
    from numbered
),

told as (
    select
        placed.*,
        request.receiveddate,
        coalesce(pupil.child_key, child.child_key) as child_key,
        case when person.upn is null then deliveries.next_export else deliveries.next_period end as next_told
    from deliveries
    inner join staging.sen2_placementdetail as placed on deliveries.period = placed.period
    left join staging.sen2_activeplans as active
        on placed.period = active.period and placed.activeplanstableid = active.activeplanstableid
    left join staging.sen2_requests as request
        on active.period = request.period and active.requeststableid = request.requeststableid
    left join staging.sen2_person as person
        on request.period = person.period and request.persontableid = person.persontableid
    left join identity.child_identifier as pupil
        on pupil.identifier_type = 'upn' and person.upn = pupil.identifier
    left join identity.child_identifier as child
        on
            child.identifier_type = 'education_person_id'
            and coalesce(person.nativeid, request.nativeid, active.nativeid, placed.nativeid) = child.identifier
    where coalesce(pupil.child_key, child.child_key) is not null
),

of_plans as (
    select
        *,
        coalesce(
            receiveddate,
            (
                select max(plan.request_date)
                from warehouse.fact_ehc_plan as plan
                where
                    plan.local_authority_code = :local_authority_code
                    and plan.child_key = told.child_key
                    and plan.start_date < told.period + interval '1 month'
                    and (plan.ceased_date is null or plan.ceased_date >= told.period)
            )
        ) as request_date
    from told
),

-- as last told
settings as (
    select distinct on (child_key, request_date, placementrank, entrydate) *
    from of_plans
    where request_date is not null
    order by
        child_key asc,
        request_date asc,
        placementrank asc,
        entrydate asc,
        period desc,
        urn asc,
        ukprn asc,
        sensetting asc,
        placementdetailtableid asc
),

followed as (
    select
        *,
        -- the day after the one on which the next return has the child there no more
        (next_told + interval '1 month')::date as known_by,
        lead(entrydate) over (partition by child_key, request_date, placementrank order by entrydate) as next_entry
    from settings
)

select
    cast(:local_authority_code as text) as local_authority_code,
    followed.child_key,
    followed.request_date,
    followed.placementrank::integer as placement_rank,
    followed.entrydate as entry_date,
    coalesce(
        followed.leavingdate,
        case when followed.next_entry <= followed.known_by then followed.next_entry - 1 end,
        case when followed.next_told is not null then (followed.period + interval '1 month')::date - 1 end
    ) as leaving_date,
    coalesce(
        establishment.urn, case when followed.urn is null and followed.sensetting is not null then '-2' else '-1' end
    ) as urn,
    followed.ukprn as provider_ukprn,
    case
        when followed.sensetting is null then '-2'
        else reference.member(setting.sen_setting_code, followed.sensetting)
    end as sen_setting_code,
    coalesce(followed.senunitindicator = '1', false) as is_sen_unit,
    coalesce(followed.resourcedprovisionindicator = '1', false) as is_resourced_provision
from followed
left join warehouse.dim_establishment as establishment on followed.urn = establishment.urn
left join warehouse.dim_sen_setting as setting on followed.sensetting = setting.sen_setting_code
