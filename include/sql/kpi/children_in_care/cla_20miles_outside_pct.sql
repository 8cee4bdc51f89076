-- Children looked after at the end of each month, one row each and reading, and where they live. What ends on a day is
-- over, what starts on it is open.
with placed as (
    -- a distance or a place that is not known is neither far nor outside; the child stays in the denominator
    select
        looked_after.*,
        coalesce(looked_after.distance_miles > :limit_miles, false) as is_far,
        coalesce(not looked_after.is_in_local_authority, false) as is_outside,
        type.group_name as placement
    from looked_after
    left join warehouse.dim_placement_type as type
        on looked_after.placement_type_code = type.placement_type_code and type.placement_type_code not like '-%'
)

select
    placed.month,
    reading.variant,
    reading.is_counted::integer as numerator,
    1 as denominator,
    null as excluded,
    placed.child_key,
    placed.last_day as on_date,
    placed.placement
from placed
cross join
    lateral (
        values
        (null, placed.is_far and placed.is_outside),
        ('more than 20 miles', placed.is_far),
        ('distance not known', placed.distance_miles is null)
    ) as reading (variant, is_counted)
union all
select
    month,
    null as variant,
    0 as numerator,
    1 as denominator,
    excluded,
    child_key,
    on_date,
    null as placement
from episode_dated_badly
