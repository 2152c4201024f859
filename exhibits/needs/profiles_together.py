"""Which issues, needs and other answers go together: in how many municipalities two answers are both yes."""

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.needs import condition_text, conditions
from exhibits.needs.profile_choice import ProfileChoice
from exhibits.shared import phrases
from view import formats
from view import graph_objects as go
from view.charts.cells import Cell, CellRow, cell_table

MOST_ROWS, MOST_COLUMNS = 8, 8
"""More cells than this nobody reads; the table has them all."""


def together(ask: Ask, choice: ProfileChoice) -> Exhibit:
    """Counts of municipalities in the group with yes to both, the set `rows` against the set `columns`."""
    rows, columns = choice.rows, choice.columns
    group = choice.group(ask)
    known = conditions.items(ask)
    key = known["theme"] + "|" + known["state"]
    down, across = known[key == rows], known[key == columns]
    counted = ask(
        "needs/profile_together",
        members=group.members,
        row_pairs=tuple(down["pair"]),
        column_pairs=tuple(across["pair"]),
    )
    order = {pair: number for number, pair in enumerate(known["pair"])}
    counted = counted.assign(row_at=counted["row_pair"].map(order), column_at=counted["column_pair"].map(order))
    if rows == columns:
        # a set against itself: each two once
        counted = counted[counted["row_at"] < counted["column_at"]]
    counted = counted.sort_values(["both_yes", "row_at", "column_at"], ascending=[False, True, True])
    # 'onderwijs' alone does not say whether knowledge of it was built or wanted
    by_pair = known.set_index("pair")
    named = by_pair["label"].where(by_pair["theme"] != "kennis", by_pair["words"])
    counted = counted.assign(
        row_label=counted["row_pair"].map(by_pair["label"]),
        column_label=counted["column_pair"].map(by_pair["label"]),
        row_named=counted["row_pair"].map(named),
        column_named=counted["column_pair"].map(named),
        row_words=counted["row_pair"].map(by_pair["words"]),
        column_words=counted["column_pair"].map(by_pair["words"]),
    )
    # as many as would have both if the two had nothing to do with each other
    counted = counted.assign(
        expected=counted["row_yes"] * counted["column_yes"] / counted["both_known"].where(counted["both_known"] > 0)
    )
    seen = counted[counted["both_known"] > 0]
    names = conditions.sets(ask)
    title = conditions.titled(ask, *_titles(group, seen))
    missing = [r.words for r in pd.concat([down, across]).drop_duplicates("pair").itertuples() if r.known == 0]
    return Exhibit(
        key="profielen-samen",
        title=title,
        figure=_figure(seen, down, across) if len(seen) else None,
        subtitle="Aantal gemeenten in de selectie dat op beide ja zegt; klein: verwacht als er geen verband is",
        table=Table(
            [
                Column(names[rows], "text", counted["row_label"]),
                Column(names[columns] + (" (tweede)" if rows == columns else ""), "text", counted["column_label"]),
                Column("Gemeenten met beide", "integer", counted["both_yes"]),
                Column("Verwacht zonder verband", "decimal", counted["expected"], decimals=1),
                Column("Met het eerste", "integer", counted["row_yes"]),
                Column("Met het tweede", "integer", counted["column_yes"]),
                Column("Beide bekend bij", "integer", counted["both_known"]),
            ]
        ),
        alt=f"Tabel van {names[rows].lower()} tegen {names[columns].lower()}; in elke cel het aantal "
        f"gemeenten met beide. {title}. "
        + " ".join(
            f"{r.row_label} en {r.column_label}: {formats.integer(r.both_yes)}." for r in seen.head(12).itertuples()
        ),
        caveat="Antwoorden die vaak voorkomen, gaan ook zonder verband vaak samen; let op het verschil met ‘verwacht’.",
        notes=(
            f"In elke cel: het aantal gemeenten in de selectie ({formats.integer(len(group.members))}) dat op beide ja zegt. "
            "Verwacht zonder verband: het aantal met het eerste, maal het aantal met het tweede, gedeeld door het aantal "
            "gemeenten waarvan beide bekend zijn.",
            *([f"Niet getekend, want nergens bekend (n.b.): {formats.enumerate_words(missing)}."] if missing else []),
            *(["Getekend zijn de eerste rijen en kolommen; de tabel heeft ze alle."] if _cut(seen) else []),
        ),
        sources=conditions.cited(ask, (*down["pair"], *across["pair"])),
        origin=conditions.origin(ask),
        filter_text=(
            *condition_text.in_words(ask, choice),
            f"Rijen: {names[rows].lower()}; kolommen: {names[columns].lower()}",
        ),
    )


def _cut(seen: pd.DataFrame) -> bool:
    return bool(seen["row_pair"].nunique() > MOST_ROWS or seen["column_pair"].nunique() > MOST_COLUMNS)


def _figure(seen: pd.DataFrame, down: pd.DataFrame, across: pd.DataFrame) -> go.Figure:
    rows = [r for r in down.itertuples() if r.pair in set(seen["row_pair"])][:MOST_ROWS]
    columns = [c for c in across.itertuples() if c.pair in set(seen["column_pair"])][:MOST_COLUMNS]
    row_at = {r.pair: n for n, r in enumerate(rows)}
    column_at = {c.pair: n for n, c in enumerate(columns)}
    cells = {
        (row_at[s.row_pair], column_at[s.column_pair]): Cell(
            float(s.both_yes),
            formats.integer(s.both_yes),
            f"{s.row_label} en {s.column_label}: {formats.plural(int(s.both_yes), 'gemeente', 'gemeenten')} met beide "
            f"({formats.integer(s.row_yes)} met het eerste, {formats.integer(s.column_yes)} met het tweede; "
            f"verwacht zonder verband {formats.tenths(s.expected)})",
            under=formats.tenths(s.expected),
        )
        for s in seen.itertuples()
        if s.row_pair in row_at and s.column_pair in column_at
    }
    return cell_table(
        [c.label for c in columns],
        [CellRow(r.label, [cells.get((n, m)) for m in range(len(columns))]) for n, r in enumerate(rows)],
        turn_headings=True,
    )


def _titles(group: conditions.Group, seen: pd.DataFrame) -> tuple[str, ...]:
    """The finding, long to short."""
    if not group.members:
        return ("Geen gemeente voldoet aan de selectie: er is niets dat samengaat",)
    if len(group.members) == 1:
        return ("De selectie telt 1 gemeente: te weinig om te zien wat samengaat",)
    if seen.empty:
        return ("Van geen enkele combinatie zijn beide antwoorden bekend",)
    most = int(seen["both_yes"].max())
    if most == 0:
        return ("Geen enkele combinatie komt bij een gemeente in de selectie voor",)
    top = seen[seen["both_yes"] == most]
    first = top.iloc[0]
    whom = formats.plural(int(first["both_known"]), "gemeente", "gemeenten")
    every = most == int(first["both_known"]) > 1
    part = f"alle {whom}" if every else f"{formats.integer(most)} van {whom}"
    bare = f"alle {most}" if every else f"{formats.integer(most)} van {formats.integer(first['both_known'])}"
    if len(top) > 1:
        many = formats.count_word(len(top)).capitalize()
        return (f"{many} combinaties komen het vaakst voor, elk bij {formats.plural(most, 'gemeente', 'gemeenten')}",)
    expected = f"(verwacht {formats.tenths(first['expected'])})"
    counts = f"{part} {expected}"
    both = f"{first['row_named'][:1].upper()}{first['row_named'][1:]} met {phrases.within(first['column_named'])}"
    return (
        f"Het vaakst samen: {first['row_words']} met {first['column_words']}, {counts}",
        f"{both}: {counts}",
        f"{both}: {bare} {expected}",
        f"{both}: {part}",
        f"{both}: {bare}",
        f"Vaakst samen: {phrases.within(first['row_label'])} en {phrases.within(first['column_label'])}",
    )
