"""The rules of a return as Great Expectations expectations, run on PostgreSQL, every offending row kept.

Great Expectations gives at most 200 failing rows of a database, so the expectation asks for them itself. They are
positions in a file, no value of a record.
"""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar

import great_expectations as gx
from great_expectations.core.batch import Batch
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.datasource.fluent import GxDatasourceWarning
from great_expectations.expectations.expectation import BatchExpectation
from sqlalchemy import text
from sqlalchemy.pool import StaticPool

from childrens_services import connections
from childrens_services.returns.delivered import Delivered
from childrens_services.returns.engines import Postgres
from childrens_services.returns.rules import Rule
from childrens_services.returns.run import Collection, Outcome, load, outcome, prepared

SEVERITIES = {"error": "critical", "query": "warning"}


class ExpectNoRowsToOffendRule(BatchExpectation):
    """Expect the query of a rule to give no row."""

    rule_code: str
    query: str

    metric_dependencies: ClassVar[tuple[str, ...]] = ()
    success_keys: ClassVar[tuple[str, ...]] = ("rule_code", "query")
    domain_keys: ClassVar[tuple[str, ...]] = ("batch_id",)

    def _validate(
        self, metrics: dict[str, Any], runtime_configuration: Any = None, execution_engine: Any = None
    ) -> dict[str, Any]:
        with execution_engine.get_connection() as connection:
            try:
                # a savepoint: a rule that cannot be run must not end the others' tables
                with connection.begin_nested():
                    rows = [tuple(row) for row in connection.execute(text(self.query.replace(":", "\\:")))]
            except Exception as error:
                # the first line only: what follows may quote values
                reason = f"{type(error).__name__}: {str(error).splitlines()[0][:200]}"
                return {"success": False, "result": {"observed_value": None, "details": {"crashed": reason}}}
        return {"success": not rows, "result": {"observed_value": len(rows), "details": {"rows": rows}}}


def run(return_name: str, delivered: Delivered, of: Collection, *, providers: Any = None) -> list[Outcome]:
    """The outcome of every rule, as `childrens_services.returns.run.run` gives it, by Great Expectations."""
    wanted = prepared(return_name, delivered, of, providers)
    with _batch() as (batch, connection):
        load(return_name, delivered, of, providers, Postgres(connection.driver_connection))
        connection.commit()
        suite = gx.ExpectationSuite(
            name=f"returns.{return_name}",
            expectations=[
                ExpectNoRowsToOffendRule(
                    rule_code=each.rule.code, query=each.query, severity=SEVERITIES[each.rule.severity]
                )
                for each in wanted
                if each.query is not None
            ],
        )
        validated = batch.validate(suite, result_format={"result_format": "BASIC", "partial_unexpected_count": 0})
    found = {
        item.expectation_config.kwargs["rule_code"]: item.result.get("details") or {} for item in validated.results
    }
    return [
        Outcome(each.rule, "not applicable", each.reason)
        if each.query is None
        else _outcome(each.rule, found.get(each.rule.code, {}))
        for each in wanted
    ]


def _outcome(rule: Rule, details: dict[str, Any]) -> Outcome:
    if "rows" not in details:
        return Outcome(rule, "crashed", details.get("crashed", "Great Expectations could not run it"))
    return outcome(rule, details["rows"])


@contextmanager
def _batch() -> "Iterator[tuple[Batch, Any]]":
    """A batch that stands for the database, and its one connection: what is loaded through it the rules can see."""
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    url = connections.database_url("warehouse").render_as_string(hide_password=False)
    with warnings.catch_warnings():
        # its own kind for PostgreSQL takes no address of a socket
        warnings.simplefilter("ignore", GxDatasourceWarning)
        source = context.data_sources.add_sql(
            "returns", connection_string=url, create_temp_table=False, kwargs={"poolclass": StaticPool}
        )
        asset = source.add_query_asset("returns", query="select 1 as one")
    made: Sequence[Any] = (source.get_engine(), source.get_execution_engine().engine)
    connection = made[1].raw_connection()
    try:
        yield asset.add_batch_definition_whole_table("whole").get_batch(), connection
    finally:
        connection.close()
        for engine in made:
            engine.dispose()
