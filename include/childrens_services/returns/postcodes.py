"""A list of postcodes, CSV or Parquet, as large as the ONS Postcode Directory: only what is asked for is kept."""

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa

from childrens_services.errors import BadInput
from childrens_services.returns.derive import POSTCODES, postcode_columns
from childrens_services.returns.texts import texts


def read(path: Path, wanted: Iterable[str] | None = None) -> pa.Table:
    """The places of the postcodes in `wanted` (in their plain form), or of all. Raises BadInput."""
    import duckdb

    if not path.is_file():
        raise BadInput("there is no such file", file=str(path), remedy="check how it is written")
    source = (
        "read_parquet(?)" if path.suffix.lower() == ".parquet" else "read_csv(?, all_varchar = true, header = true)"
    )
    connection = duckdb.connect(":memory:")
    try:
        there = [row[0] for row in connection.execute(f"describe select * from {source}", [str(path)]).fetchall()]  # noqa: S608
        named = postcode_columns(there)
        columns = ", ".join(f'cast("{named[name]}" as text) as {name}' for name in POSTCODES)
        query = f"select {columns} from {source}"  # noqa: S608  # names of columns that are there
        if wanted is None:
            return connection.sql(query, params=[str(path)]).to_arrow_table()
        connection.register("wanted", pa.table({"code": texts(sorted(set(wanted)))}))
        query += f""" where upper(replace("{named["postcode"]}", ' ', '')) in (from wanted)"""
        return connection.sql(query, params=[str(path)]).to_arrow_table()
    except ValueError as error:
        raise BadInput(str(error), file=path.name, row=1, remedy="name the columns as the directory does") from None
    except duckdb.Error as error:
        kind = type(error).__name__
        raise BadInput(f"it cannot be read ({kind})", file=path.name, remedy="give a CSV or Parquet file") from None
