"""The tasks of a source DAG: per feed land, check, stage; then the domain has delivered."""

from typing import Any

from airflow.sdk import TaskGroup, TriggerRule, task
from airflow.sdk.exceptions import AirflowSkipException

from childrens_services import contracts
from childrens_services.orchestration import assets
from childrens_services.orchestration.run import current_month, one_result


def feeds(domain: str) -> TaskGroup:
    """Every feed of the domain, each a group of its own, and the task that says the domain has delivered.

    A feed lands after the feeds its rows refer to, so that its check finds them landed. Whatever became of those, it
    lands: a check that has nothing to compare with says so and holds nothing back.
    """
    parents = contracts.parents(domain)
    with TaskGroup(group_id="feeds", prefix_group_id=False) as group:
        landed = {name: feed(name, refers=name in parents) for name in contracts.names(domain)}
        for name, among in parents.items():
            [landed[parent] for parent in among] >> landed[name]
    group >> delivered(domain)
    return group


def feed(name: str, *, refers: bool = False) -> Any:
    """Land, check and stage one feed, `refers` saying that it lands after others; gives its task `land`."""
    staged = assets.staged(name)
    with TaskGroup(group_id=name):

        @one_result(trigger_rule=TriggerRule.ALL_DONE if refers else TriggerRule.ALL_SUCCESS)
        def land() -> dict[str, Any]:
            """Read the source and keep exactly what was received."""
            return _land(name, current_month())

        @one_result()
        def check(manifest: dict[str, Any]) -> dict[str, Any]:
            """Run the suite: refuse the batch, or set apart the rows that may not go on."""
            return _check(manifest)

        @one_result(outlets=[staged])
        def stage(manifest: dict[str, Any], checked: dict[str, Any], *, outlet_events: Any = None) -> dict[str, Any]:
            """Load the rows that passed, in place of the feed's month."""
            return _stage(manifest, outlet_events[staged])

        landed: Any = land()
        checked: Any = check(landed)
        stage(landed, checked)
    return landed


def delivered(domain: str) -> Any:
    """Say that the domain's feeds have been through, once none of them is still on its way.

    A feed that failed does not hold the others back: `warehouse` looks for itself whether the month is complete.
    """
    asset = assets.delivered(domain)

    @task(task_id="delivered", outlets=[asset])
    def say(*, outlet_events: Any = None) -> None:
        """Tell `warehouse` that there may be something to model."""
        outlet_events[asset].add_partitions(current_month())

    # a teardown runs whatever became of the feeds, and leaves the run's own state to them
    return say().as_teardown()


def _land(name: str, month: str) -> dict[str, Any]:
    from childrens_services import database, quality
    from childrens_services.errors import NotDelivered
    from childrens_services.land import land

    if name not in contracts.configured():
        raise AirflowSkipException(f"{name} is not a feed of this deployment (CHILDRENS_SERVICES_FEEDS)")
    declared = contracts.load(name)
    try:
        batch = land(declared, month)
    except NotDelivered as absent:
        if declared.required:
            raise
        raise AirflowSkipException(f"optional and not delivered: {absent}") from absent
    with database.transaction() as connection:
        quality.record_landed(connection, batch)
    return batch.manifest()


def _check(manifest: dict[str, Any]) -> dict[str, Any]:
    from childrens_services.batch import Batch
    from childrens_services.check import check

    return vars(check(Batch.from_manifest(manifest)))


def _stage(manifest: dict[str, Any], event: Any) -> dict[str, Any]:
    from childrens_services.batch import Batch
    from childrens_services.stage import stage

    batch = Batch.from_manifest(manifest)
    counts = vars(stage(batch))
    event.add_partitions(batch.month)
    event.extra = counts
    return counts
