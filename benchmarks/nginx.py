"""The real nginx with our own configuration, in front of two replicas."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store import paths
from tests.serving import ask, free_port

REPLICAS = ("10.89.7.11:8501", "10.89.7.12:8501")
"""As deploy/nginx.conf names them."""


def find_nginx(folder: Path) -> str:
    """The path of nginx, unpacked into `folder` where there is none. Raises RuntimeError with one line why not."""
    asked = subprocess.run(
        ["sh", str(Path(__file__).with_name("ensure_nginx.sh")), str(folder)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    if asked.returncode:
        raise RuntimeError(asked.stderr.strip() or "nginx is niet te vinden")
    return asked.stdout.strip()


@contextmanager
def nginx(program: str, folder: Path, replicas: tuple[str, str]) -> Iterator[str]:
    """The address of nginx with deploy/nginx.conf, in front of these replicas ('127.0.0.1:8601')."""
    port = free_port()
    text = (paths.ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    for name, replica in zip(REPLICAS, replicas, strict=True):
        text = text.replace(name, replica).replace(name.replace(".", r"\."), replica.replace(".", r"\."))
    text = text.replace("listen 8080", f"listen 127.0.0.1:{port}").replace("/tmp/nginx", f"{folder}/nginx")
    file = folder / "nginx.conf"
    # as root nginx takes another account for its workers, which may not enter our folder
    file.write_text(f"user root;\n{text}" if _is_root() else text, encoding="utf-8")
    process = subprocess.Popen([program, "-p", str(folder), "-c", str(file), "-g", "daemon off;"])
    try:
        for _ in range(100):
            try:
                ask(f"http://127.0.0.1:{port}", "/healthz")
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
