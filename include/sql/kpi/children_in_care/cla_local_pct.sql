-- Children looked after at the end of each month, one row each, and whether they live within the council's area. What
-- ends on a day is over, what starts on it is open.
select
    looked_after.month,
    reading.variant,
    reading.is_counted::integer as numerator,
    1 as denominator,
    null as excluded,
    looked_after.child_key,
    looked_after.last_day as on_date,
    type.group_name as placement
from looked_after
left join warehouse.dim_placement_type as type
    on looked_after.placement_type_code = type.placement_type_code and type.placement_type_code not like '-%'
cross join
    lateral (
        values
        -- a place that is not known is not in the council's area
        (null, coalesce(looked_after.is_in_local_authority, false)),
        ('place not known', looked_after.is_in_local_authority is null),
        ('outside the area', coalesce(not looked_after.is_in_local_authority, false)),
        -- what the national statistics tell of the kind of placement and of who provides it
        ('in foster placements', coalesce(type.group_name = 'Foster care', false)),
        ('in homes for children', looked_after.placement_type_code in ('K1', 'K2')),
        ('provided by the council', coalesce(looked_after.placement_provider_code = 'PR1', false))
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
