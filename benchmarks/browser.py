"""What somebody waits for, in a real Chromium: ours beside bare Streamlit and bare Dash, taking turns.

All times run from a click (or from opening the address) until what changed has been painted. Everything is measured
the same way in each: by one observer in the page.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from benchmarks.contenders import DASH, OURS, STREAMLIT, Served, serving
from benchmarks.figures import Goal, Line, Series

WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")
QUIET_MS = 400
"""Nothing changed for so long: the redraw is over. Not part of what is measured."""
TIMEOUT_MS = 30_000
SLOW_NETWORK = {"offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
COLD = (OURS, STREAMLIT, DASH)

# page and the filter on it to go to and fro between its first two choices
FILTERS = (("/clusters", "indeling"), ("/gemeenten", "volgorde"), ("/netwerk", "gegevens"))
NAVIGATION = (("Geld", "Geld per gemeente"), ("Geld", "Geld per cluster"), ("Geld", "Actieplan 2007–2011"))
MOST_FRESH = 10
"""So many conditions are in sight in the list."""
FRESH = "/profielen?bekijk=Verschil+met+de+rest"


@contextmanager
def chromium() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=quiet)
        try:
            yield browser
        finally:
            browser.close()


class Tab:
    """One page of a fresh browser profile, watched."""

    def __init__(self, browser: Browser, *, slow: bool = False) -> None:
        context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="nl-NL")
        context.add_init_script(WATCH)
        self.page: Page = context.new_page()
        self._traffic = context.new_cdp_session(self.page)
        self._traffic.send("Network.enable")
        if slow:
            self._traffic.send("Network.emulateNetworkConditions", SLOW_NETWORK)

    def close(self) -> None:
        self.page.context.close()

    def _wait(self, done: str) -> dict[str, float]:
        """The watcher's notes once `done` holds, and nothing has changed for a while."""
        for _ in range(TIMEOUT_MS // 50):
            self.page.wait_for_timeout(50)
            notes: dict[str, float] = self.page.evaluate("({...window.watched, now: performance.now()})")
            if notes[done] and notes["now"] - max(notes["painted"], notes["figure"], notes["clicked"]) > QUIET_MS:
                return notes
        raise TimeoutError(f"{self.page.url}: no {done} within {TIMEOUT_MS} ms")

    def open(self, url: str, until: str = "figure") -> float:
        """From asking for the address to the first figure painted (or to all `painted`), in ms."""
        self.page.goto(url)
        return self._wait(until)[until]

    def click(self, target: Locator) -> float:
        """From the click to everything redrawn, in ms."""
        target.click()
        notes = self._wait("painted")
        return notes["painted"] - notes["clicked"]

    def switch(self, group: str, title: str) -> float:
        """From clicking on a page in the top navigation to its first figure, in ms."""
        self.page.get_by_role("button", name=group, exact=True).click()
        self.page.locator("a").filter(has_text=title).last.click()
        notes = self._wait("figure")
        return notes["figure"] - notes["clicked"]


def cold_start(folder: Path, database: Path, repeats: int) -> list[Line]:
    """From starting the server process to the first figure; and to the first figure over a slow network."""
    start = {name: Series() for name in COLD}
    slow = {name: Series() for name in COLD}
    with chromium() as browser:
        for _ in range(repeats):
            for name in COLD:
                with serving(name, folder, database) as served:
                    start[name].add(served.seconds_to_answer * 1000 + _first_figure(browser, served, slow=False))
                    slow[name].add(_first_figure(browser, served, slow=True))
    return [
        *(Line("server process started → first figure", start[OURS], start[n], n) for n in (STREAMLIT, DASH)),
        Line(
            "first figure, cold browser cache, 10 Mbit/s and 40 ms",
            slow[OURS],
            slow[STREAMLIT],
            STREAMLIT,
            Goal("≤ 0,4 × bare Streamlit", 0.4),
        ),
        Line("first figure, cold browser cache, 10 Mbit/s and 40 ms", slow[OURS], slow[DASH], DASH),
    ]


def _first_figure(browser: Browser, served: Served, *, slow: bool) -> float:
    tab = Tab(browser, slow=slow)
    try:
        return tab.open(served.address)
    finally:
        tab.close()


def using(folder: Path, database: Path, repeats: int) -> list[Line]:
    """Filter changed → redrawn, and page switched → first figure, all in warm servers, taking turns."""
    with (
        serving(OURS, folder, database) as ours,
        serving(STREAMLIT, folder, database) as streamlit,
        serving(DASH, folder, database) as dash,
        chromium() as browser,
    ):
        return _take_turns(browser, {OURS: ours, STREAMLIT: streamlit, DASH: dash}, repeats)


def _take_turns(browser: Browser, served: dict[str, Served], repeats: int) -> list[Line]:
    whole: dict[str, Series] = {}
    switching = Series()

    def note(name: str, taken: float) -> None:
        whole.setdefault(name, Series()).add(taken)

    turns: list[Callable[[int], None]] = [
        _bare_turn(
            browser, served[STREAMLIT], lambda timed: note(STREAMLIT, timed), '[data-testid="stSelectbox"] input'
        ),
        _bare_turn(browser, served[DASH], lambda timed: note(DASH, timed), "#province"),
    ]
    for path, key in FILTERS:
        turns.append(_filter_turn(browser, served[OURS], path, key, lambda timed, p=path: note(p, timed), opened=False))
    turns.append(_filter_turn(browser, served[OURS], "/clusters", "indeling", lambda t: note("open", t), opened=True))
    turns.append(_fresh_turn(browser, served[OURS], lambda timed: note("fresh", timed)))
    walker = Tab(browser)
    walker.open(served[OURS].address + "/clusters")
    for number, (group, title) in enumerate(NAVIGATION * (repeats + 1)):
        for turn in turns if number % len(NAVIGATION) == 0 else ():
            turn(number // len(NAVIGATION))
        walker.page.bring_to_front()
        taken = walker.switch(group, title)
        if number >= len(NAVIGATION):  # the first round warms up
            switching.add(taken)

    lines = []
    names = {path: f"{path}: known choice" for path, _ in FILTERS} | {
        "open": "/clusters: known choice, with one table open",
        "fresh": "/profielen: a choice never asked before",
    }
    goal = Goal("≤ Dash", 1.0)
    for name, words in names.items():
        lines.append(Line(f"filter → all redrawn, {words}", whole[name], whole[DASH], DASH, goal))
    lines.append(Line("(bare Streamlit's redraw)", whole[STREAMLIT], whole[DASH], DASH))
    lines.append(
        Line("page switch → first figure", switching, whole[DASH], DASH, Goal("≤ 100/60 × Dash's redraw", 100 / 60))
    )
    return lines


def _bare_turn(browser: Browser, served: Served, note: Callable[[Any], None], opener: str) -> Callable[[int], None]:
    tab = Tab(browser)
    tab.open(served.address)

    def turn(number: int) -> None:
        tab.page.bring_to_front()
        for position in (number % 3 + 1, 0):
            tab.page.locator(opener).first.click()
            timed = tab.click(tab.page.get_by_role("option").nth(position))
            if number:
                note(timed)

    return turn


def _filter_turn(
    browser: Browser, served: Served, path: str, key: str, note: Callable[[Any], None], *, opened: bool
) -> Callable[[int], None]:
    tab = Tab(browser)
    tab.open(served.address + path)
    if opened:
        tab.page.get_by_text("Tabel en downloads").first.click()
        tab.page.locator("[data-testid=stTable]").first.wait_for()

    def turn(number: int) -> None:
        tab.page.bring_to_front()
        for position in (1, 0):
            timed = tab.click(tab.page.locator(f".st-key-{key} [role=radio]").nth(position))
            if number:
                note(timed)

    return turn


def _fresh_turn(browser: Browser, served: Served, note: Callable[[Any], None]) -> Callable[[int], None]:
    """Each time another condition, on its own: nothing of it has been asked or drawn before."""
    tab = Tab(browser)
    tab.open(served.address + FRESH, until="painted")

    def turn(number: int) -> None:
        tab.page.bring_to_front()
        if number > MOST_FRESH:
            return
        tab.page.locator(".st-key-voorwaarde input").click()
        timed = tab.click(tab.page.get_by_role("option").nth(number))
        if number:
            note(timed)
        tab.page.keyboard.press("Escape")
        tab.click(tab.page.locator(".st-key-voorwaarde button[aria-label='Clear all']"))

    return turn
