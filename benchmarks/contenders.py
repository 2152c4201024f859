"""The servers that are measured beside each other: ours, bare Streamlit, bare Dash, and a page of ours in Dash."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from store import paths
from tests.serving import answers, free_port

SECONDS_TO_START = 60
HERE = Path(__file__).resolve().parent
OURS, STREAMLIT, DASH = "ours", "bare Streamlit", "bare Dash"
WITHOUT_MIDDLEWARE = "without middleware"
SCRIPTS = {OURS: "dashboard.py", WITHOUT_MIDDLEWARE: "benchmarks/without_middleware.py"}
SAME = "same page in Dash: "
"""Followed by the page's URL."""


@dataclass(frozen=True)
class Served:
    address: str
    pid: int
    seconds_to_answer: float
    """From starting the process until it answered a request."""

    def memory_mb(self) -> float:
        """Resident memory of the process, in MB (Linux)."""
        for line in Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise RuntimeError(f"process {self.pid} has no memory to read")


def _command(name: str, port: int) -> list[str]:
    streamlit = [sys.executable, "-m", "streamlit", "run"]
    if name in SCRIPTS:
        return [*streamlit, SCRIPTS[name], "--server.port", str(port)]
    if name == STREAMLIT:
        # all settings as they come, but for what a server without a screen needs
        quiet = ["--server.headless", "true", "--browser.gatherUsageStats", "false", "--server.address", "127.0.0.1"]
        return [*streamlit, str(HERE / "bare_streamlit.py"), "--server.port", str(port), *quiet]
    if name.startswith(SAME):
        return [sys.executable, str(HERE / "same_dash.py"), str(port), name.removeprefix(SAME)]
    return [sys.executable, str(HERE / "bare_dash.py"), str(port)]


@contextmanager
def serving(name: str, folder: Path, database: Path) -> Iterator[Served]:
    """Runs one contender on `folder` (of built databases) and `database` (the file in it) until the block ends."""
    port = free_port()
    environment: Mapping[str, str] = {
        **os.environ,
        "DASHBOARD_DATABASE_FOLDER": str(folder),
        "BARE_DATABASE": str(database),
    }
    started = time.perf_counter()
    process = subprocess.Popen(
        _command(name, port),
        # bare Streamlit must not find our .streamlit/config.toml
        cwd=paths.ROOT if name in SCRIPTS or name.startswith(SAME) else folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        while not answers(address):
            if process.poll() is not None or time.perf_counter() - started > SECONDS_TO_START:
                raise RuntimeError(f"{name} did not start: {' '.join(_command(name, port))}")
            time.sleep(0.02)
        yield Served(address, process.pid, time.perf_counter() - started)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
