"""Choosing municipalities by their answers: which conditions there are, how they read, and who meets them.

A condition is 'item_id|state|true' (answered yes) or '…|false' (answered no). What it means is decided in
queries/needs/profile_members.sql; here are only the words and the frame around it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from exhibits import words
from exhibits.exhibit import Ask, Cited, Origin, cite
from view import formats

ALL, ANY = "en", "of"
SMALLEST_GROUP = 5
"""Below this many municipalities a share says too little: then there are only counts."""
RECORDS = ("municipality", "quickscan_answer")

THEMES = {
    ("kwestie", "genoemd"): "Kwesties",
    ("capaciteit", "genoemd"): "Capaciteit",
    ("beleid", "genoemd"): "Beleid",
    ("kennis", "voltooid"): "Kennis opgebouwd",
    ("kennis", "gewenst"): "Kennis gewenst",
    ("behoefte_gemeente", "genoemd"): "Behoeften van gemeenten",
    ("behoefte_professional", "genoemd"): "Behoeften van professionals",
    ("behoefte_maatschappelijk", "genoemd"): "Behoeften van organisaties",
}
# (theme, state) → as a choice for yes and for no, and inside a sentence after 'met' or 'zonder'
SENTENCES = {
    ("kwestie", "genoemd"): ("Heeft: {0}", "Heeft niet: {0}", "{0}"),
    ("capaciteit", "genoemd"): ("Wel: {0}", "Niet: {0}", "‘{0}’"),
    ("beleid", "genoemd"): ("Wel: {0}", "Niet: {0}", "‘{0}’"),
    ("kennis", "voltooid"): ("Heeft kennis bij: {0}", "Mist kennis bij: {0}", "kennisopbouw bij {0}"),
    ("kennis", "gewenst"): ("Wil kennis bij: {0}", "Wil geen kennis bij: {0}", "een wens voor kennis bij {0}"),
    ("behoefte_gemeente", "genoemd"): ("Wil: {0}", "Wil niet: {0}", "behoefte aan {0}"),
    ("behoefte_professional", "genoemd"): (
        "Professionals: {0}",
        "Professionals niet: {0}",
        "‘{0}’ als behoefte van professionals",
    ),
    ("behoefte_maatschappelijk", "genoemd"): (
        "Organisaties willen: {0}",
        "Organisaties willen niet: {0}",
        "behoefte aan {0} bij organisaties",
    ),
}
OTHER = ("Ja: {0}", "Nee: {0}", "‘{0}’")


def items(ask: Ask) -> pd.DataFrame:
    """The items with answers, in order: pair, theme, set (Dutch), label, yes_text, no_text, words, known, yes, …"""
    found = ask("needs/profile_items")
    keys = list(zip(found["theme"], found["state"], strict=True))
    inside = [words.within(label) for label in found["label"]]
    patterns = [SENTENCES.get(key, OTHER) for key in keys]
    found = found.assign(
        set=[THEMES.get(key, f"{key[0]} {key[1]}".replace("_", " ").capitalize()) for key in keys],
        yes_text=[p[0].format(w) for p, w in zip(patterns, inside, strict=True)],
        no_text=[p[1].format(w) for p, w in zip(patterns, inside, strict=True)],
        words=[p[2].format(w) for p, w in zip(patterns, inside, strict=True)],
    )
    twice = found["yes_text"].duplicated(keep=False)
    for column in ("yes_text", "no_text"):
        found[column] = found[column].where(~twice, found[column] + " (" + found["item_id"] + ")")
    return found


def options(ask: Ask) -> dict[str, str]:
    """condition → how it reads, in order of theme, a yes and a no each; only where any answer is known."""
    known = items(ask)
    known = known[known["known"] > 0]
    return {
        f"{r.pair}|{wanted}": text
        for r in known.itertuples()
        for wanted, text in (("true", r.yes_text), ("false", r.no_text))
    }


def municipalities(ask: Ask) -> dict[str, str]:
    """municipality_id → name, in order of name."""
    return dict(ask("needs/municipalities")[["municipality_id", "name"]].itertuples(index=False))


def provinces(ask: Ask) -> dict[str, str]:
    return {p: p for p in sorted(ask("needs/municipalities")["province"].unique())}


def sizes(ask: Ask) -> dict[str, str]:
    found = ask("needs/municipalities").sort_values("size_position")
    return {s: f"{s} inwoners" for s in found["size_class"].unique()}


def origin(ask: Ask) -> Origin:
    """Whether the records are the synthetic sample or somebody's own; one synthetic table makes all of it so."""
    loaded = ask("trust/datasets").set_index("table_name")["origin"]
    return "eigen" if all(loaded.get(table) == "eigen" for table in RECORDS) else "voorbeeld"


def cited(ask: Ask, pairs: Sequence[str] | None = None) -> tuple[Cited, ...]:
    """Where the questions come from, and that the sample adds up to the counts published there."""
    asked = items(ask)
    if pairs is not None:
        asked = asked[asked["pair"].isin(list(pairs))]
    extra = "de aantallen waarop de voorbeeldgegevens optellen"
    if origin(ask) == "eigen":
        extra = "de vragen; de antwoorden zijn uw eigen gegevens"
    return cite(ask, asked, places=[(s, extra) for s in items(ask)["source_id"].unique()])


@dataclass(frozen=True)
class Group:
    """Who meets the conditions (members), who does not (rest), and of whom that cannot be said (left_out)."""

    members: tuple[str, ...]
    rest: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def everyone(self) -> int:
        return len(self.members) + len(self.rest) + len(self.left_out)

    @property
    def too_small(self) -> bool:
        return min(len(self.members), len(self.rest)) < SMALLEST_GROUP


def group(ask: Ask, conditions: Sequence[str], combine: str, provinces: Sequence[str], sizes: Sequence[str]) -> Group:
    found = ask(
        "needs/profile_members",
        conditions=tuple(conditions),
        combine=combine,
        provinces=tuple(provinces),
        sizes=tuple(sizes),
    )
    unknown = found["member"].isna()
    chosen = found["member"].fillna(False).astype(bool)
    ids = found["municipality_id"]
    return Group(tuple(ids[chosen]), tuple(ids[~chosen & ~unknown]), tuple(ids[unknown]))


def described(ask: Ask, conditions: Sequence[str], combine: str, provinces: Sequence[str], sizes: Sequence[str]) -> str:
    """'met radicalisering en zonder kennisopbouw bij onderwijs, in Utrecht': the choice in words; '' for no choice."""
    phrases = items(ask).set_index("pair")["words"]
    told = []
    for condition in conditions:
        pair, _, wanted = condition.rpartition("|")
        told.append(f"{'met' if wanted == 'true' else 'zonder'} {phrases[pair]}")
    parts = [formats.enumerate_words(told) if combine == ALL else _either(told)] if told else []
    if provinces:
        parts.append(f"in {_either(provinces)}")
    if sizes:
        parts.append(f"met {_either([f'‘{s}’' for s in sizes]) if len(sizes) > 1 else sizes[0]} inwoners")
    return ", ".join(parts)


def _either(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} of {parts[-1]}"


def in_words(
    ask: Ask, conditions: Sequence[str], combine: str, provinces: Sequence[str], sizes: Sequence[str]
) -> tuple[str, ...]:
    """The choice as lines for an exhibit's `filters`."""
    return (f"Keuze: {described(ask, conditions, combine, provinces, sizes) or 'alle gemeenten'}",)


def left_out_words(found: Group) -> str:
    """'3 gemeenten vielen buiten de keuze omdat hun antwoord niet bekend is', or ''."""
    if not found.left_out:
        return ""
    fell = "viel" if len(found.left_out) == 1 else "vielen"
    many = formats.plural(len(found.left_out), "gemeente", "gemeenten")
    return f"{many} {fell} buiten de keuze omdat hun antwoord niet bekend is (n.b.)"


def answer(ask: Ask, conditions: Sequence[str], combine: str, provinces: Sequence[str], sizes: Sequence[str]) -> str:
    """'12 van 49 gemeenten: met radicalisering en zonder kennisopbouw bij onderwijs.'"""
    found = group(ask, conditions, combine, provinces, sizes)
    told = described(ask, conditions, combine, provinces, sizes) or "u hebt nog geen voorwaarden gekozen"
    who = f"{formats.integer(len(found.members)) if found.members else 'Geen'} van {formats.integer(found.everyone)}"
    left = left_out_words(found)
    return f"{who} gemeenten: {told}." + (f" {left}." if left else "")


def advice(ask: Ask, conditions: Sequence[str], combine: str, provinces: Sequence[str], sizes: Sequence[str]) -> str:
    """What to do when nobody meets the conditions, with the reason when the conditions themselves give it."""
    known = items(ask).set_index("pair")
    wanted = [c.rpartition("|")[0] for c in conditions if c.endswith("|true")]
    unwanted = [c.rpartition("|")[0] for c in conditions if c.endswith("|false")]
    opposed = [p for p in wanted if p in unwanted]
    exclusive = known.loc[wanted].dropna(subset=["exclusive_group"])
    exclusive = exclusive[exclusive["exclusive_group"].duplicated(keep=False)]
    other = " of kies ‘Eén van de voorwaarden (of)’" if combine == ALL and len(conditions) > 1 else ""
    if combine == ALL and opposed:
        one = known.loc[opposed[0]]
        why = f"‘{one['yes_text']}’ en ‘{one['no_text']}’ kunnen niet tegelijk waar zijn."
    elif combine == ALL and len(exclusive):
        same = exclusive[exclusive["exclusive_group"] == exclusive["exclusive_group"].iloc[0]]
        names = formats.enumerate_words([f"‘{label}’" for label in same["label"]])
        why = f"{names} sluiten elkaar in de quickscan uit."
    else:
        why = "Geen enkele gemeente voldoet aan deze keuze."
    if not conditions:
        return f"{why} Kies een andere provincie of grootte."
    if provinces or sizes:
        other += " of maak de keuze van provincie of grootte ruimer"
    return f"{why} Haal een voorwaarde weg{other}."


def without_answers(ask: Ask) -> str:
    """Which items offer no condition because nobody's answer is known, as a sentence; '' when there are none."""
    unknown = items(ask)
    unknown = unknown[unknown["known"] == 0]
    if unknown.empty:
        return ""
    names = formats.enumerate_words(list(unknown["words"]))
    return f"Geen voorwaarde mogelijk, want van geen enkele gemeente is het antwoord bekend (n.b.): {names}."
