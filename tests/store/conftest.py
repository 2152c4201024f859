"""A small data package of its own, so that the store is tested apart from what is published in it."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.store.package import Package, make_package


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return make_package(tmp_path)


@pytest.fixture
def without_rights(tmp_path: Path) -> Callable[[], AbstractContextManager[None]]:
    """A context in which file modes count, as they do not for root."""

    @contextmanager
    def limited() -> Iterator[None]:
        if os.geteuid() != 0:
            yield
            return
        for parent in [tmp_path, *tmp_path.parents]:
            if parent.stat().st_uid == 0 and str(parent) not in ("/", "/tmp"):
                parent.chmod(parent.stat().st_mode | 0o055)
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)

    return limited


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A small file system in memory at `folder`; skips the test where we may not mount."""
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip(f"mounting is not allowed here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)
