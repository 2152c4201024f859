"""What an adviser does on /profielen: build a filter with the mouse, share it, export the list, open one profile."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from exhibits.exhibit import SAMPLE_MARK
from store import paths
from tests.browser.conftest import open_page, settle, wait_for_choice

pytestmark = pytest.mark.browser
ISSUE, LACK = "Speelt: discriminatie", "Kennisopbouw niet genoemd bij: onderwijs"
CHOICE = "voorwaarde=kwestie_discriminatie.genoemd.ja&voorwaarde=kennis_onderwijs.voltooid.nee"
LIST = "#profielen-lijst"


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
    wait_for_choice(page, "kwestie_discriminatie.genoemd.ja")
    pick(page, "Voorwaarden", "onderwijs", LACK)
    wait_for_choice(page, "kennis_onderwijs.voltooid.nee")


def listed(page: Page) -> list[str]:
    rows = page.locator(f"{LIST} tbody tr > :first-child")
    expect(rows.first).to_be_visible()
    if (every := page.locator(LIST).get_by_role("button", name="Alle rijen")).is_visible():
        every.click()
    return rows.all_inner_texts()


def test_a_filter_built_with_the_mouse_is_said_in_words_and_lists_who_meets_it(
    page: Page, trouble: list[str], server: str, expected: list[str]
) -> None:
    build_filter(page, server)
    expect(page.locator(".top-answer")).to_contain_text(f"{len(expected)} van")
    expect(page.locator(".top-answer")).to_contain_text("discriminatie")
    assert listed(page) == expected
    page.get_by_role("radio", name="Eén van de voorwaarden (of)").click()
    wait_for_choice(page, "combineer=of")
    assert len(listed(page)) > len(expected)
    page.get_by_role("radio", name="Verschil met overige").click()
    wait_for_choice(page, "bekijk=verschil")
    expect(page.locator("#profielen-verschil .card-mark")).to_have_text(SAMPLE_MARK)
    assert trouble == []


def test_letters_that_match_nothing_are_answered_in_dutch(page: Page, server: str) -> None:
    open_page(page, server, "/profielen")
    page.get_by_role("combobox", name="Voorwaarden", exact=True).click()
    page.keyboard.type("zzzz")
    shown = page.locator("[data-testid=stMultiSelectDropdown] [role=option] span")
    expect(shown).to_have_text("Niets gevonden")
    expect(shown).to_be_visible()
    # once, and as large as the rest: not also by a style sheet
    assert shown.evaluate("e => getComputedStyle(e, '::after').content") == "none"
    assert shown.evaluate("e => getComputedStyle(e).fontSize") == "14px"


def test_the_whole_filter_travels_in_the_link(page: Page, browser: Browser, server: str) -> None:
    open_page(
        page,
        server,
        f"/profielen?{CHOICE}&combineer=of&provincie=Voorbeeldprovincie+A&provincie=Voorbeeldprovincie+B&sorteer=needs",
    )
    wait_for_choice(page, "sorteer=needs")
    colleague = browser.new_page(viewport={"width": 1366, "height": 768})
    try:
        colleague.goto(page.evaluate("location.href"))
        settle(colleague)
        assert listed(colleague) == listed(page)
        expect(colleague.locator(".top-answer")).to_have_text(page.locator(".top-answer").inner_text())
        chosen = {text.strip() for text in colleague.locator("[data-tag]").all_inner_texts()}
        assert chosen == {ISSUE, LACK, "Voorbeeldprovincie A", "Voorbeeldprovincie B"}
        expect(colleague.get_by_text(SAMPLE_MARK).first).to_be_visible()
    finally:
        colleague.close()


def test_the_exported_list_has_the_same_cells_and_the_mark(
    page: Page, server: str, tmp_path: Path, expected: list[str]
) -> None:
    open_page(page, server, f"/profielen?{CHOICE}")
    with page.expect_download() as caught:
        page.locator(LIST).get_by_role("link", name="Excel").click()
    assert caught.value.suggested_filename.startswith("voorbeeld-")
    caught.value.save_as(tmp_path / "a.xlsx")
    rows = [[c.value for c in row] for row in openpyxl.load_workbook(tmp_path / "a.xlsx")["Cijfers"].iter_rows()]
    start = next(i for i, row in enumerate(rows) if row[0] == "Gemeente")
    assert [row[0] for row in rows[start + 1 : start + 1 + len(expected)]] == expected
    assert any(SAMPLE_MARK in str(value) for row in rows for value in row)
    with page.expect_download() as caught:
        page.locator(LIST).get_by_role("link", name="CSV").click()
    caught.value.save_as(tmp_path / "a.csv")
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    start = next(i for i, line in enumerate(lines) if line and line[0] == "Gemeente")
    assert [line[0] for line in lines[start + 1 : start + 1 + len(expected)]] == expected
    assert SAMPLE_MARK in text


def test_one_municipality_has_a_profile_that_prints_without_the_controls(page: Page, server: str) -> None:
    open_page(page, server, "/profielen?bekijk=een&gemeente=VG37")
    card = page.locator("#profielen-gemeente")
    expect(card.locator("h2")).to_contain_text("Voorbeeldgemeente 37")
    row = card.locator("tbody tr").filter(has_text="Discriminatie").first
    named = names_with(("kwestie_discriminatie", "genoemd", "true"))
    expect(row).to_contain_text("ja" if "Voorbeeldgemeente 37" in named else "nee")
    expect(row).to_contain_text("21")
    page.emulate_media(media="print")
    expect(page.get_by_role("radio", name="Lijst")).to_be_hidden()
    expect(card.get_by_role("link", name="Excel")).to_be_hidden()
    expect(card.locator("table")).to_be_visible()
    expect(card.locator(".card-mark")).to_be_visible()


@pytest.mark.parametrize("path", ["/vraag-en-geld", "/profielen?bekijk=een", f"/profielen?{CHOICE}"])
def test_words_in_a_table_stay_whole_on_a_phone(page: Page, server: str, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, server, path)
    expect(page.locator("article.card table").filter(visible=True).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    broken = page.locator("article.card td").evaluate_all(
        "cells => cells.filter(cell => cell.offsetParent && getComputedStyle(cell).overflowWrap === 'anywhere' "
        "&& !cell.classList.contains('card-address')).length"
    )
    assert broken == 0
