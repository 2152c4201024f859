"""Two databases of users' own files, each built once: full sets of another city and later years, and a row or so a table."""

from pathlib import Path

import pandas as pd
import pytest

from store import building, paths
from store.descriptor import load
from store.loading import checking, composing, own
from store.reading import Current, Database
from tests import own_files as made

LETTERS = {2022: made.CLUSTER_OF, 2023: {**made.CLUSTER_OF, "G": "preventie", "H": "analyse"}}
CORRECTION = {
    "activity_id": "a1",
    "year": 2021,
    "municipality_id": "eigen-001",
    "letter": "A",
    "title": "Terugbetaald",
    "amount_eur": "-900,00",
    "correction": "ja",
}
UNKNOWN = {"year": 2023, "applicant_id": "", "amount_eur": "", "note": ""}
FEW_LETTERS = {2022: {"A": "analyse", "B": "pga"}}


def pairs(table: str, *columns: str) -> list[tuple[str, str]]:
    """The distinct values of two columns of a published table, in order."""
    rows = pd.read_csv(paths.DATA / load().table(table).path)
    return list(dict.fromkeys(rows[list(columns)].itertuples(index=False, name=None)))


def build_with(folder: Path, files: dict[str, bytes]) -> Database:
    """Checks each file as a user's, in this order, and builds one version of all of them."""
    base = load()
    state = own.State(state_id="20260101-000000-abcdef")
    for table, content in files.items():
        composed = composing.compose(base, paths.DATA, folder, state)
        checked = checking.check_file(table, f"{table}.csv", content, composed=composed, base=base)
        assert checked.ok, (table, checked.problems[:3])
        columns = [f.name for f in checked.table.fields]
        kept = own.keep(
            folder, "files", own.write_csv(columns, checked.frame[columns].itertuples(index=False, name=None))
        )
        part = own.Part(table, kept.name, f"{table}.csv", "test", "2026-01-01T12:00:00+00:00", len(checked.frame))
        state = own.State(state_id=state.state_id, parts=own.with_part(state, part))
    own.write_pending(folder, state)
    building.build(folder=folder, own_state=state)
    return Current(folder).get()


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """120 municipalities, 90 partners of Voorbeeldstad, 1.200 activities, and 2022 and 2023 with other letters."""
    applicants = [row[0] for row in pairs("applicant", "applicant_id", "name")][:8]
    asked = pairs("quickscan_count", "item_id", "state")
    statements = [*pairs("capability_share", "step", "statement"), ("melden", "Eigen stelling over melden")]
    return build_with(
        tmp_path_factory.mktemp("full"),
        {
            "municipality": made.municipality(120),
            "quickscan_answer": made.quickscan_answer(120, asked),
            "partner": made.partner(90),
            "partner_contact": made.partner_contact(90),
            "partner_statement": made.partner_statement(90, statements),
            "cluster_letter": made.cluster_letter(LETTERS),
            "cluster_allocation": made.cluster_allocation(LETTERS),
            "activity": made.activity(1200, 120, (2020, 2021, 2022, 2023)),
            "applicant": made.applicant(3),
            "applicant_allocation": made.applicant_allocation((2022, 2023), [*applicants, "testplaats-a"]),
        },
    )


@pytest.fixture(scope="session")
def thin(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """A row or two a table, and what belongs to replaced records gone; the only activity is a correction, the only amount unknown."""
    applicants = [row[0] for row in pairs("applicant", "applicant_id", "name")][:1]
    return build_with(
        tmp_path_factory.mktemp("thin"),
        {
            "municipality": made.municipality(1),
            "activity": made.csv("activity", [CORRECTION]),
            "partner": made.partner(1, place=""),
            "cluster_letter": made.cluster_letter(FEW_LETTERS),
            "cluster_allocation": made.cluster_allocation(FEW_LETTERS),
            "applicant_allocation": made.csv("applicant_allocation", [UNKNOWN | {"applicant_id": applicants[0]}]),
        },
    )
