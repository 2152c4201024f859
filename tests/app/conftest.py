"""What the tests of the server share: starting one takes seconds."""

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from store.reading import current
from tests.serving import start_server


@pytest.fixture(scope="session")
def served_folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the database that `plain_server` shows."""
    return Path(shutil.copytree(built, tmp_path_factory.mktemp("served") / "db"))


@pytest.fixture(scope="session")
def outside() -> Iterator[socket.socket]:
    """Stands for the internet: the server would come here with whatever it asked of a host outside."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.settimeout(0.2)
        yield listening


@pytest.fixture(scope="session")
def plain_server(served_folder: Path, outside: socket.socket) -> Iterator[str]:
    """The address of the dashboard without any setting of its own. Whoever damages its data repairs them."""
    proxy = f"http://127.0.0.1:{outside.getsockname()[1]}"
    proxies = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), proxy)
    settings = {"DASHBOARD_DATABASE_FOLDER": str(served_folder), **proxies, "no_proxy": "", "NO_PROXY": ""}
    with start_server(settings) as address:
        yield address


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A session of its own."""
    held: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", held)
    monkeypatch.setattr(current, "_open", None)
    return held
