-- Young people of 16 and 17 with SEND on the council's caseload at the end of each month, and those in education or
-- training. The age is that of the school year, so they are years 12 and 13.
with young_person as (
    select
        told.month,
        (told.month + interval '1 month - 1 day')::date as on_date,
        told.child_key,
        need.name as sen_status,
        -- a code that is not in the list tells as little as none
        case when activity.activity_code not like '-%' then activity.group_name else 'Activity not known' end as activity,
        case when told.academic_age_years is null then 'age not known' end as excluded
    from warehouse.fact_post16_activity_month as told
    inner join warehouse.dim_sen_provision as need
        on told.sen_provision_code = need.sen_provision_code and need.group_name = 'SEN'
    left join warehouse.dim_post16_activity as activity on told.activity_code = activity.activity_code
    where
        told.local_authority_code = :local_authority_code
        and told.month between :first_month and :last_month
        and (told.academic_age_years is null or told.academic_age_years between :from_age and :to_age)
)

select
    young_person.month,
    reading.variant,
    young_person.excluded,
    reading.is_counted::integer as numerator,
    1 as denominator,
    young_person.child_key,
    young_person.on_date,
    young_person.sen_status
from young_person
cross join
    lateral (
        values
        (null, young_person.activity = 'In education or training'),
        ('activity not known', young_person.activity = 'Activity not known')
    ) as reading (variant, is_counted)
