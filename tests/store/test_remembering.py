"""What is made once per version: the same object, a frame that may be changed, and never what another `ask` may not see."""

import pandas as pd
import pytest

from store.errors import RecordsHidden
from store.reading import Ask, Database
from store.remembering import remembered

calls: list[str] = []


@remembered
def sources(ask: Ask, prefix: str = "") -> pd.DataFrame:
    calls.append(prefix)
    rows = ask("trust/sources")
    return rows[rows["source_id"].str.startswith(prefix)]


@remembered
def municipalities(ask: Ask) -> int:
    return len(ask("needs/municipalities"))


def test_it_is_made_once_for_each_choice_and_may_be_changed(database: Database) -> None:
    calls.clear()
    first = sources(database.ask)
    first["source_id"] = "changed"
    assert len(sources(database.ask, "no such")) == 0
    assert "changed" not in set(sources(database.ask)["source_id"])
    assert calls == ["", "no such"]


def test_another_ask_has_it_made_anew(database: Database) -> None:
    calls.clear()
    for _ in range(2):
        assert len(sources(lambda name, /, **parameters: database.ask(name, **parameters)))
    assert calls == ["", ""]


def test_who_may_not_see_a_table_is_not_given_what_others_worked_out_from_it(database: Database) -> None:
    assert municipalities(database.ask)
    with pytest.raises(RecordsHidden):
        municipalities(database.without(frozenset({"municipality"})).ask)
