"""The card's Python side: the payload, what a browser may send back, and what the page's head loads."""

import json
import re
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import pytest

from app import shell
from app.card import assets, payload, picks
from app.card.component import Event, read_event
from app.http import dutch_page, stack  # noqa: F401 – the stack says what goes into the head
from exhibits.choice import AnyParameter, Choice, Many, One
from exhibits.table import Column, Table
from tests.browser import card_exhibits

AROUND = payload.Surroundings(
    address="proef-staven?keuze=1",
    page="proef",
    made_on="21-11-2026",
    data_date="19-11-2021",
    terms={"Toegekend": "Wat men mocht besteden.", "Sleutelfiguur": "Iemand met aanzien."},
    picks={"gemeente": "Gemeente"},
)


def ask(name: str, /, **parameters: Any) -> Any:
    raise AssertionError("no query is needed for a click")


def content(number: int = 1) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(payload.payload(card_exhibits.small(number), AROUND))
    return read


def test_a_payload_has_the_table_as_it_reads_and_as_it_sorts() -> None:
    names, amounts, counts = content()["table"]["columns"]
    assert (names["texts"][0], names["values"]) == ("Aldorp", None)
    assert amounts["texts"] == ["€\u00a0101", "€\u00a09", "n.b.", "€\u00a025"]
    assert amounts["values"] == [101, 9, None, 25]
    assert (counts["numeric"], counts["unit"], amounts["unit"]) == (True, "", "euro")


def test_only_terms_that_stand_in_the_words_go_along() -> None:
    assert list(content()["terms"]) == ["Toegekend"]


def test_the_term_of_an_abbreviation_goes_along_when_only_the_table_has_it() -> None:
    table = Table([Column("Onderwerp", "text", ["OOV-ambtenaar betrokken"])])
    around = replace(AROUND, terms={"OOV": "Openbare Orde en Veiligheid.", "OM": "Openbaar Ministerie."})
    made = json.loads(payload.payload(replace(card_exhibits.small(1), table=table, figure=None), around))
    assert list(made["terms"]) == ["OOV"]


def test_a_figure_goes_along_as_plotly_reads_it() -> None:
    figure = content()["figure"]
    assert figure["layout"]["height"] == 260
    assert figure["layout"]["meta"]["picks"][0] == {"field": "gemeente", "value": "aldorp"}
    assert json.loads(payload.payload(card_exhibits.long(), AROUND))["figure"] is None


def test_a_source_without_a_web_address_gets_no_link() -> None:
    sources = json.loads(payload.payload(card_exhibits.sample(1), AROUND))["sources"]
    assert [source["url"] for source in sources] == ["https://example.org/proef", None]


def test_a_payload_is_made_once_and_forgotten_with_its_exhibit() -> None:
    exhibit = card_exhibits.small(1)
    assert payload.remembered(exhibit, AROUND) is payload.remembered(exhibit, AROUND)
    assert payload.remembered(exhibit, AROUND) is not payload.remembered(exhibit, replace(AROUND, briefing=True))
    held = len(payload._REMEMBERED)
    del exhibit
    assert len(payload._REMEMBERED) == held - 2


@pytest.mark.parametrize(
    "sent",
    [None, "pick", {"kind": "drop"}, {"kind": "pick", "field": 1, "value": "a"}, {"kind": "pick", "value": "a" * 9999}],
)
def test_what_a_card_never_sends_is_no_event(sent: Any) -> None:
    assert read_event(sent) is None


def test_an_event_names_field_and_value() -> None:
    assert read_event({"kind": "pick", "field": "gemeente", "value": "aldorp"}) == Event("pick", "gemeente", "aldorp")


def test_the_head_loads_plotly_once_and_every_module_below_the_base_path() -> None:
    assert assets.plotly_script("/cijfers").count("<script") == 1
    assert f'src="/cijfers{assets.PLOTLY_ADDRESS}"' in assets.plotly_script("/cijfers")
    later = assets.CARD.preloads("/cijfers")
    modules = list(assets.CARD.folder.glob("*.js"))
    assert len(modules) > 10
    assert all(f'href="/cijfers{assets.CARD.address}{module.name}"' in later for module in modules)
    assert all(
        f'href="/cijfers{assets.CARD.address}{name}"' in assets.head_links("/cijfers") for name in assets.STYLE_SHEETS
    )
    whole = dutch_page.page_bytes(None).decode()
    assert whole.count(f'src="{assets.PLOTLY_ADDRESS}"') == 1
    order = ("/static/js/index.", assets.PLOTLY_ADDRESS, f"{assets.CARD.address}card.js", "</head>")
    assert [*order] == sorted(order, key=whole.index)


def test_the_page_asks_at_once_for_all_that_its_modules_import() -> None:
    page = dutch_page.page_bytes(None).decode()
    named = set(re.findall(r'href="[^"]*/([^/"]+\.js)"', page)) | set(re.findall(r'src="[^"]*/([^/"]+\.js)"', page))
    scripts = dutch_page.STATIC / "static" / "js"
    drawn = {file.name for part in dutch_page.LATER_PARTS for file in scripts.glob(f"{part}.*.js")}
    assert len(drawn) == len(dutch_page.LATER_PARTS)
    assert drawn <= named
    for folder in (scripts, shell.BROWSER, assets.CARD.folder):
        ours = [folder / name for name in named if (folder / name).is_file()]
        assert ours
        for file in ours:
            imported = set(dutch_page.IMPORTED.findall(file.read_text(encoding="utf-8")))
            assert imported <= named, f"{file.name} has the browser find out late about {imported - named}"


def test_no_module_of_the_card_is_longer_than_250_lines() -> None:
    files = [*assets.CARD.folder.glob("*.js"), *assets.CARD.folder.glob("*.css")]
    assert {file.name for file in files if len(file.read_text(encoding="utf-8").splitlines()) > 250} == set()


@dataclass(frozen=True)
class TownChoice(Choice):
    """Towns of one's own are only offered with 'zelf'."""

    page: ClassVar[str] = "proef"
    selection: str = "alle"
    towns: tuple[str, ...] = ()
    year: int = 2020

    @classmethod
    def parameters(cls, ask: Any) -> tuple[AnyParameter, ...]:
        return (
            One("selection", "selectie", "Selectie", {"alle": "Alle", "zelf": "Zelf kiezen"}),
            Many("towns", "plaats", "Plaatsen", {"a": "Aldorp", "b": "Bedorp"}, shown=lambda c: c.selection == "zelf"),
            One("year", "jaar", "Jaar", {2020: "2020", 2021: "2021"}),
        )


def test_a_pick_sets_one_and_adds_to_many_bringing_along_what_it_needs() -> None:
    start = TownChoice()
    assert picks.with_pick(start, "year", "2021", ask) == TownChoice(year=2021)
    one = picks.with_pick(start, "towns", "b", ask)
    assert one == TownChoice("zelf", ("b",))
    both = picks.with_pick(one, "towns", "a", ask)
    assert both == TownChoice("zelf", ("a", "b"))
    assert picks.with_pick(both, "towns", "b", ask) == TownChoice("zelf", ("a",))
    assert picks.with_pick(one, "towns", "b", ask) == TownChoice("zelf")


@pytest.mark.parametrize(("field", "value"), [("towns", "z"), ("year", "1"), ("nothing", "a"), ("", "")])
def test_a_pick_of_what_does_not_exist_changes_nothing(field: str, value: str) -> None:
    assert picks.with_pick(TownChoice(), field, value, ask) == TownChoice()


def test_the_filters_that_a_click_may_set_have_their_label() -> None:
    assert picks.pickable(TownChoice(), ask) == {"selection": "Selectie", "towns": "Plaatsen", "year": "Jaar"}
