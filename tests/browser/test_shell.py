"""What stands around the exhibits: band, search, filter bar, footer, phone, zoom and paper."""

import io
import re
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import open_page, settle, wait_for_choice

pytestmark = pytest.mark.browser


def test_the_band_names_the_product_and_marks_where_one_is(page: Page, server: str) -> None:
    open_page(page, server, "/gemeenten")
    band = page.locator(".band")
    expect(band.get_by_role("link", name="Lokale aanpak radicalisering")).to_be_visible()
    expect(band.locator(".band-sections [aria-current]")).to_have_text("Geld")
    expect(band.locator(".band-pages [aria-current=page]")).to_have_text("Per gemeente")
    assert page.title() == "Per gemeente · Lokale aanpak radicalisering"


def test_another_page_comes_without_loading_everything_again(page: Page, trouble: list[str], server: str) -> None:
    open_page(page, server, "/clusters")
    page.evaluate("window.stillHere = true")
    page.locator(".band-pages a", has_text="Actieplan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Actieplan")
    assert page.evaluate("window.stillHere") is True
    assert page.url.split("?")[0] == f"{server}/actieplan"
    assert trouble == []


def test_what_a_page_sends_after_one_went_back_leaves_the_address_alone(page: Page, server: str) -> None:
    open_page(page, server, "/clusters")
    wait_for_choice(page, "indeling=gelijk")  # the page's own has come
    write = """async ([page, search]) => {
        const find = ({ name }) => name.endsWith('/address.js');
        const { default: address } = await import(performance.getEntriesByType('resource').find(find).name);
        const bar = { search, step: false, changed: 0, words: '', reset: page, all: true };
        address({ data: new TextEncoder().encode(JSON.stringify(bar)), parentElement: document.createElement('div') });
        return location.pathname + location.search;
    }"""
    before = page.evaluate("location.pathname + location.search")
    assert page.evaluate(write, ["/gemeenten", "?jaar=2020"]) == before
    assert page.evaluate(write, ["/clusters", "?indeling=letters"]) == "/clusters?indeling=letters"


def test_a_link_of_the_band_can_be_opened_in_a_new_tab(page: Page, server: str) -> None:
    open_page(page, server, "/")
    with page.context.expect_page() as opened:
        page.locator(".band-sections a", has_text="Netwerk").click(modifiers=["Control"])
    expect(opened.value).to_have_url(re.compile(f"^{re.escape(server)}/netwerk"))
    assert page.url.rstrip("/") == server


def test_search_leads_to_figures_and_terms(page: Page, server: str) -> None:
    open_page(page, server, "/clusters")
    page.get_by_role("searchbox").fill("politie")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bronnen?*zoek=politie*")
    settle(page)
    assert "zoek=politie" in page.evaluate("location.search")


def test_the_filter_bar_stays_in_sight(page: Page, server: str) -> None:
    open_page(page, server, "/clusters")
    page.locator("[data-testid=stMain]").evaluate("main => main.scrollTo(0, 900)")
    box = page.locator(".st-key-filters").bounding_box()
    band = page.locator(".band").bounding_box()
    assert box is not None
    assert band is not None
    assert 0 < box["y"] < 120


def test_on_a_phone_the_filters_wait_behind_a_button(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, server, "/clusters?indeling=letters")
    toggle = page.get_by_role("button", name="Filters (1)")
    expect(toggle).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("radio", name="Letters per jaar")).to_be_hidden()
    toggle.click()
    expect(page.get_by_role("radio", name="Letters per jaar")).to_be_visible()
    page.get_by_role("button", name="Menu").click()
    expect(page.locator(".band-sections a", has_text="Netwerk")).to_be_visible()
    open_page(page, server, "/profielen")
    page.get_by_role("button", name="Filters").click()
    boxes = page.locator(
        ".st-key-filters :is([data-testid=stMultiSelect], [data-testid=stSelectbox], [data-testid=stButtonGroup])"
    )
    expect(boxes.first).to_be_visible()
    sides = boxes.evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).map(e => [e.left, e.right, e.top, e.bottom])"
    )
    assert len(sides) > 4
    assert all(left >= 0 and right <= 390 for left, right, *_ in sides), sides
    assert all(below[2] - above[3] < 60 for above, below in pairwise(sides)), sides  # no room that is left open


def test_the_footer_says_version_date_and_where_accessibility_is(page: Page, server: str) -> None:
    open_page(page, server, "/clusters")
    foot = page.locator("footer.foot")
    expect(foot).to_contain_text(re.compile(r"Gegevens van \d{2}-\d{2}-\d{4}"))
    expect(foot).to_contain_text("Versie")
    foot.get_by_role("link", name="Toegankelijkheid").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Toegankelijkheid")


def test_nothing_is_lost_at_200_percent(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 683, "height": 384})
    open_page(page, server, "/clusters")
    assert page.evaluate("document.documentElement.scrollWidth") <= 683
    expect(page.locator("article.card h2").first).to_be_visible()
    # what stays in sight leaves most of the screen to what one reads
    page.locator("[data-testid=stMain]").evaluate("main => main.scrollTo(0, 900)")
    bar = page.locator(".st-key-filters").bounding_box()
    assert bar is not None
    assert bar["y"] + bar["height"] < 384 / 3
    page.get_by_role("button", name="Filters").click()
    expect(page.get_by_role("radio", name="Letters per jaar")).to_be_in_viewport()


SMALLEST_ON_PAPER = """plots => Math.min(...plots.flatMap(plot => [...plot.querySelectorAll('.main-svg text')]
    .filter(text => text.textContent.trim() && text.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a * .75)))"""
"""The smallest letters of figures, in points."""


def test_a_first_sheet_ends_with_the_first_figure_where_its_letters_stay_readable(page: Page, server: str) -> None:
    first_sheet = {"/netwerk": True, "/gemeenten": True, "/toerusting": False, "/vraag-en-geld": False}
    for path, together in first_sheet.items():
        open_page(page, server, path)
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 1032, "height": 690})  # A4 on its side within its margins
        card = page.locator("article.card").first
        box = card.bounding_box()
        assert box is not None
        assert box["height"] < 690, path
        assert (box["y"] + box["height"] < 690) is together, path
        assert card.locator(".js-plotly-plot").evaluate_all(SMALLEST_ON_PAPER) >= 8, path
        # a heading alone on its sheet lists what the figures say
        titles = page.locator(".paper-titles li").all_inner_texts()
        assert titles == ([] if together else page.locator("article.card h2").all_inner_texts()), path
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        expect(page.locator(".paper-titles")).to_have_count(0)
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 1366, "height": 768})


def test_boxes_are_white_on_paper_from_a_dark_page(page: Page, server: str) -> None:
    page.emulate_media(color_scheme="dark")
    open_page(page, server, "/beheer")
    page.emulate_media(media="print", color_scheme="dark")
    dark = """[...document.querySelectorAll('.stMain :is(button, section, [role=group])')].filter(part => part.checkVisibility())
        .map(part => [part.outerHTML.slice(0, 90), getComputedStyle(part).backgroundColor])
        .filter(([, colour]) => !['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'].includes(colour))"""
    assert page.locator(".stMain [role=group]").count() > 0
    assert page.evaluate(dark) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_landscape_white_and_has_the_choice(page: Page, server: str, scheme: str, tmp_path: Path) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    open_page(page, server, "/clusters?selectie=szw")
    content = page.pdf(prefer_css_page_size=True, print_background=True)
    assert content.startswith(b"%PDF")
    widths = {tuple(map(float, box)) for box in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)}
    assert widths
    assert all(width > height for width, height in widths)
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    picture = io.BytesIO(page.screenshot())
    with Image.open(picture) as image:
        assert image.convert("RGB").getpixel((5, 5)) == (255, 255, 255)
    expect(page.locator(".bar-paper")).to_contain_text("Clusters")
    expect(page.locator(".band")).to_be_hidden()
    expect(page.get_by_role("radio", name="Gelijkgetrokken")).to_be_hidden()
