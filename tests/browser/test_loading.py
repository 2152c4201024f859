"""Own records in a real browser: the whole path with a bad and a good Excel file, two tabs, undo, and the phone."""

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import open_page, settle
from tests.serving import start_server
from tests.store.loading.conftest import HEADER, workbook

pytestmark = pytest.mark.browser
NAMES = HEADER.split(";")
GOOD = ["A1", 2021, "VG01", "A", "Training voor docenten", 12500.5, "gemeente", "geen", True, False]
BAD = ["A2", 2021, "VG01", "G", "<img src=x onerror=alert(1)>", "1.25O", None, "weet niet", None, None]
TAKE_SECONDS = 120_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard of its own: what is loaded here is seen on every page."""
    with start_server({"DASHBOARD_DATABASE_FOLDER": str(tmp_path_factory.mktemp("loading"))}) as found:
        yield found


def give(page: Page, path: Path) -> None:
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_role("button", name="Ander bestand")).to_be_visible()
    settle(page)


def test_a_person_loads_an_excel_file_mends_it_sees_it_everywhere_and_goes_back(
    page: Page, context: BrowserContext, address: str, trouble: list[str], tmp_path: Path
) -> None:
    bad, good = tmp_path / "fout.xlsx", tmp_path / "goed.xlsx"
    bad.write_bytes(workbook([NAMES, GOOD, BAD]))
    good.write_bytes(workbook([NAMES, GOOD]))
    open_page(page, address, "/beheer")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Sjabloon voor Excel").click()
    assert caught.value.suggested_filename == "sjabloon-activity.xlsx"
    give(page, bad)
    expect(page.get_by_role("heading", name="problemen in uw bestand")).to_be_visible()
    assert "<img src=x onerror=alert(1)>" in page.get_by_role("region", name="Problemen").inner_text()
    assert page.get_by_role("button", name="Laden", exact=True).count() == 0
    with page.expect_download() as caught:
        page.get_by_role("button", name="Uw bestand met de cellen gemarkeerd").click()
    marked = openpyxl.load_workbook(io.BytesIO(Path(caught.value.path()).read_bytes()))
    assert marked.sheetnames[0] == "Problemen"
    page.get_by_role("button", name="Ander bestand").click()
    expect(page.get_by_text("Bestand kiezen").first).to_be_visible()
    give(page, good)
    expect(page.get_by_text("Er is nog niets veranderd")).to_be_visible()
    other = context.new_page()
    open_page(other, address, "/beheer")
    give(other, good)
    page.get_by_role("button", name="Laden", exact=True).click()
    expect(page.get_by_role("heading", name="Klaar")).to_be_visible(timeout=TAKE_SECONDS)
    # who compared with what was there before is asked again
    other.get_by_role("button", name="Laden", exact=True).click()
    expect(other.get_by_text("zijn intussen")).to_be_in_viewport()
    open_page(other, address, "/activiteiten")
    expect(other.get_by_text("goed.xlsx, geladen").first).to_be_attached()
    other.close()
    page.get_by_role("button", name="Ongedaan maken").press("Enter")
    expect(page.get_by_role("heading", name="Teruggezet")).to_be_visible(timeout=TAKE_SECONDS)
    expect(page.get_by_text("geen eigen gegevens in gebruik")).to_be_visible()
    assert trouble == []


def test_the_file_box_speaks_dutch_and_a_large_file_is_refused_on_a_phone(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, address, "/beheer")
    large = tmp_path / "groot.csv"
    large.write_bytes(b"x;y\n" * 5_500_000)
    page.locator("input[type=file]").set_input_files(large)
    expect(page.get_by_text("Dit bestand is groter dan 20 MB")).to_be_visible()
    box = page.get_by_test_id("stFileUploader")
    said = box.inner_text() + " ".join(box.locator("[aria-label]").evaluate_all("all => all.map(e => e.ariaLabel)"))
    for english in ("Upload", "file upload", "per file", "must be", "Remove", "Add files", "Drag"):
        assert english not in said
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
