"""Two replicas behind the real nginx, with twenty people on them: nobody loses more than a reload."""

from pathlib import Path

import pytest

from benchmarks.nginx import find_nginx, nginx
from benchmarks.replicas import PEOPLE, try_out
from tests.serving import ask


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> str:
    try:
        return find_nginx(tmp_path_factory.mktemp("nginx"))
    except RuntimeError as error:
        pytest.skip(str(error))


@pytest.mark.slow
def test_nobody_sees_an_error_when_one_is_killed_and_the_other_replaced(program: str, tmp_path: Path) -> None:
    outcome = try_out(program, tmp_path)
    assert not outcome.errors, "\n".join((*outcome.errors, *outcome.events))
    assert outcome.upgraded
    assert len(outcome.people) == PEOPLE
    assert all(person.runs >= 3 for person in outcome.people)
    assert sum(person.files for person in outcome.people) > PEOPLE / 2
    # two breaks, two reloads; that there were any shows that somebody was there
    assert all(person.reloads <= 2 for person in outcome.people)
    assert sum(person.reloads for person in outcome.people) >= 2


def test_without_replicas_nginx_says_so_itself(program: str, tmp_path: Path) -> None:
    with nginx(program, tmp_path, ("127.0.0.1:1", "127.0.0.1:2")) as address:
        assert ask(address, "/").status == 502
