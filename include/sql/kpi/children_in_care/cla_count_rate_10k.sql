-- Children looked after at the end of the last day of each month, one row each. What ends on a day is over, what
-- starts on it is open.
select
    looked_after.month,
    1 as numerator,
    null::numeric as denominator,
    null as excluded,
    looked_after.child_key,
    looked_after.last_day as on_date,
    need.name as need
from looked_after
left join warehouse.dim_need_category as need
    on looked_after.need_code = need.need_code and need.need_code like 'N%'
union all
select
    month,
    1 as numerator,
    null as denominator,
    excluded,
    child_key,
    on_date,
    null as need
from episode_dated_badly
