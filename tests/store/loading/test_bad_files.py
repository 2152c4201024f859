"""Each bad file is refused with its own message, naming where and what to do, and without a traceback."""

import pytest

from store.loading import reports
from tests.store.loading.bad_files import BAD, Bad
from tests.store.loading.conftest import GOOD, CheckText, lines
from tests.walking import walked


def test_there_are_at_least_80_bad_files_each_with_its_own_name() -> None:
    assert len(BAD) >= 80
    assert len({bad.name for bad in BAD}) == len(BAD)


def test_the_file_they_are_made_from_is_good(check: CheckText) -> None:
    assert check(lines(GOOD)).problems == ()


@pytest.mark.parametrize("bad", walked(BAD, 3), ids=lambda b: b.name)
def test_bad_file_is_refused(check: CheckText, bad: Bad) -> None:
    content = bad.make()
    checked = check(content, bad.table, bad.file, **bad.options)
    messages = [str(problem) for problem in checked.problems]
    assert not checked.ok
    assert any(bad.message in message for message in messages), messages
    assert len(messages) <= 8, "one thing is wrong: what follows from it is left out"
    for problem in checked.problems:
        assert problem.file == bad.file
        assert problem.advice.endswith((".", ")"))
        assert str(problem).isprintable()
    assert reports.as_csv(checked.problems)
    copy = reports.marked_copy(checked, content.encode() if isinstance(content, str) else content)
    assert (copy is None) is (checked.as_read is None)
