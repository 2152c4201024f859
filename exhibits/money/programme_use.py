"""Actieplan 2007–2011: how much of each budget was paid, per main line and year."""

from collections.abc import Sequence

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money.programme import NO_NOTE
from exhibits.money.programme_choice import ProgrammeChoice, code_of
from exhibits.money.programme_lines import BLANK_REASON
from exhibits.shared import phrases
from view import formats
from view.charts.base import Pick
from view.charts.cells import Cell, CellRow, cell_table


def used(ask: Ask, choice: ProgrammeChoice) -> Exhibit:
    """Paid as a percentage of budgeted, per main line and year."""
    line, years = choice.line(ask), choice.picked_years(ask)
    names = list(ask("money/programme_lines")["line"]) if line is None else [line]
    rows = ask("money/programme_use", lines=tuple(names), years=years)
    together = "Alle hoofdregels"
    rows = rows.assign(
        label=rows["line"].fillna(together),
        column=[("Samen" if formats.is_unknown(y) else str(int(y))) for y in rows["year"]],
    )
    labels = [*names, together] if len(names) > 1 else names
    columns = [*(str(y) for y in years), *(["Samen"] if len(years) > 1 else [])]
    rows = rows[rows["label"].isin(labels) & rows["column"].isin(columns)]
    by_place = {(r.label, r.column): r for r in rows.itertuples()}
    grid = [
        CellRow(
            label,
            [
                Cell(
                    None if formats.is_unknown(r.used_pct) else r.used_pct,
                    formats.whole_pct(r.used_pct),
                    f"{label}, {column}: {formats.mln_eur(r.paid_mln_eur)} betaald van {formats.mln_eur(r.budgeted_mln_eur)} begroot",
                )
                for column in columns
                for r in (by_place[(label, column)],)
            ],
            pick=Pick(field="code", value=code_of(label)) if label in names else None,
        )
        for label in labels
    ]
    notes = ["Betaald als percentage van begroot."]
    if (rows["used_pct"] > 100).any():
        notes.append("Meer dan 100%: er is meer betaald dan begroot.")
    if rows["unknown_cells"].any():
        notes.append(
            "n.b.: de bron laat het betaalde bedrag leeg. ‘Samen’ is alleen bekend waar de bron zelf het totaal drukt."
        )
    return Exhibit(
        key="actieplan-gebruik",
        title=_used_title(rows, names, years, columns[-1]),
        figure=cell_table(columns, grid, maximum=max([100.0, *rows["used_pct"].dropna()]), unit="pct"),
        subtitle=f"Betaald als percentage van begroot, per hoofdregel en jaar, {phrases.span_of_years(years)}",
        table=Table(
            [
                Column("Hoofdregel", "text", rows["label"]),
                Column("Jaar", "text", rows["column"]),
                Column("Begroot", "mln_eur", rows["budgeted_mln_eur"]),
                Column("Betaald", "mln_eur", rows["paid_mln_eur"]),
                Column("Betaald van begroot", "pct", rows["used_pct"], wholes=True),
                Column(
                    "Toelichting",
                    "text",
                    [BLANK_REASON if formats.is_unknown(v) else NO_NOTE for v in rows["paid_mln_eur"]],
                ),
            ]
        ),
        alt="Per hoofdregel en jaar welk aandeel van het budget is betaald; donkerder is meer. "
        + " ".join(formats.stop(f"{r.label}, {r.column}: {formats.whole_pct(r.used_pct)}") for r in rows.itertuples()),
        caveat=" ".join(notes),
        sources=cite(ask, rows),
        filter_text=choice.filter_text(ask),
    )


def _used_title(rows: pd.DataFrame, names: Sequence[str], years: Sequence[int], last: str) -> str:
    when = f"in {phrases.span_of_years(years)}"
    whole = rows[rows["label"].isin(names) & (rows["column"] == last)].dropna(subset="used_pct")
    if whole.empty:
        return f"{names[0]}: welk aandeel van het budget is betaald, is {when} niet bekend"
    whole = whole.sort_values("used_pct", ascending=False)
    high, low = whole.iloc[0], whole.iloc[-1]
    budget = "Van het budget voor"
    if len(whole) > 1:
        return f"Betaald van het budget {when}: {phrases.within(high['label'])} {formats.whole_pct(high['used_pct'])}, {phrases.within(low['label'])} {formats.whole_pct(low['used_pct'])}"
    return f"{budget} {phrases.within(high['label'])} is {when} {formats.whole_pct(high['used_pct'])} betaald"
