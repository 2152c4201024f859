"""Actieplan 2007–2011: what was budgeted, what went to another purpose, and what was paid, per year."""

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.facts import Fact
from exhibits.money.context import context_of, statements
from exhibits.money.programme_choice import ProgrammeChoice, plan_years
from exhibits.shared import phrases
from store.remembering import remembered
from view import formats, palette
from view import graph_objects as go
from view.charts.bars import Bar, Row, rows_of_bars
from view.charts.base import Pick
from view.charts.stacked import Part, Stack, stacked_bars

NO_NOTE = "–"
OTHER_PURPOSE_NOTE = (
    "'Ander doel' heet in de bron 'reallocaties': ook bezuinigingen, geld dat niet is uitgegeven en de eindejaarsmarge."
)
NOT_PER_LINE_NOTE = "De bron verdeelt het geld met een ander doel niet over de hoofdregels; daarom staat het hier niet."
WHOLE_PLAN_NOTE = "Over het hele Actieplan: de keuze van een hoofdregel verandert deze figuur niet."


def correction_notes(cells: pd.DataFrame) -> tuple[str, ...]:
    """What is printed otherwise than it is used here, with the reason, a note a cell."""
    return tuple(
        formats.stop(
            f"{r.line} {r.year}: gedrukt ‘{printed(r.printed_mln_eur, r.printed_as)}’, gebruikt "
            f"{formats.mln_eur(r.amount_mln_eur)}. {r.note}"
        )
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


@remembered
def _stages(ask: Ask, choice: ProgrammeChoice) -> pd.DataFrame:
    return ask("money/programme_stages", line=choice.line(ask), years=choice.picked_years(ask))


@remembered
def _together(ask: Ask, choice: ProgrammeChoice) -> pd.Series:
    """budgeted_mln_eur, paid_mln_eur and used_pct over the chosen line and years; paid is unknown where a cell is blank."""
    line = choice.line(ask)
    lines = tuple(ask("money/programme_lines")["line"]) if line is None else (line,)
    rows = ask("money/programme_use", lines=lines, years=choice.picked_years(ask))
    return rows[rows["line"].isna() & rows["year"].isna()].iloc[0]


def facts(ask: Ask, choice: ProgrammeChoice) -> tuple[Fact, ...]:
    """What was paid, which part of the budget that is, and the number of projects of the whole plan."""
    sums, when = _together(ask, choice), phrases.span_of_years(choice.picked_years(ask))
    whose = "" if choice.is_whole_plan else f" voor {choice.line(ask)}"
    projects = ask("money/programme_projects")
    first = projects.iloc[0]
    paid = formats.is_unknown(sums["paid_mln_eur"])
    return (
        Fact(
            formats.mln_eur(sums["paid_mln_eur"]),
            f"betaald in {when}{whose}{': de bron laat een cel leeg' if paid else ''}",
        ),
        Fact(
            formats.UNKNOWN if paid else formats.whole_pct(sums["used_pct"]),
            f"van het budget van {formats.mln_eur(sums['budgeted_mln_eur'])}",
        ),
        Fact(
            formats.integer(projects["projects"].sum()),
            f"projecten in het hele plan, {first['projects']} als {phrases.within(first['kind'])}",
        ),
    )


def answer(ask: Ask, choice: ProgrammeChoice) -> str:
    """How much of the budget was paid, in one or two sentences."""
    sums = _together(ask, choice)
    line = choice.line(ask)
    subject = f" voor {line}" if line else ""
    when = phrases.span_of_years(choice.picked_years(ask))
    lead = f"Van de {formats.mln_eur(sums['budgeted_mln_eur'])} die{subject} in {when} was begroot, is "
    if formats.is_unknown(sums["paid_mln_eur"]):
        return f"{lead}niet bekend hoeveel is betaald: de bron laat het betaalde bedrag van deze hoofdregel leeg."
    sentence = f"{lead}{formats.mln_eur(sums['paid_mln_eur'])} betaald: {formats.whole_pct(sums['used_pct'])}."
    if not choice.is_whole_plan:
        return sentence
    elsewhere = _stages(ask, choice)["reallocated_mln_eur"].sum()
    return f"{sentence} {formats.mln_eur(elsewhere)} kreeg een ander doel of is niet uitgegeven."


def _budget_title(rows: pd.DataFrame, line: str | None) -> str:
    subject = f"{line}: " if line else ""
    known = rows.dropna(subset="paid_pct")
    if known.empty:
        return f"{subject}betaald bedrag in {phrases.span_of_years(rows['year'].tolist())} niet bekend (n.b.)"
    low, high = known.loc[known["paid_pct"].idxmin()], known.loc[known["paid_pct"].idxmax()]
    low_text, high_text = (formats.whole_pct(end["paid_pct"]) for end in (low, high))
    if len(known) == 1:
        text = (
            f"in {int(low['year'])} is {formats.mln_eur(low['paid_mln_eur'])} betaald van de "
            f"{formats.mln_eur(low['budgeted_mln_eur'])} die was begroot ({low_text})"
        )
    elif low_text == high_text:
        text = f"in elk jaar is {low_text} van het budget betaald"
    else:
        text = f"in {int(low['year'])} is {low_text} van het budget betaald, in {int(high['year'])} {high_text}"
    return subject + text if subject else text[0].upper() + text[1:]


def budget(ask: Ask, choice: ProgrammeChoice) -> Exhibit:
    """What of each year's budget was paid and what got another purpose; of one line what was budgeted beside paid."""
    rows, years = _stages(ask, choice), choice.picked_years(ask)
    whole, when = choice.is_whole_plan, phrases.span_of_years(choice.picked_years(ask))
    together = _together(ask, choice)
    columns = (
        {"Begroot": "budgeted_mln_eur"}
        | ({"Ander doel": "reallocated_mln_eur"} if whole else {})
        | {"Betaald": "paid_mln_eur"}
    )
    sums = {
        "budgeted_mln_eur": together["budgeted_mln_eur"],
        "reallocated_mln_eur": rows["reallocated_mln_eur"].sum(),
        "paid_mln_eur": together["paid_mln_eur"],
    }
    sentences = [
        formats.stop(
            f"{r['year']}: "
            + ", ".join(f"{title.lower()} {formats.mln_eur(r[name])}" for title, name in columns.items())
        )
        for _, r in rows.iterrows()
    ]
    notes: list[str] = list(
        correction_notes(ask("money/programme_cells", stage="reallocatie", parent=None, years=years)) if whole else ()
    )
    if rows["paid_mln_eur"].isna().any():
        notes.append("Betaald n.b.: de bron laat deze cel leeg. Alleen over alle jaren drukt de bron wel een totaal.")
    notes += statements(ask, "actieplan", ["bzk_trage_start", "bzk_bezuiniging", "bzk_ander_doel"])
    notes.append(f"De tabel in de bron begint in {min(plan_years(ask))}.")
    return Exhibit(
        key="actieplan-budget",
        title=_budget_title(rows, choice.line(ask)),
        subtitle=f"{'Betaald en ander doel: samen het budget' if whole else 'Begroot en betaald'} per jaar, {when}, in miljoenen euro’s",
        figure=_stacked(rows) if whole else _pairs(rows),
        table=Table(
            [
                Column("Jaar", "text", [*(str(y) for y in rows["year"]), "Samen"]),
                *(Column(title, "mln_eur", [*rows[name], sums[name]]) for title, name in columns.items()),
                Column("Betaald van begroot", "pct", [*rows["paid_pct"], together["used_pct"]], wholes=True),
            ]
        ),
        alt=f"Staven per jaar: {formats.enumerate_words([title.lower() for title in columns])}. " + " ".join(sentences),
        caveat=OTHER_PURPOSE_NOTE if whole else NOT_PER_LINE_NOTE,
        notes=tuple(notes),
        sources=cite(ask, rows, context_of(ask, "actieplan", "onderbesteding")),
        filter_text=choice.filter_text(ask),
    )


def _stacked(rows: pd.DataFrame) -> go.Figure:
    parts = [
        Part("Betaald", palette.ACCENT, palette.text_on(palette.ACCENT)),
        Part("Ander doel of niet uitgegeven", palette.GREY, palette.text_on(palette.GREY)),
    ]
    stacks = [
        Stack(
            str(r.year),
            [float(r.paid_mln_eur), float(r.reallocated_mln_eur)],
            [formats.mln_eur(r.paid_mln_eur), formats.mln_eur(r.reallocated_mln_eur)],
            [
                f"{r.year}: {formats.mln_eur(r.paid_mln_eur)} betaald van {formats.mln_eur(r.budgeted_mln_eur)}",
                f"{r.year}: {formats.mln_eur(r.reallocated_mln_eur)} ander doel of niet uitgegeven",
            ],
            f"begroot {formats.mln_eur(r.budgeted_mln_eur)}, {formats.whole_pct(r.paid_pct)} betaald",
            Pick(field="years", value=str(r.year)),
        )
        for r in rows.itertuples()
    ]
    return stacked_bars(stacks, parts, unit="mln_eur")


def _pairs(rows: pd.DataFrame) -> go.Figure:
    drawn = []
    for r in rows.itertuples():
        paid = None if formats.is_unknown(r.paid_mln_eur) else float(r.paid_mln_eur)
        drawn.append(
            Row(
                str(r.year),
                [
                    Bar(r.budgeted_mln_eur, f"begroot {formats.mln_eur(r.budgeted_mln_eur)}", palette.GREY),
                    Bar(paid, f"betaald {formats.mln_eur(paid)}", palette.ACCENT),
                ],
                Pick(field="years", value=str(r.year)),
                "" if paid is None else f"{formats.whole_pct(r.paid_pct)} betaald",
            )
        )
    return rows_of_bars(drawn, names=("Begroot", "Betaald"), unit="mln_eur")


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
        title=f"{formats.mln_eur(sums.iloc[0])} van de {formats.mln_eur(whole)} met een ander doel: ‘{top}’",
        figure=rows_of_bars(
            [
                Row(line, [Bar(value, formats.mln_eur(value), palette.ACCENT if line == top else palette.GREY)])
                for line, value in sums.items()
            ]
        ),
        subtitle=f"Bedragen met een ander doel, {when}{' samen' if len(years) > 1 else ''}, in miljoenen euro’s",
        table=Table(columns),
        alt="Een staaf per doel, in miljoenen euro’s. "
        + " ".join(f"{line}: {formats.mln_eur(value)}." for line, value in sums.items()),
        caveat=WHOLE_PLAN_NOTE,
        notes=(
            *correction_notes(cells),
            "In de bron zijn lege cellen weggevallen; bij welk jaar een bedrag hoort, is afgeleid uit de totalen.",
        ),
        sources=cite(ask, cells),
        filter_text=choice.filter_text(ask, "years"),
    )
