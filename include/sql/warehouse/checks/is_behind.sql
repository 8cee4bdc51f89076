-- Whether a delivery has been accepted since the warehouse was built.
select
    exists(
        select from quality.batch as batch
        where
            batch.status = 'accepted'
            and not exists (select from warehouse.dim_batch as known where batch.batch_id = known.batch_id)
    ) as is_behind
