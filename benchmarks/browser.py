"""What somebody waits for, in a real Chromium: ours beside bare Streamlit and bare Dash, taking turns.

All times run from a click (or from opening the address) until what changed has been painted. Everything is measured
the same way in each: by one observer in the page.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from app import filters
from app.http import compression, stack  # noqa: F401 – the stack says which files are the first
from benchmarks.contenders import DASH, OURS, SAME, STREAMLIT, Served, serving
from benchmarks.figures import Goal, Line, Series
from benchmarks.pages import SAME_PAGES
from exhibits.choice import One
from store.reading import current

WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")
QUIET_MS = 400
"""Nothing changed for so long: the redraw is over. Not part of what is measured."""
TIMEOUT_MS = 30_000
SLOW_NETWORK = {"offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
COLD = (OURS, STREAMLIT, DASH)

NAVIGATION = ("Per gemeente", "Actieplan 2007–2011", "Per cluster")
"""Pages of one section of the band, gone through in a circle."""


@contextmanager
def chromium() -> Iterator[Browser]:
    installed = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=quiet)
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

    def click(self, target: Locator) -> tuple[float, float]:
        """From the click to everything in sight redrawn, and from then to what is out of sight, in ms."""
        target.click()
        notes = self._wait("painted")
        sight = notes["sight"] or notes["painted"]
        return sight - notes["clicked"], notes["painted"] - sight

    def switch(self, title: str) -> float:
        """From clicking on a page in the band to its first figure, in ms."""
        self.page.locator(".band-pages a").filter(has_text=title).click()
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
    what = ("server process started → first figure", "first figure, cold browser cache, 10 Mbit/s and 40 ms")
    goals = (Goal("≤ 1,2 × bare Streamlit", 1.2), Goal("≤ 0,35 × bare Streamlit", 0.35))
    return [
        line
        for text, goal, times in zip(what, goals, (start, slow), strict=True)
        for line in (
            Line(text, times[OURS], times[STREAMLIT], STREAMLIT, goal),
            Line(text, times[OURS], times[DASH], DASH),
        )
    ]


def compress() -> None:
    """As a server does by itself in the first minute of its first start; all servers then find it in their folder."""
    assert len(compression.FIRST_FILES) > 1
    compression.compress_best()


def _first_figure(browser: Browser, served: Served, *, slow: bool) -> float:
    tab = Tab(browser, slow=slow)
    try:
        return tab.open(served.address)
    finally:
        tab.close()


def using(folder: Path, database: Path, repeats: int) -> list[Line]:
    """Filter changed → redrawn, and page switched → first figure, all in warm servers, taking turns."""
    names = (OURS, STREAMLIT, DASH, *(SAME + url for url in SAME_PAGES))
    with ExitStack() as opened:
        served = {name: opened.enter_context(serving(name, folder, database)) for name in names}
        browser = opened.enter_context(chromium())
        return _take_turns(browser, served, repeats)


def _take_turns(browser: Browser, served: dict[str, Served], repeats: int) -> list[Line]:
    redraws: dict[str, Series] = {}
    later: dict[str, Series] = {}
    switching = Series()

    def note(name: str) -> Callable[[tuple[float, float]], None]:
        def add(taken: tuple[float, float]) -> None:
            redraws.setdefault(name, Series()).add(taken[0])
            later.setdefault(name, Series()).add(taken[1])

        return add

    clusters = f"{served[OURS].address}/clusters"
    turns = [
        _list_turn(browser, served[STREAMLIT], note(STREAMLIT), '[data-testid="stSelectbox"] input'),
        _list_turn(browser, served[DASH], note(DASH), "#province"),
        _radio_turn(browser, clusters, "article.card >> nth=0 >> [role=tab]", note("card")),
    ]
    for url, page in SAME_PAGES.items():
        ours = f".st-key-filters [role=radiogroup]:has([role=radio]) >> nth={_place(url)} >> [role=radio]"
        turns.append(_radio_turn(browser, f"{served[OURS].address}/{url}", ours, note(url)))
        turns.append(_radio_turn(browser, served[SAME + url].address, "#filter input", note(SAME + page.url)))
    walker = Tab(browser)
    walker.open(served[OURS].address + "/clusters")
    for number, title in enumerate(NAVIGATION * (repeats + 1)):
        for turn in turns if number % len(NAVIGATION) == 0 else ():
            turn(number // len(NAVIGATION))
        walker.page.bring_to_front()
        taken = walker.switch(title)
        if number >= len(NAVIGATION):  # the first round warms up
            switching.add(taken)

    same, bare, after = (
        Goal("≤ 0,8 × the same page in Dash", 0.8),
        Goal("≤ Dash's one figure", 1.0),
        Goal("≤ 300 ms", 300),
    )
    return [
        *(
            Line(f"filter → all in sight redrawn, /{url}", redraws[url], redraws[SAME + url], "same in Dash", same)
            for url in SAME_PAGES
        ),
        *(
            Line(f"filter → all in sight redrawn, /{url}", redraws[url], redraws[DASH], DASH, bare)
            for url in SAME_PAGES
        ),
        *(Line(f"… and what is out of sight after that, /{url}", later[url], goal=after) for url in SAME_PAGES),
        Line("(bare Streamlit's redraw)", redraws[STREAMLIT], redraws[DASH], DASH),
        Line("a card turned to its table and back", redraws["card"]),
        Line("page switch → first figure", switching, redraws[DASH], DASH, Goal("≤ 1,2 × Dash's redraw", 1.2)),
    ]


def _place(url: str) -> int:
    """Which group of radio buttons of the page's bar is the measured filter."""
    page = SAME_PAGES[url]
    ask = current.get().ask
    start = page.choice_type.default(ask)
    groups = [
        p for p in page.choice_type.parameters(ask) if isinstance(p, One) and p.shown(start) and filters.is_segmented(p)
    ]
    return next(number for number, p in enumerate(groups) if p.name == page.filter_name)


def _list_turn(
    browser: Browser, served: Served, note: Callable[[tuple[float, float]], None], opener: str
) -> Callable[[int], None]:
    tab = Tab(browser)
    tab.open(served.address)

    def turn(number: int) -> None:
        tab.page.bring_to_front()
        for position in (number % 3 + 1, 0):
            tab.page.locator(opener).first.click()
            taken = tab.click(tab.page.get_by_role("option").nth(position))
            if number:
                note(taken)

    return turn


def _radio_turn(
    browser: Browser, address: str, radios: str, note: Callable[[tuple[float, float]], None]
) -> Callable[[int], None]:
    tab = Tab(browser)
    tab.open(address, until="painted")

    def turn(number: int) -> None:
        tab.page.bring_to_front()
        for position in (1, 0):
            taken = tab.click(tab.page.locator(radios).nth(position))
            if number:
                note(taken)

    return turn
