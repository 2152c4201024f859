"""A briefing as plain data (dicts, lists, texts), and the check of what comes from a link, a file or a browser.

Nothing that comes in is trusted: every field has its kind and its largest size, text loses what a reader cannot see, and
stays text wherever it is shown. An address is kept as it is: whether it exists is known when it is drawn (`drawn`).
"""

import datetime
import json
import math
import re
from typing import Any, cast, get_args

from exhibits.briefing.model import (
    MOST_ADDRESS,
    MOST_CHARACTERS,
    MOST_ITEMS,
    MOST_NOTES,
    UNTITLED,
    Briefing,
    Item,
    Stamp,
)
from exhibits.briefing.values import MOST_ROWS, Value, Values
from exhibits.table import NUMERIC
from store.characters import misleading
from view.formats import Kind

SCHEMA = 2
"""1 had a title and items with an address and a conclusion. Add a step to `_to_current` with every new number."""
MOST_COLUMNS = 60
MOST_CELL = 2000
LARGEST_NUMBER = 1e15
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FINGERPRINT = re.compile(r"[0-9a-f]{16}")
KINDS: tuple[Kind, ...] = get_args(Kind)
ITEM_TEXTS = {"title": "eigen titel", "conclusion": "conclusie"}
COVER_TEXTS = {"occasion": "gelegenheid", "name": "naam"}


class BriefingUnreadable(ValueError):
    """What came in is no briefing that can be opened; the message is Dutch and says why, `advice` what to do."""

    advice = "Vraag de afzender om de briefing opnieuw te bewaren of te delen. Uw eigen briefing is niet veranderd."


def clean(text: str, *, lines: bool = False) -> str:
    """The text without characters that are not seen or mislead; on one line unless `lines`."""
    seen = "".join(c for c in text.replace("\r\n", "\n").replace("\r", "\n") if misleading(c) is None)
    # a no-break space stays: it keeps a sign and its amount together
    return re.sub(r"[ \t]+", " ", seen if lines else seen.replace("\n", " ")).strip()


def plain(briefing: Briefing, *, values: bool = False) -> dict[str, Any]:
    """What `read` reads, without what is empty; with the saved `values` of each exhibit where there is room for them."""
    content: dict[str, Any] = {"schema": SCHEMA, "title": briefing.title}
    content |= {name: getattr(briefing, name) for name in (*COVER_TEXTS, "date") if getattr(briefing, name)}
    return content | {"items": [_plain_item(item, values) for item in briefing.items]}


def _plain_item(item: Item, values: bool) -> dict[str, Any]:
    content: dict[str, Any] = {"address": item.address}
    content |= {name: getattr(item, name) for name in (*ITEM_TEXTS, "notes") if getattr(item, name)}
    content |= {"with_table": True} if item.with_table else {}
    content |= {} if item.with_notes else {"with_notes": False}
    if item.stamp:
        content["saved"] = {"on": item.stamp.on, "fingerprint": item.stamp.fingerprint, "title": item.stamp.title}
        if values and item.stamp.values:
            kept = item.stamp.values
            content["saved"] |= {
                "titles": list(kept.titles),
                "kinds": list(kept.kinds),
                "rows": [list(r) for r in kept.rows],
            }
    return content


def loads(text: str | bytes) -> Any:
    """JSON as Python values. Raises BriefingUnreadable for what is none, or has numbers that JSON does not know."""
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise BriefingUnreadable(
            "De inhoud is niet te lezen: dit is geen briefing, of er is een stuk van weg."
        ) from error


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def read(content: Any) -> Briefing:
    """The briefing in `content`, of this schema or an older one. Raises BriefingUnreadable."""
    content = _to_current(_object(content, "briefing"))
    items = content.get("items", [])
    if not isinstance(items, list):
        raise BriefingUnreadable("De lijst van figuren (‘items’) is geen lijst.")
    if len(items) > MOST_ITEMS:
        raise BriefingUnreadable(f"Er staan {len(items)} figuren in; er passen er {MOST_ITEMS} in een briefing.")
    date = _text(content, "date", "datum", MOST_CHARACTERS)
    if date:
        _day(date, "de datum")
    return Briefing(
        _text(content, "title", "titel", MOST_CHARACTERS) or UNTITLED,
        _text(content, "occasion", COVER_TEXTS["occasion"], MOST_CHARACTERS),
        date,
        _text(content, "name", COVER_TEXTS["name"], MOST_CHARACTERS),
        tuple(_item(item, number) for number, item in enumerate(items, 1)),
    )


def _to_current(content: dict[str, Any]) -> dict[str, Any]:
    schema = content.get("schema")
    if schema == 1:  # the fields that came with 2 have a default
        return {"title": content.get("title", UNTITLED), "items": content.get("items", [])}
    if schema == SCHEMA:
        return content
    if isinstance(schema, int) and schema > SCHEMA:
        raise BriefingUnreadable(
            f"Deze briefing is gemaakt met een nieuwere versie van het dashboard (vorm {schema}; deze leest tot en met {SCHEMA})."
        )
    raise BriefingUnreadable(
        "Dit is geen briefing van dit dashboard: er staat niet in welke vorm het heeft (‘schema’)."
    )


def _object(content: Any, what: str) -> dict[str, Any]:
    if not isinstance(content, dict):
        raise BriefingUnreadable(f"Dit is geen briefing van dit dashboard: bij ‘{what}’ staan geen velden.")
    return content


def _item(content: Any, number: int) -> Item:
    where = f"figuur {number}"
    fields = _object(content, where)
    address = _text(fields, "address", f"adres van {where}", MOST_ADDRESS)
    if not address:
        raise BriefingUnreadable(f"Bij {where} staat geen adres.")
    texts = {name: _text(fields, name, f"{words} van {where}", MOST_CHARACTERS) for name, words in ITEM_TEXTS.items()}
    notes = _text(fields, "notes", f"notities van {where}", MOST_NOTES, lines=True)
    flags = {name: fields.get(name, start) for name, start in (("with_table", False), ("with_notes", True))}
    if not all(isinstance(flag, bool) for flag in flags.values()):
        raise BriefingUnreadable(f"Bij {where} is niet te lezen wat meegaat: dat is ja of nee.")
    stamp = _stamp(fields["saved"], where) if "saved" in fields else None
    return Item(address, texts["title"], texts["conclusion"], notes, flags["with_table"], flags["with_notes"], stamp)


def _text(fields: dict[str, Any], name: str, what: str, most: int, *, lines: bool = False) -> str:
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise BriefingUnreadable(f"{what[0].upper()}{what[1:]}: dit is geen tekst.")
    if len(value) > most:
        raise BriefingUnreadable(f"{what[0].upper()}{what[1:]}: {len(value)} tekens, er passen er {most}.")
    return clean(value, lines=lines)


def _day(text: Any, what: str) -> str:
    try:
        if isinstance(text, str) and DAY.fullmatch(text):
            datetime.date.fromisoformat(text)
            return text
    except ValueError:
        pass
    raise BriefingUnreadable(f"Bij {what} staat geen dag die bestaat (jaar-maand-dag).")


def _stamp(content: Any, where: str) -> Stamp:
    fields = _object(content, f"bewaarde cijfers van {where}")
    mark = fields.get("fingerprint")
    if not (isinstance(mark, str) and FINGERPRINT.fullmatch(mark)):
        raise BriefingUnreadable(f"De bewaarde cijfers van {where} zijn niet te herkennen.")
    title = _text(fields, "title", f"bewaarde titel van {where}", MOST_CELL)
    values = _values(fields, where) if "rows" in fields else None
    return Stamp(_day(fields.get("on"), f"de bewaarde cijfers van {where}"), mark, title, values)


def _values(fields: dict[str, Any], where: str) -> Values:
    titles, kinds, rows = (fields.get(name) for name in ("titles", "kinds", "rows"))
    wrong = BriefingUnreadable(f"De bewaarde cijfers van {where} hebben niet de vorm van een tabel.")
    if not (isinstance(titles, list) and isinstance(kinds, list) and isinstance(rows, list)):
        raise wrong
    if len(titles) != len(kinds) or len(titles) > MOST_COLUMNS or len(rows) > MOST_ROWS:
        raise wrong
    if not all(isinstance(t, str) and len(t) <= MOST_CELL for t in titles) or not all(k in KINDS for k in kinds):
        raise wrong
    if len(set(titles)) != len(titles) or not all(isinstance(row, list) and len(row) == len(titles) for row in rows):
        raise wrong
    if not all(_fits(value, kind) for row in rows for value, kind in zip(row, kinds, strict=True)):
        raise wrong
    read_rows = tuple(tuple(clean(v) if isinstance(v, str) else v for v in row) for row in rows)
    return Values(
        tuple(clean(t) for t in titles),
        tuple(cast("list[Kind]", kinds)),
        cast("tuple[tuple[Value, ...], ...]", read_rows),
    )


def _fits(value: Any, kind: Kind) -> bool:
    """Whether a value can be of its kind."""
    if value is None:
        return True
    if kind in NUMERIC:
        return (
            isinstance(value, int | float)
            and not isinstance(value, bool)
            and abs(value) < LARGEST_NUMBER
            and math.isfinite(value)
        )
    if kind == "boolean":
        return isinstance(value, bool)
    if kind == "date":
        return isinstance(value, str) and DAY.fullmatch(value) is not None and _exists(value)
    return isinstance(value, str) and len(value) <= MOST_CELL


def _exists(day: str) -> bool:
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        return False
    return True
