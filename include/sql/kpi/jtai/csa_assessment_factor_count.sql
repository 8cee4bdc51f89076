-- Children in need episodes with an assessment that found sexual abuse, by the month it was authorised. One row is one
-- referral and month: an episode assessed twice in a month counts once.
with found as (
    select
        date_trunc('month', fact.authorised_date)::date as month,
        fact.referral_id,
        -- an assessment whose referral is not known is an episode of its own
        case when fact.referral_id is null then fact.assessment_id end as assessment_id,
        fact.child_key,
        fact.authorised_date < fact.start_date as is_dated_badly,
        min(fact.start_date) as start_date,
        max(fact.authorised_date) as authorised_date,
        bool_or(factor.assessment_factor_code = '19C') as is_by_adult,
        bool_or(factor.assessment_factor_code = '19B') as is_by_child,
        bool_or(factor.assessment_factor_code = '19A') as is_by_unknown
    from warehouse.fact_assessment as fact
    inner join warehouse.bridge_assessment_factor as factor
        on
            fact.local_authority_code = factor.local_authority_code
            and fact.assessment_id = factor.assessment_id
    where
        fact.local_authority_code = :local_authority_code
        and fact.authorised_date >= :first_month
        and fact.authorised_date < cast(:last_month as date) + interval '1 month'
        -- child sexual exploitation (11A) is another factor
        and factor.assessment_factor_code in ('19A', '19B', '19C')
    group by
        date_trunc('month', fact.authorised_date),
        fact.referral_id,
        case when fact.referral_id is null then fact.assessment_id end,
        fact.child_key,
        fact.authorised_date < fact.start_date
),

episode as (
    select
        found.*,
        -- who the abuser was is not recorded: the strategy discussions of the episode say whether it was in the family
        (
            select bool_or(discussion.is_in_family)
            from warehouse.fact_strategy_discussion as discussion
            where
                discussion.local_authority_code = :local_authority_code
                and discussion.child_key = found.child_key
                and discussion.child_key <> -1
                and discussion.is_sexual_abuse
                and discussion.discussion_date >= least(referral.referral_date, found.start_date)
                and discussion.discussion_date <= found.authorised_date
        ) as is_in_family
    from found
    left join warehouse.fact_referral as referral
        on referral.local_authority_code = :local_authority_code and found.referral_id = referral.referral_id
)

select
    episode.month,
    reading.variant,
    case when episode.is_dated_badly then 'authorised before it started' end as excluded,
    1 as numerator,
    null::numeric as denominator,
    episode.child_key,
    episode.authorised_date as on_date,
    case episode.is_in_family when true then 'in the family' when false then 'elsewhere' end as environment
from episode
cross join
    lateral (
        values
        (null, true),
        ('abuse by an adult', episode.is_by_adult),
        ('abuse by another child', episode.is_by_child),
        ('abuser not told', episode.is_by_unknown)
    ) as reading (variant, is_counted)
where reading.is_counted
