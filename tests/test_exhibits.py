"""Every exhibit, for every choice in its grid, is whole: title, table, figure of the same numbers, alt, sources."""

import io
import json
import math
import re
from collections.abc import Iterator
from typing import Any

import openpyxl
import pandas as pd
import pytest
from briefing import downloads

from exhibits import catalogue
from exhibits.exhibit import Exhibit, formatted
from exhibits.trust.topics import WHOLE_FIGURE
from store.building import build
from store.reading import Current
from view import formats

MACHINE = re.compile(r"\b(the|and|from|nan|None|NaT|inf|NULL|True|False)\b")


def _cases(folder: Any) -> Iterator[tuple[str, Exhibit]]:
    database = Current(folder).get()
    for make, choices in catalogue.entries(database.ask):
        for number, filters in enumerate(choices):
            yield f"{make.__module__.split('.')[-1]}.{make.__name__}[{number}]", database.derive(make, **filters)


@pytest.fixture(scope="session")
def cases(database_folder: Any) -> list[tuple[str, Exhibit]]:
    found = list(_cases(database_folder))
    assert len(found) > 20
    return found


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


def test_every_exhibit_has_a_title_that_is_a_sentence_with_content(cases: list[tuple[str, Exhibit]]) -> None:
    for name, exhibit in cases:
        assert 10 <= len(exhibit.title) <= 170, name
        assert not exhibit.title.endswith("."), name


def test_every_exhibit_has_sources_and_alt(cases: list[tuple[str, Exhibit]]) -> None:
    for name, exhibit in cases:
        assert exhibit.sources or exhibit.origin == "indeling", name
        assert len(exhibit.alt) > 40, name
        assert all(source.locators for source in exhibit.sources), name


def test_every_exhibit_has_a_table_with_dutch_titles(cases: list[tuple[str, Exhibit]]) -> None:
    for name, exhibit in cases:
        assert isinstance(exhibit.table, pd.DataFrame), name
        assert len(exhibit.table.columns) >= 2, name
        assert all(str(c)[0].isupper() or str(c)[0].isdigit() for c in exhibit.table.columns), name
        assert not any("_" in str(c) for c in exhibit.table.columns), name
        assert set(exhibit.kinds) <= set(exhibit.table.columns), name


def test_every_number_of_the_figure_stands_in_the_table(cases: list[tuple[str, Exhibit]]) -> None:
    checked = 0
    for name, exhibit in cases:
        if exhibit.figure is None or WHOLE_FIGURE in exhibit.notes:
            continue
        drawn = numbers_in(json.loads(exhibit.figure.to_json(engine="json")))
        told = {
            round(float(v), 2)
            for c in exhibit.table.columns
            if exhibit.kind(c) not in ("text", "boolean", "date")
            for v in exhibit.table[c]
            if not formats.is_unknown(v)
        }
        assert drawn <= told, f"{name}: drawn but not in the table: {sorted(drawn - told)[:5]}"
        checked += bool(drawn)
    assert checked > 200


def test_no_word_of_english_or_machine(cases: list[tuple[str, Exhibit]]) -> None:
    for name, exhibit in cases:
        texts = [exhibit.title, exhibit.alt, *exhibit.notes, *exhibit.filters]
        if exhibit.figure is not None:
            texts.append(words_in(json.loads(exhibit.figure.to_json(engine="json"))))
        texts += [str(v) for c in formatted(exhibit).columns for v in formatted(exhibit)[c]]
        for text in texts:
            found = MACHINE.search(text)
            assert found is None, f"{name}: {found} in {text[:120]!r}"
            assert "n.b.." not in text, f"{name}: {text[:120]!r}"


def test_every_exhibit_goes_into_a_workbook(cases: list[tuple[str, Exhibit]]) -> None:
    for name, exhibit in cases:
        book = openpyxl.load_workbook(io.BytesIO(downloads.xlsx(exhibit)))
        assert book.sheetnames == ["Cijfers", "Toelichting"], name
        assert book["Cijfers"]["A1"].value == exhibit.title, name
        cells = [c.value for row in book["Cijfers"].iter_rows() for c in row]
        if exhibit.mark:
            assert exhibit.mark in cells, name
        for source in exhibit.sources:
            assert any(source.title in str(c) for c in cells), name


def test_every_synthetic_exhibit_carries_its_mark_in_csv(cases: list[tuple[str, Exhibit]]) -> None:
    for name, exhibit in cases:
        text = downloads.csv(exhibit).decode("utf-8-sig")
        assert text.startswith("Titel;"), name
        assert (exhibit.mark or "Bron") in text, name


def test_keys_are_unique_per_exhibit(cases: list[tuple[str, Exhibit]]) -> None:
    makers: dict[str, set[str]] = {}
    for name, exhibit in cases:
        makers.setdefault(exhibit.key, set()).add(name.split("[")[0])
    assert {key: names for key, names in makers.items() if len(names) > 1} == {}


def test_exhibits_do_not_change_between_builds(tmp_path: Any, cases: list[tuple[str, Exhibit]]) -> None:
    build(folder=tmp_path)
    again = dict(_cases(tmp_path))
    for name, exhibit in cases[:8]:
        assert again[name].title == exhibit.title
