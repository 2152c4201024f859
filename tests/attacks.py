"""Attacks on a running server, one line each: held or not held.

    python -m tests.attacks http://127.0.0.1:8501

Only ever against a server of your own: it opens connections, sends broken messages and asks for what is not there.
Settings of the server decide how long some take; it ends with 1 when anything was not held.
"""

import logging
import random
import socket
import sys
import time
import urllib.parse
from collections.abc import Callable
from contextlib import ExitStack

from websockets.exceptions import ConnectionClosed

from tests.app.visitor import visitor
from tests.serving import ask, handshake, shake_hands

HEADERS = ("content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy")
ATTACKS: dict[str, Callable[[str], bool]] = {}
AT_ONCE_SECONDS = 8
"""Less than a request may take (`DASHBOARD_HEADER_SECONDS`), and enough for a slow machine."""
WAIT_SECONDS = 60


def attack(text: str) -> Callable[[Callable[[str], bool]], Callable[[str], bool]]:
    """Adds a function that returns whether the server held."""

    def add(function: Callable[[str], bool]) -> Callable[[str], bool]:
        ATTACKS[text] = function
        return function

    return add


@attack("F1 a websocket of another site is refused, at once")
def foreign_origin(address: str) -> bool:
    start = time.monotonic()
    statuses = [shake_hands(address, Origin=o) for o in ("http://evil.example", "null", "http://[", "file://")]
    return statuses == [403] * 4 and time.monotonic() - start < AT_ONCE_SECONDS


@attack("F8 a websocket of another port on this machine is refused")
def other_port(address: str) -> bool:
    return shake_hands(address, Origin="http://127.0.0.1:1") == 403


@attack("F3 a page of figures takes no file, whatever its session and token")
def upload(address: str) -> bool:
    with visitor(address) as tab:
        tab.visit("clusters")
        paths = [f"/_stcore/upload_file/{session}/f" for session in (tab.session_id, "unknown", "..")]
        return all(ask(address, path, "PUT", Content_Length="0").status in (401, 403, 404) for path in paths)


@attack("F11 health tells status and version, no counts")
def health(address: str) -> bool:
    return b"rows" not in (body := ask(address, "/healthz").body) and b"partner" not in body


@attack("F14 what is not ours is a Dutch 404")
def unknown_paths(address: str) -> bool:
    paths = ("/robots.txt", "/.git/config", "/data/db/current.json", "/.streamlit/secrets.toml", "/a/b/c")
    return all(ask(address, path).status == 404 and 'lang="nl"' in ask(address, path).text for path in paths)


@attack("F14 nothing says which program answers, and every answer has the headers")
def headers(address: str) -> bool:
    answers = [ask(address, path) for path in ("/", "/healthz", "/x", "/_stcore/health", "/static/js/x.js")]
    answers += [handshake(address, Origin=origin) for origin in (address, "http://evil.example")]
    return all("server" not in a.headers and set(HEADERS) <= set(a.headers) for a in answers)


@attack("the inside stays closed: metrics, the interface for programs, the check of scripts")
def inside(address: str) -> bool:
    paths = ("/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/_stcore/script-health-check")
    return all(ask(address, path, method).status == 404 for path in paths for method in ("GET", "POST"))


@attack("no file outside the folder of files is given")
def outside(address: str) -> bool:
    paths = (
        "/static/../../../../../../etc/passwd",
        "/static/..%2f..%2f..%2f..%2f..%2fetc/passwd",
        "/static//etc/passwd",
        "/media/../dashboard.py",
        "/_stcore/bidi-components/../../dashboard.py",
        "//etc/passwd",
    )
    bodies = [ask(address, path, Accept_Encoding=e).body for path in paths for e in ("identity", "br")]
    return not any(b"root:" in body or b"import " in body for body in bodies)


@attack("F14 a message that is no message ends the connection and nothing else")
def nonsense(address: str) -> bool:
    return _ends_the_connection(address, b"\xff\xff nonsense")


@attack("F14 a message that is too large is not read")
def too_large(address: str) -> bool:
    return _ends_the_connection(address, b"x" * 20_000_000)


def _ends_the_connection(address: str, message: bytes) -> bool:
    """Whether `message` closes its own connection and the server goes on."""
    with visitor(address) as tab:
        try:
            tab.socket.send(message)
            while True:
                tab.socket.recv(timeout=WAIT_SECONDS)
        except ConnectionClosed:
            return ask(address, "/healthz").status == 200
        except TimeoutError:
            return False


@attack("F14 thirty half-open connections do not stand in the way of a visitor")
def half_open(address: str) -> bool:
    where = urllib.parse.urlsplit(address)
    with ExitStack() as stack:
        for _ in range(30):
            opened = stack.enter_context(
                socket.create_connection((where.hostname or "", where.port or 80), timeout=WAIT_SECONDS)
            )
            opened.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        start = time.monotonic()
        return ask(address, "/").status == 200 and time.monotonic() - start < AT_ONCE_SECONDS


@attack("a request that cannot be read is refused in Dutch, with the headers")
def unreadable(address: str) -> bool:
    where = urllib.parse.urlsplit(address)
    with socket.create_connection((where.hostname or "", where.port or 80), timeout=WAIT_SECONDS) as connection:
        connection.sendall(b"GET / HTTP/9.9\r\n: :\r\n\r\n")
        answer = connection.recv(4096).decode()
    return answer.startswith("HTTP/1.1 400") and all(name in answer for name in HEADERS)


@attack("a visitor who claims to be a proxy, or somebody, is not believed")
def forged_headers(address: str) -> bool:
    answer = ask(address, "/", X_Forwarded_Proto="https", X_Forwarded_For="10.0.0.1", X_Forwarded_User="beheerder")
    return "strict-transport-security" not in answer.headers


@attack("a link from elsewhere leads nobody to another site after logging in")
def open_redirect(address: str) -> bool:
    places = ("https%3A%2F%2Fevil.example", "%2F%2Fevil.example%2F", "%2F%5Cevil.example", "%2Fclusters%0d%0aX-Y:%20z")
    answers = [ask(address, "/oauth2callback?state=x", Cookie=f"dashboard_asked={place}") for place in places]
    answers.append(ask(address, "/auth/login", Referer="http://evil.example/clusters"))
    return all(
        "evil" not in str(answer.headers) and "x-y" not in answer.headers and answer.status < 500 for answer in answers
    )


@attack("two hundred odd addresses of files each give a file or a Dutch refusal, never an error of ours")
def odd_addresses(address: str) -> bool:
    chance = random.Random(7)
    names = ("indeling", "selectie", "cluster", "zoek", "")
    for _ in range(200):
        query = "&".join(
            f"{chance.choice(names)}={urllib.parse.quote(_odd(chance))}" for _ in range(chance.randrange(4))
        )
        path = f"/uitvoer/{urllib.parse.quote(chance.choice(('clusters-bedragen', _odd(chance))), safe='')}.csv?{query}"
        if ask(address, path).status not in (200, 400, 404):
            return False
    return ask(address, "/healthz").status == 200


def _odd(chance: random.Random) -> str:
    return "".join(
        chr(chance.choice((0, 9, 10, 34, 39, 46, 47, 60, 97, 0x202E, 0x1F600))) for _ in range(chance.randrange(9))
    )


def main(address: str) -> int:
    """Runs every attack and prints what held; how many did not."""
    # a connection that is broken off is what some attacks are for: the library's own remarks on it would hide the lines below
    logging.getLogger("websockets").setLevel(logging.CRITICAL + 1)
    lost = 0
    for text, run in ATTACKS.items():
        try:
            held = run(address)
        except Exception as error:  # an attack that cannot end is no proof that it was held
            held, text = False, f"{text} ({type(error).__name__}: {error})"
        print("held    " if held else "NOT HELD", text)
        lost += not held
    return lost


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    raise SystemExit(min(main(sys.argv[1]), 1))
