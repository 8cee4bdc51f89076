"""Run the checks of the warehouse's tables with Great Expectations, in the database.

Great Expectations takes some milliseconds for an expectation, and there are over a thousand checks: so there is one
expectation per table and severity, and all of a table's share one query, which Great Expectations runs once. A query
gives one row of counts: no value of a record leaves the database.
"""

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar

import great_expectations as gx
from great_expectations.core.batch import Batch
from great_expectations.core.expectation_validation_result import ExpectationValidationResult
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.datasource.fluent import GxDatasourceWarning
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.render import LegacyRendererType
from great_expectations.render.components import RenderedStringTemplateContent
from great_expectations.render.renderer.renderer import renderer

from childrens_services import connections
from childrens_services.check.warehouse.declared import Check
from childrens_services.quality import SEVERITIES, Verdict


class ExpectChecksOfTableToPass(BatchExpectation):
    """Expect the counts of a query to be within the share that each check allows.

    The query gives one row with `rows_<n>` and `failing_<n>` for each check `n` of the table; `most` has the share of
    those checks that are of this expectation's severity.
    """

    table_name: str
    query: str
    most: dict[str, float]

    metric_dependencies: ClassVar[tuple[str, ...]] = ("query.table",)
    success_keys: ClassVar[tuple[str, ...]] = ("query", "most")
    domain_keys: ClassVar[tuple[str, ...]] = ("batch_id",)

    def _validate(
        self, metrics: dict[str, Any], runtime_configuration: Any = None, execution_engine: Any = None
    ) -> dict[str, Any]:
        (counts,) = metrics["query.table"]
        found = {number: [int(counts[f"{what}_{number}"]) for what in ("rows", "failing")] for number in self.most}
        failed = [number for number, (rows, failing) in found.items() if failing > self.most[number] * rows]
        return {"success": not failed, "result": {"observed_value": len(failed), "details": found}}

    @classmethod
    @renderer(renderer_type=LegacyRendererType.PRESCRIPTIVE)  # type: ignore[untyped-decorator]
    def _prescriptive_renderer(cls, configuration: Any = None, **_: Any) -> list[RenderedStringTemplateContent]:
        parameters = {"table": configuration.kwargs["table_name"], "checks": len(configuration.kwargs["most"])}
        template = {"template": "$table: none of $checks checks may fail; found failing:", "params": parameters}
        return [RenderedStringTemplateContent(content_block_type="string_template", string_template=template)]


@dataclass(frozen=True)
class Result:
    """How the checks of one table and severity came out, and Great Expectations' own result: counts only."""

    table_name: str
    verdicts: tuple[Verdict, ...]
    page: ExpectationValidationResult


def run(checks: Mapping[str, Sequence[Check]]) -> list[Result]:
    """Run the checks, by full name of the table. Raises RuntimeError, naming the table, when one cannot be run."""
    suite = gx.ExpectationSuite(
        name="warehouse",
        expectations=[each for name, of_table in checks.items() for each in _expectations(name, of_table)],
    )
    with _batch() as batch:
        validated = batch.validate(suite, result_format={"result_format": "BASIC", "partial_unexpected_count": 0})
    return [_result(item, checks) for item in validated.results]


@contextmanager
def _batch() -> Iterator[Batch]:
    """A batch that stands for the database: the queries name their tables."""
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    url = connections.database_url("warehouse").render_as_string(hide_password=False)
    with warnings.catch_warnings():
        # its own kind for PostgreSQL takes no address of a socket
        warnings.simplefilter("ignore", GxDatasourceWarning)
        source = context.data_sources.add_sql("warehouse", connection_string=url)
        asset = source.add_query_asset("warehouse", query="select 1 as one")
    try:
        yield asset.add_batch_definition_whole_table("whole").get_batch()
    finally:
        # it has two engines, and closes neither
        for engine in (source.get_engine(), source.get_execution_engine().engine):
            engine.dispose()


def _expectations(table_name: str, checks: Sequence[Check]) -> list[ExpectChecksOfTableToPass]:
    query = _statement(table_name, checks)
    made = []
    for severity in SEVERITIES:
        most = {str(number): check.most for number, check in enumerate(checks) if check.severity == severity}
        if most:
            made.append(ExpectChecksOfTableToPass(table_name=table_name, query=query, most=most, severity=severity))
    return made


def _statement(table_name: str, checks: Sequence[Check]) -> str:
    counts = [
        f"{check.rows} as rows_{number}, {check.failing} as failing_{number}" for number, check in enumerate(checks)
    ]
    joins = dict.fromkeys(check.join for check in checks if check.join)
    statement = "\n".join(["select", ",\n".join(counts), f"from {table_name} as checked", *joins])
    # Great Expectations puts the batch in place of {batch}: other braces are doubled
    return statement.replace("{", "{{").replace("}", "}}")


def _result(item: ExpectationValidationResult, checks: Mapping[str, Sequence[Check]]) -> Result:
    configuration = item.expectation_config
    table_name = configuration.kwargs["table_name"] if configuration else "?"
    counts = item.result.get("details")
    if counts is None:
        # the exception's own text may quote a value, so it is not passed on
        raise RuntimeError(f"the checks of {table_name} could not be run")
    verdicts = tuple(_verdict(checks[table_name][int(number)], *found) for number, found in counts.items())
    return Result(table_name, verdicts, item)


def _verdict(check: Check, rows: int, failing: int) -> Verdict:
    return Verdict(
        expectation=check.name,
        column_names=", ".join(check.columns),
        severity=check.severity,
        success=failing <= check.most * rows,
        evaluated_rows=rows,
        unexpected_rows=failing,
        description=check.description,
        arguments={"most": check.most} if check.most else {},
    )
