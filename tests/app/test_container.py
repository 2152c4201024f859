"""The container: what goes into it, that it is enough to run, and that it runs as nobody on files it cannot write."""

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import yaml

from benchmarks.nginx import REPLICAS
from store import paths
from tests.app.visitor import visitor
from tests.serving import ask, start_server

DEPLOY = paths.ROOT / "deploy"
NOBODY = 10001
AS_NOBODY = [
    "setpriv",
    f"--reuid={NOBODY}",
    f"--regid={NOBODY}",
    "--clear-groups",
    "--no-new-privs",
    "--bounding-set=-all",
]


def instructions() -> list[tuple[str, str]]:
    """(instruction, the rest) of the last stage of the Containerfile."""
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.split(None, 1) for line in text.splitlines() if line.strip() and not line.startswith("#")]
    last = max(number for number, line in enumerate(lines) if line[0] == "FROM")
    return [(line[0], line[1]) for line in lines[last:]]


def copied_into(folder: Path) -> None:
    """The files of the image, as the Containerfile copies them."""
    for name, rest in instructions():
        if name != "COPY" or rest.startswith("--from"):
            continue
        *sources, target = shlex.split(rest)
        for source in sources:
            found = paths.ROOT / source
            if found.is_dir():
                shutil.copytree(found, folder / target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                place = folder / target
                place.mkdir(parents=True, exist_ok=True)
                shutil.copy(found, place)


def environment_of_the_image() -> dict[str, str]:
    pairs = [pair for name, rest in instructions() if name == "ENV" for pair in shlex.split(rest)]
    return dict(pair.split("=", 1) for pair in pairs)


def test_the_image_runs_not_as_root_and_takes_nothing_along_by_accident() -> None:
    found = instructions()
    assert ("USER", str(NOBODY)) in found
    assert not any(name == "COPY" and rest.split()[0] in (".", "*", "data", ".streamlit") for name, rest in found)
    assert not any("secrets" in rest or "latest" in rest for _, rest in found)
    [command] = [json.loads(rest) for name, rest in found if name == "CMD"]
    assert command[1:3] == ["run", "dashboard.py"]


def test_each_container_is_read_only_without_rights_and_at_the_address_that_nginx_knows() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    services = compose["services"]
    assert set(services) == {"dashboard-1", "dashboard-2", "nginx"}
    for service in services.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
    assert services["nginx"]["user"] != "root"
    addresses = [services[name]["networks"]["inside"]["ipv4_address"] for name in ("dashboard-1", "dashboard-2")]
    assert addresses == [name.partition(":")[0] for name in REPLICAS]
    [subnet] = [net["subnet"] for net in compose["networks"]["inside"]["ipam"]["config"]]
    assert services["dashboard-1"]["environment"]["DASHBOARD_TRUSTED_PROXIES"] == subnet
    folders = {volume.split(":")[1] for volume in services["dashboard-1"]["volumes"]}
    assert environment_of_the_image()["DASHBOARD_DATABASE_FOLDER"] in folders


def can_run_as_nobody() -> bool:
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("setpriv") is None:
        return False
    return subprocess.run([*AS_NOBODY, sys.executable, "-c", "import streamlit"], capture_output=True).returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(not can_run_as_nobody(), reason="only root can start a program as somebody without rights")
def test_it_runs_as_nobody_on_files_it_cannot_write() -> None:
    printed: list[Path] = []
    # not below pytest's own folder, which only root may enter
    with tempfile.TemporaryDirectory(prefix="container-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        image, data = folder / "app", folder / "databases"
        image.mkdir()
        copied_into(image)
        data.mkdir()
        os.chown(data, NOBODY, NOBODY)
        for path in [image, *image.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        before = {path: path.stat().st_mtime_ns for path in image.rglob("*")}
        environment = environment_of_the_image() | {"DASHBOARD_DATABASE_FOLDER": str(data), "HOME": str(data)}
        with start_server(environment, before=AS_NOBODY, folder=image, seconds=120, output=printed) as address:
            assert ask(address, "/healthz").status == 200, printed[0].read_text(encoding="utf-8")
            with visitor(address) as tab:
                cards = [m.delta.new_element.bidi_component.bytes for m in tab.visit("clusters")]
            assert any(b'"sources"' in card for card in cards)
            assert ask(address, "/uitvoer/clusters-bedragen.xlsx").status == 200
        assert {path.stat().st_uid for path in data.glob("*.duckdb")} == {NOBODY}
        assert {path: path.stat().st_mtime_ns for path in image.rglob("*")} == before
