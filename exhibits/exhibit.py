"""What a page shows, a slide carries and a workbook holds: a finding with its figure, table, words and sources."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import pandas as pd

from exhibits.table import Column, Table
from store.reading import Ask
from store.remembering import remembered
from view import formats
from view import graph_objects as go
from view.charts.base import watermark
from view.formats import Kind

__all__ = ["Ask", "Cited", "Column", "Exhibit", "Kind", "Origin", "Table", "cite"]

Origin: TypeAlias = Literal["gepubliceerd", "indeling", "voorbeeld", "eigen"]

MOST_NAMED = 3
"""So many sources are named below a figure; all of them stand in `source_line`."""
OWN_SOURCE = "Bron: eigen indeling van dit dashboard"
OWN_RECORDS = "Bron: eigen gegevens"
OWN_ID = "eigen"
"""How the id of a source begins that is a user's file."""
SAMPLE_MARK = "Synthetische voorbeeldgegevens"
OWN_MARK = "Eigen gegevens"
PARTLY_OWN_MARK = "Deels eigen gegevens"
SAMPLE_SENTENCE = (
    "Verzonnen records die optellen tot de gepubliceerde aantallen, of daar zo dicht mogelijk bij komen. Goed om het dashboard te leren kennen en uw eigen "
    "gegevens in dezelfde vorm te laden; ze zeggen niets over welke antwoorden in werkelijkheid samengaan."
)


MARKS = {
    SAMPLE_MARK: SAMPLE_SENTENCE,
    OWN_MARK: "Records die uw organisatie heeft geladen. Ze zijn niet gepubliceerd.",
    PARTLY_OWN_MARK: "Naast gepubliceerde cijfers staan hier cijfers die uw organisatie heeft geladen; die zijn niet gepubliceerd.",
}
"""Each mark with what it means."""
ORIGIN_MARKS: dict[Origin, str] = {"voorbeeld": SAMPLE_MARK, "eigen": OWN_MARK}
"""The mark of figures that were not published at all."""


def is_own(source_id: str) -> bool:
    """Whether a source is a user's file."""
    return source_id == OWN_ID or source_id.startswith(f"{OWN_ID}_")


@dataclass(frozen=True)
class Cited:
    """A source with the places in it that an exhibit rests on.

    A user's file is named as it was loaded: `title` is the file's name, `published_on` the day of loading.
    """

    source_id: str
    title: str
    publisher: str
    published_on: str
    url: str | None
    locators: tuple[str, ...]
    short_name: str = ""
    """Publisher and year; '' for a source that the database does not hold."""

    @property
    def short(self) -> str:
        """'RAND Europe 2022, Tabel S-1': publisher, year and place, as far as they fit below a figure; a file with its day."""
        if is_own(self.source_id):
            return self.file_and_day
        year = "" if self.published_on == formats.UNKNOWN else f" {self.published_on[-4:]}"
        name = self.short_name or f"{self.publisher.split(',')[0]}{year}"
        places = list(dict.fromkeys(place.split(",")[0] for place in self.locators))
        where = f", {places[0]}" if len(places) == 1 and len(places[0]) <= 40 else ""
        return f"{name}{where}"

    @property
    def file_and_day(self) -> str:
        """'toekenningen_2022.xlsx, geladen 14-03-2026': a user's file."""
        return f"{self.title}, geladen {self.published_on}"

    def __str__(self) -> str:
        if is_own(self.source_id):
            rows = _rows_in_words(self.locators)
            return f"{self.publisher}, {self.file_and_day}{f' ({rows})' if rows else ''}"
        # 'Tabel S-1, rij A, 2020' and 'Tabel S-1, rij B, 2020' are one place to whoever looks it up
        places = (
            self.locators if len(self.locators) <= 2 else tuple(dict.fromkeys(p.split(",")[0] for p in self.locators))
        )
        when = f", {self.published_on}" if self.published_on != formats.UNKNOWN else ""
        where = f" ({'; '.join(places)})" if places else ""
        return f"{self.publisher}{when}, {self.title}{where}"


def _rows_in_words(locators: Iterable[str]) -> str:
    """'rij 3', 'rij 2 t/m 14', '13 rijen van rij 2 t/m 27': rows of a file ('Rij 2', 'Rij 3 + Rij 4'); '' without rows."""
    rows = sorted({int(number) for place in locators for number in re.findall(r"\d+", place)})
    if len(rows) < 2:
        return f"rij {rows[0]}" if rows else ""
    span = f"rij {rows[0]} t/m {rows[-1]}"
    return span if rows[-1] - rows[0] + 1 == len(rows) else f"{len(rows)} rijen van {span}"


@dataclass(frozen=True)
class Exhibit:
    """One finding, whole; made by a function of (`ask`, choice).

    `key` names it in an address. `title` states the finding, computed; `subtitle` says what is measured: unit, years,
    whom. `table` holds the figures of `figure`, which is None where a table says it better. `alt` tells what the figure
    shows to who cannot see it. `caveat` is the one remark that must stand beside it, `notes` are the rest: definitions
    and method. `filter_text` is the choice in words, as far as it applies.
    """

    key: str
    title: str
    table: Table
    alt: str
    sources: tuple[Cited, ...]
    subtitle: str = ""
    figure: go.Figure | None = None
    caveat: str = ""
    notes: tuple[str, ...] = ()
    origin: Origin = "gepubliceerd"
    filter_text: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.mark and self.figure is not None:
            watermark(self.figure, self.mark)

    @property
    def remarks(self) -> tuple[str, ...]:
        """Caveat and notes, in reading order."""
        return (self.caveat, *self.notes) if self.caveat else self.notes

    @property
    def mark(self) -> str | None:
        """The words that must stand beside figures that were not published, everywhere: invented, or a user's own."""
        own = [is_own(source.source_id) for source in self.sources]
        marked = None if not any(own) else OWN_MARK if all(own) else PARTLY_OWN_MARK
        return ORIGIN_MARKS.get(self.origin, marked)

    @property
    def source_line(self) -> str:
        """All sources with their places."""
        return (
            f"{self.source_lead}: " + "; ".join(str(s) for s in self.sources) if self.sources else self._without_source
        )

    @property
    def source_lead(self) -> str:
        """Invented figures have no source, only figures that they were made to fit."""
        return "Verzonnen; afgestemd op" if self.origin == "voorbeeld" else "Bron"

    @property
    def _without_source(self) -> str:
        return OWN_RECORDS if self.origin == "eigen" else OWN_SOURCE

    @property
    def source_short(self) -> str:
        """What fits below a figure: each source by publisher, year and place; all in full is `source_line`."""
        if not self.sources:
            return self._without_source
        names = list(dict.fromkeys(source.short for source in self.sources))
        if len(names) > MOST_NAMED + 1:
            # a user's files are few, and nobody else can say where their figures come from
            own = {source.short for source in self.sources if is_own(source.source_id)}
            names = sorted(names, key=lambda name: name not in own)
            names = [*names[:MOST_NAMED], f"en {len(names) - MOST_NAMED} andere"]
        return f"{self.source_lead}: {'; '.join(names)}"


def cite(ask: Ask, *frames: pd.DataFrame, places: Iterable[tuple[str, str]] = ()) -> tuple[Cited, ...]:
    """The sources of the rows of `frames` (columns source_id, locator), each once, with its places in order.

    Raises KeyError when a row names a source that the database does not hold.
    """
    by_source: dict[str, list[str]] = {}
    for frame in frames:
        for source_id, locator in zip(frame["source_id"], frame["locator"], strict=True):
            # a query may gather several places of one row, joined by ' | '
            for one, place in zip(str(source_id).split(" | "), str(locator).split(" | "), strict=False):
                if place not in by_source.setdefault(one, []):
                    by_source[one].append(place)
    for source_id, locator in places:
        if locator not in by_source.setdefault(source_id, []):
            by_source[source_id].append(locator)
    known = _sources(ask)
    return tuple(replace(known[source_id], locators=tuple(locators)) for source_id, locators in by_source.items())


@remembered
def _sources(ask: Ask) -> dict[str, Cited]:
    return {
        row["source_id"]: Cited(
            row["source_id"],
            row["title"],
            row["publisher"],
            formats.day(row["published_on"]),
            None if formats.is_unknown(row["url"]) else row["url"],
            (),
            row["short_name"],
        )
        for row in ask("trust/sources").to_dict("records")
    }
