-- Figures about to be replaced by others. Runs before the table is written; deliveries read now that were not read then
-- are what caused it.
insert into kpi.kpi_restatement (
    local_authority_code, kpi_id, month, period_type, breakdown_type, breakdown, restated_at, domain,
    earlier_numerator, earlier_denominator, earlier_value, numerator, denominator, value, change, was_provisional,
    calculated_at, caused_by
)
select
    stored.local_authority_code,
    stored.kpi_id,
    stored.month,
    stored.period_type,
    stored.breakdown_type,
    stored.breakdown,
    now() as restated_at,
    stored.domain,
    stored.numerator as earlier_numerator,
    stored.denominator as earlier_denominator,
    stored.value as earlier_value,
    measured.numerator,
    measured.denominator,
    measured.value,
    measured.value - stored.value as change,
    stored.is_provisional as was_provisional,
    stored.calculated_at,
    array(
        select batch_id from unnest(coalesce(measured.batch_ids, '{}')) as batch_id
        where batch_id <> all(stored.batch_ids)
        order by batch_id
    ) as caused_by
from kpi.kpi_monthly as stored
inner join json_populate_recordset(null::kpi.kpi_monthly, cast(:rows as json)) as measured
    on
        stored.local_authority_code = measured.local_authority_code
        and stored.kpi_id = measured.kpi_id
        and stored.month = measured.month
        and stored.period_type = measured.period_type
        and stored.breakdown_type = measured.breakdown_type
        and stored.breakdown = measured.breakdown
where
    stored.numerator is distinct from measured.numerator
    or stored.denominator is distinct from measured.denominator
    or stored.value is distinct from measured.value
