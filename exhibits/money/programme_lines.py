"""Actieplan 2007–2011: what was paid per main line, with its detail lines."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Exhibit, Table, cite
from exhibits.money.programme import columns_of, correction_notes
from exhibits.money.programme_choice import ProgrammeChoice
from exhibits.shared import phrases
from view import formats
from view.charts.cells import Cell, CellRow, cell_table

BLANK_REASON = "De bron laat deze cel leeg"
DIFFERS = "*"
INFERRED = "°"


def _paid(ask: Ask, lines: Sequence[str], years: Sequence[int]) -> pd.DataFrame:
    """The main lines' cells; a cell that the source leaves blank is a row without amount, with the reason."""
    use = ask("money/programme_use", lines=tuple(lines), years=years).dropna(subset=["line", "year"])
    known = ask("money/programme_cells", stage="betaald", parent=None, years=years)
    cells = use[["line", "year", "source_id", "locator"]].merge(
        known.drop(columns=["source_id", "locator"]), on=["line", "year"], how="left"
    )
    blank = cells["differs"].isna()
    for column in ("differs", "year_inferred"):
        cells[column] = cells[column].eq(True)
    cells.loc[blank, "note"] = BLANK_REASON
    cells["year"] = cells["year"].astype(int)
    cells["rank"] = cells["line"].map({line: n for n, line in enumerate(lines)})
    return cells.sort_values(["rank", "year"], kind="stable").drop(columns="rank").reset_index(drop=True)


def _marked(row: Any) -> str:
    """'0,04*°': the amount with what was done to it; the unit stands in the notes."""
    amount = row.amount_mln_eur
    marks = (DIFFERS if row.differs else "") + (INFERRED if row.year_inferred else "")
    return formats.mln_eur(amount).replace("€\u00a0", "").replace("\u00a0mln", "") + marks


def _grid(cells: pd.DataFrame, lines: Sequence[str], years: Sequence[int]) -> list[CellRow]:
    by_place = {(r.line, r.year): r for r in cells.itertuples()}

    def cell(line: str, year: int) -> Cell | None:
        row = by_place.get((line, year))
        if row is None:
            return None
        hover = formats.stop(f"{line}, {year}: {formats.mln_eur(row.amount_mln_eur)}")
        hover += "" if formats.is_unknown(row.note) else f" {row.note}"
        if formats.is_unknown(row.amount_mln_eur):
            return Cell(None, hover=hover)
        return Cell(row.amount_mln_eur, _marked(row), hover)

    return [CellRow(line, [cell(line, year) for year in years]) for line in lines]


def _mark_notes(cells: pd.DataFrame, lines: Sequence[str], years: Sequence[int]) -> list[str]:
    notes = ["Bedragen in miljoenen euro’s."]
    if len(cells) < len(lines) * len(years):
        notes.append("Lege plek: de bron noemt daar niets.")
    if cells["differs"].any():
        notes.append(f"{DIFFERS} De bron drukt iets anders; de tabel zet ‘Gedrukt’ naast ‘Gebruikt’, met de reden.")
    if cells["year_inferred"].any():
        notes.append(f"{INFERRED} In de bron zijn lege cellen weggevallen; het jaar is afgeleid.")
    if cells["amount_mln_eur"].isna().any():
        notes.append(
            "n.b.: de bron geeft geen bedrag of drukt ‘< 0,00’ (minder dan € 10.000). Dat is niet hetzelfde als 0."
        )
    return notes


def _alt(lead: str, cells: pd.DataFrame) -> str:
    return f"{lead} " + " ".join(
        formats.stop(f"{r.line}, {r.year}: {formats.mln_eur(r.amount_mln_eur)}") for r in cells.itertuples()
    )


def lines(ask: Ask, choice: ProgrammeChoice) -> Exhibit:
    """Paid per main line and year, or per detail line of the chosen main line."""
    line = choice.line(ask)
    return _main_lines(ask, choice) if line is None else _details(ask, choice, line)


def _main_lines(ask: Ask, choice: ProgrammeChoice) -> Exhibit:
    years = choice.picked_years(ask)
    when = phrases.span_of_years(years)
    names = tuple(ask("money/programme_lines")["line"])
    cells = _paid(ask, names, years)
    sums = cells.groupby("line")["amount_mln_eur"].sum().sort_values(ascending=False)
    share = formats.whole_pct(sums.iloc[0] / sums.sum() * 100)
    return Exhibit(
        key="actieplan-regels",
        title=f"{share} van het betaalde geld in {when} ging naar {sums.index[0]} ({formats.mln_eur(sums.iloc[0])})",
        figure=cell_table([str(y) for y in years], _grid(cells, names, years), unit="mln_eur"),
        subtitle=f"Betaald per hoofdregel en jaar, {when}, in miljoenen euro’s",
        table=Table(columns_of(cells, "Hoofdregel")),
        alt=_alt("Per hoofdregel en jaar het betaalde bedrag; donkerder is meer.", cells),
        caveat=" ".join(_mark_notes(cells, names, years)),
        notes=("Kies bovenaan een hoofdregel om de detailregels te zien.",),
        sources=cite(ask, cells),
        filter_text=choice.filter_text(ask),
    )


def _details(ask: Ask, choice: ProgrammeChoice, line: str) -> Exhibit:
    years = choice.picked_years(ask)
    when = phrases.span_of_years(years)
    main = _paid(ask, (line,), years)
    details = ask("money/programme_cells", stage="betaald", parent=line, years=years)
    own = f"{line} (hele hoofdregel)"
    cells = pd.concat([main.assign(line=own), details], ignore_index=True)
    names = list(dict.fromkeys(cells["line"]))
    sums = details.groupby("line", sort=False)["amount_mln_eur"].sum(min_count=1).dropna()
    if details.empty:
        title = f"{line}: de bron noemt geen detailregels in {when}"
    elif sums.empty:
        title = f"{line}: bedragen van de detailregels in {when} niet bekend (n.b.)"
    elif len(sums) == 1:
        known = sorted(int(year) for year in set(details.loc[details["amount_mln_eur"].notna(), "year"]))
        unknown = sorted(set(years) - set(known))  # a year without a row is no less unknown than one without amount
        title = f"{line}: {formats.mln_eur(sums.iloc[0])} in {when}, alles voor {sums.index[0]}"
        if unknown:
            title = (
                f"{sums.index[0]}: {formats.mln_eur(sums.iloc[0])} in {phrases.span_of_years(known)}; "
                f"het bedrag in {phrases.span_of_years(unknown)} is niet bekend (n.b.)"
            )
    else:
        top = sums.idxmax()
        title = (
            f"{line}: {top} is het grootst, {formats.mln_eur(sums[top])} van de "
            f"{formats.mln_eur(sums.sum())} ({formats.whole_pct(sums[top] / sums.sum() * 100)})"
        )
    return Exhibit(
        key="actieplan-regels",
        title=title,
        figure=cell_table([str(y) for y in years], _grid(cells, names, years), unit="mln_eur"),
        subtitle=f"Betaald voor {line} en de detailregels daarvan, {when}, in miljoenen euro’s",
        table=Table(columns_of(cells, "Regel")),
        alt=_alt(f"Betaald voor {line} en de detailregels daarvan, per jaar; donkerder is meer.", cells),
        caveat=" ".join(_mark_notes(cells, names, years)),
        notes=(*correction_notes(cells), *_sum_notes(ask, line, years)),
        sources=cite(ask, main, details),
        filter_text=choice.filter_text(ask),
    )


def _sum_notes(ask: Ask, line: str, years: Sequence[int]) -> tuple[str, ...]:
    """Where the detail lines do not add up to their main line, with the explanation that goes with it."""
    sums = ask("money/programme_detail_sums", line=line, years=years)
    return tuple(
        f"{r.year}: de detailregels tellen op tot {formats.mln_eur(r.details_mln_eur)}, "
        f"de hoofdregel is {formats.mln_eur(r.paid_mln_eur)}."
        if formats.is_unknown(r.note)
        else f"{r.year}: {r.note}"
        for r in sums.itertuples()
        if not formats.is_unknown(r.difference_mln_eur) and abs(r.difference_mln_eur) > 0.001
    )
