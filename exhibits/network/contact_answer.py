"""The contact network in a sentence: which domain is most and least connected, and the page's answer."""

from collections.abc import Sequence

from exhibits.exhibit import Ask
from exhibits.network.contact_choice import ContactChoice
from exhibits.network.layers import layer_origin
from exhibits.network.measures import Strength, strength_per_domain
from exhibits.network.tie_text import (
    extremes,
    missing_words,
    most_and_least,
    named,
    reported_words,
)
from exhibits.network.ties import Tie, above_threshold, domains, in_focus, known, ties
from view import formats


def leading(rows: Sequence[Strength], focus: str | None = None) -> str:
    """'Gemeente is het sterkst verbonden (gemiddeld 75%), onderwijs het minst (35%)', for any rows."""
    most = most_and_least({s.name: s.mean_pct or 0 for s in rows})
    to = f" met {focus.lower()}" if focus else ""
    if most is None:
        names = formats.enumerate_words([s.name if i == 0 else s.name.lower() for i, s in enumerate(rows)])
        return f"{names}: gemiddeld {formats.whole_pct(rows[0].mean_pct or 0)} contact{to}"
    high, top, low, least = most
    verb = "is" if high in {s.name for s in rows} else "zijn"
    return f"{high} {verb} het sterkst verbonden{to} (gemiddeld {top}), {low} het minst ({least})"


def question(ask: Ask, choice: ContactChoice) -> str:
    """The page's question; own records need not be those of Arnhem."""
    own = layer_origin(ask, choice.layer) == "eigen"
    return "Wie heeft contact met wie?" if own else "Wie heeft contact met wie in Arnhem?"


def answer(ask: Ask, choice: ContactChoice) -> str:
    """The page's question in a few sentences, for the choices made."""
    threshold = choice.threshold
    every = in_focus(ties(ask, choice), choice.focus)
    shown = known(above_threshold(every, threshold))
    missing = missing_words(every)
    close = f" {missing[0].upper()}{missing[1:]}." if missing else ""
    if not shown:
        below = f" van {threshold}% of meer" if threshold and known(every) else ""
        return f"Van de gekozen richtingen is geen percentage{below} te tonen.{close}"
    high, low = extremes(shown)

    def sentence(best: Sequence[Tie]) -> str:
        if len(best) > 1:
            sizes = [tie.people_text for tie in best if tie.people is not None]
            people = f" ({formats.enumerate_words(sizes)})" if len(sizes) == len(best) == 2 else ""
            return f"{named(best)}: {best[0].share_text}{people}"
        tie = best[0]
        people = f" ({tie.people_text})" if tie.people is not None else ""
        about = "ongeveer " if tie.approximate else ""
        return f"van {tie.start.name.lower()} heeft {about}{tie.share_text}{people} {choice.contact} met {tie.end.name.lower()}"

    # with a threshold the lowest that is left says nothing
    parts = [sentence(high)] if threshold or high[0].rounded == low[0].rounded else [sentence(high), sentence(low)]
    if threshold:
        parts.append(
            f"van de {len(known(every))} bekende richtingen {'komt' if len(shown) == 1 else 'komen'} er {len(shown)} op {threshold}% of meer"
        )
    lead = "; ".join(parts)
    lead = f"{lead[0].upper()}{lead[1:]}.{close}"
    if choice.is_published and (said := reported_words(every)):
        return f"{said} {lead}"
    if missing or choice.is_focused or threshold:
        return lead
    names = [(d.domain_id, d.name) for d in domains(ask, choice.layer).values()]
    return f"{leading(strength_per_domain(every, names))}. {lead}"
