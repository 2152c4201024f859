"""The contact network as people use it: layers, focus by a click, and a picture whose labels can be read everywhere."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import open_page, wait_for_all_figures, wait_for_choice

pytestmark = pytest.mark.browser
RECORDS = "/netwerk?gegevens=records"
MARK = "Synthetische voorbeeldgegevens"
OVERLAPS = """
    chart => {
        const svg = chart.querySelector('.main-svg').getBoundingClientRect();
        const boxes = [...chart.querySelectorAll('.textpoint text')]
            .map(e => ({text: e.textContent, box: e.getBoundingClientRect()}))
            .filter(e => e.box.width > 0);
        const wrong = [];
        boxes.forEach((a, i) => {
            if (a.box.left < svg.left - 1 || a.box.right > svg.right + 1) wrong.push(`cut off: ${a.text}`);
            boxes.slice(i + 1).forEach(b => {
                const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
                const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
                if (wide > 1 && high > 1) wrong.push(`${a.text} on ${b.text}`);
            });
        });
        return {count: boxes.length, wrong};
    }
"""
CUT_OFF = """
    charts => charts.flatMap(chart => {
        const edge = chart.getBoundingClientRect();
        return [...chart.querySelectorAll('.main-svg text')]
            .map(e => ({text: e.textContent, box: e.getBoundingClientRect()}))
            .filter(e => e.box.width > 0 && (e.box.right > edge.right + 1 || e.box.left < edge.left - 1))
            .map(e => e.text);
    })
"""


def card(page: Page, key: str) -> Locator:
    return page.locator(f"#{key}")


def texts(page: Page, key: str) -> str:
    return " ".join(card(page, key).locator(".card-plot text").all_text_contents())


def choose(page: Page, name: str, option: str) -> None:
    page.get_by_role("combobox", name=name, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()


def test_switching_the_layer_changes_mark_figure_and_address(page: Page, trouble: list[str], server: str) -> None:
    open_page(page, server, "/netwerk")
    published = texts(page, "netwerk-figuur")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Arnhem")
    expect(page.get_by_role("combobox", name="Aard van het contact")).to_have_count(0)
    page.get_by_role("radio", name="Voorbeeldgegevens").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wie heeft contact met wie?")
    wait_for_choice(page, "gegevens=records")
    expect(card(page, "netwerk-figuur").locator(".card-mark")).to_have_text(MARK)
    expect(card(page, "netwerk-figuur").locator(".card-source")).to_contain_text("Verzonnen")
    assert texts(page, "netwerk-figuur") != published
    page.get_by_role("radio", name="Gepubliceerd").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Arnhem")
    wait_for_choice(page, "gegevens=gepubliceerd")
    assert texts(page, "netwerk-figuur") == published
    assert trouble == []


def test_invented_answers_have_no_card_with_margins(page: Page, server: str) -> None:
    open_page(page, server, RECORDS)
    expect(card(page, "netwerk-maten")).to_be_visible()
    expect(card(page, "netwerk-zekerheid")).to_have_count(0)


def test_a_domain_in_focus_leaves_only_its_own_directions(page: Page, server: str) -> None:
    open_page(page, server, f"{RECORDS}&drempel=0")
    first = card(page, "netwerk-figuur")
    before = texts(page, "netwerk-figuur")
    choose(page, "Domein in beeld", "Onderwijs")
    wait_for_choice(page, "domein=onderwijs")
    assert texts(page, "netwerk-figuur").count("%") == 8 < before.count("%")
    first.get_by_role("tab", name="Tabel").click()
    rows = first.get_by_role("table").locator("tbody tr")
    expect(rows).to_have_count(8)
    assert all("Onderwijs" in row for row in rows.all_inner_texts())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 390])
def test_no_label_in_the_picture_covers_another(browser: Browser, server: str, width: int, scheme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 1400}, color_scheme=scheme)  # type: ignore[arg-type]
    try:
        for path, least in (("/netwerk", 10), (RECORDS, 12)):
            open_page(page, server, path)
            plot = card(page, "netwerk-figuur").locator(".card-plot")
            expect(plot.locator(".textpoint").first).to_be_visible()
            seen = plot.evaluate(OVERLAPS)
            assert seen["count"] >= least
            assert seen["wrong"] == []
            assert page.locator(".card-plot[data-drawn]").evaluate_all(CUT_OFF) == []
    finally:
        page.close()


def test_what_is_unknown_is_said_and_drawn_when_asked_for(page: Page, server: str) -> None:
    open_page(page, server, "/netwerk")
    expect(card(page, "netwerk-figuur").locator(".card-caveat")).to_contain_text("iets anders dan geen contact")
    expect(page.locator("[data-testid=stMain]")).to_contain_text("nauwelijks tot geen contact")
    wait_for_all_figures(page)  # the matrix is below what is in sight
    assert texts(page, "netwerk-matrix").count("n.b.") == 15
    expect(card(page, "netwerk-verschil").locator("h2")).to_contain_text("Veiligheid → Onderwijs")
    page.get_by_text("Toon ook onbekende richtingen").click()
    expect(card(page, "netwerk-figuur").locator(".card-caveat")).not_to_contain_text("iets anders dan geen contact")
