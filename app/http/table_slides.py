"""The slides that show a table in `/presentatie`: split over slides as the PowerPoint splits them.

A slide has the size of PowerPoint's (13,33 × 7,5 inch) at 80 × 45 times the height of its letters, which are 12 points
there; 16 pixels at 1280 × 720. `browser/presentation/table.js` draws what `slides_of` gives.
"""

from dataclasses import replace
from typing import Any

from exhibits.exhibit import Exhibit

LETTER_PT = 12
WIDTH_EM, HEIGHT_EM = 74.8, 45.0
PADDING_EM = 2.9 + 1.6
"""Above and below, and between the parts of a slide; with `LINES_EM` what presentation.css says."""
TITLE_EM, TITLE_LINE_EM = 1.75, 2.02
LINES_EM = {"subtitle": 1.55, "mark": 1.6, "conclusion": 1.8, "caveat": 1.25, "source": 1.25, "rule": 0.6}
NUMBER_EM = 8.0
"""What the number of the slide takes from the width of the lines at the foot."""


def slides_of(exhibit: Exhibit, *, conclusion: str = "", with_table: bool = False) -> list[dict[str, Any]]:
    """What the slides with the table show; none where one slide with the figure, or with all of the table, will do.

    A slide is {title, caveat, table}; a table {titles, numeric, rows, widths, size, left_out}: its texts, each column's
    width in per cent of the slide, and the size of its letters in those of the slide. A figure's table comes after the
    figure; a table of more slides than the PowerPoint would have stays on one, with its other rows within reach.
    """
    if exhibit.figure is not None and not with_table:
        return []
    # python-pptx takes a tenth of a second to import: not while the server starts
    from export.slides import tables
    from export.slides.rows import own_table
    from export.slides.words import beside_a_table

    of_figure = exhibit.figure is not None
    if of_figure:
        exhibit = replace(exhibit, title=f"{exhibit.title} (tabel)", caveat=beside_a_table(exhibit.caveat))
    table = own_table(exhibit)
    parts = tables.parts_of(table, _room(exhibit, "" if of_figure else conclusion), small=())
    if len(parts) == 1 and (not of_figure or len(parts[0].rows) < len(table.rows)):
        return [{"title": exhibit.title, "caveat": exhibit.caveat, "table": None}] if of_figure else []
    return [
        {
            "title": exhibit.title if len(parts) == 1 else f"{exhibit.title} ({number}\u00a0van\u00a0{len(parts)})",
            "caveat": exhibit.caveat,
            "table": {
                "titles": part.titles,
                "numeric": part.numeric,
                "rows": part.rows,
                "widths": [round(100 * width / sum(part.widths), 2) for width in part.widths],
                "size": round(part.size / LETTER_PT, 3) if len(parts) > 1 else None,
                "left_out": part.left_out,
            },
        }
        for number, part in enumerate(parts, 1)
    ]


def _room(exhibit: Exhibit, conclusion: str) -> Any:
    """The box, in inches, that the words of the slide leave for its table."""
    from export.slides.text import Box, lines_of

    def lines(text: str, width_em: float = WIDTH_EM, size: float = 1.0) -> int:
        return lines_of(text, width_em * LETTER_PT / 72, size * LETTER_PT) if text else 0

    taken = PADDING_EM + lines(exhibit.title, size=TITLE_EM) * TITLE_LINE_EM + LINES_EM["rule"]
    source = " · ".join((exhibit.source_short, *exhibit.filter_text, "Gegevens van 00-00-0000"))
    for name, count in (
        ("subtitle", lines(exhibit.subtitle)),
        ("mark", 1 if exhibit.mark else 0),
        ("conclusion", lines(conclusion, size=1.15)),
        ("caveat", lines(exhibit.caveat, WIDTH_EM - NUMBER_EM)),
        ("source", lines(source, WIDTH_EM - NUMBER_EM)),
    ):
        taken += count * LINES_EM[name]
    inch = LETTER_PT / 72
    return Box(0, 0, WIDTH_EM * inch, (HEIGHT_EM - taken) * inch)
