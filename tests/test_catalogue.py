"""Every exhibit has one address, and an address gives that exhibit or a reason."""

from pathlib import Path

import pytest

from exhibits import catalogue
from exhibits.choice import ChoiceInvalid
from exhibits.money.cluster_choice import ClusterChoice
from store.reading import Current, Database
from tests.walking import Drawn


def test_every_exhibit_has_a_key_of_its_own(database: Database) -> None:
    keys = catalogue.by_key(database)
    assert len(keys) == len(catalogue.entries()) > 40
    assert all(key == key.lower() and " " not in key for key in keys)


def test_an_address_does_not_depend_on_the_data_nor_on_who_asks(
    database: Database, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Current(own_folder).get()
    known = catalogue.by_key(database)
    monkeypatch.setattr(catalogue, "_KEYS", {})
    seen_by_a_reader = catalogue.by_key(own.without(frozenset({"activity", "municipality"})))
    assert 30 < len(seen_by_a_reader) < len(known)
    assert catalogue.by_key(own) == known


def test_an_address_leads_back_to_its_exhibit(database: Database, drawn: list[Drawn]) -> None:
    for name, entry, choice, exhibit in drawn:
        key, _, query_string = catalogue.address(exhibit, choice, database.ask).partition("?")
        assert catalogue.parse(database, key, query_string) == (entry, choice), name


def test_the_address_of_the_design_works(database: Database) -> None:
    exhibit = catalogue.resolve(database, "clusters-bedragen", "indeling=letters")
    assert exhibit.key == "clusters-bedragen"
    assert "letters" in " ".join(exhibit.filter_text)
    choice = ClusterChoice.from_text("indeling=letters", database.ask)
    assert (
        catalogue.address(exhibit, choice, database.ask)
        == "clusters-bedragen?indeling=letters&selectie=alle&cluster=alle&jaren=2020-2021"
    )


def test_an_unknown_key_or_choice_is_refused(database: Database) -> None:
    with pytest.raises(catalogue.AddressUnknown):
        catalogue.resolve(database, "bestaat-niet", "")
    with pytest.raises(ChoiceInvalid, match="Indeling"):
        catalogue.resolve(database, "clusters-bedragen", "indeling=cijfers")


def test_the_same_address_is_drawn_once(database: Database) -> None:
    first = catalogue.resolve(database, "clusters-bedragen", "selectie=szw")
    assert catalogue.resolve(database, "clusters-bedragen", "indeling=gelijk&selectie=szw") is first
