-- Initial child protection conferences held within the limit of working days after the strategy discussion that began
-- the enquiry (day 0), by month held. Each published band is a variant: its share of all conferences.
with reading (variant, from_days, to_days) as (
    values
    (null, 0, cast(:limit_working_days as integer)),
    ('0 to 10 working days', 0, 10),
    ('11 to 15 working days', 11, 15),
    ('16 to 20 working days', 16, 20),
    ('21 working days or more', 21, null)
),

conference as (
    select
        *,
        date_trunc('month', conference_date)::date as month,
        start_to_conference_working_days as days
    from warehouse.fact_initial_conference
    where
        local_authority_code = :local_authority_code
        and conference_date >= :first_month
        and conference_date < cast(:last_month as date) + interval '1 month'
)

select
    conference.month,
    reading.variant,
    case
        when conference.is_transfer_in then 'transfer in'
        when conference.section_47_start_date is null then 'enquiry not known'
        when conference.conference_date < conference.section_47_start_date then 'held before the enquiry began'
        when conference.days is null then 'working days not known'
    end as excluded,
    (
        conference.days >= reading.from_days and (reading.to_days is null or conference.days <= reading.to_days)
    )::integer as numerator,
    1 as denominator,
    conference.child_key,
    conference.conference_date as on_date
from conference
cross join reading
union all
-- a child who comes with another council's plan has no enquiry here: the record says by when the conference was due
select
    month,
    'transfers in' as variant,
    case when due_date is null then 'due date not known' end as excluded,
    (conference_date <= due_date)::integer as numerator,
    1 as denominator,
    child_key,
    conference_date as on_date
from conference
where is_transfer_in
