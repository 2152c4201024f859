"""Parts of a whole: one horizontal bar a year or group, its parts beside each other on one scale from zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from view import graph_objects as go
from view.charts.base import FONT_SIZE, LABEL_PX, Pick, Series, described, hatch, hover
from view.charts.rows import MARGIN_PX, PLAIN_PX, Rows, Side
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
    side = Side.of([row.label for row in rows], [row.text for row in rows])
    place, middles = _placed(rows, parts, whole, None)
    wide, wide_middles = _placed(rows, parts, whole, side)
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
            text=_inside(rows, n, whole, None),
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
            "wide": wide.wide(
                [{"y": wide_middles, "text": _inside(rows, n, whole, side)} for n in range(len(parts))],
                left=0,
                right=whole * 1.005,
            ),
        },
    )


def _placed(rows: Sequence[Stack], parts: Sequence[Part], whole: float, side: Side | None) -> tuple[Rows, list[float]]:
    """The words in their places, and the middles of the bars."""
    place = Rows(side)
    key = _key(parts, side)
    place.words("<br>".join(key), LABEL_PX * len(key), size=FONT_SIZE - 1)
    place.y += 4
    middles: list[float] = []
    for row in rows:
        missing = [
            f"{part.name.lower()} {text}"
            for part, value, text in zip(parts, row.values, row.texts, strict=True)
            if text and not _fits(value, text, whole, side)
        ]
        words = "; ".join(missing)
        if side:
            middles += place.labelled(row.label, [BAR_PX], LABEL_PX, text=row.text)
            if words:
                # from the far left: below the bar alone there is no room for it
                lines = wrap(words, int(side.from_px / PLAIN_PX))
                place.words("<br>".join(map(escape_html, lines)), LINE_PX * len(lines), size=FONT_SIZE - 1)
            place.y += GAP_PX
            continue
        place.words(f"<b>{escape_html(row.label)}</b>  {escape_html(row.text)}", LABEL_PX)
        if words:
            lines = wrap(words, CHARACTERS)
            place.words("<br>".join(map(escape_html, lines)), LINE_PX * len(lines), size=FONT_SIZE - 1)
        middles.append(place.bar(BAR_PX))
        place.y += GAP_PX
    return place, middles


def _inside(rows: Sequence[Stack], part: int, whole: float, side: Side | None) -> list[str]:
    """The texts of a part that fit in it."""
    fitting = (_fits(row.values[part], row.texts[part], whole, side) for row in rows)
    return [escape_html(row.texts[part]) if fits else "" for row, fits in zip(rows, fitting, strict=True)]


def _key(parts: Sequence[Part], side: Side | None) -> list[str]:
    """What the colours stand for, in lines that fit."""
    characters = CHARACTERS if side is None else round(side.from_px / CHARACTER_PX)
    lines: list[list[Part]] = [[]]
    for part in parts:
        if sum(len(one.name) + 5 for one in [*lines[-1], part]) > characters:
            lines.append([])
        lines[-1].append(part)
    return [
        "   ".join(
            f'<span style="color:{part.colour}">{"▨" if part.hatched else "■"}</span> {escape_html(part.name)}'
            for part in line
        )
        for line in lines
    ]


def _fits(value: float | None, text: str, whole: float, side: Side | None) -> bool:
    width = NARROWEST_PX if side is None else side.from_px - side.px - 2 * MARGIN_PX
    return value is not None and value / whole * width >= len(text) * CHARACTER_PX + 6


def _series(rows: Sequence[Stack], n: int, part: Part) -> Series:
    return {
        "name": part.name,
        "values": [row.values[n] for row in rows],
        "texts": [row.texts[n] for row in rows],
        "colours": [part.colour] * len(rows),
    }
