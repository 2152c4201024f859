"""Good files, damaged at random: never a traceback, never half a file, never long."""

import io
import time
import zipfile

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from store.loading.checking import Checked
from tests.store.loading.conftest import GOOD, HEADER, CheckText, changed, lines, workbook
from tests.walking import FAST

TEXT = lines(GOOD, changed(activity_id="A2", amount_eur="1.250,00"), changed(activity_id="A3", title="Één"))
BOOK = workbook([HEADER.split(";"), ["A1", 2020, "VG01", "A", "Analyse", 12500.5, "gemeente", "geen", True, False]])
SECONDS = 5.0  # of work, not of waiting for a turn
RUN = settings(
    max_examples=20 if FAST else 100,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
PIECES = st.sampled_from(
    ["", ";", '"', "\n", "\r", "\x00", "=", "<b>", "\u202e", "1.234", "-", "9" * 50, "Totaal", "'", "é", "\ufeff"]
)


def hold(checked: Checked, started: float) -> None:
    assert time.process_time() - started < SECONDS
    assert checked.ok == (checked.problems == ())
    assert checked.ok or all(str(p).isprintable() and p.advice for p in checked.problems)
    if checked.ok:
        assert list(checked.frame.columns) == HEADER.split(";")
        assert checked.frame.notna().all(axis=None)


@pytest.mark.slow
@RUN
@given(
    st.lists(
        st.tuples(st.integers(0, len(TEXT)), st.integers(0, 30), st.one_of(PIECES, st.text(max_size=10))), max_size=5
    )
)
def test_a_csv_with_pieces_replaced(check: CheckText, edits: list[tuple[int, int, str]]) -> None:
    text = TEXT
    for place, length, piece in edits:
        text = text[:place] + piece + text[place + length :]
    started = time.process_time()
    hold(check(text.encode("utf-8", "replace")), started)


@RUN
@given(st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=20))
def test_a_csv_with_bytes_changed(check: CheckText, edits: list[tuple[int, int]]) -> None:
    content = bytearray(TEXT.encode())
    for place, value in edits:
        content[place % len(content)] = value
    started = time.process_time()
    hold(check(bytes(content)), started)


@RUN
@given(st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 255)), min_size=1, max_size=20), st.integers(0, 3000))
def test_an_excel_file_with_bytes_changed_or_cut_off(check: CheckText, edits: list[tuple[int, int]], cut: int) -> None:
    content = bytearray(BOOK)
    for place, value in edits:
        content[place % len(content)] = value
    started = time.process_time()
    hold(check(bytes(content[: len(content) - cut]), name="a.xlsx"), started)


@RUN
@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 40), st.binary(max_size=8)), min_size=1, max_size=4))
def test_an_excel_file_with_its_sheet_damaged(check: CheckText, edits: list[tuple[int, int, bytes]]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BOOK)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            body = old.read(part)
            if part.endswith("sheet1.xml"):
                for place, length, piece in edits:
                    at = place % len(body)
                    body = body[:at] + piece + body[at + length :]
            new.writestr(part, body)
    started = time.process_time()
    hold(check(out.getvalue(), name="a.xlsx"), started)
