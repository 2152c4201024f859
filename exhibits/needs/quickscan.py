"""The quickscan, as published or over own answers: what municipalities named, have, know and ask for."""

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.facts import Fact
from exhibits.needs.quickscan_choice import EVERYONE, NEEDS, QuickscanChoice
from exhibits.needs.quickscan_counts import (
    count_text,
    drawn_or_none,
    leaders,
    notes_of,
    of_base,
    order_of,
    row_of,
    table_of,
)
from exhibits.needs.quickscan_layer import layer_of
from exhibits.needs.quickscan_words import context, further, labels, municipalities, named
from exhibits.shared import phrases
from view import formats
from view.charts.dumbbell import Pair, dumbbell


def selection_note(ask: Ask, choice: QuickscanChoice) -> str:
    """Why the figures are counts of a chosen group, and nothing more."""
    if choice.is_own:
        return (
            f"Antwoorden van {layer_of(ask, choice).of} uit een bestand van uw organisatie. Een aandeel gaat over gemeenten "
            "waarvan het antwoord bekend is. Dit is een telling; er staan dus geen foutmarges bij."
        )
    rows = context(ask)
    why = " ".join(rows.loc[rows["subject"] == "keuze_gemeenten", "statement"])
    return (
        f"{why} De groep is niet representatief. Dit is een telling, geen steekproef; er staan dus geen foutmarges bij."
    )


def _highest(ask: Ask, choice: QuickscanChoice) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The issue, the wish for knowledge and the need with the highest known count; more rows in a tie."""
    layer = layer_of(ask, choice)
    # the rows of the figure about knowledge: counted over the same municipalities as there
    return (
        leaders(layer.counts("kwestie"), 1),
        leaders(layer.knowledge.assign(municipalities=lambda rows: rows["wanted"]), 1),
        leaders(layer.counts(*NEEDS), 1),
    )


def answer(ask: Ask, choice: QuickscanChoice) -> str:
    """What plays, what is wanted most: one sentence over the whole quickscan."""
    issue, wanted, need = _highest(ask, choice)
    parts = [named(issue)] if len(issue) else []
    first_of = next((rows["base_n"].iloc[0] for rows in (issue, wanted, need) if len(rows)), None)
    if len(wanted):
        how_many = _how_many(wanted, first_of if parts else None)
        parts.append(f"{how_many} {_plural(wanted, 'willen', 'wil')} (meer) kennis bij {labels(wanted)}")
    if len(need):
        how_many = _how_many(need, first_of if parts else None)
        parts.append(f"{how_many} {_plural(need, 'noemen', 'noemt')} behoefte aan {labels(need)}")
    if not parts:
        return "Van geen enkele kwestie of behoefte is een aantal bekend."
    layer = layer_of(ask, choice)
    whose = "" if layer.own else f", van een gekozen groep gemeenten in {layer.when}"
    return f"{formats.enumerate_words(parts)}. Dat zijn de hoogste aantallen die bekend zijn{whose}."


def _how_many(rows: pd.DataFrame, first_of: float | None) -> str:
    """'31 van de 49 gemeenten' at the start, '31' or '31 van de 11' after a count of `first_of`; a base for all rows."""
    count, of = rows["municipalities"].iloc[0], rows["base_n"].iloc[0]
    if rows["base_n"].nunique() > 1:  # then each label has its base
        return formats.integer(count) if first_of is not None else f"{formats.integer(count)} gemeenten"
    return municipalities(count, of) if first_of is None else further(count, of, first_of)


def _plural(rows: pd.DataFrame, many: str, one: str) -> str:
    return one if rows["municipalities"].iloc[0] == 1 else many


def facts(ask: Ask, choice: QuickscanChoice) -> tuple[Fact, ...]:
    """The three highest known counts, each of its own base: of issues, of knowledge wanted, of needs."""
    words = ("noemen {0} als kwestie", "willen (meer) kennis bij {0}", "noemen behoefte aan {0}")
    return tuple(
        Fact(
            formats.integer(r["municipalities"].iloc[0])
            + (f" van {formats.integer(r['base_n'].iloc[0])}" if r["base_n"].nunique() == 1 else ""),
            text.format(labels(r)),
        )
        for r, text in zip(_highest(ask, choice), words, strict=True)
        if len(r)
    )


def issues(ask: Ask, choice: QuickscanChoice) -> Exhibit:
    """What plays or recently played in the municipalities."""
    layer = layer_of(ask, choice)
    rows = order_of(layer.counts("kwestie"), choice.order)
    top = leaders(rows)
    return Exhibit(
        key="quickscan-kwesties",
        subtitle=f"Aantal van {layer.of} dat de kwestie noemt, {layer.when}",
        title=named(top),
        figure=drawn_or_none([row_of(r, r.item_id in set(leaders(rows, 1)["item_id"])) for r in rows.itertuples()]),
        table=table_of(rows, "Kwestie"),
        alt="Staven met het aantal gemeenten per kwestie. " + " ".join(count_text(r) for r in rows.itertuples()),
        caveat="Kwesties die spelen of kort geleden speelden, volgens de ambtenaren"
        + (" die antwoordden." if choice.is_own else " van een gekozen groep gemeenten."),
        notes=(*notes_of(rows, choice.order), *layer.statements("methode")),
        sources=layer.sources(rows, "keuze_gemeenten", "methode"),
        origin=layer.origin,
        filter_text=choice.words(),
    )


def needs(ask: Ask, choice: QuickscanChoice) -> Exhibit:
    """What municipalities, professionals and community organisations need, beside knowledge."""
    group = choice.group
    themes = tuple(NEEDS) if group == EVERYONE else (group,)
    layer = layer_of(ask, choice)
    rows = layer.counts(*themes)
    rows = pd.concat([order_of(rows[rows["theme"] == theme], choice.order) for theme in themes], ignore_index=True)
    top = leaders(rows)
    drawn = [
        row_of(
            r,
            r.item_id in set(top["item_id"]),
            NEEDS[r.theme] if len(themes) > 1 and (i == 0 or rows.at[i - 1, "theme"] != r.theme) else "",
        )
        for i, r in enumerate(rows.itertuples())
    ]
    whose = "alle drie" if group == EVERYONE else NEEDS[group].lower()
    table = table_of(rows, "Behoefte", [Column("Van wie", "text", [NEEDS[theme] for theme in rows["theme"]])])
    return Exhibit(
        key="quickscan-behoeften",
        subtitle=f"Aantal van {layer.of} dat de behoefte noemt, {layer.when}",
        title=named(top),
        figure=drawn_or_none(drawn),
        table=table,
        alt="Staven met het aantal gemeenten dat een behoefte noemt. "
        + " ".join(count_text(r) for r in rows.itertuples()),
        caveat="Behoeften volgens de ambtenaren, ook die van anderen. Een gemeente kan er meer noemen.",
        notes=("Behoefte aan kennis staat in een eigen figuur.", *notes_of(rows, choice.order)),
        sources=layer.sources(rows),
        origin=layer.origin,
        filter_text=choice.words(f"Behoeften van: {whose}"),
    )


def knowledge(ask: Ask, choice: QuickscanChoice) -> Exhibit:
    """Knowledge built against knowledge wanted, the largest gap first."""
    layer = layer_of(ask, choice)
    rows = layer.knowledge
    pairs = [
        Pair(
            r.label,
            None if formats.is_unknown(r.built) else float(r.built),
            None if formats.is_unknown(r.wanted) else float(r.wanted),
            _short(r.built, r.base_n),
            _short(r.wanted, r.base_n),
            f"{r.label}: opgebouwd {of_base(r.built, r.base_n)}, gewenst {of_base(r.wanted, r.base_n)}",
        )
        for r in rows.itertuples()
    ]
    return Exhibit(
        key="quickscan-kennis",
        title=_knowledge_title(rows, layer.size),
        figure=dumbbell(pairs, "Opgebouwd", "Gewenst", maximum=float(rows["base_n"].max()), unit="integer")
        if pairs
        else None,
        subtitle=f"Aantal van {layer.of} waar kennis is opgebouwd en gewenst, {layer.when}",
        table=Table(
            [
                Column("Kennis bij", "text", rows["label"]),
                Column("Opgebouwd", "integer", rows["built"]),
                Column("Aandeel opgebouwd", "pct", rows["built"] / rows["base_n"] * 100, bases=rows["base_n"]),
                Column("Gewenst", "integer", rows["wanted"]),
                Column("Aandeel gewenst", "pct", rows["wanted"] / rows["base_n"] * 100, bases=rows["base_n"]),
                Column("Verschil in aantal (gewenst min opgebouwd)", "integer", rows["gap"]),
                Column("Van", "integer", rows["base_n"]),
                Column("Toelichting", "text", rows["note"].fillna("–")),
            ]
        ),
        alt="Per groep een open punt voor opgebouwde en een dicht punt voor gewenste kennis. "
        + " ".join(f"{pair.hover.rstrip('.')}." for pair in pairs),
        caveat="Een gemeente kan kennis hebben opgebouwd en toch meer willen. Het verschil van de aantallen is dus geen tekort.",
        notes=(*layer.unknown_notes(rows[["built", "wanted"]]), *layer.statements("kennis")),
        sources=layer.sources(rows, "kennis"),
        origin=layer.origin,
        filter_text=choice.words()[1:],
    )


def _short(count: float, base: float) -> str:
    """'20 (41%)': count and share where there is little room."""
    if formats.is_unknown(count):
        return formats.UNKNOWN
    return f"{formats.integer(count)} ({formats.whole_pct(count / base * 100)})"


def _knowledge_title(rows: pd.DataFrame, asked: int) -> str:
    """The group with the largest difference, all of them in a tie; with its base where that is not all that were `asked`."""
    known = rows.dropna(subset="gap")
    if known.empty:
        return "Van geen enkele groep zijn beide aantallen over kennis bekend"
    widest = known[known["gap"] == known["gap"].max()]
    said = [
        f"{r.label} (gewenst in {formats.integer(r.wanted)}, opgebouwd in {formats.integer(r.built)}"
        + (")" if r.base_n == asked else f", van {formats.integer(r.base_n)})")
        for r in widest.itertuples()
    ]
    if widest["gap"].iloc[0] <= 0:
        return (
            f"Nergens is bekend dat kennis vaker gewenst dan opgebouwd is; het dichtst erbij: {phrases.within(said[0])}"
        )
    if len(said) > 1:
        names = formats.enumerate_words([phrases.within(one) for one in said])
        return f"Het grootste verschil tussen gewenste en opgebouwde kennis is bij {names}"
    first = widest.iloc[0]
    of = "" if first["base_n"] == asked else f"van de {formats.integer(first['base_n'])} "
    return f"{first['label']}: kennis gewenst in {formats.integer(first['wanted'])} {of}gemeenten, opgebouwd in {formats.integer(first['built'])}"
