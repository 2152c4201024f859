"""The municipalities that meet the conditions: who they are, and how they differ from the rest."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Entries, Exhibit, Kind
from exhibits.needs import condition_text as conditions_told
from exhibits.needs import conditions as choosing
from exhibits.needs.conditions import SMALLEST_GROUP, Group
from view import formats
from view.charts.differences import Difference, differences

SORTS = {
    "name": "Naam",
    "province": "Provincie",
    "size": "Grootte",
    "issues": "Meeste kwesties",
    "needs": "Meeste behoeften",
}
DRAWN = 10


def listing(
    ask: Ask,
    conditions: Sequence[str],
    combine: str,
    provinces: Sequence[str],
    sizes: Sequence[str],
    sort: str,
) -> Exhibit:
    """The municipalities of the group with their answers to the conditions and their numbers of issues and needs."""
    found = choosing.group(ask, conditions, combine, provinces, sizes)
    rows = ask("needs/profile_list", members=found.members, sort=sort)
    table = pd.DataFrame({"Gemeente": rows["name"], "Provincie": rows["province"], "Grootte": rows["size_class"]})
    kinds: dict[str, Kind] = {"Kwesties": "integer", "Behoeften": "integer"}
    pairs = tuple(dict.fromkeys(c.rpartition("|")[0] for c in conditions))
    if pairs:
        answers = ask("needs/profile_answers", municipalities=found.members, pairs=pairs)
        texts = choosing.items(ask).set_index("pair")["yes_text"]
        for pair in pairs:
            by_municipality = answers[answers["pair"] == pair].set_index("municipality_id")["answer"]
            table[texts[pair]] = rows["municipality_id"].map(by_municipality)
            kinds[texts[pair]] = "boolean"
    table["Kwesties"], table["Behoeften"] = rows["issues"], rows["needs"]
    notes = [
        "Kwesties en behoeften: het aantal keer ‘ja’ bij kwesties, en bij behoeften van gemeenten, professionals en "
        "organisaties samen. Wat niet bekend is, telt niet mee."
    ]
    if pairs:
        notes.extend(choosing.no_means(ask))
    if found.left_out:
        notes.insert(0, f"{conditions_told.left_out_words(found)}.")
    title = _list_title(found, rows)
    return Exhibit(
        key="profielen-lijst",
        title=title,
        table=table,
        kinds=kinds,
        alt=f"Lijst van gemeenten die voldoen aan de keuze, gesorteerd op {SORTS[sort].lower()}. {title}.",
        notes=tuple(notes),
        sources=choosing.cited(ask),
        origin=choosing.origin(ask),
        filters=(
            *conditions_told.in_words(ask, conditions, combine, provinces, sizes),
            f"Gesorteerd op: {SORTS[sort].lower()}",
        ),
    )


def _list_title(found: Group, rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Geen gemeente voldoet aan de keuze"
    lead = formats.plural(len(rows), "gemeente", "gemeenten")
    needs = rows["needs"].dropna()
    if needs.empty:
        return f"{lead} in de keuze; van geen enkele zijn de behoeften bekend"
    most = int(needs.max())
    tied = rows.loc[rows["needs"] == most, "name"]
    told = formats.plural(most, "behoefte", "behoeften")
    if len(rows) == 1:
        return f"1 gemeente in de keuze: {rows['name'].iloc[0]}, met {told}"
    if len(tied) == 1:
        return f"{lead} in de keuze; de meeste behoeften heeft {tied.iloc[0]} ({most})"
    if len(tied) == 2:
        return f"{lead} in de keuze; de meeste behoeften hebben {tied.iloc[0]} en {tied.iloc[1]} (elk {most})"
    return f"{lead} in de keuze; {formats.count_word(len(tied))} daarvan hebben de meeste behoeften (elk {most})"


def difference(
    ask: Ask, conditions: Sequence[str], combine: str, provinces: Sequence[str], sizes: Sequence[str]
) -> Exhibit:
    """How the answers of the group differ from those of the rest, item by item, largest first."""
    found = choosing.group(ask, conditions, combine, provinces, sizes)
    compared = ask("needs/profile_difference", members=found.members, rest=found.rest, smallest=SMALLEST_GROUP)
    known = choosing.items(ask)
    rows = compared.merge(known[["pair", "set", "yes_text", "words", "exclusive_group"]], on="pair", validate="1:1")
    bound = _bound_by(conditions, rows)
    # the condition itself differs by definition: that is no finding
    free = rows[~rows["pair"].isin(bound) & rows["difference_points"].notna()]
    drawn = free.head(DRAWN)
    small = found.too_small
    table = pd.DataFrame(
        {
            "Thema": rows["set"],
            "Onderwerp": rows["yes_text"],
            "Keuze: ja": rows["group_yes"],
            "Keuze: bekend": rows["group_known"],
            "Rest: ja": rows["rest_yes"],
            "Rest: bekend": rows["rest_known"],
        }
    )
    kinds: dict[str, Kind] = dict.fromkeys(list(table.columns)[2:], "integer")
    if not small:
        table["Aandeel keuze"], table["Aandeel rest"] = rows["group_pct"], rows["rest_pct"]
        table["Verschil"] = rows["difference_points"]
        kinds |= {"Aandeel keuze": "pct", "Aandeel rest": "pct", "Verschil": "points"}
    else:
        order = {pair: number for number, pair in enumerate(known["pair"])}
        table = table.iloc[rows["pair"].map(order).argsort()].reset_index(drop=True)
    return Exhibit(
        key="profielen-verschil",
        title=_difference_title(found, free),
        figure=differences([_bar(r) for r in drawn.itertuples()]) if len(drawn) else None,
        table=table,
        kinds=kinds,
        alt=_difference_alt(found, drawn),
        notes=_difference_notes(found, rows, bound, len(free), len(drawn)),
        sources=choosing.cited(ask),
        origin=choosing.origin(ask),
        filters=conditions_told.in_words(ask, conditions, combine, provinces, sizes),
    )


def _bound_by(conditions: Sequence[str], rows: pd.DataFrame) -> set[str]:
    """The items of the conditions, and those that a condition excludes ('beleid aanwezig' ↔ 'in ontwikkeling')."""
    own = {c.rpartition("|")[0] for c in conditions}
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


def _difference_title(found: Group, free: pd.DataFrame) -> str:
    many = formats.plural(len(found.members), "gemeente", "gemeenten")
    if not found.members:
        return "Geen gemeente voldoet aan de keuze: er is niets te vergelijken"
    if not found.rest:
        return f"Er is geen rest om mee te vergelijken: {many} in de keuze"
    if len(found.members) < SMALLEST_GROUP:
        return f"De keuze telt {many}: te weinig voor aandelen, daarom alleen aantallen"
    if len(found.rest) < SMALLEST_GROUP:
        rest = formats.plural(len(found.rest), "gemeente", "gemeenten")
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


def _difference_alt(found: Group, drawn: pd.DataFrame) -> str:
    sizes = (
        f"{formats.integer(len(found.members))} gemeenten in de keuze, {formats.integer(len(found.rest))} in de rest"
    )
    if drawn.empty:
        return f"Tabel met per onderwerp het aantal keer ja in de keuze en in de rest. {sizes}."
    told = " ".join(
        f"{r.yes_text}: {formats.points(r.difference_points)} "
        f"({formats.whole_pct(r.group_pct)} tegen {formats.whole_pct(r.rest_pct)})."
        for r in drawn.itertuples()
    )
    return f"Staven naar rechts waar de keuze vaker ja zegt, naar links waar de rest dat vaker doet. {sizes}. {told}"


def _difference_notes(found: Group, rows: pd.DataFrame, bound: set[str], free: int, drawn: int) -> tuple[str, ...]:
    counts = (
        f"Keuze: {formats.plural(len(found.members), 'gemeente', 'gemeenten')}; rest: "
        f"{formats.plural(len(found.rest), 'gemeente', 'gemeenten')}."
    )
    notes = [counts + (f" {conditions_told.left_out_words(found)}." if found.left_out else "")]
    if found.too_small:
        notes.append(f"Bij minder dan {SMALLEST_GROUP} gemeenten in de keuze of in de rest staan er geen aandelen.")
    elif drawn:
        notes.append(
            "Blauw, naar rechts: vaker ja in de keuze. Grijs, naar links: vaker ja in de rest. Het verschil is het "
            "aandeel ja in de keuze min dat in de rest, in procentpunten, van wie het antwoord bekend is. Het is berekend "
            "vóór het afronden."
        )
    if not found.too_small and rows["difference_points"].isna().any():
        notes.append(f"n.b.: van minder dan {SMALLEST_GROUP} gemeenten in de keuze of de rest is het antwoord bekend.")
    cut = f"Getekend: de {formats.count_word(drawn)} grootste van {free} verschillen." if drawn and free > drawn else ""
    fixed = "Wat door de voorwaarden al vastligt, is niet getekend." if drawn and bound else ""
    if cut or fixed:
        notes.append(" ".join(text for text in (cut, fixed, "De tabel heeft alle onderwerpen.") if text))
    return tuple(notes)


def entries(ask: Ask) -> Entries:
    """This module's exhibits with their choices, default first; see `exhibits.catalogue`."""
    tried = choosing.groups(ask)
    return [
        (listing, [{**g, "sort": s} for g, s in zip(tried, [*SORTS, *SORTS], strict=False)]),
        (difference, list(tried)),
    ]
