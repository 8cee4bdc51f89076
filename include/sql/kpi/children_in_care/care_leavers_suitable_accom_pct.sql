-- Care leavers with a birthday in the 12 months to the end of each month, one row each and reading, and whether they
-- live somewhere suitable about that birthday.
select
    leaver.month,
    reading.variant,
    reading.is_counted::integer as numerator,
    1 as denominator,
    case
        when leaver.excluded is not null then leaver.excluded
        when leaver.accommodation_code = 'G' then 'gone abroad'
        when leaver.accommodation_code = 'H' then 'deported'
        when leaver.accommodation_code = 'R' then 'residence not known'
    end as excluded,
    leaver.child_key,
    leaver.on_date,
    leaver.age_years as age,
    case when type.group_name <> 'Not counted' then type.group_name end as accommodation
from care_leaver_birthday as leaver
left join warehouse.dim_care_leaver_accommodation as type
    on leaver.accommodation_code = type.accommodation_code and type.accommodation_code not like '-%'
-- without information accommodation is not suitable, and the young person stays in the denominator
cross join
    lateral (
        values
        (null, 'older', coalesce(leaver.is_accommodation_suitable, false)),
        ('no information', 'older', leaver.is_accommodation_suitable is null),
        ('aged 17 to 18', 'young', coalesce(leaver.is_accommodation_suitable, false)),
        (null, 'not known', false)
    ) as reading (variant, age_group, is_counted)
where leaver.age_group = reading.age_group
