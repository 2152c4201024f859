"""What a terminal shows of a file, of what it would change and of versions: plain text with Dutch numbers and titles."""

from collections.abc import Sequence

from store.descriptor import Descriptor
from store.loading import own, said
from store.loading.changes import Changes
from store.loading.checking import Checked
from store.loading.composing import Composed
from store.moments import moment

NOTHING = "–"


def number(value: float, decimals: int = 0, signed: bool = False) -> str:
    """1234.5 as '1.234,50' with two decimals."""
    text = f"{value:{'+' if signed else ''},.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,"))


def counted(count: int, one: str = "rij", many: str = "rijen") -> str:
    return f"{number(count)} {one if count == 1 else many}"


def cell(value: str | float, kind: said.Kind) -> str:
    """A value of `said.Totals` in words."""
    if isinstance(value, str):
        return value
    if kind == "year":
        return str(int(value))
    if kind.startswith("difference") and value == 0:
        return NOTHING
    decimals = 0 if value.is_integer() or not kind.endswith("eur") else 2
    text = number(value, decimals, kind.startswith("difference"))
    sign = text[:1] if text[:1] in "+-" else ""
    return f"{sign}€ {text.removeprefix(sign)}" if kind.endswith("eur") else text


def table(titles: Sequence[str], rows: Sequence[Sequence[str]], words: int) -> list[str]:
    """Lines with columns below each other: the first `words` columns to the left, the others to the right."""
    widths = [max(len(row[place]) for row in [titles, *rows]) for place in range(len(titles))]
    return [
        "  ".join(
            text.ljust(width) if place < words else text.rjust(width)
            for place, (text, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in [titles, *rows]
    ]


def how_read(checked: Checked, base: Descriptor) -> list[str]:
    """How the file was read, and which columns were not used or not there."""
    if checked.as_read is None:
        return []
    kind = {"csv": "CSV", "xlsx": "Excel"}[checked.as_read.kind]
    how = ", ".join(f"{what.lower()} {text}" for what, text in said.how_read(checked.as_read))
    lines = [f"Gelezen als {kind}: {counted(len(checked.frame))}, {how}."]
    if checked.left_out:
        lines.append(f"Niet gebruikt, want onbekend: {', '.join(checked.left_out)}.")
    if checked.absent:
        titles = ", ".join(checked.table.field(name).title for name in checked.absent)
        lines.append(f"Niet in het bestand, dus onbekend: {titles}.")
    return lines


def changes(found: Changes, composed: Composed, base: Descriptor) -> list[str]:
    """What would change: rows, tables that become empty, and totals."""
    lines = [
        f"Wat er verandert: {counted(len(found.added))} erbij, {number(len(found.gone))} weg, "
        f"{number(found.changed_rows)} gewijzigd, {number(found.same_rows)} gelijk."
    ]
    if left := said.examples_left(found.examples):
        lines.append(left)
    if found.emptied:
        titles = ", ".join(f"'{base.table(name).title}'" for name in found.emptied)
        lines.append(f"De voorbeeldgegevens van {titles} verdwijnen, omdat ze bij de vervangen records horen.")
    if not found.none and len(found.totals):
        made = said.totals(found, composed)
        rows = [[cell(value, kind) for value, kind in zip(row, made.kinds, strict=True)] for row in made.rows]
        lines += ["", f"{made.what}:", *table(made.titles, rows, made.keys), ""]
    return lines


def versions(states: Sequence[own.State], now: str) -> list[str]:
    """The versions of the own records, newest first; `now` is the one in use."""
    rows = [
        [
            "*" if state.state_id == now else "",
            state.state_id,
            moment(state.made_at),
            state.made_by,
            f"{said.DONE[state.action]}: {state.what}" if state.made_at else state.what,
        ]
        for state in states
    ]
    titles = ["", "Versie", "Wanneer", "Wie", "Wat"]
    return [
        *table(titles, rows, len(titles)),
        "* is in gebruik; de tijden zijn Nederlandse tijd. Terug naar een versie: python -m store restore VERSIE",
    ]
