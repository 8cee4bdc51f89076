-- Which referrers send children who were referred in the year before?
select
    source.group_name as referred_by,
    count(*) as referrals,
    count(*) filter (where referral.previous_referral_date >= referral.referral_date - interval '12 months')
        as referred_in_the_year_before
from warehouse.fact_referral as referral
inner join warehouse.dim_referral_source as source on referral.referral_source_code = source.referral_source_code
where referral.referral_date >= (select max(referral_date) - interval '12 months' from warehouse.fact_referral)
group by source.group_name
order by referrals desc, referred_by
