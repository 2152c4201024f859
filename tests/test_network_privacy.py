"""Own records in the contact network: no group of fewer than five people comes out, through any channel or sum.

The sample is loaded as if it were one's own, as it is and eleven times over. For every choice of filters everything that
is shown is read back as text; then every calculation with what was read is tried, per direction.
"""

import csv
import io
import itertools
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from briefing import downloads

from exhibits.exhibit import Exhibit, formatted
from exhibits.network import capability
from exhibits.network import capability_data as capability_rows
from exhibits.network import contact_answer as network_answer
from exhibits.network import contacts as network
from exhibits.network import strengths as network_measures
from exhibits.network.ties import FREQUENCIES, NATURES, RECORDS, THRESHOLDS, ties
from exhibits.trust import contact_check as network_check
from store import paths
from store.building import build
from store.descriptor import load
from store.reading import Ask, Current

OWN = {"partner", "partner_contact", "partner_statement"}
ORDER = ["wekelijks", "maandelijks", "jaarlijks", "eens in de vijf jaar"]
ANSWERS = ["algemeen", "casus", "beide", ""]
CHOICES = list(itertools.product(FREQUENCIES, NATURES))
PEOPLE = re.compile(r"(\d+) van (\d+)(?! \w*(?:richting|paren|bekende))")


def _copied(data: Path, times: int) -> None:
    """Each respondent `times` times, under another name."""
    for name in OWN:
        path = data / "sample" / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            for number, row in itertools.product(range(times), rows):
                writer.writerow({**row, "partner_id": f"{row['partner_id']}_{number}" if number else row["partner_id"]})


def own_database(folder: Path, times: int, without: str = "") -> Ask:
    """A database in which the sample is one's own; `without` leaves all but three people of a domain out."""
    data = folder / "data"
    shutil.copytree(paths.DATA, data, ignore=shutil.ignore_patterns("db"))
    if without:
        _thinned(data, without)
    _copied(data, times)
    descriptor = load()
    tables = tuple(replace(t, origin="eigen", expected_rows=None) if t.name in OWN else t for t in descriptor.tables)
    own = replace(descriptor, tables=tables)
    build(descriptor=own, data=data, folder=folder / "db")
    return Current(folder / "db").get().ask


def _thinned(data: Path, domain: str) -> None:
    with (data / "sample" / "partner.csv").open(encoding="utf-8", newline="") as file:
        gone = {r["partner_id"] for r in csv.DictReader(file) if r["domain_id"] == domain}
    gone = set(sorted(gone)[3:])
    for name in OWN:
        path = data / "sample" / f"{name}.csv"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(x for x in lines if x.split(",")[0] not in gone), encoding="utf-8")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return own_database(tmp_path_factory.mktemp("own"), 1)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return own_database(tmp_path_factory.mktemp("many"), 11)


def counts_in(folder_ask: Ask, pair: tuple[str, str]) -> dict[tuple[str, str], int]:
    """Everybody of a direction, per answer: what an attacker must not get at."""
    atoms = {(f, n): 0 for f in ORDER for n in ANSWERS} | {("geen contact", ""): 0, ("", ""): 0}
    for row in folder_ask("network/contact_atoms").itertuples(index=False):
        if (row.from_domain, row.to_domain) == pair:
            atoms[
                "" if row.frequency != row.frequency else row.frequency, row.nature if row.nature == row.nature else ""
            ] += row.people
    return atoms


def shown(ask: Ask, *, all_of_them: bool) -> Iterator[tuple[str, Exhibit]]:
    """Every exhibit for every choice of frequency, nature and domain in focus."""
    for frequency, nature in CHOICES:
        yield f"{frequency} {nature} matrix", network.square(ask, RECORDS, frequency, nature)
        if not all_of_them:
            continue
        for focus in ("", "gemeente", "onderwijs"):
            where = f"{frequency} {nature} {focus}"
            yield where, network.asymmetry(ask, RECORDS, frequency, nature, focus)
            yield where, network_measures.certainty(ask, RECORDS, frequency, nature, focus)
        yield f"{frequency} {nature}", network.picture(ask, RECORDS, frequency, nature)
        yield f"{frequency} {nature}", network_measures.knit(ask, RECORDS, frequency, nature)


def words(exhibit: Exhibit) -> list[str]:
    """All that a reader gets, channel by channel."""
    table = formatted(exhibit)
    return [
        exhibit.title,
        exhibit.alt,
        *exhibit.notes,
        *exhibit.filters,
        *(str(v) for column in table for v in table[column]),
        exhibit.figure.to_json() if exhibit.figure is not None else "",
        downloads.csv(exhibit).decode("utf-8-sig"),
    ]


def workbook(exhibit: Exhibit) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(downloads.xlsx(exhibit)))
    return [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]


@pytest.mark.parametrize("which", ["own", "many"])
def test_no_channel_shows_fewer_than_five_people_or_all_but_fewer_than_five(
    which: str, request: pytest.FixtureRequest
) -> None:
    ask = request.getfixturevalue(which)
    found = 0
    for name, exhibit in shown(ask, all_of_them=which == "own"):
        assert exhibit.origin == "eigen", name
        for text in words(exhibit):
            for people, base in PEOPLE.findall(text):
                assert int(people) >= 5, (name, text[:200])
                assert int(base) - int(people) >= 5, (name, text[:200])
                found += 1
    assert found > 100


def test_the_workbook_shows_no_more_than_the_page(own: Ask) -> None:
    for frequency, nature in CHOICES:
        for make in (network.square, network_measures.certainty):
            for text in workbook(make(own, RECORDS, frequency, nature)):
                assert all(int(k) >= 5 and int(n) - int(k) >= 5 for k, n in PEOPLE.findall(text)), text


def test_the_percentages_shown_are_only_those_of_people_shown(own: Ask) -> None:
    """A share without its people would give them away: 43% of 7 is 3."""
    for frequency, nature in CHOICES:
        allowed = {t.rounded for t in ties(own, RECORDS, frequency, nature) if t.people is not None}
        square = network.square(own, RECORDS, frequency, nature)
        told = {int(float(str(v).removesuffix("%"))) for v in formatted(square)["Aandeel"] if v not in ("<5", "n.b.")}
        assert told <= allowed


def test_withheld_reads_smaller_than_five_in_figure_table_alt_and_download(own: Ask) -> None:
    for make in (network.picture, network.square):
        exhibit = make(own, RECORDS, "wekelijks", "alle")
        assert "<5" in set(formatted(exhibit)["Mensen"])
        assert "<5" in set(formatted(exhibit)["Aandeel"])
        assert "&lt;5" in exhibit.figure.to_json()
        assert "<5" in downloads.csv(exhibit).decode("utf-8-sig")
        assert any("<5" in note for note in exhibit.notes)
    assert "<5" in network.square(own, RECORDS, "wekelijks", "alle").alt


def test_every_small_cell_reads_smaller_than_five(own: Ask) -> None:
    small = 0
    for frequency, nature in CHOICES:
        often = ORDER[: ORDER.index(frequency) + 1]
        for tie in ties(own, RECORDS, frequency, nature):
            atoms = counts_in(own, (tie.start.domain_id, tie.end.domain_id))
            people = sum(k for (f, n), k in atoms.items() if f in often and nature in ("alle", n))
            if people < 5:
                assert (tie.share_text, tie.people_text, tie.people, tie.share_pct) == ("<5", "<5", None, None)
                small += 1
            elif tie.people is not None:
                assert tie.people == people
    assert small > 100


@pytest.mark.parametrize("which", ["own", "many"])
def test_no_calculation_over_all_filters_gives_a_small_group(which: str, request: pytest.FixtureRequest) -> None:
    """Per direction: any sum, difference or multiple of all that all filters show, tried for every set of answers."""
    ask = request.getfixturevalue(which)
    every = {
        choice: {(t.start.domain_id, t.end.domain_id): t for t in ties(ask, RECORDS, *choice)} for choice in CHOICES
    }
    pairs = list(every[CHOICES[0]])
    released = 0
    for pair in pairs:
        atoms = counts_in(ask, pair)
        names = list(atoms)
        rows, sizes = [], []
        for frequency, nature in CHOICES:
            tie = every[frequency, nature][pair]
            often = ORDER[: ORDER.index(frequency) + 1]
            if tie.people is not None:
                rows.append([f in often and nature in ("alle", n) for f, n in names])
                sizes.append(tie.people)
                # the base is everybody, or everybody who answered: an attacker can tell which by its size
                with_blank = tie.base == sum(atoms.values())
                rows.append([with_blank or f != "" for f, n in names])
                sizes.append(tie.base)
            if tie.start.people is not None:
                rows.append([True] * len(names))
                sizes.append(tie.start.people)
        if not rows:
            continue
        matrix = np.array(rows, dtype=float).T
        assert np.allclose(matrix.T @ np.array([atoms[n] for n in names]), sizes)  # what is shown is true
        projection = matrix @ np.linalg.pinv(matrix)
        subsets = np.indices((2,) * len(names), dtype=np.int8).reshape(len(names), -1).T.astype(np.float32)
        solvable = np.abs(subsets @ projection.T.astype(np.float32) - subsets).max(axis=1) < 1e-4
        groups = subsets[solvable]
        sizes_found = (groups @ np.array([atoms[n] for n in names], dtype=np.float32))[groups.any(axis=1)]
        assert (sizes_found >= 5).all(), pair
        released += len(sizes_found)
    assert released > 20


def test_threshold_and_focus_only_choose_among_what_is_shown(own: Ask) -> None:
    """So that switching them can give nothing that the sixteen choices of frequency and nature did not."""
    for (frequency, nature), threshold, focus in itertools.product(CHOICES, THRESHOLDS, ("", "welzijn")):
        every = set(ties(own, RECORDS, frequency, nature))
        assert set(network.chosen(list(every), threshold, focus)) <= every


def test_with_more_respondents_more_is_shown(own: Ask, many: Ask) -> None:
    def known(ask: Ask) -> int:
        return sum(t.people is not None for f, n in CHOICES for t in ties(ask, RECORDS, f, n))

    assert known(many) > 3 * known(own) > 0


def test_a_domain_of_three_cannot_be_worked_out_from_the_others(tmp_path: Path) -> None:
    ask = own_database(tmp_path, 1, without="onderwijs")
    found = {t.start.domain_id: t.start.people for t in ties(ask, RECORDS, "jaarlijks", "alle")}
    hidden = [domain for domain, people in found.items() if people is None]
    assert "onderwijs" in hidden
    assert len(hidden) >= 2  # one alone would be the total minus the rest
    assert all(
        t.people is None and t.share_text == "<5"
        for t in ties(ask, RECORDS, "jaarlijks", "alle")
        if t.start.domain_id in hidden
    )
    picture = network.picture(ask, RECORDS, "jaarlijks", "alle")
    assert "n = &lt;5" in picture.figure.to_json()
    assert "n = 3" not in picture.figure.to_json()


def test_own_records_are_not_compared_with_arnhem(own: Ask) -> None:
    exhibit = network_check.sample_shares(own)
    assert exhibit.table.empty
    assert exhibit.origin == "eigen"
    assert exhibit.notes == ()  # they are about the sample
    everyone, steps = tuple(capability_rows.domains(own)), tuple(capability_rows.STEPS)
    for made in (
        capability.shares(own, RECORDS, steps, everyone),
        capability.responsibility(own, RECORDS, everyone),
    ):
        assert "Gepubliceerd" not in made.table
        withheld = made.table["Mensen"] == "<5"
        assert withheld.any()
        assert set(made.table.loc[withheld, "Aandeel"]) == {"<5"}
        assert "<5" not in set(made.table.loc[~withheld, "Aandeel"])


def test_the_answer_of_the_page_names_no_small_group(own: Ask) -> None:
    for (frequency, nature), threshold, focus in itertools.product(CHOICES, THRESHOLDS, ("", "gemeente", "welzijn")):
        said = network_answer.answer(own, RECORDS, frequency, nature, threshold, focus)
        assert all(int(k) >= 5 and int(n) - int(k) >= 5 for k, n in PEOPLE.findall(said)), said
