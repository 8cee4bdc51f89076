"""A case-management system to read from: tables of the Standard Safeguarding Dataset in any SQL database."""

import io

import pandas as pd
import sqlalchemy as sa

from childrens_services.contracts import load as contract

_TEXT = sa.Unicode(4000)
_AT_ONCE = 5_000


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
                if engine.dialect.name == "postgresql":
                    _copy(connection, made[name], frame)
                else:
                    _insert(connection, made[name], frame)
    finally:
        engine.dispose()


def _table(metadata: sa.MetaData, name: str, frame: pd.DataFrame) -> sa.Table:
    columns = [
        sa.Column(
            column,
            sa.DateTime() if pd.api.types.is_datetime64_any_dtype(frame[column]) else _TEXT,
            primary_key=column in contract(name).key,
        )
        for column in frame.columns
    ]
    return sa.Table(name, metadata, *columns)


def _copy(connection: sa.Connection, table: sa.Table, frame: pd.DataFrame) -> None:
    """By COPY: a system of Leicestershire's size has millions of rows."""
    text = io.StringIO()
    frame.to_csv(text, index=False, header=False)
    cursor = connection.connection.cursor()
    with cursor.copy(f'copy "{table.name}" from stdin (format csv)') as copy:
        copy.write(text.getvalue())


def _insert(connection: sa.Connection, table: sa.Table, frame: pd.DataFrame) -> None:
    for start in range(0, len(frame), _AT_ONCE):
        connection.execute(sa.insert(table), _records(table, frame.iloc[start : start + _AT_ONCE]))


def _records(table: sa.Table, frame: pd.DataFrame) -> list[dict[str, object]]:
    plain = frame.astype(object).where(frame.notna(), None)
    return [
        {
            str(name): value.to_pydatetime()
            if isinstance(value, pd.Timestamp)
            else value
            if value is None
            else _plain(value)
            for name, value in row.items()
        }
        for row in plain.to_dict("records")
    ]


def _plain(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
