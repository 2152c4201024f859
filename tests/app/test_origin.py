"""Only our own pages open a websocket, and nobody outside is asked anything."""

import socket
import time
from pathlib import Path

import pytest

from app.http.origin import is_same_origin
from tests.serving import shake_hands, start_server


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


def test_a_foreign_origin_is_refused_at_once_and_nobody_is_asked(database_folder: Path) -> None:
    """Streamlit asks a host on the internet for its own address then; here that request would go to us, and hang."""
    with socket.socket() as outside:
        outside.bind(("127.0.0.1", 0))
        outside.listen()
        outside.settimeout(0.2)
        proxy = f"http://127.0.0.1:{outside.getsockname()[1]}"
        environment = {"DASHBOARD_DATABASE_FOLDER": str(database_folder), "HTTP_PROXY": proxy, "HTTPS_PROXY": proxy}
        environment |= {name.lower(): value for name, value in environment.items() if "PROXY" in name}
        with start_server({**environment, "no_proxy": "", "NO_PROXY": ""}) as address:
            start = time.monotonic()
            for origin in ("http://evil.example", "http://127.0.0.1:1", "null", "http://[", f"{address}.evil.example"):
                assert shake_hands(address, Origin=origin) == 403
            assert time.monotonic() - start < 2
            with pytest.raises(TimeoutError):
                outside.accept()
            assert shake_hands(address, Origin=address) == 101
