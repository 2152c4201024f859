"""Text on a slide: in boxes measured in inches, as large as fits, in Dutch, without characters that XML does not know."""

import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches, Pt

from view import palette

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
DATE = re.compile(r"\b(\d{1,2})-(\d{1,2})-(\d{4})\b")
TIMES = re.compile(r"× € (?=1)")
SIGNED = re.compile(r"([−+])(?=€)")
EM = 0.55
"""How wide a character is, on average, in the height of its letters; wide enough for most fonts."""
BOLD_EM = 0.64
LEADING = 1.22
WIDE_FONTS = {
    "verdana": 1.16, "dejavu sans": 1.16, "lucida sans": 1.1, "lucida sans unicode": 1.1, "courier new": 1.1,
    "century gothic": 1.08, "georgia": 1.05, "dejavu serif": 1.16, "gill sans ultra bold": 1.4, "arial black": 1.25, "rockwell": 1.05,
}  # fmt: skip
"""How much wider than in most fonts a character is, in fonts that a house style may have."""
_wider: ContextVar[float] = ContextVar("wider", default=1.0)


@dataclass(frozen=True)
class Box:
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float


@contextmanager
def letters_of(fonts: Sequence[str]) -> Iterator[None]:
    """Inside it, text is measured for the widest of these fonts."""
    before = _wider.set(max((WIDE_FONTS.get(font.lower(), 1.0) for font in fonts), default=1.0))
    try:
        yield
    finally:
        _wider.reset(before)


def letter_in(size: float, em: float = EM) -> float:
    """How wide a character of `size` points is, on average, in inches."""
    return size * em * _wider.get() / 72


def rgb(colour: str) -> RGBColor:
    """PowerPoint's colour of '#2474b8'."""
    return RGBColor(*bytes.fromhex(colour.lstrip("#")))


def plain(text: str) -> str:
    """The text on one line, without what XML cannot hold."""
    return re.sub(r"[\n\r\t]", " ", NOT_XML.sub("", text))


def joined(text: str) -> str:
    """The text with dates, signed amounts and units ('× € 1.000') that stay on one line."""
    text = TIMES.sub("×\u00a0€\u00a0", text)
    return SIGNED.sub("\\1\u2060", DATE.sub("\\1\u2011\\2\u2011\\3", text))


def height_of(text: str, width: float, most: float, sizes: Sequence[int], *, bold: bool = False) -> float:
    """The inches that a text takes of `most` when it is written with `fit`."""
    words, size = fit(plain(text), width, most, sizes, bold=bold)
    return min(most, lines_of(words, width, size, BOLD_EM if bold else EM) * size * LEADING / 72 + 0.02)


def lines_of(text: str, width: float, size: float, em: float = EM) -> int:
    """How many lines a text takes in `width` inches, rather too many than too few: a word is not broken where it fits whole."""
    room = max(1.0, width / letter_in(size, em))
    if len(text) <= room:
        return 1
    lines, used = 1, 0
    for word in text.split(" "):
        longer = used + len(word) + (used > 0)
        if longer <= room:
            used = longer
            continue
        lines += (used > 0) + math.ceil(len(word) / room) - 1
        used = len(word) % int(room) or len(word) if len(word) > room else len(word)
    return max(lines, math.ceil(len(text) / room))


def fit(text: str, width: float, height: float, sizes: Sequence[int], *, bold: bool = False) -> tuple[str, int]:
    """The text with the largest of `sizes` (falling) that fits; cut with '…' when none does."""
    em = BOLD_EM if bold else EM
    for size in sizes:
        if lines_of(text, width, size, em) * size * LEADING / 72 <= height:
            return text, size
    size = sizes[-1]
    most = int(width / letter_in(size, em)) * max(1, int(height * 72 / (size * LEADING)))
    return f"{text[: most - 1].rstrip()}…", size


def write(
    slide: Any,
    text: str,
    box: Box,
    sizes: Sequence[int],
    *,
    bold: bool = False,
    colour: str | None = palette.LIGHT_TEXT,
    bottom: bool = False,
) -> Any:
    """A text box; returns its shape."""
    shape = slide.shapes.add_textbox(Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height))
    fill_frame(shape.text_frame, text, box, sizes, bold=bold, colour=colour)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if bottom else MSO_ANCHOR.TOP
    return shape


def fill_frame(
    frame: Any,
    text: str,
    box: Box,
    sizes: Sequence[int],
    *,
    bold: bool | None = False,
    colour: str | None = palette.LIGHT_TEXT,
) -> None:
    """Puts a text into a frame without margins, as large as fits."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    words, size = fit(plain(text), box.width, box.height, sizes, bold=bold is not False)
    put(frame.paragraphs[0], joined(words), size, bold=bold, colour=colour)


def put(
    paragraph: Any, words: str, size: int, *, bold: bool | None = False, colour: str | None = palette.LIGHT_TEXT
) -> None:
    """Adds one run of words, in Dutch; None leaves to the layout how they look. No words, no run: PowerPoint writes none."""
    if not words:
        return
    run = paragraph.add_run()
    run.text = words
    run.font.size = Pt(size)
    run.font.bold = bold
    if colour is not None:
        run.font.color.rgb = rgb(colour)
    run.font.language_id = MSO_LANGUAGE_ID.DUTCH
