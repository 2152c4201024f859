"""What the sources say in words, beside what the tables say."""

from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.shared import phrases
from exhibits.shared.verdicts import HOLDS, NOT_INDEPENDENT, REFUTED, ROUNDED_DOWN, UNCHECKED, verdict
from exhibits.trust.topic_choice import TOPICS, TopicChoice
from exhibits.trust.topics import ABOUT, amount, of_topic, places, share_words, sources, tally
from view import formats, palette
from view.charts.unit_chart import Look, Unit, UnitRow, unit_chart

LOOKS = {
    REFUTED: Look(REFUTED, palette.FAULT),
    ROUNDED_DOWN: Look(ROUNDED_DOWN, palette.ACCENT, hollow=True),
    HOLDS: Look(HOLDS, palette.GREY),
    NOT_INDEPENDENT: Look(NOT_INDEPENDENT, palette.GREY, hollow=True),
    UNCHECKED: Look(UNCHECKED, palette.GREY, sign="?"),
}
PRESS = "pers"
LONGEST_SAID = 110
PEOPLE = "Respondenten per domein"
"""What a claim rests on of which only the number of people is known."""
COMPUTED = (
    "trust/claims_money",
    "trust/claims_programme",
    "trust/claims_needs",
    "trust/claims_survey",
    "trust/claims_cases",
)


def judged(ask: Ask) -> pd.DataFrame:
    """The claims with `computed` (unknown when the tables cannot carry it) and `verdict`, what does not hold first.

    A claim from the same sentence as the table is not checked by that table: `computed` is left out and the verdict says so.
    """
    computed = pd.concat([ask(name) for name in COMPUTED])
    rows = ask("trust/claims").merge(computed, on="claim_id", how="left", validate="one_to_one")
    same_sentence = rows["independent"].eq(False) & rows["computed"].notna()
    rows["computed"] = rows["computed"].mask(same_sentence)
    verdicts = [verdict(r.relation, r.stated, r.tolerance, r.computed, r.unit) for r in rows.itertuples()]
    rows["verdict"] = pd.Series(verdicts, index=rows.index).mask(same_sentence, NOT_INDEPENDENT)
    rank = {outcome: number for number, outcome in enumerate(LOOKS)}
    return rows.sort_values("verdict", key=lambda s: s.map(rank), kind="stable").reset_index(drop=True)


def counts(rows: pd.DataFrame) -> tuple[int, int]:
    """(how many hold, how many can be checked)"""
    held = int(rows["verdict"].isin([HOLDS, ROUNDED_DOWN]).sum())
    return held, held + int((rows["verdict"] == REFUTED).sum())


def _stated(row: Any) -> str:
    r = row
    if formats.is_unknown(r.stated):
        return "geen getal"
    text = amount(r.stated, r.unit)
    return text if r.relation == "gelijk" else f"{r.relation} {text}"


def _rounded(value: float, unit: str) -> float:
    return value if formats.is_unknown(value) else round(value, 1 if unit in ("%", "procentpunt") else 2)


def _computed_text(row: Any) -> str:
    r = row
    return amount(_rounded(r.computed, r.unit), r.unit)


def _in_words(row: Any) -> str:
    """A claim in words, for a hover or a screen reader; without quotation marks, as it is no longer literal."""
    r = row
    said = f"{r.text[:1].upper()}{phrases.shortened(r.text, LONGEST_SAID)[1:]}"
    return f"{said} (genoemd: {_stated(r)}; uit de tabellen: {_computed_text(r)})"


def _title(rows: pd.DataFrame, topic: str) -> str:
    held, checked = counts(rows)
    if checked == 0:
        return f"Geen van de beweringen{ABOUT[topic]} is te controleren"
    things = (f"De enige controleerbare bewering{ABOUT[topic]}", f"controleerbare beweringen{ABOUT[topic]}")
    cut = int((rows["verdict"] == ROUNDED_DOWN).sum())
    aside = f", {formats.integer(cut)} naar beneden afgerond" if cut else ""
    return tally(held, checked, things, ("klopt", "kloppen"), aside)


def _unit_rows(rows: pd.DataFrame) -> list[UnitRow]:
    made = []
    for topic, name in TOPICS.items():
        group = rows[rows["topic"] == topic]
        if group.empty:
            continue
        held, checked = counts(group)
        cells = [
            Unit(
                r.verdict,
                f"{'Pers: ' if r.source_kind == PRESS else ''}{_in_words(r)}",
                None if formats.is_unknown(r.computed) else round(float(r.computed - r.stated), 2),
            )
            for r in group.itertuples()
        ]
        text = share_words(held, checked, ("klopt", "kloppen")) or "niet te controleren"
        made.append(UnitRow(f"{name}: {text}", cells))
    return made


def _press_note(rows: pd.DataFrame) -> list[str]:
    press = int((rows["source_kind"] == PRESS).sum())
    if not press:
        return []
    return [
        f"{formats.plural(press, 'bewering komt', 'beweringen komen')} uit de pers. Wat een krant schrijft, is hier een bewering en nooit een cijfer."
    ]


def _people_note(count: int) -> list[str]:
    """With fewer people than answered allowed as a base, nearly every percentage fits some number of people."""
    if not count:
        return []
    return [
        f"Bij {formats.plural(count, 'bewering', 'beweringen')} uit de enquête weten wij alleen hoeveel respondenten er waren. ‘Klopt’ zegt daar "
        "niet meer dan dat een heel aantal mensen het percentage kan geven; bij een grotere groep past bijna elk percentage."
    ]


def claims(ask: Ask, choice: TopicChoice) -> Exhibit:
    """Every claim with what the tables say."""
    topic = choice.topic
    rows = of_topic(judged(ask), topic)
    refuted = rows[rows["verdict"] == REFUTED]
    unchecked = int((rows["verdict"] == UNCHECKED).sum())
    same = int((rows["verdict"] == NOT_INDEPENDENT).sum())
    by_people = int((rows["rests_on"].eq(PEOPLE) & rows["unit"].eq("%") & rows["verdict"].ne(NOT_INDEPENDENT)).sum())
    table = Table(
        [
            Column("Bewering", "text", rows["text"]),
            Column("Onderwerp", "text", rows["topic"].map(TOPICS)),
            Column("Soort bron", "text", rows["source_kind"]),
            Column("Periode", "text", rows["period"].fillna("niet genoemd")),
            Column("Genoemd, of zo gelezen", "text", [_stated(r) for r in rows.itertuples()]),
            Column("Uit de tabellen", "text", [_computed_text(r) for r in rows.itertuples()]),
            Column("Verschil", "decimal", (rows["computed"] - rows["stated"]).round(2), mixed_units=True),
            Column("Oordeel", "text", rows["verdict"]),
            Column("Toelichting", "text", rows["note"]),
            Column("Bron", "text", places(ask, rows)),
        ]
    )
    return Exhibit(
        key="aansluiting-beweringen",
        title=_title(rows, topic),
        subtitle="Beweringen in de lopende tekst van de bronnen, naast wat onze tabellen zeggen; elk blokje is er één",
        figure=unit_chart(_unit_rows(rows), LOOKS) if len(rows) else None,
        table=table,
        alt="Per onderwerp een rij blokjes, een voor elke bewering. "
        + ("Dit klopt niet. " if len(refuted) else "Er is geen bewering die niet klopt.")
        + " ".join(f"{_in_words(r)}." for r in refuted.itertuples()),
        notes=(
            "Een bewering is een uitspraak met een getal in de lopende tekst van een bron. Een zin met twee getallen, of die op twee "
            "manieren te lezen is, telt als twee beweringen. Zij is ingekort tot dat ene getal; de hele zin staat op de vindplaats.",
            "‘Klopt niet’ betekent: de tabellen geven een ander getal dan de tekst, verder weg dan de marge. "
            "De toelichting zegt hoe de bewering is gelezen.",
            *_people_note(by_people),
            *_press_note(rows),
            f"{formats.plural(unchecked, 'bewering is', 'beweringen zijn')} niet te controleren: de tabellen hebben het "
            "getal niet, of niet compleet.",
            f"{formats.plural(same, 'bewering is', 'beweringen zijn')} niet onafhankelijk te controleren: het getal in de "
            "tabel komt uit dezelfde zin.",
        ),
        sources=sources(ask, rows, topic),
        filter_text=choice.filter_text(ask),
    )
