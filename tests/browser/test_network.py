"""The contact network as people use it: layers, focus, links, and a picture whose labels can be read everywhere."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import open_page, settle, wait_for_choice

pytestmark = pytest.mark.browser
RECORDS = "/netwerk?gegevens=records"
MARK = "Synthetische voorbeeldgegevens"
PICTURE = "#netwerk-figuur .card-plot"
OVERLAPS = """
    chart => {
        const svg = chart.querySelector('.main-svg').getBoundingClientRect();
        const boxes = [...chart.querySelectorAll('.textpoint text')]
            .map(e => ({text: e.textContent, box: e.getBoundingClientRect()}))
            .filter(e => e.box.width > 0);
        const found = [];
        boxes.forEach((a, i) => {
            if (a.box.left < svg.left - 1 || a.box.right > svg.right + 1) found.push(`cut off: ${a.text}`);
            boxes.slice(i + 1).forEach(b => {
                const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
                const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
                if (wide > 1 && high > 1) found.push(`${a.text} on ${b.text}`);
            });
        });
        return {count: boxes.length, found};
    }
"""


def texts(page: Page) -> str:
    return " ".join(page.locator(PICTURE).locator(".main-svg text").all_text_contents())


def test_switching_the_layer_changes_mark_figure_and_address(page: Page, trouble: list[str], server: str) -> None:
    open_page(page, server, "/netwerk")
    published = texts(page)
    wait_for_choice(page, "gegevens=gepubliceerd")
    assert page.get_by_text(MARK).filter(visible=True).count() == 0
    page.get_by_role("radio", name="Voorbeeldgegevens").click()
    wait_for_choice(page, "gegevens=records")
    expect(page.locator("#netwerk-figuur .card-mark")).to_have_text(MARK)
    expect(page.locator(".top-mark")).to_contain_text(MARK)
    assert texts(page) != published
    page.get_by_role("radio", name="Gepubliceerd").click()
    wait_for_choice(page, "gegevens=gepubliceerd")
    expect(page.locator("#netwerk-figuur .card-mark")).to_be_hidden()
    assert trouble == []


def test_every_filter_is_in_the_link_and_comes_back(page: Page, browser: Browser, server: str) -> None:
    open_page(page, server, f"{RECORDS}&frequentie=maandelijks&aard=casus&drempel=10")
    wait_for_choice(page, "aard=casus")
    colleague = browser.new_page(viewport={"width": 1366, "height": 768})
    try:
        colleague.goto(page.evaluate("location.href"))
        settle(colleague)
        assert texts(colleague) == texts(page)
        assert colleague.locator("h2").all_inner_texts() == page.locator("h2").all_inner_texts()
        assert colleague.evaluate("location.search") == page.evaluate("location.search")
    finally:
        colleague.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 390])
def test_no_label_in_the_picture_covers_another(browser: Browser, server: str, width: int, scheme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    try:
        for path in ("/netwerk", RECORDS):
            open_page(page, server, path)
            page.locator("#netwerk-figuur").scroll_into_view_if_needed()
            expect(page.locator(f"{PICTURE}[data-drawn]")).to_be_visible()
            seen = page.locator(PICTURE).evaluate(OVERLAPS)
            assert seen["count"] >= 5
            assert seen["found"] == []
    finally:
        page.close()


def test_nonsense_in_any_filter_falls_back_with_a_notice(page: Page, trouble: list[str], server: str) -> None:
    odd = "%3Cimg%20src=x%20onerror=alert(1)%3E"
    open_page(page, server, f"{RECORDS}&frequentie={odd}&aard={odd}&drempel={odd}&domein={odd}")
    expect(page.get_by_role("alert")).to_have_count(4)
    wait_for_choice(page, "domein=")
    assert "onerror" not in page.evaluate("location.search")
    assert trouble == []


def test_the_keyboard_alone_switches_the_layer(page: Page, server: str) -> None:
    open_page(page, server, "/netwerk")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Gepubliceerd":
            break
    page.keyboard.press("ArrowRight")
    if "gegevens=records" not in page.evaluate("location.search"):
        page.keyboard.press("Space")
    wait_for_choice(page, "gegevens=records")
    expect(page.locator(".top-mark")).to_contain_text(MARK)
