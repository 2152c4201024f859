"""Bad files of every kind give Dutch messages that name file, row, column, value and what to do."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store import files, paths
from store.checking import check_all, check_tables
from store.descriptor import load
from store.errors import Problem
from tests.csv_files import rows_of, write_csv
from tests.store.package import GRANTS, REGIONS, Package
from tests.walking import walked

HEADER = GRANTS.splitlines()[0]


def grants(row: str, *, number: int = 2) -> str:
    """The good file with row `number` (as a spreadsheet counts) replaced."""
    lines = GRANTS.splitlines()
    lines[number - 1] = row
    return "\n".join(lines) + "\n"


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, [str(p) for p in problems]
    return problems[0]


# kind, content of grants.csv, row, column, value, words of the rule, words of the advice
BAD: list[tuple[str, str | bytes, int | None, str | None, str | None, str, str]] = [
    ("semicolons", GRANTS.replace(",", ";"), 1, None, HEADER.replace(",", ";"), "gescheiden met puntkomma's", "komma als scheidingsteken"),
    ("tabs", GRANTS.replace(",", "\t"), 1, None, HEADER.replace(",", " "), "gescheiden met tabs", "komma als scheidingsteken"),
    ("pipes", GRANTS.replace(",", "|"), 1, None, HEADER.replace(",", "|"), "verticale strepen", "komma als scheidingsteken"),
    ("excel hint", "sep=,\n" + GRANTS, 1, None, "sep=", "aanwijzing voor Excel", "Haal deze rij weg"),
    ("latin-1", grants("2020,N,1,1,gemeente,AB-é,1").encode("latin-1"), 2, "label", "AB-é", "niet in UTF-8", "CSV UTF-8"),
    ("utf-16", GRANTS.encode("utf-16"), None, None, None, "UTF-16", "CSV UTF-8"),
    ("utf-16 without mark", GRANTS.encode("utf-16-le"), 1, None, "y e a r ", "niet in tekst hoort", "CSV UTF-8"),
    ("nul", grants("2020,N,1,1,gemeente,AB-\x001,1"), 2, "label", "AB- 1", "niet in tekst hoort (U+0000)", "typ deze waarde opnieuw"),
    ("control character", grants("2020,N,1,1,gemeente,AB-\x1b1,1"), 2, "label", "AB- 1", "besturingsteken (U+001B)", "Typ deze waarde opnieuw"),
    ("empty", "", None, None, None, "bestand is leeg", "kopregel en rijen"),
    ("only line ends", "\n\r\n\n", None, None, None, "bestand is leeg", "kopregel en rijen"),
    ("only header", HEADER + "\n", 1, None, None, "alleen een kopregel", "Voeg de rijen"),
    ("first row empty", "\n" + GRANTS, 1, None, None, "eerste rij is leeg", "Haal de lege rij weg"),
    ("column missing", GRANTS.replace(",people", "", 1), 1, "people", None, "(People) ontbreekt", "Voeg de kolom toe"),
    ("column extra", GRANTS.replace("place\n", "place,notes\n", 1), 1, "notes", None, "hoort niet in dit bestand", "Haal haar weg"),
    ("column without name", GRANTS.replace("place\n", "place,\n", 1), 1, "", None, "heeft geen naam", "Haal haar weg"),
    ("column twice", GRANTS.replace("place\n", "place,kind\n", 1), 1, "kind", None, "staat er twee keer in", "Haal er één weg"),
    ("column spelled otherwise", GRANTS.replace("people", " People", 1), 1, " People", None, "anders geschreven", "Schrijf 'people'"),
    ("column by its title", GRANTS.replace("amount_eur", "Amount eur", 1), 1, "Amount eur", None, "anders geschreven", "Schrijf 'amount_eur'"),
    ("other order", GRANTS.replace("year,region", "region,year", 1), 1, None, "region,year,amount_eur,people,kind,label,place", "andere volgorde", f"Zet ze in deze volgorde: {HEADER.replace(',', ', ')}"),
    ("blank row", GRANTS.replace("\n2021", "\n\n2021"), 4, None, None, "deze rij is leeg", "Haal de lege rij weg"),
    ("row of commas", GRANTS.replace("\n2021", "\n,,,,,,\n2021"), 4, None, None, "deze rij is leeg", "Haal de lege rij weg"),
    ("too few cells", grants("2020,N,1,1,gemeente,AB-1"), 2, "place", None, "6 waarden; er zijn 7 kolommen", "zet een komma voor elke lege waarde"),
    ("too many cells", grants("2020,N,1,250,1,gemeente,AB-1,52.1"), 2, None, "52.1", "8 waarden; er zijn 7 kolommen", "tussen aanhalingstekens"),
    ("one row with semicolons", grants("2020;N;1;1;gemeente;AB-1;1"), 2, "region", None, "1 waarde; er zijn 7 kolommen", "Vul de rij aan"),
    ("quote not closed", grants('2020,"N,1,1,gemeente,AB-1,1'), 2, None, None, "aanhalingsteken is niet gesloten", "dubbele aanhalingstekens"),
    ("quote inside a value", grants('2020,"N"oord,1,1,gemeente,AB-1,1'), 2, None, None, "midden in een waarde", "verdubbel"),
    ("key twice", grants("2020,N,1,1,gemeente,AB-9,1", number=4), 4, "year, region", "2020, N", "dezelfde sleutel als rij 2", "Haal een van de twee rijen weg"),
    ("key empty", grants(",N,1,1,gemeente,AB-1,1"), 2, "year", None, "verplicht en ontbreekt", "Vul 'Year' in"),
    ("required missing", grants("2020,N,1,1,,AB-1,1"), 2, "kind", None, "verplicht en ontbreekt", "Vul 'Kind' in"),
    ("integer: text", grants("2020,N,1,twaalf,gemeente,AB-1,1"), 2, "people", "twaalf", "verkeerde soort", "Vul een heel getal"),
    ("integer: decimals", grants("2020,N,1,12.5,gemeente,AB-1,1"), 2, "people", "12.5", "verkeerde soort", "heel getal"),
    ("integer: Dutch thousands", grants("2020,N,1,1.250,gemeente,AB-1,1"), 2, "people", "1.250", "anders geschreven", "Schrijf 1250, zonder punten of komma's"),
    ("integer: underscore", grants("2020,N,1,1_250,gemeente,AB-1,1"), 2, "people", "1_250", "verkeerde soort", "heel getal"),
    ("integer: digits of another script", grants("2020,N,1,٣,gemeente,AB-1,1"), 2, "people", "٣", "verkeerde soort", "heel getal"),
    ("integer: too large to store", grants("2020,N,1,9223372036854775808,gemeente,AB-1,1"), 2, "people", "9223372036854775808", "te groot", "Verbeter"),
    ("integer: endless", grants(f"2020,N,1,{'9' * 5000},gemeente,AB-1,1"), 2, "people", "9" * 77 + "...", "verkeerde soort", "heel getal"),
    ("number: text", grants("2020,N,veel,1,gemeente,AB-1,1"), 2, "amount_eur", "veel", "verkeerde soort", "1250.50"),
    ("number: Dutch", grants('2020,N,"1.250,50",1,gemeente,AB-1,1'), 2, "amount_eur", "1.250,50", "anders geschreven", "Schrijf 1250.50, met een punt voor de decimalen"),
    ("number: decimal comma", grants('2020,N,"1250,5",1,gemeente,AB-1,1'), 2, "amount_eur", "1250,5", "anders geschreven", "Schrijf 1250.5,"),
    ("number: Dutch thousands", grants("2020,N,1.250,1,gemeente,AB-1,1"), 2, "amount_eur", "1.250", "punt tussen duizendtallen", "Schrijf 1250, zonder punt"),
    ("number: Dutch millions", grants("2020,N,1.250.000,1,gemeente,AB-1,1"), 2, "amount_eur", "1.250.000", "anders geschreven", "Schrijf 1250000,"),
    ("number: with euro sign", grants('2020,N,"€ 1.250,-",1,gemeente,AB-1,1'), 2, "amount_eur", "€ 1.250,-", "anders geschreven", "Schrijf 1250,"),
    ("number: too many decimals", grants("2020,N,0.125,1,gemeente,AB-1,1"), 2, "amount_eur", "0.125", "meer dan 2 decimalen", "Rond de waarde af"),
    ("number: too large to store", grants("2020,N,1234567890123,1,gemeente,AB-1,1"), 2, "amount_eur", "1234567890123", "te groot", "Verbeter"),
    ("number: not a number", grants("2020,N,NaN,1,gemeente,AB-1,1"), 2, "amount_eur", "NaN", "geen waarde van de goede soort", "Laat de cel leeg"),
    ("number: infinite", grants("2020,N,INF,1,gemeente,AB-1,1"), 2, "amount_eur", "INF", "verkeerde soort", "1250.50"),
    ("number: unknown in words", grants("2020,N,n.b.,1,gemeente,AB-1,1"), 2, "amount_eur", "n.b.", "geen waarde van de goede soort", "Laat de cel leeg"),
    ("required number: unknown in words", grants("onbekend,N,1,1,gemeente,AB-1,1"), 2, "year", "onbekend", "geen waarde van de goede soort", "leeg mag hier niet"),
    ("number: formula", grants("2020,N,=SOM(A1:A9),1,gemeente,AB-1,1"), 2, "amount_eur", "=SOM(A1:A9)", "dit is een formule", "Plakken speciaal"),
    ("number: Excel's error", grants("2020,N,#N/B,1,gemeente,AB-1,1"), 2, "amount_eur", "#N/B", "foutmelding van Excel", "laat de cel leeg"),
    ("below minimum", grants("2020,N,-1,1,gemeente,AB-1,1"), 2, "amount_eur", "-1", "het minimum is 0", "Vul 0 of meer in"),
    ("above maximum", grants("2999,N,1,1,gemeente,AB-1,1"), 2, "year", "2999", "het maximum is 2100", "Vul 2100 of minder in"),
    ("not in enum", grants("2020,N,1,1,provincie,AB-1,1"), 2, "kind", "provincie", "niet toegestaan", "Kies uit: gemeente, regio"),
    ("pattern", grants("2020,N,1,1,gemeente,ab1,1"), 2, "label", "ab1", "niet de goede vorm", "^[A-Z]{2}-[0-9]+$"),
    ("unique", grants("2020,N,1,1,gemeente,AB-3,1"), 4, "label", "AB-3", "komt vaker voor", "Rij 2 heeft haar ook"),
    ("foreign key", grants("2020,W,1,1,gemeente,AB-1,1"), 2, "region", "W", "bestaat niet in de tabel 'regions'", "voeg haar toe aan 'regions'"),
    ("required: spaces", grants("2020,N,1,1, ,AB-1,1"), 2, "kind", " ", "niet toegestaan", "Kies uit"),
    ("number: spaces", grants("2020,N,1, ,gemeente,AB-1,1"), 2, "people", " ", "alleen spaties", "Laat de cel leeg"),
    ("number: endless with power", grants("2020,N,1,1,gemeente,AB-1,9e999"), 2, "place", "9e999", "te groot", "Verbeter"),
    ("row of one cell", grants("2020"), 2, "region", None, "1 waarde; er zijn 7 kolommen", "Vul de rij aan"),
    ("row of one empty quoted cell", grants('""'), 2, None, None, "deze rij is leeg", "Haal de lege rij weg"),
    ("invisible character in the header", GRANTS.replace("people", "people\u200b", 1), 1, None, "people ", "spatie zonder breedte (U+200B)", "Typ deze waarde opnieuw"),
    ("row too many", GRANTS + "2022,N,1,1,gemeente,AB-4,1\n", None, None, None, "4 rijen in, verwacht zijn er 3", "expectedRows"),
    ("row lost", "\n".join(GRANTS.splitlines()[:-1]), None, None, None, "2 rijen in, verwacht zijn er 3", "rijen ontbreken"),
    ("very long value", grants(f"2020,N,1,1,gemeente,{'x' * 200_000},1"), 2, "label", "x" * 77 + "...", "200000 tekens", "Kort de waarde in"),
    ("workbook named csv", b"PK\x03\x04" + b"\x00" * 50, None, None, None, "Excel- of zipbestand", "CSV UTF-8"),
    ("old workbook named csv", b"\xd0\xcf\x11\xe0" + b"\x00" * 50, None, None, None, "Excel- of zipbestand", "CSV UTF-8"),
]  # fmt: skip
# kind, content of regions.csv
BAD_REGIONS = [
    ("boolean: text", REGIONS.replace("true", "soms"), 2, "active", "soms", "verkeerde soort", "Vul true of false in"),
    ("boolean: Dutch", REGIONS.replace("true", "ja"), 2, "active", "ja", "anders geschreven", "Schrijf true."),
    ("date: Dutch", REGIONS.replace("2019-01-31", "31-1-2019"), 2, "since", "31-1-2019", "anders geschreven", "Schrijf 2019-01-31 (jaar-maand-dag)"),
    ("date: no such day", REGIONS.replace("2019-01-31", "2019-02-31"), 2, "since", "2019-02-31", "verkeerde soort", "datum als 2021-11-19"),
    ("date: Dutch, no such day", REGIONS.replace("2019-01-31", "31-02-2019"), 2, "since", "31-02-2019", "verkeerde soort", "datum als"),
]  # fmt: skip


def held(problem: Problem, file: str, row: Any, column: Any, value: Any, rule: str, advice: str) -> None:
    assert (problem.file, problem.row, problem.column) == (file, row, column)
    assert problem.value == value or (value and problem.value and problem.value.startswith(value))
    assert rule in problem.rule
    assert advice in problem.advice
    assert problem.rule.endswith(".")
    assert problem.advice.endswith(".")
    assert str(problem).startswith(file)
    assert "None" not in str(problem)
    assert "\n" not in str(problem)


def test_there_are_many_kinds_of_bad_files() -> None:
    assert len({kind for kind, *_ in BAD + BAD_REGIONS}) == len(BAD + BAD_REGIONS) > 25


@pytest.mark.parametrize(("content", "expected"), [(b[1], b[2:]) for b in BAD], ids=[b[0] for b in BAD])
def test_a_bad_file_is_reported_in_one_message(package: Package, content: str | bytes, expected: Any) -> None:
    package.write("grants", content)
    held(only(package.check()), "grants.csv", *expected)


@pytest.mark.parametrize(("content", "expected"), [(b[1], b[2:]) for b in BAD_REGIONS], ids=[b[0] for b in BAD_REGIONS])
def test_a_bad_file_that_is_referred_to_is_reported_in_one_message(
    package: Package, content: str, expected: Any
) -> None:
    package.write("regions", content)
    held(only(package.check()), "regions.csv", *expected)


GOOD = {
    "as it is": GRANTS,
    "byte order mark": b"\xef\xbb\xbf" + GRANTS.encode(),
    "Windows line ends": GRANTS.replace("\n", "\r\n"),
    "old Mac line ends": GRANTS.replace("\n", "\r"),
    "no line end at the end": GRANTS.rstrip("\n"),
    "all values quoted": "\n".join(",".join(f'"{c}"' for c in line.split(",")) for line in GRANTS.splitlines()),
    "spaces around a number": GRANTS.replace("1250.50,12", " 1250.50 , 12"),
    "scientific notation": GRANTS.replace("1250.50", "1.25e3"),
    "empty label": GRANTS.replace("AB-1", ""),
}


@pytest.mark.parametrize("content", GOOD.values(), ids=GOOD)
def test_a_good_file_has_no_problems_and_loads(package: Package, content: str | bytes) -> None:
    package.write("grants", content)
    assert package.check() == []
    assert package.build().rows == {"grants": 3, "regions": 2}


FREE_TEXT = {
    "formula": "=HYPERLINK(1)",
    "no-break space": "Fryslân\u00a0Noord",
    "quotes": '"""een"" twee"',
    "quote inside": 'a"b',
    "comma": '"a,b"',
    "line end": '"a\nb"',
    "accents": "Fryslân – ’s-Gravenhage 🏛",
}


@pytest.mark.parametrize("text", walked(FREE_TEXT.values(), 3), ids=walked(FREE_TEXT, 3))
def test_any_text_is_a_text(package: Package, text: str) -> None:
    package.write("regions", REGIONS.replace("Noord", text))
    assert package.check() == []
    package.build()
    with package.current().get()._connection.cursor() as cursor:
        stored = cursor.execute("select name from regions where code = 'N'").fetchall()[0][0]
    assert stored == (text[1:-1].replace('""', '"') if text.startswith('"') else text)


MISLEADING = {
    "turns the line around": ("\u202e", "teken dat de leesrichting verandert (U+202E)"),
    "isolates a direction": ("\u2066", "teken dat de leesrichting verandert (U+2066)"),
    "left-to-right mark": ("\u200e", "teken dat de leesrichting verandert (U+200E)"),
    "zero-width space": ("\u200b", "spatie zonder breedte (U+200B)"),
    "joiner": ("\u200d", "onzichtbaar verbindingsteken (U+200D)"),
    "soft hyphen": ("\u00ad", "zacht afbreekstreepje (U+00AD)"),
    "byte order mark": ("\ufeff", "byte order mark (U+FEFF)"),
    "line separator": ("\u2028", "regelscheiding (U+2028)"),
    "bell": ("\u0007", "besturingsteken (U+0007)"),
    "next line": ("\u0085", "besturingsteken (U+0085)"),
    "hangul filler": ("\u3164", "onzichtbaar teken (U+3164)"),
    "empty braille": ("\u2800", "leeg brailleteken (U+2800)"),
    "variation selector": ("\ufe0f", "onzichtbaar teken (U+FE0F)"),
    "tag": ("\U000e0041", "onzichtbaar teken (U+E0041)"),
    "private": ("\ue000", "teken zonder vaste betekenis (U+E000)"),
    "no character": ("\ufdd0", "teken dat niet bestaat (U+FDD0)"),
    "lost character": ("\ufffd", "vervangteken voor iets dat niet te lezen was (U+FFFD)"),
}


@pytest.mark.parametrize(("character", "name"), MISLEADING.values(), ids=MISLEADING)
@pytest.mark.parametrize("text", ["{}", "No{}ord", " {} "])
def test_a_character_that_is_not_seen_or_misleads_is_refused_by_name(
    package: Package, character: str, name: str, text: str
) -> None:
    package.write("regions", REGIONS.replace("Noord", text.format(character)))
    problem = only(package.check())
    assert (problem.row, problem.column) == (2, "name")
    assert name in problem.rule
    assert problem.value is not None
    assert problem.value.isprintable()


@pytest.mark.parametrize("blank", [" ", "   ", "\u00a0", "\u2003\u202f", '"\n"', "\t"])
def test_spaces_alone_do_not_pass_for_a_required_value(package: Package, blank: str) -> None:
    package.write("regions", REGIONS.replace("Noord", blank))
    problem = only(package.check())
    assert (problem.row, problem.column, problem.rule) == (
        2,
        "name",
        "deze waarde is verplicht; er staan alleen spaties.",
    )


def test_every_misleading_character_is_listed_with_the_other_problems(package: Package) -> None:
    package.write("regions", REGIONS.replace("Noord", "No\u202eord").replace("true", "ja").replace("Zuid", "\u200b"))
    assert [(p.row, p.column) for p in package.check()] == [(2, "name"), (2, "active"), (3, "name")]


def test_rows_are_counted_as_a_spreadsheet_does_when_a_value_has_line_breaks(package: Package) -> None:
    package.write("regions", REGIONS.replace("Noord", '"een\ntwee\ndrie"').replace("false", "soms"))
    assert only(package.check()).row == 3
    package.write(
        "regions", REGIONS.replace("Noord", '"een\ntwee\ndrie"').replace("Zuid", "Z\u00fcid").encode("latin-1")
    )
    assert only(package.check()).row == 3
    package.write("regions", REGIONS.replace("Noord", '"een\ntwee\ndrie"').replace("Zuid", '"Zuid'))
    assert only(package.check()).row == 3


def test_all_problems_of_several_files_are_listed_at_once(package: Package) -> None:
    package.write("regions", REGIONS.replace("true", "ja").replace("Zuid", ""))
    package.write("grants", GRANTS.replace("2020,Z,,0,regio", "2020,Q,x,y,dorp").replace("99.00", "-5"))
    found = {(p.file, p.row, p.column) for p in package.check()}
    assert found == {
        ("regions.csv", 2, "active"),
        ("regions.csv", 3, "name"),
        ("grants.csv", 3, "region"),
        ("grants.csv", 3, "amount_eur"),
        ("grants.csv", 3, "people"),
        ("grants.csv", 3, "kind"),
        ("grants.csv", 4, "amount_eur"),
    }


def test_a_file_that_cannot_be_read_does_not_hide_the_problems_of_another(package: Package) -> None:
    package.path("regions").unlink()
    package.write("grants", GRANTS.replace("2020,Z,,0,regio", "2020,Z,,0,dorp"))
    missing, wrong = sorted(package.check(), key=lambda p: p.file, reverse=True)
    assert (missing.file, missing.rule) == ("regions.csv", "het bestand ontbreekt.")
    assert "published/regions.csv" in missing.advice
    assert (wrong.file, wrong.column) == ("grants.csv", "kind")


def test_problems_come_in_order_of_rows(package: Package) -> None:
    package.write("grants", GRANTS.replace("gemeente", "dorp").replace("2020,Z", "1900,Z"))
    assert [p.row for p in package.check()] == [2, 3, 4]


def test_a_folder_in_place_of_a_file_is_reported(package: Package) -> None:
    package.path("grants").unlink()
    package.path("grants").mkdir()
    held(only(package.check()), "grants.csv", None, None, None, "dit is een map", "Kies een CSV-bestand")


def test_a_pipe_in_place_of_a_file_is_reported_and_not_waited_for(package: Package) -> None:
    package.path("grants").unlink()
    os.mkfifo(package.path("grants"))
    held(only(package.check()), "grants.csv", None, None, None, "geen gewoon bestand", "Kies een CSV-bestand")


def test_a_file_without_rights_is_reported(package: Package, without_rights: Callable[[], Any]) -> None:
    package.check()
    package.path("grants").chmod(0)
    with without_rights():
        problem = only(package.check())
    held(problem, "grants.csv", None, None, None, "niet te lezen", "leesrechten")


def test_a_file_that_is_too_large_is_reported_without_reading_it(package: Package) -> None:
    with package.path("grants").open("wb") as file:
        file.truncate(files.MAX_FILE_BYTES + 1024 * 1024)
    held(only(package.check()), "grants.csv", None, None, "101 MB", "groter dan 100 MB", "Deel het bestand op")


def test_endless_problems_are_cut_off_and_that_is_said(package: Package) -> None:
    rows = "".join(f"2020,N{n},x,1,gemeente,AB-{n},1\n" for n in range(1500))
    package.write("grants", HEADER + "\n" + rows)
    problems = package.check()
    assert len(problems) <= 1002
    assert "de rest staat hier niet" in problems[-1].rule


def test_a_table_can_be_checked_without_those_it_refers_to(package: Package) -> None:
    package.write("grants", grants("2020,W,1,1,gemeente,AB-1,1"))
    assert check_tables(package.descriptor, {"grants": package.path("grants")}) == []
    both = check_tables(package.descriptor, {n: package.path(n) for n in ("grants", "regions")})
    assert [p.column for p in both] == ["region"]


def test_a_name_too_long_for_a_file_is_said(package: Package) -> None:
    problem = only(check_tables(package.descriptor, {"regions": package.data / ("x" * 300 + ".csv")}))
    assert problem.rule == "de naam van het bestand is te lang."


def test_what_only_the_database_would_refuse_is_found_by_the_check(package: Package) -> None:
    """Python's $ allows a line end after it, DuckDB's does not."""
    package.write("grants", GRANTS.replace("AB-1", '"AB-1\n"'))
    problem = only(package.check())
    assert (problem.file, problem.row) == ("grants.csv", None)
    assert "de database weigert" in problem.rule


@pytest.mark.parametrize("table", ["claim", "cluster_allocation"])
def test_a_locator_cannot_hold_the_mark_between_two_locators(table: str, tmp_path: Path) -> None:
    path = tmp_path / f"{table}.csv"
    rows = rows_of(table)
    rows[0]["locator"] = "a | b"
    write_csv(path, list(rows[0]), [list(row.values()) for row in rows])
    problem = only(check_tables(load(), {table: path}))
    assert (problem.row, problem.column) == (2, "locator")
    assert "verticale streep" in problem.advice


def test_a_period_of_a_claim_ends_in_a_year(tmp_path: Path) -> None:
    path = tmp_path / "claim.csv"
    text = (paths.DATA / "published" / "claim.csv").read_text(encoding="utf-8")
    assert ",2009-2010," in text
    path.write_text(text.replace(",2009-2010,", ",de twee middelste jaren,", 1), encoding="utf-8")
    problem = only(check_tables(load(), {"claim": path}))
    assert (problem.column, problem.value) == ("period", "de twee middelste jaren")
    assert "zoals 2019, 2016-2019" in problem.advice


def test_published_data_are_in_order() -> None:
    assert check_all(load()) == []


def test_every_pattern_of_our_own_data_is_put_into_words() -> None:
    from store.wording import PATTERN_WORDS

    patterns = {f.constraints["pattern"] for t in load().tables for f in t.fields if "pattern" in f.constraints}
    assert len(patterns) > 3
    assert patterns <= set(PATTERN_WORDS)


def test_the_command_lists_problems_without_a_traceback(tmp_path: Path) -> None:
    bad = tmp_path / "source.csv"
    bad.write_bytes(b'\x00\xff\xfe garbage \x80,"\n;;;')
    done = subprocess.run(
        [sys.executable, "-m", "store", "check", str(bad)], cwd=paths.ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "source.csv" in done.stderr
    assert "Traceback" not in done.stderr
