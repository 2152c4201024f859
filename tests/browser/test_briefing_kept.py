"""What is collected stays: after a reload, a typed address, in two tabs, on another day; and what cannot be added is said."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Dialog, Page, Route, WebSocketRoute, expect

from exhibits.briefing import Briefing, Item, link
from exhibits.briefing.model import MOST_ITEMS, Stamp
from tests.browser.conftest import keep_nothing, open_page, settle, take_up, wait_until
from tests.export.template import house_style

pytestmark = pytest.mark.browser
WORDS = "Minder geld, meer activiteiten"


KEPT = "sessionStorage.getItem('briefing:') ?? ''"


def wait_until_kept(page: Page, count: int, part: str) -> None:
    """Until the server has answered to what was typed, so that the browser keeps it."""
    parts = json.dumps([part, f'"count":{count}'])
    wait_until(page, f"{parts}.every(part => ({KEPT}).includes(part))", f"{part!r} was never kept")


@pytest.mark.parametrize("late", ["briefing/said.js", "keeping.js"])
def test_parts_of_the_page_that_load_late_lose_nothing(page: Page, server: str, late: str) -> None:
    """The server answers twice before a slow line has brought the module: its first answer knows of no briefing yet."""

    def hold_up(route: Route) -> None:
        time.sleep(1.5)
        route.continue_()

    open_page(page, server, "/clusters")
    take_up(page, 0, "Toegevoegd aan de briefing, als nummer 1.")
    page.route(f"**/{late}", hold_up)
    for _ in range(3):
        open_page(page, server, "/briefing")
        expect(page.get_by_label("Uw conclusie bij 1")).to_be_visible()
        wait_until_kept(page, 1, '"title":"Briefing"')


def test_a_browser_that_keeps_nothing_collects_all_the_same(page: Page, server: str) -> None:
    keep_nothing(page)
    open_page(page, server, "/clusters")
    take_up(page, 0, "Toegevoegd aan de briefing, als nummer 1.")
    page.get_by_role("link", name="Briefing", exact=True).click()
    words = page.get_by_label("Uw conclusie bij 1")
    words.fill(WORDS)
    words.blur()
    expect(page.get_by_role("link", name="Presenteren")).to_have_attribute("href", re.compile("stuk=."))


class Line:
    """The page's websocket: what it `sent`, and the server's answers, which wait from `hold` to `let_go`."""

    def __init__(self, page: Page) -> None:
        self.sent: list[bytes] = []
        self._held: list[Callable[[], None]] | None = None
        page.route_web_socket("**/_stcore/stream", self._between)

    def _between(self, line: WebSocketRoute) -> None:
        there = line.connect_to_server()

        def pass_on(said: str | bytes) -> None:
            self.sent.append(said if isinstance(said, bytes) else said.encode())
            there.send(said)

        def answer(said: str | bytes) -> None:
            if self._held is None:
                line.send(said)
            else:
                self._held.append(lambda: line.send(said))

        line.on_message(pass_on)
        there.on_message(answer)

    def hold(self) -> None:
        self.sent.clear()
        self._held = []

    def let_go(self) -> None:
        for send in self._held or ():
            send()
        self._held = None


def linked(page: Page) -> Briefing:
    """The briefing of the page's address."""
    return link.decode(parse_qs(urlsplit(page.url).query)["stuk"][0])


def test_words_wait_for_a_server_that_takes_its_time(page: Page, server: str) -> None:
    """Five seconds: the page once took what it had by then for the last word, and presented without it."""
    line = Line(page)
    open_page(page, server, f"/briefing?stuk={link.encode(Briefing(items=(Item('casussen-stand'),)))}")
    wait_until_kept(page, 1, '"count"')
    line.hold()
    page.get_by_label("Uw conclusie bij 1").fill(WORDS)
    page.get_by_role("link", name="Presenteren").click()
    expect(page.locator(".briefing-status")).to_contain_text("worden eerst bewaard")
    page.wait_for_timeout(5000)
    assert "/briefing" in page.url
    line.let_go()
    page.wait_for_url("**/presentatie?stuk=*")
    assert linked(page).items[0].conclusion == WORDS


def test_words_neither_overtake_what_was_asked_nor_stay_behind(page: Page, server: str) -> None:
    """Of the messages of one element Streamlit keeps only the newest while it is busy."""
    line = Line(page)
    old = Item("casussen-stand", stamp=Stamp("2026-01-02", "0" * 16, "Eerder"))
    open_page(page, server, f"/briefing?stuk={link.encode(Briefing(items=(old,)))}")
    wait_until_kept(page, 1, '"count"')
    line.hold()
    page.get_by_label("Uw conclusie bij 1").fill(WORDS)
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Nieuwe cijfers overnemen").click()
    page.get_by_label("Titel", exact=True).fill("Later")
    page.keyboard.press("Tab")
    page.wait_for_timeout(1000)
    kinds = [kind.decode() for message in line.sent for kind in re.findall(rb'"kind":"(\w+)"', message)]
    assert kinds == ["words", "accept"]
    assert any(b'"accept"' in message and WORDS.encode() in message for message in line.sent)
    line.let_go()
    page.wait_for_url(lambda _: linked(page).title == "Later")
    item = linked(page).items[0]
    assert item.conclusion == WORDS
    assert item.stamp is not None
    assert item.stamp.fingerprint != "0" * 16


def test_nothing_that_was_collected_is_lost(page: Page, server: str, trouble: list[str], tmp_path: Path) -> None:
    conclusion = page.get_by_label("Uw conclusie bij 1")
    offer = page.locator(".briefing-kept")

    # a reload, and an address that is typed on another page
    open_page(page, server, "/clusters")
    take_up(page, 0, "Toegevoegd aan de briefing, als nummer 1.")
    take_up(page, 0, "Staat al in de briefing, als nummer 1.")
    page.reload()
    settle(page)
    open_page(page, server, "/netwerk")
    take_up(page, 0, "Toegevoegd aan de briefing, als nummer 2.")
    open_page(page, server, "/briefing")
    expect(page.locator(".briefing-item")).to_have_count(2)
    conclusion.fill(WORDS)
    page.get_by_label("Titel", exact=True).fill("Overleg")
    page.keyboard.press("Tab")
    wait_until_kept(page, 2, '"title":"Overleg"')
    page.reload()
    expect(conclusion).to_have_value(WORDS)
    expect(page.locator(".briefing-said:visible")).to_have_count(0)  # by itself, without a word

    # leaving before the server has the words: the browser asks first
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    conclusion.press_sequentially(".")
    with page.expect_event("dialog"):
        page.evaluate("setTimeout(() => location.reload())")
    wait_until_kept(page, 2, '"title":"Overleg"')
    expect(conclusion).to_have_value(f"{WORDS}.")
    assert asked == ["beforeunload"]
    page.remove_listener("dialog", stay)
    settle(page)
    conclusion.fill(WORDS)
    page.keyboard.press("Tab")
    settle(page)

    # a second tab gets a copy when it asks for one, and neither overwrites the other
    second = page.context.new_page()
    open_page(second, server, "/briefing")
    expect(second.locator(".briefing-kept")).to_contain_text("U had een briefing met 2 figuren: ‘Overleg’")
    second.get_by_role("button", name="Terughalen").click()
    expect(second.get_by_label("Uw conclusie bij 1")).to_have_value(WORDS)
    before = second.evaluate(KEPT)
    second.get_by_label("Uw conclusie bij 1").fill("Anders")
    second.keyboard.press("Tab")
    wait_until(second, f"({KEPT}) !== {json.dumps(before)}", "the other words were never kept")
    page.reload()
    expect(conclusion).to_have_value(WORDS)
    settle(page)
    second.close()

    # a link goes first; what the tab had can be taken back, and it is there on another day
    page.goto(f"{server}/briefing?stuk={link.encode(Briefing('Van een collega', items=(Item('casussen-stand'),)))}")
    expect(page.locator(".briefing-messages")).to_contain_text("Geopend uit een link: ‘Van een collega’.")
    expect(page.get_by_role("button", name="Vorige briefing terug").first).to_be_visible()
    context = page.context
    page.close()
    page = context.new_page()
    open_page(page, server, "/briefing")
    offer = page.locator(".briefing-kept")
    expect(offer.get_by_role("button", name="Terughalen")).to_have_count(2)
    offer.get_by_role("button", name="Weggooien").first.click()
    offer.get_by_role("button", name="Weggooien").click()
    expect(offer).to_be_hidden()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('briefing:'))") == []

    # a full briefing: the card says so at once
    full = Briefing(items=tuple(Item(f"weg?n={number}") for number in range(MOST_ITEMS)))
    page.goto(f"{server}/briefing?stuk={link.encode(full)}")
    expect(page.locator(".briefing-messages")).to_contain_text(f"{MOST_ITEMS} figuren zijn niet meer te maken")
    page.locator("a", has_text="Netwerk").first.click()
    expect(page.locator("article.card").first).to_be_visible()
    settle(page)
    take_up(
        page, 0, "Niet toegevoegd: de briefing is vol. Er passen 60 figuren in; verwijder er een op de pagina Briefing."
    )

    # a broken link is said at the top
    page.goto(f"{server}/briefing?stuk=kapot")
    problem = page.locator(".briefing-problem", has_text="niet geopend")
    expect(problem).to_be_visible()
    box, tiles = problem.bounding_box(), page.locator(".briefing-actions, .briefing-tiles").first.bounding_box()
    assert box is not None
    assert tiles is not None
    assert box["y"] < tiles["y"]

    # a template is looked at when it is chosen
    page.goto(f"{server}/briefing?stuk={link.encode(Briefing(items=(Item('casussen-stand'),)))}")
    chooser = page.locator(".briefing-bar input[accept*=pptx]")
    (tmp_path / "leeg.pptx").write_bytes(b"geen pptx")
    (tmp_path / "huisstijl.pptx").write_bytes(house_style())
    chooser.set_input_files(tmp_path / "leeg.pptx")
    expect(page.locator(".briefing-status")).to_contain_text(
        "leeg.pptx wordt niet gebruikt. Dit bestand is geen PowerPoint"
    )
    expect(page.locator(".briefing-template")).to_be_empty()
    chooser.set_input_files(tmp_path / "huisstijl.pptx")
    expect(page.locator(".briefing-status")).to_contain_text("volgt nu de huisstijl van huisstijl.pptx")
    # the answer to the one that was chosen before comes later, and is about nothing any more
    late: list[Route] = []
    page.route("**/briefing-sjabloon", lambda route: route.continue_() if late else late.append(route))
    with page.expect_request("**/briefing-sjabloon"):
        chooser.set_input_files(tmp_path / "leeg.pptx")
    while not late:
        page.wait_for_timeout(20)
    chooser.set_input_files(tmp_path / "huisstijl.pptx")
    expect(page.locator(".briefing-status")).to_contain_text("volgt nu de huisstijl van huisstijl.pptx")
    with page.expect_response("**/briefing-sjabloon") as answered:
        late[0].continue_()
    answered.value.finished()
    settle(page)
    expect(page.locator(".briefing-status")).to_contain_text("volgt nu de huisstijl van huisstijl.pptx")
    assert [line for line in trouble if "400" not in line] == []  # the template that is none
