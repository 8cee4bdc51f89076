"""Lineage: small given statements, and every SQL file of the project."""

from pathlib import Path

import pytest
import sqlglot.lineage
from childrens_services import contracts, settings
from childrens_services.measure import catalogue
from childrens_services.model import lineage, schema
from childrens_services.model.lineage import Field, Lineage, Origin, Statement
from sqlglot import exp
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import build_scope

KNOWN = {
    "staging.visits": ["visit_id", "person_id", "visited_on", "kind", "period"],
    "staging.visits_current": ["visit_id", "person_id", "visited_on", "kind", "period"],
    "staging.people": ["person_id", "born_on"],
    "identity.child_identifier": ["identifier_type", "identifier", "child_key"],
    "warehouse.dim_date": ["date_key", "working_day_number"],
}
TABLES = sorted((settings.SQL / "warehouse").glob("*.sql"))
# rights, the book-keeping of identity and what may be shown are not what a table is made of
ASIDE = {"security", "identity", "published"}
FILES = [path for path in sorted(settings.SQL.rglob("*.sql")) if not ASIDE & set(path.parts)]


def of(sql: str) -> dict[str, list[str]]:
    """Columns of a statement, each with what it is made of, parameters as `:name`."""
    found = lineage.trace(sql, KNOWN).columns
    return {
        name: [*sorted(map(str, origin.fields)), *(f":{parameter}" for parameter in sorted(origin.parameters))]
        for name, origin in found.items()
    }


def test_through_common_table_expressions_stars_and_unions() -> None:
    sql = """
    with seen as (
        select distinct on (visit.visit_id) visit.*, visit.kind = 'H' as is_home
        from staging.visits_current as visit order by visit.visit_id, visit.period desc
    ),
    both_kinds as (
        select person_id, visited_on as day, is_home from seen
        union all
        select person_id, born_on, null from staging.people
    )
    select person_id, day, is_home, count(*) as number, cast(:council as text) as council from both_kinds
    group by person_id, day, is_home
    """
    assert of(sql) == {
        "person_id": ["staging.people.person_id", "staging.visits.person_id"],
        "day": ["staging.people.born_on", "staging.visits.visited_on"],
        "is_home": ["staging.visits.kind"],
        "number": [],
        "council": [":council"],
    }


def test_of_what_a_value_is_looked_up_by() -> None:
    sql = """
    select coalesce(child.child_key, -1) as child_key, ended.working_day_number - :days as late
    from staging.visits as visit
    left join identity.child_identifier as child
        on child.identifier_type = 'case_id' and visit.person_id = child.identifier
    left join warehouse.dim_date as ended on visit.visited_on = ended.date_key
    """
    assert of(sql) == {
        "child_key": ["identity.child_identifier.child_key", "staging.visits.person_id"],
        "late": ["staging.visits.visited_on", "warehouse.dim_date.working_day_number", ":days"],
    }


def test_windows_sub_queries_and_functions_in_the_place_of_tables() -> None:
    sql = """
    with month as (
        select month::date as month
        from generate_series(cast(:first as timestamp), cast(:last as timestamp), interval '1 month') as month
    )
    select
        month.month,
        (select count(*) from staging.visits as visit where visit.visited_on >= month.month) as visits,
        lag(row(person.born_on)) over (partition by person.person_id order by month.month) as before
    from month cross join staging.people as person
    where not exists (select from staging.visits where kind = 'X')
    """
    assert of(sql) == {
        "month": [":first", ":last"],
        "visits": ["staging.visits.visited_on", ":first", ":last"],
        "before": ["staging.people.born_on", "staging.people.person_id", ":first", ":last"],
    }
    found = lineage.trace(sql, KNOWN)
    assert found.conditions == {Field("staging.visits", "kind"), Field("staging.visits", "visited_on")}
    assert found.relations == {"staging.visits", "staging.people"}


def test_what_decides_on_a_value_is_told_from_what_is_in_it() -> None:
    sql = """
    select
        case visit.kind when 'H' then visit.visited_on end as day,
        count(visit.visit_id) filter (where visit.kind = 'H') as visits,
        max(visit.visited_on) over (partition by visit.person_id order by visit.period) as latest,
        (select person.born_on from staging.people as person where person.person_id = visit.person_id) as born_on,
        array_agg(visit.kind order by visit.visited_on) as kinds,
        percentile_cont(0.5) within group (order by visit.visited_on) as median,
        child.child_key
    from staging.visits as visit
    left join identity.child_identifier as child on visit.person_id = child.identifier
    """
    told = {
        name: (sorted(each.column for each in origin.values), sorted(each.column for each in origin.decided_by))
        for name, origin in lineage.trace(sql, KNOWN).columns.items()
    }
    assert told == {
        "day": (["visited_on"], ["kind"]),
        "visits": (["visit_id"], ["kind"]),
        "latest": (["visited_on"], ["period", "person_id"]),
        "born_on": (["born_on"], ["person_id", "person_id"]),
        "kinds": (["kind"], ["visited_on"]),
        "median": (["visited_on"], []),
        "child_key": (["child_key"], ["person_id"]),
    }


def test_lists_and_values_set_out_as_rows() -> None:
    sql = """
    select visit.visit_id, code, step.name, step.day
    from staging.visits as visit
    cross join unnest(string_to_array(visit.kind, ',')) as code
    cross join lateral (values ('visited', visit.visited_on)) as step(name, day)
    """
    assert of(sql) == {
        "visit_id": ["staging.visits.visit_id"],
        "code": ["staging.visits.kind"],
        "name": [],
        "day": ["staging.visits.visited_on"],
    }


def test_conditions_decide_which_rows_there_are() -> None:
    sql = """
    select visit.visit_id from staging.visits as visit
    inner join staging.people as person on visit.person_id = person.person_id
    where visit.kind = 'H' order by visit.period limit 5
    """
    named = ("visits.person_id", "people.person_id", "visits.kind", "visits.period")
    assert lineage.trace(sql, KNOWN).conditions == {Field(*f"staging.{name}".rsplit(".", 1)) for name in named}


@pytest.mark.parametrize(
    "sql", ["select no_such from staging.visits", "select a.no_such from staging.visits as a", "select from from", ""]
)
def test_what_cannot_be_understood_is_an_error(sql: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        lineage.trace(sql, KNOWN)


def test_a_bad_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "warehouse").mkdir()
    (tmp_path / "warehouse" / "fact_referral.sql").write_text("select nothing from staging.ssd_cin_episodes")
    monkeypatch.setattr(settings, "SQL", tmp_path)
    with pytest.raises(ValueError, match=r"warehouse/fact_referral.sql: .*nothing"):
        lineage.of_table("fact_referral")


def test_through_the_tables_between() -> None:
    staged = Field("staging.visits", "visited_on")
    day, late = Field("warehouse.dim_day", "day"), Field("warehouse.fact_visit", "late")
    both = Lineage(
        tables={
            "warehouse.dim_day": Statement(
                {"day": Origin(frozenset({staged}))}, relations=frozenset({staged.relation})
            ),
            "warehouse.fact_visit": Statement(
                {"late": Origin(frozenset({day, late}))}, relations=frozenset({day.relation, late.relation})
            ),
        },
        kpis={"visits_late": Statement({}, frozenset({late}), frozenset({late.relation}))},
    )
    assert both.sources([late]) == {staged}
    assert both.feeds_of_table("warehouse.fact_visit") == {"visits"}
    assert both.feeds_of_kpi("visits_late") == {"visits"}
    assert both.used_by("warehouse.dim_day") == (["warehouse.fact_visit"], [])
    assert both.used_by("warehouse.fact_visit") == (["warehouse.fact_visit"], ["visits_late"])


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(settings.SQL)) for path in FILES])
def test_every_file_is_understood_and_names_only_columns_there_are(path: Path) -> None:
    whole = {kpi.sql_path: kpi.sql for kpi in catalogue.load().kpis}
    found = lineage.trace(whole.get(path) or path.read_text(), lineage.relations())
    assert found.columns
    assert found.relations
    known = lineage.relations()
    for source in found.fields:
        assert source.column in known.column_names(source.relation), source


@pytest.mark.parametrize("path", TABLES, ids=[path.stem for path in TABLES])
def test_every_column_of_a_table_is_traced(path: Path) -> None:
    """At least as far as sqlglot's own account of it: without a source is only what is counted or made of constants."""
    table = f"warehouse.{path.stem}"
    found = lineage.load().tables[table]
    assert set(found.columns) == set(schema.metadata.tables[table].columns.keys())
    known = lineage.relations()
    tree = sqlglot.parse_one(path.read_text(), dialect="postgres")
    tree = qualify(tree, schema=known, dialect="postgres", quote_identifiers=False)
    scope = build_scope(tree)
    for name in tree.named_selects:
        told = sqlglot.lineage.lineage(name, tree, known, scope=scope, dialect="postgres", copy=False)
        ends = [node for node in told.walk() if isinstance(node.source, exp.Table) and node.source.db]
        wanted = {f"{node.source.db}.{node.source.name}.{node.name.split('.')[-1]}" for node in ends}
        assert {each.replace("_current.", ".") for each in wanted} <= set(map(str, found.columns[name].fields)), name
        sources = lineage.load().sources(found.columns[name].fields)
        # the council comes with the run, also where it is read from another fact
        assert bool(sources) is bool(found.columns[name].fields) or name == "local_authority_code"
        assert not any(source.relation.startswith("warehouse.") for source in sources)


def test_a_look_at_columns_that_are_known() -> None:
    fields = lineage.load().tables["warehouse.fact_ehc_assessment"].columns
    assert {str(source) for source in fields["request_to_issue_days"].fields} == {
        "staging.sen2_assessment.assessmentoutcome",
        "staging.sen2_assessment.assessmentoutcomedate",
        "staging.sen2_requests.receiveddate",
    }
    assert fields["local_authority_code"].parameters == {"local_authority_code"}
    working_days = lineage.load().sources([Field("warehouse.fact_assessment", "duration_working_days")])
    assert {source.relation for source in working_days} == {"staging.ssd_cin_assessments", "reference.bank_holiday"}


def test_indicators_read_the_feeds_the_catalogue_says() -> None:
    for kpi in catalogue.load().kpis:
        assert set(kpi.feeds) <= lineage.load().feeds_of_kpi(kpi.id), kpi.id
        assert lineage.load().feeds_of_kpi(kpi.id) <= set(contracts.names())


def test_a_target_that_is_published_is_read_too() -> None:
    for kpi in catalogue.load().kpis:
        reads = "warehouse.fact_published_figure" in lineage.load().kpis[kpi.id].relations
        if kpi.target and kpi.target.benchmark:
            assert reads
