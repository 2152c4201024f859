"""Each page in a real Chromium: loads clean, answers above the fold, fits a phone, is accessible."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from store import paths
from tests.browser.conftest import open_page, settle, urls, wait_for_all_figures
from tests.serving import start_server

pytestmark = pytest.mark.browser
PAGES = urls()
FIRST = "article.card, .briefing-bar h2, [data-testid=stMarkdownContainer] h2"
# What Streamlit itself causes and an app cannot mend, by axe rule: where, and its issue
STREAMLITS_OWN: dict[str, str] = {}
ENGLISH = re.compile(r"\b(No results|Clear all|Skip to main|Expand sidebar|Deploy|Rerun|Loading|Select all)\b")
ENGLISH_LABEL = re.compile(
    r"Open|Close|Dismiss|(?:Choose|Clear|Remove|Selected|Show|Hide|Upload|No|Select|Help for|Link to) \w.*"
)
LABELS = """[...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap(
    one => ['aria-label', 'title', 'placeholder'].map(name => one.getAttribute(name) ?? ''))"""
"""What a screen reader hears, or a box says while it is empty."""
HOLES = """[...document.querySelectorAll('.card-beside')].flatMap(beside => {
    const cards = [...beside.querySelectorAll(':scope > article.card')].map(card => ({ id: card.id, ...card.getBoundingClientRect().toJSON() }));
    const last = Math.max(...cards.map(card => card.bottom));
    return cards.filter(card => {
        const below = cards.filter(other => other.left === card.left && other.width === card.width && other.top > card.top).map(other => other.top);
        // to the next one below it; two beside each other end together
        return below.length ? Math.min(...below) - card.bottom > 16 : cards.length === 2 && last - card.bottom > 2;
    }).map(card => card.id);
})"""
"""Cards of a pair of columns below which the page is empty."""
SCREENS = 4
"""A page is at most so many screens of a laptop high; a table has ten rows until all of them are asked for."""


def test_every_file_of_pages_is_walked_and_in_the_navigation() -> None:
    listed = re.findall(r'"pages/([\w-]+)\.py"', (paths.ROOT / "navigation.py").read_text(encoding="utf-8"))
    assert sorted(set(listed)) == sorted(PAGES)
    assert len(PAGES) >= 13
    assert {"quickscan", "vraag-en-geld"} <= set(PAGES)


def cut_off_words(page: Page) -> list[str]:
    """Words in figures that stick out of their figure, of all figures of the page."""
    wait_for_all_figures(page)
    words: list[str] = page.evaluate(
        """[...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
             const box = plot.getBoundingClientRect();
             return [...plot.querySelectorAll('.main-svg text')].filter(t => t.textContent.trim()).filter(t => {
               const b = t.getBoundingClientRect();
               return b.width > 0 && (b.left < box.left - 2 || b.right > box.right + 2 || b.top < box.top - 2 || b.bottom > box.bottom + 2);
             }).map(t => t.textContent);
           })"""
    )
    return words


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_page_on_a_laptop_loads_clean_and_answers_above_the_fold(
    page: Page, trouble: list[str], server: str, path: str
) -> None:
    open_page(page, server, path)
    assert page.locator("html").get_attribute("lang") == "nl"
    assert page.title().endswith("Lokale aanpak radicalisering")
    title = page.locator("h1").bounding_box()
    first = page.locator(FIRST).first.bounding_box()
    assert title is not None
    assert title["y"] < 200
    assert first is not None
    assert first["y"] < 768 - 150
    levels = page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMain] :is(h1,h2,h3,h4)')].filter(h => h.offsetParent).map(h => +h.tagName[1])"
    )
    assert levels[:2] == [1, 2]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert cut_off_words(page) == []
    assert not ENGLISH.search(page.locator("body").inner_text())
    assert [label for label in page.evaluate(LABELS) if ENGLISH_LABEL.fullmatch(label)] == []
    assert page.evaluate(HOLES) == []
    height = page.locator("[data-testid=stMain]").evaluate("main => main.scrollHeight")
    assert height <= SCREENS * 768
    assert trouble == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_page_on_a_phone_fits(page: Page, trouble: list[str], server: str, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, server, path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    wide = page.evaluate(
        """[...document.querySelectorAll('h1, h2, article.card, .strip, .band-top')]
           .filter(e => e.offsetParent && e.getBoundingClientRect().right > 391).map(e => e.textContent.slice(0, 60))"""
    )
    assert wide == []
    assert cut_off_words(page) == []
    # a legend that is higher than its figure allows gets a bar to scroll it, over what is below
    scrolled = "bars => bars.filter(bar => bar.getBoundingClientRect().height > 0).length"
    assert page.locator(".legend .scrollbar").evaluate_all(scrolled) == 0
    assert trouble == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_page_is_accessible(browser: Browser, server: str, path: str, scheme: Any) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": 1366, "height": 768})
    try:
        open_page(page, server, path)
        for tab in page.get_by_role("tab", name="Tabel").all()[:1]:
            tab.click()
        settle(page)
        options = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
        violations = Axe().run(page, options=options).response["violations"]
        serious = {
            v["id"]: [(n["target"], n["failureSummary"][:300]) for n in v["nodes"][:3]]
            for v in violations
            if v["impact"] in ("serious", "critical") and v["id"] not in STREAMLITS_OWN
        }
        assert serious == {}
    finally:
        page.close()


def test_first_visit_of_a_fresh_server_may_be_any_page(page: Page, database_folder: Path) -> None:
    """Streamlit runs a page without navigation.py then; the guard makes it the whole dashboard.

    Developing, a server starts in a third of the time: it draws nothing ahead.
    """
    fresh = {"DASHBOARD_DATABASE_FOLDER": str(database_folder), "DASHBOARD_DEVELOP": "1"}
    for path in [path for path in PAGES.values() if path != "/"]:
        with start_server(fresh) as address:
            open_page(page, address, path)
            expect(page.get_by_role("link", name="Overzicht").first).to_be_visible()
            assert page.locator("h1").count() == 1
            assert page.url.startswith(address + path)
