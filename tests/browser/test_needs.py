"""What an adviser does on /profielen: build a filter with the mouse, share it, export the list, open one profile."""

import csv
import io
from pathlib import Path
from urllib.parse import urlencode

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from exhibits.exhibit import SAMPLE_MARK
from store import paths
from tests.browser.conftest import open_page, settle

pytestmark = pytest.mark.browser
ISSUE, LACK = "Heeft: discriminatie", "Mist kennis bij: onderwijs"


def names_with(*wanted: tuple[str, str, str]) -> list[str]:
    """The sample's municipalities with each (item, state, answer), from the CSVs themselves."""
    with (paths.DATA / "sample" / "quickscan_answer.csv").open(encoding="utf-8") as file:
        given = {(r["municipality_id"], r["item_id"], r["state"]): r["answer"].lower() for r in csv.DictReader(file)}
    with (paths.DATA / "sample" / "municipality.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [
        r["name"]
        for r in rows
        if all(given[r["municipality_id"], item, state] == answer for item, state, answer in wanted)
    ]


@pytest.fixture(scope="module")
def expected() -> list[str]:
    return names_with(("kwestie_discriminatie", "genoemd", "true"), ("kennis_onderwijs", "voltooid", "false"))


def pick(page: Page, box: str, typed: str, option: str) -> None:
    """Chooses `option` in a list by typing a part of it and clicking."""
    page.get_by_role("combobox", name=box, exact=True).click()
    page.keyboard.type(typed)
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")
    settle(page)


def build_filter(page: Page, server: str) -> None:
    open_page(page, server, "/profielen")
    pick(page, "Voorwaarden", "discriminatie", ISSUE)
    page.wait_for_url("**voorwaarde=*")
    pick(page, "Voorwaarden", "onderwijs", LACK)
    page.wait_for_url("**onderwijs*")
    settle(page)


def test_a_filter_built_with_the_mouse_is_said_in_words_and_lists_who_meets_it(
    page: Page, trouble: list[str], server: str, expected: list[str]
) -> None:
    build_filter(page, server)
    answer = page.locator(".st-key-answer")
    expect(answer).to_have_text(
        f"{len(expected)} van 49 gemeenten: met discriminatie en zonder kennisopbouw bij onderwijs."
    )
    assert page.locator("[data-testid=stTable] tbody tr td:first-child").all_inner_texts() == expected
    page.get_by_role("radio", name="Eén van de voorwaarden (of)").click()
    page.wait_for_url("**combineer=*")
    expect(answer).to_contain_text("met discriminatie of zonder kennisopbouw")
    page.get_by_role("radio", name="Verschil met de rest").click()
    page.wait_for_url("**bekijk=*")
    settle(page)
    drawn = page.locator("[data-testid=stPlotlyChart] .main-svg text").all_text_contents()
    assert SAMPLE_MARK in drawn
    assert trouble == []


def test_letters_that_match_nothing_are_answered_in_dutch(page: Page, server: str) -> None:
    open_page(page, server, "/profielen")
    page.get_by_role("combobox", name="Voorwaarden", exact=True).click()
    page.keyboard.type("zzzz")
    shown = page.locator("[data-testid=stMultiSelectDropdown] [role=option] span")
    expect(shown).to_be_visible()
    assert shown.evaluate("e => getComputedStyle(e).fontSize") == "0px"
    assert shown.evaluate("e => getComputedStyle(e, '::after').content") == '"Niets gevonden"'


def test_the_whole_filter_travels_in_the_link(page: Page, browser: Browser, server: str) -> None:
    build_filter(page, server)
    pick(page, "Provincie", "Zuid-H", "Zuid-Holland")
    pick(page, "Provincie", "Noord-H", "Noord-Holland")
    pick(page, "Sorteren op", "", "Meeste behoeften")
    page.get_by_role("radio", name="Eén van de voorwaarden (of)").click()
    page.wait_for_url("**combineer=*")
    settle(page)
    colleague = browser.new_page(viewport={"width": 1366, "height": 768})
    try:
        colleague.goto(page.url)
        settle(colleague)
        for part in (".st-key-answer", "[data-testid=stTable]", "h2"):
            assert colleague.locator(part).all_inner_texts() == page.locator(part).all_inner_texts()
        chosen = {text.strip() for text in colleague.locator("[data-tag]").all_inner_texts()}
        assert chosen == {ISSUE, LACK, "Noord-Holland", "Zuid-Holland"}
        expect(colleague.get_by_text(SAMPLE_MARK).first).to_be_visible()
    finally:
        colleague.close()


def test_the_exported_list_has_the_same_cells_and_the_mark(
    page: Page, server: str, tmp_path: Path, expected: list[str]
) -> None:
    build_filter(page, server)
    with page.expect_download() as caught:
        page.get_by_role("button", name="Download Excel").click()
    assert caught.value.suggested_filename.startswith("voorbeeld-")
    caught.value.save_as(tmp_path / "a.xlsx")
    rows = [[c.value for c in row] for row in openpyxl.load_workbook(tmp_path / "a.xlsx")["Cijfers"].iter_rows()]
    start = next(i for i, row in enumerate(rows) if row[0] == "Gemeente")
    listed = rows[start + 1 : start + 1 + len(expected)]
    assert [row[0] for row in listed] == expected
    issue, lack = rows[start].index(ISSUE), rows[start].index("Heeft kennis bij: onderwijs")
    assert {(row[issue], row[lack]) for row in listed} == {("ja", "nee")}
    assert any(SAMPLE_MARK in str(value) for row in rows for value in row)
    with page.expect_download() as caught:
        page.get_by_role("button", name="Download CSV").click()
    caught.value.save_as(tmp_path / "a.csv")
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    start = next(i for i, line in enumerate(lines) if line and line[0] == "Gemeente")
    assert [line[0] for line in lines[start + 1 : start + 1 + len(expected)]] == expected
    assert SAMPLE_MARK in text
    assert "met discriminatie en zonder kennisopbouw bij onderwijs" in text


def test_one_municipality_has_a_profile_that_prints_without_the_controls(page: Page, server: str) -> None:
    open_page(page, server, "/profielen")
    page.get_by_role("radio", name="Eén gemeente").click()
    page.wait_for_url("**bekijk=*")
    settle(page)
    pick(page, "Gemeente", "37", "Voorbeeldgemeente 37")
    page.wait_for_url("**gemeente=*")
    expect(page.locator("h2").first).to_contain_text("Voorbeeldgemeente 37")
    assert page.locator("[data-testid=stTable] tbody tr").count() == 47
    named = names_with(("kwestie_discriminatie", "genoemd", "true"))
    row = page.locator("[data-testid=stTable] tbody tr").filter(has_text="Discriminatie").locator("td")
    assert row.nth(2).inner_text() == ("ja" if "Voorbeeldgemeente 37" in named else "nee")
    assert row.nth(3).inner_text() == "21"
    page.emulate_media(media="print")
    expect(page.locator(".st-key-filters")).to_be_hidden()
    expect(page.get_by_role("button", name="Download Excel")).to_be_hidden()
    expect(page.locator("[data-testid=stTable]")).to_be_visible()
    expect(page.get_by_text(SAMPLE_MARK).first).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [
        "/vraag-en-geld",
        "/profielen?" + urlencode([("bekijk", "Eén gemeente")]),
        "/profielen?" + urlencode([("voorwaarde", ISSUE), ("voorwaarde", LACK)]),
    ],
)
def test_words_in_a_table_stay_whole_on_a_phone(page: Page, server: str, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, server, path)
    heights = page.locator("[data-testid=stTable] tbody tr").evaluate_all(
        "rows => rows.map(row => row.getBoundingClientRect().height)"
    )
    assert heights
    assert max(heights) <= 160
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
