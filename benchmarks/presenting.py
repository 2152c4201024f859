"""Presenting and handing over: turning a slide in a real Chromium, and making a deck and a workbook of 12 and of all exhibits."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.browser import chromium
from benchmarks.contenders import OURS, serving
from benchmarks.figures import Goal, Line, Series, timed
from exhibits import catalogue
from exhibits.briefing import Briefing, Item
from exhibits.briefing.drawn import Drawn
from exhibits.exhibit import Exhibit
from export import briefing_workbook, slides
from store.reading import Database

TWO_FRAMES_MS = 2 * 1000 / 60
SLIDES = 12
READY_MS = 120_000
REST_MS = 1200
"""Between two turns: what is drawn ahead is drawn then, as while somebody talks."""
NOTE = """
    () => {
      window.turns = [];
      document.addEventListener('keydown', (event) => {
        requestAnimationFrame(() => requestAnimationFrame(() => window.turns.push(performance.now() - event.timeStamp)));
      }, true);
    }
"""
"""From the key to the start of the second frame after it: what was turned to has been painted then."""


def measure(database: Database, folder: Path, file: Path, repeats: int) -> list[Line]:
    """Turning a slide, and decks; the exhibits themselves are known already."""
    exhibits = [database.derive(e.make, e.choice_type.default(database.ask)) for e in catalogue.entries()]
    drawn = [exhibit for exhibit in exhibits if exhibit.figure is not None][:SLIDES]
    return [
        Line(f"turning a slide, {SLIDES} slides with a figure", turning(drawn, folder, file, repeats), goal=Goal("≤ 2 frames", TWO_FRAMES_MS)),
        Line(f"a deck of {SLIDES} exhibits", _decks(drawn, repeats)),
        Line(f"a deck of all {len(exhibits)} exhibits", _decks(exhibits, repeats)),
        Line(f"a workbook of {SLIDES} exhibits", _workbooks(drawn, repeats)),
        Line(f"a workbook of all {len(exhibits)} exhibits", _workbooks(exhibits, repeats)),
    ]  # fmt: skip


def turning(exhibits: list[Exhibit], folder: Path, file: Path, repeats: int) -> Series:
    """From the key to the next slide painted, forwards and back, one turn at a time."""
    taken = Series()
    query = urlencode([("figuur", exhibit.key) for exhibit in exhibits])
    with serving(OURS, folder, file) as served, chromium() as browser:
        page = browser.new_page(viewport={"width": 1920, "height": 1080})
        page.goto(f"{served.address}/presentatie?{query}")
        page.locator(".slide-now[data-drawn=true]").wait_for(timeout=READY_MS)
        page.evaluate(NOTE)
        for number in range(max(repeats, len(exhibits) - 1)):
            page.wait_for_timeout(REST_MS)
            there = number // (len(exhibits) - 1) % 2 == 0
            page.keyboard.press("ArrowRight" if there else "ArrowLeft")
        page.wait_for_timeout(REST_MS)
        for turn in page.evaluate("window.turns"):
            taken.add(turn)
    return taken


def _decks(exhibits: list[Exhibit], repeats: int) -> Series:
    pages = [slides.Page(exhibit) for exhibit in exhibits]
    return _made(lambda: slides.deck(pages, "Meting"), repeats)


def _workbooks(exhibits: list[Exhibit], repeats: int) -> Series:
    drawn = [Drawn(Item(exhibit.key), exhibit) for exhibit in exhibits]
    return _made(lambda: briefing_workbook.xlsx(Briefing("Meting"), drawn), repeats)


def _made(make: Callable[[], bytes], repeats: int) -> Series:
    series = Series()
    for number in range(min(repeats, 5) + 1):
        took = timed(make)
        if number:  # the first time imports
            series.add(took)
    return series
