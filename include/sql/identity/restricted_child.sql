-- One row per child, kind of restriction and the day it was made.
with registered as (
    select
        case_id,
        restriction_kind,
        start_date as restricted_from,
        end_date as restricted_to
    from staging.case_restrictions_current
    union all
    -- a row set apart restricts all the same, from the beginning and until the register is put right
    select
        record ->> 'case_id' as case_id,
        'UNCLEAR' as restriction_kind,
        date '1900-01-01' as restricted_from,
        null as restricted_to
    from quarantine.quarantined_row
    where
        feed = 'case_restrictions'
        and month = (
            select max(batch.month)
            from quality.batch as batch
            where batch.feed = 'case_restrictions' and batch.status = 'accepted'
        )
    union all
    -- an adoption restricts by itself, by the order or by the return, whichever tells of it
    select
        perm_person_id as case_id,
        'ADOPTION' as restriction_kind,
        perm_permanence_order_date as restricted_from,
        null as restricted_to
    from staging.ssd_permanence_current
    where perm_permanence_order_type = 'Adoption' and perm_permanence_order_date is not null
    union all
    select
        child as case_id,
        'ADOPTION' as restriction_kind,
        dec as restricted_from,
        null as restricted_to
    from staging.ssda903_episodes_current
    -- adopted: application unopposed, or consent dispensed with by the court
    where rec in ('E11', 'E12') and dec is not null
)

select
    child.child_key,
    registered.restriction_kind,
    registered.restricted_from,
    -- open as long as one of the records is
    case when bool_and(registered.restricted_to is not null) then max(registered.restricted_to) end as restricted_to
from registered
inner join identity.child_identifier as child
    on child.identifier_type = 'case_id' and registered.case_id = child.identifier
group by child.child_key, registered.restriction_kind, registered.restricted_from
