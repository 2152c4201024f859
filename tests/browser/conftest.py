"""A real server and a real Chromium for the browser tests."""

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from store import paths
from tests.serving import start_server

expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    quiet = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    return {**browser_type_launch_args, "executable_path": chromium, "args": quiet}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "viewport": {"width": 1366, "height": 768},
        "locale": "nl-NL",
        "accept_downloads": True,
    }


@pytest.fixture(scope="session")
def server_folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(built, tmp_path_factory.mktemp("served") / "db"))


@pytest.fixture(scope="session")
def server(server_folder: Path) -> Iterator[str]:
    """The address of the dashboard as `make run` serves it, with a database of its own."""
    with start_server({"DASHBOARD_DATABASE_FOLDER": str(server_folder)}) as address:
        yield address


@pytest.fixture(scope="session")
def card_server(server_folder: Path) -> Iterator[str]:
    """The address of card_page.py, served as the dashboard is."""
    environment = {"DASHBOARD_DATABASE_FOLDER": str(server_folder), "PYTHONPATH": "."}
    with start_server(environment, script="tests/browser/card_server.py") as address:
        yield address


def urls() -> dict[str, str]:
    """page file → URL path, for every file in pages/: a page's file has the name of its URL."""
    return {
        file.stem: "/" if file.stem == "overzicht" else f"/{file.stem}"
        for file in sorted(paths.ROOT.glob("pages/*.py"))
    }


@pytest.fixture
def trouble(context: BrowserContext) -> list[str]:
    """What must stay empty: console errors, and requests to anywhere but the server."""
    found: list[str] = []

    def watch(page: Page) -> None:
        page.on("console", lambda m: found.append(f"{m.type}: {m.text}") if m.type == "error" else None)
        page.on("pageerror", lambda e: found.append(f"exception: {e}"))
        page.on(
            "request",
            lambda r: (
                found.append(f"elsewhere: {r.url}")
                if not r.url.startswith(("http://127.0.0.1:", "data:", "blob:"))
                else None
            ),
        )

    context.on("page", watch)
    return found


def open_page(page: Page, address: str, path: str) -> None:
    """Goes there and waits until the page has been drawn to its end."""
    page.goto(address + path)
    settle(page)


STANDS = """
    document.fonts.status === 'loaded'
    && document.querySelector('[data-test-script-state]')?.dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-testid=stSkeleton], [data-testid=stAppSkeleton]')
    && [...document.querySelectorAll('[class*="st-key-card-"]')].every(place => place.querySelector('article.card'))
    && [...document.querySelectorAll('[class*="st-key-part-"]')].every(place => place.querySelector('[data-testid=stBidiComponentRegular] > div + *'))
    && [...document.querySelectorAll('article.card')].every(card => {
         const plot = card.querySelector('.card-plot');
         const near = plot && plot.offsetParent && plot.getBoundingClientRect().top < innerHeight;
         return !near || plot.dataset.drawn !== undefined;
       })
"""
SETTLED = f"""async () => {{
    const stands = () => {STANDS};
    if (!stands()) return false;
    // what has arrived and is yet to be drawn goes first, however slow the machine is
    await new Promise(resume => requestIdleCallback(resume, {{ timeout: 5000 }}));
    await new Promise(resume => setTimeout(resume, 100));
    return stands();
}}"""
SECONDS = 60
"""How long a slow machine may take for what is waited for here."""


def settle(page: Page) -> None:
    """Waits until the script has run and the figures stand."""
    expect(page.locator("h1")).to_be_visible()
    wait_until(page, SETTLED, "the page never settled")


def wait_until(page: Page, script: str, words: str) -> None:
    """Until `script` gives something true in the page; fails with `words`."""
    # not wait_for_function: that evaluates strings in the page, which its security policy rightly refuses
    deadline = time.monotonic() + SECONDS
    while not page.evaluate(script):
        assert time.monotonic() < deadline, words
        page.wait_for_timeout(50)


def take_up(page: Page, number: int, words: str) -> None:
    """Collects the card with this number for the briefing; `words` are what it says once the server has answered."""
    page.get_by_role("button", name="In briefing").nth(number).click()
    expect(page.locator(".card-status").nth(number)).to_have_text(words)


ALL_DRAWN = """
    [...document.querySelectorAll('article.card .card-plot')].every(plot => !plot.offsetParent || plot.dataset.drawn !== undefined)
"""


def wait_for_all_figures(page: Page) -> None:
    """Until the figures below what is in sight are drawn too: they wait for a moment that the browser has nothing to do."""
    wait_until(page, ALL_DRAWN, "a figure was never drawn")


def keep_nothing(page: Page) -> None:
    """As in a browser that may not keep anything of this site."""
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, "
        "{ get() { throw new DOMException('refused', 'SecurityError'); } });"
    )


def wait_for_choice(page: Page, part: str) -> None:
    """Until the address has `part`, which the page writes without loading anything."""
    wait_until(page, f"location.search.includes({json.dumps(part)})", f"{part!r} never came into the address")
    settle(page)
