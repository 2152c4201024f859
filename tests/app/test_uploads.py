"""Files are taken only where a page asked for them."""

import http.client
import time
import urllib.parse

import pytest

from app.http import uploads
from tests.app.visitor import visitor
from tests.serving import Answer, ask


@pytest.fixture(scope="module")
def address(plain_server: str) -> str:
    return plain_server


def put(address: str, path: str, size: int, token: str) -> Answer:
    """Sends a file as Streamlit's own uploader does."""
    body = b'--b\r\nContent-Disposition: form-data; name="f"; filename="f.csv"\r\n\r\n' + b"x" * size + b"\r\n--b--\r\n"
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=60)
    headers = {
        "Content-Type": "multipart/form-data; boundary=b",
        "X-Xsrftoken": token,
        "Cookie": f"_streamlit_xsrf={token}",
    }
    try:
        connection.request("PUT", path, body, headers)
        return Answer(connection.getresponse())
    finally:
        connection.close()


def token(address: str) -> str:
    cookie = ask(address, "/_stcore/health").headers["set-cookie"]
    return cookie.split("_streamlit_xsrf=")[1].split(";")[0]


def test_no_page_that_shows_figures_takes_a_file(address: str) -> None:
    with visitor(address) as tab:
        tab.visit("clusters")
        assert tab.session_id
        answer = put(address, f"/_stcore/upload_file/{tab.session_id}/file-1", 1000, token(address))
        assert answer.status == 403
        assert "kunt u geen bestanden laden" in answer.text


@pytest.mark.parametrize("session", ["unknown", "", "..", "%2e%2e"])
def test_a_made_up_session_takes_no_file(address: str, session: str) -> None:
    assert put(address, f"/_stcore/upload_file/{session}/file-1", 10, token(address)).status in (403, 404)


class Held:
    """Stands for the session that the page runs in."""

    session_id = "session-1"


def refused(session: str = "session-1", size: str = "10", method: str = "PUT", held: int = 0) -> int | None:
    """The status that an upload gets; None when it is passed on."""
    scope = {
        "type": "http",
        "method": method,
        "path": f"/_stcore/upload_file/{session}/f",
        "headers": [(b"content-length", size.encode())] if size else [],
    }
    door = uploads.Uploads(app=None)  # type: ignore[arg-type]
    door.bytes_coming = held
    answer = door._refusal(scope, scope["path"])  # type: ignore[arg-type]
    return answer.status_code if answer else None


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "get_script_run_ctx", Held)
    monkeypatch.setattr(uploads, "_bytes_held", lambda: 0)
    uploads.allow()


@pytest.mark.usefixtures("asked")
def test_a_page_that_asked_for_files_takes_them_in_its_own_session_until_it_is_left() -> None:
    assert refused() is None
    assert refused("session-2") == 403
    uploads.disallow()
    assert refused() == 403


@pytest.mark.usefixtures("asked")
def test_a_place_is_given_for_half_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    at = time.monotonic()
    monkeypatch.setattr("app.http.uploads.time.monotonic", lambda: at + 31 * 60)
    assert refused() == 403


@pytest.mark.usefixtures("asked")
def test_all_files_together_have_a_limit() -> None:
    assert refused(held=49 * 1024 * 1024) is None
    assert refused(held=51 * 1024 * 1024) == 413
    assert refused(size="") == 411
    assert refused(size="-1") == 411
