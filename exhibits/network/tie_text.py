"""What the exhibits of the contact network say: how each tie reads, and what they say together."""

from collections.abc import Mapping, Sequence

from exhibits import privacy
from exhibits.exhibit import Ask, Column, Table
from exhibits.network.contact_choice import ContactChoice
from exhibits.network.layers import layer_origin
from exhibits.network.ties import Tie, known
from view import formats

LONGEST = 150
"""From how many characters on a title counts directions instead of naming two."""
REPORTED = {
    "het meest regelmatig met elkaar in contact": "staan {} ‘het meest regelmatig met elkaar in contact’",
    "nauwelijks tot geen contact": "hebben {} ‘nauwelijks tot geen contact’ met elkaar",
}
"""What the report says of domains among each other where it prints no percentage: its words → our sentence with them."""
UNKNOWN_NOTE = "Stippellijn of arcering: van deze richting noemt het rapport geen percentage (n.b.). Dat is niet nul."
PEOPLE_NOTE = (
    "Aantallen mensen staan er waar een percentage bij precies één heel aantal respondenten past. Een percentage "
    "dat bij geen heel aantal past, hoort bij een andere groep dan het hele domein, of is geschat."
)


def hover(tie: Tie, contact: str) -> str:
    """All that is known of a direction, for whoever points at it."""
    if tie.state == "onbekend":
        share = "geen percentage bekend (n.b.)"
    elif tie.state == "afgeschermd":
        share = f"{privacy.WITHHELD} (afgeschermd)"
    else:
        share = f"{tie.share_text} heeft {contact}: {tie.people_text}"
    extra = [f"Volgens het rapport: '{tie.wording}'"] if tie.wording and tie.state == "onbekend" else []
    extra += [f"Voorbeeld, {tie.basis}"] if tie.basis else []
    return "; ".join([f"{tie.name}: {share}", *extra])


def missing_words(every: Sequence[Tie]) -> str:
    """'Van 15 van de 20 richtingen is geen percentage bekend', or '' when all are."""
    unknown = sum(t.state == "onbekend" for t in every)
    withheld = sum(t.state == "afgeschermd" for t in every)
    parts = []
    if unknown:
        parts.append(f"van {unknown} van de {len(every)} richtingen is geen percentage bekend")
    if withheld:
        parts.append(
            f"{withheld} van de {len(every)} richtingen {'is' if withheld == 1 else 'zijn'} afgeschermd ({privacy.WITHHELD})"
        )
    return formats.enumerate_words(parts)


def reported_words(every: Sequence[Tie]) -> str:
    """'Volgens het rapport staan gemeente, … in contact.', for directions without a percentage; '' without such words."""
    sentences = []
    for words, sentence in REPORTED.items():
        ends = [d for t in every if t.state == "onbekend" and words in (t.wording or "") for d in (t.start, t.end)]
        if ends:
            sentences.append(
                sentence.format(formats.enumerate_words(list(dict.fromkeys(d.name.lower() for d in ends))))
            )
    return f"Volgens het rapport {formats.enumerate_words(sentences)}." if sentences else ""


def named(every: Sequence[Tie], at_most: int = 2) -> str:
    if len(every) <= at_most:
        return formats.enumerate_words([tie.name for tie in every])
    return f"{formats.count_word(len(every))} richtingen"


def extremes(every: Sequence[Tie]) -> tuple[list[Tie], list[Tie]]:
    shares = [t.rounded for t in every if t.rounded is not None]
    return [t for t in every if t.rounded == max(shares)], [t for t in every if t.rounded == min(shares)]


def finding(every: Sequence[Tie], threshold: int = 0) -> str:
    """Highest and lowest direction, for any choice of ties; with a threshold only the highest."""
    with_share = known(every)
    if not with_share:
        below = f" van {threshold}% of meer" if threshold else ""
        return f"Van geen van de gekozen richtingen is een percentage{below} te tonen"
    high, low = extremes(with_share)
    most, least = (
        ("Meeste contact", "minste") if len(with_share) == len(every) else ("Hoogste bekende aandeel", "laagste")
    )
    if threshold or high[0].rounded == low[0].rounded:
        number = (
            ""
            if len(with_share) == len(high)
            else f", de hoogste van {len(with_share)} richtingen van {threshold}% of meer"
        )
        return f"{most}: {named(high)} ({high[0].share_text}){number}"
    for at_most in (2, 1):
        title = f"{most}: {named(high, at_most)} ({high[0].share_text}); {least}: {named(low, at_most)} ({low[0].share_text})"
        if len(title) <= LONGEST:
            break
    return title


def most_and_least(means: Mapping[str, float]) -> tuple[str, str, str, str] | None:
    """(names with the highest mean, that mean, names with the lowest, that mean), all as words; None when all are equal."""
    rounded = {name: formats.half_up(mean) for name, mean in means.items()}
    top, low = max(rounded.values()), min(rounded.values())
    if top == low:
        return None
    high_names = formats.enumerate_words(
        [n if i == 0 else n.lower() for i, n in enumerate(k for k, v in rounded.items() if v == top)]
    )
    low_names = formats.enumerate_words([name.lower() for name, v in rounded.items() if v == low])
    return high_names, formats.pct(top), low_names, formats.pct(low)


def finding_of_rows(shares: Mapping[str, Sequence[int]]) -> str:
    """Who says most and who says least to have contact, from the shares per domain."""
    means = {name: sum(values) / len(values) for name, values in shares.items()}
    most = most_and_least(means)
    if most is None:
        return f"Alle domeinen zeggen gemiddeld even vaak contact te hebben ({formats.whole_pct(next(iter(means.values())))})"
    high, top, low, least = most
    verb = "zegt" if high in means else "zeggen"
    return f"{high} {verb} het vaakst contact te hebben (gemiddeld {top}), {low} het minst ({least})"


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
        columns.append(Column("Woorden in het rapport", "text", [t.wording for t in shown]))
        columns.append(
            Column("Toelichting", "text", [t.note or "" if t.rounded is not None else t.note for t in shown])
        )
    elif layer_origin(ask, choice.layer) == "voorbeeld":
        columns.append(Column("Herkomst", "text", [t.basis for t in shown]))
    return Table(columns)


def layer_notes(ask: Ask, choice: ContactChoice, shown: Sequence[Tie]) -> tuple[str, ...]:
    """What must be known to read a share of this layer."""
    origin = layer_origin(ask, choice.layer)
    if origin == "gepubliceerd":
        return (UNKNOWN_NOTE, PEOPLE_NOTE) if any(t.state == "onbekend" for t in shown) else (PEOPLE_NOTE,)
    if origin == "voorbeeld":
        return (
            "Verzonnen respondenten. Waar het rapport een percentage noemt, is dat zo dicht mogelijk nagemaakt; "
            "de andere richtingen zijn verzonnen. De tabel zegt per richting welke van de twee.",
        )
    blank = (
        "Wie een vraag openliet, telt niet mee in de basis, behalve als dat minder dan "
        f"{privacy.MINIMUM} mensen zijn: dan wel."
    )
    return (privacy.EXPLANATION, blank)


def withheld_note(every: Sequence[Tie]) -> tuple[str, ...]:
    """What '<5' means, where it stands."""
    return (privacy.EXPLANATION,) if any(t.state == "afgeschermd" for t in every) else ()


def spoken(tie: Tie) -> str:
    people = "" if tie.state != "bekend" else f", {tie.people_text}"
    return formats.stop(f"{tie.name}: {tie.share_text}{people}")
