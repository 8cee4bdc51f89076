"""The data a task reads and writes, as OpenLineage names them: tables, their columns and where these come from.

Read from the SQL when a task runs and its events are sent, not when a DAG file is: it takes half a second, which every
parse would pay, and an outlet for each table and indicator would be a row in Airflow's database for each run.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from airflow.providers.openlineage.extractors import OperatorLineage
from openlineage.client.event_v2 import InputDataset, OutputDataset
from openlineage.client.facet_v2 import (
    DatasetFacet,
    column_lineage_dataset,
    documentation_dataset,
    schema_dataset,
)
from openlineage.client.naming.dataset import Postgres
from sqlalchemy import Table

from childrens_services import connections, contracts, settings
from childrens_services.measure import catalogue
from childrens_services.model import lineage, schema
from childrens_services.model.lineage import Field, Statement
from childrens_services.stage import tables

POSTGRES_PORT = 5432
# where placements are, and who works with a child
BESIDE_RETURNS = ("staging.postcodes", "staging.ssd_involvements")
OF_RETURNS = (schema.return_run, schema.return_rule, schema.return_issue)


def of_task(dag_id: str, task_id: str) -> OperatorLineage[Any, Any]:
    """What a task reads and writes; nothing for a task that moves no data."""
    feed, _, verb = task_id.partition(".")
    match dag_id, verb:
        case "warehouse", "":
            return _of_warehouse(task_id)
        case "monthly_kpis" | "freeze_month", "":
            return _of_kpis(task_id)
        case "statutory_returns", "":
            # the return's own files are no table: they are read as they were sent
            return OperatorLineage(inputs=_inputs(BESIDE_RETURNS), outputs=[_output(table) for table in OF_RETURNS])
        case _, "land":
            return OperatorLineage(outputs=[_landed(feed)])
        case _, "check":
            return OperatorLineage(inputs=[InputDataset(*_landed_name(feed))])
        case _, "stage":
            staged = tables.table(contracts.load(feed))
            return OperatorLineage(inputs=[InputDataset(*_landed_name(feed))], outputs=[_output(staged)])
    return OperatorLineage()


def _of_warehouse(task_id: str) -> OperatorLineage[Any, Any]:
    if task_id == "identity":
        return OperatorLineage(inputs=_inputs(_with_identifiers()), outputs=[_output(schema.child_identifier)])
    if (table := schema.metadata.tables.get(f"warehouse.{task_id}")) is None:
        return OperatorLineage()
    statement = lineage.of_table(task_id)
    return OperatorLineage(inputs=_inputs(statement.relations), outputs=[_output(table, statement)])


def _with_identifiers() -> list[str]:
    # pandas comes with it, which no other task's events need
    from childrens_services.model.identity import PRIORITY

    feeds = contracts.all_feeds()
    return [f"staging.{feed.name}" for feed in feeds if any(column.semantic in PRIORITY for column in feed.columns)]


def _of_kpis(task_id: str) -> OperatorLineage[Any, Any]:
    if task_id == "publish":
        return OperatorLineage(
            inputs=_inputs([schema.kpi_monthly.fullname]), outputs=[_output(schema.published_kpi_monthly)]
        )
    if task_id == "freeze":
        return OperatorLineage(inputs=_inputs([schema.kpi_monthly.fullname]), outputs=[_output(schema.kpi_frozen)])
    if task_id not in catalogue.kpi_ids():
        return OperatorLineage()
    statement = lineage.of_kpi(catalogue.load().kpi(task_id))
    return OperatorLineage(inputs=_inputs(statement.relations), outputs=[_output(schema.kpi_monthly, statement)])


def _inputs(relations: Iterable[str]) -> list[InputDataset]:
    return [InputDataset(*_name(relation)) for relation in sorted(relations)]


def _output(table: Table, statement: Statement | None = None) -> OutputDataset:
    facets: dict[str, DatasetFacet] = {
        "schema": schema_dataset.SchemaDatasetFacet(
            fields=[
                schema_dataset.SchemaDatasetFacetFields(
                    name=column.name, type=str(column.type).lower(), description=column.comment
                )
                for column in table.columns
            ]
        ),
        "documentation": documentation_dataset.DocumentationDatasetFacet(description=table.comment or table.name),
    }
    if statement:
        facets["columnLineage"] = _columns(statement)
    return OutputDataset(*_name(table.fullname), facets=facets)


def _columns(statement: Statement) -> column_lineage_dataset.ColumnLineageDatasetFacet:
    return column_lineage_dataset.ColumnLineageDatasetFacet(
        fields={
            name: column_lineage_dataset.Fields(
                inputFields=[
                    *(_field(each, "DIRECT") for each in sorted(origin.values)),
                    *(_field(each, "INDIRECT") for each in sorted(origin.decided_by - origin.values)),
                ]
            )
            for name, origin in statement.columns.items()
            if origin.fields
        },
        dataset=[_field(each, "INDIRECT") for each in sorted(statement.conditions)],
    )


def _field(field: Field, kind: str) -> column_lineage_dataset.InputField:
    namespace, name = _name(field.relation)
    transformation = column_lineage_dataset.Transformation(type=kind)
    return column_lineage_dataset.InputField(namespace, name, field.column, [transformation])


def _name(relation: str) -> tuple[str, str]:
    """Namespace and name of a table, as OpenLineage names PostgreSQL's."""
    url = connections.database_url("warehouse")
    schema_name, _, table = relation.partition(".")
    named = Postgres(
        # a server on this machine may be reached by a socket, a folder
        host="localhost" if not url.host or url.host.startswith("/") else url.host,
        port=str(url.port or POSTGRES_PORT),
        database=url.database or "warehouse",
        schema=schema_name,
        table=table,
    )
    return named.get_namespace(), named.get_name()


def _landed(feed: str) -> OutputDataset:
    declared = contracts.load(feed)
    fields = [
        schema_dataset.SchemaDatasetFacetFields(name=column.name, type="text", description=column.description)
        for column in declared.columns
    ]
    return OutputDataset(*_landed_name(feed), facets={"schema": schema_dataset.SchemaDatasetFacet(fields=fields)})


def _landed_name(feed: str) -> tuple[str, str]:
    """Namespace and name of the folder a feed's batches are landed in."""
    url = urlsplit(settings.landing())
    folder = PurePosixPath(url.path or "/") / contracts.load(feed).domain / feed
    if url.scheme in ("", "file"):
        return "file", str(folder)
    # a name of a connection before the @ is Airflow's, not the store's
    return f"{url.scheme}://{url.netloc.rpartition('@')[2]}", str(folder).lstrip("/")
