-- Care leavers with a birthday in the 12 months to the end of each month, one row each, and how they were about that
-- birthday. The return (OC3) tells of it once a year; of later birthdays the council's record of the month does, as last
-- known.
with months as (
    select
        month::date as month,
        (month - make_interval(months => :window_months - 1))::date as window_from
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
),

told as (
    -- how far into each of its years the return has been delivered
    select
        calendar.collection_year,
        max(batch.delivery_month) as told_until
    from warehouse.dim_batch as batch
    inner join warehouse.dim_date as calendar on batch.delivery_month = calendar.date_key
    where batch.feed = 'ssda903_oc3'
    group by calendar.collection_year
),

reached as (
    -- the 12 months lie in one year of the return or in two
    select
        months.*,
        case
            when early.told_until < make_date(early.collection_year, 3, 1) or late.told_until is null
                then early.told_until
            when early.told_until is not null then late.told_until
        end as told_until
    from months
    inner join warehouse.dim_date as first_day on months.window_from = first_day.date_key
    inner join warehouse.dim_date as last_day on months.month = last_day.date_key
    left join told as early on first_day.collection_year = early.collection_year
    left join told as late on last_day.collection_year = late.collection_year
),

asked as (
    -- a month of which nothing tells the rest has no figure
    select * from reached
    where
        told_until >= month
        or exists (
            select
            from warehouse.fact_care_leaver_month as record
            where record.local_authority_code = :local_authority_code and record.month = reached.month
        )
),

birthday as (
    select
        record.*,
        -- the latest birthday
        make_date(
            extract(year from record.month)::integer
            - (record.birthday_month > extract(month from record.month))::integer,
            record.birthday_month,
            1
        ) as birthday
    from warehouse.fact_care_leaver_month as record
    where
        record.local_authority_code = :local_authority_code
        and record.month >= :first_month
        and record.month <= :last_month
),

recorded as (
    -- what a contact long before the birthday found out says nothing about it
    select
        *,
        month_end - days_since_contact
        >= birthday - make_interval(months => :contact_months_before) as is_current
    from birthday
),

leaver as (
    select
        asked.month,
        fact.child_key,
        coalesce(fact.birthday_month, asked.month) as on_date,
        fact.age_years,
        fact.contact_code,
        fact.activity_code,
        fact.accommodation_code,
        fact.is_accommodation_suitable,
        -- as last known, so that one which is over by now was there on the birthday
        case when fact.eligibility = 'qualifying' then 'not former relevant' end as other
    from asked
    inner join warehouse.fact_care_leaver as fact
        on
            asked.window_from <= coalesce(fact.birthday_month, asked.window_from)
            and asked.month >= coalesce(fact.birthday_month, make_date(fact.collection_year - 1, 4, 1))
            and asked.month <= coalesce(fact.counted_to_month, make_date(fact.collection_year, 3, 1))
            and asked.told_until >= coalesce(fact.birthday_month, asked.window_from)
    where fact.local_authority_code = :local_authority_code
    union all
    select
        asked.month,
        recorded.child_key,
        coalesce(recorded.birthday, asked.month) as on_date,
        recorded.age_years,
        recorded.in_touch_code as contact_code,
        case when recorded.is_current then recorded.activity_code else '-1' end as activity_code,
        case when recorded.is_current then recorded.accommodation_code else '-1' end as accommodation_code,
        case when recorded.is_current then recorded.is_accommodation_suitable end as is_accommodation_suitable,
        case
            when recorded.eligibility = 'not_known' then 'eligibility not known'
            when recorded.eligibility = 'relevant' and recorded.age_years <= :young_to_age then null
            when recorded.eligibility <> 'former_relevant' then 'not former relevant'
        end as other
    from asked
    inner join recorded on asked.month = recorded.month
    where coalesce(recorded.birthday, asked.month) > coalesce(asked.told_until, '-infinity')
),

aged as (
    select
        *,
        case
            when age_years between :from_age and :to_age then 'older'
            when age_years between :young_from_age and :young_to_age then 'young'
            when age_years is null then 'not known'
        end as age_group
    from leaver
),

short_breaks as (
    -- those never looked after but in short breaks
    select child_key
    from warehouse.fact_period_of_care
    where
        local_authority_code = :local_authority_code
        and child_key in (
            select leaver.child_key from leaver
            where leaver.child_key <> -1
        )
    group by child_key
    having bool_and(is_short_breaks_only)
)

select
    aged.month,
    aged.child_key,
    aged.on_date,
    aged.age_years,
    aged.age_group,
    aged.contact_code,
    aged.activity_code,
    aged.accommodation_code,
    aged.is_accommodation_suitable,
    case
        when aged.age_years is null then 'birth date not known'
        when aged.contact_code = 'DIED' then 'died'
        when aged.contact_code = 'RHOM' then 'returned home for six months or more'
        when short_breaks.child_key is not null then 'short breaks only'
        else aged.other
    end as excluded
from aged
left join short_breaks on aged.child_key = short_breaks.child_key
where aged.age_group is not null
