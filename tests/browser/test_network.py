"""The contact network as people use it: layers, focus, links, and a picture whose labels can be read everywhere."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import open_page, settle

pytestmark = pytest.mark.browser
RECORDS = "/netwerk?gegevens=Voorbeeld+of+eigen"
MARK = "Synthetische voorbeeldgegevens"
CHART = "[data-testid=stPlotlyChart]"
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
CUT_OFF = """
    charts => charts.flatMap(chart => {
        const edge = chart.getBoundingClientRect();
        return [...chart.querySelectorAll('.main-svg text')]
            .map(e => ({text: e.textContent, box: e.getBoundingClientRect()}))
            .filter(e => e.box.width > 0 && (e.box.right > edge.right + 1 || e.box.left < edge.left - 1))
            .map(e => e.text);
    })
"""


def texts(page: Page, number: int = 0) -> str:
    return " ".join(page.locator(CHART).nth(number).locator(".main-svg text").all_text_contents())


def choose(page: Page, name: str, option: str) -> None:
    page.get_by_role("combobox", name=name, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()


def test_switching_the_layer_changes_mark_figure_and_url(page: Page, trouble: list[str], server: str) -> None:
    open_page(page, server, "/netwerk")
    published = texts(page)
    assert "gegevens" not in page.url
    assert page.get_by_text(MARK).count() == 0
    expect(page.get_by_role("combobox", name="Aard van het contact")).to_have_count(0)
    page.get_by_role("radio", name="Voorbeeld of eigen").click()
    page.wait_for_url("**gegevens=*")
    settle(page)
    expect(page.get_by_text(MARK).first).to_be_visible()
    # on the page, and on each exhibit
    assert page.get_by_text(MARK).count() > page.locator("h2").count()
    assert texts(page) != published
    page.get_by_role("radio", name="Gepubliceerd").click()
    expect(page.get_by_text(MARK)).to_have_count(0)
    settle(page)
    assert texts(page) == published
    assert trouble == []


def test_every_filter_is_in_the_link_and_comes_back(page: Page, browser: Browser, server: str) -> None:
    open_page(page, server, RECORDS)
    before = texts(page)
    for name, option, key in (
        ("Contact", "Ten minste maandelijks", "frequentie"),
        ("Aard van het contact", "Alleen casus", "aard"),
        ("Aandeel", "Vanaf 10%", "drempel"),
    ):
        choose(page, name, option)
        page.wait_for_url(f"**{key}=*")
    settle(page)
    assert texts(page) != before
    colleague = browser.new_page(viewport={"width": 1366, "height": 768})
    try:
        colleague.goto(page.url)
        settle(colleague)
        assert texts(colleague) == texts(page)
        assert colleague.locator("h2").all_inner_texts() == page.locator("h2").all_inner_texts()
    finally:
        colleague.close()


def test_a_domain_in_focus_leaves_only_its_own_directions(page: Page, server: str) -> None:
    open_page(page, server, RECORDS)
    shares = page.locator(CHART).first.locator(".textpoint").filter(has_text="%")
    expect(shares).to_have_count(20)
    choose(page, "Domein in beeld", "Onderwijs")
    page.wait_for_url("**domein=Onderwijs*")
    expect(shares).to_have_count(8)
    settle(page)
    titles = page.locator("h2").all_inner_texts()
    assert "Onderwijs" in titles[0]
    page.get_by_text("Tabel en downloads").first.click()
    rows = page.locator("[data-testid=stTable] tbody tr")
    expect(rows.first).to_be_visible()
    assert all("Onderwijs" in row for row in rows.all_inner_texts())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 390])
def test_no_label_in_the_picture_covers_another(browser: Browser, server: str, width: int, scheme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    try:
        for path, least in (("/netwerk", 10), (RECORDS, 25)):
            open_page(page, server, path)
            seen = page.locator(CHART).first.evaluate(OVERLAPS)
            assert seen["count"] >= least
            assert seen["found"] == []
            assert page.locator(CHART).evaluate_all(CUT_OFF) == []
    finally:
        page.close()


def test_matrix_and_asymmetry_stand_beside_the_picture(page: Page, server: str) -> None:
    open_page(page, server, "/netwerk")
    assert page.locator(CHART).count() >= 4
    matrix = texts(page, 1)
    assert matrix.count("n.b.") == 15
    assert "15 van 27" in matrix
    assert {"50%", "18%"} <= set(texts(page, 2).split())
    assert "Veiligheid → Onderwijs 50%, andersom 18%" in " ".join(page.locator("h2").all_inner_texts())
    answer = page.locator("[data-testid=stMainBlockContainer]").inner_text()
    assert "nauwelijks tot geen contact" in answer


def test_nonsense_in_any_filter_falls_back_with_a_notice(page: Page, trouble: list[str], server: str) -> None:
    odd = "%3Cimg%20src=x%20onerror=alert(1)%3E"
    open_page(page, server, f"{RECORDS}&frequentie={odd}&aard={odd}&drempel={odd}&domein={odd}")
    expect(page.get_by_role("alert")).to_have_count(4)
    assert "onerror" not in page.url
    assert trouble == []


def test_the_keyboard_alone_switches_the_layer(page: Page, server: str) -> None:
    open_page(page, server, "/netwerk")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Gepubliceerd":
            break
    page.keyboard.press("ArrowRight")
    if "gegevens" not in page.url:
        page.keyboard.press("Space")
    page.wait_for_url("**gegevens=*")
    expect(page.get_by_text(MARK).first).to_be_visible()
