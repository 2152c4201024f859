"""Do the published figures agree: every printed total beside the sum of its parts.

A line of another kind (sample totals, shares in whole people) is an exhibit of its own beside `totals`: a query with
the columns of trust/totals, drawn by `verdict_rows` and shown by the page.
"""

from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.facts import Fact
from exhibits.trust import claims
from exhibits.trust.topic_choice import EVERY, TOPICS, TopicChoice
from exhibits.trust.topics import ABOUT, UNITS, amount, of_topic, places, share_words, sources, tally
from store.descriptor import load
from view import formats, palette
from view.charts.unit_chart import Look, Unit, UnitRow, unit_chart

FAILS, CORRECTED, ROUNDED = "sluit niet", "sluit na correctie", "sluit op afronding na"
CLOSES, UNCOUNTABLE = "sluit", "niet op te tellen"
LOOKS = {
    FAILS: Look("sluit niet", palette.FAULT),
    CORRECTED: Look("sluit na correctie", palette.FAULT, hollow=True),
    ROUNDED: Look(ROUNDED, palette.GREY, hollow=True),
    CLOSES: Look("sluit", palette.GREY),
    UNCOUNTABLE: Look("niet op te tellen", palette.GREY, sign="?"),
}
IN_TABLE = {
    FAILS: "nee",
    CORRECTED: "ja, na een correctie",
    ROUNDED: "ja, op afronding na",
    CLOSES: "ja",
    UNCOUNTABLE: None,
}


def _ordered(rows: pd.DataFrame) -> pd.DataFrame:
    """What needs explaining first."""
    rank = {outcome: number for number, outcome in enumerate((FAILS, CORRECTED, ROUNDED, UNCOUNTABLE, CLOSES))}
    return rows.sort_values("outcome", key=lambda s: s.map(rank), kind="stable").reset_index(drop=True)


def counts(rows: pd.DataFrame) -> tuple[int, int]:
    """(how many close, how many can be added up)"""
    outcomes = rows["outcome"]
    return int(outcomes.isin([CLOSES, ROUNDED, CORRECTED]).sum()), int((outcomes != UNCOUNTABLE).sum())


def _title(rows: pd.DataFrame, topic: str) -> str:
    good, total = counts(rows)
    if total == 0:
        return f"De bronnen drukken geen totalen{ABOUT[topic]} die na te tellen zijn"
    corrected, rounded = (int((rows["outcome"] == outcome).sum()) for outcome in (CORRECTED, ROUNDED))
    parts = [f"{formats.integer(rounded)} op afronding na"] if rounded else []
    parts += [f"{formats.integer(corrected)} na een correctie"] if corrected else []
    aside = f", {' en '.join(parts)}" if parts else ""
    things = (f"Het enige gedrukte totaal{ABOUT[topic]}", f"gedrukte totalen{ABOUT[topic]}")
    return tally(good, total, things, ("sluit", "sluiten"), aside)


def _measure(table_name: str, measure: str, unit: str) -> str:
    title = load().table(table_name).field(measure).title
    return f"{title} ({UNITS[unit]})" if unit in UNITS else title


def subject(row: Any) -> str:
    """Which total a row is about."""
    r = row
    return f"{load().table(r.table_name).title} ({r.label})"


def _in_words(row: Any) -> str:
    """One total in words, for a hover or a screen reader."""
    r = row
    return f"{subject(r)}: opgeteld {amount(r.recomputed, r.unit)}, gedrukt {amount(r.printed, r.unit)}"


def _group_name(row: Any, topic: str) -> str:
    r = row
    if topic == EVERY:
        return TOPICS[r.topic]
    name = load().table(r.table_name).title.removeprefix(f"{TOPICS[topic]}: ")
    return name[0].upper() + name[1:]


def verdict_rows(rows: pd.DataFrame, topic: str) -> list[UnitRow]:
    """A row a topic, or a table when a topic is chosen, with a cell a total; those with most to explain first."""
    made = []
    for name, group in rows.groupby([_group_name(r, topic) for r in rows.itertuples()], sort=False):
        good, total = counts(group)
        text = share_words(good, total, ("sluit", "sluiten")) or "niet op te tellen"
        cells = [Unit(r.outcome, f"{_in_words(r)}: {r.outcome}", float(r.printed)) for r in group.itertuples()]
        made.append((total - good, len(cells), UnitRow(f"{name}: {text}", cells)))
    return [row for *_, row in sorted(made, key=lambda m: (-m[0], -m[1]))]


def totals(ask: Ask, choice: TopicChoice) -> Exhibit:
    """Every printed total with the sum of its parts."""
    topic = choice.topic
    every = of_topic(_ordered(ask("trust/totals")), topic)
    failing = every[every["outcome"] == FAILS]
    uncountable = int((every["outcome"] == UNCOUNTABLE).sum())
    why = [
        "het sluit" if r.outcome == CLOSES and formats.is_unknown(r.note) else r.note
        for r in every.itertuples(index=False)
    ]
    table = Table(
        [
            Column("Onderwerp", "text", [load().table(name).title for name in every["table_name"]]),
            Column("Totaal van", "text", every["label"]),
            Column("Grootheid", "text", [_measure(r.table_name, r.measure, r.unit) for r in every.itertuples()]),
            Column("Opgeteld", "decimal", every["recomputed"], mixed_units=True),
            Column("Opgeteld zoals gedrukt", "decimal", every["as_printed"], mixed_units=True),
            Column("Gedrukt totaal", "decimal", every["printed"], mixed_units=True),
            Column("Verschil", "decimal", every["difference"], mixed_units=True),
            Column("Sluit", "text", every["outcome"].map(IN_TABLE)),
            Column("Verklaring", "text", why),
            Column("Bron", "text", places(ask, every)),
        ]
    )
    notes = [
        "Elk blokje is een totaal dat een bron drukt. Opgeteld: de som van de onderdelen in onze tabellen, met de "
        "gecorrigeerde bedragen. Opgeteld zoals gedrukt: dezelfde som zonder correcties.",
        "Sluit op afronding na: bedragen in een tabel zijn afgerond, en een verschil van hoogstens de laatste gedrukte decimaal "
        "(€ 1, of € 0,01 mln) past daarbij. Dat is geen tegenstrijdigheid. Bij aantallen is er geen afronding.",
    ]
    if uncountable:
        notes.append(
            f"{formats.plural(uncountable, 'totaal is', 'totalen zijn')} niet op te tellen: de bron geeft de onderdelen niet."
        )
    return Exhibit(
        key="aansluiting-totalen",
        title=_title(every, topic),
        subtitle="Totalen die een bron drukt, naast de som van de onderdelen; elk blokje is er één",
        figure=unit_chart(verdict_rows(every, topic), LOOKS) if len(every) else None,
        table=table,
        alt="Per onderwerp of tabel een rij blokjes, een voor elk gedrukt totaal. "
        + ("Dit sluit niet: " if len(failing) else "Er is geen totaal dat niet sluit.")
        + "; ".join(_in_words(r) for r in failing.itertuples()),
        notes=tuple(notes),
        sources=sources(ask, every, topic),
        filter_text=choice.filter_text(ask),
    )


def answer(ask: Ask, choice: TopicChoice) -> str:
    """The page's question in one sentence, for totals and claims."""
    topic = choice.topic
    good, total = counts(of_topic(ask("trust/totals"), topic))
    held, checked = claims.counts(of_topic(claims.judged(ask), topic))
    parts = [
        text
        for text in (
            share_words(good, total, ("gedrukt totaal sluit", "gedrukte totalen sluiten")),
            share_words(held, checked, ("bewering klopt", "beweringen kloppen")),
        )
        if text
    ]
    if not parts:
        return "Hierover is niets na te tellen of te controleren."
    sentence = formats.enumerate_words(parts)
    return f"Van wat is na te rekenen{ABOUT[topic]}: {sentence}."


def facts(ask: Ask, choice: TopicChoice) -> tuple[Fact, ...]:
    """Totals that do not close, claims that do not hold, and what cannot be checked; each of how many."""
    rows = of_topic(ask("trust/totals"), choice.topic)
    good, total = counts(rows)
    judged = of_topic(claims.judged(ask), choice.topic)
    held, checked = claims.counts(judged)
    unchecked = len(rows) - total + len(judged) - checked
    made = []
    if total:
        made.append(
            Fact(
                formats.integer(total - good),
                f"van {formats.integer(total)} gedrukte totalen {'sluit' if total - good == 1 else 'sluiten'} niet",
            )
        )
    if checked:
        made.append(
            Fact(
                formats.integer(checked - held),
                f"van {formats.integer(checked)} beweringen {'klopt' if checked - held == 1 else 'kloppen'} niet",
            )
        )
    of_all = formats.integer(len(rows) + len(judged))
    made.append(Fact(formats.integer(unchecked), f"van {of_all} niet (onafhankelijk) te controleren"))
    return tuple(made)
