"""The served dashboard: health, headers on everything, Dutch html, compression, and nothing that leaks."""

import gzip
import json
import re
import socket
import subprocess
import sys
import urllib.parse
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import brotli
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from app.http import dutch_page
from store import paths, versions
from store.building import build
from tests.serving import ask, handshake, shake_hands, start_server

STATIC = Path(st.__file__).parent / "static"
SCRIPT = max(STATIC.glob("static/js/*.js"), key=lambda path: path.stat().st_size)
STYLE = next(STATIC.glob("static/css/*.css"))
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


@pytest.fixture(scope="module")
def folder(served_folder: Path) -> Path:
    return served_folder


@pytest.fixture(scope="module")
def address(plain_server: str) -> str:
    return plain_server


# --- health --------------------------------------------------------------------------------------------------


def test_health_gives_status_and_version_and_no_counts(address: str, folder: Path) -> None:
    answer = ask(address, "/healthz")
    version = versions.current(folder)
    assert answer.status == 200
    assert json.loads(answer.text) == {"status": "ok", "version": version.name}


def test_health_is_not_remembered_by_anyone(address: str) -> None:
    assert ask(address, "/healthz").headers["cache-control"] == "no-store"


def test_health_is_no_when_the_data_cannot_be_read_and_recovers_without_a_restart(address: str, folder: Path) -> None:
    pointer = folder / versions.POINTER
    whole = pointer.read_text()
    try:
        pointer.write_text("nonsense")
        answer = ask(address, "/healthz")
        assert answer.status == 503
        assert json.loads(answer.text) == {"status": "niet beschikbaar"}
        assert ask(address, "/").status == 200
    finally:
        pointer.write_text(whole)
    assert ask(address, "/healthz").status == 200


def test_a_new_build_is_served_at_once_and_the_old_file_can_go(address: str, folder: Path) -> None:
    """The warm server holds nothing of a version that it no longer shows, though it never collects garbage for it."""
    first = json.loads(ask(address, "/healthz").text)["version"]
    second = build(folder=folder)
    assert json.loads(ask(address, "/healthz").text)["version"] == second.name != first
    build(folder=folder)
    assert not (folder / f"{first}.duckdb").exists()


# --- headers -------------------------------------------------------------------------------------------------

KINDS = {
    "html": "/",
    "html of a page": "/clusters",
    "html of no page": "/bestaat-niet",
    "script": f"/static/js/{SCRIPT.name}",
    "style": f"/static/css/{STYLE.name}",
    "no such script": "/static/js/weg.js",
    "no such media": "/media/weg.png",
    "health": "/healthz",
    "Streamlit's health": "/_stcore/health",
    "host config": "/_stcore/host-config",
    "closed": "/_stcore/metrics",
    "icon": "/favicon.png",
    "redirect": "/clusters/",
    "bad path": "/static/../../x",
    "wrong method": "POST /clusters",
}


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_every_kind_of_answer_carries_the_headers(address: str, path: str, encoding: str) -> None:
    method, _, path = path.rpartition(" ")
    answer = ask(address, path, method or "GET", Accept_Encoding=encoding)
    assert HEADERS.items() <= answer.headers.items()
    assert answer.policy["default-src"] == ["'self'"]
    assert answer.policy["object-src"] == ["'none'"]
    assert answer.policy["frame-ancestors"] == ["'none'"]
    assert "'unsafe-inline'" not in answer.policy["script-src"]
    assert "'unsafe-eval'" not in answer.policy["script-src"]
    assert answer.status < 500


def test_the_policy_allows_nothing_from_another_host(address: str) -> None:
    own = urllib.parse.urlsplit(address).netloc
    for name, values in ask(address, "/").policy.items():
        for value in values:
            quoted = value.startswith("'")
            assert quoted or value in ("data:", "blob:", f"ws://{own}", f"wss://{own}"), (name, value)


def test_a_strange_host_does_not_get_into_the_policy(address: str) -> None:
    answer = ask(address, "/healthz", Host="x; script-src *")
    assert "*" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/clusters", "/gemeenten"])
def test_the_policy_allows_exactly_the_inline_scripts_of_the_page(address: str, path: str) -> None:
    answer = ask(address, path)
    inline = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    hashes = {f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in inline}
    assert len(hashes) >= 1
    assert set(answer.policy["script-src"]) == {"'self'"} | hashes
    assert not re.search(r"<[^>]+\son\w+=", answer.text)
    assert not re.search(r"""(src|href)=["'](https?:)?//""", answer.text)


# --- html ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["", "identity", "gzip", "gzip, deflate, br"])
@pytest.mark.parametrize("path", ["/", "/clusters", "/clusters?indeling=x", "/gemeenten"])
def test_the_page_says_that_it_is_dutch(address: str, path: str, encoding: str) -> None:
    answer = ask(address, path, **({"Accept_Encoding": encoding} if encoding else {}))
    assert answer.status == 200
    assert '<html lang="nl"' in answer.text
    assert 'lang="en"' not in answer.text
    assert int(answer.headers["content-length"]) == len(answer.body)
    assert answer.headers["cache-control"] == "no-cache"


def test_the_page_always_comes_whole(address: str) -> None:
    """It is rewritten on its way: half of it, or 'you have it already', would not fit the headers."""
    whole = ask(address, "/").body
    for headers in ({"Range": "bytes=0-10"}, {"If_Modified_Since": "Fri, 01 Jan 2100 00:00:00 GMT"}):
        answer = ask(address, "/", **headers)
        assert (answer.status, answer.body) == (200, whole)
        assert not {"etag", "last-modified", "accept-ranges"} & set(answer.headers)


@pytest.mark.parametrize("path", ["/", "/clusters", "/healthz", f"/static/js/{SCRIPT.name}", "/favicon.png"])
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_head_is_get_without_the_body(address: str, path: str, encoding: str) -> None:
    got = ask(address, path, Accept_Encoding=encoding)
    head = ask(address, path, "HEAD", Accept_Encoding=encoding)
    assert (head.status, head.body) == (got.status, b"")
    same = ("content-type", "content-length", "content-encoding", "cache-control")
    assert [head.headers.get(n) for n in same] == [got.headers.get(n) for n in same]


# --- files ---------------------------------------------------------------------------------------------------


UNPACK = {"gzip": gzip.decompress, "br": brotli.decompress}


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip, deflate, br, zstd", "br"), ("br;q=0.5, gzip;q=1.0", "br"), ("gzip, deflate", "gzip"), ("gzip", "gzip")],
)
def test_scripts_come_compressed_and_may_be_kept(address: str, accepted: str, encoding: str) -> None:
    answer = ask(address, f"/static/js/{SCRIPT.name}", Accept_Encoding=accepted)
    assert answer.headers["content-encoding"] == encoding
    assert answer.headers["vary"] == "accept-encoding"
    assert int(answer.headers["content-length"]) == len(answer.body) < SCRIPT.stat().st_size / 2
    assert UNPACK[encoding](answer.body) == SCRIPT.read_bytes()
    assert "javascript" in answer.headers["content-type"]
    kept = answer.headers["cache-control"]
    assert "immutable" in kept
    assert int(re.search(r"max-age=(\d+)", kept)[1]) >= 30_000_000  # type: ignore[index]


@pytest.mark.parametrize("encoding", ["", "identity", "br;q=0", "gzip;q=0", "gzip; q=0.0, deflate"])
def test_scripts_come_as_they_are_for_who_cannot_unpack(address: str, encoding: str) -> None:
    answer = ask(address, f"/static/css/{STYLE.name}", **({"Accept_Encoding": encoding} if encoding else {}))
    assert "content-encoding" not in answer.headers
    assert answer.body == STYLE.read_bytes()
    assert "immutable" in answer.headers["cache-control"]


def test_gzip_comes_where_brotli_is_not_taken(address: str) -> None:
    for encoding in ("GZIP", "br;q=0, gzip;q=0.5", "gzip;q=0.001"):
        answer = ask(address, f"/static/css/{STYLE.name}", Accept_Encoding=encoding)
        assert answer.headers["content-encoding"] == "gzip"


def test_a_script_that_is_not_there_is_not_the_page(address: str) -> None:
    answer = ask(address, "/static/js/weg.js")
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/plain")


OUTSIDE = [
    "/static/../../x",
    "/static/../index.html",
    "/static/../../../../../../etc/passwd",
    "/static/..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc/passwd",
    "/static/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/static/..%5c..%5cx",
    "/static//etc/passwd",
    "/static/%2fetc/passwd",
    "/static/js/%00.js",
    "/static/js/" + "a" * 3000 + ".js",
    "/static/js/../../../__init__.py",
    "/static/../../../../../../../../etc/passwd",
    "/..%2fdashboard.py",
    "/../dashboard.py",
    "/dashboard.py",
    "/.streamlit/config.toml",
    "/data/datapackage.json",
    "/data/db/current.json",
    "/app/static/dashboard.py",
    "/media/../dashboard.py",
    "/component/x/../../dashboard.py",
    "//etc/passwd",
    "/static",
    "/static/",
]


@pytest.mark.parametrize("path", OUTSIDE)
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_no_file_outside_is_ever_given(address: str, path: str, encoding: str) -> None:
    answer = ask(address, path, Accept_Encoding=encoding)
    assert answer.status in (200, 301, 307, 400, 404)
    assert b"root:" not in answer.body
    assert b"[server]" not in answer.body
    assert b"import " not in answer.body
    assert b"resources" not in answer.body
    if answer.status == 200:
        assert '<html lang="nl"' in answer.text


# --- what is closed ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics?families=session_memory",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "/_stcore/agent/mcp",
        "/_stcore/script-health-check",
    ],
)
def test_what_tells_about_the_inside_is_closed(address: str, path: str, method: str) -> None:
    answer = ask(address, path, method)
    assert answer.status == 404
    assert b"session" not in answer.body


def test_only_names_of_this_machine_are_answered(address: str) -> None:
    port = urllib.parse.urlsplit(address).port
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", "localhost", f"[::1]:{port}"):
        assert ask(address, "/", Host=host).status == 200, host
    for host in ("evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost@evil.example"):
        answer = ask(address, "/", Host=host)
        assert answer.status == 400, host
        assert "server.allowedHosts" in answer.text
        assert HEADERS.items() <= answer.headers.items()


def test_health_may_be_asked_under_any_name(address: str) -> None:
    assert ask(address, "/healthz", Host="10.0.0.7:8501").status == 200


# --- the websocket -------------------------------------------------------------------------------------------


def test_the_websocket_opens_for_the_page_and_not_for_others(address: str) -> None:
    own = urllib.parse.urlsplit(address).netloc
    assert shake_hands(address, Origin=address) == 101
    assert shake_hands(address) == 101  # no browser: nothing to protect, there is no login
    assert shake_hands(address, Origin="https://evil.example") == 403
    assert shake_hands(address, Origin="http://evil.example", Host="evil.example") == 400
    assert shake_hands(address, Origin=f"http://evil.{own}") == 403
    assert shake_hands(address, Origin="http://127.0.0.1:1") == 403


# --- when things are not well --------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_server_starts_without_a_database_and_explains(tmp_path: Path) -> None:
    """And it finds the database when it can be built, without a restart."""
    place = tmp_path / "db"
    place.write_text("I am a file, not a folder")
    printed: list[Path] = []
    with start_server({"DASHBOARD_DATABASE_FOLDER": str(place)}, output=printed) as address:
        assert ask(address, "/healthz").status == 503
        line = next(line for line in printed[0].read_text().splitlines() if "not healthy" in line)
        assert "is geen map" in json.loads(line)["message"]
        assert "DASHBOARD_DATABASE_FOLDER" in json.loads(line)["message"]
        assert ask(address, "/").status == 200
        assert ask(address, f"/static/js/{SCRIPT.name}").status == 200
        place.unlink()
        assert ask(address, "/healthz").status == 200


@pytest.mark.slow
def test_under_another_path_and_address_it_works_as_well(folder: Path) -> None:
    """As behind a proxy: below a path of its own, asked for under a name that was chosen on purpose."""
    environment = {
        "DASHBOARD_DATABASE_FOLDER": str(folder),
        "STREAMLIT_SERVER_ALLOWED_HOSTS": "dashboard.example.nl",
        "STREAMLIT_SERVER_BASE_URL_PATH": "cijfers",
        # as when somebody starts it without make: it takes care of the collector itself
        "STREAMLIT_RUNNER_POST_SCRIPT_GC": "true",
    }
    with start_server(environment, health="/cijfers/healthz") as address:
        name = {"Host": "dashboard.example.nl"}
        page = ask(address, "/cijfers/clusters", **name)
        assert page.status == 200
        assert '<html lang="nl"' in page.text
        assert 'window.location.origin + "/cijfers"' in page.text
        assert ask(address, "/cijfers/healthz").status == 200
        script = ask(address, f"/cijfers/static/js/{SCRIPT.name}", Accept_Encoding="gzip", **name)
        assert gzip.decompress(script.body) == SCRIPT.read_bytes()
        assert ask(address, "/cijfers/_stcore/metrics", **name).status == 404
        assert ask(address, "/cijfers/clusters").status == 400


@pytest.mark.slow
@pytest.mark.parametrize(
    ("chosen", "hosts"),
    [
        ({}, ["127.0.0.1", "::1", "localhost"]),
        ({"server_address": "localhost"}, ["127.0.0.1", "::1", "localhost"]),
        ({"server_address": "0.0.0.0"}, []),
        ({"server_allowedHosts": ["dashboard.example.nl"]}, ["dashboard.example.nl"]),
    ],
    ids=["default", "this machine", "bound elsewhere on purpose", "named"],
)
def test_the_collector_is_off_and_hosts_are_those_that_were_chosen(chosen: dict[str, object], hosts: list[str]) -> None:
    """Started as `streamlit run dashboard.py` does, with the options of its command line."""
    script = (
        "from streamlit.web import bootstrap\n"
        f"bootstrap.load_config_options({{'runner_postScriptGC': True, **{chosen!r}}})\n"
        "from app import settings\n"
        "settings.apply()\n"
        "get = settings.config.get_option\n"
        "print(get('runner.postScriptGC'), sorted(get('server.allowedHosts')))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=paths.ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == f"False {hosts}", done.stderr


def test_a_page_that_stops_halfway_says_so_in_dutch_and_the_data_s_own_error_says_what_to_do() -> None:
    def page() -> None:
        from app.script_error import explain
        from store.errors import DatabaseCorrupt

        assert explain(DatabaseCorrupt("Het bestand *x* is beschadigd."))
        assert explain(ZeroDivisionError("division by zero"))

    shown = [error.value for error in AppTest.from_function(page, default_timeout=30).run().error]
    assert len(shown) == 2
    assert "Het bestand \\*x\\* is beschadigd" in shown[0]
    assert "python \\-m store build" in shown[0]
    assert "door een fout in het programma" in shown[1]
    assert "division" not in shown[1]


def test_an_address_that_is_no_page_says_so_in_dutch(address: str) -> None:
    answer = ask(address, "/bestaat-niet")
    assert answer.status == 404
    assert 'lang="nl"' in answer.text
    assert "Deze pagina bestaat niet" in answer.text


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
@pytest.mark.parametrize(
    "path", ["/robots.txt", "/.git/config", "/a/b", "/clusters/x", "/component/x/y", "/manifest.json"]
)
def test_any_path_that_is_not_ours_is_a_dutch_404(address: str, path: str, method: str) -> None:
    answer = ask(address, path, method)
    assert answer.status == 404
    if method != "HEAD":
        assert 'lang="nl"' in answer.text
        assert "Deze pagina bestaat niet" in answer.text


def test_which_program_answers_is_not_said(address: str) -> None:
    for path in ("/", "/healthz", "/robots.txt", f"/static/js/{SCRIPT.name}", "/_stcore/health"):
        assert "server" not in ask(address, path).headers


@pytest.mark.parametrize("origin", ["own", "foreign"])
def test_handshakes_carry_the_headers(address: str, origin: str) -> None:
    answer = handshake(address, Origin=address if origin == "own" else "http://evil.example")
    assert answer.status == (101 if origin == "own" else 403)
    assert HEADERS.items() <= answer.headers.items()
    assert answer.policy["object-src"] == ["'none'"]
    assert "server" not in answer.headers


def test_a_request_that_cannot_be_read_gets_the_headers_too(address: str) -> None:
    where = urllib.parse.urlsplit(address)
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=60) as connection:
        connection.sendall(b"GET\r\n\r\n")
        answer = connection.recv(4096).decode()
    assert answer.startswith("HTTP/1.1 400")
    assert all(f"{name}: {value}" in answer for name, value in HEADERS.items())


def test_the_page_has_no_english_left(address: str) -> None:
    page = ask(address, "/").text
    assert "<title>Lokale aanpak radicalisering</title>" in page
    assert "You need to enable" not in page
    assert "_stcore/agent" not in page


def test_what_the_page_must_fetch_early_comes_in_its_head(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dutch_page, "HEAD_LINKS", ['<link rel="modulepreload" href="./x.js">'])
    page = dutch_page._rewritten()
    assert page.index("x.js") < page.index("</head>")
