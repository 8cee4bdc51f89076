"""What a KPI's SQL counts, by month and group: the one place where totals and breakdowns are made.

The SQL of a KPI gives rows as fine as they are (docs/adding_a_kpi.md). Here they are described by the child they are
about and added up.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, TextClause, text

from childrens_services import months, settings
from childrens_services.measure.catalogue import GROUP, TOTAL, Catalogue, Kpi

# of the child as it was on the day, by the names the catalogue's `dimensions` have
FROM_CHILD = {
    "sex": "coalesce(child.sex, 'U')",
    "age_band": """case
        when child.birth_month is null then 'not known'
        else (array['0', '1 to 4', '5 to 9', '10 to 15', '16 to 17', '18 to 25', 'not known'])[
            width_bucket(
                extract(year from age(date_trunc('month', event.on_date), child.birth_month)),
                array[1, 5, 10, 16, 18, 26]
            ) + 1
        ]
    end""",
    "ethnicity": "coalesce(ethnicity.group_name, 'Not known')",
    "sen_provision": """case child.sen_provision_code
        when 'E' then 'EHC plan' when 'K' then 'SEN support' when 'N' then 'No SEN' else 'not known'
    end""",
    "district": "case when child.area_code = '-2' then 'elsewhere' else coalesce(area.district, 'not known') end",
    "deprivation": "coalesce(child.deprivation_quintile::text, 'not known')",
    "pilot_area": """case
        when area.district is null then 'not known'
        when area.family_help_pilot_from <= event.on_date then 'yes' else 'no'
    end""",
}
JOINS = """
    left join warehouse.dim_child as child on event.child_key = child.child_key and child.valid_during @> event.on_date
    left join warehouse.dim_ethnicity as ethnicity on child.ethnicity_code = ethnicity.ethnicity_code
    left join warehouse.dim_area as area on child.area_code = area.area_code"""
OPTIONAL = ("variant", "excluded", "side")
SIDES = ("group", "others")


@dataclass(frozen=True)
class Counted:
    """What is counted of one group in one month or more. `sides`: the two shares of a gap, each with its numbers.

    An empty number is one not asked, or of which no row tells; `excluded` counts rows left out, by reason; `records`
    counts all rows, those among them.
    """

    numerator: Decimal | None = None
    denominator: Decimal | None = None
    excluded: Mapping[str, int] = field(default_factory=dict)
    records: int = 0
    sides: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)

    def __add__(self, other: "Counted") -> "Counted":
        """Both together."""
        reasons = {*self.excluded, *other.excluded}
        sides = {*self.sides, *other.sides}
        nothing = (Decimal(0), Decimal(0))
        return Counted(
            _sum(self.numerator, other.numerator),
            _sum(self.denominator, other.denominator),
            {reason: self.excluded.get(reason, 0) + other.excluded.get(reason, 0) for reason in sorted(reasons)},
            self.records + other.records,
            {
                side: tuple(
                    one + more
                    for one, more in zip(self.sides.get(side, nothing), other.sides.get(side, nothing), strict=True)
                )  # type: ignore[misc]
                for side in sides
            },
        )


Counts = dict[tuple[str, GROUP], Counted]
Amounts = dict[tuple[str, str | None], list[Decimal]]


def count(connection: Connection, book: Catalogue, kpi: Kpi, first: str, last: str) -> Counts:
    """What the KPI's SQL gives from month `first` to `last`, by month and group.

    Raises ValueError for columns, groups or reasons that the catalogue does not declare.
    """
    parameters = _parameters(kpi, first, last)
    statement = text(composed(kpi, _columns(connection, kpi, parameters)))
    groups = set(book.groups(kpi))
    found: Counts = {}
    for row in connection.execute(statement, parameters):
        month, group = months.of(row.month), (row.breakdown_type, row.breakdown)
        _check(kpi, groups, group, row)
        found[month, group] = found.get((month, group), Counted()) + _counted(row)
    return found


def amounts(connection: Connection, kpi: Kpi, first: str, last: str) -> Amounts:
    """The numerators of the KPI's rows, by month and reading (None for the headline): what percentiles are taken of."""
    parameters = _parameters(kpi, first, last)
    columns = _columns(connection, kpi, parameters)
    reading = "variant" if "variant" in columns else "null::text"
    kept = "excluded is null and " if "excluded" in columns else ""
    statement = text(
        f"select month, {reading} as reading, numerator from (\n{kpi.sql}\n) as event"  # noqa: S608
        f" where {kept}numerator is not null"
    )
    found: Amounts = {}
    for row in connection.execute(statement, parameters):
        found.setdefault((months.of(row.month), row.reading), []).append(Decimal(row.numerator))
    return found


def composed(kpi: Kpi, columns: Iterable[str]) -> str:
    """The whole select: the KPI's rows, described, added up by every breakdown of the catalogue."""
    columns = set(columns)
    own = {name: f"coalesce(event.{name}::text, 'not known')" for name in kpi.own_breakdowns}
    shared = {name: FROM_CHILD[name] for name in kpi.breakdowns}
    needed = {"month", "numerator", "denominator", *kpi.own_breakdowns, *(("child_key", "on_date") if shared else ())}
    if missing := needed - columns:
        raise ValueError(f"{kpi.id}: its SQL does not give {', '.join(sorted(missing))}")
    flags = {name: f"event.{name}::text" if name in columns else "null::text" for name in OPTIONAL}
    kinds = [*shared, *own]
    described = ",\n        ".join(f"{expression} as {name}" for name, expression in {**flags, **shared, **own}.items())
    parts = ", ".join(["('total', 'total')", "('variant', variant)", *(f"('{kind}', {kind})" for kind in kinds)])
    names = ", ".join(["month", *flags, *kinds])
    return f"""
with event as (
{kpi.sql}
),
described as (
    select
        event.month,
        event.numerator::numeric as numerator,
        event.denominator::numeric as denominator,
        {described}
    from event{JOINS if shared else ""}
),
reduced as (
    select {names}, sum(numerator) as numerator, sum(denominator) as denominator, count(*) as records
    from described
    group by {names}
)
select
    month, part.breakdown_type, part.breakdown, side, excluded,
    sum(numerator) as numerator, sum(denominator) as denominator, sum(records)::integer as records
from reduced cross join lateral (values {parts}) as part (breakdown_type, breakdown)
where (variant is null) = (part.breakdown_type <> 'variant')
group by month, part.breakdown_type, part.breakdown, side, excluded
"""  # noqa: S608


def _parameters(kpi: Kpi, first: str, last: str) -> dict[str, Any]:
    return {
        "first_month": months.first_day(first),
        "last_month": months.first_day(last),
        "local_authority_code": settings.local_authority(),
        **{name: setting.value for name, setting in kpi.settings.items()},
    }


def _columns(connection: Connection, kpi: Kpi, parameters: Mapping[str, Any]) -> list[str]:
    statement: TextClause = text(f"select * from (\n{kpi.sql}\n) as event limit 0")  # noqa: S608
    return list(connection.execute(statement, parameters).keys())


def _check(kpi: Kpi, groups: set[GROUP], group: GROUP, row: Any) -> None:
    if group not in groups:
        raise ValueError(f"{kpi.id}: its SQL gives {group}, which the catalogue's breakdowns do not declare")
    if row.excluded is not None and row.excluded not in kpi.exclusions:
        raise ValueError(f"{kpi.id}: its SQL excludes {row.excluded!r}, which the catalogue's exclusions do not name")
    if row.side is not None and row.side not in SIDES:
        raise ValueError(f"{kpi.id}: its SQL gives the side {row.side!r}; there are only {' and '.join(SIDES)}")


def _counted(row: Any) -> Counted:
    if row.excluded is not None:
        return Counted(excluded={row.excluded: row.records}, records=row.records)
    if row.side is not None:
        sides = {row.side: (Decimal(row.numerator or 0), Decimal(row.denominator or 0))}
        return Counted(records=row.records, sides=sides)
    return Counted(row.numerator, row.denominator, records=row.records)


def _sum(one: Decimal | None, more: Decimal | None) -> Decimal | None:
    if one is None or more is None:
        return more if one is None else one
    return one + more


__all__ = ["TOTAL", "Amounts", "Counted", "Counts", "amounts", "composed", "count"]
