"""Money per applicant, one year compared with another: who got more or less, who came and who left."""

from dataclasses import replace
from typing import Any

import pandas as pd

from exhibits import phrases
from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money import applicants_common as common
from exhibits.money.applicant_choice import ApplicantChoice, label
from view import formats, palette
from view.charts.labelled_bars import LabelledBar, labelled_bars

KEY = "gemeenten-verandering"
TWO_YEARS = "Kies twee verschillende jaren om te zien wat er veranderde"
OUTCOMES = ("gebleven", "erbij", "weg", "onbekend")


def change(ask: Ask, choice: ApplicantChoice) -> Exhibit:
    """What changed per applicant between two years, who came and who left; earliest year first."""
    first, last = choice.compared_years()
    rows = ask("money/applicant_change", from_year=first, to_year=last, applicants=choice.picked(ask))
    filter_text = choice.filter_text(ask, "from_year", "applicants")
    sources = cite(ask, rows if len(rows) else common.lists_of(ask, [first, last]))
    if rows.empty or first == last:
        when = phrases.span_of_years(sorted({first, last}))
        nothing = common.nothing_drawn(ask, choice, KEY, when, sources, filter_text)
        return (
            nothing
            if first < last
            else replace(nothing, title=TWO_YEARS, table=Table([Column("Jaar", "year", [first])]), alt=f"{TWO_YEARS}.")
        )
    outcome_words = {
        "gebleven": f"in {first} en {last}",
        "erbij": f"alleen in {last}",
        "weg": f"alleen in {first}",
        "onbekend": "bedrag niet bekend",
    }
    bars, sentences = [], []
    for outcome in OUTCOMES:
        group = rows[rows["outcome"] == outcome]
        if len(group):
            heading = outcome_words[outcome]
            bars.append(LabelledBar(f"{heading[0].upper()}{heading[1:]}: {len(group)}"))
        for r in group.itertuples():
            name, text, hover = label(r.name, r.kind), _change_text(r), _change_hover(r, first, last)
            value = None if formats.is_unknown(r.contribution_eur) else float(r.contribution_eur)
            colour = palette.LOSS if value is not None and value < 0 else palette.GAIN
            bars.append(LabelledBar(name, text, value, colour, hover))
            sentences.append(f"{hover}.")
    uncertain = []
    for year, outcome, meaning in ((first, "erbij", "nieuw"), (last, "weg", "weggevallen")):
        if common.incomplete(ask, year) and (rows["outcome"] == outcome).any():
            other = last if year == first else first
            uncertain.append(f"{year} is niet compleet: wie alleen in {other} staat, is dus niet zeker {meaning}.")
    return Exhibit(
        key=KEY,
        title=_change_title(ask, rows, choice),
        figure=labelled_bars(bars) if rows["contribution_eur"].notna().any() else None,
        subtitle=f"Verschil in toegekend bedrag per aanvrager, van {first} op {last}, in euro",
        table=Table(
            [
                Column("Aanvrager", "text", [label(r.name, r.kind) for r in rows.itertuples()]),
                Column("Op de lijst", "text", [outcome_words[o] for o in rows["outcome"]]),
                Column(f"Toegekend {first}", "eur", rows["from_eur"]),
                Column(f"Toegekend {last}", "eur", rows["to_eur"]),
                Column("Verschil", "eur", rows["contribution_eur"]),
            ]
        ),
        alt=f"Staven naar rechts (meer) en links (minder) per aanvrager, van {first} op {last}. " + " ".join(sentences),
        caveat=f"Wie in één van beide jaren niet op de lijst staat, telt voor het hele bedrag: daar is {common.NOT_LISTED}. "
        + common.GRANTED_NOTE,
        notes=(
            *uncertain,
            *common.same_region_notes(ask, tuple(rows.loc[rows["outcome"].isin(["erbij", "weg"]), "applicant_id"])),
            *common.year_notes(ask, [first, last]),
        ),
        sources=sources,
        filter_text=filter_text,
    )


def _change_text(r: Any) -> str:
    if formats.is_unknown(r.contribution_eur):
        return formats.UNKNOWN
    text = formats.eur(r.contribution_eur, signed=True)
    if r.outcome != "gebleven" or not r.from_eur:
        return text
    return f"{text} ({phrases.more_or_less(r.from_eur, r.to_eur)})"


def _change_hover(r: Any, first: int, last: int) -> str:
    name = label(r.name, r.kind)
    if r.outcome in ("gebleven", "onbekend"):
        return f"{name}: {formats.eur(r.from_eur)} in {first}, {formats.eur(r.to_eur)} in {last}"
    here, amount = (last, r.to_eur) if r.outcome == "erbij" else (first, r.from_eur)
    return f"{name}: alleen in {here}, {formats.eur(amount)}"


def _change_title(ask: Ask, rows: pd.DataFrame, choice: ApplicantChoice) -> str:
    first, last = choice.compared_years()
    year_text = {year: common.year_text(ask, year) for year in (first, last)}
    if len(rows) == 1:
        (only,) = rows.itertuples()
        name = label(only.name, only.kind)
        if only.outcome == "erbij":
            return f"{name}: niet gevonden in {year_text[first]}, {formats.eur(only.to_eur)} in {year_text[last]}"
        if only.outcome == "weg":
            return f"{name}: {formats.eur(only.from_eur)} in {year_text[first]}, niet gevonden in {year_text[last]}"
        if only.outcome == "onbekend":
            return f"{name}: {formats.eur(only.from_eur)} in {first}, {formats.eur(only.to_eur)} in {last}"
        title = f"{name}: van {formats.eur(only.from_eur)} in {first} naar {formats.eur(only.to_eur)} in {last}"
        if not only.from_eur:
            return title
        return f"{title} ({phrases.more_or_less(only.from_eur, only.to_eur)})"
    stayed = rows.loc[rows["outcome"] == "gebleven", "contribution_eur"]
    counts = rows["outcome"].value_counts()
    certain = not any(common.incomplete(ask, y) for y in (first, last))
    more, less, same = int((stayed > 0).sum()), int((stayed < 0).sum()), int((stayed == 0).sum())
    came, left, unknown = (int(counts.get(o, 0)) for o in OUTCOMES[1:])
    parts = [
        text
        for count, text in (
            (more, f"{more} {'kreeg' if more == 1 else 'kregen'} meer"),
            (less, f"{less} {'kreeg' if less == 1 else 'kregen'} minder"),
            (same, f"{same} {'kreeg' if same == 1 else 'kregen'} evenveel"),
            (came, f"{came} {'kwam' if came == 1 else 'kwamen'} erbij" if certain else f"{came} alleen in {last}"),
            (left, f"{left} {'viel' if left == 1 else 'vielen'} weg" if certain else f"{left} alleen in {first}"),
            (unknown, f"van {unknown} niet bekend"),
        )
        if count
    ]
    total = ""
    before = rows["from_eur"].sum()
    if certain and before:
        total = f"{phrases.more_or_less(before, rows['to_eur'].sum())} geld; "
    chosen = "" if choice.is_all(ask) else ", gekozen aanvragers"
    return f"Van {year_text[first]} op {year_text[last]}{chosen}: {total}{formats.enumerate_words(parts)}"
