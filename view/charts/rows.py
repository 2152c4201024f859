"""Words and bars below each other: the one layout of all horizontal bars. Heights are pixels from the top.

A figure is made before its width is known. So it is laid out twice: *narrow*, labels above their bars, for a phone, and
*wide*, labels in a column at the left. The wide one goes along as what differs (`Wide`); the browser takes it where it fits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from view import graph_objects as go
from view.charts.base import AXIS, FONT_SIZE, Wide, figure
from view.escape import escape_html

MARGIN_PX = 8
OPEN, FILLED = ('<span style="font-size:17px">○</span>', '<span style="font-size:17px">●</span>')
"""How a legend in words shows the two points of a pair."""
LINE_PX = 18
BOLD_PX, PLAIN_PX = 7.4, 6.7
"""Width of a letter of a label, and of a text or value."""
COLUMN_GAP_PX = 14
NARROWEST_PX = 330
"""Width of a figure on a phone of 390 px."""
LINES_OF = ((34, 60), (28, 60), (22, 60), (22, 24))
"""Letters of a label and of a text on one line of their columns: the first that leave room for the bars."""
MOST_BESIDE_PX = 370
MOST_WITH_HEADS_PX = 415
LEAST_FOR_BARS_PX = 180
LEAST_WIDE_PX = 520


def text_px(text: str, letter_px: float = PLAIN_PX) -> float:
    """About how wide the longest line of `text` is."""
    return max((len(line) for line in text.split("\n")), default=0) * letter_px


@dataclass(frozen=True)
class Side:
    """The columns at the left of a wide figure: short headings, labels (bold), and the texts beside them."""

    label_px: float
    text_px: float = 0.0
    head_px: float = 0.0
    label_letters: int = LINES_OF[0][0]
    text_letters: int = LINES_OF[0][1]

    @classmethod
    def of(cls, labels: Sequence[str], texts: Sequence[str] = (), heads: Sequence[str] = ()) -> "Side":
        """Columns as wide as what stands in them; long labels are broken where that is much."""
        head_px = _column_px([*heads], BOLD_PX)
        for label_letters, text_letters in LINES_OF:
            label_px = _column_px([line for label in labels for line in wrap(label, label_letters)], BOLD_PX)
            texts_px = _column_px([line for text in texts for line in wrap(text, text_letters)], PLAIN_PX)
            side = cls(label_px, texts_px, head_px, label_letters, text_letters)
            if side.px <= MOST_BESIDE_PX:
                break
        return side

    @property
    def px(self) -> float:
        return self.head_px + self.label_px + self.text_px

    @property
    def from_px(self) -> int:
        """The least width at which this leaves enough room for the bars."""
        return max(LEAST_WIDE_PX, round(self.px) + LEAST_FOR_BARS_PX)


def _column_px(lines: Sequence[str], letter_px: float) -> float:
    widest = max((text_px(line, letter_px) for line in lines), default=0)
    return widest + COLUMN_GAP_PX if widest else 0


def room(values: Sequence[float | None], texts: Sequence[str], *, both: bool = False) -> list[float]:
    """`room_at` for an axis from zero with words at the ends of the bars; with `both`, at both ends of each."""
    known = [
        (value, text_px(text) + COLUMN_GAP_PX) for value, text in zip(values, texts, strict=True) if value is not None
    ]
    low, high = min([0.0, *(v for v, _ in known)]), max([0.0, *(v for v, _ in known)])
    return room_at(low, high, [(v, px if v < 0 or both else 0.0, px if v >= 0 or both else 0.0) for v, px in known])


def room_at(low: float, high: float, ends: Sequence[tuple[float, float, float]]) -> list[float]:
    """[low, high, value, px, px, value, px, px, …]: an axis, and what words take at the left and right of a value.

    The browser makes the range of it once it knows the width. Values whose words fit wherever those of another do are
    left out.
    """
    leftmost = _outermost([(-value, left) for value, left, _ in ends])
    rightmost = _outermost([(value, right) for value, _, right in ends])
    counting = [px for n, end in enumerate(ends) if n in leftmost or n in rightmost for px in end]
    return [low, high if high > low else low + 1.0, *counting]


def _outermost(ends: Sequence[tuple[float, float]]) -> set[int]:
    """The places of those that reach further than all that stand further out."""
    kept: set[int] = set()
    reach = 0.0
    for place in sorted(range(len(ends)), key=lambda n: ends[n], reverse=True):
        if ends[place][1] > reach:
            kept.add(place)
            reach = ends[place][1]
    return kept


class Rows:
    """A column that fills from the top: words take a height, then bars, then air. With a `side` the layout is wide."""

    def __init__(self, side: Side | None = None) -> None:
        self.y = 0.0
        self.side = side
        self._words: list[dict[str, Any]] = []

    def words(self, text: str, height: float, *, middle: float = 0.5, size: int = FONT_SIZE, shift: int = 0) -> None:
        """Escaped `text` at the far left, centred at `middle` of the `height` that it takes."""
        self.beside(text, self.y + height * middle, size=size, shift=shift)
        self.y += height

    def beside(self, text: str, y: float, *, start_px: float = 0.0, size: int = FONT_SIZE, shift: int = 0) -> None:
        """Escaped `text` `start_px` from the far left, in the columns of a wide figure; takes no height."""
        self.place_words(text, y, size=size, shift=round(shift + start_px - (self.side.px if self.side else 0)))

    def place_words(
        self, text: str, y: float, *, x: float = 0.0, anchor: str = "middle", size: int = FONT_SIZE, shift: int = 0
    ) -> None:
        """Escaped `text` in the drawing, `x` a share of its width; takes no height."""
        self._words.append(
            {
                "x": x,
                "xref": "paper",
                "y": y,
                "yref": "y",
                "text": text,
                "showarrow": False,
                "xanchor": "left",
                "yanchor": anchor,
                "xshift": shift,
                "font": {"size": size},
                "align": "left",
            }
        )

    def labelled(
        self,
        label: str,
        heights: Sequence[float],
        above_px: float,
        *,
        text: str = "",
        head: str = "",
        bold: bool = True,
        shift: int = 0,
    ) -> list[float]:
        """A label, with its `text`, and room for its bars; returns their middles.

        Narrow they share a line of `above_px` over the bars; wide they stand beside them, each in its column, `head` in
        front of them.
        """
        each = "<b>{}</b>" if bold else "{}"
        if self.side is None:
            name, words = each.format(escape_html(label)), escape_html(text)
            if text and text_px(label, BOLD_PX) + text_px(text) > NARROWEST_PX:  # a line each
                self.words(f"{name}<br>{words}", above_px + LINE_PX, shift=shift)
            else:
                self.words(f"{name}  {words}" if text else name, above_px, shift=shift)
            return [self.bar(height) for height in heights]
        lines = [each.format(escape_html(line)) for line in wrap(label, self.side.label_letters)]
        more = [escape_html(line) for line in wrap(text, self.side.text_letters)]
        room = max(sum(heights), LINE_PX * max(len(lines), len(more), 1))
        start = self.y
        self.y += (room - sum(heights)) / 2
        middles = [self.bar(height) for height in heights]
        self.y = start + room
        if head:
            self.beside(f"<b>{escape_html(head)}</b>", start + room / 2)
        self.beside("<br>".join(lines), start + room / 2, start_px=self.side.head_px)
        if text:
            self.beside("<br>".join(more), start + room / 2, start_px=self.side.head_px + self.side.label_px)
        return middles

    def bar(self, height: float) -> float:
        """Room for a bar; returns its middle."""
        self.y += height
        return self.y - height / 2

    def draw(self, traces: Sequence[go.Bar | go.Scatter], *, left: float, right: float, right_px: int = 8) -> go.Figure:
        """The figure with the horizontal axis from `left` to `right`, and `right_px` of room beside it."""
        drawn = figure(traces, height=self.height)
        drawn.update_layout(barmode="overlay", **self._layout(left, right, right_px))
        return drawn

    def wide(
        self,
        data: Sequence[Mapping[str, Any]],
        *,
        left: float = 0.0,
        right: float = 1.0,
        right_px: int = 8,
        rooms: Mapping[str, Sequence[float]] | None = None,
        **layout: Any,
    ) -> Wide:
        """What differs in a wide figure: for each trace its own `data`, and the layout, `layout` too.

        `rooms` are of axes whose range depends on the width: name → `room_at`.
        """
        own = {"height": self.height, **self._layout(left, right, right_px), **layout}
        return {
            "from": self.side.from_px if self.side else LEAST_WIDE_PX,
            "data": [dict(one) for one in data],
            "layout": own,
            "rooms": {name: list(one) for name, one in (rooms or {}).items()},
        }

    @property
    def height(self) -> int:
        return round(self.y) + 2 * MARGIN_PX

    def _layout(self, left: float, right: float, right_px: int) -> dict[str, Any]:
        side = self.side.px if self.side else 0
        return {
            "margin": {"l": round(8 + side), "r": right_px, "t": MARGIN_PX, "b": MARGIN_PX},
            "xaxis": {**AXIS, "visible": False, "range": [left, right]},
            "yaxis": {**AXIS, "visible": False, "range": [self.y, 0]},
            # all at once: adding them one by one costs plotly milliseconds each
            "annotations": self._words,
        }
