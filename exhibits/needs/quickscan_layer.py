"""The two layers of the quickscan: counts as published, and counts over a user's own answers per municipality.

What a page shows of either comes from here: the rows, how many municipalities they are about, and what may be said of them.
"""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from exhibits.exhibit import Ask, Cited, Origin, cite
from exhibits.needs import quickscan_words as words
from exhibits.needs.quickscan_choice import OWN, QuickscanChoice
from exhibits.shared.own import cited
from view import formats

RECORDS = ("municipality", "quickscan_answer")
OWN_UNKNOWN = "n.b.: van geen enkele gemeente is het antwoord bekend. Een aandeel gaat over wie antwoord gaf."


@dataclass(frozen=True)
class Layer:
    """`own` is whether the counts are over a user's answers; then nothing of the report is said beside them."""

    ask: Ask
    own: bool

    def counts(self, *themes: str) -> pd.DataFrame:
        """The rows of needs/counts or needs/own_counts."""
        return self.ask("needs/own_counts" if self.own else "needs/counts", themes=themes)

    @property
    def knowledge(self) -> pd.DataFrame:
        """The rows of needs/knowledge or needs/own_knowledge."""
        return self.ask("needs/own_knowledge" if self.own else "needs/knowledge")

    @property
    def exclusive(self) -> pd.DataFrame:
        """The rows of needs/exclusive or needs/own_exclusive, with `several`: how many gave more than one answer."""
        return self.ask("needs/own_exclusive") if self.own else self.ask("needs/exclusive").assign(several=0)

    @cached_property
    def size(self) -> int:
        """How many municipalities answered."""
        return int(self.ask("needs/own_size")["municipalities"].iloc[0]) if self.own else words.base(self.ask)

    @property
    def of(self) -> str:
        """'49 gemeenten': for a subtitle."""
        return formats.plural(self.size, "gemeente", "gemeenten")

    @property
    def when(self) -> str:
        """'2015', or whose answers they are."""
        return "eigen gegevens" if self.own else words.year(self.ask)

    @property
    def origin(self) -> Origin:
        return "eigen" if self.own else "gepubliceerd"

    def unknown_notes(self, counts: pd.DataFrame) -> tuple[str, ...]:
        """Why a count is not known, as a note; () where all are."""
        if not counts.isna().any(axis=None):
            return ()
        if self.own:
            return (OWN_UNKNOWN,)
        return ("n.b.: de tekst van het rapport noemt geen aantal; de figuur in het rapport is hier niet beschikbaar.",)

    def statements(self, *subjects: str) -> tuple[str, ...]:
        """What the report says about these subjects; nothing beside own answers."""
        return () if self.own else words.statements(self.ask, *subjects)

    def sources(self, rows: pd.DataFrame, *subjects: str) -> tuple[Cited, ...]:
        """The report, or the files that were loaded."""
        if self.own:
            return cited(self.ask, RECORDS)
        return cite(self.ask, rows, places=words.places(self.ask, *subjects))


def layer_of(ask: Ask, choice: QuickscanChoice) -> Layer:
    """The layer that a choice is about."""
    return Layer(ask, choice.layer == OWN)
