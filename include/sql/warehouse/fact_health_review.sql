-- One row per infant and mandated health visitor review, due or done.
with reviews as (
    select distinct on (coalesce(child.child_key, -1), review.review_type)
        review.*,
        coalesce(child.child_key, -1) as child_key,
        case review.review_type
            when 'NBV' then interval '30 days'
            when '6_8W' then interval '56 days'
            when '12M' then interval '15 months'
            when '2_2_5Y' then interval '30 months'
        end as counted_at
    from staging.health_visitor_reviews_current as review
    left join identity.child_identifier as child
        on child.identifier_type = 'nhs_number' and review.nhs_number = child.identifier
    -- an infant known by two numbers: the latest delivery, and a review done before one outstanding
    order by
        coalesce(child.child_key, -1) asc,
        review.review_type asc,
        review.period desc,
        review.review_date asc,
        review.nhs_number asc
)

select
    cast(:local_authority_code as text) as local_authority_code,
    reviews.child_key,
    reviews.review_type as review_type_code,
    date_trunc('month', reviews.infant_birth_date + reviews.counted_at)::date as attribution_month,
    date_trunc('month', reviews.review_date)::date as review_month,
    reviews.review_date - reviews.infant_birth_date as age_at_review_days,
    reviews.review_date <= reviews.infant_birth_date
    + case reviews.review_type when 'NBV' then interval '14 days' else reviews.counted_at end as is_within_limit,
    case
        when reviews.review_date is null then '-2'
        else reference.member(setting.setting_code, reviews.setting)
    end as setting_code,
    case
        when reviews.review_date is null then '-2'
        else reference.member(role.staff_role_code, reviews.staff_role)
    end as staff_role_code,
    -- null while outstanding
    reviews.setting in ('HOME', 'CLINIC', 'FAMILY_HUB', 'NURSERY') as is_face_to_face,
    reviews.provider_code
from reviews
left join warehouse.dim_contact_setting as setting on reviews.setting = setting.setting_code
left join warehouse.dim_health_visiting_role as role on reviews.staff_role = role.staff_role_code
