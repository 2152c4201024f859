"""Records that a role may not see are refused by the query that would read them, whoever asks."""

import pytest

from store.database import Database
from store.errors import RecordsHidden
from store.questions import all_questions, tables_of

QUERIES = [question.name for question in all_questions()]


def test_a_query_that_reads_hidden_records_is_refused_and_others_answer(database: Database) -> None:
    reader = database.without(frozenset({"municipality"}))
    with pytest.raises(RecordsHidden, match="eigen gegevens"):
        reader.ask("needs/municipalities")
    assert len(reader.ask("money/clusters")) > 3
    assert len(database.ask("needs/municipalities")) > 3


def test_what_is_made_for_one_is_not_remembered_for_the_other(database: Database) -> None:
    assert database.derive(lambda ask: 1) == 1
    reader = database.without(frozenset({"municipality"}))
    assert reader is database.without(frozenset({"municipality"}))

    def make(ask: object) -> int:
        return len(ask("needs/municipalities"))  # type: ignore[operator]

    assert database.derive(make) > 3
    with pytest.raises(RecordsHidden):
        reader.derive(make)


@pytest.mark.parametrize("name", QUERIES)
def test_the_tables_of_every_query_are_known(name: str, database: Database) -> None:
    tables = tables_of(name)
    assert tables & set(database.version.rows) or "dataset" in tables


def test_a_table_inside_a_step_or_a_condition_is_seen() -> None:
    assert "municipality" in tables_of("needs/profile_list")
    assert "activity" in tables_of("money/activity_total")
    assert {"partner", "partner_contact", "dataset"} <= tables_of("network/sample_shares")
