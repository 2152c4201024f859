"""Actieplan 2007–2011: what was budgeted, what went to another purpose, and what was paid, per year."""

from collections.abc import Sequence

import pandas as pd

from exhibits.exhibit import Ask, Entries, Exhibit, cite
from view import formats, palette
from view.charts.bars import Bar, Row, rows_of_bars

ALL_LINES = "alle"
NO_NOTE = "–"
OTHER_PURPOSE_NOTE = (
    "'Ander doel' heet in de bron 'reallocaties': ook bezuinigingen, geld dat niet is uitgegeven en de eindejaarsmarge."
)
NOT_PER_LINE_NOTE = "De bron verdeelt het geld met een ander doel niet over de hoofdregels; daarom staat het hier niet."
WHOLE_PLAN_NOTE = "Over het hele Actieplan: de keuze van een hoofdregel verandert deze figuur niet."


def options(ask: Ask) -> dict[str, str]:
    """The choices of the line filter: all of them, or one main line."""
    return {ALL_LINES: "Alle hoofdregels"} | {line: line for line in ask("money/programme_lines")["line"]}


def all_years(ask: Ask) -> tuple[int, ...]:
    return tuple(int(year) for year in ask("money/programme_years")["year"])


def period(years: Sequence[int]) -> str:
    """'2008–2011' for years in a row, '2008 en 2010' otherwise."""
    ordered = sorted(years)
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"{ordered[0]}–{ordered[-1]}"
    return formats.enumerate_words([str(year) for year in ordered])


def choices(line: str | None, years: Sequence[int]) -> tuple[str, ...]:
    """The filters in words; `line` None where an exhibit is about the whole plan."""
    chosen = {None: "niet van toepassing", ALL_LINES: "alle"}.get(line, line)
    return (f"Hoofdregel: {chosen}", f"Jaren: {period(years)}")


def total(values: "pd.Series[float]") -> float | None:
    """The sum of what is known; None when nothing is."""
    known = values.dropna()
    return float(known.sum()) if len(known) else None


def correction_notes(cells: pd.DataFrame) -> tuple[str, ...]:
    """What is printed otherwise than it is used here, a sentence a cell."""
    return tuple(
        f"{r.line} {r.year}: gedrukt ‘{printed(r.printed_mln_eur, r.printed_as)}’, gebruikt {formats.mln_eur(r.amount_mln_eur)}. "
        "Afgeleid; de reden staat in de tabel."
        for r in cells[cells["differs"]].itertuples()
    )


def printed(amount: float | None, as_printed: object) -> str:
    """What stands in the source: the characters where those are known, else the amount."""
    return formats.mln_eur(amount) if formats.is_unknown(as_printed) else str(as_printed)


def cells_table(cells: pd.DataFrame, first: str) -> pd.DataFrame:
    """Printed beside used, and what was inferred, a row a cell of the source."""
    return pd.DataFrame(
        {
            first: cells["line"],
            "Jaar": cells["year"],
            "Gedrukt": [printed(p, a) for p, a in zip(cells["printed_mln_eur"], cells["printed_as"], strict=True)],
            "Gebruikt": cells["amount_mln_eur"],
            "Anders dan gedrukt": cells["differs"],
            "Jaar afgeleid": cells["year_inferred"],
            "Toelichting": [NO_NOTE if formats.is_unknown(n) else n for n in cells["note"]],
        }
    ).reset_index(drop=True)


CELL_KINDS = {"Jaar": "year", "Gebruikt": "mln_eur", "Anders dan gedrukt": "boolean", "Jaar afgeleid": "boolean"}


def _stages(ask: Ask, line: str, years: Sequence[int]) -> pd.DataFrame:
    return ask("money/programme_stages", line=None if line == ALL_LINES else line, years=tuple(years))


def answer(ask: Ask, line: str, years: Sequence[int]) -> str:
    """How much of the budget was paid, in one or two sentences."""
    rows = _stages(ask, line, years)
    budget, paid = float(rows["budgeted_mln_eur"].sum()), total(rows["paid_mln_eur"])
    subject = "" if line == ALL_LINES else f" voor {line}"
    lead = f"Van de {formats.mln_eur(budget)} die{subject} in {period(years)} was begroot, is "
    if paid is None:
        return f"{lead}onbekend hoeveel is betaald: de bron noemt geen bedrag."
    told = f"{lead}{formats.mln_eur(paid)} betaald: {formats.pct(paid / budget * 100)}."
    elsewhere = total(rows["reallocated_mln_eur"])
    if elsewhere is not None:
        return f"{told} {formats.mln_eur(elsewhere)} kreeg een ander doel of is niet uitgegeven."
    blank = [int(r.year) for r in rows.itertuples() if formats.is_unknown(r.paid_mln_eur)]
    return f"{told} Voor {period(blank)} noemt de bron geen betaald bedrag." if blank else told


def _budget_title(rows: pd.DataFrame, line: str) -> str:
    subject = "" if line == ALL_LINES else f"{line}: "
    known = rows.dropna(subset="paid_pct")
    if known.empty:
        return f"{subject}wat is betaald in {period(rows['year'].tolist())}, noemt de bron niet"
    low, high = known.loc[known["paid_pct"].idxmin()], known.loc[known["paid_pct"].idxmax()]
    if len(known) == 1:
        told = (
            f"in {int(low['year'])} is {formats.mln_eur(low['paid_mln_eur'])} betaald van de "
            f"{formats.mln_eur(low['budgeted_mln_eur'])} die was begroot ({formats.pct(low['paid_pct'])})"
        )
    elif round(low["paid_pct"], 1) == round(high["paid_pct"], 1):
        told = f"in elk jaar is {formats.pct(low['paid_pct'])} van het budget betaald"
    else:
        told = (
            f"in {int(low['year'])} is {formats.pct(low['paid_pct'])} van het budget betaald, "
            f"in {int(high['year'])} {formats.pct(high['paid_pct'])}"
        )
    return subject + told if subject else told[0].upper() + told[1:]


def budget(ask: Ask, line: str, years: Sequence[int]) -> Exhibit:
    """Budgeted, gone to another purpose, and paid, a group of bars a year."""
    rows = _stages(ask, line, years)
    whole = line == ALL_LINES
    drawn, told = [], []
    for r in rows.itertuples():
        bars = [Bar(r.budgeted_mln_eur, f"begroot {formats.mln_eur(r.budgeted_mln_eur)}", palette.GREY)]
        if whole:
            moved = None if formats.is_unknown(r.reallocated_mln_eur) else r.reallocated_mln_eur
            bars.append(Bar(moved, f"ander doel {formats.mln_eur(moved)}", palette.GREY, hatched=True))
        paid = None if formats.is_unknown(r.paid_mln_eur) else r.paid_mln_eur
        bars.append(Bar(paid, f"betaald {formats.mln_eur(paid)}", palette.ACCENT))
        share = "" if paid is None else f": {formats.pct(r.paid_pct)} van het budget betaald"
        drawn.append(Row(f"{r.year}{share}", bars))
        told.append(formats.stop(f"{r.year}: {', '.join(bar.text for bar in bars)}"))
    sums = {c: total(rows[c]) for c in ("budgeted_mln_eur", "reallocated_mln_eur", "paid_mln_eur")}
    table = pd.DataFrame(
        {
            "Jaar": [*(str(y) for y in rows["year"]), "Samen"],
            "Begroot": [*rows["budgeted_mln_eur"], sums["budgeted_mln_eur"]],
            "Ander doel": [*rows["reallocated_mln_eur"], sums["reallocated_mln_eur"]],
            "Betaald": [*rows["paid_mln_eur"], sums["paid_mln_eur"]],
        }
    )
    table["Betaald van begroot"] = table["Betaald"] / table["Begroot"] * 100
    kinds = {"Begroot": "mln_eur", "Ander doel": "mln_eur", "Betaald": "mln_eur", "Betaald van begroot": "pct"}
    notes = [OTHER_PURPOSE_NOTE if whole else NOT_PER_LINE_NOTE]
    moves = ask("money/programme_cells", stage="reallocatie", parent=None, years=tuple(years))
    notes += correction_notes(moves) if whole else ()
    if rows["paid_mln_eur"].isna().any():
        notes.append("Betaald n.b.: de bron laat deze cel leeg.")
    notes.append(f"Bedragen in miljoenen euro's. De tabel in de bron begint in {min(all_years(ask))}.")
    return Exhibit(
        key="actieplan-budget",
        title=_budget_title(rows, line),
        figure=rows_of_bars(drawn),
        table=table if whole else table.drop(columns="Ander doel"),
        kinds={k: v for k, v in kinds.items() if whole or k != "Ander doel"},  # type: ignore[misc]
        alt=f"Staven per jaar: begroot{', ander doel' if whole else ''} en betaald. " + " ".join(told),
        notes=tuple(notes),
        sources=cite(ask, rows),
        filters=choices(line, years),
    )


def reallocations(ask: Ask, years: Sequence[int]) -> Exhibit:
    """Where the money went that the plan did not spend: sums over the chosen years."""
    cells = ask("money/programme_cells", stage="reallocatie", parent=None, years=tuple(years))
    sums = cells.groupby("line", sort=False)["amount_mln_eur"].sum().sort_values(ascending=False, kind="stable")
    whole, top = float(sums.sum()), sums.index[0]
    table = cells_table(cells, "Doel")
    table.insert(4, "Samen in deze jaren", table["Doel"].map(sums))
    return Exhibit(
        key="actieplan-ander-doel",
        title=f"Van de {formats.mln_eur(whole)} met een ander doel in {period(years)} staat "
        f"{formats.mln_eur(sums.iloc[0])} onder ‘{top}’",
        figure=rows_of_bars(
            [
                Row(line, [Bar(value, formats.mln_eur(value), palette.ACCENT if line == top else palette.GREY)])
                for line, value in sums.items()
            ]
        ),
        table=table,
        kinds=CELL_KINDS | {"Samen in deze jaren": "mln_eur"},  # type: ignore[arg-type]
        alt="Een staaf per doel, in miljoenen euro's. "
        + " ".join(f"{line}: {formats.mln_eur(value)}." for line, value in sums.items()),
        notes=(
            *correction_notes(cells),
            "In de bron zijn lege cellen weggevallen; bij welk jaar een bedrag hoort, is afgeleid uit de totalen.",
            WHOLE_PLAN_NOTE,
        ),
        sources=cite(ask, cells),
        filters=choices(None, years),
    )


def entries(ask: Ask) -> Entries:
    """This module's exhibits with their choices, default first; see `exhibits.catalogue`."""
    picks = year_picks(ask)
    grid: list[dict[str, object]] = [{"line": line, "years": years} for line in options(ask) for years in picks]
    return [(budget, grid), (reallocations, [{"years": years} for years in picks])]


def year_picks(ask: Ask) -> list[tuple[int, ...]]:
    """All years, each year alone, and two that do not follow each other."""
    every = all_years(ask)
    return [every, *((year,) for year in every), (every[0], every[-1])]
