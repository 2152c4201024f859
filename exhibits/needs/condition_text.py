"""A choice of municipalities in words: what was asked, who meets it, who was left out, what to do when nobody does."""

from collections.abc import Sequence

from exhibits.exhibit import Ask
from exhibits.needs.conditions import ALL, Group, group, items, municipalities
from view import formats


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
    who = f"{formats.integer(len(found.members)) if found.members else 'Geen'} van {'' if found.members else 'de '}{formats.integer(found.everyone)}"
    left = left_out_words(found)
    return f"{who} gemeenten: {told}." + (f" {left}." if left else "")


def verdict(
    ask: Ask,
    chosen: Sequence[str],
    conditions: Sequence[str],
    combine: str,
    provinces: Sequence[str],
    sizes: Sequence[str],
) -> str:
    """Whether these municipalities (ids) meet the conditions; without conditions, whose answers follow."""
    names = municipalities(ask)
    told = described(ask, conditions, combine, provinces, sizes)
    if not told:
        return f"Hieronder staan de antwoorden van {formats.enumerate_words([names[one] for one in chosen])}."
    found = group(ask, conditions, combine, provinces, sizes)
    parts = [
        f"{lead}: {formats.enumerate_words(who)}."
        for lead, ids in (
            ("Past daarbij", found.members),
            ("Past daar niet bij", found.rest),
            ("Niet te zeggen, want het antwoord is niet bekend (n.b.)", found.left_out),
        )
        if (who := [names[one] for one in chosen if one in ids])
    ]
    return f"Uw keuze: gemeenten {told}. {' '.join(parts)}"


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
