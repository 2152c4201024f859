"""Every template loads as it is, offers choices, and explains each column."""

import io

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from store.descriptor import Descriptor
from store.loading import templates
from store.loading.composing import Composed
from store.loading.tables import NAMES, asked_fields
from tests.store.loading.conftest import CheckText

FIRST_NEEDS_LETTERS = "cluster_allocation"


@pytest.mark.parametrize("name", NAMES)
def test_the_example_of_each_template_loads_without_problems(
    check: CheckText, base: Descriptor, composed: Composed, name: str
) -> None:
    table = base.table(name)
    for content, file in (
        (templates.workbook(table, base, composed), "sjabloon.xlsx"),
        (templates.as_csv(table, base, composed), "sjabloon.csv"),
    ):
        found = check(content, name, file)
        assert found.left_out == found.absent == ()
        assert len(found.frame) >= 1
        if name == FIRST_NEEDS_LETTERS:  # a new year of amounts comes after its letters
            assert all("Laad eerst de tabel 'Clusterletters per jaar'" in p.advice for p in found.problems)
        else:
            assert found.problems == ()


def test_both_templates_hold_the_same_example(base: Descriptor, composed: Composed, check: CheckText) -> None:
    for name in NAMES:
        table = base.table(name)
        one = check(templates.workbook(table, base, composed), name, "a.xlsx").frame.reset_index(drop=True)
        two = check(templates.as_csv(table, base, composed), name, "a.csv").frame.reset_index(drop=True)
        assert one.equals(two), name


@pytest.mark.parametrize("name", NAMES)
def test_the_workbook_offers_choices_and_explains_each_column(base: Descriptor, composed: Composed, name: str) -> None:
    table = base.table(name)
    book = openpyxl.load_workbook(io.BytesIO(templates.workbook(table, base, composed)))
    assert book.sheetnames == ["Gegevens", "Uitleg", "Keuzes"]
    fields = asked_fields(table)
    explained = {row[0].value: row for row in book["Uitleg"].iter_rows() if row[0].value}
    for field in fields:
        assert explained[field.title][1].value == field.name
        assert explained[field.title][2].value == field.description
    offered = [f for f in fields if templates.choices(table, f, composed)]
    assert len(book["Gegevens"].data_validations.dataValidation) == len(offered)
    by_rule = {str(v.sqref).partition("2")[0]: v for v in book["Gegevens"].data_validations.dataValidation}
    for field in offered:
        rule = by_rule[get_column_letter(fields.index(field) + 1)]
        # what can be loaded elsewhere first is asked about, not refused: a new year is not in the list of today
        assert rule.errorStyle == ("warning" if templates.referred(table, base, field) else None), field.name
    if name == "cluster_allocation":
        assert "'Clusterletters per jaar'" in templates.referred(
            table, base, next(f for f in fields if f.name == "year")
        )
        assert any("eerst in 'Clusterletters per jaar'" in str(row[0].value) for row in book["Uitleg"].iter_rows())
    if name == "activity":
        assert {f.name for f in offered} == {
            "year",
            "municipality_id",
            "letter",
            "evaluation",
            "regional",
            "correction",
        }


def test_no_template_has_an_invented_amount_beside_a_real_municipality(base: Descriptor, composed: Composed) -> None:
    from store.loading import examples

    rows = examples.rows(base, base.table("applicant_allocation"), composed)
    assert [row["amount_eur"] for row in rows] == ["", "", ""]


@pytest.mark.parametrize(("change", "reason"), [("formula", "formule"), ("merged", "samengevoegd")])
def test_a_fault_on_the_sheet_with_the_records_is_said_not_passed_over_for_the_lists(
    base: Descriptor, composed: Composed, check: CheckText, change: str, reason: str
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(templates.workbook(base.table("activity"), base, composed)))
    sheet = book["Gegevens"]
    if change == "formula":
        sheet["F2"] = "=1+1"
    else:
        sheet.merge_cells("G2:G4")
    content = io.BytesIO()
    book.save(content)
    found = check(content.getvalue(), "activity", "ingevuld.xlsx")
    assert not found.ok
    assert [reason in problem.rule for problem in found.problems] == [True]
