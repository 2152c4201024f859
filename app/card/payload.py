"""An exhibit as the bytes that its card is drawn from: pure, made once per exhibit and address.

The JSON is described in `browser/card.js`. Everything in it is text or number: the browser shows it as text, never as HTML.
"""

import json
import re
import weakref
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from exhibits.exhibit import Cited, Exhibit
from exhibits.table import Column

SAFE_ADDRESSES = ("https://", "http://")
SORTED_BY_VALUE = ("date",)
ABBREVIATION = re.compile(r"(?<![\w-])[A-Z][A-Z&]{1,6}(?!\w)")
"""A word of capitals only: 'OOV', 'P&R'."""
UNITS = {"eur": "euro", "mln_eur": "miljoen euro", "pct": "%", "points": "procentpunt"}


@dataclass(frozen=True)
class Surroundings:
    """What a card says beside its exhibit. `address` is 'key?choice', `page` the URL of its page without slash.

    `terms` are words with their definition; `picks` are the filters of the page that a click may set, field → Dutch label.
    """

    address: str
    page: str
    made_on: str
    data_date: str
    terms: Mapping[str, str] = field(default_factory=dict)
    picks: Mapping[str, str] = field(default_factory=dict)
    briefing: bool = False


MOST_ROWS = 1000
"""More rows than this a card does not hold: its table says so, and the files have all of them."""


def payload(exhibit: Exhibit, around: Surroundings) -> bytes:
    """JSON in UTF-8. `table.columns[].values` are numbers or ISO dates to sort by, None where the text does that."""
    words = " ".join((exhibit.subtitle, exhibit.caveat, *exhibit.notes)).casefold()
    everywhere = _abbreviations(exhibit)
    parts = {
        "key": exhibit.key,
        "address": around.address,
        "page": around.page,
        "title": exhibit.title,
        "subtitle": exhibit.subtitle,
        "mark": exhibit.mark,
        "origin": exhibit.origin,
        "alt": exhibit.alt,
        "caveat": exhibit.caveat,
        "notes": list(exhibit.notes),
        "source_short": exhibit.source_short,
        "sources": [_source(cited) for cited in exhibit.sources],
        "filter_text": list(exhibit.filter_text),
        "table": {
            "columns": [_column(column) for column in exhibit.table.columns],
            "rows": min(len(exhibit.table), MOST_ROWS),
            "total": len(exhibit.table),
        },
        "made_on": around.made_on,
        "data_date": around.data_date,
        "terms": {word: text for word, text in around.terms.items() if word.casefold() in words or word in everywhere},
        "picks": dict(around.picks),
        "briefing": around.briefing,
    }
    start = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    figure = "null" if exhibit.figure is None else exhibit.figure.to_json()
    return f'{start[:-1]},"figure":{figure}}}'.encode()


def _abbreviations(exhibit: Exhibit) -> set[str]:
    """'OOV', 'SZW': also those of the title and the table, which cannot be understood without their term."""
    cells = (text for column in exhibit.table.columns if column.kind == "text" for text in column.texts[:MOST_ROWS])
    return set(ABBREVIATION.findall(" ".join((exhibit.title, *exhibit.table.titles, *cells))))


def _source(cited: Cited) -> dict[str, str | None]:
    address = cited.url if cited.url and cited.url.startswith(SAFE_ADDRESSES) else None
    return {"text": str(cited), "url": address}


def _column(column: Column) -> dict[str, Any]:
    """As the browser takes it: the first MOST_ROWS rows."""
    column = replace(column, values=column.values[:MOST_ROWS])
    values: list[Any] | None = None
    if column.is_numeric:
        values = [None if value is None else float(value) for value in column.values]
    elif column.kind in SORTED_BY_VALUE:
        values = [None if value is None else str(value) for value in column.values]
    return {
        "title": column.title,
        "kind": column.kind,
        "unit": UNITS.get(column.kind, ""),
        "numeric": column.is_numeric,
        "texts": column.texts,
        "values": values,
    }


_REMEMBERED: dict[tuple[Any, ...], bytes] = {}
"""(id of an exhibit, and what around it can change) → its payload; an exhibit that is forgotten takes its payloads along."""


def remembered(exhibit: Exhibit, around: Surroundings) -> bytes:
    """The payload, made once per exhibit, address and day: a rerun that shows the same costs next to nothing."""
    key = (id(exhibit), around.address, around.made_on, around.briefing, tuple(around.picks))
    if key not in _REMEMBERED:
        _REMEMBERED[key] = payload(exhibit, around)
        weakref.finalize(exhibit, _REMEMBERED.pop, key, None)
    return _REMEMBERED[key]
