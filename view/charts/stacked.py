"""Parts of a whole: one horizontal bar a year or group, its parts beside each other on one scale from zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from view import graph_objects as go
from view.charts.base import FONT_SIZE, LABEL_PX, Pick, Series, described, hatch, hover
from view.charts.rows import Rows
from view.escape import escape_html
from view.formats import Kind

BAR_PX = 26
GAP_PX = 12
LINE_PX = 18
CHARACTERS = 44
NARROWEST_PX = 320
CHARACTER_PX = 7.6


@dataclass(frozen=True)
class Part:
    """What a part of every bar is called and how it looks."""

    name: str
    colour: str
    text_colour: str
    hatched: bool = False


@dataclass(frozen=True)
class Stack:
    """A bar: one value with its text a part, None when not known; `text` (the whole) stands behind its label."""

    label: str
    values: Sequence[float | None]
    texts: Sequence[str]
    hovers: Sequence[str]
    text: str = ""
    pick: Pick | None = None


def stacked_bars(rows: Sequence[Stack], parts: Sequence[Part], *, unit: Kind = "eur") -> go.Figure:
    """Values stand inside their part where it is wide enough on a phone; the others are named behind the label."""
    whole = max((sum(v or 0 for v in row.values) for row in rows), default=1) or 1
    place = Rows()
    key = _key(parts)
    place.words("<br>".join(key), LABEL_PX * len(key), size=FONT_SIZE - 1)
    place.y += 4
    middles: list[float] = []
    for row in rows:
        missing = [
            f"{part.name.lower()} {text}"
            for part, value, text in zip(parts, row.values, row.texts, strict=True)
            if text and not _fits(value, text, whole)
        ]
        words = f"<b>{escape_html(row.label)}</b>  {escape_html(row.text)}"
        place.words(words, LABEL_PX)
        if missing:
            lines = wrap("; ".join(missing), CHARACTERS)
            place.words("<br>".join(map(escape_html, lines)), LINE_PX * len(lines), size=FONT_SIZE - 1)
        middles.append(place.bar(BAR_PX))
        place.y += GAP_PX
    traces = [
        go.Bar(
            name=escape_html(part.name),
            orientation="h",
            x=[row.values[n] or 0 for row in rows],
            base=[sum(v or 0 for v in row.values[:n]) for row in rows],
            y=middles,
            width=BAR_PX,
            customdata=[row.values[n] for row in rows],
            marker={"color": part.colour, "pattern": hatch(part.hatched), "line": {"width": 0}},
            text=[escape_html(row.texts[n]) if _fits(row.values[n], row.texts[n], whole) else "" for row in rows],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont={"size": FONT_SIZE - 1, "color": part.text_colour},
            hovertext=[hover(row.hovers[n]) for row in rows],
            hoverinfo="text",
        )
        for n, part in enumerate(parts)
    ]
    drawn = place.draw(traces, left=0, right=whole * 1.005)
    return described(
        drawn,
        {
            "chart": "stacked",
            "unit": unit,
            "categories": [row.label for row in rows],
            "series": [_series(rows, n, part) for n, part in enumerate(parts)],
            "picks": [row.pick for row in rows],
            "points": [list(range(len(rows)))] * len(parts),
        },
    )


def _key(parts: Sequence[Part]) -> list[str]:
    """What the colours stand for, in lines that fit a phone."""
    lines: list[list[Part]] = [[]]
    for part in parts:
        if sum(len(one.name) + 5 for one in [*lines[-1], part]) > CHARACTERS:
            lines.append([])
        lines[-1].append(part)
    return [
        "   ".join(
            f'<span style="color:{part.colour}">{"▨" if part.hatched else "■"}</span> {escape_html(part.name)}'
            for part in line
        )
        for line in lines
    ]


def _fits(value: float | None, text: str, whole: float) -> bool:
    return value is not None and value / whole * NARROWEST_PX >= len(text) * CHARACTER_PX + 6


def _series(rows: Sequence[Stack], n: int, part: Part) -> Series:
    return {
        "name": part.name,
        "values": [row.values[n] for row in rows],
        "texts": [row.texts[n] for row in rows],
        "colours": [part.colour] * len(rows),
    }
