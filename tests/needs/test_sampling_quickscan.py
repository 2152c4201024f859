"""The sample of the quickscan adds up to what was published, keeps exclusive answers apart, and never changes."""

import csv
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from store import paths
from store.sampling import quickscan, sample_all

PUBLISHED, SAMPLE = paths.DATA / "published", paths.DATA / "sample"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def answers() -> dict[tuple[str, str], dict[str, str]]:
    """(item, state) → municipality → 'true', 'false' or ''."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for r in rows(SAMPLE / "quickscan_answer.csv"):
        found[r["item_id"], r["state"]][r["municipality_id"]] = r["answer"]
    return found


def who(answers: dict[tuple[str, str], dict[str, str]], item: str, state: str = "genoemd") -> set[str]:
    return {m for m, answer in answers[item, state].items() if answer == "true"}


def test_each_published_count_comes_out_exactly(answers: dict[tuple[str, str], dict[str, str]]) -> None:
    counts = rows(PUBLISHED / "quickscan_count.csv")
    assert len(counts) == len(answers) == 47
    for count in counts:
        given = answers[count["item_id"], count["state"]]
        assert len(given) == 49, count["item_id"]
        if count["municipalities"]:
            tally = Counter(given.values())
            assert tally["true"] == int(count["municipalities"]), count["item_id"]
            assert tally["false"] == 49 - int(count["municipalities"]), count["item_id"]


def test_figures_that_the_report_prints(answers: dict[tuple[str, str], dict[str, str]]) -> None:
    printed = {
        ("kwestie_radicalisering", "genoemd"): 46,
        ("kwestie_wantrouwen", "genoemd"): 27,
        ("kennis_ambtenaren", "voltooid"): 39,
        ("kennis_ambtenaren", "gewenst"): 22,
        ("kennis_onderwijs", "voltooid"): 20,
        ("kennis_onderwijs", "gewenst"): 35,
        ("behoefte_gemeente_uitwisseling", "genoemd"): 31,
    }
    assert {key: len(who(answers, *key)) for key in printed} == printed


def test_an_item_without_a_published_count_is_unknown_for_all_49(
    answers: dict[tuple[str, str], dict[str, str]],
) -> None:
    unknown = [r for r in rows(PUBLISHED / "quickscan_count.csv") if not r["municipalities"]]
    assert len(unknown) > 5
    for r in unknown:
        assert set(answers[r["item_id"], r["state"]].values()) == {""}, r["item_id"]


@pytest.mark.parametrize(
    ("options", "neither"),
    [
        (("beleid_aanwezig", "beleid_in_ontwikkeling"), 4),
        (("capaciteit_contact_structureel", "capaciteit_contact_incidenteel"), 8),
        (("beleid_meldpunt_intern", "beleid_meldpunt_extern", "beleid_meldpunt_in_oprichting"), 18),
    ],
)
def test_exclusive_answers_stay_exclusive(
    answers: dict[tuple[str, str], dict[str, str]], options: tuple[str, ...], neither: int
) -> None:
    times = Counter(m for item in options for m in who(answers, item))
    assert max(times.values()) == 1
    assert 49 - len(times) == neither


def test_municipalities_are_fictitious_and_numbered() -> None:
    found = rows(SAMPLE / "municipality.csv")
    assert [r["municipality_id"] for r in found] == [f"VG{n:02}" for n in range(1, 50)]
    assert [r["name"] for r in found] == [f"Voorbeeldgemeente {n:02}" for n in range(1, 50)]
    assert {r["province"] for r in found} == set(quickscan.PROVINCES)
    assert all(n >= 10 for n in Counter(r["size_class"] for r in found).values())


def test_no_invented_record_names_a_real_place() -> None:
    """Not even a province: 'Friesland, 100.000 of meer' can only be Leeuwarden."""
    borders = json.loads((paths.DATA / "reference" / "gemeenten_provincies_2021.topo.json").read_text())
    shapes = [shape["properties"] for layer in borders["objects"].values() for shape in layer["geometries"]]
    names = {shape[key] for shape in shapes for key in ("naam", "provincie") if key in shape}
    names |= (
        {name.split(" (")[0] for name in names} | {r["name"] for r in rows(PUBLISHED / "applicant.csv")} | {"Arnhem"}
    )
    assert len(names) > 360
    place = re.compile(r"\b(" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")\b")
    files = sorted(SAMPLE.glob("*.csv"))
    assert len(files) == 6
    for file in files:
        assert (hit := place.search(file.read_text(encoding="utf-8"))) is None, (file.name, hit)


def test_a_filter_finds_a_difference(answers: dict[tuple[str, str], dict[str, str]]) -> None:
    """Who misses knowledge in education wants it more often: otherwise filters would show nothing but noise."""
    has, wants = who(answers, "kennis_onderwijs", "voltooid"), who(answers, "kennis_onderwijs", "gewenst")
    everyone = set(answers["kennis_onderwijs", "voltooid"])
    missing = everyone - has
    assert len(wants & missing) / len(missing) > len(wants & has) / len(has) + 0.15
    assert wants & has, "and not so neatly that it looks like a rule"


def test_making_it_twice_gives_the_same_bytes_as_the_files_in_the_project(tmp_path: Path) -> None:
    for turn in ("one", "two"):
        sample_all(into=tmp_path / turn)
    for name in ("municipality.csv", "quickscan_answer.csv"):
        kept = (SAMPLE / name).read_bytes()
        assert (tmp_path / "one" / "sample" / name).read_bytes() == kept
        assert (tmp_path / "two" / "sample" / name).read_bytes() == kept


def test_another_seed_gives_other_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    first = quickscan.sample(paths.DATA)
    monkeypatch.setattr(quickscan, "SEED", quickscan.SEED + 1)
    assert quickscan.sample(paths.DATA)["quickscan_answer"] != first["quickscan_answer"]


def test_more_exclusive_answers_than_municipalities_is_refused() -> None:
    with pytest.raises(ValueError, match="only 9 are free"):
        quickscan._highest([0.0] * 49, "10", set(range(40)))
