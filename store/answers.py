"""Answers worked out at the build: a query without parameters has one answer per version, kept as a table beside the data.

Planning a query over twenty small tables takes DuckDB ten times as long as reading its answer. An answer is found by the
query's own text, so one that was edited since the build is simply run.
"""

import contextlib
import hashlib

import duckdb

from store.progress import Progress, unseen
from store.questions import Question, all_questions

SCHEMA = "answer"


def table_of(query: Question) -> str:
    """The table that keeps the answer of `query`."""
    return f"{SCHEMA}.query_{hashlib.sha256(query.sql.encode()).hexdigest()[:16]}"


def keep(connection: duckdb.DuckDBPyConnection, progress: Progress = unseen) -> None:
    """Works out every query without parameters, in a schema of their own. One that these data cannot answer is left for whoever asks it."""
    connection.execute("create schema answer")
    queries = [*all_questions()]
    for number, query in enumerate(queries):
        progress(number / len(queries), "Vaste vragen beantwoorden")
        if not query.parameters:
            with contextlib.suppress(duckdb.Error):
                connection.sql(query.sql).create(table_of(query))


def kept(cursor: duckdb.DuckDBPyConnection, query: Question) -> duckdb.DuckDBPyRelation | None:
    """The answer as it was kept; None where there is none."""
    if query.parameters:
        return None
    try:
        return cursor.table(table_of(query))
    except duckdb.CatalogException:
        return None
