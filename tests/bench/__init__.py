"""Benchmarks: each prints what a verb takes beside the bare floor, on the same rows in the same run."""

import os
import tempfile

# before anything imports Airflow
os.environ.setdefault("AIRFLOW_HOME", tempfile.mkdtemp(prefix="cs-bench-"))
os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
# that no channel for alerts is configured is no news here
os.environ.setdefault("AIRFLOW__LOGGING__LOGGING_LEVEL", "ERROR")
