"""Files as people have them: every way to write that is clear is read, said, and can be corrected."""

import io

import openpyxl
import pytest

from store.descriptor import Descriptor
from store.loading.grids import spellings
from tests.store.loading.conftest import GOOD, HEADER, TITLES, CheckText, changed, lines, saved, workbook

NAMES = HEADER.split(";")
CELLS = ("A1", 2020, "VG01", "A", "Analyse", 12500.5, "gemeente", "geen", True, False)


def only(check: CheckText, content: str | bytes, **more: str) -> dict[str, str]:
    """The one row of a good file."""
    checked = check(content, **more)
    assert checked.problems == ()
    assert len(checked.frame) == 1
    return dict(checked.frame.iloc[0])


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_delimiter_is_found_out(check: CheckText, mark: str) -> None:
    text = "\n".join([HEADER.replace(";", mark), changed(amount_eur="12500").replace(";", mark)])
    checked = check(text)
    assert checked.ok
    assert checked.as_read is not None
    assert checked.as_read.delimiter == mark


@pytest.mark.parametrize(("encoding", "said"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("cp1252", "cp1252")])
def test_encoding_is_found_out(check: CheckText, encoding: str, said: str) -> None:
    checked = check(lines(changed(title="Coördinatie – één")).encode(encoding))
    assert checked.frame["title"].iloc[0] == "Coördinatie – één"
    assert checked.as_read is not None
    assert checked.as_read.encoding == said


def test_encoding_can_be_corrected(check: CheckText) -> None:
    row = only(check, lines(changed(title="Één")).encode("mac_roman"), encoding="mac_roman")
    assert row["title"] == "Één"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12500", "12500"),
        ("12500,50", "12500.5"),
        ("12500.50", "12500.5"),
        ("12.500,50", "12500.5"),
        ("12,500.50", "12500.5"),
        ("1.250.000", "1250000"),
        ("€ 12.500,50", "12500.5"),
        ("€12500", "12500"),
        ("12500 EUR", "12500"),
        ("12 500", "12500"),
        ("12\u00a0500,50", "12500.5"),
        ("12500,-", "12500"),
        ("12500,00", "12500"),
        ("0,50", "0.5"),
        ("+5", "5"),
    ],
)
def test_amounts_as_people_write_them(check: CheckText, written: str, read: str) -> None:
    assert only(check, lines(changed(amount_eur=written)))["amount_eur"] == read


@pytest.mark.parametrize(("other", "read"), [("12,50", "1234"), ("12.50", "1.234")])
def test_the_rest_of_the_column_settles_what_a_dot_means(check: CheckText, other: str, read: str) -> None:
    checked = check(lines(changed(amount_eur="1.234"), changed(activity_id="A2", amount_eur=other)))
    if read == "1234":
        assert list(checked.frame["amount_eur"]) == ["1234", "12.5"]
    else:
        assert "meer dan 2 decimalen" in str(checked.problems[0])


def test_what_a_dot_means_can_be_said(check: CheckText) -> None:
    assert only(check, lines(changed(amount_eur="1.234")), decimal=",")["amount_eur"] == "1234"
    assert not check(lines(changed(amount_eur="1.234")), decimal=".").ok


@pytest.mark.parametrize("written", ["-100", "(100)", "−100", "100-"])
def test_a_correction_may_be_negative(check: CheckText, written: str) -> None:
    assert only(check, lines(changed(amount_eur=written, correction="ja")))["amount_eur"] == "-100"


@pytest.mark.parametrize(
    "titles", [HEADER, TITLES, TITLES.upper(), TITLES.replace(";", " ;"), TITLES.replace("-", "_")]
)
def test_dutch_and_english_titles_both_match(check: CheckText, titles: str) -> None:
    assert only(check, lines(GOOD, header=titles))["municipality_id"] == "VG01"


def test_every_table_knows_its_columns_by_name_and_by_title(base: Descriptor) -> None:
    from store.loading.tables import NAMES as TABLES
    from store.loading.tables import asked_fields

    for name in TABLES:
        fields = asked_fields(base.table(name))
        assert set(spellings(base.table(name)).values()) == {f.name for f in fields}
        assert len({f.title.lower() for f in fields}) == len(fields)


def test_columns_may_stand_in_any_order_and_unknown_ones_are_named_and_left_out(check: CheckText) -> None:
    header = "Kleur;" + ";".join(reversed(NAMES))
    checked = check(lines("rood;" + ";".join(reversed(GOOD.split(";"))), header=header))
    assert checked.ok
    assert checked.left_out == ("Kleur",)
    assert list(checked.frame.columns) == NAMES


def test_columns_that_may_be_unknown_may_be_absent_and_are_named(check: CheckText) -> None:
    checked = check(lines("A1;2020;VG01;A;Iets;10", header=";".join(NAMES[:6])))
    assert checked.ok
    assert checked.absent == ("target_group", "evaluation", "regional", "correction")
    assert checked.frame["regional"].iloc[0] == ""


def test_all_missing_columns_are_listed_at_once(check: CheckText) -> None:
    checked = check("activity_id;amount_eur\nA1;1\n")
    assert len(checked.problems) == 4


@pytest.mark.parametrize("unknown", ["", "n.b.", "onbekend", "-", "?"])
def test_unknown_is_empty_whatever_the_word(check: CheckText, unknown: str) -> None:
    row = only(check, lines(changed(target_group=unknown, evaluation=unknown, regional=unknown)))
    assert (row["target_group"], row["evaluation"], row["regional"]) == ("", "", "")


@pytest.mark.parametrize(
    ("written", "read"), [("ja", "true"), ("Nee", "false"), ("TRUE", "true"), ("0", "false"), ("x", "true")]
)
def test_yes_and_no_as_people_write_them(check: CheckText, written: str, read: str) -> None:
    assert only(check, lines(changed(regional=written)))["regional"] == read


def test_choices_may_be_written_with_capitals(check: CheckText) -> None:
    assert only(check, lines(changed(evaluation="Uitgezet")))["evaluation"] == "uitgezet"


def test_a_title_above_the_header_and_blank_rows_keep_the_numbers_of_rows(check: CheckText) -> None:
    text = "Overzicht 2020\n\n" + lines(GOOD, "", changed(activity_id="A2", letter="Q"))
    checked = check(text)
    assert checked.as_read is not None
    assert checked.as_read.header_row == 3
    assert [p.row for p in checked.problems] == [6]


def test_a_hint_of_excel_for_the_delimiter_is_followed(check: CheckText) -> None:
    checked = check("sep=;\n" + lines(GOOD, changed(activity_id="A2", letter="Q")))
    assert [p.row for p in checked.problems] == [4]


def test_a_title_that_begins_like_a_total_is_a_title(check: CheckText) -> None:
    assert only(check, lines(changed(title="Totaalaanpak jeugd")))["title"] == "Totaalaanpak jeugd"
    assert only(check, lines(changed(title="Totaal pakket voor ouders")))["title"] == "Totaal pakket voor ouders"


@pytest.mark.parametrize(
    "title", ["Training <5 deelnemers", "R&D", "a < b en c > d", "'t Huis", "Aanpak – vervolg", "- streep"]
)
def test_ordinary_marks_in_a_text_are_ordinary(check: CheckText, title: str) -> None:
    assert only(check, lines(changed(title=title)))["title"] == title


def test_letters_are_composed_so_that_equal_names_are_equal(check: CheckText) -> None:
    assert only(check, lines(changed(title="Coo\u0308rdinatie")))["title"] == "Coördinatie"


def test_an_excel_file_is_read_with_its_numbers_and_yes_no(check: CheckText) -> None:
    row = only(check, workbook([NAMES, CELLS]), name="lijst.xlsx")
    assert (row["amount_eur"], row["year"], row["regional"], row["correction"]) == ("12500.5", "2020", "true", "false")


def test_typed_numbers_of_excel_are_never_ambiguous(check: CheckText) -> None:
    cells = [*CELLS[:5], 1234, *CELLS[6:]]
    assert only(check, workbook([NAMES, cells]), name="a.xlsx")["amount_eur"] == "1234"
    # as a computer keeps them, these have more digits than Excel knows
    for kept, amount in ((0.1 + 0.2, "0.3"), (1213110.18, "1213110.18"), (987654321.99, "987654321.99")):
        cells[5] = kept
        assert only(check, workbook([NAMES, cells]), name="a.xlsx")["amount_eur"] == amount


def test_the_sheet_that_names_columns_is_taken_and_another_can_be_chosen(check: CheckText) -> None:
    content = workbook([["Toelichting"], ["Lees dit"]], more={"Lijst": [NAMES, CELLS]})
    checked = check(content, name="a.xlsx")
    assert checked.ok
    assert checked.as_read is not None
    assert (checked.as_read.sheet, checked.as_read.sheets) == ("Lijst", ("Blad1", "Lijst"))
    assert not check(content, name="a.xlsx", sheet="Blad1").ok


def test_a_formula_with_its_outcome_kept_is_its_outcome(check: CheckText) -> None:
    import zipfile

    content = workbook([NAMES, CELLS])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            body = old.read(part)
            if part.endswith("sheet1.xml"):
                assert b"<v>12500.5</v>" in body
                body = body.replace(b"<v>12500.5</v>", b"<f>25001/2</f><v>12500.5</v>")
            new.writestr(part, body)
    assert only(check, out.getvalue(), name="a.xlsx")["amount_eur"] == "12500.5"


def test_rows_and_columns_far_away_do_not_count(check: CheckText) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([NAMES, CELLS])))
    book.active["A50000"].number_format = "0.00"
    assert only(check, saved(book), name="a.xlsx")["activity_id"] == "A1"


def test_own_rows_of_a_published_table_say_where_they_come_from(check: CheckText) -> None:
    checked = check("year;applicant_id;amount_eur\n2031;amsterdam;5\n", table="applicant_allocation")
    assert checked.ok
    assert list(checked.frame.iloc[0][["source_id", "locator"]]) == ["eigen_applicant_allocation", "Rij 2"]


def test_100_000_problems_are_counted_and_the_first_are_listed(check: CheckText) -> None:
    checked = check(lines(*(changed(activity_id=f"A{n}", letter="Q") for n in range(5000))))
    assert checked.problem_count == 5000
    assert len(checked.problems) == 1001
    assert "nog 4000 problemen" in checked.problems[-1].rule


def test_what_people_do_to_a_list_that_changes_nothing(check: CheckText) -> None:
    """A space beyond the last column, hidden rows without values, a percentage in a column that is not used, '(in €)' in a title."""
    book = openpyxl.load_workbook(io.BytesIO(workbook([NAMES, CELLS])))
    sheet = book.active
    sheet["F1"] = "Toegekend (in €)"
    sheet["O2"] = " "
    sheet.row_dimensions[9].hidden = True
    sheet["K1"], sheet["K2"] = "Aandeel", 0.5
    sheet["K2"].number_format = "0%"
    found = check(saved(book), name="lijst.xlsx")
    assert found.problems == ()
    assert found.left_out == ("Aandeel",)
    assert found.frame["amount_eur"].tolist() == ["12500.5"]
