"""No group of fewer than five comes out, whatever is calculated with what is shown, or read from what is left out."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pytest

from exhibits.exhibit import Ask
from exhibits.shared import privacy
from exhibits.shared.privacy import MINIMUM, released, sizes_released

YES_NO = [[{"ja"}, {"nee"}]]


def tables(total: int, cells: int) -> Iterator[tuple[int, ...]]:
    """Every way to divide `total` people over `cells`."""
    if cells == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in tables(total - first, cells - 1):
            yield (first, *rest)


def worked_out(counts: Mapping[str, int], queries: Sequence[set[str]], shown: Sequence[int | None]) -> list[int]:
    """The size of every group that any sum (with any plus, minus or factor) of the shown counts stands for.

    Independent of the classes in the code: tries every set of cells and solves for it.
    """
    names = list(counts)
    rows = [query for query, count in zip(queries, shown, strict=True) if count is not None]
    if not rows:
        return []
    matrix = np.array([[name in query for name in names] for query in rows], dtype=float).T
    projection = matrix @ np.linalg.pinv(matrix)
    subsets = np.array(list(itertools.product((0.0, 1.0), repeat=len(names))))
    solvable = np.abs(subsets @ projection.T - subsets).max(axis=1) < 1e-9
    sizes = subsets[solvable] @ np.array([counts[name] for name in names], dtype=float)
    return [round(size) for size, subset in zip(sizes, subsets[solvable], strict=True) if subset.any()]


# --- counts of one question ------------------------------------------------------------------------------------------


def test_a_count_of_five_or_more_with_five_or_more_beside_it_is_shown() -> None:
    assert released({"ja": 15, "nee": 12}, YES_NO, [{"ja", "nee"}, {"ja"}]) == [27, 15]


@pytest.mark.parametrize("small", range(MINIMUM))
def test_a_small_count_is_withheld(small: int) -> None:
    assert released({"ja": small, "nee": 20}, YES_NO, [{"ja", "nee"}, {"ja"}]) == [20 + small, None]


@pytest.mark.parametrize("small", range(MINIMUM))
def test_a_count_with_a_small_complement_is_withheld(small: int) -> None:
    assert released({"ja": 20, "nee": small}, YES_NO, [{"ja", "nee"}, {"ja"}]) == [20 + small, None]


def test_a_filter_that_differs_by_few_people_from_another_is_withheld() -> None:
    counts = {"week": 10, "maand": 2, "nooit": 10}
    splits = [[{"week", "maand"}, {"nooit"}], [{"week"}, {"maand"}]]
    assert released(counts, splits, [set(counts), {"week", "maand"}, {"week"}]) == [22, 12, None]


def test_a_group_of_fewer_than_five_shows_nothing_at_all() -> None:
    assert released({"ja": 3, "nee": 1}, YES_NO, [{"ja", "nee"}, {"ja"}, {"nee"}]) == [None, None, None]


def test_nobody_is_withheld_like_a_few() -> None:
    assert released({"ja": 20, "nee": 0}, YES_NO, [{"ja", "nee"}, {"nee"}]) == [20, None]


def test_a_split_of_what_was_not_divided_is_left() -> None:
    counts = {"a": 9, "b": 9, "c": 2}
    assert released(counts, [[{"a", "b"}, {"c"}], [{"a"}, {"b"}]], [{"a"}, set(counts)]) == [None, 20]


def _random_splits(random: Random, names: list[str]) -> list[list[set[str]]]:
    """A tree of splits over the cells: every class at most one split."""
    splits: list[list[set[str]]] = []
    waiting = [names]
    while waiting:
        whole = waiting.pop(0)
        if len(whole) < 2:
            continue
        shuffled = random.sample(whole, len(whole))
        cut = random.randint(1, len(whole) - 1)
        splits.append([set(shuffled[:cut]), set(shuffled[cut:])])
        waiting += [shuffled[:cut], shuffled[cut:]]
    return splits


def test_no_calculation_gives_a_small_group_for_random_tables() -> None:
    random = Random(5)
    seen = 0
    for _ in range(200):
        names = [f"cel {i}" for i in range(random.randint(2, 8))]
        counts = {name: random.choice((0, 1, 2, 3, 4, 5, 6, 9, 14, 30)) for name in names}
        queries = [set(names)] + [
            {n for n in names if random.random() < 0.5} or {names[0]} for _ in range(random.randint(1, 40))
        ]
        groups = worked_out(counts, queries, released(counts, _random_splits(random, names), queries))
        assert all(size >= MINIMUM for size in groups), (counts, queries)
        seen += len(groups)
    assert seen > 300


# a grid as in the contact questions: how often crosses of which nature, beside no contact
GRID = ["week algemeen", "week casus", "jaar algemeen", "jaar casus", "geen"]
CONTACT, WEEK, YEAR = set(GRID[:4]), set(GRID[:2]), set(GRID[2:4])
GENERAL = {"week algemeen", "jaar algemeen"}
GRID_SPLITS = [
    [CONTACT, {"geen"}],
    [WEEK, YEAR],
    [GENERAL, CONTACT - GENERAL],
    [{"week algemeen"}, {"week casus"}],
    [{"jaar algemeen"}, {"jaar casus"}],
]


@pytest.mark.parametrize(
    ("names", "splits"),
    [
        (["eens", "oneens", "leeg"], [[{"eens"}, {"oneens", "leeg"}]]),
        (["eens", "oneens", "leeg"], [[{"eens"}, {"oneens"}, {"leeg"}]]),
        (["a", "b", "c", "d"], [[{"a", "b"}, {"c", "d"}], [{"a"}, {"b"}], [{"c"}, {"d"}]]),
        (GRID, GRID_SPLITS),
    ],
)
def test_what_is_withheld_is_not_determined_by_what_is_shown(names: list[str], splits: list[list[set[str]]]) -> None:
    """Every table up to 22 people, for a reader who knows the code and the total."""
    subsets = [set(c) for size in range(1, len(names)) for c in itertools.combinations(names, size)]
    tried = withheld = 0
    for total in range(MINIMUM, 19 if names is GRID else 23):
        by_answer: dict[tuple[int | None, ...], list[tuple[int, ...]]] = {}
        for table in tables(total, len(names)):
            shown = released(dict(zip(names, table, strict=True)), splits, subsets)
            by_answer.setdefault(tuple(shown), []).append(table)
            tried += 1
        for answer, same in by_answer.items():
            for query, count in zip(subsets, answer, strict=True):
                if count is None:
                    places = [names.index(name) for name in query]
                    assert len({sum(table[i] for i in places) for table in same}) > 1, (answer, query, same[0])
                    withheld += 1
    assert tried > 1000
    assert withheld > 100


# --- sizes of groups -------------------------------------------------------------------------------------------------


def test_sizes_are_shown_when_none_is_small() -> None:
    assert sizes_released({"a": 7, "b": 11, "c": 5}) == {"a": 7, "b": 11, "c": 5}


def test_a_small_size_takes_others_along() -> None:
    assert sizes_released({"a": 11, "b": 3, "c": 27, "d": 9}) == {"a": None, "b": None, "c": 27, "d": 9}
    assert sizes_released({"a": 6, "b": 3, "c": 27, "d": 9}) == {"a": None, "b": None, "c": None, "d": 9}


def test_a_group_of_nobody_is_shown_as_nobody() -> None:
    assert sizes_released({"a": 11, "b": 0, "c": 27}) == {"a": 11, "b": 0, "c": 27}


def test_four_times_fewer_than_five_and_a_five_shows_no_size_at_all() -> None:
    assert set(sizes_released(dict(zip("abcde", (4, 4, 4, 4, 5), strict=True))).values()) == {None}


@pytest.mark.parametrize(("groups", "largest_total"), [(2, 60), (3, 45), (4, 30), (5, 23)])
def test_no_withheld_size_is_determined_by_the_others_and_the_total(groups: int, largest_total: int) -> None:
    """For five groups these are 98.154 tables; the first version gave sizes away in some of them."""
    tried = 0
    for total in range(MINIMUM, largest_total + 1):
        by_answer: dict[tuple[int | None, ...], list[tuple[int, ...]]] = {}
        for table in tables(total, groups):
            shown = sizes_released(dict(enumerate(table)))
            assert all(count in (None, 0) or count >= MINIMUM for count in shown.values())
            by_answer.setdefault(tuple(shown.values()), []).append(table)
            tried += 1
        for answer, same in by_answer.items():
            for place, size in enumerate(answer):
                assert size is not None or len({table[place] for table in same}) > 1, (answer, same[0])
    assert tried >= {2: 1800, 5: 98_154}.get(groups, 1000)


def test_withheld_reads_smaller_than_five() -> None:
    assert (privacy.people(None), privacy.people(1234)) == ("<5", "1.234")


# --- whose records they are ------------------------------------------------------------------------------------------


def _asked(origins: Mapping[str, str | None]) -> Ask:
    def ask(name: str, /, **parameters: Any) -> pd.DataFrame:
        return _datasets(origins)

    return ask


@pytest.mark.parametrize("origin", ["eigen", "Eigen", "eigen ", "gepubliceerd", "", None])
@pytest.mark.parametrize("table", privacy.SURVEY_TABLES)
def test_whatever_is_not_the_sample_is_own_for_the_whole_survey(table: str, origin: str | None) -> None:
    origins = dict.fromkeys(privacy.SURVEY_TABLES, "voorbeeld") | {table: origin}
    assert privacy.origin_of_survey(_asked(origins)) == "eigen"


def test_a_table_that_is_not_listed_makes_the_survey_own() -> None:
    listed = dict.fromkeys(privacy.SURVEY_TABLES[1:], "voorbeeld")
    assert privacy.origin_of_survey(_asked(listed)) == "eigen"


def test_the_survey_as_it_was_shipped_is_the_sample() -> None:
    shipped = dict.fromkeys(privacy.SURVEY_TABLES, "voorbeeld")
    assert privacy.origin_of_survey(_asked(shipped)) == "voorbeeld"


def _datasets(origins: Mapping[str, str | None]) -> pd.DataFrame:
    return pd.DataFrame({"table_name": list(origins), "origin": list(origins.values())})
