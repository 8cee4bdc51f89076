"""The bare floor of each verb: what is left when the pipeline is taken away.

Land: the format's reader goes through the source, and the rows are written as Parquet. Check: Great Expectations runs
the same suite on a frame that is typed already. Stage: COPY of the same rows into a like table.
"""

from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
from childrens_services import database
from childrens_services.batch import Batch
from childrens_services.check import validation
from childrens_services.check.suite import rows_suite
from childrens_services.contracts import Feed
from childrens_services.county.delivery import Csv, Delivery, Sheet, Sql, Xml
from lxml import etree
from openpyxl import load_workbook
from pyarrow import csv, parquet
from sqlalchemy import create_engine


def land(item: Delivery, source: Path | str, rows: pa.Table, folder: Path) -> None:
    """Go through the source, a file or the URL of the case-management system, and write the rows as Parquet."""
    match item.layout:
        case Csv():
            rows = csv.read_csv(source, csv.ReadOptions(encoding=_encoding(item)))
        case Sheet():
            book = load_workbook(source, read_only=True)
            list(book[book.sheetnames[0]].iter_rows(values_only=True))
            book.close()
        case Xml():
            for _, element in etree.iterparse(source):
                if len(element) == 0:
                    element.text  # noqa: B018
        case Sql():
            copied_out(str(source), item.feed)
    parquet.write_table(rows, folder / "bare.parquet")


def _encoding(item: Delivery) -> str:
    from childrens_services.contracts import load

    return next(server.encoding for server in load(item.feed).servers if server.format == "csv")


def copied_out(url: str, table: str) -> int:
    """Bytes of the table as COPY gives them."""
    engine = create_engine(url)
    with engine.connect() as connection:
        cursor: Any = connection.connection.cursor()
        with cursor.copy(f"copy {table} to stdout (format csv)") as copy:
            size = sum(len(block) for block in copy)
    engine.dispose()
    return size


def check(frame: pd.DataFrame, feed: Feed) -> None:
    """The suite on a typed frame."""
    validation.run(frame, rows_suite(feed))


def rows_of(batch: Batch) -> memoryview:
    """The staged rows of the batch as COPY gives them."""
    buffer = BytesIO()
    with database.transaction() as connection:
        cursor: Any = connection.connection.cursor()
        query = f"select * from staging.\"{batch.feed}\" where batch_id = '{batch.batch_id}'"
        with cursor.copy(f"copy ({query}) to stdout (format csv)") as copy:
            for block in copy:
                buffer.write(block)
    return buffer.getbuffer()


def stage(batch: Batch, rows: memoryview) -> None:
    """COPY the rows into a table like the feed's."""
    with database.transaction() as connection:
        cursor: Any = connection.connection.cursor()
        cursor.execute(f'create temporary table bare (like staging."{batch.feed}") on commit drop')
        with cursor.copy("copy bare from stdin (format csv)") as copy:
            copy.write(rows)
