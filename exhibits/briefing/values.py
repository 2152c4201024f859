"""The values of an exhibit as a briefing keeps them, and what has changed since: old beside new."""

import datetime
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from exhibits.exhibit import Exhibit
from exhibits.table import NUMERIC
from view import formats
from view.formats import Kind

MOST_ROWS = 400
"""Of a longer table only the fingerprint is kept."""
DIGITS = 6
"""Values that differ less than this many decimals are the same: what a computer leaves behind is no change."""
Value = str | float | bool | None


@dataclass(frozen=True)
class Values:
    """A table as it was: titles and kinds of the columns, and the values by row; dates as '2021-11-19'."""

    titles: tuple[str, ...]
    kinds: tuple[Kind, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True)
class Change:
    """A value that is another now; `before` or `now` is '–' where there was, or is, no such row."""

    what: str
    before: str
    now: str


def values_of(exhibit: Exhibit) -> Values:
    """The table of an exhibit as a briefing keeps it."""
    columns = exhibit.table.columns
    return Values(
        tuple(column.title for column in columns),
        tuple(column.kind for column in columns),
        tuple(
            tuple(_kept(value, kind.kind) for value, kind in zip(row, columns, strict=True))
            for row in exhibit.table.rows()
        ),
    )


def _kept(value: Any, kind: Kind) -> Value:
    if value is None:
        return None
    if kind in NUMERIC:
        return round(float(value), DIGITS) + 0.0  # no minus zero
    if isinstance(value, bool):
        return value
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()[:10]
    return str(value)


def fingerprint(values: Values) -> str:
    """Sixteen hexadecimal digits that change when any value does."""
    content = json.dumps([values.titles, values.kinds, values.rows], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:16]


def changes(before: Values, now: Values) -> list[Change]:
    """What differs, row by row; a row is known by its words and years, where those repeat by its first numbers ('Vanaf € 0')
    as far as that tells rows apart, and else by its place among rows with the same."""
    if len(before.rows) == len(now.rows) == 0:
        return []
    shared = [title for title in before.titles if title in now.titles]
    if not (before.rows and now.rows):  # nothing to compare with: a row is named by all that it has
        shared = [*before.titles, *now.titles]
    numbers = _telling_apart(before, now, shared)
    old, new = _by_name(before, shared, numbers), _by_name(now, shared, numbers)
    listed = [
        Change(f"{name} · {title}" if name else title, text, new[name][title])
        for name, texts in old.items()
        if name in new
        for title, text in texts.items()
        if title in new[name] and text != new[name][title]
    ]
    listed += [Change(name or "Rij", _row_text(texts), "–") for name, texts in old.items() if name not in new]
    listed += [Change(name or "Rij", "–", _row_text(texts)) for name, texts in new.items() if name not in old]
    listed += [Change(f"Kolom ‘{title}’", "stond erin", "–") for title in before.titles if title not in now.titles]
    listed += [Change(f"Kolom ‘{title}’", "–", "staat er nu bij") for title in now.titles if title not in before.titles]
    return listed


def _by_name(values: Values, shared: Sequence[str], numbers: Sequence[str]) -> dict[str, dict[str, str]]:
    """Name of a row → its measured values as they read. Names come from the columns that both tables have."""
    seen: Counter[str] = Counter()
    named: dict[str, dict[str, str]] = {}
    for row in values.rows:
        cells = _cells(values, row, shared)
        name = _name(cells, numbers)
        seen[name] += 1
        if seen[name] > 1:
            name = f"{name} ({seen[name]})"
        named[name] = {title: text for title, kind, text in cells if _is_measured(kind) and title not in numbers}
    return named


def _telling_apart(before: Values, now: Values, shared: Sequence[str]) -> list[str]:
    """The first numbers that no two rows have in common, where words repeat; none when nothing would be left to compare."""
    kinds = {title: kind for v in (now, before) for title, kind in zip(v.titles, v.kinds, strict=True)}
    measured = [title for title in shared if _is_measured(kinds[title])]
    for count in range(len(measured)):
        numbers = measured[:count]
        old, new = ([_name(_cells(v, row, shared), numbers) for row in v.rows] for v in (before, now))
        is_unique = len(set(old)) == len(old) and len(set(new)) == len(new)
        if is_unique and (not old or not new or set(old) & set(new)):
            return numbers
    return []


def _cells(values: Values, row: tuple[Value, ...], shared: Sequence[str]) -> list[tuple[str, Kind, str]]:
    """(title, kind, text) of each column that both tables have."""
    cells = zip(values.titles, values.kinds, row, strict=True)
    return [(title, kind, _text(value, kind)) for title, kind, value in cells if title in shared]


def _name(cells: Sequence[tuple[str, Kind, str]], numbers: Sequence[str]) -> str:
    words = (
        text if not _is_measured(kind) else f"{title} {text}"
        for title, kind, text in cells
        if not _is_measured(kind) or title in numbers
    )
    return ", ".join(words)


def _is_measured(kind: Kind) -> bool:
    return kind in NUMERIC and kind != "year"


def _text(value: Value, kind: Kind) -> str:
    if kind == "date" and isinstance(value, str):
        return formats.day(datetime.date.fromisoformat(value))
    return formats.cell(value, kind)


def _row_text(texts: dict[str, str]) -> str:
    return "; ".join(f"{title} {text}" for title, text in texts.items()) or "stond erin"
