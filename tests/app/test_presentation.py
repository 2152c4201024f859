"""/presentatie over http: an empty page for everybody, what is presented, and each exhibit as its card has it."""

import json
import re
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from app import access
from app.briefing import keeping
from app.card import assets
from app.http import identity, presentation
from exhibits import catalogue
from exhibits.briefing import Briefing, Item, Stamp, link
from exhibits.briefing.model import MOST_ITEMS, MOST_NOTES
from store.reading import current


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    current._open = None
    with TestClient(Starlette(routes=presentation.routes())) as made:
        yield made


def test_the_page_is_dutch_and_everything_it_loads_is_ours(client: TestClient) -> None:
    page = client.get("/presentatie").text
    assert '<html lang="nl"' in page
    loaded = re.findall(r'(?:href|src)="([^"]+)"', page)
    assert len(loaded) > 5
    assert all(address.startswith("/") for address in loaded)
    assert not re.findall(r"<script>|<script type=\"module\">", page)  # nothing inline
    names = {file.name for file in (assets.CARD.folder / "presentation").glob("*.js")}
    assert names == {address.rpartition("/")[2] for address in loaded if "/presentation/" in address} - {
        "presentation.css"
    }


def test_a_briefing_becomes_a_title_slide_and_its_items(client: TestClient) -> None:
    gone = Item("weg", stamp=Stamp("2026-01-01", "0" * 16, "Wat het was"))
    briefing = Briefing("Titel", "Overleg", "2026-12-03", "Jo", (Item("a?b=c", "Eigen", "Dus", "Zeg dit"), gone))
    text = link.encode(briefing)
    content = client.get(f"/presentatie/inhoud.json?stuk={text}").json()
    assert content["cover"] == {"title": "Titel", "lines": ["Overleg", "Jo · 03-12-2026"]}
    assert content["items"][0] == {
        "address": "a?b=c",
        "title": "Eigen",
        "was": "",
        "conclusion": "Dus",
        "notes": "Zeg dit",
    }
    assert content["items"][1]["was"] == "Wat het was"
    assert content["back"] == f"briefing?stuk={text}"


def test_a_briefing_too_long_for_a_link_is_presented_from_what_the_tab_kept(client: TestClient) -> None:
    notes = "".join(map(chr, range(0x4E00, 0x4E00 + MOST_NOTES)))  # that nothing packs
    briefing = Briefing("Titel", items=(Item("casussen-stand", notes=notes),))
    with pytest.raises(link.BriefingTooLong):
        link.encode(briefing)
    content = client.post("/presentatie/inhoud.json", content=keeping.packed(briefing)).json()
    assert content["cover"]["title"] == "Titel"
    assert content["items"][0]["notes"] == notes
    assert content["back"] == "briefing"
    broken = client.post("/presentatie/inhoud.json", content=keeping.packed(briefing)[:-9])
    assert (broken.status_code, "niet heel" in broken.text) == (400, True)


def test_a_table_that_goes_along_follows_its_figure_split_as_in_the_powerpoint(client: TestClient) -> None:
    items = (Item("gemeenten-verandering", "Eigen", "Dus", "Zeg dit", with_table=True), Item("profielen-gemeente"))
    shown = client.get(f"/presentatie/inhoud.json?stuk={link.encode(Briefing('Titel', items=items))}").json()["items"]
    figure, *tables = [item for item in shown if item["address"] == "gemeenten-verandering"]
    assert "table" not in figure
    assert figure["conclusion"] == "Dus"
    assert [item["title"] for item in tables] == [
        "Eigen (tabel) (1\u00a0van\u00a02)",
        "Eigen (tabel) (2\u00a0van\u00a02)",
    ]
    assert [item["conclusion"] for item in tables] == ["", ""]
    # all rows, once, as the table reads; in letters of the slide at least
    table = catalogue.resolve(current.get(), "gemeenten-verandering", "").table
    rows = [row for item in tables for row in item["table"]["rows"]]
    assert rows == [list(row) for row in zip(*(column.texts for column in table.columns), strict=True)]
    assert all(item["table"]["size"] >= 1 and abs(sum(item["table"]["widths"]) - 100) < 0.1 for item in tables)
    # an exhibit that is a table is split too; one that is too long for that stays on one slide
    answers = [item for item in shown if item["address"] == "profielen-gemeente"]
    assert len(answers) == 3
    assert sum(len(item["table"]["rows"]) for item in answers) == 47
    (alone,) = client.get("/presentatie/inhoud.json?figuur=activiteiten-lijst").json()["items"]
    assert "table" not in alone


def test_an_exhibit_is_the_payload_of_its_card(client: TestClient) -> None:
    payload = client.get("/presentatie/figuur.json", params={"adres": "clusters-bedragen?indeling=letters"}).json()
    assert payload["address"].startswith("clusters-bedragen?indeling=letters")
    assert payload["figure"]["layout"]["meta"]["chart"]
    exhibit = catalogue.resolve(current.get(), "clusters-bedragen", "indeling=letters")
    assert (payload["title"], payload["table"]["rows"]) == (exhibit.title, len(exhibit.table))
    packed = client.get("/presentatie/figuur.json?adres=casussen-stand", headers={"accept-encoding": "br"})
    assert packed.headers["content-encoding"] == "br"
    assert json.loads(packed.content)["key"] == "casussen-stand"


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("figuur.json?adres=onzin", 404, "geen figuur of tabel"),
        ("figuur.json", 404, "geen figuur of tabel"),
        ("figuur.json?adres=clusters-bedragen%3Findeling=cijfers", 400, "‘cijfers’"),
        ("inhoud.json", 400, "vanuit een briefing"),
        ("inhoud.json?stuk=kapot", 400, "niet heel"),
        ("inhoud.json?" + "&".join(["figuur=x"] * (MOST_ITEMS + 1)), 400, f"hoogstens {MOST_ITEMS}"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_dutch(client: TestClient, path: str, status: int, words: str) -> None:
    answer = client.get(f"/presentatie/{path}")
    assert answer.status_code == status
    assert words in answer.text


def test_who_may_not_see_the_dashboard_gets_no_figures(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "login_configured", lambda: True)
    app = identity.FilesByRole(client.app)
    with TestClient(app) as guarded:
        assert guarded.get("/presentatie/figuur.json?adres=casussen-stand").status_code == 401
        assert guarded.get("/presentatie").status_code == 200
    assert client.get("/presentatie/figuur.json?adres=casussen-stand").status_code == 403
