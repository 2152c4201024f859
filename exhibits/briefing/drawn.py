"""The exhibits of a briefing, made anew from the data of today, with what has changed since it was saved."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from exhibits import catalogue
from exhibits.briefing.model import Briefing, Item, Stamp
from exhibits.briefing.values import MOST_ROWS, Change, changes, fingerprint, values_of
from exhibits.choice import ChoiceInvalid
from exhibits.exhibit import Exhibit
from store.errors import RecordsHidden
from store.reading import Database
from view import formats


@dataclass(frozen=True)
class Drawn:
    """An item with its exhibit of today; `exhibit` is None when its address gives none, and `problem` says why, in Dutch."""

    item: Item
    exhibit: Exhibit | None
    problem: str = ""

    @property
    def title(self) -> str:
        """The reader's own, else the exhibit's finding, else what it was when it was saved, else the address."""
        if self.item.title:
            return self.item.title
        if self.exhibit is not None:
            return self.exhibit.title
        return self.item.stamp.title if self.item.stamp and self.item.stamp.title else self.item.address

    @property
    def renamed(self) -> Exhibit | None:
        """The exhibit under the reader's own title: what slides, sheets and pages show."""
        if self.exhibit is None or not self.item.title:
            return self.exhibit
        return replace(self.exhibit, title=self.item.title)

    @property
    def has_changed(self) -> bool:
        """Whether the values are others than those of the stamp."""
        stamp = self.item.stamp
        return bool(stamp and self.exhibit is not None and fingerprint(values_of(self.exhibit)) != stamp.fingerprint)

    @property
    def changes(self) -> list[Change]:
        """Old beside new, as far as the old values are known (a link has none).

        Never of own records: two loads side by side show who came in between (`exhibits/shared/privacy.py`).
        """
        stamp = self.item.stamp
        if not (stamp and stamp.values and self.exhibit is not None and self.has_changed):
            return []
        if self.exhibit.origin == "eigen":
            return []
        return changes(stamp.values, values_of(self.exhibit))


def draw(database: Database, briefing: Briefing) -> list[Drawn]:
    """Every item in its order; those without an exhibit too."""
    return [draw_item(database, item) for item in briefing.items]


def shown(drawn: Sequence[Drawn]) -> list[Drawn]:
    """Those that have an exhibit."""
    return [one for one in drawn if one.exhibit is not None]


def draw_item(database: Database, item: Item) -> Drawn:
    """One item with its exhibit, or with the reason why there is none."""
    key, _, query_string = item.address.partition("?")
    try:
        return Drawn(item, catalogue.resolve(database, key, query_string))
    except catalogue.AddressUnknown:
        return Drawn(item, None, "Deze figuur bestaat niet (meer) in dit dashboard.")
    except ChoiceInvalid as error:
        return Drawn(item, None, f"Deze keuze bestaat niet (meer). {error}")
    except RecordsHidden as error:
        return Drawn(item, None, f"{error} {error.advice}")


def left_out_words(database: Database, briefing: Briefing, repeated: Collection[Item]) -> str:
    """Which figures of the briefing came more than once (`Briefing.once`), and what became of the other times; '' for none."""
    if not repeated:
        return ""
    addresses = {item.address for item in repeated}
    titles = [f"‘{draw_item(database, one).title}’" for one in briefing.items if one.address in addresses]
    has_words = any(item.title or item.conclusion or item.notes for item in repeated)
    words = " Wat er op een andere plek bij stond, is weggelaten." if has_words else ""
    return (
        f"{formats.enumerate_words(titles)} {'stond' if len(titles) == 1 else 'stonden'} er meer dan één keer in. In een "
        f"briefing staat elke figuur één keer: waar zij het eerst stond, met de woorden van die plek.{words}"
    )


def stamp_of(exhibit: Exhibit) -> Stamp:
    """What the exhibit says today; of a long table and of own records only the fingerprint."""
    values = values_of(exhibit)
    kept = values if len(values.rows) <= MOST_ROWS and exhibit.origin != "eigen" else None
    return Stamp(formats.current_day().isoformat(), fingerprint(values), exhibit.title, kept)


def stamped(briefing: Briefing, drawn: Sequence[Drawn]) -> Briefing:
    """The briefing with the values of today; what cannot be drawn keeps what it had."""
    return briefing.stamped([None if one.exhibit is None else stamp_of(one.exhibit) for one in drawn])
