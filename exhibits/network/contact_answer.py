"""The contact network in words: the page's question, its answer and its largest figures."""

from collections.abc import Sequence

from exhibits.exhibit import Ask
from exhibits.network.contact_choice import ContactChoice
from exhibits.network.report_context import CITY
from exhibits.network.tie_text import (
    capital,
    is_sample,
    missing_words,
    reported_words,
    span,
    ties_named,
    with_people,
)
from exhibits.network.ties import Tie, chosen, highest, known, lowest
from view import formats

NAMED_AT_MOST = 3
"""More directions than this are counted instead of named."""


def question(ask: Ask, choice: ContactChoice) -> str:
    """The page's question; records are not those of the city of the report."""
    return f"Wie heeft contact met wie in {CITY}?" if choice.is_published else "Wie heeft contact met wie?"


def answer(ask: Ask, choice: ContactChoice) -> str:
    """The page's question in a few sentences, for the choices made."""
    every = chosen(ask, choice)
    shown = known(every)
    missing = missing_words(every)
    close = f" {capital(missing)}." if missing else ""
    if not shown:
        return f"Van geen van deze richtingen is een percentage met {choice.contact} bekend."
    if is_sample(ask, choice):
        return (
            f"In de voorbeeldgegevens heeft, verschillend per richting, {span(shown)} {choice.contact}. "
            "Dat zijn verzonnen antwoorden: ze zeggen niets over wie met wie contact heeft."
        )
    parts = [_sentence(highest(every), choice)]
    if len(lowest(every)) < len(shown):
        parts.append(_sentence(lowest(every), choice))
    lead = f"{capital('; '.join(parts))}.{close}"
    reported = reported_words(every)
    return f"{reported} {lead}" if reported else lead


def _sentence(best: Sequence[Tie], choice: ContactChoice) -> str:
    """'van de respondenten uit zorg en welzijn heeft 56% (15 van 27) ten minste jaarlijks contact met de gemeente'"""
    tie = best[0]
    if len(best) == 1:
        return (
            f"van de respondenten uit {tie.start.in_sentence} heeft {with_people(tie)} {choice.contact} "
            f"met {tie.end.in_sentence}"
        )
    if len(best) > NAMED_AT_MOST:
        return f"in {formats.count_word(len(best))} richtingen heeft {tie.share_text} {choice.contact}"
    return f"{tie.share_text} heeft {choice.contact} in de richtingen {ties_named(best)}"
