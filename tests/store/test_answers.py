"""Answers kept at the build: the same as the query gives, for every query without parameters."""

import re
from dataclasses import replace

import pandas as pd

from store import answers
from store.questions import all_questions
from store.reading import Database


def test_what_is_kept_is_what_the_query_gives(database: Database) -> None:
    without = [query for query in all_questions() if not query.parameters]
    assert len(without) > 30
    for query in without:
        with database._connection.cursor() as cursor:
            kept = answers.kept(cursor, query)
            assert kept is not None, query.name
            found, expected = kept.df(), cursor.execute(query.sql).df()
            if not re.search(r"^order by", query.sql, re.MULTILINE):
                found, expected = (
                    f.sort_values(list(f.columns), key=lambda c: c.astype(str), ignore_index=True)
                    for f in (found, expected)
                )
            pd.testing.assert_frame_equal(found, expected, obj=query.name)


def test_a_query_that_was_edited_since_the_build_is_run(database: Database) -> None:
    query = next(query for query in all_questions() if not query.parameters)
    with database._connection.cursor() as cursor:
        assert answers.kept(cursor, replace(query, sql=query.sql + " ")) is None
