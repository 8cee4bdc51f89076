-- Section 47 enquiries by the month they started, which is that of the strategy discussion that initiated them.
select
    date_trunc('month', enquiry.start_date)::date as month,
    reading.variant,
    case when enquiry.end_date < enquiry.start_date then 'ended before it started' end as excluded,
    1 as numerator,
    null::numeric as denominator,
    enquiry.child_key,
    enquiry.start_date as on_date
from warehouse.fact_section_47_enquiry as enquiry
cross join (values (null), ('led to an initial conference')) as reading (variant)
where
    enquiry.local_authority_code = :local_authority_code
    and enquiry.start_date >= :first_month
    and enquiry.start_date < cast(:last_month as date) + interval '1 month'
    and (reading.variant is null or enquiry.conference_date is not null)
