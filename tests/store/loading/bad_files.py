"""Bad files by name, each with (part of) the message that it must give."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import openpyxl

from tests.store.loading.conftest import GOOD, HEADER, TITLES, changed, lines, saved, workbook

CELLS = ("A1", 2020, "VG01", "A", "Analyse", 12500.5, "gemeente", "geen", True, False)
NAMES = tuple(HEADER.split(";"))


@dataclass(frozen=True)
class Bad:
    name: str
    message: str
    make: Callable[[], str | bytes]
    file: str = "lijst.csv"
    table: str = "activity"
    options: dict[str, str] = field(default_factory=dict)


def _cell(name: str, message: str, column: str, value: str) -> Bad:
    return Bad(
        name,
        message,
        lambda: lines(
            GOOD,
            changed(activity_id="A2") if column != "activity_id" else "",
            changed(**{"activity_id": "A9"} | {column: value}),
        ).replace("\n\n", "\n"),
    )


def _excel(name: str, message: str, change: Callable[[openpyxl.Workbook], None], **more: str) -> Bad:
    def make() -> bytes:
        book = openpyxl.load_workbook(io.BytesIO(workbook([NAMES, CELLS])))
        change(book)
        return saved(book)

    return Bad(name, message, make, file="lijst.xlsx", **more)  # type: ignore[arg-type]


def _excel_cell(name: str, message: str, place: str, value: object) -> Bad:
    return _excel(name, message, lambda book: book.active.__setitem__(place, value))


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def _with_parts(parts: dict[str, bytes]) -> bytes:
    """A good workbook with parts added or replaced."""
    with zipfile.ZipFile(io.BytesIO(workbook([NAMES, CELLS]))) as packed:
        kept = {n: packed.read(n) for n in packed.namelist()}
    return _zip(kept | parts)


def _truncated(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _locked(content: bytes) -> bytes:
    """The file with the mark of encryption on its first part, as a program that locks a zip sets it."""
    first, listed = content.index(b"PK\x03\x04"), content.index(b"PK\x01\x02")
    marked = bytearray(content)
    marked[first + 6] |= 1
    marked[listed + 8] |= 1
    return bytes(marked)


def _merge(book: openpyxl.Workbook) -> None:
    book.active.append(["A2", *CELLS[1:]])
    book.active.merge_cells("E2:E3")


def _hide(book: openpyxl.Workbook) -> None:
    book.create_sheet("Andere")
    book.active.sheet_state = "hidden"


def _filter(book: openpyxl.Workbook, rows: int = 1) -> None:
    for number in range(rows):
        book.active.append([f"B{number}", *CELLS[1:]])
        book.active.row_dimensions[3 + number].hidden = True
    book.active.auto_filter.ref = "A1:J9"


def _percentage(book: openpyxl.Workbook) -> None:
    book.active["F2"] = 0.25
    book.active["F2"].number_format = "0%"


def _two_headers(book: openpyxl.Workbook) -> None:
    book.active.insert_rows(1)
    book.active["A1"] = "Algemeen"
    book.active.merge_cells("A1:D1")


def _units(book: openpyxl.Workbook) -> None:
    book.active.insert_rows(2)
    book.active["A2"], book.active["F2"] = "tekst", "euro"


def _entities() -> bytes:
    text = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'
    return _with_parts({"xl/worksheets/sheet1.xml": text})


def _strict() -> bytes:
    """As Excel writes it with 'Strict Open XML': other names for the same elements."""
    with zipfile.ZipFile(io.BytesIO(workbook([NAMES, CELLS]))) as packed:
        book = packed.read("xl/workbook.xml")
    usual, strict = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    return _with_parts({"xl/workbook.xml": book.replace(usual, strict)})


def _merged_at(reference: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook([NAMES, CELLS]))) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml")
    merge = f'</sheetData><mergeCells count="1"><mergeCell ref="{reference}"/></mergeCells>'.encode()
    return _with_parts({"xl/worksheets/sheet1.xml": sheet.replace(b"</sheetData>", merge)})


def _many(rows: int) -> str:
    return lines(*(changed(activity_id=f"A{n}") for n in range(rows)))


def _letters(rows: str) -> str:
    return "year;letter;cluster_id;name;description\n" + rows


BAD = [
    # what the file is
    Bad("empty", "het bestand is leeg", lambda: b""),
    Bad("only_spaces", "het bestand is leeg", lambda: " \n \n"),
    Bad("only_a_bom", "het bestand is leeg", lambda: b"\xef\xbb\xbf"),
    Bad("only_a_header", "er staan geen rijen onder de kopregel", lambda: HEADER + "\n"),
    Bad("pdf", "een pdf-bestand", lambda: b"%PDF-1.7 ..."),
    Bad("picture", "een afbeelding", lambda: b"\x89PNG\r\n\x1a\n..."),
    Bad("picture_named_xlsx", "een afbeelding", lambda: b"\xff\xd8\xff\xe0 jpeg", file="lijst.xlsx"),
    Bad("program", "een programma", lambda: b"MZ\x90\x00"),
    Bad("gzip", "een ingepakt bestand", lambda: b"\x1f\x8b\x08\x00"),
    Bad("json", "een json-bestand", lambda: json.dumps({"activity": []})),
    Bad("web_page_named_csv", "een webpagina", lambda: "<html><body><table></table></body></html>"),
    Bad("web_page_named_xls", "een webpagina", lambda: "<table><tr><td>1</td></tr></table>", file="export.xls"),
    Bad("xml", "een webpagina of xml", lambda: "<?xml version='1.0'?><x/>"),
    Bad("old_excel", "een oud Excel-bestand (.xls) of een bestand met een wachtwoord", lambda: b"\xd0\xcf\x11\xe0" + b"0" * 99, file="a.xls"),
    Bad("csv_named_xlsx", "het is geen Excel-bestand", lambda: lines(GOOD), file="lijst.xlsx"),
    Bad("xlsx_named_csv", "dit bestand heet .csv, maar het is een Excel", lambda: workbook([NAMES, CELLS])),
    Bad("utf16", "opgeslagen als UTF-16", lambda: lines(GOOD).encode("utf-16")),
    Bad("null_bytes", "dit is geen tekstbestand", lambda: lines(GOOD).encode() + b"\x00\x00"),
    Bad("larger_than_20_mb", "groter dan 20 MB", lambda: lines(GOOD) + "x" * (20 * 1024 * 1024)),
    Bad("no_known_encoding", "codering", lambda: lines(GOOD).encode() + b"A2;2020;VG01;A;x\x81y;1;;;;\n"),
    Bad("wrong_encoding_chosen", "niet te lezen als", lambda: lines(changed(title="Één")), options={"encoding": "ascii"}),
    Bad("unknown_encoding_chosen", "niet te lezen als", lambda: lines(GOOD), options={"encoding": "klingon"}),
    Bad("impossible_delimiter", "dit scheidingsteken kan niet", lambda: lines(GOOD), options={"delimiter": '"'}),
    Bad("open_quote", "een aanhalingsteken is niet gesloten", lambda: lines('A1;2020;VG01;A;"open;1;;;;')),
    Bad("quote_inside", "een aanhalingsteken", lambda: lines('A1;2020;VG01;A;"a"b;1;;;;')),
    # Excel as a whole
    Bad("zip_not_excel", "maar geen Excel-werkmap", lambda: _zip({"readme.txt": b"hallo"}), file="a.xlsx"),
    Bad("ods", "Sla het werkblad op als Excel-bestand", lambda: _zip({"mimetype": b"application/vnd.oasis", "content.xml": b"<a/>"}), file="a.ods"),
    Bad("half_an_excel_file", "beschadigd of niet volledig", lambda: _truncated(workbook([NAMES, CELLS])), file="a.xlsx"),
    Bad("empty_zip", "geen Excel-werkmap", lambda: _zip({}), file="a.xlsx"),
    Bad("macros", "bevat macro's", lambda: _with_parts({"xl/vbaProject.bin": b"x"}), file="a.xlsx"),
    Bad("macro_sheet", "bevat macro's", lambda: _with_parts({"xl/macrosheets/sheet1.xml": b"<x/>"}), file="a.xlsx"),
    Bad("named_xlsb", "(.xlsb) wordt niet gelezen", lambda: workbook([NAMES, CELLS]), file="a.xlsb"),
    Bad("part_with_a_password", "heeft een wachtwoord", lambda: _locked(workbook([NAMES, CELLS])), file="a.xlsx"),
    Bad("no_workbook_inside", "geen Excel-werkmap", lambda: _zip({"[Content_Types].xml": b"<x/>"}), file="a.xlsx"),
    Bad("too_many_columns_in_excel", "te groot", lambda: workbook([[f"k{n}" for n in range(201)], [1] * 201]), file="a.xlsx"),
    Bad("named_xlsm", "(.xlsm) wordt niet gelezen", lambda: workbook([NAMES, CELLS]), file="a.xlsm"),
    Bad("zip_bomb", "pakt uit tot te veel", lambda: _with_parts({"xl/media/a.bin": b"0" * 30_000_000}), file="a.xlsx"),
    Bad("many_parts", "pakt uit tot te veel", lambda: _with_parts({f"p/{n}.xml": b"" for n in range(2001)}), file="a.xlsx"),
    Bad("entities", "beschadigd of niet volledig", _entities, file="a.xlsx"),
    Bad("merged_outside_any_sheet", "beschadigd of niet volledig", lambda: _merged_at("A1:B99999999999999999999"), file="a.xlsx"),
    Bad("merged_backwards", "beschadigd of niet volledig", lambda: _merged_at("B2:A0"), file="a.xlsx"),
    Bad("sheet_is_no_xml", "beschadigd of niet volledig", lambda: _with_parts({"xl/worksheets/sheet1.xml": b"hallo"}), file="a.xlsx"),
    Bad("sheet_that_is_not_there", "dit werkblad is er niet", lambda: workbook([NAMES, CELLS]), file="a.xlsx", options={"sheet": "X"}),
    Bad("strict_open_xml", "opgeslagen als 'Strict Open XML'", _strict, file="a.xlsx"),
    _excel("merged_cells", "samengevoegd", _merge),
    _excel("hidden_sheet_only_other_is_empty", "het bestand is leeg", _hide),
    _excel_cell("formula_without_value", "geen bewaarde uitkomst", "F2", "=1+1"),
    _excel_cell("excel_error", "een foutmelding van Excel", "E2", "#REF!"),
    _excel_cell("date_in_amount", "dit is een datum, geen getal", "F2", date(2021, 5, 1)),
    _excel_cell("date_in_year", "dit is een datum, geen getal", "B2", date(2021, 5, 1)),
    _excel_cell("yes_no_in_amount", "dit is geen getal", "F2", True),
    _excel_cell("excel_half_year", "dit is geen heel getal", "B2", 2020.5),
    _excel_cell("excel_three_decimals", "meer dan 2 decimalen", "F2", 1.234),
    _excel_cell("excel_line_break", "regeleinde", "E2", "Een\ntwee"),
    _excel_cell("excel_text_amount_in_two_ways", "op twee manieren", "F2", "1.234"),
    # columns
    Bad("too_many_columns", "er passen", lambda: ";".join(f"k{n}" for n in range(201)) + "\n" + ";" * 200 + "1\n"),
    Bad("parquet", "een Parquet-bestand", lambda: b"PAR1...."),
    Bad("text_document", "een tekstdocument", lambda: b"{\\rtf1 hallo}"),
    Bad("missing_columns", "de kolom 'Jaar' (year) ontbreekt", lambda: "activity_id;letter\nA1;A\n"),
    Bad("no_known_column", "de kolom 'Activiteit-id' (activity_id) ontbreekt", lambda: "a;b\n1;2\n"),
    Bad("column_twice", "staat er twee keer in", lambda: lines(GOOD + ";2020", header=HEADER + ";Jaar")),
    Bad("title_and_name", "ook als 'Jaar'", lambda: lines(GOOD + ";2020", header=TITLES + ";year")),
    Bad("too_many_values", "meer waarden dan er kolommen zijn", lambda: lines(GOOD + ";extra")),
    Bad("too_few_values", "deze rij heeft 3 waarden", lambda: lines("A1;2020;VG01")),
    Bad("comma_in_text_without_quotes", "meer waarden dan", lambda: lines(GOOD, changed(activity_id="A2", title="a; b"))),
    # values
    _cell("id_missing", "verplicht en ontbreekt", "activity_id", ""),
    _cell("title_missing", "verplicht en ontbreekt", "title", ""),
    _cell("title_only_spaces", "verplicht en ontbreekt", "title", "   "),
    _cell("title_only_no_break_spaces", "verplicht en ontbreekt", "title", "\u00a0\u00a0"),
    _cell("amount_unknown", "verplicht en ontbreekt", "amount_eur", "n.b."),
    _cell("id_with_space", "niet de goede vorm", "activity_id", "A 9"),
    _cell("id_endless", "er passen er 60", "activity_id", "A" * 61),
    _cell("title_endless", "er passen er 200", "title", "lang " * 50),
    _cell("target_group_endless", "er passen er 120", "target_group", "x" * 121),
    _cell("amount_in_words", "dit is geen getal", "amount_eur", "veel"),
    _cell("amount_in_millions", "dit bedrag is afgekort", "amount_eur", "1,2 mln"),
    _cell("amount_scientific", "wetenschappelijke notatie", "amount_eur", "1,2E+05"),
    _cell("amount_percent", "dit is een percentage", "amount_eur", "12%"),
    _cell("amount_in_dollars", "dit is geen getal", "amount_eur", "$ 100"),
    _cell("amount_negative", "een negatief bedrag mag alleen bij een correctie", "amount_eur", "-100"),
    _cell("amount_three_decimals", "meer dan 2 decimalen", "amount_eur", "1,2345"),
    _cell("amount_too_large", "te groot", "amount_eur", "1" * 13),
    _cell("amount_absurd", "er passen er 120", "amount_eur", "9" * 400),
    _cell("amount_the_english_way", "anders geschreven dan de rest", "amount_eur", "1,250.50"),
    _cell("amount_infinite", "dit is geen getal", "amount_eur", "inf"),
    _cell("amount_other_script", "dit is geen getal", "amount_eur", "١٢٣"),
    _cell("amount_with_two_commas", "anders geschreven", "amount_eur", "1,234,567"),
    _cell("amount_is_a_date", "dit is een datum", "amount_eur", "01-05-2021"),
    _cell("year_of_another_century", "dit jaar hoort niet in deze tabel", "year", "1921"),
    _cell("year_of_the_next_century", "dit jaar hoort niet in deze tabel", "year", "2100"),
    _cell("year_of_two_digits", "dit jaar hoort niet in deze tabel", "year", "21"),
    _cell("year_is_a_date", "dit is een datum", "year", "2021-01-01"),
    _cell("year_with_decimals", "geen heel getal", "year", "2020,5"),
    _cell("year_without_letters_known", "voor 2031 zijn geen clusterletters bekend", "year", "2031"),
    _cell("letter_not_in_that_year", "cluster G bestaat niet in 2020", "letter", "G"),
    _cell("letter_small", "niet de goede vorm", "letter", "a"),
    _cell("letter_unknown", "cluster Z bestaat niet in 2020", "letter", "Z"),
    _cell("municipality_unknown", "staat niet in 'Gemeenten'", "municipality_id", "GM0344"),
    _cell("evaluation_unknown_word", "hier niet toegestaan", "evaluation", "misschien"),
    _cell("regional_unknown_word", "hier niet toegestaan", "regional", "soms"),
    _cell("html", "hier staat HTML", "title", "<b>Vet</b>"),
    _cell("html_script", "hier staat HTML", "title", "<script>alert(1)</script>"),
    _cell("html_image", "hier staat HTML", "target_group", '<img src=x onerror=alert(1)>'),
    _cell("html_entity", "hier staat HTML", "title", '"R&nbsp;D"'),
    _cell("script_address", "hier staat HTML", "title", "javascript:alert(1)"),
    _cell("formula", "dit is een formule", "title", "=HYPERLINK(1)"),
    _cell("formula_after_spaces", "dit is een formule", "title", "  =1+1"),
    _cell("formula_full_width", "dit is een formule", "title", "＝1+1"),
    _cell("formula_at", "dit is een formule", "title", "@SUM(A1)"),
    _cell("formula_plus", "dit is een formule", "title", "+cmd|' /C calc'!A0"),
    _cell("direction", "U+202E", "title", "tekst\u202eomgekeerd"),
    _cell("zero_width", "U+200B", "title", "te\u200bkst"),
    _cell("zero_width_only", "U+200B", "title", "\u200b"),
    _cell("soft_hyphen", "U+00AD", "title", "tek\u00adst"),
    _cell("byte_order_mark_inside", "U+FEFF", "title", "tek\ufeffst"),
    _cell("control_character", "U+0007", "title", "tek\x07st"),
    _cell("escape_sequence", "U+001B", "title", "\x1b[31mrood"),
    _cell("tab_inside", "U+0009", "title", "een\ttwee"),
    _cell("private_use", "U+E000", "title", "tek\ue000st"),
    _cell("hangul_filler", "U+3164", "title", "\u3164\u3164"),
    _cell("lost_character", "een teken is verloren gegaan", "title", "gemeent\ufffd"),
    _cell("mojibake", "verkeerde codering", "title", "CoÃ¶rdinatie"),
    _cell("line_break", "regeleinde", "title", '"een\ntwee"'),
    _cell("excel_error_text", "een foutmelding van Excel", "title", "#VERW!"),
    _cell("same_key", "deze sleutel staat ook in rij 2", "activity_id", "A1"),
    Bad("ambiguous_amount", "op twee manieren worden gelezen", lambda: lines(changed(amount_eur="1.234"))),
    Bad("ambiguous_amount_with_comma", "op twee manieren worden gelezen", lambda: lines(changed(amount_eur="1,234"))),
    Bad("total_row", "dit lijkt een totaalrij", lambda: lines(GOOD, "Totaal;;;;;12500,50;;;;")),
    Bad("subtotal_row", "dit lijkt een totaalrij", lambda: lines(GOOD, changed(activity_id="A2", title="Subtotaal"))),
    Bad("grand_total", "dit lijkt een totaalrij", lambda: lines(GOOD, ";;;;Grand total;12500,50;;;;")),
    Bad("total_without_a_word", "dit lijkt een totaalrij", lambda: lines(GOOD, ";;;;;12500,50;;;;")),
    # what lists of real people look like
    _excel("row_hidden_by_a_filter", "deze rij is verborgen", _filter),
    _excel("many_rows_hidden", "vanaf deze rij zijn 2 rijen verborgen", lambda book: _filter(book, 2)),
    _excel("number_shown_as_percentage", "dit is een percentage", _percentage),
    _excel("date_as_year", "dit is een datum", lambda book: book.active.__setitem__("B2", date(2021, 3, 1))),
    _excel_cell("date_number_as_year", "dit jaar hoort niet in deze tabel", "B2", 44197),
    _excel("total_of_a_pivot_table", "dit lijkt een totaalrij", lambda book: book.active.append(["Algemeen totaal", None, None, None, None, 5])),
    _excel("grand_total_in_dutch", "dit lijkt een totaalrij", lambda book: book.active.append([None, None, None, None, "Eindtotaal", 5])),
    _excel("merged_cells_above_the_header", "samengevoegd", _two_headers),
    _excel("row_of_units", "deze waarde is verplicht en ontbreekt", _units),
    _excel("remark_below_the_list", "deze waarde is verplicht en ontbreekt", lambda book: book.active.append(["Bron: gemeente"])),
    _excel("second_list_beside", "deze kolom staat er twee keer in", lambda book: book.active.__setitem__("L1", "Letter")),
    _excel("second_list_below", "dit is geen getal", lambda book: book.active.append(NAMES)),
    _excel_cell("formula_on_itself", "geen bewaarde uitkomst", "F2", "=F2+1"),
    _excel_cell("excel_error_in_dutch", "een foutmelding van Excel", "F2", "#DEEL/0!"),
    _excel_cell("percentage_as_text", "dit is een percentage", "F2", "25%"),
    Bad("blank_lines_without_end", "regels in, lege meegeteld", lambda: lines(GOOD) + ";\n" * 400_000),
    Bad("utf16_without_a_mark", "dit is geen tekstbestand", lambda: lines(GOOD).encode("utf-16-le")),
    Bad("tilde_between_columns", "alles staat in één kolom", lambda: lines(GOOD).replace(";", "~")),
    Bad("column_without_a_title", "de kolom 'Activiteit' (title) ontbreekt", lambda: lines(GOOD, header=HEADER.replace("title", ""))),
    Bad("same_column_twice", "deze kolom staat er twee keer in", lambda: lines(GOOD + ";B", header=HEADER + ";title")),
    Bad("two_ways_of_decimals", "anders geschreven", lambda: lines(changed(amount_eur="1.234,50"), changed(activity_id="A2", amount_eur="1,234.50"))),
    _cell("minus_behind_the_amount", "een negatief bedrag mag alleen bij een correctie", "amount_eur", "1.234,50-"),
    _cell("amount_does_not_apply", "deze waarde is verplicht en ontbreekt", "amount_eur", "n.v.t."),
    _cell("amount_is_a_dash", "deze waarde is verplicht en ontbreekt", "amount_eur", "-"),
    _cell("amount_to_be_known", "dit is geen getal", "amount_eur", "p.m."),
    _cell("amount_estimated", "dit is geen getal", "amount_eur", "ca. 5000"),
    _cell("amount_from_to", "dit is geen getal", "amount_eur", "5000-6000"),
    _cell("amount_in_thousands", "dit is geen getal", "amount_eur", "12,5k"),
    _cell("year_of_a_season", "dit is geen getal", "year", "2020/2021"),
    _cell("name_for_a_code", "staat niet in 'Gemeenten'", "municipality_id", "Voorbeeldgemeente 01"),
    # other tables
    Bad("list_for_another_table", "dit is een lijst voor 'Activiteiten', niet voor 'Gemeenten'", lambda: lines(GOOD), table="municipality"),
    Bad("published_year", "dit jaar staat al in de gepubliceerde cijfers", lambda: _letters("2021;A;analyse;A;B\n"), table="cluster_letter"),
    Bad("unknown_cluster", "Kies uit: analyse", lambda: _letters("2022;A;geloof;A;B\n"), table="cluster_letter"),
    Bad("letters_twice", "deze sleutel staat ook in rij 2", lambda: _letters("2022;A;pga;A;B\n2022;A;pga;A;B\n"), table="cluster_letter"),
    Bad("amounts_without_letters", "Laad eerst de tabel", lambda: "year;letter;activities;amount_eur\n2022;A;1;2\n", table="cluster_allocation"),
    Bad("published_applicant", "staat al in de gepubliceerde cijfers", lambda: "applicant_id;name;kind;province;latitude;longitude\namsterdam;A;gemeente;Utrecht;52,1;5,1\n", table="applicant"),
    Bad("outside_the_netherlands", "het maximum is", lambda: "applicant_id;name;kind;province;latitude;longitude\nxx;A;gemeente;Utrecht;99,1;5,1\n", table="applicant"),
    Bad("unknown_applicant", "staat niet in 'Aanvragers'", lambda: "year;applicant_id;amount_eur\n2030;atlantis;5\n", table="applicant_allocation"),
    Bad("same_name_twice", "deze waarde staat ook in rij 2", lambda: "municipality_id;name;province;size_class\nA;X;Utrecht;tot 50.000\nB;X;Utrecht;tot 50.000\n", table="municipality"),
    Bad("unknown_province", "hier niet toegestaan", lambda: "municipality_id;name;province;size_class\nA;X;Holland;tot 50.000\n", table="municipality"),
    Bad("province_of_the_sample", "hier niet toegestaan", lambda: "municipality_id;name;province;size_class\nA;X;Voorbeeldprovincie A;tot 50.000\n", table="municipality"),
    Bad("unknown_item", "staat niet in 'Onderwerpen van de quickscan'", lambda: "municipality_id;item_id;state;answer\nVG01;weer;genoemd;ja\n", table="quickscan_answer"),
    Bad("unknown_partner", "staat niet in 'Partners'", lambda: "partner_id;to_domain;frequency;nature\nzz;welzijn;wekelijks;casus\n", table="partner_contact"),
    Bad("unknown_score", "hier niet toegestaan", lambda: "partner_id;step;statement;score\nP01;melden;X;10\n", table="partner_statement"),
]  # fmt: skip
