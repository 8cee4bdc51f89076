-- One row per plan and need, of children who are known, as the last SEN2 return that had the plan in force told.
with deliveries as (
    select period from staging.sen2_requests
    intersect
    select period from staging.sen2_person
    intersect
    select period from staging.sen2_activeplans
    intersect
    select period from staging.sen2_senneed
),

in_force as (
    select distinct on (coalesce(pupil.child_key, child.child_key), request.receiveddate)
        active.period,
        active.activeplanstableid,
        request.receiveddate as request_date,
        coalesce(pupil.child_key, child.child_key) as child_key
    from deliveries
    inner join staging.sen2_activeplans as active on deliveries.period = active.period
    inner join staging.sen2_requests as request
        on active.period = request.period and active.requeststableid = request.requeststableid
    inner join staging.sen2_person as person
        on request.period = person.period and request.persontableid = person.persontableid
    left join identity.child_identifier as pupil
        on pupil.identifier_type = 'upn' and person.upn = pupil.identifier
    left join identity.child_identifier as child
        on child.identifier_type = 'education_person_id' and person.nativeid = child.identifier
    where coalesce(pupil.child_key, child.child_key) is not null
    order by
        coalesce(pupil.child_key, child.child_key) asc,
        request.receiveddate asc,
        active.period desc,
        active.activeplanstableid asc
),

needs as (
    select
        in_force.child_key,
        in_force.request_date,
        need.sentyperank,
        reference.member(known.sen_need_code, need.sentype) as sen_need_code
    from in_force
    inner join staging.sen2_senneed as need
        on in_force.period = need.period and in_force.activeplanstableid = need.activeplanstableid
    left join warehouse.dim_sen_need as known on need.sentype = known.sen_need_code
)

select
    cast(:local_authority_code as text) as local_authority_code,
    child_key,
    request_date,
    sen_need_code,
    min(sentyperank)::integer as need_rank
from needs
group by child_key, request_date, sen_need_code
