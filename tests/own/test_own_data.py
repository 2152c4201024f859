"""Every page stands every own data set: it draws, it says whose figures these are, and published statements stay as they were."""

import importlib
import inspect
import io
import json
import pkgutil
import re
import typing
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import openpyxl
import pandas as pd
import pytest

from app.card import payload
from exhibits import catalogue, drawable
from exhibits.choice import Choice, NoChoice
from exhibits.exhibit import OWN_MARK, PARTLY_OWN_MARK, SAMPLE_MARK, Exhibit
from exhibits.money import (
    activities,
    activities_evaluation,
    applicants,
    applicants_change,
    applicants_map,
    applicants_year,
    clusters,
    clusters_change,
    clusters_szw,
    clusters_years,
    conversation_unknown,
    yearly,
)
from exhibits.money.activity_choice import ActivityChoice
from exhibits.money.applicant_choice import ApplicantChoice
from exhibits.money.cluster_choice import ClusterChoice
from exhibits.money.conversation_choice import ConversationChoice
from exhibits.needs import profiles, quickscan, quickscan_policy, quickscan_words
from exhibits.needs.profile_choice import ProfileChoice
from exhibits.needs.quickscan_choice import OWN, QuickscanChoice
from exhibits.network import capability, capability_gap, contact_answer, contacts
from exhibits.network.capability_choice import CapabilityChoice
from exhibits.network.contact_choice import ContactChoice
from exhibits.network.layers import PUBLISHED, RECORDS
from exhibits.trust import overview, sample_check, sources
from exhibits.trust.source_choice import SourceChoice
from exhibits.trust.topic_choice import TopicChoice
from export import csv_file, workbook
from store.reading import Database
from tests.test_language import NONSENSE

EVERY = 9
"""One in so many of the catalogue's choices is drawn, besides all defaults."""


@pytest.fixture(params=["full", "thin"])
def any_own(request: pytest.FixtureRequest) -> Database:
    database: Database = request.getfixturevalue(request.param)
    return database


def words_of_pages() -> Iterator[tuple[Any, type[Choice]]]:
    """The functions that give a page its answer, facts and remarks, with the choice that they take."""
    for theme in catalogue.THEMES:
        package = importlib.import_module(f"exhibits.{theme}")
        for info in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"exhibits.{theme}.{info.name}")
            for function in vars(module).values():
                if not inspect.isfunction(function) or function.__module__ != module.__name__:
                    continue
                if list(inspect.signature(function).parameters) == ["ask", "choice"]:
                    hints = typing.get_type_hints(function)
                    if hints.get("return") is not Exhibit and not function.__name__.startswith("_"):
                        yield function, hints["choice"]


def said(exhibit: Exhibit) -> str:
    return " ".join([exhibit.title, exhibit.subtitle, exhibit.alt, *exhibit.remarks, *exhibit.table.titles])


@pytest.mark.slow
def test_every_exhibit_is_drawn_from_own_records(any_own: Database) -> None:
    assert drawable.problems(any_own) == []
    drawn = 0
    for number, (name, entry, choice) in enumerate(catalogue.samples(any_own)):
        if number % EVERY == 0:
            exhibit = any_own.derive(entry.make, choice)
            assert 10 <= len(exhibit.title) <= 200, name
            assert exhibit.subtitle, name
            drawn += 1
    assert drawn > 30


def test_every_page_finds_its_words_in_own_records(any_own: Database) -> None:
    found = list(words_of_pages())
    assert len(found) > 15
    for function, choice_type in found:
        function(any_own.ask, choice_type.default(any_own.ask))


def test_the_network_pages_name_the_city_of_an_own_survey(full: Database) -> None:
    ask = full.ask
    contact, capable = ContactChoice.default(ask), CapabilityChoice.default(ask)
    assert (contact.layer, capable.layer) == (RECORDS, RECORDS)
    assert contact_answer.question(ask, contact) == "Wie heeft contact met wie in Voorbeeldstad?"
    for exhibit in (contacts.contact_network(ask, contact), capability.shares(ask, capable)):
        assert exhibit.subtitle.endswith("eigen enquête Voorbeeldstad, 2025")
        assert exhibit.mark == OWN_MARK
    entries = [e for e in catalogue.entries() if e.choice_type in (ContactChoice, CapabilityChoice)]
    for entry in entries:
        assert "Arnhem" not in said(full.derive(entry.make, entry.choice_type.default(ask))), entry.name
    published = ContactChoice(PUBLISHED, "jaarlijks", "alle", 50, False, "alle")
    assert contact_answer.question(ask, published) == "Wie heeft contact met wie in Arnhem?"


def test_the_network_pages_rank_only_what_is_not_withheld_and_cite_only_the_own_files(full: Database) -> None:
    ranked = re.compile(r"\b(laagste|hoogste|grootste|breedste)\b(?! bekende)", re.IGNORECASE)
    withheld = 0
    for _, entry, choice in catalogue.samples(full):
        if not (isinstance(choice, ContactChoice | CapabilityChoice) and choice.layer == RECORDS):
            continue
        exhibit = full.derive(entry.make, choice)
        for source in exhibit.sources:
            assert re.fullmatch(r"partner(_contact|_statement)?\.csv, geladen 01-01-2026", source.short), exhibit.key
        words = [exhibit.source_line, exhibit.source_short, said(exhibit)]
        if "<5" in said(exhibit) or any("<5" in map(str, c.values) for c in exhibit.table.columns):
            withheld += 1
            facts = capability_gap.facts if isinstance(choice, CapabilityChoice) else contact_answer.facts
            labels = [fact.label for fact in facts(full.ask, choice)]  # type: ignore[arg-type]
            assert not any(ranked.search(text) for text in [exhibit.title, *labels]), (exhibit.title, labels)
        assert not re.search(r"Arnhem|Utrecht|2019|rapport|Hoofdstuk|n ?= ?66", " ".join(words)), exhibit.key
    assert withheld > 20


def test_the_check_of_own_answers_names_both_and_how_many_answered(full: Database) -> None:
    card = sample_check.sample_totals(full.ask, TopicChoice.default(full.ask))
    assert card.mark == PARTLY_OWN_MARK
    assert "quickscan_answer.csv, geladen 01-01-2026" in card.source_short
    assert card.title.startswith("120 gemeenten in uw bestand, 49 in de quickscan: ")
    assert (
        "applicant_allocation.csv" in overview.money(full.ask, NoChoice()).source_short
    )  # also where not all are named


def test_a_source_line_names_the_file_as_loaded_with_its_day_and_rows(full: Database) -> None:
    cited = [
        (applicants.amounts(full.ask, ApplicantChoice.default(full.ask)), "applicant_allocation.csv"),
        (activities.listing(full.ask, ActivityChoice.default(full.ask)), "activity.csv"),
        (profiles.listing(full.ask, ProfileChoice.default(full.ask)), "quickscan_answer.csv"),
    ]
    for exhibit, file in cited:
        assert f"{file}, geladen 01-01-2026" in exhibit.source_line, exhibit.key
        assert not re.search(r"tabel [a-z_]+\)|Rij \d+; Rij|[0-9a-f]{12}", exhibit.source_line), exhibit.source_line
    rows = re.search(r"applicant_allocation\.csv, geladen 01-01-2026 \((.*?)\)", cited[0][0].source_line)
    assert rows is not None
    assert re.fullmatch(r"rij 2 t/m \d+", rows[1])
    one = applicants_year.ranking(full.ask, ApplicantChoice.default(full.ask))
    assert (one.mark, one.source_short) == (OWN_MARK, "Bron: applicant_allocation.csv, geladen 01-01-2026")


def test_a_survey_without_answers_says_which_file_is_missing(thin: Database) -> None:
    records = ContactChoice(RECORDS, "jaarlijks", "alle", 50, False, "alle")
    assert "‘Contacten van partners’ is nog niet geladen" in contact_answer.answer(thin.ask, records)
    capable = CapabilityChoice(RECORDS, (), ())
    assert "‘Stellingen van partners’ is nog niet geladen" in capability_gap.answer(thin.ask, capable)
    assert contact_answer.question(thin.ask, records) == "Wie heeft contact met wie?"


def test_the_quickscan_page_gives_the_n_of_the_file(full: Database, thin: Database) -> None:
    choice = QuickscanChoice.default(full.ask)
    assert choice.layer == OWN
    makers = (
        quickscan.issues,
        quickscan.needs,
        quickscan.knowledge,
        quickscan_policy.capacity,
        quickscan_policy.exclusive,
    )
    for make in makers:
        exhibit = full.derive(make, choice)
        assert "120 gemeenten" in exhibit.subtitle
        assert exhibit.mark == OWN_MARK
        assert re.search(r"\b(van 49|49 gemeenten|2015|§)", said(exhibit)) is None, exhibit.key
    table = full.derive(quickscan.issues, choice).table
    for count, base in zip(table.column("Gemeenten").values, table.column("Van").values, strict=True):
        assert 0 <= count <= base <= 120
    assert "Antwoorden van 120 gemeenten" in quickscan.selection_note(full.ask, choice)
    assert QuickscanChoice.default(thin.ask).layer == PUBLISHED  # nobody answered


def test_each_large_figure_of_the_quickscan_is_that_of_its_card_with_its_own_base(full: Database) -> None:
    choice = QuickscanChoice.default(full.ask)
    cards = (
        (quickscan.issues, "Kwestie", "Gemeenten"),
        (quickscan.knowledge, "Kennis bij", "Gewenst"),
        (quickscan.needs, "Behoefte", "Gemeenten"),
    )
    answer, first_base = quickscan.answer(full.ask, choice), 0
    for fact, (make, about, count) in zip(quickscan.facts(full.ask, choice), cards, strict=True):
        table = full.derive(make, choice).table
        columns = [table.column(title).values for title in (about, count, "Van")]
        fits = [row for row in zip(*columns, strict=True) if fact.label.lower().find(str(row[0]).lower()) > 0]
        assert fits, fact
        for _, number, base in fits:
            of_all = fact.value_text == f"{number} van {base}"
            assert of_all or (fact.value_text == str(number) and f"(van {base})" in fact.label), fact
            assert len(fits) > 1 or re.search(rf"\b{number} van de {base}\b", answer) or base == first_base, answer
            first_base = first_base or base
    assert "(van 12) en b (van 11)" in quickscan_words.labels(pd.DataFrame({"label": ["A", "B"], "base_n": [12, 11]}))


def test_what_is_left_of_exclusive_answers_is_counted_per_municipality(full: Database) -> None:
    rows = full.ask("needs/own_exclusive")
    answers = full.ask(
        "needs/profile_answers", municipalities=tuple(full.ask("needs/municipalities")["municipality_id"]), pairs=()
    )
    for _, group in rows.groupby("exclusive_group"):
        mine = answers[answers["pair"].isin([f"{item}|genoemd" for item in group["item_id"]])]
        by_town = mine.groupby("municipality_id")["answer"]
        whole = [a for _, a in by_town if a.notna().all()]
        assert int(group["base_n"].iloc[0]) == len(whole)
        assert int(group["remainder"].iloc[0]) == sum(not a.any() for a in whole)
        assert int(group["several"].iloc[0]) == sum(a.sum() > 1 for a in whole)


def test_own_years_stand_beside_the_published_ones_with_their_mark(full: Database) -> None:
    ask = full.ask
    choice, whom = ClusterChoice.default(ask), ApplicantChoice.default(ask)
    assert choice.years(ask) == (2022, 2023)
    made = [
        clusters.amounts(ask, choice),
        clusters_years.every_year(ask, choice),
        yearly.trend(ask, whom),
        overview.money(ask, NoChoice()),
        applicants.amounts(ask, whom),
    ]
    for exhibit in made:
        years, origins = exhibit.table.column("Jaar").values, exhibit.table.column("Herkomst").values
        assert {2022, 2023} <= set(years), exhibit.key
        for year, origin in zip(years, origins, strict=True):
            if exhibit.key not in ("gemeenten-totaal", "overzicht-geld") or origin == "eigen gegevens":
                assert (origin == "eigen gegevens") == (year > 2021), exhibit.key
        assert exhibit.mark == (OWN_MARK if exhibit.key == "clusters-bedragen" else PARTLY_OWN_MARK)
        assert "uit een bestand dat uw organisatie heeft geladen" in " ".join(exhibit.remarks)
        assert exhibit.mark in csv_file.csv_bytes(exhibit).decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(workbook.xlsx(made[1])))
    assert PARTLY_OWN_MARK in [c.value for row in book["Cijfers"].iter_rows() for c in row]
    assert "2023 (eigen gegevens)" in clusters.answer(ask, choice)
    assert "2023 (eigen gegevens)" in applicants.answer(ask, whom)
    assert "2023 (eigen gegevens)" in said(applicants_change.change(ask, whom))


def test_a_link_from_before_own_years_shows_what_its_sender_saw(full: Database, database: Database) -> None:
    """Both defaults follow the data: the newest years, and a user's own answers before published ones."""
    for of, key in ((ClusterChoice, "clusters-bedragen"), (QuickscanChoice, "quickscan-kwesties")):
        start = of.default(database.ask)
        link = start.query_string(database.ask)
        assert of.default(full.ask).query_string(full.ask) != link
        sent, opened = catalogue.resolve(database, key, link), catalogue.resolve(full, key, link)
        assert opened.title == sent.title
        assert opened.table.rows() == sent.table.rows()


def test_what_is_said_of_every_exhibit_means_something_with_own_data_too(any_own: Database) -> None:
    found = set()
    for number, (name, entry, choice) in enumerate(catalogue.samples(any_own)):
        if not name.endswith("[0]") and number % 5:
            continue
        exhibit = any_own.derive(entry.make, choice)
        texts = (exhibit.title, exhibit.subtitle, exhibit.alt, *exhibit.remarks)
        found |= {(exhibit.key, rule, text[:160]) for text in texts for rule in NONSENSE if NONSENSE[rule].search(text)}
    assert not found, sorted(found)
    listed = sources.sources(any_own.ask, SourceChoice.default(any_own.ask))
    assert listed.title.startswith("19 bronnen, 15 met cijfers of beweringen en ")
    assert "Eigen gegevens" not in listed.notes[0]


def test_a_year_with_some_clusters_is_not_compared_as_a_whole(thin: Database) -> None:
    opens = ClusterChoice.default(thin.ask)
    assert opens.years(thin.ask) == (2020, 2021)
    assert "Van 2022 (eigen gegevens) ontbreken sleutelfiguren" in clusters.answer(thin.ask, opens)
    choice = replace(opens, span="2021-2022")
    text = clusters.answer(thin.ask, choice)
    assert "Met 2021 is dat niet te vergelijken" in text
    assert "preventie" in text
    assert all(fact.change_text is None for fact in clusters.facts(thin.ask, choice))


def test_an_amount_that_is_unknown_without_a_reason_has_no_reason(thin: Database) -> None:
    choice = replace(ApplicantChoice.default(thin.ask), year=2023)
    for make in (applicants.amounts, applicants_year.ranking, applicants_map.provinces):
        exhibit = make(thin.ask, choice)
        figure = exhibit.figure.to_json() if exhibit.figure is not None else ""
        assert not re.search(r"\b(nan|None|NaN)\b", f"{said(exhibit)} {figure}"), exhibit.key
        assert "2023 is niet compleet" in said(exhibit), exhibit.key


def test_what_is_said_beside_money_is_about_the_years_shown(full: Database, database: Database) -> None:
    ask, seen = full.ask, set()
    for _, entry, choice in catalogue.samples(full):
        if not isinstance(choice, ClusterChoice) or entry.make is clusters_szw.szw_assessment:
            continue
        exhibit = full.derive(entry.make, choice)
        years = {2020, 2021, 2022, 2023} if entry.make is clusters_years.every_year else set(choice.years(ask))
        seen.add(tuple(sorted(years)))
        remarks = " ".join(exhibit.remarks)
        assert ("Door corona" in remarks) == ({2020, 2021} <= years), (exhibit.key, years)
        assert not {2021} - years or "SZW zag" not in remarks
        assert {2020, 2021} <= years or "online" not in remarks
        if entry.make is clusters_change.change:
            assert all((str(year) in remarks) == (year in years) for year in (2022, 2023)), (exhibit.key, years)
    assert {(2020, 2021), (2021, 2022), (2022, 2023)} <= seen
    for year, whose in ((2023, False), (2020, True)):
        choice = replace(ApplicantChoice.default(ask), year=year)
        for make in (applicants_year.ranking, applicants_map.provinces, applicants_change.change):
            assert ("aankondigingen van de NCTV" in " ".join(make(ask, choice).remarks)) == whose, (make, year)
    assert yearly.applied(ask, ApplicantChoice.default(ask)).caveat.endswith("voor 2024 niet bekend.")
    # a year without a list is a place without a point, not a step that looks like one year
    drawn = applicants.amounts(ask, ApplicantChoice.default(ask))
    assert drawn.figure is not None
    ticks = list(drawn.figure.layout.xaxis.ticktext)
    assert ticks[ticks.index("2020") :] == ["2020", "2021", "2022*", "2023*"]
    assert "Van 2021 is geen lijst bekend." in drawn.notes
    assert "Bedragen over 2021" in " ".join(
        conversation_unknown.unknown(ask, ConversationChoice.default(ask)).table.columns[0].values
    )
    for mine, mark in ((full, PARTLY_OWN_MARK), (database, SAMPLE_MARK)):
        card = activities_evaluation.money(mine.ask, ActivityChoice.default(mine.ask))
        assert card.mark == mark
    card = activities_evaluation.money(ask, ActivityChoice.default(ask))
    assert {source.source_id for source in card.sources} == {"rand2022", "eigen_activity", "eigen_cluster_allocation"}
    assert card.title.endswith("in 2023 (eigen gegevens)")
    assert "over 2022 en 2023 uit uw bestand" in card.caveat
    assert "Of de plicht na 2021 nog zo geldt, staat niet in deze bronnen." in card.notes


def test_own_years_change_nothing_that_is_said_of_the_published_ones(
    full: Database, thin: Database, database: Database
) -> None:
    queries = [
        "trust/figures", "trust/figures_by_kind", "trust/claims_money", "trust/totals", "trust/inconsistencies_amounts",
        "trust/inconsistencies_letters", "trust/inconsistencies_sources", "money/yearly_totals",
    ]  # fmt: skip
    for name in queries:
        wanted = database.ask(name)
        assert len(wanted) > 0
        for other in (full, thin):
            assert other.ask(name).astype(str).equals(wanted.astype(str)), name
    for other in (full, thin):
        assert overview.facts(other.ask, NoChoice()) == overview.facts(database.ask, NoChoice())
        assert overview.money(other.ask, NoChoice()).title == overview.money(database.ask, NoChoice()).title


def test_every_activity_is_in_one_part_of_the_list_in_the_order_asked_for(full: Database) -> None:
    start = ActivityChoice.default(full.ask)
    amounts: list[float] = []
    for part, words in ((0, "Rij 1 t/m 500 van 1.200"), (1, "Rij 501 t/m 1.000"), (2, "Rij 1.001 t/m 1.200 van 1.200")):
        exhibit = activities.listing(full.ask, replace(start, part=part))
        assert words in exhibit.caveat
        assert "1.200 activiteiten in uw selectie" in exhibit.title
        amounts += exhibit.table.column("Toegekend").values
    assert len(amounts) == 1200
    assert amounts == sorted(amounts, reverse=True)
    names = activities.listing(full.ask, replace(start, sort="title")).table.column("Activiteit").values
    assert list(names) == sorted(names)
    found = activities.listing(full.ask, replace(start, text="activiteit 1177", part=2))
    assert found.table.column("Activiteit").values == ("Eigen activiteit 1177",)  # a part that is not there is the last
    assert found.caveat == ""
    assert ActivityChoice.from_text("sorteer=title&rijen=2", full.ask) == replace(start, sort="title", part=2)
    for make in (activities.sizes, activities.split, activities_evaluation.status, activities_evaluation.due):
        turned = full.derive(make, replace(start, sort="title", part=2))
        assert turned is full.derive(make, start)  # turning a page makes the list again and nothing else
        assert not any(line.startswith(("Rijen", "Lijst op")) for line in turned.filter_text)
    due = activities_evaluation.due(full.ask, replace(start, threshold_eur=25_000))
    sent = json.loads(payload.payload(due, payload.Surroundings("a", "", "", "")))["table"]
    assert (sent["rows"], sent["total"]) == (min(len(due.table), payload.MOST_ROWS), len(due.table))
    assert len(sent["columns"][0]["texts"]) == sent["rows"]
