"""The ready-made briefings: every exhibit is there, in every form, for every applicant."""

import io
from typing import Any

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation

from exhibits.briefing import file, link, ready
from exhibits.briefing.drawn import draw, stamped
from exhibits.exhibit import PARTLY_OWN_MARK
from exhibits.money.applicant_choice import applicant_names
from exhibits.money.conversation import awards_of, by_year, cluster_means
from exhibits.money.conversation_choice import ConversationChoice
from exhibits.money.conversation_unknown import own_answers_of, unknown
from export import briefing_slides, briefing_workbook
from store.reading import Database

pytestmark = pytest.mark.slow  # makes every ready-made briefing in every form


def test_every_ready_made_one_goes_into_every_form(database: Database) -> None:
    offered = ready.offered(database)
    assert [one.title for one in offered] == [
        "Versterkingsgelden in vier beelden",
        "Wat gemeenten vragen",
        "Het netwerk in Arnhem",
        "Gesprek met één gemeente",
    ]
    for one in offered:
        briefing = ready.make(database, one.name, next(iter(one.choices), ""))
        assert briefing is not None
        drawn = draw(database, briefing)
        assert [each.problem for each in drawn if each.exhibit is None] == []
        assert len(drawn) >= 4
        kept = stamped(briefing, drawn)
        assert file.open_file(file.file_bytes(kept, "2026-11-21")) == kept
        assert [i.address for i in link.decode(link.encode(kept)).items] == [i.address for i in kept.items]
        book = openpyxl.load_workbook(io.BytesIO(briefing_workbook.xlsx(kept, drawn)))
        assert len(book.sheetnames) == len(drawn) + 3
        deck = Presentation(io.BytesIO(briefing_slides.pptx(kept, drawn, lambda done, total: None)))
        assert len(deck.slides) >= len(drawn)


def test_a_conversation_is_there_for_every_applicant_and_says_what_is_not_known(database: Database) -> None:
    names = applicant_names(database.ask)
    assert len(names) > 20
    for applicant, name in names.items():
        briefing = ready.make(database, "gesprek", applicant)
        assert briefing is not None
        money, clusters, _, unknown, answers = draw(database, briefing)
        assert money.exhibit is not None
        assert clusters.exhibit is not None
        assert unknown.exhibit is not None
        assert answers.exhibit is not None
        rows = awards_of(database.ask, applicant)
        assert list(money.exhibit.table.column("Toegekend").values) == [
            None if v != v else v for v in rows["amount_eur"]
        ]
        assert money.exhibit.title.startswith(name)
        assert ("n.b." in money.exhibit.title) == bool(rows["amount_eur"].isna().iloc[-1])
        subjects = list(unknown.exhibit.table.column("Niet bekend").values)
        assert [f"Bedrag over {year}" for year in rows.loc[rows["amount_eur"].isna(), "year"]] == [
            subject for subject in subjects if subject.startswith("Bedrag over")
        ]
        assert "Antwoorden op de quickscan" in subjects
        # what is invented is not about a real municipality, and says so twice
        assert answers.exhibit.mark is not None
        assert name not in answers.exhibit.title
        assert answers.title.startswith("Voorbeeld: ")
        assert answers.item.conclusion.startswith(f"Niet van {name}: ")
        assert set(answers.exhibit.table.column("Antwoord").values) == {True}
        assert name in clusters.exhibit.caveat


def test_what_is_not_offered_is_not_made(database: Database) -> None:
    assert ready.make(database, "onzin") is None
    assert ready.make(database, "gesprek", "atlantis") is None


def test_means_of_the_conversation_are_those_of_the_clusters(database: Database) -> None:
    exhibit = cluster_means(database.ask, ConversationChoice.default(database.ask))
    table = exhibit.table
    rows = database.ask("money/by_cluster", clusters=tuple(database.ask("money/clusters")["cluster_id"]))
    assert list(table.column("Gemiddeld per activiteit, alle aanvragers").values) == list(rows["mean_eur"])
    assert exhibit.origin == "gepubliceerd"


def test_own_records_of_the_applicant_stand_in_place_of_what_is_not_known(database: Database) -> None:
    """Own activities and answers of a municipality with the name of an applicant; those of others say nothing of it."""
    name = "Den Haag"
    origins = database.ask("trust/datasets").assign(origin="eigen")
    mine = pd.DataFrame(
        {
            "year": [2020, 2021],
            "cluster_id": ["preventie", "preventie"],
            "activities": [2, 1],
            "amount_eur": [30.0, 60.0],
            "mean_eur": [15.0, 60.0],
        }
    )

    def ask(query: str, /, **parameters: Any) -> pd.DataFrame:
        if query == "trust/datasets":
            return origins
        if query == "money/applicant_activities":
            return mine if parameters["name"] == name else mine.iloc[:0]
        if query == "needs/municipalities":
            return database.ask(query).replace({"Voorbeeldgemeente 07": name})
        return database.ask(query, **parameters)

    choice = ConversationChoice("den-haag")
    means = cluster_means(ask, choice)
    assert means.mark == PARTLY_OWN_MARK
    assert "3 activiteiten van Den Haag, gemiddeld €\u00a030" in means.caveat
    own_means = means.table.column("Gemiddeld per activiteit Den Haag").values
    assert [value for value in own_means if value is not None] == [15.0, 60.0]
    subjects = unknown(ask, choice).table.column("Niet bekend").values
    assert "Activiteiten en clusters" not in subjects
    assert "Antwoorden op de quickscan" not in subjects
    assert own_answers_of(ask, name) == "VG07"
    other = ConversationChoice("utrecht")
    assert cluster_means(ask, other).mark is None
    assert "Activiteiten en clusters" in unknown(ask, other).table.column("Niet bekend").values


def test_an_applicant_on_no_list_says_so(database: Database) -> None:
    def ask(query: str, /, **parameters: Any) -> pd.DataFrame:
        rows = database.ask(query, **parameters)
        return rows.iloc[:0] if query == "money/applicant_amounts" else rows

    choice = ConversationChoice("den-haag")
    exhibit = by_year(ask, choice)
    assert exhibit.title == "Den Haag staat op geen enkele lijst met bedragen"
    assert exhibit.figure is None
    assert exhibit.sources
    assert unknown(ask, choice).sources
