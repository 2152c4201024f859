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

from exhibits.exhibit import Exhibit
from exhibits.network import asymmetry, capability, contact_answer, contacts, strengths
from exhibits.network.capability_choice import CapabilityChoice
from exhibits.network.contact_choice import EVERYBODY, FREQUENCIES, NATURES, THRESHOLDS, ContactChoice
from exhibits.network.layers import RECORDS
from exhibits.network.ties import chosen as shown_ties
from exhibits.network.ties import ties
from exhibits.trust import contact_check
from exhibits.trust.topic_choice import TopicChoice
from export import csv_file
from export import workbook as excel
from store import paths
from store.building import build
from store.descriptor import load
from store.reading import Ask, Current
from tests.csv_files import rows_of
from tests.walking import walked

pytestmark = pytest.mark.slow  # searches through all releases of a page

OWN = {"partner", "partner_contact", "partner_statement"}
ORDER = ["wekelijks", "maandelijks", "jaarlijks", "eens in de vijf jaar"]
ANSWERS = ["algemeen", "casus", "beide", ""]
CHOICES = list(itertools.product(FREQUENCIES, NATURES))
WRITTEN = {"vijfjaarlijks": "eens in de vijf jaar"}
PEOPLE = re.compile(r"(\d+) van (\d+)(?! \w*(?:richting|paren|bekende))")


def chosen(frequency: str, nature: str = "alle", threshold: int = 0, focus: str = EVERYBODY) -> ContactChoice:
    return ContactChoice(RECORDS, frequency, nature, threshold, False, focus)


def as_often(frequency: str) -> list[str]:
    """The answers that count as contact from this frequency on."""
    return ORDER[: ORDER.index(WRITTEN.get(frequency, frequency)) + 1]


def read(exhibit: Exhibit) -> dict[str, list[str]]:
    """column → its values as they read."""
    return {c.title: c.texts for c in exhibit.table.columns}


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
    gone = {r["partner_id"] for r in rows_of("partner") if r["domain_id"] == domain}
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
    for frequency, nature in walked(CHOICES):
        yield f"{frequency} {nature} matrix", contacts.matrix(ask, chosen(frequency, nature))
        if not all_of_them:
            continue
        for focus in (EVERYBODY, "gemeente", "onderwijs"):
            where = f"{frequency} {nature} {focus}"
            yield where, asymmetry.asymmetry(ask, chosen(frequency, nature, focus=focus))
            yield where, strengths.intervals(ask, chosen(frequency, nature, focus=focus))
        yield f"{frequency} {nature}", contacts.contact_network(ask, chosen(frequency, nature))
        yield f"{frequency} {nature}", strengths.strengths(ask, chosen(frequency, nature))


def words(exhibit: Exhibit) -> list[str]:
    """All that a reader gets, channel by channel."""
    return [
        exhibit.title,
        exhibit.alt,
        *exhibit.remarks,
        *exhibit.filter_text,
        *(text for column in exhibit.table.columns for text in column.texts),
        exhibit.figure.to_json() if exhibit.figure is not None else "",
        csv_file.csv_bytes(exhibit).decode("utf-8-sig"),
    ]


def workbook(exhibit: Exhibit) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(excel.xlsx(exhibit)))
    return [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]


@pytest.mark.parametrize("which", ["own", "many"])
def test_no_channel_shows_fewer_than_five_people_or_all_but_fewer_than_five(
    which: str, request: pytest.FixtureRequest
) -> None:
    ask = request.getfixturevalue(which)
    seen = 0
    for name, exhibit in shown(ask, all_of_them=which == "own"):
        assert exhibit.origin == "eigen", name
        for text in words(exhibit):
            for people, base in PEOPLE.findall(text):
                assert int(people) >= 5, (name, text[:200])
                assert int(base) - int(people) >= 5, (name, text[:200])
                seen += 1
    assert seen > 100


def test_the_workbook_shows_no_more_than_the_page(own: Ask) -> None:
    for frequency, nature in walked(CHOICES):
        for make in (contacts.matrix, strengths.intervals):
            for text in workbook(make(own, chosen(frequency, nature))):
                assert all(int(k) >= 5 and int(n) - int(k) >= 5 for k, n in PEOPLE.findall(text)), text


def test_the_percentages_shown_are_only_those_of_people_shown(own: Ask) -> None:
    """A share without its people would give them away: 43% of 7 is 3."""
    for frequency, nature in CHOICES:
        allowed = {t.rounded for t in ties(own, chosen(frequency, nature)) if t.people is not None}
        matrix = contacts.matrix(own, chosen(frequency, nature))
        shares = {int(v.removesuffix("%")) for v in read(matrix)["Aandeel"] if v not in ("<5", "n.b.")}
        assert shares <= allowed


def test_withheld_reads_smaller_than_five_in_figure_table_alt_and_download(own: Ask) -> None:
    for make in (contacts.contact_network, contacts.matrix):
        exhibit = make(own, chosen("wekelijks"))
        assert "<5" in set(read(exhibit)["Mensen"])
        assert "<5" in set(read(exhibit)["Aandeel"])
        assert "&lt;5" in exhibit.figure.to_json()
        assert "<5" in csv_file.csv_bytes(exhibit).decode("utf-8-sig")
        assert any("<5" in note for note in exhibit.remarks)
    assert "<5" in contacts.matrix(own, chosen("wekelijks")).alt


def test_every_small_cell_reads_smaller_than_five(own: Ask) -> None:
    small = 0
    for frequency, nature in CHOICES:
        often = as_often(frequency)
        for tie in ties(own, chosen(frequency, nature)):
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
        choice: {(t.start.domain_id, t.end.domain_id): t for t in ties(ask, chosen(*choice))} for choice in CHOICES
    }
    pairs = list(every[CHOICES[0]])
    released = 0
    for pair in pairs:
        atoms = counts_in(ask, pair)
        names = list(atoms)
        rows, sizes = [], []
        for frequency, nature in CHOICES:
            tie = every[frequency, nature][pair]
            often = as_often(frequency)
            if tie.people is not None:
                rows.append([f in often and nature in ("alle", n) for f, n in names])
                sizes.append(tie.people)
                # the base is everybody, or everybody who answered: an attacker can tell which by its size
                with_blank = tie.base == sum(atoms.values())
                rows.append([with_blank or f != "" for f, n in names])
                sizes.append(int(tie.base or 0))
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
    every_choice = itertools.product(CHOICES, THRESHOLDS, (EVERYBODY, "welzijn"))
    for (frequency, nature), threshold, focus in walked(every_choice, 7):
        every = set(ties(own, chosen(frequency, nature)))
        assert set(shown_ties(own, chosen(frequency, nature, threshold, focus))) <= every


def test_with_more_respondents_more_is_shown(own: Ask, many: Ask) -> None:
    def known(ask: Ask) -> int:
        return sum(t.people is not None for f, n in CHOICES for t in ties(ask, chosen(f, n)))

    assert known(many) > 3 * known(own) > 0


def test_a_domain_of_three_cannot_be_worked_out_from_the_others(tmp_path: Path) -> None:
    ask = own_database(tmp_path, 1, without="onderwijs")
    sizes = {t.start.domain_id: t.start.people for t in ties(ask, chosen("jaarlijks"))}
    hidden = [domain for domain, people in sizes.items() if people is None]
    assert "onderwijs" in hidden
    assert len(hidden) >= 2  # one alone would be the total minus the rest
    assert all(
        t.people is None and t.share_text == "<5" for t in ties(ask, chosen("jaarlijks")) if t.start.domain_id in hidden
    )
    picture = contacts.contact_network(ask, chosen("jaarlijks"))
    drawn = picture.figure.to_json().replace("\\u00a0", " ").replace("\u00a0", " ")
    assert "n = &lt;5" in drawn
    assert "n = 3" not in drawn


def test_own_records_are_not_compared_with_arnhem(own: Ask) -> None:
    exhibit = contact_check.sample_shares(own, TopicChoice.default(own))
    assert not len(exhibit.table)
    assert exhibit.origin == "eigen"
    assert exhibit.notes == ()  # they are about the sample
    every = CapabilityChoice(RECORDS, (), ())
    for made in (capability.shares(own, every), capability.responsibility(own, every)):
        assert "Gepubliceerd" not in made.table.titles
        table = made.table.frame()
        withheld = table["Mensen"] == "<5"
        assert withheld.any()
        assert set(table.loc[withheld, "Aandeel"]) == {"<5"}
        assert "<5" not in set(table.loc[~withheld, "Aandeel"])


def test_the_answer_of_the_page_names_no_small_group(own: Ask) -> None:
    every_choice = itertools.product(CHOICES, THRESHOLDS, (EVERYBODY, "gemeente", "welzijn"))
    for (frequency, nature), threshold, focus in walked(every_choice, 7):
        said = contact_answer.answer(own, chosen(frequency, nature, threshold, focus))
        assert all(int(k) >= 5 and int(n) - int(k) >= 5 for k, n in PEOPLE.findall(said)), said
