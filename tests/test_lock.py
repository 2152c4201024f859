"""What is installed is what we chose: every chosen version is in the lock, and everything in the lock has hashes."""

import re

import pytest

from store import paths

LOCKS = ("requirements", "requirements-dev", "requirements-benchmarks")
PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", re.MULTILINE)


def text(name: str) -> str:
    return (paths.ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_every_chosen_version_is_locked(name: str) -> None:
    chosen = dict(PIN.findall(text(f"{name}.in")))
    locked = dict(PIN.findall(text(f"{name}.txt")))
    assert chosen
    assert chosen.items() <= locked.items(), "run `make lock`"


@pytest.mark.parametrize("name", LOCKS)
def test_everything_that_is_locked_has_hashes_and_no_address(name: str) -> None:
    lock = text(f"{name}.txt")
    blocks = re.split(r"^(?=[A-Za-z0-9])", lock, flags=re.MULTILINE)[1:]
    assert len(blocks) > 30
    assert [b.splitlines()[0] for b in blocks if "--hash=sha256:" not in b] == []
    assert "://" not in lock


def test_the_locks_agree_with_each_other() -> None:
    versions = [dict(PIN.findall(text(f"{name}.txt"))) for name in LOCKS]
    assert versions[0].items() <= versions[1].items() <= versions[2].items()


def test_installing_checks_the_hashes() -> None:
    installs = [line for line in text("Makefile").splitlines() if "pip install" in line]
    assert len(installs) > 2
    assert all("--require-hashes" in line for line in installs)


def test_the_licence_is_here_in_full() -> None:
    licence = text("LICENSE")
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in licence
    assert "Appendix" in licence
