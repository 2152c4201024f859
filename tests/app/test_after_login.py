"""Whoever logs in comes back on the page that was asked for, and nowhere else."""

from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

import pytest
from starlette.datastructures import Headers

from app.http.after_login import page_asked, page_referred_to
from tests.app.organisation import dashboard_with_login, log_in, organisation
from tests.serving import ask


@pytest.fixture(scope="module")
def address(database_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    secrets = tmp_path_factory.mktemp("after_login") / "secrets.toml"
    with organisation() as provider, dashboard_with_login(database_folder, provider, secrets) as found:
        yield found


@pytest.mark.parametrize(
    ("asked", "query"), [("clusters", "?indeling=letters&cluster=analyse"), ("casussen", ""), ("", "")]
)
def test_the_asked_page_opens_with_its_choices(address: str, asked: str, query: str) -> None:
    cookie, where = log_in(address, "lezer", asked, query)
    assert where == f"/{asked}{query}"
    assert "_streamlit_user=" in cookie


def test_the_callback_leads_to_no_other_place_and_forgets(address: str) -> None:
    for value in (
        "https://evil.example/",
        "//evil.example/clusters",
        "/clusters\tX",
        "/nope",
        "%2Fclusters",
        "/presentatie/x",
    ):
        answer = ask(address, "/oauth2callback?state=x", Cookie=f"dashboard_asked={value}")
        assert answer.headers["location"] == "/"
        assert "dashboard_asked" in answer.headers["set-cookie"]
    assert ask(address, "/oauth2callback", Cookie="dashboard_asked=/clusters").headers["location"] == "/clusters"


@pytest.mark.parametrize("query", ["?figuur=clusters-bedragen%3Findeling%3Dletters", "?stuk=" + "aB3-_" * 1200])
def test_a_presentation_opens_after_the_login_whatever_its_length(address: str, query: str) -> None:
    jar = CookieJar()
    browser = build_opener(ProxyHandler({}), HTTPCookieProcessor(jar))
    # from a page of ours that is open in another tab: not that page, but the presentation was asked for
    asked = Request(f"{address}/presentatie{query}", headers={"Referer": f"{address}/briefing"})
    with browser.open(asked, timeout=20) as form:
        at_organisation = form.geturl()
    assert not at_organisation.startswith(address)
    with browser.open(at_organisation, urlencode({"sub": "lezer"}).encode(), timeout=20) as landed:
        assert landed.geturl() == f"{address}/presentatie{query}"
        assert landed.status == 200
        assert "dia" in landed.read().decode()
    assert not [kept.name for kept in jar if kept.name.startswith("dashboard_asked")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/clusters?indeling=letters", "/clusters?indeling=letters"),
        ("/", "/"),
        ("/clusters?x=<script>", "/clusters"),
        ("/clusters?x=a\r\nSet-Cookie: b", "/clusters"),
        ("/clusters?" + "x" * 7001, "/clusters"),
        (
            "/presentatie?figuur=clusters-bedragen%3Findeling%3Dletters",
            "/presentatie?figuur=clusters-bedragen%3Findeling%3Dletters",
        ),
        ("/presentatie/inhoud.json", None),
        ("//evil.example/clusters", None),
        ("/\\evil.example", None),
        ("https://evil.example/clusters", None),
        ("/../clusters", None),
        ("/auth/logout", None),
        ("/uitvoer/clusters-bedragen.csv", None),
        ("", None),
    ],
)
def test_only_a_page_that_exists_is_believed(text: str, found: str | None) -> None:
    assert page_asked(text) == found


@pytest.mark.parametrize(
    ("referer", "found"),
    [
        ("http://dashboard.example/clusters?a=b", "/clusters?a=b"),
        ("https://dashboard.example/", "/"),
        ("http://evil.example/clusters", None),
        ("http://dashboard.example.evil.example/clusters", None),
        ("http://x@dashboard.example/clusters", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_only_our_own_page_says_where_a_visitor_was(referer: str, found: str | None) -> None:
    assert page_referred_to(Headers({"referer": referer, "host": "dashboard.example"})) == found
