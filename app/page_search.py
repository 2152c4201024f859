"""Finds pages: by what they are about, which is the first line of a page's own file, and by what can be chosen on them."""

import ast
import contextlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from app.loading import rights
from exhibits import catalogue
from exhibits.choice import Choice, Many
from exhibits.trust import search as searching
from exhibits.trust.source_choice import SourceChoice
from store.errors import RecordsHidden
from store.reading import Ask
from store.remembering import remembered

PAGES = Path(__file__).resolve().parent.parent / "pages"
MOST = 6
"""So many ways to pages at most stand above what else is found."""


@cache
def subjects() -> dict[str, str]:
    """Name of a page's file → 'Geld per cluster: wat is …'; in the order of the names."""
    about = {path.stem: ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) for path in PAGES.glob("*.py")}
    return {name: text.splitlines()[0] for name, text in sorted(about.items()) if text}


@cache
def _subject_index() -> searching.Index:
    return searching.Index((text, "") for text in subjects().values())


def matching(ask: Ask, search: str) -> dict[str, str]:
    """Address ('gemeenten?jaar=2020&…') → label, of pages that the visitor may open: whose subject has every word of the
    search, or where something of that name can be chosen ('Geld per gemeente, Aanvragers: Arnhem'). None without words.
    """
    if not search:
        return {}
    found = _subject_index().find(search)
    names = list(subjects())
    pages = [] if found.is_partial or found.read_as else [names[position] for position in found.positions]
    ways = {name: subjects()[name].rstrip(".") for name in pages}
    ways |= {address: label for address, label, words in _options(ask) if searching.names(words, search)}
    may_open = {way: label for way, label in ways.items() if rights.may_open(way.partition("?")[0])}
    return dict(list(may_open.items())[:MOST])


@remembered
def _options(ask: Ask) -> tuple[tuple[str, str, str], ...]:
    """(address, label, words) of each thing of which a page can show some: clusters, applicants, years."""
    kinds = dict.fromkeys(entry.choice_type for entry in catalogue.entries())
    return tuple(option for kind in kinds if kind is not SourceChoice for option in _options_of(kind, ask))


def _options_of(kind: type[Choice], ask: Ask) -> Iterator[tuple[str, str, str]]:
    subject = subjects().get(kind.page, "").partition(":")[0]
    with contextlib.suppress(RecordsHidden):
        start = kind.default(ask)
        for parameter in kind.offered(ask):
            if isinstance(parameter, Many) and subject and parameter.shown(start):
                for value, words in parameter.options.items():
                    address = f"{kind.page}?{replace(start, **{parameter.field: (value,)}).query_string(ask)}"
                    yield address, f"{subject}, {parameter.label}: {words}", words
