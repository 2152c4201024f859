"""What `released` gives can be calculated with in any way, and no group of fewer than five comes out."""

import itertools
from random import Random

import numpy as np
import pytest

from exhibits import privacy
from exhibits.privacy import MINIMUM, released


def worked_out(atoms: dict[str, int], queries: list[frozenset[str]]) -> list[int]:
    """The size of every group that any sum (with any plus, minus or factor) of the released counts stands for.

    Independent of the classes in the code: tries every set of atoms and solves for it.
    """
    names = list(atoms)
    rows = [q for q, count in zip(queries, released(atoms, queries), strict=True) if count is not None]
    if not rows:
        return []
    matrix = np.array([[name in q for name in names] for q in rows], dtype=float).T
    projection = matrix @ np.linalg.pinv(matrix)
    subsets = np.array(list(itertools.product((0.0, 1.0), repeat=len(names))))
    solvable = np.abs(subsets @ projection.T - subsets).max(axis=1) < 1e-9
    sizes = subsets[solvable] @ np.array([atoms[n] for n in names], dtype=float)
    return [round(s) for s, subset in zip(sizes, subsets[solvable], strict=True) if subset.any()]


def test_a_count_of_five_or_more_with_five_or_more_beside_it_is_shown() -> None:
    assert released({"ja": 15, "nee": 12}, [{"ja", "nee"}, {"ja"}]) == [27, 15]


@pytest.mark.parametrize("small", range(MINIMUM))
def test_a_small_count_is_withheld(small: int) -> None:
    assert released({"ja": small, "nee": 20}, [{"ja", "nee"}, {"ja"}])[1] is None


@pytest.mark.parametrize("small", range(MINIMUM))
def test_a_count_with_a_small_complement_is_withheld(small: int) -> None:
    assert released({"ja": 20, "nee": small}, [{"ja", "nee"}, {"ja"}])[1] is None


def test_a_filter_that_differs_by_few_people_from_another_is_withheld() -> None:
    atoms = {"week": 10, "maand": 2, "nooit": 10}
    assert released(atoms, [set(atoms), {"week", "maand"}, {"week"}]) == [22, 12, None]


def test_what_comes_first_is_shown_rather_than_what_comes_later() -> None:
    atoms = {"week": 10, "maand": 2, "nooit": 10}
    assert released(atoms, [set(atoms), {"week"}, {"week", "maand"}]) == [22, 10, None]


def test_a_part_is_not_given_away_by_total_and_other_parts() -> None:
    atoms = {"a": 6, "b": 7, "c": 3}
    assert released(atoms, [set(atoms), {"a"}, {"b"}, {"c"}]) == [16, 6, None, None]


def test_a_group_of_fewer_than_five_shows_nothing_at_all() -> None:
    assert released({"ja": 3, "nee": 1}, [{"ja", "nee"}, {"ja"}, {"nee"}]) == [None, None, None]


def test_nobody_is_withheld_like_a_few() -> None:
    assert released({"ja": 20, "nee": 0}, [{"ja", "nee"}, {"nee"}]) == [20, None]


def test_the_same_question_asked_twice_gives_the_same() -> None:
    assert released({"ja": 15, "nee": 12}, [{"ja", "nee"}, {"ja"}, {"ja"}]) == [27, 15, 15]


def test_no_calculation_gives_a_small_group_for_random_tables() -> None:
    random = Random(5)
    shown = 0
    for _ in range(150):
        names = [f"cel {i}" for i in range(random.randint(2, 8))]
        atoms = {name: random.choice((0, 1, 2, 3, 4, 5, 6, 9, 14, 30)) for name in names}
        queries = [frozenset(names)] + [
            frozenset(n for n in names if random.random() < 0.5) for _ in range(random.randint(1, 12))
        ]
        groups = worked_out(atoms, queries)
        assert all(size >= MINIMUM for size in groups), (atoms, queries)
        shown += len(groups)
    assert shown > 300


def test_withheld_reads_smaller_than_five() -> None:
    assert (privacy.people(None), privacy.people(1234)) == ("<5", "1.234")
