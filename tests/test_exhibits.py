"""Every exhibit, for every choice in its grid, is whole: title, table, figure of the same numbers, alt, sources."""

import io
import json
import math
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from exhibits.exhibit import Exhibit, Table
from export import about, csv_file, json_file, workbook
from store.building import build
from store.reading import Current
from tests.walking import Drawn
from view import formats, shares

MACHINE = re.compile(r"\b(the|and|from|nan|None|NaT|inf|NULL|True|False)\b")
Cases = list[tuple[str, Exhibit]]


@pytest.fixture(scope="session")
def cases(drawn: list[Drawn]) -> Cases:
    return [(sample.name, sample.exhibit) for sample in drawn]


def numbers_in(spec: Any) -> set[float]:
    """The values that the figure draws: what it carries as custom data, else bars' lengths and points' places."""
    found: set[float] = set()

    def walk(value: Any) -> None:
        if isinstance(value, list):
            for inner in value:
                walk(inner)
        elif isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            found.add(round(float(value), 2))

    for trace in spec["data"]:
        if trace.get("customdata") is not None:
            walk(trace["customdata"])
        elif trace["type"] == "bar" and trace.get("base") is None:
            lengths = trace["x"] if trace.get("orientation") == "h" else trace["y"]
            texts = trace.get("text") or [""] * len(lengths)
            # a hatched bar over the whole scale that says 'n.b.' is no value
            walk([v for v, text in zip(lengths, texts, strict=True) if str(text).strip() != formats.UNKNOWN])
        elif trace["type"] == "scatter" and "markers" in trace.get("mode", ""):
            walk(trace["x"])
    return found - {0.0}


def words_in(spec: Any) -> str:
    parts = []
    for trace in spec["data"]:
        for name in ("text", "hovertext", "name"):
            value = trace.get(name)
            parts += value if isinstance(value, list) else [value]
    parts += [a.get("text") for a in spec["layout"].get("annotations", [])]
    return " ".join(str(p) for p in parts if p)


def test_every_exhibit_has_a_title_that_is_a_sentence_with_content(cases: Cases) -> None:
    for name, exhibit in cases:
        assert 10 <= len(exhibit.title) <= 170, name
        assert not exhibit.title.endswith("."), name


def test_every_exhibit_has_sources_and_alt(cases: Cases) -> None:
    for name, exhibit in cases:
        assert exhibit.sources or exhibit.origin == "indeling", name
        assert len(exhibit.alt) > 40, name
        assert all(source.locators for source in exhibit.sources), name


def test_every_exhibit_says_what_is_measured(cases: Cases) -> None:
    for name, exhibit in cases:
        assert 10 <= len(exhibit.subtitle) <= 160, name
        assert exhibit.subtitle[0].isupper(), name


def test_every_exhibit_has_a_table_with_dutch_titles(cases: Cases) -> None:
    for name, exhibit in cases:
        assert isinstance(exhibit.table, Table), name
        assert len(exhibit.table.columns) >= 2, name
        assert all(title[0].isupper() or title[0].isdigit() for title in exhibit.table.titles), name
        assert not any("_" in title for title in exhibit.table.titles), name


def test_numeric_columns_hold_numbers_and_the_others_do_not(cases: Cases) -> None:
    for name, exhibit in cases:
        for column in exhibit.table.columns:
            known = [value for value in column.values if value is not None]
            numbers = [v for v in known if isinstance(v, int | float) and not isinstance(v, bool)]
            assert len(numbers) == (len(known) if column.is_numeric else 0), f"{name}: {column.title}"


def test_percentages_of_a_table_and_amounts_of_a_column_have_as_many_decimals(cases: Cases) -> None:
    for name, exhibit in cases:
        for kind in ("pct", "points"):
            texts = [t for c in exhibit.table.columns if c.kind == kind for t in c.texts if t != formats.UNKNOWN]
            assert len({"," in text for text in texts}) <= 1, f"{name}: {texts[:6]}"
        for column in (
            c for c in exhibit.table.columns if c.kind in ("eur", "mln_eur", "decimal") and not c.mixed_units
        ):
            written = {len(t.partition(",")[2].split("\u00a0")[0]) for t in column.texts if t != formats.UNKNOWN}
            least = {t for t in column.texts if column.kind == "mln_eur" and "mln" not in t}  # € 3.400 beside millions
            assert len(written) <= 1 or least, f"{name}: {column.title}"


def test_a_percentage_claims_no_more_precision_than_its_base_bears(cases: Cases) -> None:
    """`view/shares.py`. What lays figures beside their source shows printed decimals, and how a source rounded."""
    beside_sources = ("bronnen", "aansluiting")
    decimal = re.compile(r"(?<!marge )(?<!\d)\d+,\d+(?:%| procentpunt)")
    whole = tenths = 0
    for name, exhibit in cases:
        columns = [c for c in exhibit.table.columns if c.kind in formats.IN_TENTHS]
        if exhibit.key.startswith(beside_sources):
            continue
        for column in columns:
            assert not column.tenths or (column.bases and shares.bears_tenths(*column.bases)), (name, column.title)
        kinds = {column.kind for column in exhibit.table.columns}
        if any(column.tenths for column in columns) or (not columns and kinds & {"eur", "mln_eur"}):
            tenths += 1
            continue
        whole += bool(columns)
        drawn = words_in(exhibit.figure.to_plotly_json()) if exhibit.figure is not None else ""
        for text in (exhibit.title, exhibit.subtitle, exhibit.alt, *exhibit.remarks, drawn):
            assert not (hit := decimal.search(text)), (name, hit, text[:200])
    assert whole > 25  # also of the fixed part that the fast tests walk
    assert tenths > 25


def test_an_amount_has_no_cents_in_one_place_and_none_in_another(cases: Cases) -> None:
    """Printed cents stand where a figure is laid beside its source; everywhere else an amount is in whole euros."""
    exact = ("bronnen", "aansluiting")
    cents = re.compile(r"€\u00a0[\d.]+,\d\d(?!\d|\u00a0mln)")
    assert cents.search("€\u00a0580.489,20 en meer")
    assert not cents.search("€\u00a07,26\u00a0mln, € 1.235.480")
    for name, exhibit in cases:
        if exhibit.key.startswith(exact):
            continue
        drawn = words_in(exhibit.figure.to_plotly_json()) if exhibit.figure is not None else ""
        cells = " ".join(t for c in exhibit.table.columns for t in c.texts)
        said = " ".join((exhibit.title, exhibit.subtitle, exhibit.alt, *exhibit.remarks, drawn, cells))
        assert not (hit := cents.search(said)), (name, hit)


def test_millions_in_a_title_and_in_a_figure_have_as_many_decimals(cases: Cases) -> None:
    millions = re.compile(r"€\u00a0[\d.]+(?:,(\d+))?\u00a0mln")
    several = 0
    for name, exhibit in cases:
        drawn = words_in(exhibit.figure.to_plotly_json()) if exhibit.figure is not None else ""
        for text in (exhibit.title, drawn):
            decimals = [len(found) for found in millions.findall(text)]
            assert len(set(decimals)) <= 1, (name, millions.findall(text), text[:200])
            several += len(decimals) > 1
    assert several > 20


def test_every_number_of_the_figure_stands_in_the_table(cases: Cases) -> None:
    checked = 0
    for name, exhibit in cases:
        if exhibit.figure is None:
            continue
        drawn = numbers_in(json.loads(exhibit.figure.to_json()))
        in_table = {
            round(float(value), 2)
            for column in exhibit.table.columns
            if column.is_numeric
            for value in column.values
            if value is not None
        }
        assert drawn <= in_table, f"{name}: drawn but not in the table: {sorted(drawn - in_table)[:5]}"
        checked += bool(drawn)
    assert checked > 100


def test_no_word_of_english_or_machine(cases: Cases) -> None:
    for name, exhibit in cases:
        texts = [exhibit.title, exhibit.subtitle, exhibit.alt, *exhibit.remarks, *exhibit.filter_text]
        if exhibit.figure is not None:
            texts.append(words_in(json.loads(exhibit.figure.to_json())))
        texts += [text for column in exhibit.table.columns for text in column.texts]
        for text in texts:
            match = MACHINE.search(text)
            assert match is None, f"{name}: {match} in {text[:120]!r}"
            assert "n.b.." not in text, f"{name}: {text[:120]!r}"


def test_every_exhibit_goes_into_a_workbook(cases: Cases) -> None:
    for name, exhibit in cases[::3]:
        book = openpyxl.load_workbook(io.BytesIO(workbook.xlsx(exhibit)))
        assert book.sheetnames == ["Cijfers", "Toelichting"], name
        assert book["Cijfers"]["A1"].value == exhibit.title, name
        cells = [c.value for row in book["Cijfers"].iter_rows() for c in row]
        if exhibit.mark:
            assert exhibit.mark in cells, name
        for source in exhibit.sources:
            assert any(source.title in str(c) for c in cells), name


def test_every_exhibit_goes_into_csv_and_json_with_its_mark(cases: Cases) -> None:
    for name, exhibit in cases:
        text = csv_file.csv_bytes(exhibit).decode("utf-8-sig")
        assert text.startswith("Titel;"), name
        assert (exhibit.mark or "Bron") in text, name
        content = json.loads(json_file.json_bytes(exhibit))
        assert content["mark"] == exhibit.mark, name
        assert len(content["rows"]) == len(exhibit.table), name
        assert about.file_name(exhibit, "csv").endswith(".csv"), name


@pytest.mark.slow
def test_exhibits_do_not_change_between_builds(tmp_path: Path, drawn: list[Drawn]) -> None:
    build(folder=tmp_path)
    again = Current(tmp_path).get()
    for sample in drawn[:40:5]:
        assert again.derive(sample.entry.make, sample.choice).title == sample.exhibit.title
