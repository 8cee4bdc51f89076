-- Enquiries about mainstream fostering and households approved in the 12 months to the end of each month: one row each
-- for every month it counts in. The variant follows the enquiries of 12 months themselves, long enough after for
-- approval.
with month_end as (
    select
        month::date as month,
        (month + interval '1 month')::date as end_day,
        (month + interval '1 month' - make_interval(months => :window_months))::date as window_from,
        (month + interval '1 month' - make_interval(months => :lag_months))::date as cohort_end,
        (month + interval '1 month' - make_interval(months => :window_months + :lag_months))::date as cohort_from
    from generate_series(cast(:first_month as timestamp), cast(:last_month as timestamp), interval '1 month') as month
),

enquiry as (
    select
        *,
        case enquiry_source_code
            when 'WEB' then 'website'
            when 'PHONE' then 'telephone'
            when 'EVENT' then 'event'
            when 'CARER' then 'foster carer'
            when 'TRANSFER' then 'another agency'
        end as source
    from warehouse.fact_foster_enquiry
    where local_authority_code = :local_authority_code
),

source_of_household as (
    -- the enquiry that led to the household: the first, where several did
    select distinct on (household_id)
        household_id,
        source
    from enquiry
    where household_id is not null
    order by household_id, enquiry_date, enquiry_id
)

select
    month_end.month,
    null as variant,
    1 as numerator,
    0 as denominator,
    null as excluded,
    source_of_household.source
from month_end
inner join warehouse.fact_foster_household as household
    on month_end.window_from <= household.approved_date and month_end.end_day > household.approved_date
left join source_of_household on household.household_id = source_of_household.household_id
where
    household.local_authority_code = :local_authority_code
    and household.household_type = 'mainstream'
union all
select
    month_end.month,
    null as variant,
    0 as numerator,
    1 as denominator,
    null as excluded,
    enquiry.source
from month_end
inner join enquiry on month_end.window_from <= enquiry.enquiry_date and month_end.end_day > enquiry.enquiry_date
union all
select
    month_end.month,
    'cohort' as variant,
    coalesce(enquiry.approval_date < month_end.end_day, false)::integer as numerator,
    1 as denominator,
    case when enquiry.approval_date < enquiry.enquiry_date then 'approved before the enquiry' end as excluded,
    enquiry.source
from month_end
inner join enquiry on month_end.cohort_from <= enquiry.enquiry_date and month_end.cohort_end > enquiry.enquiry_date
