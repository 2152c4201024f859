"""The sample of the Arnhem survey: as near to what was published as whole people come, and the same every time."""

from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from store import paths
from store.descriptor import load
from store.sampling import network
from store.sampling.files import write
from tests.csv_files import rows_of

YEARLY = {"wekelijks", "maandelijks", "jaarlijks"}
AGREE = {"eens", "zeer eens"}


DOMAIN = {r["partner_id"]: r["domain_id"] for r in rows_of("partner")}
SIZE = {r["domain_id"]: int(r["respondents"]) for r in rows_of("partner_domain")}


def contact_counts() -> dict[tuple[str, str], tuple[int, int]]:
    """(from, to) → people with at least yearly contact, people who answered; counted from the file."""
    counted: dict[tuple[str, str], list[int]] = {}
    for row in rows_of("partner_contact"):
        pair = counted.setdefault((DOMAIN[row["partner_id"]], row["to_domain"]), [0, 0])
        pair[0] += row["frequency"] in YEARLY
        pair[1] += row["frequency"] != ""
    return {key: (k, n) for key, (k, n) in counted.items()}


def score_counts() -> dict[tuple[str, str, str], tuple[int, int]]:
    counted: dict[tuple[str, str, str], list[int]] = {}
    for row in rows_of("partner_statement"):
        pair = counted.setdefault((row["step"], row["statement"], DOMAIN[row["partner_id"]]), [0, 0])
        pair[0] += row["score"] in AGREE
        pair[1] += row["score"] not in ("", "weet niet")
    return {key: (k, n) for key, (k, n) in counted.items()}


PUBLISHED: list[tuple[Any, float, str, tuple[int, int]]] = [
    *(
        (pair, float(r["share_pct"]), r["from_domain"], contact_counts()[pair])
        for r in rows_of("contact_share")
        if r["share_pct"] and (pair := (r["from_domain"], r["to_domain"]))
    ),
    *(
        (key, float(r["share_pct"]), r["domain_id"], score_counts()[key])
        for r in rows_of("capability_share")
        if r["share_pct"] and (key := (r["step"], r["statement"], r["domain_id"]))
    ),
]


def test_there_are_published_shares_to_hold_the_sample_to() -> None:
    assert len(PUBLISHED) == 5 + 34


@pytest.mark.parametrize(("key", "share", "domain", "made"), PUBLISHED, ids=lambda v: str(v)[:50])
def test_no_whole_number_of_people_comes_nearer(key: Any, share: float, domain: str, made: tuple[int, int]) -> None:
    """Tries every k of n with at most one in ten of the domain left out."""
    size = SIZE[domain]
    bases = range(size - size // 10, size + 1)
    assert made[1] in bases
    tried = [Fraction(100 * k, n) for n in bases for k in range(n + 1)]
    distance = min(abs(one - Fraction(share)) for one in tried)
    reached = abs(Fraction(100 * made[0], made[1]) - Fraction(share))
    # rounding to whole per cents is how the report prints: within half a point it is the printed percentage
    assert reached <= max(distance, Fraction(1, 2)), (key, made)


@pytest.mark.parametrize(("key", "share", "domain", "made"), PUBLISHED, ids=lambda v: str(v)[:50])
def test_somebody_is_left_out_only_where_that_gives_the_printed_share(
    key: Any, share: float, domain: str, made: tuple[int, int]
) -> None:
    if made[1] < SIZE[domain]:
        with_everybody = [Fraction(100 * k, SIZE[domain]) for k in range(SIZE[domain] + 1)]
        assert all(abs(one - Fraction(share)) > Fraction(1, 2) for one in with_everybody)
        assert abs(Fraction(100 * made[0], made[1]) - Fraction(share)) <= Fraction(1, 2)


def test_44_per_cent_of_schools_is_4_of_9() -> None:
    assert contact_counts()["onderwijs", "gemeente"] == (4, 9)


def test_56_and_48_per_cent_of_welfare_are_15_and_13_of_27() -> None:
    counts = contact_counts()
    assert (counts["welzijn", "gemeente"], counts["welzijn", "veiligheid"]) == ((15, 27), (13, 27))


def test_18_per_cent_fits_no_ten_schools_and_becomes_2_of_10() -> None:
    assert all(round(100 * k / n) != 18 for n in range(1, 11) for k in range(n + 1))
    assert contact_counts()["onderwijs", "veiligheid"] == (2, 10)


def test_there_are_as_many_respondents_per_domain_as_in_arnhem() -> None:
    assert Counter(DOMAIN.values()) == {
        "gemeente": 7,
        "veiligheid": 11,
        "welzijn": 27,
        "onderwijs": 10,
        "maatschappelijk": 11,
    }


def test_everybody_is_asked_about_each_other_domain_and_each_statement() -> None:
    asked = Counter(r["partner_id"] for r in rows_of("partner_contact"))
    assert asked == dict.fromkeys(DOMAIN, 4)
    assert all(DOMAIN[r["partner_id"]] != r["to_domain"] for r in rows_of("partner_contact"))
    assert Counter(r["partner_id"] for r in rows_of("partner_statement")) == dict.fromkeys(DOMAIN, 13)


def test_nature_is_empty_exactly_where_there_is_no_contact() -> None:
    for row in rows_of("partner_contact"):
        assert (row["nature"] == "") == (row["frequency"] in ("", "geen contact")), row


def test_every_value_is_one_of_the_answers_of_the_questionnaire() -> None:
    checked = 0
    for name in ("partner", "partner_contact", "partner_statement"):
        table = load().table(name)
        enums = {f.name: set(f.constraints["enum"]) for f in table.fields if "enum" in f.constraints}
        for row in rows_of(table.name):
            for column, allowed in enums.items():
                assert row[column] == "" or row[column] in allowed
                checked += 1
    assert checked > 1000


def test_all_frequencies_natures_and_scores_occur() -> None:
    contacts, scores = rows_of("partner_contact"), rows_of("partner_statement")
    assert {r["frequency"] for r in contacts} == {*network.FREQUENCIES, ""}
    assert {r["nature"] for r in contacts} == {*network.NATURES, ""}
    assert {r["score"] for r in scores} == {"zeer eens", "eens", "neutraal", "oneens", "zeer oneens", "weet niet"}


def test_making_the_sample_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    made = network.sample(paths.DATA)
    assert set(made) == {"partner", "partner_contact", "partner_statement"}
    for name, rows in made.items():
        table = load().table(name)
        write(tmp_path / table.path, [f.name for f in table.fields], rows)
        assert (tmp_path / table.path).read_bytes() == (paths.DATA / table.path).read_bytes(), name


def test_a_share_of_half_a_point_is_rounded_up_as_printed() -> None:
    assert network.nearest(13, 8) == (1, 8)  # 12,5% reads 13%
