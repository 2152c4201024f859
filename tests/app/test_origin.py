"""Only our own pages open a websocket, and nobody outside is asked anything."""

import socket

import pytest

from app.http.origin import is_same_origin
from tests.serving import shake_hands


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        (None, "127.0.0.1:8501", True),
        ("http://127.0.0.1:8501", "127.0.0.1:8501", True),
        ("https://dashboard.example.nl", "dashboard.example.nl", True),
        ("http://[::1]:8501", "[::1]:8501", True),
        ("http://127.0.0.1:8627", "127.0.0.1:8501", False),
        ("http://localhost:8501", "127.0.0.1:8501", False),
        ("http://127.0.0.1", "127.0.0.1:8501", False),
        ("http://evil.example", "127.0.0.1:8501", False),
        ("http://127.0.0.1:8501.evil.example", "127.0.0.1:8501", False),
        ("http://evil.example@127.0.0.1:8501", "127.0.0.1:8501", False),
        ("http://127.0.0.1:8501/x", "127.0.0.1:8501", False),
        ("file://", "127.0.0.1:8501", False),
        ("null", "127.0.0.1:8501", False),
        ("", "127.0.0.1:8501", False),
        ("http://[", "127.0.0.1:8501", False),
        ("http://127.0.0.1:8501", None, False),
    ],
)
def test_same_origin_is_host_and_port(origin: str | None, host: str | None, same: bool) -> None:
    assert is_same_origin(origin, host) is same


def test_a_page_on_https_is_not_opened_from_http() -> None:
    assert is_same_origin("https://dashboard.example.nl", "dashboard.example.nl", secure=True)
    assert not is_same_origin("http://dashboard.example.nl", "dashboard.example.nl", secure=True)


def test_a_foreign_origin_is_refused_and_nobody_is_asked(plain_server: str, outside: socket.socket) -> None:
    """Streamlit asks a host on the internet for its own address then; here that request would go to us, and hang."""
    for origin in ("http://evil.example", "http://127.0.0.1:1", "null", "http://[", f"{plain_server}.evil.example"):
        assert shake_hands(plain_server, Origin=origin) == 403
    with pytest.raises(TimeoutError):
        outside.accept()
    assert shake_hands(plain_server, Origin=plain_server) == 101
