"""Actieplan 2007–2011: what was budgeted, what went to another purpose, and what was paid, per year."""

import pandas as pd

from exhibits import phrases
from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money.programme_choice import ProgrammeChoice, plan_years
from view import formats, palette
from view.charts.bars import Bar, Row, rows_of_bars

NO_NOTE = "–"
OTHER_PURPOSE_NOTE = (
    "'Ander doel' heet in de bron 'reallocaties': ook bezuinigingen, geld dat niet is uitgegeven en de eindejaarsmarge."
)
NOT_PER_LINE_NOTE = "De bron verdeelt het geld met een ander doel niet over de hoofdregels; daarom staat het hier niet."
WHOLE_PLAN_NOTE = "Over het hele Actieplan: de keuze van een hoofdregel verandert deze figuur niet."


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


def columns_of(cells: pd.DataFrame, first: str) -> list[Column]:
    """Printed beside used, and what was inferred, a row a cell of the source; `first` is the first column's title."""
    as_printed = [printed(p, a) for p, a in zip(cells["printed_mln_eur"], cells["printed_as"], strict=True)]
    return [
        Column(first, "text", cells["line"]),
        Column("Jaar", "year", cells["year"]),
        Column("Gedrukt", "text", as_printed),
        Column("Gebruikt", "mln_eur", cells["amount_mln_eur"]),
        Column("Anders dan gedrukt", "boolean", cells["differs"]),
        Column("Jaar afgeleid", "boolean", cells["year_inferred"]),
        Column("Toelichting", "text", [NO_NOTE if formats.is_unknown(n) else n for n in cells["note"]]),
    ]


def _stages(ask: Ask, choice: ProgrammeChoice) -> pd.DataFrame:
    return ask("money/programme_stages", line=choice.line(ask), years=choice.picked_years(ask))


def answer(ask: Ask, choice: ProgrammeChoice) -> str:
    """How much of the budget was paid, in one or two sentences."""
    rows = _stages(ask, choice)
    budget, paid = float(rows["budgeted_mln_eur"].sum()), total(rows["paid_mln_eur"])
    line = choice.line(ask)
    subject = f" voor {line}" if line else ""
    when = phrases.span_of_years(choice.picked_years(ask))
    lead = f"Van de {formats.mln_eur(budget)} die{subject} in {when} was begroot, is "
    if paid is None:
        return f"{lead}onbekend hoeveel is betaald: de bron noemt geen bedrag."
    sentence = f"{lead}{formats.mln_eur(paid)} betaald: {formats.pct(paid / budget * 100)}."
    elsewhere = total(rows["reallocated_mln_eur"])
    if elsewhere is not None:
        return f"{sentence} {formats.mln_eur(elsewhere)} kreeg een ander doel of is niet uitgegeven."
    blank = [int(r.year) for r in rows.itertuples() if formats.is_unknown(r.paid_mln_eur)]
    return f"{sentence} Voor {phrases.span_of_years(blank)} noemt de bron geen betaald bedrag." if blank else sentence


def _budget_title(rows: pd.DataFrame, line: str | None) -> str:
    subject = f"{line}: " if line else ""
    known = rows.dropna(subset="paid_pct")
    if known.empty:
        return f"{subject}wat is betaald in {phrases.span_of_years(rows['year'].tolist())}, noemt de bron niet"
    low, high = known.loc[known["paid_pct"].idxmin()], known.loc[known["paid_pct"].idxmax()]
    if len(known) == 1:
        text = (
            f"in {int(low['year'])} is {formats.mln_eur(low['paid_mln_eur'])} betaald van de "
            f"{formats.mln_eur(low['budgeted_mln_eur'])} die was begroot ({formats.pct(low['paid_pct'])})"
        )
    elif round(low["paid_pct"], 1) == round(high["paid_pct"], 1):
        text = f"in elk jaar is {formats.pct(low['paid_pct'])} van het budget betaald"
    else:
        text = (
            f"in {int(low['year'])} is {formats.pct(low['paid_pct'])} van het budget betaald, "
            f"in {int(high['year'])} {formats.pct(high['paid_pct'])}"
        )
    return subject + text if subject else text[0].upper() + text[1:]


def budget(ask: Ask, choice: ProgrammeChoice) -> Exhibit:
    """Budgeted, gone to another purpose, and paid, a group of bars a year."""
    rows, years = _stages(ask, choice), choice.picked_years(ask)
    whole = choice.is_whole_plan
    drawn, sentences = [], []
    for r in rows.itertuples():
        bars = [Bar(r.budgeted_mln_eur, f"begroot {formats.mln_eur(r.budgeted_mln_eur)}", palette.GREY)]
        if whole:
            moved = None if formats.is_unknown(r.reallocated_mln_eur) else r.reallocated_mln_eur
            bars.append(Bar(moved, f"ander doel {formats.mln_eur(moved)}", palette.GREY, hatched=True))
        paid = None if formats.is_unknown(r.paid_mln_eur) else r.paid_mln_eur
        bars.append(Bar(paid, f"betaald {formats.mln_eur(paid)}", palette.ACCENT))
        share = "" if paid is None else f": {formats.pct(r.paid_pct)} van het budget betaald"
        drawn.append(Row(f"{r.year}{share}", bars))
        sentences.append(formats.stop(f"{r.year}: {', '.join(bar.text for bar in bars)}"))
    sums = {c: total(rows[c]) for c in ("budgeted_mln_eur", "reallocated_mln_eur", "paid_mln_eur")}
    budgeted, moved_away, paid_out = ([*rows[c], sums[c]] for c in sums)
    shares = [None if formats.is_unknown(p) else p / b * 100 for p, b in zip(paid_out, budgeted, strict=True)]
    table = Table(
        [
            Column("Jaar", "text", [*(str(y) for y in rows["year"]), "Samen"]),
            Column("Begroot", "mln_eur", budgeted),
            *([Column("Ander doel", "mln_eur", moved_away)] if whole else []),
            Column("Betaald", "mln_eur", paid_out),
            Column("Betaald van begroot", "pct", shares),
        ]
    )
    notes: list[str] = []
    moves = ask("money/programme_cells", stage="reallocatie", parent=None, years=years)
    notes += correction_notes(moves) if whole else ()
    if rows["paid_mln_eur"].isna().any():
        notes.append("Betaald n.b.: de bron laat deze cel leeg.")
    notes.append(f"Bedragen in miljoenen euro's. De tabel in de bron begint in {min(plan_years(ask))}.")
    return Exhibit(
        key="actieplan-budget",
        title=_budget_title(rows, choice.line(ask)),
        figure=rows_of_bars(drawn),
        subtitle=f"Begroot{', ander doel' if whole else ''} en betaald, {phrases.span_of_years(years)}, in miljoenen euro's",
        table=table,
        alt=f"Staven per jaar: begroot{', ander doel' if whole else ''} en betaald. " + " ".join(sentences),
        caveat=OTHER_PURPOSE_NOTE if whole else NOT_PER_LINE_NOTE,
        notes=tuple(notes),
        sources=cite(ask, rows),
        filter_text=choice.filter_text(ask),
    )


def reallocations(ask: Ask, choice: ProgrammeChoice) -> Exhibit:
    """Where the money went that the plan did not spend: sums over the chosen years."""
    years = choice.picked_years(ask)
    when = phrases.span_of_years(years)
    cells = ask("money/programme_cells", stage="reallocatie", parent=None, years=years)
    sums = cells.groupby("line", sort=False)["amount_mln_eur"].sum().sort_values(ascending=False, kind="stable")
    whole, top = float(sums.sum()), sums.index[0]
    columns = columns_of(cells, "Doel")
    columns.insert(4, Column("Samen in deze jaren", "mln_eur", cells["line"].map(sums)))
    return Exhibit(
        key="actieplan-ander-doel",
        title=f"Van de {formats.mln_eur(whole)} met een ander doel in {when} staat "
        f"{formats.mln_eur(sums.iloc[0])} onder ‘{top}’",
        figure=rows_of_bars(
            [
                Row(line, [Bar(value, formats.mln_eur(value), palette.ACCENT if line == top else palette.GREY)])
                for line, value in sums.items()
            ]
        ),
        subtitle=f"Bedragen met een ander doel, {when} samen, in miljoenen euro's",
        table=Table(columns),
        alt="Een staaf per doel, in miljoenen euro's. "
        + " ".join(f"{line}: {formats.mln_eur(value)}." for line, value in sums.items()),
        caveat=WHOLE_PLAN_NOTE,
        notes=(
            *correction_notes(cells),
            "In de bron zijn lege cellen weggevallen; bij welk jaar een bedrag hoort, is afgeleid uit de totalen.",
        ),
        sources=cite(ask, cells),
        filter_text=choice.filter_text(ask, "years"),
    )
