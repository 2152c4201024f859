"""What the card promises, in a real Chromium, on a page with exhibits made for it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import settle

pytestmark = pytest.mark.browser
TABS = ("Figuur", "Tabel", "Over deze cijfers")


def open_cards(page: Page, address: str, query: str = "") -> None:
    page.goto(f"{address}/{query}")
    expect(page.locator("article.card .card-plot[data-drawn]").first).to_be_visible()
    expect(page.locator("#proef-lang")).to_be_visible()
    settle(page)  # nothing moves any more


@pytest.fixture
def cards(page: Page, card_server: str, trouble: list[str]) -> Iterator[Page]:
    """The page with its cards; afterwards nothing was fetched elsewhere and the console stayed empty."""
    open_cards(page, card_server)
    yield page
    assert trouble == []


@pytest.fixture
def card(cards: Page) -> Locator:
    return cards.locator("#proef-staven")


def choose(page: Page, number: int) -> None:
    page.get_by_role("combobox").click()
    page.get_by_role("option", name=str(number), exact=True).click()


def status(card: Locator) -> Locator:
    return card.locator(".card-status")


def test_a_card_has_all_of_its_exhibit(card: Locator) -> None:
    expect(card.get_by_role("heading", level=2)).to_have_text("Aldorp kreeg 100, het meest (−€ 389.756)")
    expect(card.locator(".card-subtitle")).to_contain_text("per gemeente in 2021, in euro")
    expect(card.get_by_role("img", name="Staven per gemeente")).to_be_visible()
    expect(card.locator(".card-caveat")).to_contain_text("is niet besteed.")
    expect(card.locator(".card-source a")).to_have_attribute("href", "https://example.org/proef")
    expect(card.locator(".card-mark")).to_be_hidden()


def test_the_mark_stands_on_the_card_of_sample_data_only(cards: Page) -> None:
    expect(cards.locator("#proef-voorbeeld .card-mark")).to_have_text("Synthetische voorbeeldgegevens")


def test_tabs_switch_without_the_server(cards: Page, card: Locator) -> None:
    frames: list[Any] = []
    cards.on("request", lambda request: frames.append(request.url))
    expect(card.get_by_role("tab")).to_have_text(TABS)
    card.get_by_role("tab", name="Tabel").click()
    expect(card.get_by_role("table")).to_be_visible()
    expect(card.get_by_role("img")).to_be_hidden()
    cards.keyboard.press("ArrowRight")
    expect(card.get_by_role("tab", name="Over deze cijfers")).to_be_focused()
    expect(card.get_by_role("tabpanel")).to_contain_text("Wat niet bekend is")
    expect(card.get_by_role("tabpanel")).to_contain_text("Gegevens van 19-11-2021 · Gemaakt op 21-11-2026")
    assert frames == []


def column(card: Locator, number: int) -> list[str]:
    return card.locator(f"tbody tr > :nth-child({number})").all_inner_texts()


def test_a_column_sorts_numbers_as_numbers_with_unknown_last(card: Locator) -> None:
    card.get_by_role("tab", name="Tabel").click()
    head = card.locator("th", has_text="Aantal")
    head.get_by_role("button").click()
    assert column(card, 3) == ["1", "2", "10", "n.b."]
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(status(card)).to_contain_text("Gesorteerd op Aantal, oplopend")
    head.get_by_role("button").click()
    assert column(card, 3) == ["10", "2", "1", "n.b."]
    head.get_by_role("button").click()
    assert column(card, 3) == ["2", "10", "n.b.", "1"]
    expect(head).not_to_have_attribute("aria-sort", "ascending")


def test_a_long_table_comes_in_pages_and_can_be_searched(cards: Page) -> None:
    card = cards.locator("#proef-lang")
    expect(card.get_by_role("tab")).to_have_text(TABS[1:])
    expect(card.locator("tbody tr")).to_have_count(10)
    card.get_by_role("button", name="Volgende").click()
    expect(card.locator(".card-pager")).to_contain_text("Rij 11 tot en met 20 van 120")
    card.get_by_role("button", name="Alle rijen").click()
    expect(card.locator("tbody tr")).to_have_count(120)
    # what scrolls downwards only can be reached by keyboard too
    expect(card.locator(".card-scroll")).to_have_attribute("tabindex", "0")
    expect(card.locator(".card-scroll")).to_have_class(re.compile("card-below"))
    card.get_by_role("button", name="Per bladzijde").click()
    expect(card.locator("tbody tr")).to_have_count(10)
    card.get_by_role("searchbox").fill("gemeente 007")
    expect(card.locator("tbody tr")).to_have_count(1)
    card.get_by_role("searchbox").fill("bestaat niet")
    expect(card.locator("tbody")).to_contain_text("Geen rij met deze woorden.")


@pytest.mark.parametrize("width", [390, 1366, 1920])
def test_nothing_leaves_the_card_and_no_word_breaks(cards: Page, width: int) -> None:
    cards.set_viewport_size({"width": width, "height": 900})
    settle(cards)
    wide = "cards => cards.filter(c => c.scrollWidth > c.clientWidth + 1).map(c => c.id)"
    assert cards.locator("article.card").evaluate_all(wide) == []
    # a word is broken when its own box is higher than one line
    broken = """cells => cells.flatMap(cell => {
        const text = cell.firstChild; if (text?.nodeType !== 3) return [];
        return [...text.data.matchAll(/[^ ]+/g)].filter(word => {
            const range = document.createRange(); range.setStart(text, word.index); range.setEnd(text, word.index + word[0].length);
            return range.getClientRects().length > 1;
        }).map(word => word[0]);
    })"""
    assert cards.locator("#proef-lang td, #proef-lang th").evaluate_all(broken) == []
    hint = cards.locator("#proef-lang .card-hint:not(.card-cut)")
    expect(hint).to_be_visible() if width == 390 else expect(hint).to_be_hidden()


def test_a_change_keeps_the_elements_and_the_view(cards: Page, card: Locator) -> None:
    card.get_by_role("tab", name="Tabel").click()
    card.evaluate("card => { card.dataset.kept = 'yes'; card.querySelector('.card-plot').dataset.kept = 'yes'; }")
    choose(cards, 3)
    expect(card.get_by_role("heading", level=2)).to_contain_text("Aldorp kreeg 103")
    expect(card).to_have_attribute("data-kept", "yes")
    expect(card.locator(".card-plot")).to_have_attribute("data-kept", "yes")
    expect(card.get_by_role("tab", name="Tabel")).to_have_attribute("aria-selected", "true")
    assert column(card, 2)[0] == "€\u00a0103"


def test_the_figure_has_its_height_before_plotly_is_there(page: Page, card_server: str) -> None:
    page.route("**/plotly.min.js", lambda route: None)  # never answers
    page.goto(card_server, wait_until="domcontentloaded")
    plot = page.locator("#proef-staven .card-plot")
    expect(plot).to_contain_text("De figuur wordt getekend")
    assert plot.bounding_box()["height"] == 260  # type: ignore[index]


def test_without_plotly_the_card_says_so_and_has_its_table(page: Page, card_server: str) -> None:
    page.route("**/plotly.min.js", lambda route: route.abort())
    page.goto(card_server)
    expect(page.locator("#proef-staven .card-plot")).to_contain_text("De figuur kon niet worden getekend")


def test_one_copy_of_plotly_from_our_own_address(page: Page, card_server: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    open_cards(page, card_server)
    assert [url for url in fetched if "lotly" in url.rsplit("/", 1)[-1] and "bidi" not in url] == [
        next(url for url in fetched if url.endswith("/plotly.min.js"))
    ]


def bar(card: Locator, number: int = 0) -> Locator:
    return card.locator(".bars .point").nth(number)


def test_a_click_on_a_bar_goes_to_the_filter_and_says_so(cards: Page, card: Locator) -> None:
    box = bar(card, 1).bounding_box()
    assert box
    cards.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(status(card)).to_contain_text("Filter ‘Gemeente’: Bedorp")
    expect(cards.get_by_text("pick gemeente bedorp")).to_be_visible()


def test_a_row_of_the_table_does_the_same_by_keyboard(cards: Page, card: Locator) -> None:
    card.get_by_role("tab", name="Tabel").click()
    card.get_by_role("button", name="Dedorp").press("Enter")
    expect(cards.get_by_text("pick gemeente dedorp")).to_be_visible()
    cards.emulate_media(media="print")  # what one chooses by is still the name of its row
    expect(card.get_by_role("button", name="Dedorp")).to_be_visible()


def test_a_hover_text_is_broken_into_lines(cards: Page, card: Locator) -> None:
    box = bar(card).bounding_box()
    assert box
    cards.mouse.move(box["x"] + 60, box["y"] + box["height"] / 2)
    expect(card.locator(".hoverlayer tspan.line")).to_have_count(2)


def test_a_tap_opens_the_text_and_a_second_tap_picks(browser: Browser, card_server: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, locale="nl-NL")
    page = context.new_page()
    open_cards(page, card_server)
    card = page.locator("#proef-staven")
    card.scroll_into_view_if_needed()
    box = bar(card).bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + 40, box["y"] + box["height"] / 2)
    expect(card.locator(".hoverlayer .hovertext")).to_be_visible()
    expect(status(card)).to_have_text("Tik nog een keer om Aldorp te kiezen.")
    page.touchscreen.tap(box["x"] + 40, box["y"] + box["height"] / 2)
    expect(page.get_by_text("pick gemeente aldorp")).to_be_visible()
    context.close()


def test_a_term_is_explained_where_it_stands(cards: Page, card: Locator) -> None:
    term = card.locator(".card-subtitle").get_by_role("button", name="Toegekend")
    term.press("Enter")
    expect(card.get_by_text("Wat een gemeente mocht besteden.").first).to_be_visible()
    expect(term).to_have_attribute("aria-expanded", "true")
    cards.keyboard.press("Escape")
    expect(term).to_have_attribute("aria-expanded", "false")


def test_colours_follow_the_theme_without_the_server(cards: Page, card: Locator) -> None:
    fill = "card => getComputedStyle(card.querySelector('.bars .point path')).fill"
    text = "card => getComputedStyle(card.querySelector('.ytick text')).fill"
    light = (card.evaluate(fill), card.evaluate(text))
    cards.emulate_media(color_scheme="dark")
    expect(card).to_have_class("card card-dark")
    expect(card.locator(".ytick text").first).to_have_css("fill", "rgb(238, 242, 246)")
    assert card.evaluate(fill) == "rgb(53, 86, 111)"
    cards.emulate_media(color_scheme="light")
    expect(card).to_have_class("card")
    expect(card.locator(".ytick text").first).to_have_css("fill", light[1])
    assert card.evaluate(fill) == light[0]


def test_files_and_link_come_from_the_address(
    context: BrowserContext, cards: Page, card: Locator, card_server: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    for name, kind in (("PowerPoint", "pptx"), ("Excel", "xlsx"), ("CSV", "csv")):
        address = f"{card_server}/uitvoer/proef-staven.{kind}?keuze=0&soort=a+b"
        expect(card.get_by_role("link", name=name)).to_have_js_property("href", address)
    card.get_by_role("button", name="Link kopiëren").click()
    expect(status(card)).to_have_text("Link gekopieerd.")
    assert cards.evaluate("navigator.clipboard.readText()") == f"{card_server}/proef?keuze=0&soort=a+b#proef-staven"


def test_a_link_to_one_card_goes_there(page: Page, card_server: str) -> None:
    open_cards(page, card_server, "#proef-lang")
    expect(page.locator("#proef-lang h2")).to_be_in_viewport()
    # one that names none, and is no code for a text either
    page.goto("about:blank")
    open_cards(page, card_server, "#100%")


def test_the_briefing_button_is_there_when_the_page_has_one(cards: Page, card: Locator, card_server: str) -> None:
    expect(card.get_by_role("button", name="In briefing")).to_be_hidden()
    open_cards(cards, card_server, "?briefing=ja")
    card.get_by_role("button", name="In briefing").click()
    expect(cards.get_by_text("briefing address proef-staven?keuze=0&soort=a+b")).to_be_visible()


def test_large_fills_the_screen_with_letters_of_24_pixels(cards: Page, card: Locator) -> None:
    cards.set_viewport_size({"width": 1920, "height": 1080})
    opener = card.get_by_role("button", name="Groot")
    opener.click()
    dialog = cards.get_by_role("dialog")
    expect(dialog.locator(".main-svg text").first).to_be_visible()
    box = dialog.bounding_box()
    assert box
    assert (box["width"], box["height"]) == (1920, 1080)
    expect(dialog).to_contain_text("Aldorp kreeg 100")
    expect(dialog).to_contain_text("Bron: Proefinstituut")
    sizes = """dialog => [...dialog.querySelectorAll('*')]
        .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.getClientRects().length && e.checkVisibility())
        .map(e => [parseFloat(getComputedStyle(e).fontSize) * (e.ownerSVGElement ? e.getScreenCTM().a : 1), e.textContent])
        .filter(([size]) => size < 23.9)"""
    assert dialog.evaluate(sizes) == []
    cards.keyboard.press("ArrowRight")
    expect(dialog).to_contain_text("2 van 3")
    expect(dialog.locator(".card-mark")).to_have_text("Synthetische voorbeeldgegevens")
    cards.keyboard.press("ArrowRight")
    expect(dialog.get_by_role("table")).to_be_visible()
    dialog.get_by_role("button", name="Alle rijen").click()
    space = dialog.locator(".card-large-space")
    cards.keyboard.press("ArrowDown")
    assert space.evaluate("space => space.scrollTop") > 0
    cards.keyboard.press("ArrowLeft")
    cards.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()


def saved(page: Page, card: Locator, words: str, to: Path) -> Path:
    card.get_by_role("button", name="Afbeelding").click()
    with page.expect_download() as download:
        card.get_by_role("button", name=words).click()
    file = to / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_the_picture_fits_a_slide_and_is_white_in_the_dark_too(cards: Page, card: Locator, tmp_path: Path) -> None:
    cards.emulate_media(color_scheme="dark")
    with Image.open(saved(cards, card, "Opslaan als PNG", tmp_path)) as picture:
        assert picture.size == (1920, 1080)
        assert all(picture.convert("RGB").getpixel(corner) == (255, 255, 255) for corner in ((0, 0), (1919, 1079)))


def test_the_picture_says_all_that_must_go_along(cards: Page, tmp_path: Path) -> None:
    text = saved(cards, cards.locator("#proef-voorbeeld"), "Opslaan als SVG", tmp_path).read_text(encoding="utf-8")
    words = (
        "Aldorp kreeg 100",
        "in euro",
        "Keuze: 0",
        "Proefinstituut",
        "Gemaakt op 21-11-2026",
        "Synthetische voorbeeldgegevens",
    )
    assert [word for word in words if word not in text] == []
    assert text.count('class="watermark"') == 3
    assert "@font-face" in text
    assert "data:font/woff2" in text or "data:application" in text


def test_the_picture_can_be_copied(context: BrowserContext, cards: Page, card: Locator) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    card.get_by_role("button", name="Afbeelding").click()
    card.get_by_role("button", name="Kopiëren", exact=True).click()
    expect(status(card)).to_have_text("Afbeelding gekopieerd.")
    assert cards.evaluate("navigator.clipboard.read().then(items => items[0].types)") == ["image/png"]


def test_on_paper_figures_are_white_and_controls_are_gone(cards: Page, card: Locator) -> None:
    cards.emulate_media(color_scheme="dark")
    expect(card).to_have_class("card card-dark")
    cards.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    cards.emulate_media(media="print", color_scheme="dark")
    expect(card).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(card).to_have_css("break-inside", "avoid")
    for controls in (".card-tabs", ".card-actions"):
        expect(card.locator(controls)).to_be_hidden()
    expect(card.locator(".card-filter")).to_have_text("Keuze: 0")
    expect(card.locator(".ytick text").first).to_have_css("fill", "rgb(28, 36, 48)")
    assert cards.locator("#proef-lang tbody tr").count() == 120
    # with a box of their own they leave the head empty where Chromium repeats it on the next page
    expect(cards.locator("#proef-lang thead button").first).to_have_css("display", "contents")
    # a sheet is narrower than the screen: that is no reason to draw for the screen again
    drawing = card.locator(".main-svg").first
    width = drawing.get_attribute("width")
    cards.set_viewport_size({"width": 800, "height": 768})
    cards.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert drawing.get_attribute("width") == width
    cards.set_viewport_size({"width": 1366, "height": 768})
    cards.emulate_media(media="screen", color_scheme="dark")
    cards.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(card.locator(".ytick text").first).to_have_css("fill", "rgb(238, 242, 246)")
    assert cards.locator("#proef-lang tbody tr").count() == 10


def test_figures_out_of_sight_are_drawn_as_well_when_there_is_time(cards: Page) -> None:
    cards.set_viewport_size({"width": 1366, "height": 300})
    choose(cards, 2)
    expect(cards.locator("#proef-staven .card-plot[data-drawn]")).to_have_count(1)
    expect(cards.locator("#proef-voorbeeld .card-plot[data-drawn]")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_say_of_a_card_in_any_view(browser: Browser, card_server: str, scheme: Any) -> None:
    # axe brings a script of its own, which the policy of the page rightly refuses
    context = browser.new_context(bypass_csp=True, color_scheme=scheme, viewport={"width": 1366, "height": 900})
    page = context.new_page()
    open_cards(page, card_server, "?briefing=ja")

    def wrong() -> list[str]:
        answer = Axe().run(page, context={"include": [["article.card"]]}).response
        assert len(answer["passes"]) > 10
        return [f"{rule['id']}: {node['html'][:200]}" for rule in answer["violations"] for node in rule["nodes"]]

    for tab in TABS:
        for one in page.get_by_role("tab", name=tab).all():
            one.click()
        assert wrong() == [], tab
    page.locator("#proef-voorbeeld").get_by_role("button", name="Groot").click()
    expect(page.get_by_role("dialog").locator(".main-svg text").first).to_be_visible()
    assert wrong() == [], "large"
    # on a phone the figure is larger than the screen, and scrolls
    page.set_viewport_size({"width": 390, "height": 500})
    expect(page.get_by_role("dialog").locator(".card-large-space")).to_have_attribute("tabindex", "0")
    assert wrong() == [], "large on a phone"
    context.close()
