"""Roles and what they may do, from the files of include/sql/security."""

from sqlalchemy import Connection, text

from childrens_services import database
from childrens_services.model import areas
from childrens_services.stage import tables

ROLES = (
    "childrens_pipeline",
    "childrens_data_engineer",
    "childrens_analyst",
    "childrens_safeguarding",
    "childrens_reader",
    *areas.ROLES,
    "childrens_restricted_records",
)


def apply(connection: Connection) -> None:
    """Make the roles that are missing, and give each its rights in this database and no others.

    Raises PermissionError when roles are missing and this login may not create them.
    """
    if missing := _missing(connection):
        if not _may_create_roles(connection):
            raise PermissionError(
                f"roles {', '.join(missing)} are missing and this login may not create them. What to do: have an "
                "administrator of the server run include/sql/security/roles.sql, then run this again"
            )
        _execute(connection, roles_sql())
    for name in ("functions.sql", "grants.sql", "rows.sql"):
        _execute(connection, database.sql("security", name))
    areas.grant_all(connection)
    tables.grant_all(connection)


def roles_sql() -> str:
    """The statement that makes the roles, for whoever may create them."""
    return database.sql("security", "roles.sql")


def _execute(connection: Connection, statements: str) -> None:
    # by the driver: several statements, and % that stand for no parameter
    connection.connection.cursor().execute(statements)


def _missing(connection: Connection) -> list[str]:
    known = set(connection.scalars(text("select rolname from pg_roles")))
    return [role for role in ROLES if role not in known]


def _may_create_roles(connection: Connection) -> bool:
    query = text("select rolsuper or rolcreaterole from pg_roles where rolname = current_user")
    return bool(connection.scalar(query))
