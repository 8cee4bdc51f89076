-- Versions of a child that overlap or leave a gap: each must begin where the one before ends, the first on 1900-01-01,
-- and the last must be open.
with history as (
    select
        child_key,
        valid_from,
        valid_to,
        coalesce(lag(valid_to, 1, date '1900-01-01') over child, date 'infinity') as expected_from,
        lead(valid_from) over child is null as is_last
    from warehouse.dim_child
    window child as (partition by child_key order by valid_from)
)

select
    child_key,
    valid_from,
    nullif(expected_from, date 'infinity') as expected_from
from history
where valid_from <> expected_from or is_last and valid_to is not null
order by child_key, valid_from
