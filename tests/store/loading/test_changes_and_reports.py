"""What would change, and the list of problems as a frame, as CSV and as a marked copy."""

import csv
import io

import openpyxl
import pytest

from store import paths
from store.descriptor import Descriptor
from store.loading import changes, reports, said, templates
from store.loading.composing import Composed
from store.loading.tables import NAMES as NAMES_OF_TABLES
from tests.store.loading.conftest import GOOD, HEADER, CheckText, changed, lines, saved, with_parts, workbook

NAMES = HEADER.split(";")


def sample_lines() -> list[str]:
    return (paths.DATA / "sample" / "activity.csv").read_text(encoding="utf-8").splitlines()


def test_the_same_file_changes_nothing(check: CheckText, base: Descriptor, composed: Composed) -> None:
    found = changes.compare(check("\n".join(sample_lines())), composed, base)
    assert found.none
    assert found.same_rows == 389
    assert (found.totals["before_eur"] == found.totals["after_eur"]).all()


def test_rows_added_gone_and_changed_by_key(check: CheckText, base: Descriptor, composed: Composed) -> None:
    rows = sample_lines()
    amount = rows[1].split(",")[5]
    rows[1] = rows[1].replace(f",{amount},", f",{int(amount) + 1}.00,")
    rows[2] = rows[2].replace("VA2020-002", "NIEUW-1")
    found = changes.compare(check("\n".join(rows)), composed, base)
    assert list(found.added["activity_id"]) == ["NIEUW-1"]
    assert list(found.gone["activity_id"]) == ["VA2020-002"]
    assert (found.changed_rows, found.same_rows) == (1, 387)
    cell = found.changed.iloc[0]
    assert (cell["activity_id"], cell["column"], cell["after"] - cell["before"]) == ("VA2020-001", "amount_eur", 1)
    totals = found.totals
    assert totals["after_eur"].sum() - totals["before_eur"].sum() == 1
    assert totals["before_rows"].sum() == totals["after_rows"].sum() == 389
    assert set(totals["cluster_id"]) == {"analyse", "pga", "sleutelfiguren", "deskundigheid", "preventie", "evaluatie"}


def test_one_row_in_place_of_all(check: CheckText, base: Descriptor, composed: Composed) -> None:
    found = changes.compare(check(lines(GOOD)), composed, base)
    assert (len(found.added), len(found.gone), found.emptied) == (1, 389, ())
    assert found.totals["after_eur"].sum() == 12500.5


def test_replaced_municipalities_take_the_sample_that_refers_to_them_along(
    check: CheckText, base: Descriptor, composed: Composed
) -> None:
    text = "municipality_id;name;province;size_class\nGM1;Eerste;Utrecht;tot 50.000\n"
    assert changes.compare(check(text, "municipality"), composed, base).emptied == ("activity", "quickscan_answer")


def test_examples_of_the_template_that_were_left_in_are_named(
    check: CheckText, base: Descriptor, composed: Composed
) -> None:
    for name in NAMES_OF_TABLES:
        content = templates.as_csv(base.table(name), base, composed)
        found = check(content, name)
        if found.ok:  # new amounts need letters first
            left = changes.compare(found, composed, base).examples
            assert left == tuple(found.frame.index) != ()
            assert f"{left[-1]} " in said.examples_left(left)
    assert changes.compare(check(lines(GOOD)), composed, base).examples == ()
    assert said.examples_left(()) == ""
    assert said.examples_left((2, 3, 5)).startswith("Let op: rij 2, 3 en 5 zijn voorbeelden ")


def test_new_years_are_added_and_nothing_published_goes(check: CheckText, base: Descriptor, composed: Composed) -> None:
    text = "year;applicant_id;amount_eur\n2031;amsterdam;5\n"
    found = changes.compare(check(text, "applicant_allocation"), composed, base)
    assert (len(found.added), len(found.gone)) == (1, 0)
    assert list(found.totals["before_eur"]) == [0]


@pytest.fixture
def bad_workbook() -> bytes:
    good = ["A1", 2020, "VG01", "A", "Analyse", 12500.5, "gemeente", "geen", True, False]
    bad = ["A2", 2020, "VG01", "G", "<b>", 5, None, None, None, None]
    return workbook([["Overzicht"], NAMES, good, bad])


def test_problems_as_a_frame_and_as_csv_without_live_formulas(check: CheckText) -> None:
    found = check(lines(GOOD, changed(activity_id="A2", title="=1+1"), changed(activity_id="A3", letter="G")))
    frame = reports.frame(found.problems)
    assert list(frame.columns) == ["row", "column", "value", "expected", "advice"]
    assert list(frame["row"]) == [3, 4]
    read = list(csv.reader(io.StringIO(reports.as_csv(found.problems).decode("utf-8-sig")), delimiter=";"))
    assert read[0] == ["Rij", "Kolom", "Waarde", "Wat er mis is", "Wat u doet"]
    assert read[1][:3] == ["3", "title", "'=1+1"]
    assert read[2][3] == "Cluster G bestaat niet in 2020."
    assert len(read) == 3


def test_the_copy_has_the_wrong_cells_marked_and_explained(check: CheckText, bad_workbook: bytes) -> None:
    found = check(bad_workbook, name="lijst.xlsx")
    copy = reports.marked_copy(found, bad_workbook)
    assert copy is not None
    book = openpyxl.load_workbook(io.BytesIO(copy))
    assert book.sheetnames == ["Problemen", "Blad1"]
    sheet = book["Blad1"]
    assert "Cluster G bestaat niet in 2020" in sheet["D4"].comment.text
    assert sheet["E4"].fill.fgColor.rgb == reports.FILL
    assert sheet["D3"].comment is None
    assert sheet["A3"].value == "A1"
    assert book["Problemen"].max_row == 1 + len(found.problems)


def test_what_the_file_does_not_hold_is_listed_with_all_that_is_wrong_elsewhere(check: CheckText) -> None:
    good: list[object] = ["A1", 2020, "VG01", "A", "Analyse", 12500.5, "gemeente", "geen", True, False]
    below: list[list[object]] = [["A2", *good[1:]], ["A3", 2020, "VG01", "G", *good[4:]], [None] * 5 + ["=SUM(F3:F5)"]]
    book = openpyxl.load_workbook(io.BytesIO(workbook([["Overzicht"], NAMES, good, *below])))
    book.active.merge_cells("A1:J1")
    book.active.merge_cells("C3:C4")
    book.active["F5"] = "=1+1"
    content = saved(book)
    found = check(content, name="lijst.xlsx")
    assert [(p.row, p.column, p.rule.split(".")[0]) for p in found.problems] == [
        (1, "A", "deze cellen zijn samengevoegd"),
        (3, "municipality_id", "deze cellen zijn samengevoegd"),
        (5, "amount_eur", "deze formule heeft geen bewaarde uitkomst"),
        (5, "letter", "cluster G bestaat niet in 2020"),
        (6, "amount_eur", "deze formule heeft geen bewaarde uitkomst"),
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(reports.marked_copy(found, content) or b""))["Blad1"]
    assert {c.coordinate for row in sheet.iter_rows() for c in row if c.comment} == {"A1", "C3", "D5", "F5", "F6"}


def test_following_the_advice_on_an_amount_that_reads_two_ways_helps(check: CheckText) -> None:
    for written, ways in {"12.500": ("12500", "12,50"), "1.234": ("1234",)}.items():
        advice = check(lines(changed(amount_eur=written))).problems[0].advice
        for way in ways:
            assert way in advice
            assert check(lines(changed(amount_eur=way))).ok
    assert "een getal met 2 decimalen" in advice


def test_of_a_csv_the_copy_is_a_workbook_of_texts_at_the_same_rows(check: CheckText) -> None:
    text = "sep=;\n" + lines(GOOD, "", changed(activity_id="=1+1", title="a\x07b"), changed(amount_eur="x"))
    found = check(text)
    assert {p.row for p in found.problems} == {5, 6}
    copy = reports.marked_copy(found, text.encode())
    assert copy is not None
    sheet = openpyxl.load_workbook(io.BytesIO(copy))["Uw bestand"]
    assert [sheet.cell(2, 1).value, sheet.cell(3, 1).value, sheet.cell(4, 1).value] == ["activity_id", "A1", None]
    assert (sheet["A5"].value, sheet["A5"].data_type) == ("=1+1", "s")
    assert "formule" in sheet["A5"].comment.text
    assert sheet["F6"].fill.fgColor.rgb == reports.FILL


def test_a_remark_that_is_gone_does_not_keep_the_marked_copy_away(check: CheckText, bad_workbook: bytes) -> None:
    office = "http://schemas.openxmlformats.org"
    relation = f'Id="rId1" Type="{office}/officeDocument/2006/relationships/comments" Target="../NULL"'
    gone = f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship {relation}/></Relationships>'
    content = with_parts(bad_workbook, {"xl/worksheets/_rels/sheet1.xml.rels": gone.encode()})
    found = check(content, name="lijst.xlsx")
    assert not found.ok
    sheet = openpyxl.load_workbook(io.BytesIO(reports.marked_copy(found, content) or b""))["Blad1"]
    assert "Cluster G bestaat niet in 2020" in sheet["D4"].comment.text
    assert (sheet["A3"].value, sheet["D3"].comment) == ("A1", None)


def test_of_a_refused_file_there_is_no_marked_copy(check: CheckText) -> None:
    assert reports.marked_copy(check(b"%PDF", name="a.xlsx"), b"%PDF") is None
