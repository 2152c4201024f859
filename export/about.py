"""What every file says beside the figures: title, choice, remarks, sources and date; and the file's name."""

import re
import unicodedata

from exhibits.exhibit import MARKS, Column, Exhibit
from view import formats

UNITS = {"eur": "in euro's", "mln_eur": "in miljoenen euro's", "pct": "in procenten", "points": "in procentpunten"}
PPTX_MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
"""Here, and not in slides/, that is imported when somebody asks for slides."""

MOST_OF_PROPERTY = 255
"""Characters of a property of a file, such as its title."""


def today() -> str:
    """The day that files are dated with: '2026-11-21'."""
    return formats.current_day().isoformat()


def file_name(exhibit: Exhibit, suffix: str) -> str:
    """'voorbeeld-profielen-lijst-2026-11-21.xlsx': the key and the day, safe on every system."""
    ascii_key = unicodedata.normalize("NFKD", exhibit.key).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", ascii_key.lower()).strip("-")
    mark = "voorbeeld-" if exhibit.origin == "voorbeeld" else ""
    return f"{mark}{base}-{today()}.{suffix}"


def lines(exhibit: Exhibit) -> list[tuple[str, str]]:
    """What goes along with the figures, as label and text."""
    texts = [("Titel", exhibit.title)]
    if exhibit.subtitle:
        texts.append(("Wat er staat", exhibit.subtitle))
    if exhibit.mark:
        texts.append(("Let op", f"{exhibit.mark}. {MARKS[exhibit.mark]}"))
    texts += [("Keuze", line) for line in exhibit.filter_text]
    texts += [("Toelichting", remark) for remark in exhibit.remarks]
    texts += [(exhibit.source_lead, str(source)) for source in exhibit.sources] or [
        ("Bron", "eigen indeling van dit dashboard")
    ]
    texts += [("Adres", source.url) for source in exhibit.sources if source.url]
    texts += [("Gemaakt op", formats.today()), ("n.b.", "niet bekend: leeg in de tabel, nooit nul")]
    return texts


def column_title(column: Column) -> str:
    """'Toegekend (in euro's)': the title with its unit where the value does not show it."""
    unit = UNITS.get(column.kind)
    return f"{column.title} ({unit})" if unit else column.title
