-- Whether a delivery has been accepted since the warehouse was built.
select count(*) > 0 as is_behind
from quality.batch as batch
left join warehouse.dim_batch as known on batch.batch_id = known.batch_id
where batch.status = 'accepted' and known.batch_id is null
