"""The municipalities that meet the conditions: who they are, and how they differ from the rest."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.needs import condition_text, conditions
from exhibits.needs.conditions import SMALLEST_GROUP, Condition, Group
from exhibits.needs.profile_choice import SORTS, ProfileChoice
from exhibits.shared import phrases
from view import formats, shares
from view.charts.differences import Difference, differences

DRAWN = 10
MOST_NAMED = 2
"""More topics than this do not fit in a title."""


def listing(ask: Ask, choice: ProfileChoice) -> Exhibit:
    """The municipalities of the group with their answers to the conditions and their numbers of issues and needs."""
    group = choice.group(ask)
    rows = ask("needs/profile_list", members=group.members, sort=choice.sort)
    pairs = tuple(dict.fromkeys(c.pair for c in choice.conditions))
    answered = []
    if pairs:
        answers = ask("needs/profile_answers", municipalities=group.members, pairs=pairs)
        texts = conditions.items(ask).set_index("pair")["yes_text"]
        for pair in pairs:
            by_municipality = answers[answers["pair"] == pair].set_index("municipality_id")["answer"]
            answered.append(Column(texts[pair], "boolean", rows["municipality_id"].map(by_municipality)))
    table = Table(
        [
            Column("Gemeente", "text", rows["name"]),
            Column("Provincie", "text", rows["province"]),
            Column("Grootte", "text", rows["size_class"]),
            *answered,
            Column("Kwesties", "integer", rows["issues"]),
            Column("Behoeften", "integer", rows["needs"]),
        ]
    )
    notes = [
        "Kwesties en behoeften: het aantal keer ‘ja’ bij kwesties, en bij behoeften van gemeenten, professionals en "
        "organisaties samen. Wat niet bekend is, telt niet mee."
    ]
    if group.left_out:
        notes.insert(0, f"{condition_text.left_out_text(group)}.")
    title = conditions.titled(ask, *_list_titles(rows))
    return Exhibit(
        key="profielen-lijst",
        title=title,
        table=table,
        subtitle="De gemeenten van uw selectie, met hun antwoorden en het aantal kwesties en behoeften",
        alt=f"Lijst van gemeenten die voldoen aan de selectie, gesorteerd op {SORTS[choice.sort].lower()}. {title}.",
        caveat=" ".join(conditions.no_means(ask)),
        notes=tuple(notes),
        sources=conditions.cited(ask),
        origin=conditions.origin(ask),
        filter_text=(
            *condition_text.in_words(ask, choice),
            f"Gesorteerd op: {SORTS[choice.sort].lower()}",
        ),
    )


def _list_titles(rows: pd.DataFrame) -> tuple[str, ...]:
    """The finding, long to short."""
    if rows.empty:
        return ("Geen gemeente voldoet aan de selectie",)
    lead = formats.plural(len(rows), "gemeente", "gemeenten")
    needs = rows["needs"].dropna()
    if needs.empty:
        return (f"{lead} in de selectie; van geen enkele zijn de behoeften bekend",)
    most = int(needs.max())
    tied = rows.loc[rows["needs"] == most, "name"]
    number = formats.plural(most, "behoefte", "behoeften")
    if len(rows) == 1:
        return (f"1 gemeente in de selectie: {rows['name'].iloc[0]}, met {number}",)
    if len(tied) == 1:
        return (f"{lead} in de selectie; meeste behoeften: {tied.iloc[0]} ({most})",)
    each = f"{lead}; {formats.count_word(len(tied))} daarvan hebben de meeste behoeften (elk {most})"
    if len(tied) == 2:
        return f"{lead}; meeste behoeften: {tied.iloc[0]} en {tied.iloc[1]} (elk {most})", each
    return (each,)


def difference(ask: Ask, choice: ProfileChoice) -> Exhibit:
    """How the answers of the group differ from those of the rest, item by item, largest first."""
    group = choice.group(ask)
    compared = ask("needs/profile_difference", members=group.members, rest=group.rest, smallest=SMALLEST_GROUP)
    known = conditions.items(ask)
    rows = compared.merge(
        known[["pair", "item_id", "state", "set", "yes_text", "words", "exclusive_group"]], on="pair", validate="1:1"
    )
    bound = _bound_by(choice.conditions, rows)
    # the condition itself differs by definition: that is no finding
    free = rows[~rows["pair"].isin(bound) & rows["difference_points"].notna()]
    drawn = free.head(DRAWN)
    small = group.too_small
    if small:
        order = {pair: number for number, pair in enumerate(known["pair"])}
        rows = rows.iloc[rows["pair"].map(order).argsort()]
    columns = [
        Column("Aandeel selectie", "pct", rows["group_pct"], bases=rows["group_known"]),
        Column("Aandeel overige", "pct", rows["rest_pct"], bases=rows["rest_known"]),
        Column("Verschil", "points", rows["difference_points"]),
    ]
    table = Table(
        [
            Column("Thema", "text", rows["set"]),
            Column("Onderwerp", "text", rows["yes_text"]),
            Column("Selectie: ja", "integer", rows["group_yes"]),
            Column("Selectie: bekend", "integer", rows["group_known"]),
            Column("Overige: ja", "integer", rows["rest_yes"]),
            Column("Overige: bekend", "integer", rows["rest_known"]),
            *([] if small else columns),
        ]
    )
    return Exhibit(
        key="profielen-verschil",
        title=conditions.titled(ask, *_difference_titles(group, free)),
        figure=differences([_bar(r) for r in drawn.itertuples()]) if len(drawn) else None,
        table=table,
        subtitle="Aandeel ja in de selectie en bij de overige gemeenten, met het verschil in procentpunten",
        alt=_difference_alt(group, drawn),
        notes=_difference_notes(group, rows, bound, len(free), len(drawn)),
        caveat=_chance(ask, len(free)) if len(drawn) else "",
        sources=conditions.cited(ask),
        origin=conditions.origin(ask),
        filter_text=condition_text.in_words(ask, choice),
    )


def _chance(ask: Ask, compared: int) -> str:
    """What the largest of many differences is worth."""
    if conditions.origin(ask) == "voorbeeld":
        return "De antwoorden per gemeente zijn verzonnen: verschillen tussen groepen zeggen hier niets."
    return f"Het grootste van {compared} verschillen: bij zoveel vergelijkingen ontstaan ook grote verschillen door toeval."


def _bound_by(chosen: Sequence[Condition], rows: pd.DataFrame) -> set[str]:
    """The items of the conditions, and those that a condition excludes ('beleid aanwezig' ↔ 'in ontwikkeling')."""
    own = {c.pair for c in chosen}
    groups = set(rows.loc[rows["pair"].isin(own), "exclusive_group"].dropna())
    return own | set(rows.loc[rows["exclusive_group"].isin(groups), "pair"])


def _bar(row: Any) -> Difference:
    counts = (
        f"selectie {formats.integer(row.group_yes)} van {formats.integer(row.group_known)}, "
        f"overige {formats.integer(row.rest_yes)} van {formats.integer(row.rest_known)}"
    )
    return Difference(
        row.yes_text,
        row.difference_points,
        f"{formats.integer(row.difference_points, signed=True)} punt",
        f"{formats.whole_pct(row.group_pct)} tegen {formats.whole_pct(row.rest_pct)}",
        f"{row.yes_text}. {shares.whole_points(row.difference_points)} ({counts})",
        pick={"field": "conditions", "value": str(Condition(row.item_id, row.state, True))},
    )


def _difference_titles(group: Group, free: pd.DataFrame) -> tuple[str, ...]:
    """The finding, long to short; all of it named when topics differ equally."""
    if nothing := _nothing_to_compare(group, free):
        return (nothing,)
    gap = abs(free.iloc[0]["difference_points"])
    # decided on what is not rounded; the margin is that of adding binary fractions, no more
    tied = free[free["difference_points"].abs() >= gap - 1e-9]
    size = shares.whole_points(gap).removeprefix("+")  # of some it may be more, of others less
    many = f"{formats.count_word(len(tied)).capitalize()} onderwerpen verschillen het meest: elk {size}"
    if len(tied) > MOST_NAMED:
        return (many,)
    if len(tied) > 1:
        names = formats.enumerate_words(list(tied["words"]))
        return f"Grootste verschillen, even groot ({size}): {names}", many
    top = tied.iloc[0]
    both = f"{formats.whole_pct(top['group_pct'])} tegen {formats.whole_pct(top['rest_pct'])}"
    inside = phrases.within(top["yes_text"])
    return (
        f"Grootste verschil: {top['words']}, {both}",
        f"Grootste verschil: {inside}, {both}",
        f"Grootste verschil: {inside}",
    )


def _nothing_to_compare(group: Group, free: pd.DataFrame) -> str:
    """Why there is no largest difference; '' when there is one."""
    many = formats.plural(len(group.members), "gemeente", "gemeenten")
    if not group.members:
        return "Geen gemeente voldoet aan de selectie: er is niets te vergelijken"
    if not group.rest:
        return f"Er zijn geen overige gemeenten om mee te vergelijken: {many} in de selectie"
    if len(group.members) < SMALLEST_GROUP:
        return f"De selectie telt {many}: te weinig voor aandelen, daarom alleen aantallen"
    if len(group.rest) < SMALLEST_GROUP:
        rest = formats.plural(len(group.rest), "overige gemeente", "overige gemeenten")
        verb = "is" if len(group.rest) == 1 else "zijn"
        return f"Er {verb} {rest} over: te weinig voor aandelen, daarom alleen aantallen"
    if free.empty:
        return "Van geen enkel ander onderwerp zijn genoeg antwoorden bekend om te vergelijken"
    if abs(free.iloc[0]["difference_points"]) < 1e-9:
        return "De selectie en de overige gemeenten verschillen op geen enkel ander onderwerp"
    return ""


def _difference_alt(group: Group, drawn: pd.DataFrame) -> str:
    sizes = f"Selectie: {formats.plural(len(group.members), 'gemeente', 'gemeenten')}; overige: {formats.integer(len(group.rest))}"
    if drawn.empty:
        return f"Tabel met per onderwerp het aantal keer ja in de selectie en bij de overige gemeenten. {sizes}."
    differences_text = " ".join(
        f"{r.yes_text}: {shares.whole_points(r.difference_points)} "
        f"({formats.whole_pct(r.group_pct)} tegen {formats.whole_pct(r.rest_pct)})."
        for r in drawn.itertuples()
    )
    return f"Staven naar rechts waar de selectie vaker ja zegt, naar links waar de overige gemeenten dat vaker doen. {sizes}. {differences_text}"


def _difference_notes(group: Group, rows: pd.DataFrame, bound: set[str], free: int, drawn: int) -> tuple[str, ...]:
    counts = (
        f"Selectie: {formats.plural(len(group.members), 'gemeente', 'gemeenten')}; overige: "
        f"{formats.plural(len(group.rest), 'gemeente', 'gemeenten')}."
    )
    notes = [counts + (f" {condition_text.left_out_text(group)}." if group.left_out else "")]
    if group.too_small:
        notes.append(f"Bij minder dan {SMALLEST_GROUP} gemeenten in de selectie of de overige staan er geen aandelen.")
    elif drawn:
        notes.append(
            "Blauw, naar rechts: vaker ja in de selectie. Grijs, naar links: vaker ja bij de overige. Het verschil is het "
            "aandeel ja in de selectie min dat bij de overige, in procentpunten, van wie het antwoord bekend is. Het is berekend "
            "vóór het afronden."
        )
    if not group.too_small and rows["difference_points"].isna().any():
        notes.append(
            f"n.b.: van minder dan {SMALLEST_GROUP} gemeenten in de selectie of de overige is het antwoord bekend."
        )
    cut = f"Getekend: de {formats.count_word(drawn)} grootste van {free} verschillen." if drawn and free > drawn else ""
    fixed = "Wat door de voorwaarden al vastligt, is niet getekend." if drawn and bound else ""
    if cut or fixed:
        notes.append(" ".join(text for text in (cut, fixed, "De tabel heeft alle onderwerpen.") if text))
    return tuple(notes)
