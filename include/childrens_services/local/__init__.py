"""The whole pipeline on one machine with nothing else installed: `make run` and `make ui`.

An embedded PostgreSQL holds Airflow's metadata, the warehouse and, unless real sources are given, the made-up county's
case-management database. Everything lies under `.airflow/`, which git ignores; deleting it starts afresh.
"""
