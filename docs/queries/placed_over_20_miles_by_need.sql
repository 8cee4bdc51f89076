-- Which children looked after are placed over 20 miles from home, by the reason they are looked after?
select
    need.name as need,
    count(*) as children,
    count(*) filter (where placed.distance_miles > 20) as over_20_miles,
    count(*) filter (where placed.distance_miles > 20 and not placed.is_in_local_authority) as and_outside_the_county,
    count(*) filter (where placed.distance_miles is null) as not_known
from warehouse.fact_looked_after_month as placed
inner join warehouse.dim_need_category as need on placed.need_code = need.need_code
where
    placed.month = (select max(month) from warehouse.fact_looked_after_month)
    and not placed.is_short_break
group by need.name, need.sort_order
order by need.sort_order
