"""Holds a user's grid to the descriptor and to what is already there: all problems in one list, or a frame to apply."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from store import paths
from store.descriptor import Descriptor, Field, Table, load
from store.errors import Problem
from store.files import shown
from store.loading import composing, own, rules, texts, values
from store.loading.findings import Findings
from store.loading.grids import AsRead, Decimal, Grid, Options, Refused, plain, spellings
from store.loading.reading import read, safe_name
from store.loading.tables import NAMES, asked_fields, loadable, own_source
from store.progress import Progress, unseen


@dataclass(frozen=True)
class Checked:
    """A file that was read and checked. `frame` has the table's columns as canonical texts ('' is unknown) and the row
    in the file as its index; it is empty when the columns could not be told apart."""

    table: Table
    file_name: str
    as_read: AsRead | None
    frame: "pd.DataFrame"
    problems: tuple[Problem, ...]
    problem_count: int
    titles: dict[str, str]
    """Column of the table → title in the file."""
    left_out: tuple[str, ...]
    """Titles in the file that the table does not know."""
    absent: tuple[str, ...]
    """Columns that may be unknown and that the file does not have."""

    @property
    def ok(self) -> bool:
        return self.problem_count == 0


def check_file(
    table_name: str,
    name: str,
    content: bytes,
    options: Options | None = None,
    *,
    composed: composing.Composed,
    base: Descriptor,
    progress: Progress = unseen,
) -> Checked:
    """Reads and checks a file for a table against `composed` (what is there now); `base` is the descriptor of data/.

    Raises NotLoadable for a table that cannot be loaded; everything that is wrong with the file is in `problems`.
    """
    loadable(table_name)
    table = base.table(table_name)
    progress(0.0, "Het bestand lezen")
    try:
        grid = read(table, name, content, options)
    except Refused as refused:
        empty = pd.DataFrame(columns=[f.name for f in table.fields], dtype="str")
        problems = tuple(refused.problems)
        return Checked(table, safe_name(name), None, empty, problems, len(problems), {}, (), ())
    return _check(table, safe_name(name), grid, options or Options(), composed, base, progress)


def now(
    folder: Path | None = None, descriptor: Descriptor | None = None, data: Path = paths.DATA
) -> composing.Composed:
    """What is there now, to check a file against: published, sample and own. Raises OwnMissing."""
    folder = folder or paths.database_folder()
    return composing.compose(descriptor or load(), data, folder, own.current(folder))


def _check(
    table: Table,
    file: str,
    grid: Grid,
    options: Options,
    composed: composing.Composed,
    base: Descriptor,
    progress: Progress,
) -> Checked:
    findings = Findings(file, grid.rows)
    for problem in grid.problems:
        findings.add(problem)
    for top, bottom, left, right in grid.unread:
        first, last = np.searchsorted(grid.rows, (top, bottom + 1))
        for title in grid.header[left : right + 1]:
            findings.wrong(title)[first:last] = True
    matched, left_out = _matched(table, grid, findings, base)
    titles = {name: grid.header[position] for name, position in matched.items()}
    absent = tuple(f.name for f in asked_fields(table) if f.name not in matched and not f.constraints.get("required"))
    as_read = grid.as_read
    columns: dict[str, pd.Series] = {}
    if findings.count == len(grid.problems):  # the columns are clear
        totals = rules.total_rows(findings, table, matched, grid)
        fields = asked_fields(table)
        for number, field in enumerate(fields):
            progress(0.3 + 0.5 * number / len(fields), f"De kolom '{field.title}' controleren")
            if field.name in matched:
                column, decimal = _column(findings, field, grid, matched[field.name], options, totals)
                columns[field.name] = column
                if decimal and field.type == "number":
                    as_read = replace(as_read, decimal=decimal)
    frame = pd.DataFrame(columns, index=pd.Index(grid.rows, name="row"))
    if columns:
        progress(0.8, "De rijen met elkaar en met wat er al is vergelijken")
        _complete(table, frame)
        rules.check(findings, table, frame, titles, composed, base)
    return Checked(table, file, as_read, frame, findings.in_order(), findings.count, titles, left_out, absent)


def _matched(table: Table, grid: Grid, findings: Findings, base: Descriptor) -> tuple[dict[str, int], tuple[str, ...]]:
    """Which column of the file is which of the table, and the titles that are none."""
    known = spellings(table)
    row = grid.as_read.header_row
    matched: dict[str, int] = {}
    left_out = []
    for position, title in enumerate(grid.header):
        name = known.get(plain(title))
        if name is None:
            if title or any(grid.columns[position]):
                left_out.append(shown(title) or f"(kolom {position + 1}, zonder naam)")
        elif name in matched:
            rule = f"deze kolom staat er twee keer in: ook als '{shown(grid.header[matched[name]])}'."
            findings.add(Problem(findings.file, rule, "Haal er één weg.", row=row, column=shown(title)))
        else:
            matched[name] = position
    missing = [f for f in asked_fields(table) if f.name not in matched and f.constraints.get("required")]
    if missing and (problem := _of_another_kind(table, grid, findings.file, base)):
        findings.add(problem)
        missing = []
    for field in missing:
        rule = f"de kolom '{field.title}' ({field.name}) ontbreekt."
        findings.add(Problem(findings.file, rule, "Voeg de kolom toe; zie het sjabloon.", row=row, column=field.title))
    return matched, tuple(left_out)


def _of_another_kind(table: Table, grid: Grid, file: str, base: Descriptor) -> Problem | None:
    """What is wrong when the file as a whole is something else: a list for another table, or columns that were not split."""
    row = grid.as_read.header_row
    if grid.as_read.kind == "csv" and len(grid.header) == 1:
        advice = "Kies zelf het scheidingsteken, of sla het bestand op als CSV met puntkomma's of als Excel-bestand."
        return Problem(file, "alles staat in één kolom: het scheidingsteken is niet herkend.", advice, row=row)
    titles = {plain(title) for title in grid.header}
    for name in NAMES:
        known = spellings(base.table(name))
        has = {known[title] for title in titles if title in known}
        if name != table.name and all(
            f.name in has for f in asked_fields(base.table(name)) if f.constraints.get("required")
        ):
            title = base.table(name).title
            rule = f"dit is een lijst voor '{title}', niet voor '{table.title}'."
            return Problem(file, rule, f"Kies bij 'Soort gegevens' voor '{title}', of neem een ander bestand.", row=row)
    return None


def _column(
    findings: Findings, field: Field, grid: Grid, position: int, options: Options, totals: "np.ndarray"
) -> tuple["pd.Series", Decimal | None]:
    title = grid.header[position]
    raw = pd.Series(grid.columns[position], dtype="str")
    findings.wrong(title)[:] |= totals
    texts.check(findings, field, title, raw)
    tidy = texts.tidy(raw)
    if not field.constraints.get("required") or field.type != "string":
        tidy = tidy.where(~tidy.str.lower().isin(texts.MEANS_UNKNOWN), "")
    read_as, decimal = values.read(findings, field, title, tidy, grid.typed[position], options.decimal)
    if field.constraints.get("required"):
        missing = (read_as == "").to_numpy(dtype=bool)
        rule, advice = "deze waarde is verplicht en ontbreekt.", f"Vul '{field.title}' in."
        findings.add_cells(missing, title, raw, lambda _: (rule, advice))
    read_as.index = pd.Index(grid.rows)
    return read_as, decimal


def _complete(table: Table, frame: "pd.DataFrame") -> None:
    """Adds the columns that the file does not have, and where own rows of a published table stand."""
    for position, field in enumerate(table.fields):
        if field.name not in frame:
            frame.insert(min(position, frame.shape[1]), field.name, pd.Series("", index=frame.index, dtype="str"))
    if not loadable(table.name).replaces:
        frame["source_id"] = own_source(table.name)
        frame["locator"] = [f"Rij {row}" for row in frame.index]
        if "value_kind" in frame:
            frame["value_kind"] = frame["amount_eur"].map(lambda text: "gedrukt" if text else "onbekend")
        if "year_kind" in frame:
            frame["year_kind"] = "gedrukt"
