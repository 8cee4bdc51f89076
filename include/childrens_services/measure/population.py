"""How many people of some ages live in the council and its districts: what rates per population are of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, text

from childrens_services import months, settings
from childrens_services.measure.catalogue import GROUP, TOTAL, Ages

# the band itself where it is told, otherwise its single years, if all are told
QUERY = """
    with area as (
        select area_code, district as breakdown, 'district' as breakdown_type
        from warehouse.dim_area where level = 'district'
        union all
        select gss_code, 'total', 'total' from warehouse.dim_local_authority
        where local_authority_code = :local_authority_code
    ),
    single_years as (
        select area_code, mid_year_date, sum(population) as population
        from warehouse.fact_population
        where age_from = age_to and age_from between :age_from and :age_to
        group by area_code, mid_year_date
        having count(*) = cast(:age_to as integer) - cast(:age_from as integer) + 1
    ),
    band as (
        select area_code, mid_year_date, population
        from warehouse.fact_population
        where age_from = :age_from and age_to = :age_to
    )
    select
        area.breakdown_type, area.breakdown, mid_year_date,
        coalesce(band.population, single_years.population) as people
    from single_years
    full join band using (area_code, mid_year_date)
    inner join area using (area_code)
    order by mid_year_date
"""
Estimates = list[tuple[date, Decimal]]


@dataclass(frozen=True)
class Population:
    """The mid-year estimates of the groups there are any for, oldest first."""

    estimates: Mapping[GROUP, Estimates]

    def of(self, group: GROUP, month: str) -> Decimal | None:
        """The latest estimate up to the end of the month; where all are later, the first; None of none."""
        estimates = self.estimates.get(TOTAL if group[0] == "variant" else group, [])
        past = [people for day, people in estimates if day <= months.last_day(month)]
        if past:
            return past[-1]
        return estimates[0][1] if estimates else None


def read(connection: Connection, ages: Ages) -> Population:
    """The people of those ages."""
    parameters = {
        "local_authority_code": settings.local_authority(),
        "age_from": ages.from_,
        "age_to": ages.to,
    }
    found: dict[GROUP, Estimates] = {}
    for row in connection.execute(text(QUERY), parameters):
        found.setdefault((row.breakdown_type, row.breakdown), []).append((row.mid_year_date, Decimal(row.people)))
    return Population(found)
