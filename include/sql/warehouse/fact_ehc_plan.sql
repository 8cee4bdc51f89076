-- One row per education, health and care plan ever held.
-- The ids of the SEN2 return hold within one delivery; a plan is known by its child and the day of its request, which stay
-- the same. Plans issued, which the latest whole delivery has with when and why they ceased, are as it has them. Others,
-- from before the record or taken over (requests H), are in the return only while in force, so they are followed from
-- delivery to delivery: gone from one, the plan has ceased.
-- A plan that module 4 or 5 tells of is one, also where a row it hangs on (person, request, assessment, or the plan in the
-- other module) was set apart by the checks. Its child is then known by the number that every module of an export has.
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
        on
            child.identifier_type = 'education_person_id'
            and coalesce(person.nativeid, request.nativeid) = child.identifier
    order by request.requeststableid, request.source_file, request.source_row
),

named as (
    select
        plan.*,
        coalesce(assessment.requeststableid, 'of assessment ' || plan.assessmenttableid) as requeststableid,
        detail.plandetailtableid,
        detail.urn,
        detail.sensetting,
        detail.senunitindicator,
        detail.resourcedprovisionindicator,
        row_number() over (
            partition by coalesce(assessment.requeststableid, 'of assessment ' || plan.assessmenttableid)
            order by plan.startdate, plan.namedplantableid, detail.placementrank, detail.plandetailtableid
        ) as place
    from staging.sen2_namedplan as plan
    inner join latest on plan.period = latest.period
    left join staging.sen2_assessment as assessment
        on plan.period = assessment.period and plan.assessmenttableid = assessment.assessmenttableid
    left join staging.sen2_plandetail as detail
        on plan.period = detail.period and plan.namedplantableid = detail.namedplantableid
    -- with neither an assessment nor a number it is nobody's
    where assessment.requeststableid is not null or plan.nativeid is not null
),

-- a plan issued again after the same assessment is the same plan, held on
issued as (
    select
        requeststableid,
        max(nativeid) as nativeid,
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
        request.receiveddate,
        request.requestoutcome,
        person.personbirthdate as birth_date,
        person.upn,
        person.persontableid is null as is_person_missing,
        coalesce(person.nativeid, request.nativeid, active.nativeid) as nativeid,
        coalesce(pupil.child_key, child.child_key, -1) as child_key
    from deliveries
    inner join staging.sen2_activeplans as active on deliveries.period = active.period
    left join staging.sen2_requests as request
        on active.period = request.period and active.requeststableid = request.requeststableid
    left join staging.sen2_person as person
        on request.period = person.period and request.persontableid = person.persontableid
    left join identity.child_identifier as pupil
        on pupil.identifier_type = 'upn' and person.upn = pupil.identifier
    left join identity.child_identifier as child
        on
            child.identifier_type = 'education_person_id'
            and coalesce(person.nativeid, request.nativeid, active.nativeid) = child.identifier
),

-- a child has one plan at a time: the day of a request that was set apart is that of the child's plan in other deliveries,
-- and where none has it the first of the month, until the next delivery tells
dated as (
    select
        *,
        coalesce(
            receiveddate, case when child_key <> -1 then max(receiveddate) over (partition by child_key) end, period
        ) as request_date
    from told
),

in_force as (
    select distinct on (child_key, request_date)
        period,
        activeplanstableid,
        requeststableid,
        transferla,
        res,
        wbp,
        upn,
        child_key,
        request_date,
        -- what a row set apart in the last delivery does not tell, others do
        coalesce(requestoutcome, max(requestoutcome) over (partition by child_key, request_date)) as requestoutcome,
        coalesce(birth_date, max(birth_date) over (partition by child_key, request_date)) as birth_date,
        min(period) over (partition by child_key, request_date) as first_told_month
    from dated
    where child_key <> -1
    order by child_key asc, request_date asc, period desc, activeplanstableid asc
),

-- plans of children whose person row was set apart, in the return as XML, which has no other number of them
nobodys as (
    select
        period,
        request_date
    from dated
    where child_key = -1 and is_person_missing
    group by period, request_date
),

-- the plans issued, each with its request and its row of module 5. Where the request is not known, that is the child's
-- last one told of before the plan ceased, as a child has one plan at a time.
plans as (
    select distinct on (issued.requeststableid)
        issued.*,
        coalesce(asked.child_key, child.child_key, -1) as child_key,
        coalesce(asked.request_date, in_force.request_date, issued.start_date) as request_date,
        coalesce(asked.birth_date, in_force.birth_date) as birth_date,
        coalesce(asked.requestoutcome, in_force.requestoutcome) as requestoutcome,
        in_force.transferla,
        in_force.res,
        in_force.wbp,
        in_force.first_told_month,
        in_force.period as last_told_month,
        in_force.activeplanstableid
    from issued
    left join asked on issued.requeststableid = asked.requeststableid
    left join identity.child_identifier as child
        on child.identifier_type = 'education_person_id' and issued.nativeid = child.identifier
    left join in_force
        on
            coalesce(asked.child_key, child.child_key) = in_force.child_key
            and (
                asked.request_date = in_force.request_date
                or (
                    asked.requeststableid is null
                    and in_force.period < coalesce(issued.ceased_date, date 'infinity')
                )
            )
    order by issued.requeststableid asc, in_force.period desc nulls last, in_force.request_date desc
),

-- when each was issued whose row of module 4 was set apart
decided as (
    select
        assessment.requeststableid,
        min(assessment.assessmentoutcomedate) as issue_date
    from staging.sen2_assessment as assessment
    inner join latest on assessment.period = latest.period
    where assessment.assessmentoutcome = 'Y'
    group by assessment.requeststableid
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
        plans.child_key,
        plans.request_date,
        plans.requeststableid as tie,
        plans.birth_date,
        plans.start_date,
        plans.ceased_date,
        case
            when plans.ceased_date is null then '-2'
            else reference.member(reason.cease_reason_code, plans.ceasereason)
        end as cease_reason_code,
        coalesce(plans.requestoutcome <> 'H', true) as is_from_assessment,
        plans.transferla,
        coalesce(plans.res = '1', plans.is_residential, false) as is_residential,
        coalesce(plans.wbp = '1', plans.is_work_based, false) as is_work_based,
        coalesce(plans.has_personal_budget, false) as has_personal_budget,
        coalesce(plans.has_organised_arrangement, false) as has_organised_arrangement,
        coalesce(plans.has_direct_payments, false) as has_direct_payments,
        plans.named_urn,
        plans.named_sensetting,
        plans.is_named_sen_unit,
        plans.is_named_resourced_provision,
        plans.first_told_month,
        plans.last_told_month,
        plans.activeplanstableid
    from plans
    left join warehouse.dim_ehc_cease_reason as reason on plans.ceasereason = reason.cease_reason_code
    union all
    select
        older.child_key,
        older.request_date,
        older.requeststableid as tie,
        older.birth_date,
        coalesce(older.issue_date, older.request_date) as start_date,
        (older.last_month_in_force + interval '1 month')::date as ceased_date,
        case when older.last_month_in_force is null then '-2' else '-1' end as cease_reason_code,
        coalesce(older.requestoutcome <> 'H', false) as is_from_assessment,
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
            decided.issue_date,
            case
                when deliveries.next_period is null then null
                when (in_force.upn is null or nobodys.period is not null) and deliveries.next_export is null then null
                else in_force.period
            end as last_month_in_force
        from in_force
        inner join deliveries on in_force.period = deliveries.period
        left join nobodys
            on deliveries.next_period = nobodys.period and in_force.request_date = nobodys.request_date
        left join decided
            on deliveries.next_period is null and in_force.requeststableid = decided.requeststableid
        where
            (in_force.requestoutcome = 'H' or deliveries.next_period is null)
            and not exists (
                select
                from plans
                where in_force.child_key = plans.child_key and in_force.request_date = plans.request_date
            )
        union all
        -- of children who are not known, those in force now, unless they are known from an export before, which those are
        -- not whose number has no person row
        select
            dated.period,
            dated.activeplanstableid,
            dated.requeststableid,
            dated.transferla,
            dated.res,
            dated.wbp,
            dated.upn,
            dated.child_key,
            dated.request_date,
            dated.requestoutcome,
            dated.birth_date,
            dated.period as first_told_month,
            null as issue_date,
            null as last_month_in_force
        from dated
        inner join latest on dated.period = latest.period
        where
            dated.child_key = -1
            and coalesce(dated.requestoutcome, 'H') = 'H'
            and not exists (
                select from issued
                where dated.requeststableid = issued.requeststableid
            )
            and (
                (dated.is_person_missing and dated.nativeid is not null)
                or not exists (
                    select
                    from deliveries
                    where deliveries.is_export and deliveries.next_period is not null
                )
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
