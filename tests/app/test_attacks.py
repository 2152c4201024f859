"""Every attack on a server as it comes is held."""

import pytest

from tests import attacks


@pytest.fixture(scope="module")
def address(plain_server: str) -> str:
    return plain_server


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
