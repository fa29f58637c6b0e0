"""Prints the rows of a Parquet file as a reader of Python gives them: read-parquet.py pyarrow|polars|pandas FILE.

Values are text as test/exports/extremes.ts compares them: instants and days are whole numbers since 1970, since Python
itself knows no year below 1 or above 9999 and nothing infinite.
"""

import decimal
import json
import sys


def with_pyarrow(path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pq.ParquetFile(path).read()
    columns = {}
    for name in table.column_names:
        column = table[name]
        if pa.types.is_timestamp(column.type):
            assert column.type.unit == "us" and column.type.tz == "UTC", column.type
            column = column.cast(pa.int64())
        elif pa.types.is_date32(column.type):
            column = column.cast(pa.int32())
        columns[name] = column.to_pylist()
    return columns


def with_polars(path):
    import polars as pl

    frame = pl.read_parquet(path, hive_partitioning=False)
    columns = {}
    for name, kind in frame.schema.items():
        assert kind != pl.Binary, f"{name} is read as bytes"
        column = frame[name]
        columns[name] = (column.to_physical() if kind.is_temporal() else column).to_list()
    return columns


def with_pandas(path):
    import pandas as pd

    frame = pd.read_parquet(path, dtype_backend="pyarrow", partitioning=None)
    columns = {}
    for name in frame.columns:
        column = frame[name]
        kind = str(column.dtype)
        if kind.startswith("timestamp"):
            column = column.astype("int64[pyarrow]")
        elif kind.startswith("date"):
            column = column.astype("int32[pyarrow]")
        columns[name] = [None if value is pd.NA else value for value in column]
    return columns


def to_text(value):
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    assert isinstance(value, (int, str)), type(value)
    return str(value)


reader, path = sys.argv[1:]
columns = {"pyarrow": with_pyarrow, "polars": with_polars, "pandas": with_pandas}[reader](path)
texts = {name: [to_text(value) for value in values] for name, values in columns.items()}
json.dump([dict(zip(texts, row)) for row in zip(*texts.values())], sys.stdout)
