"""Children's services pipeline: land, check, stage, model, measure, publish.

One package per verb; what they share lies beside them. Nothing here needs a running Airflow; only
`orchestration` speaks to it, and only it is imported when a DAG file is parsed.
"""
