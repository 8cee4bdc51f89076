"""Another secret for the keys of all children."""

from sqlalchemy import Connection, delete, select, text

from childrens_services import database, settings
from childrens_services.model import schema
from childrens_services.model.identity import resolve
from childrens_services.model.identity.keys import fingerprint
from childrens_services.model.sync import Counts


def rotate(connection: Connection) -> Counts:
    """Key every child with the secret that is set now, and what was kept about keys with it.

    Gives what `resolve` gives. Look-ups and changes of keys that no child has now keep the key they were written with.
    The old secret is not needed. Every row of the warehouse still has the old keys until it is built again. Raises
    RuntimeError when no secret is set, or the children are keyed with it already.
    """
    database.lock(connection, "identity")
    if connection.scalar(select(schema.child_key_secret.c.fingerprint)) == fingerprint(settings.child_key_secret()):
        raise RuntimeError(
            "the children are keyed with this secret already: set a new CHILDRENS_SERVICES_CHILD_KEY first"
        )
    connection.execute(text(database.sql("identity", "keys_before.sql")))
    connection.execute(delete(schema.child_key_secret))
    # no change of a child: what is written to child_key_change is only what was
    connection.execute(delete(schema.child_identifier))
    counts = resolve(connection)
    cursor = connection.connection.cursor()
    cursor.execute(database.sql("identity", "rekey.sql"))
    return counts
