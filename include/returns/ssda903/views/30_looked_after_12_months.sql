-- Children looked after without a break from the first to the last day of the collection year, and not in a series of
-- short breaks (legal status V3 or V4). A break: the child starts to be looked after again, leaves care, or the next
-- episode begins later than this one ends. An episode that ended with X1 and has no next one counts as going on.
select child
from episodes_in_order
where decom <= :collection_end and (dec is null or dec > :collection_start)
group by child
having
    min(decom) <= :collection_start
    and count(*) filter (where ls in ('V3', 'V4')) = 0
    and count(*) filter (where rne = 'S' and decom > :collection_start) = 0
    and count(*) filter (
        where dec < :collection_end
        and (rec like 'E%' or next_decom > dec or (next_decom is null and rec is distinct from 'X1'))
    ) = 0
