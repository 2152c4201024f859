"""What the exhibits of the contact network say: which ties stay, how each reads, and the page's answer."""

from collections.abc import Mapping, Sequence

import pandas as pd

from exhibits import privacy
from exhibits.exhibit import Ask, Kind
from exhibits.network.ties import EVERYBODY, FREQUENCIES, PUBLISHED, RECORDS, Tie, layer_origin
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


def chosen(found: Sequence[Tie], threshold: int = 0, focus: str = EVERYBODY) -> list[Tie]:
    """The ties that stay: those of the domain in focus, without known shares below the threshold."""
    return [
        tie
        for tie in found
        if (not focus or focus in (tie.start.domain_id, tie.end.domain_id))
        and (tie.rounded is None or tie.rounded >= threshold)
    ]


def known(found: Sequence[Tie]) -> list[Tie]:
    return [tie for tie in found if tie.rounded is not None]


def contact_words(layer: str, frequency: str) -> str:
    """'ten minste jaarlijks contact'"""
    return f"{FREQUENCIES[frequency].lower() if layer == RECORDS else 'ten minste jaarlijks'} contact"


def hover(tie: Tie, contact: str) -> str:
    """All that is known of a direction, for whoever points at it."""
    if tie.state == "onbekend":
        told = "geen percentage bekend (n.b.)"
    elif tie.state == "afgeschermd":
        told = f"{privacy.WITHHELD} (afgeschermd)"
    else:
        told = f"{tie.share_text} heeft {contact}: {tie.people_text}"
    extra = [f"Volgens het rapport: '{tie.wording}'"] if tie.wording and tie.state == "onbekend" else []
    extra += [f"Voorbeeld, {tie.basis}"] if tie.basis else []
    return "; ".join([f"{tie.name}: {told}", *extra])


def missing_words(found: Sequence[Tie]) -> str:
    """'Van 15 van de 20 richtingen is geen percentage bekend', or '' when all are."""
    unknown = sum(t.state == "onbekend" for t in found)
    withheld = sum(t.state == "afgeschermd" for t in found)
    parts = []
    if unknown:
        parts.append(f"van {unknown} van de {len(found)} richtingen is geen percentage bekend")
    if withheld:
        parts.append(
            f"{withheld} van de {len(found)} richtingen {'is' if withheld == 1 else 'zijn'} afgeschermd ({privacy.WITHHELD})"
        )
    return formats.enumerate_words(parts)


def reported_words(found: Sequence[Tie]) -> str:
    """'Volgens het rapport staan gemeente, … in contact.', for directions without a percentage; '' without such words."""
    told = []
    for words, sentence in REPORTED.items():
        ends = [d for t in found if t.state == "onbekend" and words in (t.wording or "") for d in (t.start, t.end)]
        if ends:
            told.append(sentence.format(formats.enumerate_words(list(dict.fromkeys(d.name.lower() for d in ends)))))
    return f"Volgens het rapport {formats.enumerate_words(told)}." if told else ""


def named(found: Sequence[Tie], at_most: int = 2) -> str:
    if len(found) <= at_most:
        return formats.enumerate_words([tie.name for tie in found])
    return f"{formats.count_word(len(found))} richtingen"


def extremes(found: Sequence[Tie]) -> tuple[list[Tie], list[Tie]]:
    shares = [t.rounded for t in found if t.rounded is not None]
    return [t for t in found if t.rounded == max(shares)], [t for t in found if t.rounded == min(shares)]


def finding(found: Sequence[Tie], threshold: int = 0) -> str:
    """Highest and lowest direction, for any choice of ties; with a threshold only the highest."""
    told = known(found)
    if not told:
        below = f" van {threshold}% of meer" if threshold else ""
        return f"Van geen van de gekozen richtingen is een percentage{below} te tonen"
    high, low = extremes(told)
    most, least = ("Meeste contact", "minste") if len(told) == len(found) else ("Hoogste bekende aandeel", "laagste")
    if threshold or high[0].rounded == low[0].rounded:
        number = "" if len(told) == len(high) else f", de hoogste van {len(told)} richtingen van {threshold}% of meer"
        return f"{most}: {named(high)} ({high[0].share_text}){number}"
    for at_most in (2, 1):
        told_so = f"{most}: {named(high, at_most)} ({high[0].share_text}); {least}: {named(low, at_most)} ({low[0].share_text})"
        if len(told_so) <= LONGEST:
            break
    return told_so


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
    told = most_and_least(means)
    if told is None:
        return f"Alle domeinen zeggen gemiddeld even vaak contact te hebben ({formats.whole_pct(next(iter(means.values())))})"
    high, top, low, least = told
    verb = "zegt" if high in means else "zeggen"
    return f"{high} {verb} het vaakst contact te hebben (gemiddeld {top}), {low} het minst ({least})"


def table(found: Sequence[Tie], layer: str, origin: str) -> tuple[pd.DataFrame, dict[str, Kind]]:
    """Van, Naar, Aandeel, Mensen, and per layer the words of the report or where a sample's value comes from."""
    columns: dict[str, list[object]] = {
        "Van": [t.start.name for t in found],
        "Naar": [t.end.name for t in found],
        "Aandeel": [t.rounded for t in found],
        "Mensen": [t.people_text for t in found],
    }
    kinds: dict[str, Kind] = {"Aandeel": "pct"}
    if any(t.state == "afgeschermd" for t in found):
        columns["Aandeel"] = [t.share_text for t in found]
        kinds = {}
    if layer == PUBLISHED:
        columns["Woorden in het rapport"] = [t.wording for t in found]
        columns["Toelichting"] = [t.note or "" if t.rounded is not None else t.note for t in found]
    elif origin == "voorbeeld":
        columns["Herkomst"] = [t.basis for t in found]
    frame = pd.DataFrame(columns)
    if kinds:
        frame["Aandeel"] = frame["Aandeel"].astype("float64")
    return frame, kinds


def layer_notes(ask: Ask, layer: str, found: Sequence[Tie]) -> tuple[str, ...]:
    """What must be known to read a share of this layer."""
    origin = layer_origin(ask, layer)
    if origin == "gepubliceerd":
        return (UNKNOWN_NOTE, PEOPLE_NOTE) if any(t.state == "onbekend" for t in found) else (PEOPLE_NOTE,)
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


def withheld_note(found: Sequence[Tie]) -> tuple[str, ...]:
    """What '<5' means, where it stands."""
    return (privacy.EXPLANATION,) if any(t.state == "afgeschermd" for t in found) else ()


def spoken(tie: Tie) -> str:
    people = "" if tie.state != "bekend" else f", {tie.people_text}"
    return formats.stop(f"{tie.name}: {tie.share_text}{people}")


def grid(*, with_threshold: bool, with_focus: bool) -> list[dict[str, object]]:
    """A small grid of choices, the page's default first."""
    first, *others = FREQUENCIES
    base: list[dict[str, object]] = [
        {"layer": PUBLISHED, "frequency": first, "nature": "alle"},
        {"layer": RECORDS, "frequency": first, "nature": "alle"},
        {"layer": RECORDS, "frequency": others[0], "nature": "casus"},
        {"layer": RECORDS, "frequency": others[1], "nature": "beide"},
        {"layer": RECORDS, "frequency": others[2], "nature": "algemeen"},
    ]
    more = {
        **({"threshold": 0} if with_threshold else {}),
        **({"focus": EVERYBODY} if with_focus else {}),
    }
    made = [{**choice, **more} for choice in base]
    if with_threshold:
        made += [{**choice, **more, "threshold": 50} for choice in base[:2]]
        made += [{**choice, **more, "threshold": 75} for choice in base[:1]]
    if with_focus:
        made += [
            {**choice, **more, "focus": focus} for choice in base[:2] for focus in ("onderwijs", "maatschappelijk")
        ]
    return made
