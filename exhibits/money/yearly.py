"""All years of the Versterkingsgelden: what each year's figure is, and how much was applied for."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money.applicant_choice import ApplicantChoice, list_years
from exhibits.money.context import moved, moved_notes
from exhibits.shared import own, phrases
from view import formats, palette
from view.charts.labelled_bars import LabelledBar, labelled_bars

NAMES = {
    "som van een lijst": "Som van de aanvragers",
    "Tabel S-1": "Totaal van Tabel S-1",
    "eigen lijst": "Eigen gegevens: som per aanvrager",
    "eigen clusters": "Eigen gegevens: som per cluster",
    "beschikbaar": "Beschikbaar",
    "aangevraagd": "Aangevraagd",
}
GRANTED = ("som van een lijst", "Tabel S-1")
OWN = ("eigen lijst", "eigen clusters")
COLOURS = dict.fromkeys(GRANTED, palette.ACCENT) | dict.fromkeys(OWN, palette.OWN)
WHOLE_NOTE = "Over alle aanvragers: uw keuzes bovenaan veranderen deze figuur niet."
NOT_GRANTED_NOTE = "‘Beschikbaar’ is wat te verdelen was en ‘aangevraagd’ wat is gevraagd; wat in die jaren is toegekend, noemen de berichten niet."


def _mln(value: Any, relation: str = "gelijk") -> str:
    """'€ 6,29 mln', 'ruim € 9,00 mln': hundredths, because rounds of € 6,25 and € 0,75 mln are € 7,00 mln together."""
    text = formats.mln_eur(phrases.millions(float(value), relation, 2))
    return text if relation == "gelijk" else f"{relation} {text}"


def _within(measure: str) -> str:
    """The name of what an amount is, within a sentence: 'totaal van Tabel S-1'."""
    return NAMES[measure][0].lower() + NAMES[measure][1:]


def trend(ask: Ask, choice: ApplicantChoice) -> Exhibit:
    """Each year's amounts, kept apart by what they are: sum of a list, table, available, applied for."""
    rows = ask("money/yearly_trend")
    bars = []
    for year, group in rows.groupby("year"):
        bars.append(LabelledBar(str(year)))
        for r in group.itertuples():
            text = _mln(r.amount_eur, r.relation) + (
                f", {r.unknown_amounts} bedragen n.b." if r.unknown_amounts else ""
            )
            if r.measure == "aangevraagd" and r.value_kind == "afgeleid":
                text += ", afgeleid"
            colour = COLOURS.get(r.measure, palette.GREY)
            bars.append(
                LabelledBar(
                    NAMES[r.measure], text, float(r.amount_eur), colour, f"{year}, {_within(r.measure)}: {text}"
                )
            )
    differing = _gap_note(rows)
    return Exhibit(
        key="gemeenten-totaal",
        title=_trend_title(rows),
        subtitle="Toegekend (gekleurd), beschikbaar of aangevraagd (grijs) per jaar, in miljoenen euro’s",
        figure=labelled_bars(bars, unit="eur"),
        table=Table(
            [
                Column("Jaar", "year", rows["year"]),
                Column("Wat het is", "text", [NAMES[m] for m in rows["measure"]]),
                Column("Bedrag", "eur", rows["amount_eur"]),
                Column("Zo genoemd", "text", rows["relation"]),
                Column("Soort", "text", rows["value_kind"]),
                Column("Toelichting", "text", ["–" if formats.is_unknown(n) else n for n in rows["note"]]),
                *own.origin_column(rows),
            ]
        ),
        alt="Staven per jaar. "
        + " ".join(f"{r.year}, {_within(r.measure)}: {_mln(r.amount_eur, r.relation)}." for r in rows.itertuples()),
        caveat=" ".join((NOT_GRANTED_NOTE, *_rounds_notes(ask, "; ‘aangevraagd’ gaat dan over de hoofdronde"))),
        notes=(
            *([differing] if differing else []),
            *_inferred_notes(rows),
            *moved_notes(ask, rows["year"]),
            *own.years_note(own.own_years(rows)),
            WHOLE_NOTE,
        ),
        sources=cite(ask, rows, moved(ask, rows["year"])),
    )


def _gap_note(rows: pd.DataFrame) -> str:
    """Where a year has two totals that differ, by how much."""
    wide = rows[rows["measure"].isin(GRANTED)].pivot(index="year", columns="measure", values="amount_eur").dropna()
    parts = [
        f"Voor {year} zijn er twee totalen: de som van de lijst is {formats.eur(abs(r[GRANTED[0]] - r[GRANTED[1]]))} "
        f"{'hoger' if r[GRANTED[0]] > r[GRANTED[1]] else 'lager'} dan Tabel S-1. De bronnen leggen dat verschil niet uit."
        for year, r in wide.iterrows()
        if abs(r[GRANTED[0]] - r[GRANTED[1]]) >= 1
    ]
    return " ".join(parts)


def _inferred_notes(rows: pd.DataFrame) -> list[str]:
    """How what was applied for was inferred, with the years that it is of."""
    made = rows[(rows["measure"] == "aangevraagd") & (rows["value_kind"] == "afgeleid")]
    return _notes_with_names(made["note"], [str(year) for year in made["year"]])


def _notes_with_names(notes: Iterable[object], names: Iterable[str]) -> list[str]:
    """Each remark once, behind the years or rounds that it is of: '2023 en 2024: aangevraagd is afgeleid.'"""
    of: dict[str, list[str]] = {}
    for note, name in zip(notes, names, strict=True):
        if not formats.is_unknown(note):
            of.setdefault(str(note), []).append(name)
    return [f"{formats.enumerate_words(each)}: {phrases.within(note)}" for note, each in of.items()]


def _rounds_notes(ask: Ask, more: str = "") -> list[str]:
    """Of a year with more rounds: which parts the announced amount has."""
    rounds = ask("money/applied_available").dropna(subset="available_eur")
    made = []
    for year, group in rounds.groupby("year"):
        if len(group) > 1:
            parts = [f"{_mln(r.available_eur)} in de {r.round}" for r in group.itertuples()]
            made.append(
                f"Voor {year} was {_mln(group['available_eur'].sum())} beschikbaar: {formats.enumerate_words(parts)}{more}."
            )
    return made


def _trend_title(rows: pd.DataFrame) -> str:
    granted = rows[rows["measure"].isin(GRANTED) & (rows["unknown_amounts"] == 0)].sort_values(["year", "measure"])
    last = granted.iloc[-1]
    # a sum of a list and a total of a table are not the same figure: one series from its first year to its last
    series = granted[granted["measure"] == last["measure"]]
    said = ", ".join(
        f"{_mln(r.amount_eur)} in {r.year}" for r in series.iloc[sorted({0, len(series) - 1})].itertuples()
    )
    title = f"{'Tabel S-1' if last['measure'] == 'Tabel S-1' else 'De lijsten'}: toegekend {said}"
    later = rows[(rows["measure"] == "beschikbaar") & (rows["year"] > last["year"])]
    if later.empty:
        return title
    low, high = later["amount_eur"].min(), later["amount_eur"].max()
    amount = _mln(low) if low == high else f"{_mln(low)} tot {_mln(high)}"
    return f"{title}; {phrases.span_of_years(sorted(set(later['year'])))}: {amount} per jaar beschikbaar"


def applied(ask: Ask, choice: ApplicantChoice) -> Exhibit:
    """Applied for beside available, a group a round."""
    rows = ask("money/applied_available")
    names = _round_names(rows)
    bars = []
    for r, name_of_round in zip(rows.itertuples(), names, strict=True):
        bars.append(LabelledBar(name_of_round))
        for name, value, relation, kind, colour in (
            ("Beschikbaar", r.available_eur, "gelijk", r.available_kind, palette.GREY),
            ("Aangevraagd", r.applied_eur, r.applied_relation, r.applied_kind, palette.ACCENT),
        ):
            known = not formats.is_unknown(value)
            text = (_mln(value, relation) + (", afgeleid" if kind == "afgeleid" else "")) if known else formats.UNKNOWN
            bars.append(
                LabelledBar(
                    name, text, float(value) if known else None, colour, f"{name_of_round}, {name.lower()}: {text}"
                )
            )
    more = rows[rows["excess_eur"] > 0]
    span = f"{rows['year'].min()}–{rows['year'].max()}"
    each = "elke ronde" if len(more) == len(rows) else f"{len(more)} van de {len(rows)} rondes"
    top = more.loc[more["excess_eur"].idxmax()]
    # beside a 'ruim' nobody can say which is most
    proven = rows.drop(index=top.name)["excess_relation"].eq("gelijk").all()
    most = f", in {top['year']} het meest: {_mln(top['excess_eur'], top['excess_relation'])} extra" if proven else ""
    return Exhibit(
        key="gemeenten-aanvragen",
        title=f"In {each} van {span} is meer aangevraagd dan er beschikbaar was{most}",
        subtitle=f"Aangevraagd en beschikbaar per ronde, {span}, in miljoenen euro’s",
        figure=labelled_bars(bars, unit="eur"),
        table=Table(
            [
                Column("Ronde", "text", names),
                Column("Beschikbaar", "eur", rows["available_eur"]),
                Column("Aangevraagd", "eur", rows["applied_eur"]),
                Column("Meer aangevraagd", "eur", rows["excess_eur"]),
                Column("Zo genoemd", "text", rows["excess_relation"]),
                Column("Aangevraagd is", "text", rows["applied_kind"]),
                Column("Toelichting", "text", ["–" if formats.is_unknown(n) else n for n in rows["note"]]),
            ]
        ),
        alt="Per ronde twee staven. "
        + " ".join(
            formats.stop(
                f"{name}: beschikbaar {formats.eur(r.available_eur)}, aangevraagd "
                f"{'' if r.applied_relation == 'gelijk' or formats.is_unknown(r.applied_eur) else f'{r.applied_relation} '}"
                f"{formats.eur(r.applied_eur)}"
            )
            for r, name in zip(rows.itertuples(), names, strict=True)
        ),
        caveat=" ".join(filter(None, (*_rounds_notes(ask), _lists_missing(ask, rows)))),
        notes=(*_notes_with_names(rows["note"], names), WHOLE_NOTE),
        sources=cite(ask, rows),
    )


def _lists_missing(ask: Ask, rows: pd.DataFrame) -> str:
    """Of which of these years no list of amounts per applicant is known; a user may have loaded some."""
    years = sorted({int(year) for year in rows["year"]})
    missing = [str(year) for year in years if year not in list_years(ask)]
    if not missing:
        return ""
    which = "deze jaren" if len(missing) == len(years) else formats.enumerate_words(missing)
    return f"Bedragen per aanvrager zijn voor {which} niet bekend."


def _round_names(rows: pd.DataFrame) -> list[str]:
    """'2023', and '2024, hoofdronde' where the year has another round as well."""
    several = set(rows.loc[rows["year"].duplicated(), "year"])
    return [f"{r.year}, {r.round}" if r.year in several else str(r.year) for r in rows.itertuples()]
