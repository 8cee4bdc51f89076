-- One row per review of a child looked after, due or held.
with children as (
    select
        episode.clae_cla_id as period_of_care_id,
        min(child.child_key) as child_key
    from staging.ssd_cla_episodes_current as episode
    inner join identity.child_identifier as child
        on child.identifier_type = 'case_id' and episode.clae_person_id = child.identifier
    group by episode.clae_cla_id
)

select distinct on (review.clar_cla_review_id)
    cast(:local_authority_code as text) as local_authority_code,
    review.clar_cla_review_id as review_id,
    coalesce(children.child_key, -1) as child_key,
    coalesce(review.clar_cla_review_due_date, review.clar_cla_review_date) as due_date,
    case coalesce(review.clar_cla_review_cancelled, 'N') when 'N' then review.clar_cla_review_date end as held_date,
    coalesce(review.clar_cla_review_cancelled = 'Y', false) as is_cancelled,
    case coalesce(review.clar_cla_review_cancelled, 'N')
        when 'N' then review.clar_cla_review_date <= review.clar_cla_review_due_date
    end as is_on_time,
    review.clar_cla_review_participation as participation_code
from staging.ssd_cla_reviews_current as review
left join children on review.clar_cla_id = children.period_of_care_id
-- a review with neither day is none
where coalesce(review.clar_cla_review_due_date, review.clar_cla_review_date) is not null
order by review.clar_cla_review_id, review.source_file, review.source_row
