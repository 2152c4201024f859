"""Behind a proxy that does https: believed from who is trusted, and from nobody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import ask, shake_hands, start_server

HTTPS = {"X_Forwarded_Proto": "https"}


@pytest.fixture(scope="module")
def trusting(database_folder: Path) -> Iterator[str]:
    environment = {"DASHBOARD_DATABASE_FOLDER": str(database_folder), "DASHBOARD_TRUSTED_PROXIES": "127.0.0.0/8"}
    with start_server(environment) as address:
        yield address


def test_https_is_for_always_and_cookies_are_for_https_only(trusting: str) -> None:
    answer = ask(trusting, "/_stcore/health", **HTTPS)
    assert int(answer.headers["strict-transport-security"].removeprefix("max-age=")) >= 15_768_000
    assert "_streamlit_xsrf" in answer.headers["set-cookie"]
    assert "; Secure" in answer.headers["set-cookie"]


def test_without_https_there_is_no_promise_of_it(trusting: str) -> None:
    answer = ask(trusting, "/_stcore/health")
    assert "strict-transport-security" not in answer.headers
    assert "Secure" not in answer.headers["set-cookie"]


def test_a_visitor_is_not_believed_who_says_to_be_a_proxy(plain_server: str) -> None:
    assert "strict-transport-security" not in ask(plain_server, "/", **HTTPS).headers


def test_on_https_the_websocket_only_opens_for_a_page_on_https(trusting: str) -> None:
    assert shake_hands(trusting, Origin=trusting.replace("http:", "https:"), **HTTPS) == 101
    assert shake_hands(trusting, Origin=trusting, **HTTPS) == 403
