"""A choice of municipalities in words: what was asked, who meets it, who was left out, what to do when nobody does."""

from collections.abc import Sequence
from dataclasses import replace

from babel.lists import format_list

from exhibits.exhibit import Ask
from exhibits.needs.conditions import AND, Condition, Group, items, municipality_names
from exhibits.needs.profile_choice import DIFFERENCE, LIST, ONE, TOGETHER, ProfileChoice
from store.remembering import remembered
from view import formats


@remembered
def described(ask: Ask, choice: ProfileChoice) -> str:
    """'met radicalisering en waar kennisopbouw bij onderwijs niet genoemd is, in Utrecht': the choice in words; '' for no choice."""
    phrases = items(ask).set_index("pair")["words"]
    wishes = [
        f"met {phrases[c.pair]}" if c.wanted else f"waar {phrases[c.pair]} niet genoemd is" for c in choice.conditions
    ]
    parts = [formats.enumerate_words(wishes) if choice.combine == AND else _either(wishes)] if wishes else []
    if choice.provinces:
        parts.append(f"in {_either(choice.provinces)}")
    if choice.sizes:
        quoted = [f"‘{size}’" for size in choice.sizes]
        parts.append(f"met {_either(quoted) if len(quoted) > 1 else choice.sizes[0]} inwoners")
    return ", ".join(parts)


def _either(parts: Sequence[str]) -> str:
    return str(format_list(list(parts), style="or", locale=formats.LOCALE))


def in_words(ask: Ask, choice: ProfileChoice) -> tuple[str, ...]:
    """The choice as lines for an exhibit's `filter_text`."""
    return (f"Selectie: {described(ask, choice) or 'alle gemeenten'}",)


def left_out_text(group: Group) -> str:
    """'3 gemeenten vielen buiten de selectie omdat hun antwoord niet bekend is', or ''."""
    if not group.left_out:
        return ""
    fell = "viel" if len(group.left_out) == 1 else "vielen"
    many = formats.plural(len(group.left_out), "gemeente", "gemeenten")
    return f"{many} {fell} buiten de selectie omdat hun antwoord niet bekend is (n.b.)"


def answer(ask: Ask, choice: ProfileChoice) -> str:
    """'12 van 49 gemeenten: met radicalisering en waar kennisopbouw bij onderwijs niet genoemd is.'"""
    group = choice.group(ask)
    wish = described(ask, choice) or "u hebt nog geen voorwaarden gekozen"
    who = f"{formats.integer(len(group.members)) if group.members else 'Geen'} van {'' if group.members or group.everyone == 1 else 'de '}{formats.integer(group.everyone)}"
    left = left_out_text(group)
    noun = "gemeente" if group.everyone == 1 else "gemeenten"
    return f"{who} {noun}: {wish}." + (f" {left}." if left else "")


def verdict(ask: Ask, choice: ProfileChoice) -> str:
    """Whether the municipalities that are shown meet the conditions; without conditions, whose answers follow."""
    names = municipality_names(ask)
    chosen = (choice.municipality,) if choice.view == ONE else choice.compared(ask)
    wish = described(ask, choice)
    if not wish:
        return f"Hieronder staan de antwoorden van {formats.enumerate_words([names[one] for one in chosen])}."
    group = choice.group(ask)
    parts = [
        f"{'Passen' if lead.startswith('daar') and len(who) > 1 else 'Past'} {lead}: {formats.enumerate_words(who)}."
        for lead, ids in (
            ("daarbij", group.members),
            ("daar niet bij", group.rest),
            ("Niet te zeggen, want het antwoord is niet bekend (n.b.)", group.left_out),
        )
        if (who := [names[one] for one in chosen if one in ids])
    ]
    return f"Uw selectie: gemeenten {wish}. {' '.join(parts)}"


def advice(ask: Ask, choice: ProfileChoice) -> str:
    """What to do when nobody meets the conditions, with the reason when the conditions themselves give it."""
    known = items(ask).set_index("pair")
    wanted = [c.pair for c in choice.conditions if c.wanted]
    unwanted = [c.pair for c in choice.conditions if not c.wanted]
    all_of_them = choice.combine == AND
    opposed = [p for p in wanted if p in unwanted]
    exclusive = known.loc[wanted].dropna(subset=["exclusive_group"])
    exclusive = exclusive[exclusive["exclusive_group"].duplicated(keep=False)]
    other = " of kies ‘Eén van de voorwaarden (of)’" if all_of_them and len(choice.conditions) > 1 else ""
    if all_of_them and opposed:
        one = known.loc[opposed[0]]
        why = f"‘{one['yes_text']}’ en ‘{one['no_text']}’ kunnen niet tegelijk waar zijn."
    elif all_of_them and len(exclusive):
        same = exclusive[exclusive["exclusive_group"] == exclusive["exclusive_group"].iloc[0]]
        names = formats.enumerate_words([f"‘{label}’" for label in same["label"]])
        why = f"{names} sluiten elkaar uit; dat is onze aanname, het rapport zegt het niet."
    else:
        why = "Geen enkele gemeente voldoet aan uw selectie."
    if not choice.conditions:
        return f"{why} Kies een andere provincie of grootte."
    if choice.provinces or choice.sizes:
        other += " of kies meer provincies of grootteklassen"
    return f"{why} Haal een voorwaarde weg{other}."


def without_answers(ask: Ask) -> str:
    """Which items offer no condition because nobody's answer is known, as a sentence; '' when there are none."""
    unknown = items(ask)
    unknown = unknown[unknown["known"] == 0]
    if unknown.empty:
        return ""
    names = formats.enumerate_words(list(unknown["words"]))
    return f"Geen voorwaarde mogelijk, want van geen enkele gemeente is het antwoord bekend (n.b.): {names}."


def examples(ask: Ask) -> tuple[tuple[str, ProfileChoice], ...]:
    """Three questions to start with, and the choice that answers each: of the conditions that there are."""
    offered = [c for c in items(ask).itertuples() if c.known > 0]
    start = ProfileChoice.default(ask)
    built = [Condition(c.item_id, c.state, False) for c in offered if c.state == "voltooid"]
    issues = [Condition(c.item_id, c.state, True) for c in offered if c.theme == "kwestie"]
    needs = [Condition(c.item_id, c.state, True) for c in offered if c.theme == "behoefte_gemeente"]
    chosen = [
        *([replace(start, conditions=(issues[0], built[-1]))] if issues and built else []),
        *([replace(start, conditions=(needs[0],), view=DIFFERENCE)] if needs else []),
        *([replace(start, view=TOGETHER)] if issues and needs else []),
    ]
    asked = {
        LIST: "Welke gemeenten zijn dit: {0}?",
        DIFFERENCE: "Waarin verschillen gemeenten {0} van de overige?",
        TOGETHER: "Welke kwesties en behoeften gaan samen?",
    }
    return tuple((asked[c.view].format(described(ask, c)), c) for c in chosen)
