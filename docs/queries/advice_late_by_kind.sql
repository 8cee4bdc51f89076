-- How often is advice for an EHC assessment returned after six weeks, by kind of advice?
select
    kind.name as advice,
    count(*) as fell_due,
    count(*) filter (where advice.received_date <= advice.due_date) as in_time,
    count(*) filter (where advice.received_date is null) as outstanding
from warehouse.fact_ehc_advice as advice
inner join warehouse.dim_ehc_advice_type as kind on advice.advice_type_code = kind.advice_type_code
where advice.is_appointment_missed is not true
group by kind.name, kind.sort_order
order by kind.sort_order
