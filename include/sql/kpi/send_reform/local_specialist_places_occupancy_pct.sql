-- Specialist places the council commissions in the county, and those filled on the last day of each month.
with place as (
    select
        told.month,
        -- the last month of the financial year before: what places are added to since April
        (date_trunc('year', told.month - interval '3 months') + interval '2 months')::date as march,
        told.commissioned_places,
        told.filled_places,
        case when kind.provision_code not like '-%' then kind.name end as provision,
        case
            when coalesce(school.local_authority_code, '-1') not in (:local_authority_code, '-1')
                then 'school outside the county'
            when told.open_date >= told.month + interval '1 month' then 'filled before it opened'
        end as excluded
    from warehouse.fact_specialist_place_month as told
    left join warehouse.dim_establishment as school on told.urn = school.urn
    left join warehouse.dim_specialist_provision as kind on told.provision_code = kind.provision_code
    where
        told.local_authority_code = :local_authority_code
        and told.month between cast(:first_month as date) - interval '12 months' and :last_month
        -- places of provision that opens later are not there yet
        and (told.open_date is null or told.open_date < told.month + interval '1 month' or told.filled_places > 0)
),

capacity as (
    select
        month,
        march,
        sum(commissioned_places) as places
    from place
    where excluded is null
    group by month, march
)

select
    month,
    null as variant,
    excluded,
    filled_places as numerator,
    commissioned_places as denominator,
    provision
from place
where month >= :first_month
union all
select
    this.month,
    'places added since April' as variant,
    null as excluded,
    this.places - before.places as numerator,
    before.places as denominator,
    null as provision
from capacity as this
inner join capacity as before on this.march = before.month
where this.month >= :first_month
