"""Starts the real server for a test, stops it after, and asks it things exactly as they are given."""

import gzip
import http.client
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import brotli

from store import paths

SECONDS_TO_START = 180
SECONDS_TO_ANSWER = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    """Whether there is a 200 at `url`."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


@contextmanager
def start_server(
    environment: Mapping[str, str],
    *,
    script: str = "dashboard.py",
    port: int | None = None,
    health: str = "/_stcore/health",
    output: list[Path] | None = None,
    seconds: float = SECONDS_TO_START,
    processes: list[subprocess.Popen[str]] | None = None,
    before: Sequence[str] = (),
    folder: Path = paths.ROOT,
) -> Iterator[str]:
    """The address of a server that runs `script` until the block ends.

    `before` is a command that runs it, such as setpriv; `folder` is where the program is.
    `output` gets the file of what it prints, `processes` the process itself, for who wants to end it otherwise.

    Raises RuntimeError when it does not start, and with `make test-fast`: who asks for a server is marked `slow`.
    """
    if os.environ.get("TEST_FAST") == "1":
        raise RuntimeError("a server takes seconds: mark this test as slow")
    port = port or free_port()
    # a file, not a pipe: a pipe that nobody reads is full one day, and then the server stands still
    log = tempfile.NamedTemporaryFile("w+")  # noqa: SIM115
    process = subprocess.Popen(
        [*before, sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)],
        cwd=folder,
        env={**os.environ, **environment},
        stdout=log,
        stderr=subprocess.STDOUT,
        text=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + seconds
        while not answers(address + health):
            if process.poll() is not None or time.monotonic() > deadline:
                process.kill()
                log.seek(0)
                raise RuntimeError(f"the server did not start:\n{log.read()}")
            time.sleep(0.1)
        if output is not None:
            output.append(Path(log.name))
        if processes is not None:
            processes.append(process)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        log.close()


UNPACK: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.decompress, "br": brotli.decompress}


class Answer:
    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()

    @property
    def text(self) -> str:
        return UNPACK.get(self.headers.get("content-encoding", ""), bytes)(self.body).decode("utf-8")

    @property
    def policy(self) -> dict[str, list[str]]:
        parts = (part.split() for part in self.headers["content-security-policy"].split(";"))
        return {name: values for name, *values in parts}


def ask(address: str, path: str, method: str = "GET", **headers: str) -> Answer:
    """One request, with the path sent exactly as it is given."""
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=SECONDS_TO_ANSWER)
    try:
        connection.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        return Answer(connection.getresponse())
    finally:
        connection.close()


def handshake(address: str, **headers: str) -> Answer:
    """The answer to a request for the websocket."""
    return ask(
        address,
        "/_stcore/stream",
        Connection="Upgrade",
        Upgrade="websocket",
        Sec_WebSocket_Version="13",
        Sec_WebSocket_Key=b64encode(secrets.token_bytes(16)).decode(),
        Sec_WebSocket_Protocol="streamlit",
        **headers,
    )


def shake_hands(address: str, **headers: str) -> int:
    """The status of a request for the websocket: 101 when it is opened."""
    return handshake(address, **headers).status
