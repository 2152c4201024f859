"""What a deck is made of: pages with an exhibit each, and a title slide."""

from dataclasses import dataclass

from exhibits.exhibit import Exhibit


@dataclass(frozen=True)
class Page:
    """An exhibit on a slide of its own, with the reader's own words.

    `conclusion` stands above the figure, `notes` come first in the speaker's notes. `with_table` adds a slide with the table
    where the exhibit's own slide shows a figure; without `with_notes` definitions and method stay out of the notes.
    """

    exhibit: Exhibit
    conclusion: str = ""
    notes: str = ""
    with_table: bool = False
    with_notes: bool = True


@dataclass(frozen=True)
class Cover:
    """The title slide: a title, and lines below it."""

    title: str
    lines: tuple[str, ...] = ()
