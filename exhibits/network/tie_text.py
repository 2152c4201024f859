"""What the exhibits of the contact network say: how each tie reads, and what several say together.

Every sentence about contact names its frequency and nature (`choice.contact`). Of invented answers no sentence says who
has most or least: that would be a finding about chance.
"""

from collections.abc import Sequence

from exhibits.exhibit import Ask, Column, Table
from exhibits.network import report_context
from exhibits.network.contact_choice import ContactChoice
from exhibits.network.layers import layer_origin
from exhibits.network.ties import Domain, Tie, highest, known, lowest
from exhibits.shared import phrases, privacy
from view import formats

LONGEST_TITLE = 110
IN_SAMPLE = "Voorbeeldgegevens:"
REPORTED = {
    "het meest regelmatig met elkaar in contact": "staan {} ‘het meest regelmatig met elkaar in contact’",
    "nauwelijks tot geen contact": "hebben {} ‘nauwelijks tot geen contact’ met elkaar",
}
"""What the report says of domains among each other where it prints no percentage: its words → our sentence with them."""
UNKNOWN_NOTE = (
    "n.b.: de tekst noemt van deze richting geen percentage; de figuur met alle richtingen is hier niet beschikbaar. "
    "Onbekend is niet nul."
)
PEOPLE_NOTE = (
    "Wie ‘weet niet’ antwoordde of de vraag oversloeg, telt niet mee. Een percentage kan dus over minder mensen gaan dan "
    "n; genoemd is de grootste groep waar het bij past."
)
SAMPLE_NOTE = (
    "Verzonnen respondenten. Waar het rapport een percentage noemt, is dat zo dicht mogelijk nagemaakt; de andere "
    "richtingen zijn verzonnen. De tabel zegt per richting welke van de twee."
)
BLANK_NOTE = (
    f"Wie een vraag openliet, telt niet mee, behalve als dat minder dan {privacy.MINIMUM} mensen zijn: dan wel."
)


def is_sample(ask: Ask, choice: ContactChoice) -> bool:
    return layer_origin(ask, choice.layer) == "voorbeeld"


def hover(tie: Tie, contact: str) -> str:
    """All that is known of a direction, for whoever points at it; a line a fact."""
    if tie.state == "onbekend":
        lines = [f"{tie.name}: geen percentage bekend (n.b.)"]
    elif tie.state == "afgeschermd":
        lines = [f"{tie.name}: {privacy.WITHHELD} (afgeschermd)"]
    else:
        lines = [f"{tie.name}: {tie.share_text}", f"heeft {contact}", tie.people_text]
    if tie.wording and tie.state == "onbekend":
        lines += ["Volgens het rapport:", str(phrases.quoted(tie.wording))]
    lines += [f"Voorbeeld, {tie.basis}"] if tie.basis else []
    return "\n".join(lines)


def missing_words(every: Sequence[Tie]) -> str:
    """'van 15 van de 20 richtingen is geen percentage bekend', or '' when all are."""
    unknown = sum(t.state == "onbekend" for t in every)
    withheld = sum(t.state == "afgeschermd" for t in every)
    parts = []
    if unknown:
        parts.append(f"van {part_of(unknown, len(every))} is geen percentage bekend")
    if withheld:
        verb = "is" if withheld == 1 else "zijn"
        parts.append(f"{part_of(withheld, len(every))} {verb} afgeschermd ({privacy.WITHHELD})")
    return formats.enumerate_words(parts)


def nothing_shown(every: Sequence[Tie], contact: str) -> str:
    """Where no direction has a percentage: not known, or not shown because groups are too small."""
    if any(tie.state == "afgeschermd" for tie in every):
        return f"Percentages met {contact} {privacy.NOT_SHOWN}"
    return f"Van geen van de richtingen is een percentage met {contact} bekend"


def part_of(part: int, whole: int, noun: str = "richtingen") -> str:
    """'3 van de 20 richtingen', 'alle 20 richtingen'"""
    return f"alle {whole} {noun}" if part == whole else f"{part} van de {whole} {noun}"


def capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def reported_words(every: Sequence[Tie]) -> str:
    """'Volgens het rapport staan gemeente, … in contact.', for directions without a percentage; '' without such words."""
    sentences = []
    for words, sentence in REPORTED.items():
        ends = [d for t in every if t.state == "onbekend" and words in (t.wording or "") for d in (t.start, t.end)]
        if ends:
            sentences.append(sentence.format(domains_named(list(dict.fromkeys(ends)))))
    return f"Volgens het rapport {formats.enumerate_words(sentences)}." if sentences else ""


def domains_named(domains: Sequence[Domain]) -> str:
    """'de gemeente, veiligheid en zorg en welzijn': a name with 'en' in it comes last."""
    return formats.enumerate_words(sorted((d.in_sentence for d in domains), key=lambda name: " en " in name))


def ties_named(every: Sequence[Tie]) -> str:
    return formats.enumerate_words([tie.name for tie in every])


def with_people(tie: Tie) -> str:
    """'56% (15 van 27, als iedereen meetelt)'; the percentage alone where the people are not known."""
    return f"{tie.share_text} ({tie.people_text})" if tie.people is not None else tie.share_text


def first_that_fits(*titles: str) -> str:
    """The first title that is not too long; the last when none fits."""
    return next((title for title in titles if len(title) <= LONGEST_TITLE), titles[-1])


def span(every: Sequence[Tie]) -> str:
    """'18% tot 56%', or '56%' when all known shares read the same."""
    low, high = (formats.pct(extreme(t.rounded or 0 for t in known(every))) for extreme in (min, max))
    return f"{low} tot {high}" if low != high else high


def finding(every: Sequence[Tie], contact: str, *, sample: bool) -> str:
    """Which direction has the highest share; of invented answers only from what to what they run."""
    shown = known(every)
    if not shown:
        return nothing_shown(every, contact)
    if sample:
        return first_that_fits(f"{IN_SAMPLE} {span(every)} heeft {contact}")
    best = highest(every)
    among = "Hoogste aandeel" if len(shown) == len(every) else "Hoogste bekende aandeel"
    share = f"{best[0].share_text} heeft {contact}"
    if len(lowest(every)) == len(shown) > 1:
        return f"In alle {len(shown)} bekende richtingen is het aandeel even hoog: {share}"
    return first_that_fits(
        f"{among}: {ties_named(best)}, {share}",
        f"{among}: {formats.count_word(len(best))} richtingen, {share}"
        if len(best) > 1
        else f"{best[0].name}: {share}",
        f"{among}: {share}",
    )


def table_of(shown: Sequence[Tie], ask: Ask, choice: ContactChoice) -> Table:
    """Van, Naar, Aandeel, Mensen, and per layer the words of the report or where a sample's value comes from."""
    withheld = any(t.state == "afgeschermd" for t in shown)
    columns = [
        Column("Van", "text", [t.start.name for t in shown]),
        Column("Naar", "text", [t.end.name for t in shown]),
        # '<5' reads the same in every column
        Column("Aandeel", "text", [t.share_text for t in shown])
        if withheld
        else Column("Aandeel", "pct", [t.rounded for t in shown]),
        Column("Mensen", "text", [t.people_text for t in shown]),
    ]
    if choice.is_published:
        columns.append(Column("Woorden van het rapport", "text", [phrases.quoted(t.wording) for t in shown]))
        columns.append(
            Column("Toelichting", "text", [t.note or "" if t.rounded is not None else t.note for t in shown])
        )
    elif is_sample(ask, choice):
        columns.append(Column("Herkomst", "text", [t.basis for t in shown]))
    return Table(columns)


def layer_notes(ask: Ask, choice: ContactChoice, shown: Sequence[Tie]) -> tuple[str, ...]:
    """What must be known to read a share of this layer."""
    if choice.is_published:
        about = (report_context.ABOUT_NOTE,) if any(t.approximate for t in shown) else ()
        unknown = (UNKNOWN_NOTE,) if any(t.state == "onbekend" for t in shown) else ()
        return (*unknown, *about, PEOPLE_NOTE)
    if is_sample(ask, choice):
        return (SAMPLE_NOTE,)
    return (*withheld_note(shown), BLANK_NOTE)


def withheld_note(every: Sequence[Tie]) -> tuple[str, ...]:
    """What '<5' means, where it stands."""
    return (privacy.EXPLANATION, privacy.NEEDED) if any(t.state == "afgeschermd" for t in every) else ()


def spoken(tie: Tie) -> str:
    people = "" if tie.state != "bekend" else f", {tie.people_text}"
    return formats.stop(f"{tie.name}: {tie.share_text}{people}")
