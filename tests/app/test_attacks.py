"""Every attack on a server as it comes is held."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import attacks
from tests.serving import start_server


@pytest.fixture(scope="module")
def address(database_folder: Path) -> Iterator[str]:
    with start_server({"DASHBOARD_DATABASE_FOLDER": str(database_folder)}) as found:
        yield found


def test_there_are_attacks() -> None:
    assert len(attacks.ATTACKS) >= 12


@pytest.mark.parametrize("text", attacks.ATTACKS)
def test_an_attack_is_held(address: str, text: str) -> None:
    assert attacks.ATTACKS[text](address)


def test_what_is_not_held_is_printed_and_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(address: str) -> bool:
        raise TimeoutError

    monkeypatch.setattr(attacks, "ATTACKS", {"one": lambda _: True, "two": lambda _: False, "three": breaks})
    assert attacks.main("http://127.0.0.1:1") == 2
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["held", "NOT", "NOT"]
