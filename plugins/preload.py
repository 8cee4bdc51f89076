"""Load what the tasks need once, in the scheduler, so that the workers it forks share it (LocalExecutor).

Great Expectations takes seconds to import; a forked worker has it already. Other components do not need it.
"""

import sys

from airflow.configuration import conf
from airflow.plugins_manager import AirflowPlugin


class Preload(AirflowPlugin):
    """Nothing to add to Airflow: importing this file is what counts."""

    name = "childrens_services_preload"


if "scheduler" in sys.argv[1:2] and "LocalExecutor" in conf.get("core", "executor"):
    import childrens_services.check.warehouse
    import childrens_services.measure.run
    import childrens_services.model.identity
    import childrens_services.model.run
    import childrens_services.publish.published
    import childrens_services.stage  # noqa: F401
