"""Money per applicant, one year compared with another: who got more or less, who came and who left."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from exhibits import phrases as words
from exhibits.exhibit import Ask, Entries, Exhibit, cite
from exhibits.money import applicants_common as who
from view import formats, palette
from view.charts.labelled_bars import LabelledBar, labelled_bars

OUTCOMES = ("gebleven", "erbij", "weg", "onbekend")


def change(ask: Ask, from_year: int, to_year: int, applicants: Sequence[str]) -> Exhibit:
    """What changed per applicant between two different years, who came and who left; oldest year first."""
    first, last = sorted((from_year, to_year))
    rows = ask("money/applicant_change", from_year=first, to_year=last, applicants=tuple(applicants))
    filters = who.filter_words(ask, applicants, f"Van {first} op {last}")
    sources = cite(ask, rows if len(rows) else who.of_years(ask, [first, last]))
    if rows.empty:
        return who.nothing_drawn(ask, "gemeenten-verandering", applicants, who.span([first, last]), sources, filters)
    outcome_words = {
        "gebleven": f"in {first} en {last}",
        "erbij": f"alleen in {last}",
        "weg": f"alleen in {first}",
        "onbekend": "bedrag niet bekend",
    }
    bars, told = [], []
    for outcome in OUTCOMES:
        group = rows[rows["outcome"] == outcome]
        if len(group):
            heading = outcome_words[outcome]
            bars.append(LabelledBar(f"{heading[0].upper()}{heading[1:]}: {len(group)}"))
        for r in group.itertuples():
            name, text, hover = who.label(r.name, r.kind), _change_text(r), _change_hover(r, first, last)
            value = None if formats.is_unknown(r.contribution_eur) else float(r.contribution_eur)
            colour = palette.LOSS if value is not None and value < 0 else palette.GAIN
            bars.append(LabelledBar(name, text, value, colour, hover))
            told.append(f"{hover}.")
    notes = [
        f"Wie in één van beide jaren niet op de lijst staat, telt voor het hele bedrag: daar is {who.NOT_FOUND}.",
        who.GRANTED_NOTE,
    ]
    uncertain = []
    for year, outcome, meaning in ((first, "erbij", "nieuw"), (last, "weg", "weggevallen")):
        if who.incomplete(ask, year) and (rows["outcome"] == outcome).any():
            other = last if year == first else first
            uncertain.append(f"{year} is niet compleet: wie alleen in {other} staat, is dus niet zeker {meaning}.")
    return Exhibit(
        key="gemeenten-verandering",
        title=_change_title(ask, rows, first, last, applicants),
        figure=labelled_bars(bars) if rows["contribution_eur"].notna().any() else None,
        table=pd.DataFrame(
            {
                "Aanvrager": [who.label(r.name, r.kind) for r in rows.itertuples()],
                "Op de lijst": [outcome_words[o] for o in rows["outcome"]],
                f"Toegekend {first}": rows["from_eur"],
                f"Toegekend {last}": rows["to_eur"],
                "Verschil": rows["contribution_eur"],
            }
        ),
        kinds={f"Toegekend {first}": "eur", f"Toegekend {last}": "eur", "Verschil": "eur"},
        alt=f"Staven naar rechts (meer) en links (minder) per aanvrager, van {first} op {last}. " + " ".join(told),
        notes=(
            *uncertain,
            " ".join(notes),
            *who.same_region_notes(ask, tuple(rows.loc[rows["outcome"].isin(["erbij", "weg"]), "applicant_id"])),
            *who.year_notes(ask, [first, last]),
        ),
        sources=sources,
        filters=filters,
    )


def _change_text(r: Any) -> str:
    if formats.is_unknown(r.contribution_eur):
        return formats.UNKNOWN
    text = formats.eur(r.contribution_eur, signed=True)
    if r.outcome != "gebleven" or not r.from_eur:
        return text
    return f"{text} ({words.more_or_less(r.from_eur, r.to_eur)})"


def _change_hover(r: Any, first: int, last: int) -> str:
    name = who.label(r.name, r.kind)
    if r.outcome in ("gebleven", "onbekend"):
        return f"{name}: {formats.eur(r.from_eur)} in {first}, {formats.eur(r.to_eur)} in {last}"
    here, amount = (last, r.to_eur) if r.outcome == "erbij" else (first, r.from_eur)
    return f"{name}: alleen in {here}, {formats.eur(amount)}"


def _change_title(ask: Ask, rows: pd.DataFrame, first: int, last: int, applicants: Sequence[str]) -> str:
    told = {y: f"{y} (niet compleet)" if who.incomplete(ask, y) else str(y) for y in (first, last)}
    if len(rows) == 1:
        (only,) = rows.itertuples()
        name = who.label(only.name, only.kind)
        if only.outcome == "erbij":
            return f"{name}: niet gevonden in {told[first]}, {formats.eur(only.to_eur)} in {told[last]}"
        if only.outcome == "weg":
            return f"{name}: {formats.eur(only.from_eur)} in {told[first]}, niet gevonden in {told[last]}"
        if only.outcome == "onbekend":
            return f"{name}: {formats.eur(only.from_eur)} in {first}, {formats.eur(only.to_eur)} in {last}"
        title = f"{name}: van {formats.eur(only.from_eur)} in {first} naar {formats.eur(only.to_eur)} in {last}"
        if not only.from_eur:
            return title
        return f"{title} ({words.more_or_less(only.from_eur, only.to_eur)})"
    stayed = rows.loc[rows["outcome"] == "gebleven", "contribution_eur"]
    counts = rows["outcome"].value_counts()
    certain = not any(who.incomplete(ask, y) for y in (first, last))
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
        total = f"{words.more_or_less(before, rows['to_eur'].sum())} geld; "
    chosen = "" if who.is_all(ask, applicants) else ", gekozen aanvragers"
    return f"Van {told[first]} op {told[last]}{chosen}: {total}{formats.enumerate_words(parts)}"


def entries(ask: Ask) -> Entries:
    """This module's exhibits with their choices, default first; see `exhibits.catalogue`."""
    every = who.years(ask)
    pairs = [(every[-2], every[-1]), (every[0], every[-1]), (every[1], every[2]), (every[-1], every[0])]
    changes: list[dict[str, object]] = [
        {"from_year": first, "to_year": last, "applicants": applicants}
        for first, last in pairs
        for applicants in who.picks(ask)
    ]
    return [(change, changes)]
