"""What is said of a file and of what it changes, the same in a terminal as on the page: titles, never names of columns."""

from dataclasses import dataclass
from typing import Literal

from babel.lists import format_list

from store.loading.changes import Changes
from store.loading.composing import Composed
from store.loading.delimited import DELIMITERS
from store.loading.grids import AsRead

CODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8 met BOM", "cp1252": "Windows (cp1252)"}
MARKS = {",": ("komma", "punt"), ".": ("punt", "komma")}
"""Decimal mark → the words for it and for the mark between thousands."""
DONE = {"geladen": "Geladen", "hersteld": "Teruggezet", "voorbeeld": "Teruggezet"}
"""How a state came about → what the list of versions says."""
Kind = Literal["text", "year", "integer", "eur", "difference", "difference_eur"]


@dataclass(frozen=True)
class Totals:
    """Totals before and after: `kinds` says how each column is written, `keys` how many are words instead of sizes."""

    titles: tuple[str, ...]
    kinds: tuple[Kind, ...]
    keys: int
    rows: tuple[tuple[str | float, ...], ...]

    @property
    def what(self) -> str:
        return {0: "Totalen", 1: "Totalen per jaar"}.get(self.keys, "Totalen per jaar en cluster")


def totals(changes: Changes, composed: Composed) -> Totals:
    """The totals of a comparison with Dutch titles and names of clusters, and a last row that adds them up."""
    frame = changes.totals
    names = {key[0]: key[1] for key in composed.keys("cluster", ("cluster_id", "name"))}
    keys = [c for c in ("year", "cluster_id") if c in frame]
    sizes = [("rows", "Rijen")] + ([("eur", "Bedrag")] if "before_eur" in frame else [])
    titles = [{"year": "Jaar", "cluster_id": "Cluster"}[key] for key in keys]
    kinds: list[Kind] = [("year" if key == "year" else "text") for key in keys]
    for size, title in sizes:
        titles += [f"{title} nu", f"{title} straks", "Verschil"]
        kinds += ["eur", "eur", "difference_eur"] if size == "eur" else ["integer", "integer", "difference"]
    rows: list[tuple[str | float, ...]] = []
    for row in frame.to_dict("records"):
        words = [names.get(str(row[key]), str(row[key])) if key == "cluster_id" else int(row[key]) for key in keys]
        rows.append((*words, *_sizes(row, sizes)))
    if len(rows) > 1:
        summed = {c: frame[c].sum() for c in frame if c.startswith(("before_", "after_"))}
        words = ["Totaal", *[""] * (len(keys) - 1)] if keys else []
        rows.append((*words, *_sizes(summed, sizes)))
    return Totals(tuple(titles), tuple(kinds), len(keys), tuple(rows))


def _sizes(row: dict[str, float], sizes: list[tuple[str, str]]) -> list[float]:
    pairs = [(float(row[f"before_{size}"]), float(row[f"after_{size}"])) for size, _ in sizes]
    return [number for before, after in pairs for number in (before, after, after - before)]


def examples_left(rows: tuple[int, ...]) -> str:
    """What is said of examples of the template that are still in the file, '' without any."""
    if not rows:
        return ""
    which = format_list([str(row) for row in rows], locale="nl_NL")
    one = len(rows) == 1
    return (
        f"Let op: rij {which} {'is een voorbeeld' if one else 'zijn voorbeelden'} uit het sjabloon, geen gegevens van u. "
        f"Haal {'die rij' if one else 'die rijen'} uit uw bestand."
    )


def how_read(read: AsRead) -> list[tuple[str, str]]:
    """How a file was read: (what, how)."""
    said = [("Kopregel", f"rij {read.header_row}")]
    if read.kind == "csv":
        said.append(("Scheidingsteken", DELIMITERS.get(read.delimiter or "", read.delimiter or "")))
        said.append(("Tekencodering", CODINGS.get(read.encoding or "", read.encoding or "")))
    else:
        said.append(("Werkblad", read.sheet or ""))
    if read.decimal:
        decimal, thousands = MARKS[read.decimal]
        said += [("Decimaalteken", decimal), ("Duizendtalteken", thousands)]
    return said
