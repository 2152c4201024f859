"""What people do: filter, share the link, read the table, download, with a mouse or only a keyboard."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from store import paths
from store.building import build
from tests.browser.conftest import open_page, settle, wait_for_choice

pytestmark = pytest.mark.browser
FIRST_CARD = "article.card"


def figure_texts(page: Page) -> str:
    return " ".join(page.locator(FIRST_CARD).first.locator(".main-svg text").all_text_contents())


def test_a_filter_changes_figure_table_and_address(page: Page, server: str) -> None:
    open_page(page, server, "/clusters")
    wait_for_choice(page, "selectie=alle")
    before = figure_texts(page)
    page.get_by_role("radio", name="Door SZW meebeoordeeld").click()
    wait_for_choice(page, "selectie=szw")
    expect(page.locator(FIRST_CARD).first.locator(".main-svg").first).not_to_contain_text("Analyse")
    assert "Analyse" in before
    page.get_by_role("tab", name="Tabel").first.click()
    assert "Analyse" not in page.locator(FIRST_CARD).first.locator("table").inner_text()


def test_a_click_on_a_line_names_the_applicant_and_its_list_is_in_dutch(page: Page, server: str) -> None:
    open_page(page, server, "/gemeenten")
    card = page.locator("#gemeenten-bedragen")
    card.scroll_into_view_if_needed()
    said = page.evaluate_handle(
        """card => { const said = []; new MutationObserver(() => said.push(card.querySelector('.card-status').textContent))
           .observe(card.querySelector('.card-status'), { childList: true, characterData: true, subtree: true }); return said; }""",
        card.element_handle(),
    )
    box = card.locator(".js-plotly-plot path.point").nth(1).bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    name = (card.locator(".hoverlayer .hovertext").first.text_content() or "").partition(",")[0]
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    applicants = page.locator("[data-testid=stMultiSelect]", has_text="Aanvragers")
    expect(applicants.get_by_role("button", name=f"Haal {name} weg")).to_be_visible()
    assert f"Filter ‘Aanvragers’: {name}. De pagina wordt bijgewerkt." in said.json_value()
    applicants.get_by_role("combobox").fill("qqq")
    expect(page.get_by_text("Niets gevonden")).to_be_visible()


def test_amounts_among_words_sort_as_amounts_and_focus_is_seen_in_forced_colours(page: Page, server: str) -> None:
    page.emulate_media(forced_colors="active")
    open_page(page, server, "/gemeenten")
    card = page.locator("#gemeenten-verandering")
    card.get_by_role("tab", name="Tabel").click()
    card.locator("thead").get_by_role("button", name="Toegekend").first.click()
    cells = card.locator("tbody tr > :nth-child(3)").all_text_contents()
    amounts = [int(re.sub(r"\D", "", cell)) for cell in cells]
    assert len(amounts) == 10
    assert amounts == sorted(amounts)
    option = page.locator("[data-testid=stButtonGroup] button").first
    option.focus()
    page.keyboard.press("Shift")
    expect(option).to_have_css("outline-style", "solid")


def test_what_is_chosen_can_be_read_in_the_filter_bar(page: Page, server: str) -> None:
    chosen = {
        "/clusters?cluster=pga&cluster=deskundigheid": ["Persoonsgerichte aanpak", "Deskundigheid"],
        "/gemeenten?provincie=Utrecht": ["Utrecht"],
        "/activiteiten?jaar=2020": ["2020"],
        "/toerusting?domein=onderwijs&domein=maatschappelijk": ["Onderwijs", "Maatschappelijke organisaties"],
    }
    for path, names in chosen.items():
        open_page(page, server, path)
        tags = page.locator("[data-testid=stMultiSelect] [data-tag]")
        expect(tags).to_have_text(names)
        cut = "tags => tags.filter(t => [...t.querySelectorAll('*')].some(e => e.scrollWidth > e.clientWidth + 1)).map(t => t.textContent)"
        assert tags.evaluate_all(cut) == [], path


def test_back_undoes_a_filter_and_forward_repeats_it(page: Page, server: str) -> None:
    open_page(page, server, "/clusters")
    wait_for_choice(page, "indeling=gelijk")
    page.get_by_role("radio", name="Letters per jaar").click()
    wait_for_choice(page, "indeling=letters")
    page.get_by_role("radio", name="Door SZW meebeoordeeld").click()
    wait_for_choice(page, "selectie=szw")
    page.evaluate("history.back()")
    wait_for_choice(page, "selectie=alle")
    expect(page.get_by_role("radio", name="Eigen keuze")).to_be_checked()
    expect(page.get_by_role("radio", name="Letters per jaar")).to_be_checked()
    page.evaluate("history.back()")
    wait_for_choice(page, "indeling=gelijk")
    expect(page.get_by_role("radio", name="Gelijkgetrokken")).to_be_checked()
    page.evaluate("history.forward()")
    wait_for_choice(page, "indeling=letters")
    expect(page.get_by_role("radio", name="Letters per jaar")).to_be_checked()


def test_another_page_and_back_shows_the_page_as_it_was(page: Page, server: str) -> None:
    open_page(page, server, "/clusters")
    page.get_by_role("radio", name="Letters per jaar").click()
    wait_for_choice(page, "indeling=letters")
    page.get_by_role("link", name="Netwerk", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("contact")
    wait_for_choice(page, "gegevens=")
    page.evaluate("history.back()")
    expect(page.get_by_role("heading", level=1)).to_contain_text("geld per cluster")
    expect(page.get_by_role("radio", name="Letters per jaar")).to_be_checked()
    wait_for_choice(page, "indeling=letters")


def test_two_quick_clicks_both_count(page: Page, server: str) -> None:
    open_page(page, server, "/clusters")
    wait_for_choice(page, "indeling=gelijk")
    page.get_by_role("radio", name="Letters per jaar").click()
    page.get_by_role("radio", name="Door SZW meebeoordeeld").click()
    wait_for_choice(page, "indeling=letters&selectie=szw")


def test_reset_takes_all_choices_back(page: Page, server: str) -> None:
    open_page(page, server, "/clusters?indeling=letters&selectie=szw")
    page.get_by_role("link", name="Herstel").click()
    wait_for_choice(page, "indeling=gelijk&selectie=alle")
    expect(page.get_by_role("link", name="Herstel")).to_be_hidden()


def test_a_link_shows_a_colleague_the_same(page: Page, browser: Browser, server: str) -> None:
    open_page(page, server, "/clusters")
    page.get_by_role("radio", name="Letters per jaar").click()
    wait_for_choice(page, "indeling=letters")
    page.get_by_role("combobox", name="Clusters").click()
    page.get_by_role("option", name="Preventie").click()
    page.keyboard.press("Escape")
    wait_for_choice(page, "cluster=preventie")
    colleague = browser.new_page(viewport={"width": 1366, "height": 768})
    try:
        colleague.goto(page.evaluate("location.href"))
        settle(colleague)
        expect(colleague.locator("h2")).to_have_text(page.locator("h2").all_inner_texts())
        assert figure_texts(colleague) == figure_texts(page)
    finally:
        colleague.close()


def test_nonsense_in_a_link_falls_back_with_a_notice(page: Page, trouble: list[str], server: str) -> None:
    open_page(page, server, "/clusters?indeling=%3Cimg%20src=x%20onerror=alert(1)%3E")
    expect(page.get_by_role("alert")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.get_by_role("alert")).to_contain_text("bestaat")
    wait_for_choice(page, "indeling=gelijk")
    assert trouble == []


def test_excel_and_csv_hold_the_right_cells(page: Page, server: str, tmp_path: Path) -> None:
    open_page(page, server, "/clusters")
    card = page.locator(FIRST_CARD).first
    with page.expect_download() as caught:
        card.get_by_role("link", name="Excel").click()
    caught.value.save_as(tmp_path / "a.xlsx")
    rows = [[c.value for c in row] for row in openpyxl.load_workbook(tmp_path / "a.xlsx")["Cijfers"].iter_rows()]
    assert rows[0][0] == card.locator("h2").inner_text()
    with page.expect_download() as caught:
        card.get_by_role("link", name="CSV").click()
    caught.value.save_as(tmp_path / "a.csv")
    lines = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8-sig")), delimiter=";"))
    amounts = {float(cell.replace(",", ".")) for line in lines for cell in line if re.fullmatch(r"\d+(,\d+)?", cell)}
    with (paths.DATA / "published" / "cluster_allocation.csv").open(encoding="utf-8") as file:
        published = {(r["year"], r["letter"]): float(r["amount_eur"]) for r in csv.DictReader(file)}
    assert published[("2020", "A")] in amounts
    assert published[("2020", "A")] in {cell for row in rows for cell in row}
    assert any(line and line[0] == "Bron" for line in lines)


def test_keyboard_alone_filters_reads_and_downloads(page: Page, server: str) -> None:
    open_page(page, server, "/clusters")

    def tab_to(words: str, most: int = 80) -> None:
        for _ in range(most):
            page.keyboard.press("Tab")
            focused: str = page.evaluate(
                "document.activeElement.textContent + document.activeElement.getAttribute('aria-label')"
            )
            # the main area takes focus too, to be scrolled: its text is the whole page
            if words in focused and len(focused) < 200:
                return
        raise AssertionError(f"keyboard never reaches {words!r}")

    tab_to("Gelijkgetrokken")
    page.keyboard.press("ArrowRight")
    if "indeling=letters" not in page.evaluate("location.search"):
        page.keyboard.press("Space")
    wait_for_choice(page, "indeling=letters")
    tab_to("Figuur")
    page.keyboard.press("ArrowRight")
    expect(page.locator(FIRST_CARD).first.locator("table")).to_be_visible()
    tab_to("Excel")
    with page.expect_download() as caught:
        page.keyboard.press("Enter")
    assert caught.value.suggested_filename.endswith(".xlsx")


def test_a_new_build_shows_at_the_next_interaction(
    page: Page, server: str, server_folder: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(paths.DATA, data, ignore=shutil.ignore_patterns("db"))
    file = data / "published" / "cluster_allocation.csv"
    open_page(page, server, "/clusters")
    assert "9,88" not in page.locator("body").inner_text()
    old = json.loads((server_folder / "current.json").read_text())["name"]
    text = file.read_text(encoding="utf-8")
    amount = next(line for line in text.splitlines() if line.startswith("2020,A,")).split(",")[3]
    file.write_text(text.replace(amount, "9876543.00", 1), encoding="utf-8")
    try:
        build(data=data, folder=server_folder)
        page.get_by_role("radio", name="Letters per jaar").click()
        expect(page.locator(FIRST_CARD).first).to_contain_text("9,88")
    finally:
        build(folder=server_folder)
    page.get_by_role("radio", name="Gelijkgetrokken").click()
    expect(page.locator(FIRST_CARD).first).not_to_contain_text("9,88")
    assert not (server_folder / f"{old}.duckdb").exists()
