"""Where a deployment sends OpenLineage's events: have them say what our tasks read and write, and no record's value."""

from typing import Any

from airflow.plugins_manager import AirflowPlugin
from airflow.providers.openlineage import conf


class LineageEvents(AirflowPlugin):
    """Put our reading of the tasks into Airflow's own listener."""

    name = "lineage_events"

    @classmethod
    def on_load(cls, *args: Any, **kwargs: Any) -> None:
        """Nothing is imported, and nothing done, where no transport is configured."""
        if conf.is_disabled():
            return
        from airflow.providers.openlineage.plugins.listener import get_openlineage_listener
        from childrens_services.orchestration.lineage_events import SafeAdapter, TaskLineage

        listener = get_openlineage_listener()
        listener.adapter = SafeAdapter()
        for operator in TaskLineage.get_operator_classnames():
            listener.extractor_manager.add_extractor(operator, TaskLineage)
