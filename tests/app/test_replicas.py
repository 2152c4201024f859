"""Two replicas behind the real nginx: visitors stay with one, and nobody is lost when one goes. Needs nginx."""

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from store import paths
from tests.app.visitor import visitor
from tests.serving import Answer, ask, free_port, start_server

NGINX = shutil.which("nginx")
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
VISITORS = 8


@contextmanager
def nginx(folder: Path, replicas: list[str]) -> Iterator[str]:
    """The address of nginx with our own configuration, in front of these replicas."""
    port = free_port()
    text = (paths.ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    for number, replica in enumerate(replicas, start=1):
        text = text.replace(f"dashboard-{number}:8501", replica.removeprefix("http://"))
    text = text.replace("listen 8080", f"listen 127.0.0.1:{port}").replace("/tmp/nginx", f"{folder}/nginx")
    file = folder / "nginx.conf"
    file.write_text(text, encoding="utf-8")
    process = subprocess.Popen([str(NGINX), "-p", str(folder), "-c", str(file), "-g", "daemon off;"])
    try:
        for _ in range(50):
            try:
                ask(f"http://127.0.0.1:{port}", "/healthz")
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def route(answer: Answer) -> str:
    found = re.search(r"dashboard_route=([0-9a-f]{32})", answer.headers["set-cookie"])
    assert found
    return f"dashboard_route={found[1]}"


def test_visitors_stay_with_one_replica_and_go_on_when_it_is_gone(database_folder: Path, tmp_path: Path) -> None:
    own = {"DASHBOARD_DATABASE_FOLDER": str(database_folder), "DASHBOARD_TRUSTED_PROXIES": "127.0.0.1"}
    with ExitStack() as replicas, ExitStack() as first:
        one = first.enter_context(start_server(own))
        two = replicas.enter_context(start_server(own))
        address = replicas.enter_context(nginx(tmp_path, [one, two]))
        cookies = [route(ask(address, "/clusters")) for _ in range(VISITORS)]
        assert len(set(cookies)) == VISITORS
        with ExitStack() as tabs:
            opened = [tabs.enter_context(visitor(address, cookie=cookie)) for cookie in cookies]
            for tab in opened:
                tab.visit("clusters")
                tab.visit("casussen")
        for cookie in cookies:
            assert ask(address, "/uitvoer/clusters-bedragen.csv?indeling=letters", Cookie=cookie).status == 200
        first.close()
        for cookie in cookies:
            assert ask(address, "/clusters", Cookie=cookie).status == 200
            with visitor(address, cookie=cookie) as tab:
                assert any(message.WhichOneof("type") == "delta" for message in tab.visit("clusters"))
            assert ask(address, "/uitvoer/clusters-bedragen.csv?indeling=letters", Cookie=cookie).status == 200


def test_the_configuration_is_one_that_nginx_reads(tmp_path: Path) -> None:
    with nginx(tmp_path, ["127.0.0.1:1", "127.0.0.1:2"]) as address:
        assert ask(address, "/").status == 502
