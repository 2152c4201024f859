"""Rules between cells, rows and tables: total rows, corrections, keys, references, years that are taken."""

import numpy as np
import pandas as pd

from store.descriptor import Descriptor, ForeignKey, Table
from store.errors import Problem
from store.files import shown
from store.loading import own
from store.loading.composing import Composed
from store.loading.findings import Findings, Mask, words
from store.loading.grids import Grid
from store.loading.tables import asked_fields, children, loadable

TOTAL = r"(?i)^\s*(?:(?:sub|eind|generaal|algemeen)[ -]?)?tota(?:al|len)\b(?:\s*(?:generaal|bedrag|[0-9]{4}|:|=))*\s*$|^\s*(?:grand |sub)?total\s*:?\s*$|^\s*(?:som|sum)\s*:?\s*$"
TOTAL_START = r"(?i)^\s*(?:(?:sub|eind|generaal|algemeen)[ -]?)?tota(?:al|len)\b"
JOINT = "\x1f"


def total_rows(findings: Findings, table: Table, matched: dict[str, int], grid: Grid) -> Mask:
    """Marks rows that sum the others: by their word, or because only the numbers are filled in."""
    rows = len(grid.rows)
    named, begun = np.zeros(rows, dtype=bool), np.zeros(rows, dtype=bool)
    empty, bare = np.zeros(rows, dtype=bool), np.ones(rows, dtype=bool)
    amounts = np.zeros(rows, dtype=bool)
    fields = asked_fields(table)
    for position in range(len(grid.columns)):
        cells = pd.Series(grid.columns[position], dtype="str")
        named |= cells.str.contains(TOTAL, regex=True).to_numpy(dtype=bool)
        begun |= cells.str.contains(TOTAL_START, regex=True).to_numpy(dtype=bool)
    for field in fields:
        if field.name not in matched:
            continue
        position = matched[field.name]
        filled = (pd.Series(grid.columns[position], dtype="str").str.strip() != "").to_numpy(dtype=bool)
        filled = filled | findings.wrong(grid.header[position])  # a cell that could not be read is not an empty one
        if field.constraints.get("required"):
            empty |= ~filled
        if field.type in ("integer", "number") and field.name not in table.primary_key:
            amounts |= filled
        else:
            bare &= ~filled
    found = named | (begun & empty) | (bare & amounts)
    for place in np.flatnonzero(found):
        first = next((c[place] for c in grid.columns if c[place].strip()), "")
        rule = "dit lijkt een totaalrij."
        advice = "Haal de rij weg; het dashboard telt zelf op."
        findings.add(Problem(findings.file, rule, advice, int(grid.rows[place]), value=shown(first)))
    return found


def check(
    findings: Findings,
    table: Table,
    frame: "pd.DataFrame",
    titles: dict[str, str],
    composed: Composed,
    base: Descriptor,
) -> None:
    """Adds what is wrong between rows, and between this file and what is already there."""
    _corrections(findings, table, frame, titles)
    _duplicates(findings, table, frame, titles)
    _taken(findings, table, frame, titles, composed)
    for key in table.foreign_keys:
        if set(key.fields) <= set(titles):
            _references(findings, base, frame, titles, key, composed)
    for problem in orphans(findings.file, table, frame, composed, base):
        findings.add(problem)


def _wrong(findings: Findings, titles: dict[str, str], fields: tuple[str, ...]) -> Mask:
    found = np.zeros(len(findings.rows), dtype=bool)
    for name in fields:
        if name in titles:
            found |= findings.wrong(titles[name])
    return found


def _corrections(findings: Findings, table: Table, frame: "pd.DataFrame", titles: dict[str, str]) -> None:
    if table.name != "activity" or "amount_eur" not in titles:
        return
    marked = (frame["correction"] == "true").to_numpy(dtype=bool)
    bad = frame["amount_eur"].str.startswith("-").to_numpy(dtype=bool) & ~marked
    rule = "een negatief bedrag mag alleen bij een correctie."
    advice = "Zet 'ja' in de kolom 'Correctie', of verbeter het bedrag."
    findings.add_cells(bad, titles["amount_eur"], frame["amount_eur"], words(rule, advice))


def _joint(frame: "pd.DataFrame", fields: tuple[str, ...]) -> "pd.Series":
    joint = frame[fields[0]]
    for name in fields[1:]:
        joint = joint + JOINT + frame[name]
    return joint


def _duplicates(findings: Findings, table: Table, frame: "pd.DataFrame", titles: dict[str, str]) -> None:
    keys = [table.primary_key, *((f.name,) for f in table.fields if f.constraints.get("unique"))]
    for fields in keys:
        if not set(fields) <= set(titles):
            continue
        joint = _joint(frame, fields)
        filled = ~_wrong(findings, titles, fields) & (frame[list(fields)] != "").all(axis=1).to_numpy(dtype=bool)
        again = joint.duplicated().to_numpy(dtype=bool) & filled
        if not again.any():
            continue
        first = dict(zip(joint[::-1], frame.index[::-1], strict=True))
        label = titles[fields[-1]] if len(fields) == 1 else " + ".join(titles[f] for f in fields)
        for place in np.flatnonzero(again)[:1000]:
            rule = f"deze {'sleutel' if fields == table.primary_key else 'waarde'} staat ook in rij {first[joint.iloc[place]]}."
            value = shown(", ".join(joint.iloc[place].split(JOINT)))
            advice = "Haal een van de twee rijen weg, of verbeter de waarde."
            findings.add(Problem(findings.file, rule, advice, int(findings.rows[place]), label, value))
        findings.count += max(0, int(again.sum()) - 1000)


def _taken(findings: Findings, table: Table, frame: "pd.DataFrame", titles: dict[str, str], composed: Composed) -> None:
    """Own rows of a published table are for years, or applicants, that were not published."""
    how = loadable(table.name)
    if how.replaces or how.apart_by not in titles:
        return
    published = _published_keys(table, composed, (how.apart_by,))
    word = "dit jaar" if how.apart_by == "year" else "deze aanvrager"
    findings.add_cells(
        frame[how.apart_by].isin([k[0] for k in published]),
        titles[how.apart_by],
        frame[how.apart_by],
        words(
            f"{word} staat al in de gepubliceerde cijfers.",
            "Laad alleen wat nieuw is; gepubliceerde cijfers veranderen niet.",
        ),
    )
    for field in table.fields:
        if field.constraints.get("unique") and field.name in titles:
            names = [k[0] for k in _published_keys(table, composed, (field.name,))]
            rule = "deze waarde staat al in de gepubliceerde cijfers."
            findings.add_cells(
                frame[field.name].isin(names),
                titles[field.name],
                frame[field.name],
                words(rule, "Kies een andere waarde."),
            )


def _published_keys(table: Table, composed: Composed, fields: tuple[str, ...]) -> set[tuple[str, ...]]:
    published = Composed(Descriptor((table,), ""), composed.data, own.State(), ())
    return published.keys(table.name, fields)


def _references(
    findings: Findings,
    base: Descriptor,
    frame: "pd.DataFrame",
    titles: dict[str, str],
    key: ForeignKey,
    composed: Composed,
) -> None:
    known = composed.keys(key.table, key.table_fields)
    joint = _joint(frame, key.fields)
    filled = ~_wrong(findings, titles, key.fields) & (frame[list(key.fields)] != "").all(axis=1).to_numpy(dtype=bool)
    bad = ~joint.isin([JOINT.join(k) for k in known]).to_numpy(dtype=bool) & filled
    target = base.table(key.table)

    def words_for(value: str) -> tuple[str, str]:
        if key.table == "cluster_letter":
            year, letter = value.split(JOINT)
            letters = sorted(k[1] for k in known if k[0] == year)
            if not letters:
                return (
                    f"voor {year} zijn geen clusterletters bekend.",
                    f"Laad eerst de tabel '{target.title}' voor {year}.",
                )
            return f"cluster {letter} bestaat niet in {year}.", f"Kies uit: {', '.join(letters)}."
        advice = f"Verbeter de waarde, of laad eerst '{target.title}' met deze waarde erin."
        return f"deze waarde staat niet in '{target.title}'.", advice

    label = titles[key.fields[-1]]
    findings.add_cells(bad, label, frame[key.fields[-1]], words_for, about=joint)


def orphans(
    file: str, table: Table, frame: "pd.DataFrame | None", composed: Composed, base: Descriptor
) -> list[Problem]:
    """Own records of other tables that refer to what would be gone; `frame` None is: without own rows of `table`."""
    problems = []
    for child in children(base, table.name):
        part = composed.state.part(child.name)
        if part is None:
            continue
        for key in child.foreign_keys:
            if key.table != table.name:
                continue
            left = set() if frame is None else set(map(tuple, frame[list(key.table_fields)].to_numpy()))
            if frame is None or not loadable(table.name).replaces:
                left |= _published_keys(table, composed, key.table_fields)
            wanted = {k for k in composed.keys(child.name, key.fields) if all(k)}
            gone = sorted(wanted - left)
            if gone:
                names = "; ".join(", ".join(k) for k in gone[:5]) + (
                    f" en nog {len(gone) - 5}" if len(gone) > 5 else ""
                )
                rule = f"'{child.title}' (uw bestand {part.file_name}) verwijst naar wat hier ontbreekt: {names}."
                button = loadable(child.name).take_away
                advice = f"Voeg dit toe, of haal eerst de eigen rijen van '{child.title}' weg: kies die tabel op Beheer en dan ‘{button}’."
                problems.append(Problem(file, rule, advice))
    return problems
