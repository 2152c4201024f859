"""What people do: filter, share the link, read the table, download, with a mouse or only a keyboard."""

import csv
import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from store import paths
from store.building import build
from tests.browser.conftest import open_page, settle

pytestmark = pytest.mark.browser
FIRST_FIGURE = "[data-testid=stPlotlyChart]"


def figure_texts(page: Page) -> str:
    return " ".join(page.locator(FIRST_FIGURE).first.locator(".main-svg text").all_text_contents())


def test_a_filter_changes_figure_table_and_url(page: Page, server: str) -> None:
    open_page(page, server, "/clusters")
    before = figure_texts(page)
    page.get_by_text("Door SZW meebeoordeeld").click()
    page.wait_for_url("**selectie=*")
    settle(page)
    assert figure_texts(page) != before
    assert "Analyse" in before
    assert "Analyse" not in figure_texts(page)
    page.get_by_text("Tabel en downloads").first.click()
    assert "Analyse" not in page.locator("[data-testid=stTable]").first.inner_text()


def test_a_link_shows_a_colleague_the_same(page: Page, browser: Browser, server: str) -> None:
    open_page(page, server, "/clusters")
    page.get_by_role("radio", name="Letters per jaar").click()
    page.wait_for_url("**indeling=*")
    page.get_by_text("Zelf kiezen").click()
    page.wait_for_url("**selectie=*")
    page.get_by_role("combobox", name="Clusters").click()
    page.get_by_role("option", name="Preventie").click()
    page.keyboard.press("Escape")
    page.wait_for_url("**cluster=*")
    settle(page)
    colleague = browser.new_page(viewport={"width": 1366, "height": 768})
    try:
        colleague.goto(page.url)
        settle(colleague)
        assert figure_texts(colleague) == figure_texts(page)
        assert colleague.locator("h2").all_inner_texts() == page.locator("h2").all_inner_texts()
    finally:
        colleague.close()


def test_nonsense_in_a_link_falls_back_with_a_notice(page: Page, trouble: list[str], server: str) -> None:
    open_page(page, server, "/clusters?indeling=%3Cimg%20src=x%20onerror=alert(1)%3E")
    expect(page.get_by_role("alert")).to_contain_text("dat is geen mogelijke keuze")
    expect(page.get_by_role("alert")).to_contain_text("<img src=x onerror=alert(1)>")
    assert "indeling" not in page.url
    assert trouble == []


def test_excel_and_csv_hold_the_right_cells(page: Page, server: str, tmp_path: Path) -> None:
    open_page(page, server, "/clusters")
    page.get_by_text("Tabel en downloads").first.click()
    with page.expect_download() as caught:
        page.get_by_role("button", name="Download Excel").first.click()
    caught.value.save_as(tmp_path / "a.xlsx")
    rows = [[c.value for c in row] for row in openpyxl.load_workbook(tmp_path / "a.xlsx")["Cijfers"].iter_rows()]
    assert rows[0][0] == page.locator("h2").first.inner_text()
    head = next(row for row in rows if row[0] == "Cluster")
    amount = head.index("Toegekend (in euro's)")
    first = rows[rows.index(head) + 1]
    with (paths.DATA / "published" / "cluster_allocation.csv").open(encoding="utf-8") as file:
        published = {(r["year"], r["letter"]): float(r["amount_eur"]) for r in csv.DictReader(file)}
    assert first[amount] == published[("2020", "A")]
    with page.expect_download() as caught:
        page.get_by_role("button", name="Download CSV").first.click()
    caught.value.save_as(tmp_path / "a.csv")
    lines = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8-sig")), delimiter=";"))
    start = next(i for i, line in enumerate(lines) if line and line[0] == "Cluster")
    assert float(lines[start + 1][4].replace(",", ".")) == published[("2020", "A")]
    assert any(line and line[0] == "Bron" for line in lines)


def test_png_is_made_in_the_browser(page: Page, server: str, trouble: list[str], tmp_path: Path) -> None:
    open_page(page, server, "/clusters")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Figuur opslaan als PNG").first.click()
    caught.value.save_as(tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        assert image.width > 800
        assert len(image.convert("RGB").getcolors(1 << 24) or []) > 5
    assert trouble == []


def test_keyboard_alone_filters_reads_and_downloads(page: Page, server: str) -> None:
    open_page(page, server, "/clusters")

    def tab_to(words: str, most: int = 60) -> None:
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
    if "indeling" not in page.url:
        page.keyboard.press("Space")
    page.wait_for_url("**indeling=*")
    settle(page)
    tab_to("Tabel en downloads")
    page.keyboard.press("Enter")
    expect(page.locator("[data-testid=stTable]").first).to_be_visible()
    tab_to("Download Excel")
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
    assert "999.999" not in page.locator("body").inner_text()
    old = json.loads((server_folder / "current.json").read_text())["name"]
    text = file.read_text(encoding="utf-8")
    amount = next(line for line in text.splitlines() if line.startswith("2020,A,")).split(",")[3]
    file.write_text(text.replace(amount, "999999.00", 1), encoding="utf-8")
    try:
        build(data=data, folder=server_folder)
        page.get_by_role("radio", name="Letters per jaar").click()
        expect(page.locator(FIRST_FIGURE).first).to_contain_text("999.999")
    finally:
        build(folder=server_folder)
    page.get_by_role("radio", name="Gelijkgetrokken").click()
    expect(page.locator(FIRST_FIGURE).first).not_to_contain_text("999.999")
    assert not (server_folder / f"{old}.duckdb").exists()
