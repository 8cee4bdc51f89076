-- One row per accepted delivery.
select
    batch_id,
    feed,
    domain,
    month as delivery_month,
    received_at,
    received_rows,
    staged_rows,
    quarantined_rows
from quality.batch
where status = 'accepted'
union all
select
    '-1' as batch_id,
    'not known' as feed,
    'not known' as domain,
    null as delivery_month,
    null as received_at,
    null as received_rows,
    null as staged_rows,
    null as quarantined_rows
