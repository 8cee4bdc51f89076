-- Strategy discussions by the month they were held: those that social care, police and health took part in.
select
    date_trunc('month', discussion.discussion_date)::date as month,
    reading.variant,
    reading.is_met::integer as numerator,
    1 as denominator,
    discussion.child_key,
    discussion.discussion_date as on_date,
    case
        when discussion.is_multi_agency_team then 'multi-agency child protection team' else 'other team'
    end as led_by
from warehouse.fact_strategy_discussion as discussion
cross join
    lateral (
        values
        (
            discussion.is_social_care_present and discussion.is_police_present and discussion.is_health_present,
            -- a child who attends no school needs nobody from education
            discussion.is_education_present or not discussion.is_school_child,
            discussion.is_sexual_abuse and discussion.is_in_family
        )
    ) as told (has_three_agencies, has_education, is_in_family)
cross join
    lateral (
        values
        (null, true, told.has_three_agencies),
        ('education too', true, told.has_three_agencies and told.has_education),
        ('sexual abuse in the family', told.is_in_family, told.has_three_agencies),
        ('sexual abuse in the family, education too', told.is_in_family, told.has_three_agencies and told.has_education)
    ) as reading (variant, is_counted, is_met)
where
    discussion.local_authority_code = :local_authority_code
    and discussion.discussion_date >= :first_month
    and discussion.discussion_date < cast(:last_month as date) + interval '1 month'
    and reading.is_counted
