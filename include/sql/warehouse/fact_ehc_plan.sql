-- One row per education, health and care plan ever held.
-- The ids of the SEN2 return hold within one delivery; a plan is known by its child and the day of its request, which stay
-- the same. Plans issued, which the latest whole delivery has with when and why they ceased, are as it has them. Others,
-- from before the record or taken over (requests H), are in the return only while in force, so they are followed from
-- delivery to delivery: gone from one, the plan has ceased.
with modules as (
    select period from staging.sen2_requests
    intersect
    select period from staging.sen2_person
    intersect
    select period from staging.sen2_assessment
    intersect
    select period from staging.sen2_namedplan
    intersect
    select period from staging.sen2_activeplans
),

numbered as (
    select
        person.period,
        bool_or(person.nativeid is not null) as is_export
    from staging.sen2_person as person
    inner join modules on person.period = modules.period
    group by person.period
),

-- each delivery, the one after it, and the next that is the system's own export: the return as XML, which knows children
-- by their pupil number only, cannot tell that the plan of a child without one is gone
deliveries as (
    select
        period,
        is_export,
        lead(period) over (order by period) as next_period,
        min(period) filter (where is_export)
            over (order by period rows between 1 following and unbounded following) as next_export
    from numbered
),

latest as (
    select period
    from deliveries
    where next_period is null
),

asked as (
    select distinct on (request.requeststableid)
        request.period,
        request.requeststableid,
        request.receiveddate as request_date,
        request.requestoutcome,
        person.personbirthdate as birth_date,
        -- by the pupil number first, which is in every form of the return
        coalesce(pupil.child_key, child.child_key, -1) as child_key
    from staging.sen2_requests as request
    inner join latest on request.period = latest.period
    left join staging.sen2_person as person
        on request.period = person.period and request.persontableid = person.persontableid
    left join identity.child_identifier as pupil
        on pupil.identifier_type = 'upn' and person.upn = pupil.identifier
    left join identity.child_identifier as child
        on child.identifier_type = 'education_person_id' and person.nativeid = child.identifier
    order by request.requeststableid, request.source_file, request.source_row
),

named as (
    select
        plan.*,
        assessment.requeststableid,
        detail.plandetailtableid,
        detail.urn,
        detail.sensetting,
        detail.senunitindicator,
        detail.resourcedprovisionindicator,
        row_number() over (
            partition by assessment.requeststableid
            order by plan.startdate, plan.namedplantableid, detail.placementrank, detail.plandetailtableid
        ) as place
    from staging.sen2_namedplan as plan
    inner join latest on plan.period = latest.period
    inner join staging.sen2_assessment as assessment
        on plan.period = assessment.period and plan.assessmenttableid = assessment.assessmenttableid
    left join staging.sen2_plandetail as detail
        on plan.period = detail.period and plan.namedplantableid = detail.namedplantableid
),

-- a plan issued again after the same assessment is the same plan, held on
issued as (
    select
        requeststableid,
        min(startdate) as start_date,
        case when bool_and(ceasedate is not null) then max(ceasedate) end as ceased_date,
        (array_agg(ceasereason order by ceasedate desc nulls last, namedplantableid asc))[1] as ceasereason,
        bool_or(planres = '1') as is_residential,
        bool_or(planwbp = '1') as is_work_based,
        bool_or(pb = '1') as has_personal_budget,
        bool_or(oa = '1') as has_organised_arrangement,
        bool_or(dp = '1') as has_direct_payments,
        max(urn) filter (where place = 1) as named_urn,
        max(sensetting) filter (where place = 1) as named_sensetting,
        bool_or(senunitindicator = '1') filter (where place = 1) as is_named_sen_unit,
        bool_or(resourcedprovisionindicator = '1') filter (where place = 1) as is_named_resourced_provision
    from named
    group by requeststableid
),

-- every plan in force in any delivery
told as (
    select
        active.period,
        active.activeplanstableid,
        active.requeststableid,
        active.transferla,
        active.res,
        active.wbp,
        request.receiveddate as request_date,
        request.requestoutcome,
        person.personbirthdate as birth_date,
        person.upn,
        coalesce(pupil.child_key, child.child_key, -1) as child_key
    from deliveries
    inner join staging.sen2_activeplans as active on deliveries.period = active.period
    inner join staging.sen2_requests as request
        on active.period = request.period and active.requeststableid = request.requeststableid
    left join staging.sen2_person as person
        on request.period = person.period and request.persontableid = person.persontableid
    left join identity.child_identifier as pupil
        on pupil.identifier_type = 'upn' and person.upn = pupil.identifier
    left join identity.child_identifier as child
        on child.identifier_type = 'education_person_id' and person.nativeid = child.identifier
),

in_force as (
    select distinct on (child_key, request_date)
        *,
        min(period) over (partition by child_key, request_date) as first_told_month
    from told
    where child_key <> -1
    order by child_key asc, request_date asc, period desc, activeplanstableid asc
),

-- the primary need of each
needs as (
    select distinct on (need.period, need.activeplanstableid)
        need.period,
        need.activeplanstableid,
        need.sentype
    from deliveries
    inner join staging.sen2_senneed as need on deliveries.period = need.period
    order by need.period, need.activeplanstableid, need.sentyperank, need.senneedtableid
),

held as (
    select
        asked.child_key,
        asked.request_date,
        asked.requeststableid as tie,
        asked.birth_date,
        issued.start_date,
        issued.ceased_date,
        case
            when issued.ceased_date is null then '-2'
            else reference.member(reason.cease_reason_code, issued.ceasereason)
        end as cease_reason_code,
        coalesce(asked.requestoutcome <> 'H', true) as is_from_assessment,
        in_force.transferla,
        coalesce(in_force.res = '1', issued.is_residential, false) as is_residential,
        coalesce(in_force.wbp = '1', issued.is_work_based, false) as is_work_based,
        coalesce(issued.has_personal_budget, false) as has_personal_budget,
        coalesce(issued.has_organised_arrangement, false) as has_organised_arrangement,
        coalesce(issued.has_direct_payments, false) as has_direct_payments,
        issued.named_urn,
        issued.named_sensetting,
        issued.is_named_sen_unit,
        issued.is_named_resourced_provision,
        in_force.first_told_month,
        in_force.period as last_told_month,
        in_force.activeplanstableid
    from issued
    inner join asked on issued.requeststableid = asked.requeststableid
    left join in_force on asked.child_key = in_force.child_key and asked.request_date = in_force.request_date
    left join warehouse.dim_ehc_cease_reason as reason on issued.ceasereason = reason.cease_reason_code
    union all
    select
        older.child_key,
        older.request_date,
        older.requeststableid as tie,
        older.birth_date,
        older.request_date as start_date,
        (older.last_month_in_force + interval '1 month')::date as ceased_date,
        case when older.last_month_in_force is null then '-2' else '-1' end as cease_reason_code,
        false as is_from_assessment,
        older.transferla,
        older.res = '1' as is_residential,
        older.wbp = '1' as is_work_based,
        false as has_personal_budget,
        false as has_organised_arrangement,
        false as has_direct_payments,
        null as named_urn,
        null as named_sensetting,
        null as is_named_sen_unit,
        null as is_named_resourced_provision,
        older.first_told_month,
        older.period as last_told_month,
        older.activeplanstableid
    from (
        select
            in_force.*,
            case
                when in_force.upn is null and deliveries.next_export is null then null
                when deliveries.next_period is null then null
                else in_force.period
            end as last_month_in_force
        from in_force
        inner join deliveries on in_force.period = deliveries.period
        where
            in_force.requestoutcome = 'H'
            and not exists (
                select
                from issued
                inner join asked on issued.requeststableid = asked.requeststableid
                where in_force.child_key = asked.child_key and in_force.request_date = asked.request_date
            )
        union all
        -- of children who are not known, those in force now, unless they are known from an export before
        select
            told.*,
            told.period as first_told_month,
            null as last_month_in_force
        from told
        inner join latest on told.period = latest.period
        where
            told.child_key = -1
            and told.requestoutcome = 'H'
            and not exists (
                select from issued
                where told.requeststableid = issued.requeststableid
            )
            and not exists (
                select
                from deliveries
                where deliveries.is_export and deliveries.next_period is not null
            )
    ) as older
)

select
    cast(:local_authority_code as text) as local_authority_code,
    held.child_key,
    held.request_date,
    row_number() over (
        partition by held.child_key, held.request_date order by held.start_date, held.ceased_date, held.tie
    )::integer as plan_number,
    held.start_date,
    held.ceased_date,
    held.cease_reason_code,
    held.is_from_assessment,
    coalesce(council.local_authority_code, '-1') as transferred_from_code,
    held.is_residential,
    held.is_work_based,
    held.has_personal_budget,
    held.has_organised_arrangement,
    held.has_direct_payments,
    reference.member(known_need.sen_need_code, need.sentype) as sen_need_code,
    coalesce(establishment.urn, case when held.named_urn is null then '-2' else '-1' end) as named_urn,
    case
        when held.named_sensetting is null then '-2'
        else reference.member(setting.sen_setting_code, held.named_sensetting)
    end as named_sen_setting_code,
    held.is_named_sen_unit,
    held.is_named_resourced_provision,
    held.first_told_month,
    date_trunc('month', held.birth_date)::date as birth_month,
    extract(year from age(held.start_date, held.birth_date))::integer as age_at_start_years
from held
left join warehouse.dim_local_authority as council on held.transferla = council.local_authority_code
left join needs as need
    on held.last_told_month = need.period and held.activeplanstableid = need.activeplanstableid
left join warehouse.dim_sen_need as known_need on need.sentype = known_need.sen_need_code
left join warehouse.dim_establishment as establishment on held.named_urn = establishment.urn
left join warehouse.dim_sen_setting as setting on held.named_sensetting = setting.sen_setting_code
