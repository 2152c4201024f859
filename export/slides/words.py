"""The words beside a figure on a slide: what it says to who cannot see it, its caveat, its foot and its notes."""

import re
from collections.abc import Sequence

from exhibits.exhibit import Exhibit
from export import about
from export.slides.native import NativeChart
from export.slides.page import Page
from export.slides.rows import TextTable
from export.slides.text import plain
from view import formats
from view.charts.base import data_of

ORIGINS = {
    "gepubliceerd": "gepubliceerde cijfers",
    "indeling": "eigen indeling van dit dashboard",
    "voorbeeld": "verzonnen voorbeeldgegevens",
    "eigen": "eigen gegevens",
}
PICTURE_WORDS = re.compile(
    r"^(Gekleurd|Grijs|Gearceerd|Arcering|Band|Pijl|Geen pijl|Lege plek|Blauw|Oranje|Open punt|Stip|Kleur|Donker)"
)
"""What a sentence starts with that explains a picture: beside a table it would say what is not there."""
DRAWN = {
    "units": "Gestapelde staven met aantallen.",
    "waterfall": "Waterval: staven voor begin en eind, daartussen wat erbij kwam en wat eraf ging.",
    "table": "Tabel met de cijfers.",
    "bars": "Staven.",
}
"""What stands on a slide in place of the figure on the page, of which the first sentence of its alt text tells."""
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z°*‘0-9])")


def beside_a_table(caveat: str) -> str:
    """The caveat without its sentences about a picture."""
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z°*‘])", caveat)
    return " ".join(sentence for sentence in sentences if not PICTURE_WORDS.match(sentence))


def alt_of(exhibit: Exhibit, shown: Sequence[NativeChart] | TextTable) -> str:
    """The exhibit's alt text, with what is drawn here where that is something else than its figure."""
    drawn = _drawn_instead(exhibit, shown)
    if drawn is None:
        return exhibit.alt.replace("open punt", "lichte punt").replace("dicht punt", "volle punt")
    return " ".join([DRAWN[drawn], *SENTENCE.split(exhibit.alt)[1:]])


def _drawn_instead(exhibit: Exhibit, shown: Sequence[NativeChart] | TextTable) -> str | None:
    if exhibit.figure is None:
        return None
    chart = data_of(exhibit.figure)["chart"]
    if isinstance(shown, TextTable):
        return "table"
    if chart == "units":
        return "units"
    if shown[0].form == "waterfall":
        return "waterfall"
    points = chart in ("dumbbell", "slopes", "intervals")
    return "bars" if points and any(one.form == "bars" for one in shown) else None


def footer(exhibit: Exhibit) -> str:
    """Source, origin, day, and last the choice: where it is too long it is cut, and whole in the notes."""
    parts = [
        exhibit.source_short,
        f"Herkomst: {ORIGINS[exhibit.origin]}",
        f"Gemaakt op {formats.today()}",
        *exhibit.filter_text,
    ]
    return " · ".join(parts)


def notes(page: Page) -> str:
    """The reader's own notes, what can be said beside the slide, and what the figure shows in words."""
    exhibit = page.exhibit
    hidden = ("Titel",) if page.with_notes else ("Titel", "Toelichting")
    said = [f"{label}: {text}" for label, text in about.lines(exhibit) if label not in hidden]
    lines = [*page.notes.splitlines(), *said, f"In woorden: {exhibit.alt}"]
    return "\n".join(plain(line) for line in lines)
