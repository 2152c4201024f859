"""The page of the briefing: what it draws, what it hears, and its files."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pptx.util import Inches
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from app.briefing import add, collected, editor, session
from app.http import briefing_files
from exhibits.briefing import Briefing, Item, file, link
from exhibits.briefing.drawn import left_out_words
from exhibits.briefing.plain import plain
from store.reading import current
from tests.export.template import house_style
from tests.visiting import _leaves, cards, visit

WORDS = "=1+1 <b>Preventie</b> daalt"
TWO = Briefing(
    "Overleg", "Regio", "2026-12-03", "A. Adviseur",
    (Item("clusters-bedragen?indeling=letters", conclusion=WORDS, notes="Zeg dit"), Item("weg?jaar=1"), Item("casussen-stand", title="Mijn titel")),
)  # fmt: skip


def parts(test: AppTest) -> dict[str, list[dict[str, Any]]]:
    """What the parts of the briefing are drawn from, by kind."""
    found: dict[str, list[dict[str, Any]]] = {}
    for element in _leaves(test.main):
        if element.type == "bidi_component" and element.proto.bytes.startswith(b'{"part"'):
            data = json.loads(element.proto.bytes)
            found.setdefault(data["part"], []).append(data)
    return found


def drawn_cards(test: AppTest) -> list[dict[str, Any]]:
    return [card for card in cards(test) if "part" not in card]


# --- the page ----------------------------------------------------------------------------------------------------


def test_an_empty_briefing_offers_what_is_ready_made() -> None:
    (bar,) = parts(visit("briefing"))["bar"]
    assert [one["title"] for one in bar["ready"]][::3] == [
        "Versterkingsgelden in vier beelden",
        "Gesprek met één gemeente",
    ]
    assert "Het netwerk in Arnhem" in [one["title"] for one in bar["ready"]]
    assert len(bar["ready"][-1]["choices"]) > 20
    assert (bar["briefing"]["items"], bar["link"]) == ([], "")


@pytest.mark.slow
def test_a_link_opens_with_every_exhibit_its_words_and_what_cannot_be_made() -> None:
    test = visit("briefing", stuk=link.encode(TWO))
    assert not test.exception
    found = parts(test)
    assert [one["title"] for one in drawn_cards(test)][1] == "Mijn titel"
    assert found["bar"][0]["briefing"] == plain(TWO)
    assert link.decode(found["bar"][0]["link"]) == TWO
    assert [(one["address"], one["gone"]) for one in found["list"][0]["entries"]][1] == ("weg?jaar=1", True)
    assert "bestaat niet (meer)" in found["item"][1]["problem"]
    assert len(drawn_cards(test)) == 2


@pytest.mark.parametrize("text", ["onzin", "A" * 7000, "eJwDAAAAAAE"])
def test_a_broken_link_is_said_in_dutch_and_opens_nothing(text: str) -> None:
    test = visit("briefing", stuk=text)
    assert not test.exception
    (said,) = parts(test)["said"]
    assert said["said"]["tone"] == "problem"
    assert "niet geopend" in said["said"]["text"]
    assert drawn_cards(test) == []


# --- what it hears -----------------------------------------------------------------------------------------------


def hear(state: dict[str, Any], **event: Any) -> None:
    state["part-bar"] = {"event": event}
    editor._handle("part-bar")


def test_what_is_added_has_a_stamp_and_words_of_the_browser_leave_it(state: dict[str, Any]) -> None:
    add("casussen-stand")
    add("clusters-bedragen")
    add("casussen-stand")
    first, second = collected().items
    assert first.stamp is not None
    sent = plain(collected().moved(0, 1).stamped([None, None]))
    sent["items"][0] |= {"conclusion": WORDS, "saved": {"on": "2020-01-01", "fingerprint": "0" * 16, "title": "vals"}}
    hear(state, kind="words", briefing=sent, serial=7)
    assert [item.address for item in collected().items] == ["clusters-bedragen", "casussen-stand"]
    assert collected().items[0].conclusion == WORDS
    assert [item.stamp for item in collected().items] == [second.stamp, first.stamp]
    assert editor.serial() == 7
    # removed, and taken back
    hear(state, kind="words", briefing={**sent, "items": sent["items"][:1]}, serial=8)
    hear(state, kind="words", briefing=sent, serial=9)
    assert [item.stamp for item in collected().items] == [second.stamp, first.stamp]
    # the last one as well, though the list is no longer there
    hear(state, kind="words", briefing={**sent, "items": []}, serial=10)
    assert session.said() == session.Said("notice", session.LAST_REMOVED)
    hear(state, kind="back", serial=11)
    assert [item.conclusion for item in collected().items] == [WORDS, ""]
    assert session.said() is None


def test_a_file_opens_in_place_of_the_briefing_and_that_can_be_taken_back(state: dict[str, Any]) -> None:
    add("casussen-stand")
    packed = link_packed(file.file_bytes(TWO, "2026-11-21"))
    hear(state, kind="open", packed=packed)
    assert collected() == TWO
    hear(state, kind="back")
    assert [item.address for item in collected().items] == ["casussen-stand"]
    hear(state, kind="open", packed=packed[:-9])
    said = session.said()
    assert said is not None
    assert "niet geopend" in said.text
    assert len(collected().items) == 1


def test_a_figure_that_is_in_a_file_or_link_twice_is_shown_once_and_named(state: dict[str, Any]) -> None:
    twice = replace(TWO, items=(*TWO.items, replace(TWO.items[2], title="", notes="Later"), Item("weg?jaar=1")))
    session.arrive(link.encode(twice))
    said = session.said()
    assert said is not None
    assert said.left_out.startswith("‘weg?jaar=1’ en ‘Mijn titel’ stonden er meer dan één keer in. In een briefing")
    assert said.left_out.endswith("is weggelaten.")
    assert [item.title for item in collected().items] == [item.title for item in TWO.items]
    # what the browser kept comes in after it, and takes nothing of that away
    session.restore(Briefing(items=(Item("clusters-bedragen"),)), Briefing(), own_work=True)
    now = session.said()
    assert now is not None
    assert (now.text, now.left_out) == (session.FROM_LINK.format(TWO.title), said.left_out)
    hear(state, kind="open", packed=link_packed(file.file_bytes(twice, "2026-11-21")))
    now = session.said()
    assert now is not None
    assert now.left_out == said.left_out
    only = left_out_words(session.database(), TWO, (Item("casussen-stand"),))
    assert "‘Mijn titel’ stond er" in only
    assert "weggelaten" not in only


def test_new_figures_are_accepted_and_a_ready_made_one_starts_stamped(state: dict[str, Any]) -> None:
    hear(state, kind="ready", name="gesprek", choice="den-haag")
    assert collected().title == "Gesprek met Den Haag"
    assert all(item.stamp for item in collected().items)
    session.keep(TWO)
    hear(state, kind="accept")
    assert [item.stamp is not None for item in collected().items] == [True, False, True]


@pytest.mark.parametrize(
    "event",
    [
        None,
        "words",
        {"kind": "drop"},
        {"kind": "words", "briefing": [1]},
        {"kind": "open"},
        {"kind": "ready", "name": "x"},
    ],
)
def test_what_the_page_never_sends_changes_nothing(state: dict[str, Any], event: Any) -> None:
    session.keep(TWO)
    state["part-bar"] = {"event": event}
    editor._handle("part-bar")
    assert collected() == TWO


def link_packed(content: bytes) -> str:
    import base64
    import zlib

    return base64.urlsafe_b64encode(zlib.compress(content)).decode().rstrip("=")


# --- its files ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    current._open = None
    with TestClient(Starlette(routes=briefing_files.routes())) as made:
        yield made


def post(client: TestClient, kind: str, content: Any, **headers: str) -> tuple[list[str], str, bytes]:
    """(lines of progress, name, content) of a file."""
    answer = client.post(f"/uitvoer/briefing.{kind}", content=json.dumps(content), headers=headers)
    assert answer.status_code == 200, answer.text
    lines, rest = [], answer.content
    while not rest.startswith(b"="):
        line, _, rest = rest.partition(b"\n")
        lines.append(line.decode())
    name, _, rest = rest.partition(b"\n")
    return lines, name.decode()[1:], rest


def test_a_deck_says_how_far_it_is_and_has_the_reader_s_words(client: TestClient) -> None:
    lines, name, content = post(client, "pptx", plain(TWO))
    assert lines[-1] == "2/2"
    assert name.startswith("briefing-overleg-")
    assert name.endswith(".pptx")
    made = Presentation(io.BytesIO(content))
    texts = [[s.text_frame.text for s in slide.shapes if s.has_text_frame] for slide in made.slides]
    assert any(WORDS in one for one in texts)
    assert any("Mijn titel" in one for one in texts)


def test_a_template_goes_along_and_a_bad_one_is_said_in_dutch(client: TestClient) -> None:
    briefing = json.dumps(plain(TWO)).encode()
    headers = {"x-template-from": str(len(briefing))}
    answer = client.post("/uitvoer/briefing.pptx", content=briefing + house_style(), headers=headers)
    made = Presentation(io.BytesIO(answer.content[answer.content.index(b"PK") :]))
    assert made.slide_master.slide_layouts[5].name == "Title Only"
    assert made.slide_master.placeholders[0].left == Inches(1.5)  # where the template has its titles
    answer = client.post("/uitvoer/briefing.pptx", content=briefing + b"geen pptx", headers=headers)
    assert "geen PowerPoint-bestand" in answer.text.splitlines()[-1]
    assert answer.text.splitlines()[-1].startswith("!")


def test_a_template_is_judged_when_it_is_chosen(client: TestClient) -> None:
    assert client.post("/uitvoer/briefing-sjabloon", content=house_style()).status_code == 204
    for content, words in ((b"geen pptx", "geen PowerPoint-bestand"), (b" " * 10_000_001, "te groot"), (b"", "geen")):
        answer = client.post("/uitvoer/briefing-sjabloon", content=content)
        assert answer.status_code == 400
        assert words in answer.text
    elsewhere = {"origin": "https://elders.example"}
    assert client.post("/uitvoer/briefing-sjabloon", content=b"", headers=elsewhere).status_code == 403


def test_a_workbook_has_contents_with_links_and_a_sheet_for_each(client: TestClient) -> None:
    lines, name, content = post(client, "xlsx", plain(TWO))
    assert (lines, name[-5:]) == (["1/2", "2/2"], ".xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Inhoud", "1 clusters-bedragen", "3 casussen-stand", "Bronnen", "Grafiekgegevens"]
    cells = [cell for row in book["Inhoud"].iter_rows() for cell in row]
    links = [cell.hyperlink.location for cell in cells if cell.hyperlink]
    assert links == ["'1 clusters-bedragen'!A1", "'3 casussen-stand'!A1"]
    assert any("bestaat niet (meer)" in str(cell.value) for cell in cells)
    assert [cell.data_type for cell in cells if cell.value == WORDS] == ["s"]


def test_a_saved_file_opens_again_with_the_values_of_today(client: TestClient) -> None:
    _, name, content = post(client, "briefing.json", plain(TWO))
    assert name.endswith(".briefing.json")
    opened = file.open_file(content)
    assert opened.stamped([None] * 3) == opened
    assert [item.stamp is not None and item.stamp.values is not None for item in opened.items] == [True, False, True]


@pytest.mark.parametrize(
    ("content", "headers", "status", "words"),
    [
        (b"onzin", {}, 400, "niet te lezen"),
        (b'{"schema": 2, "items": []}', {}, 400, "Voeg eerst"),
        (b'{"schema": 2, "items": [{"address": "weg"}]}', {}, 400, "Voeg eerst"),
        (b" " * 2_000_001, {}, 400, "te groot"),
        (json.dumps(plain(TWO)).encode(), {"origin": "https://elders.example"}, 403, "Alleen voor"),
    ],
)
def test_what_is_no_briefing_gets_no_file(
    client: TestClient, content: bytes, headers: dict[str, str], status: int, words: str
) -> None:
    answer = client.post("/uitvoer/briefing.xlsx", content=content, headers=headers)
    assert answer.status_code == status
    assert words in answer.text


def test_outside_a_session_there_is_nothing() -> None:
    assert collected() == Briefing()
