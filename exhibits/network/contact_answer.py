"""The contact network in words: the page's question, its answer and its largest figures."""

from collections.abc import Sequence

from exhibits.exhibit import Ask
from exhibits.facts import Fact
from exhibits.network.contact_choice import ContactChoice
from exhibits.network.layers import not_loaded
from exhibits.network.measures import both_sides
from exhibits.network.report_context import city
from exhibits.network.tie_text import (
    capital,
    is_sample,
    missing_words,
    nothing_shown,
    reported_words,
    span,
    ties_named,
    with_people,
)
from exhibits.network.ties import Tie, chosen, domains, highest, known
from exhibits.shared import privacy
from store.errors import RecordsHidden
from view import formats

NAMED_AT_MOST = 3
"""More directions than this are counted instead of named."""


def question(ask: Ask, choice: ContactChoice) -> str:
    """The page's question; records are not those of the city of the report, the sample is of no city."""
    try:
        place = city(ask, choice.layer)
    except RecordsHidden:  # the place is of the own records too
        place = ""
    return f"Wie heeft contact met wie in {place}?" if place else "Wie heeft contact met wie?"


def answer(ask: Ask, choice: ContactChoice) -> str:
    """The page's question in a few sentences, for the choices made."""
    every = chosen(ask, choice)
    shown = known(every)
    missing = missing_words(every)
    close = f" {capital(missing)}." if missing else ""
    if missing_file := not_loaded(ask, choice.layer, "partner_contact"):
        return missing_file
    if not shown:
        needed = f" {privacy.NEEDED}" if any(tie.state == "afgeschermd" for tie in every) else ""
        return f"{nothing_shown(every, choice.contact)}.{close}{needed}"
    if is_sample(ask, choice):
        return (
            f"In de voorbeeldgegevens heeft, verschillend per richting, {span(shown)} {choice.contact}. "
            "Dat zijn verzonnen antwoorden: ze zeggen niets over wie met wie contact heeft."
        )
    if reported := reported_words(every):
        return f"{reported}{close}"  # the highest share stands in the strip and above the first figure
    among = "Hoogste" if len(shown) == len(every) else "Hoogste bekende"
    return f"{among} aandeel: {_sentence(highest(every), choice)}.{close}"


def _sentence(best: Sequence[Tie], choice: ContactChoice) -> str:
    """The highest: 'van de respondenten uit zorg en welzijn heeft 56% (15 van 27) minste jaarlijks contact met de gemeente'"""
    tie = best[0]
    if len(best) == 1:
        return (
            f"van de respondenten uit {tie.start.in_sentence} heeft {with_people(tie)} {choice.contact} "
            f"met {tie.end.in_sentence}"
        )
    if len(best) > NAMED_AT_MOST:
        return f"in {formats.count_word(len(best))} richtingen heeft {tie.share_text} {choice.contact}"
    return f"{tie.share_text} heeft {choice.contact} in de richtingen {ties_named(best)}"


def facts(ask: Ask, choice: ContactChoice) -> tuple[Fact, ...]:
    """How much is known, the highest share and the largest difference; of invented answers only how many."""
    every = chosen(ask, choice)
    shown = known(every)
    if is_sample(ask, choice):
        people = sum(d.people or 0 for d in domains(ask, choice.layer).values())
        return (Fact(formats.integer(people), "verzonnen respondenten"),)
    count = f"{len(shown)} van {len(every)}" if len(shown) < len(every) else f"alle {len(every)}"
    made = [Fact(count, "richtingen met een percentage")]
    if not shown:
        return tuple(made)
    best = highest(every)
    where = ties_named(best) if len(best) == 1 else f"in {formats.count_word(len(best))} richtingen"
    made.append(Fact(best[0].share_text, f"hoogste bekende aandeel met {choice.contact}: {where}"))
    pairs = both_sides(every)
    if pairs and pairs[0].gap_points:
        largest = [p for p in pairs if p.gap_points == pairs[0].gap_points]
        names = formats.enumerate_words([f"{p.high.start.name} en {p.high.end.in_sentence}" for p in largest])
        where = names if len(largest) == 1 else f"bij {formats.count_word(len(largest))} paren"
        points = formats.points(formats.half_up(pairs[0].gap_points)).removeprefix("+")
        about = any(tie.approximate for pair in largest for tie in (pair.high, pair.low))
        which = "enige" if len(pairs) == 1 else "grootste"
        made.append(
            Fact(formats.about(points) if about else points, f"{which} bekende verschil tussen de twee kanten: {where}")
        )
    return tuple(made)
