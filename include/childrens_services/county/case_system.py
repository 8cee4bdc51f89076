"""A case-management system to read from: tables of the Standard Safeguarding Dataset in any SQL database."""

import pandas as pd
import sqlalchemy as sa

_TEXT = sa.Unicode(100)
_DATES = ("_date", "_dob")


def load(url: str, tables: dict[str, pd.DataFrame]) -> None:
    """Makes the tables, in place of those that are there, and fills them. Text and datetime columns, as in the SSD."""
    metadata = sa.MetaData()
    made = {name: _table(metadata, name, frame) for name, frame in tables.items()}
    engine = sa.create_engine(url)
    try:
        with engine.begin() as connection:
            metadata.drop_all(connection)
            metadata.create_all(connection)
            for name, frame in tables.items():
                connection.execute(sa.insert(made[name]), _records(frame))
    finally:
        engine.dispose()


def _table(metadata: sa.MetaData, name: str, frame: pd.DataFrame) -> sa.Table:
    columns = [
        sa.Column(column, sa.DateTime() if column.endswith(_DATES) else _TEXT, primary_key=place == 0)
        for place, column in enumerate(frame.columns)
    ]
    return sa.Table(name, metadata, *columns)


def _records(frame: pd.DataFrame) -> list[dict[str, object]]:
    plain = frame.astype(object).where(frame.notna(), None)
    return [
        {str(name): value.to_pydatetime() if isinstance(value, pd.Timestamp) else value for name, value in row.items()}
        for row in plain.to_dict("records")
    ]
