"""Whether a CSV has the shape of its table: the header, a value for each column, text that can be read.

What is wrong here stands apart from what the values mean: a row with too few values has all of them in doubt.
"""

from collections.abc import Iterator

from store import characters
from store.errors import Problem
from store.files import Rows, shown
from store.schema import Table

TYPE_AGAIN = "Typ deze waarde opnieuw, of plak haar als tekst zonder opmaak."


def layout_problems(table: Table, file: str, rows: Rows) -> tuple[list[Problem], list[Problem]]:
    """(of the file as a whole, of single rows): with the first the values cannot be looked at, with the second the others can."""
    header = [*_characters(file, rows[0], 1, [])] or _header_problems(table, file, rows[0])
    whole = header or _rows_missing(table, file, rows)
    return whole, [] if whole else [*_row_problems(table, file, rows)]


def _row_problems(table: Table, file: str, rows: Rows) -> Iterator[Problem]:
    names = [f.name for f in table.fields]
    for number, row in enumerate(rows[1:], 2):
        if not any(row):
            yield Problem(file, "deze rij is leeg.", "Haal de lege rij weg.", number)
        elif not has_values(table, row):
            # its values stand in the wrong columns: no more can be said of them
            yield _count_in_words(table, file, row, number)
        else:
            yield from _characters(file, row, number, names)


def has_values(table: Table, row: list[str]) -> bool:
    """Whether the row is not blank and has a value, or nothing, for each column."""
    return any(row) and len(row) == len(table.fields)


def _characters(file: str, row: list[str], number: int, names: list[str]) -> Iterator[Problem]:
    for position, cell in enumerate(row):
        if c := characters.misleading(cell):
            column = names[position] if names else None
            rule = f"hierin staat een teken dat niet in tekst hoort: {characters.name(c)}."
            yield Problem(file, rule, TYPE_AGAIN, number, column, shown(cell))


def _rows_missing(table: Table, file: str, rows: Rows) -> list[Problem]:
    if any(any(row) for row in rows[1:]) or table.expected_rows == 0:
        return []
    return [Problem(file, "het bestand heeft alleen een kopregel.", "Voeg de rijen met gegevens toe.", row=1)]


def _header_problems(table: Table, file: str, labels: list[str]) -> list[Problem]:
    wanted = [f.name for f in table.fields]
    if labels == wanted:
        return []
    problems = []
    spelled = {f.title.lower(): f.name for f in table.fields} | {name.lower(): name for name in wanted}
    meant = {
        label: spelled[label.strip().lower()]
        for label in labels
        if label not in wanted and spelled.get(label.strip().lower(), label) not in labels
    }
    for label in sorted({x for x in labels if labels.count(x) > 1}):
        problems.append(Problem(file, "deze kolom staat er twee keer in.", "Haal er één weg.", row=1, column=label))
    for label, name in meant.items():
        problems.append(
            Problem(file, "deze kolomnaam is anders geschreven.", f"Schrijf '{name}'.", row=1, column=shown(label))
        )
    for field in table.fields:
        if field.name not in labels and field.name not in meant.values():
            problems.append(
                Problem(file, f"deze kolom ({field.title}) ontbreekt.", "Voeg de kolom toe.", row=1, column=field.name)
            )
    for label in dict.fromkeys(labels):
        if label not in wanted and label not in meant:
            problems.append(
                Problem(
                    file,
                    "deze kolom hoort niet in dit bestand." if label.strip() else "deze kolom heeft geen naam.",
                    f"Haal haar weg of hernoem haar; de kolommen zijn: {', '.join(wanted)}.",
                    row=1,
                    column=shown(label),
                )
            )
    if not problems:
        order = ", ".join(wanted)
        problems.append(
            Problem(
                file,
                "de kolommen staan in een andere volgorde.",
                f"Zet ze in deze volgorde: {order}.",
                row=1,
                value=shown(",".join(labels)),
            )
        )
    return problems


def _count_in_words(table: Table, file: str, cells: list[str], row: int) -> Problem:
    wanted = len(table.fields)
    rule = f"deze rij heeft {len(cells)} {'waarde' if len(cells) == 1 else 'waarden'}; er zijn {wanted} kolommen."
    if len(cells) < wanted:
        advice = "Vul de rij aan, of zet een komma voor elke lege waarde."
        return Problem(file, rule, advice, row, table.fields[len(cells)].name)
    advice = "Zet een waarde met een komma erin tussen aanhalingstekens, of haal de extra waarde weg."
    return Problem(file, rule, advice, row, value=shown(cells[wanted]))
