"""Connections by id, the same inside an Airflow task and in a plain process.

Airflow looks them up in its secrets backends, then in `AIRFLOW_CONN_<ID>`, then in its database.
"""

from airflow.sdk import Connection
from airflow.sdk.exceptions import AirflowNotFoundException, AirflowRuntimeError
from sqlalchemy import URL


def get(connection_id: str) -> Connection:
    """The connection of that id. Raises LookupError, saying how to define it, when there is none."""
    try:
        return Connection.get(connection_id)
    except (AirflowNotFoundException, AirflowRuntimeError) as error:
        raise LookupError(
            f"connection {connection_id!r} is not defined: add it or set AIRFLOW_CONN_{connection_id.upper()}"
        ) from error


def exists(connection_id: str) -> bool:
    """Whether the connection is defined."""
    try:
        get(connection_id)
    except LookupError:
        return False
    return True


def database_url(connection_id: str) -> URL:
    """SQLAlchemy URL of a database connection; `extra` holds the driver's own options."""
    connection = get(connection_id)
    dialect = (connection.conn_type or "").replace("-", "_")
    drivername = "postgresql+psycopg" if dialect in ("postgres", "postgresql") else dialect
    return URL.create(
        drivername,
        username=connection.login or None,
        password=connection.password or None,
        host=connection.host or None,
        port=connection.port,
        database=connection.schema or None,
        query={key: str(value) for key, value in (connection.extra_dejson or {}).items()},
    )


def base_url(connection_id: str) -> str:
    """Base address of an HTTP connection, without a trailing slash."""
    connection = get(connection_id)
    scheme = connection.conn_type if connection.conn_type in ("http", "https") else "https"
    if connection.schema in ("http", "https"):
        scheme = connection.schema
    host = connection.host or ""
    path = "" if connection.schema in (None, "", "http", "https") else f"/{connection.schema}"
    if "://" in host:
        return f"{host.rstrip('/')}{path}"
    return f"{scheme}://{host}{f':{connection.port}' if connection.port else ''}{path}"
