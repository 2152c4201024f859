"""The municipalities that meet the conditions: who they are, and how they differ from the rest."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.needs import condition_text, conditions
from exhibits.needs.conditions import SMALLEST_GROUP, Condition, Group
from exhibits.needs.profile_choice import SORTS, ProfileChoice
from view import formats
from view.charts.differences import Difference, differences

DRAWN = 10


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
    if pairs:
        notes.extend(conditions.no_means(ask))
    if group.left_out:
        notes.insert(0, f"{condition_text.left_out_text(group)}.")
    title = _list_title(group, rows)
    return Exhibit(
        key="profielen-lijst",
        title=title,
        table=table,
        subtitle="De gemeenten van uw keuze, met hun antwoorden en het aantal kwesties en behoeften",
        alt=f"Lijst van gemeenten die voldoen aan de keuze, gesorteerd op {SORTS[choice.sort].lower()}. {title}.",
        notes=tuple(notes),
        sources=conditions.cited(ask),
        origin=conditions.origin(ask),
        filter_text=(
            *condition_text.in_words(ask, choice),
            f"Gesorteerd op: {SORTS[choice.sort].lower()}",
        ),
    )


def _list_title(group: Group, rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Geen gemeente voldoet aan de keuze"
    lead = formats.plural(len(rows), "gemeente", "gemeenten")
    needs = rows["needs"].dropna()
    if needs.empty:
        return f"{lead} in de keuze; van geen enkele zijn de behoeften bekend"
    most = int(needs.max())
    tied = rows.loc[rows["needs"] == most, "name"]
    number = formats.plural(most, "behoefte", "behoeften")
    if len(rows) == 1:
        return f"1 gemeente in de keuze: {rows['name'].iloc[0]}, met {number}"
    if len(tied) == 1:
        return f"{lead} in de keuze; de meeste behoeften heeft {tied.iloc[0]} ({most})"
    if len(tied) == 2:
        return f"{lead} in de keuze; de meeste behoeften hebben {tied.iloc[0]} en {tied.iloc[1]} (elk {most})"
    return f"{lead} in de keuze; {formats.count_word(len(tied))} daarvan hebben de meeste behoeften (elk {most})"


def difference(ask: Ask, choice: ProfileChoice) -> Exhibit:
    """How the answers of the group differ from those of the rest, item by item, largest first."""
    group = choice.group(ask)
    compared = ask("needs/profile_difference", members=group.members, rest=group.rest, smallest=SMALLEST_GROUP)
    known = conditions.items(ask)
    rows = compared.merge(known[["pair", "set", "yes_text", "words", "exclusive_group"]], on="pair", validate="1:1")
    bound = _bound_by(choice.conditions, rows)
    # the condition itself differs by definition: that is no finding
    free = rows[~rows["pair"].isin(bound) & rows["difference_points"].notna()]
    drawn = free.head(DRAWN)
    small = group.too_small
    if small:
        order = {pair: number for number, pair in enumerate(known["pair"])}
        rows = rows.iloc[rows["pair"].map(order).argsort()]
    shares = [
        Column("Aandeel keuze", "pct", rows["group_pct"]),
        Column("Aandeel rest", "pct", rows["rest_pct"]),
        Column("Verschil", "points", rows["difference_points"]),
    ]
    table = Table(
        [
            Column("Thema", "text", rows["set"]),
            Column("Onderwerp", "text", rows["yes_text"]),
            Column("Keuze: ja", "integer", rows["group_yes"]),
            Column("Keuze: bekend", "integer", rows["group_known"]),
            Column("Rest: ja", "integer", rows["rest_yes"]),
            Column("Rest: bekend", "integer", rows["rest_known"]),
            *([] if small else shares),
        ]
    )
    return Exhibit(
        key="profielen-verschil",
        title=_difference_title(group, free),
        figure=differences([_bar(r) for r in drawn.itertuples()]) if len(drawn) else None,
        table=table,
        subtitle="Aandeel ja in de keuze en in de rest, per onderwerp, in procentpunten verschil",
        alt=_difference_alt(group, drawn),
        notes=_difference_notes(group, rows, bound, len(free), len(drawn)),
        sources=conditions.cited(ask),
        origin=conditions.origin(ask),
        filter_text=condition_text.in_words(ask, choice),
    )


def _bound_by(chosen: Sequence[Condition], rows: pd.DataFrame) -> set[str]:
    """The items of the conditions, and those that a condition excludes ('beleid aanwezig' ↔ 'in ontwikkeling')."""
    own = {c.pair for c in chosen}
    groups = set(rows.loc[rows["pair"].isin(own), "exclusive_group"].dropna())
    return own | set(rows.loc[rows["exclusive_group"].isin(groups), "pair"])


def _bar(row: Any) -> Difference:
    counts = (
        f"keuze {formats.integer(row.group_yes)} van {formats.integer(row.group_known)}, "
        f"rest {formats.integer(row.rest_yes)} van {formats.integer(row.rest_known)}"
    )
    return Difference(
        row.yes_text,
        row.difference_points,
        f"{formats.integer(row.difference_points, signed=True)} punt",
        f"{formats.whole_pct(row.group_pct)} tegen {formats.whole_pct(row.rest_pct)}",
        f"{row.yes_text}. {formats.points(row.difference_points)} ({counts})",
    )


def _difference_title(group: Group, free: pd.DataFrame) -> str:
    many = formats.plural(len(group.members), "gemeente", "gemeenten")
    if not group.members:
        return "Geen gemeente voldoet aan de keuze: er is niets te vergelijken"
    if not group.rest:
        return f"Er is geen rest om mee te vergelijken: {many} in de keuze"
    if len(group.members) < SMALLEST_GROUP:
        return f"De keuze telt {many}: te weinig voor aandelen, daarom alleen aantallen"
    if len(group.rest) < SMALLEST_GROUP:
        rest = formats.plural(len(group.rest), "gemeente", "gemeenten")
        return f"De rest telt {rest}: te weinig voor aandelen, daarom alleen aantallen"
    if free.empty:
        return "Van geen enkel ander onderwerp zijn genoeg antwoorden bekend om te vergelijken"
    top = free.iloc[0]
    gap = abs(top["difference_points"])
    if gap < 0.05:
        return "De keuze en de rest verschillen op geen enkel ander onderwerp"
    tied = int((free["difference_points"].abs() > gap - 0.05).sum())
    shares = f"{formats.whole_pct(top['group_pct'])} tegen {formats.whole_pct(top['rest_pct'])} van de rest"
    which = "Het grootste verschil" if tied == 1 else f"Een van de {formats.count_word(tied)} grootste verschillen"
    return f"{which}: {top['words']}, {shares}"


def _difference_alt(group: Group, drawn: pd.DataFrame) -> str:
    sizes = (
        f"{formats.integer(len(group.members))} gemeenten in de keuze, {formats.integer(len(group.rest))} in de rest"
    )
    if drawn.empty:
        return f"Tabel met per onderwerp het aantal keer ja in de keuze en in de rest. {sizes}."
    differences_text = " ".join(
        f"{r.yes_text}: {formats.points(r.difference_points)} "
        f"({formats.whole_pct(r.group_pct)} tegen {formats.whole_pct(r.rest_pct)})."
        for r in drawn.itertuples()
    )
    return f"Staven naar rechts waar de keuze vaker ja zegt, naar links waar de rest dat vaker doet. {sizes}. {differences_text}"


def _difference_notes(group: Group, rows: pd.DataFrame, bound: set[str], free: int, drawn: int) -> tuple[str, ...]:
    counts = (
        f"Keuze: {formats.plural(len(group.members), 'gemeente', 'gemeenten')}; rest: "
        f"{formats.plural(len(group.rest), 'gemeente', 'gemeenten')}."
    )
    notes = [counts + (f" {condition_text.left_out_text(group)}." if group.left_out else "")]
    if group.too_small:
        notes.append(f"Bij minder dan {SMALLEST_GROUP} gemeenten in de keuze of in de rest staan er geen aandelen.")
    elif drawn:
        notes.append(
            "Blauw, naar rechts: vaker ja in de keuze. Grijs, naar links: vaker ja in de rest. Het verschil is het "
            "aandeel ja in de keuze min dat in de rest, in procentpunten, van wie het antwoord bekend is. Het is berekend "
            "vóór het afronden."
        )
    if not group.too_small and rows["difference_points"].isna().any():
        notes.append(f"n.b.: van minder dan {SMALLEST_GROUP} gemeenten in de keuze of de rest is het antwoord bekend.")
    cut = f"Getekend: de {formats.count_word(drawn)} grootste van {free} verschillen." if drawn and free > drawn else ""
    fixed = "Wat door de voorwaarden al vastligt, is niet getekend." if drawn and bound else ""
    if cut or fixed:
        notes.append(" ".join(text for text in (cut, fixed, "De tabel heeft alle onderwerpen.") if text))
    return tuple(notes)
