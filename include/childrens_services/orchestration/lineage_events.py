"""OpenLineage's events: what they say of our tasks, and that they hold no value of a record."""

from typing import Any

from airflow.providers.openlineage.extractors import BaseExtractor, OperatorLineage
from airflow.providers.openlineage.plugins.adapter import OpenLineageAdapter
from openlineage.client.event_v2 import RunEvent

from childrens_services.orchestration.run import safe_text


class TaskLineage(BaseExtractor):
    """Inputs and outputs of a task, from its DAG's id and its own."""

    @classmethod
    def get_operator_classnames(cls) -> list[str]:
        """The class of every task there is: `@task` makes them all."""
        return ["_PythonDecoratedOperator"]

    def _execute_extraction(self) -> OperatorLineage[Any, Any]:
        # every component of Airflow loads this module, and only a running task needs what it takes
        from childrens_services.orchestration import datasets

        return datasets.of_task(self.operator.dag_id, self.operator.task_id)


class SafeAdapter(OpenLineageAdapter):
    """Sends events as Airflow does, but of a failure only what an alert would say of it.

    An error's own words, and its trace, may hold a value of the record that caused it.
    """

    def fail_task(self, *args: Any, **kwargs: Any) -> RunEvent:
        """Say that a task failed: with all of an error of ours, of any other its kind."""
        if error := kwargs.get("error"):
            kwargs["error"] = safe_text(error)
        return super().fail_task(*args, **kwargs)
