"""The contact network in a sentence: which domain is most and least connected, and the page's answer."""

from collections.abc import Sequence

from exhibits.exhibit import Ask
from exhibits.network.measures import Strength, strengths
from exhibits.network.tie_text import (
    chosen,
    contact_words,
    extremes,
    known,
    missing_words,
    most_and_least,
    named,
    reported_words,
)
from exhibits.network.ties import EVERYBODY, PUBLISHED, Tie, domains, ties
from view import formats


def leading(rows: Sequence[Strength], focus: str | None = None) -> str:
    """'Gemeente is het sterkst verbonden (gemiddeld 75%), onderwijs het minst (35%)', for any rows."""
    told = most_and_least({s.name: s.mean_pct or 0 for s in rows})
    to = f" met {focus.lower()}" if focus else ""
    if told is None:
        names = formats.enumerate_words([s.name if i == 0 else s.name.lower() for i, s in enumerate(rows)])
        return f"{names}: gemiddeld {formats.whole_pct(rows[0].mean_pct or 0)} contact{to}"
    high, top, low, least = told
    verb = "is" if high in {s.name for s in rows} else "zijn"
    return f"{high} {verb} het sterkst verbonden{to} (gemiddeld {top}), {low} het minst ({least})"


def answer(ask: Ask, layer: str, frequency: str, nature: str, threshold: int = 0, focus: str = EVERYBODY) -> str:
    """The page's question in a few sentences, for the choices made."""
    every = chosen(ties(ask, layer, frequency, nature), 0, focus)
    told = known(chosen(every, threshold))
    missing = missing_words(every)
    close = f" {missing[0].upper()}{missing[1:]}." if missing else ""
    if not told:
        below = f" van {threshold}% of meer" if threshold and known(every) else ""
        return f"Van de gekozen richtingen is geen percentage{below} te tonen.{close}"
    high, low = extremes(told)
    contact = contact_words(layer, frequency)

    def sentence(found: Sequence[Tie]) -> str:
        if len(found) > 1:
            sizes = [tie.people_text for tie in found if tie.people is not None]
            people = f" ({formats.enumerate_words(sizes)})" if len(sizes) == len(found) == 2 else ""
            return f"{named(found)}: {found[0].share_text}{people}"
        tie = found[0]
        people = f" ({tie.people_text})" if tie.people is not None else ""
        about = "ongeveer " if tie.approximate else ""
        return (
            f"van {tie.start.name.lower()} heeft {about}{tie.share_text}{people} {contact} met {tie.end.name.lower()}"
        )

    # with a threshold the lowest that is left says nothing
    parts = [sentence(high)] if threshold or high[0].rounded == low[0].rounded else [sentence(high), sentence(low)]
    if threshold:
        parts.append(
            f"van de {len(known(every))} bekende richtingen {'komt' if len(told) == 1 else 'komen'} er {len(told)} op {threshold}% of meer"
        )
    lead = "; ".join(parts)
    lead = f"{lead[0].upper()}{lead[1:]}.{close}"
    if layer == PUBLISHED and (said := reported_words(every)):
        return f"{said} {lead}"
    if missing or focus or threshold:
        return lead
    names = [(d.domain_id, d.name) for d in domains(ask, layer).values()]
    return f"{leading(strengths(every, names))}. {lead}"
