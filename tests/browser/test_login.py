"""Logging in at a real OpenID Connect server, in a real browser: what each role sees, and what logging out ends."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.app.organisation import dashboard_with_login, organisation
from tests.browser.conftest import settle, wait_until

KEPT = "briefing:"
STORED = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("login")


@pytest.fixture(scope="module")
def address(database_folder: Path, folder: Path) -> Iterator[str]:
    log = {"DASHBOARD_LOG_FOLDER": str(folder / "log")}
    with (
        organisation() as provider,
        dashboard_with_login(database_folder, provider, folder / "secrets.toml", log) as found,
    ):
        yield found


def recorded(folder: Path) -> list[dict[str, str]]:
    """The record of who did what, without the times."""
    lines = [json.loads(line) for line in (folder / "log" / "audit.jsonl").read_text().splitlines()]
    return [{"event": line["message"], "role": line["role"], "who": line["who"]} for line in lines]


def log_in(page: Page, address: str, name: str) -> None:
    page.goto(address + "/clusters?indeling=letters")
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url("**/oauth2/authorize**")
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_url(f"{address}/**")
    settle(page)


@pytest.mark.parametrize("name", ["lezer", "adviseur", "beheerder"])
def test_who_logs_in_reads_the_pages_under_the_own_role(page: Page, address: str, folder: Path, name: str) -> None:
    log_in(page, address, name)
    expect(page.get_by_text(f"{name}@example.nl ({name})")).to_be_visible()
    expect(page.get_by_text("Waar ging het geld")).to_be_visible()  # the page that was asked for
    assert "indeling=letters" in page.url
    assert {"event": "login", "role": name, "who": f"{name}@example.nl"} in recorded(folder)


def test_who_has_no_role_reads_no_figure(page: Page, address: str, folder: Path) -> None:
    log_in(page, address, "buitenstaander")
    expect(page.get_by_text("U heeft nog geen rol in dit dashboard")).to_be_visible()
    assert page.locator("article.card").count() == 0
    assert {"event": "refused", "role": "geen", "who": "buitenstaander@example.nl"} in recorded(folder)


def test_logging_out_ends_the_login_in_every_tab(page: Page, context: BrowserContext, address: str) -> None:
    log_in(page, address, "lezer")
    page.get_by_role("button", name="In briefing").first.click()
    expect(page.locator(".card-status").first).to_contain_text("Toegevoegd aan de briefing")
    assert KEPT in str(page.evaluate(STORED))
    other = context.new_page()
    other.goto(address + "/bronnen")
    expect(other.get_by_text("lezer@example.nl")).to_be_visible()
    page.get_by_role("button", name="Uitloggen").click()
    page.get_by_role("button", name="End session").click()  # at the organisation
    expect(page.get_by_role("button", name="Inloggen")).to_be_visible()
    other.get_by_role("link", name="Overzicht").first.click()
    expect(other.get_by_role("button", name="Inloggen")).to_be_visible()
    wait_until(
        page, f"!{STORED}.some(key => key.startsWith('{KEPT}'))", "something of a briefing is left for the next person"
    )
