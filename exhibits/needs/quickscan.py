"""The quickscan of 2015 as published: what 49 municipalities named, have, know and ask for."""

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.facts import Fact
from exhibits.needs.quickscan_choice import EVERYONE, NEEDS, QuickscanChoice
from exhibits.needs.quickscan_counts import count_text, leaders, notes_of, of_base, order_of, row_of, table_of
from exhibits.needs.quickscan_words import base, context, named, places, statements, year
from exhibits.shared import phrases
from view import formats
from view.charts.bars_of_base import bars_of_base
from view.charts.dumbbell import Pair, dumbbell


def selection_note(ask: Ask, choice: QuickscanChoice) -> str:
    """Why the figures are counts of a chosen group, and nothing more."""
    rows = context(ask)
    why = " ".join(rows.loc[rows["subject"] == "keuze_gemeenten", "statement"])
    return (
        f"{why} De groep is niet representatief. Dit is een telling, geen steekproef; er staan dus geen foutmarges bij."
    )


def _highest(ask: Ask) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The issue, the wish for knowledge and the need with the highest known count; more rows in a tie."""
    wanted = ask("needs/counts", themes=("kennis",))
    return (
        leaders(ask("needs/counts", themes=("kwestie",)), 1),
        leaders(wanted[wanted["state"] == "gewenst"], 1),
        leaders(ask("needs/counts", themes=tuple(NEEDS)), 1),
    )


def _labels(rows: pd.DataFrame) -> str:
    return formats.enumerate_words([phrases.within(label) for label in rows["label"]])


def answer(ask: Ask, choice: QuickscanChoice) -> str:
    """What plays, what is wanted most: one sentence over the whole quickscan."""
    issue, wanted, need = _highest(ask)
    parts = [named(issue)]
    if len(wanted):
        parts.append(f"{formats.integer(wanted['municipalities'].iloc[0])} willen (meer) kennis bij {_labels(wanted)}")
    if len(need):
        parts.append(f"{formats.integer(need['municipalities'].iloc[0])} noemen behoefte aan {_labels(need)}")
    return f"{formats.enumerate_words(parts)}. Dat zijn de hoogste aantallen die bekend zijn."


def facts(ask: Ask, choice: QuickscanChoice) -> tuple[Fact, ...]:
    """The three highest known counts: of issues, of knowledge wanted, of needs."""
    words = ("noemen {0} als kwestie", "willen (meer) kennis bij {0}", "noemen behoefte aan {0}")
    return tuple(
        Fact(
            f"{formats.integer(r['municipalities'].iloc[0])} van {formats.integer(r['base_n'].iloc[0])}",
            text.format(_labels(r)),
        )
        for r, text in zip(_highest(ask), words, strict=True)
        if len(r)
    )


def issues(ask: Ask, choice: QuickscanChoice) -> Exhibit:
    """What plays or recently played in the municipalities."""
    rows = order_of(ask("needs/counts", themes=("kwestie",)), choice.order)
    top = leaders(rows)
    return Exhibit(
        key="quickscan-kwesties",
        subtitle=f"Aantal van {base(ask)} gemeenten dat de kwestie noemt, {year(ask)}",
        title=named(top),
        figure=bars_of_base([row_of(r, r.item_id in set(leaders(rows, 1)["item_id"])) for r in rows.itertuples()]),
        table=table_of(rows, "Kwestie"),
        alt="Staven met het aantal gemeenten per kwestie. " + " ".join(count_text(r) for r in rows.itertuples()),
        caveat="Kwesties die spelen of kort geleden speelden, volgens de ambtenaren van een gekozen groep gemeenten.",
        notes=(*notes_of(rows, choice.order), *statements(ask, "methode")),
        sources=cite(ask, rows, places=places(ask, "keuze_gemeenten", "methode")),
        filter_text=(choice.order_text,),
    )


def needs(ask: Ask, choice: QuickscanChoice) -> Exhibit:
    """What municipalities, professionals and community organisations need, beside knowledge."""
    group = choice.group
    themes = tuple(NEEDS) if group == EVERYONE else (group,)
    rows = ask("needs/counts", themes=themes)
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
        subtitle=f"Aantal van {base(ask)} gemeenten dat de behoefte noemt, {year(ask)}",
        title=named(top),
        figure=bars_of_base(drawn),
        table=table,
        alt="Staven met het aantal gemeenten dat een behoefte noemt. "
        + " ".join(count_text(r) for r in rows.itertuples()),
        caveat="Behoeften volgens de ambtenaren, ook die van anderen. Een gemeente kan er meer noemen.",
        notes=("Behoefte aan kennis staat in een eigen figuur.", *notes_of(rows, choice.order)),
        sources=cite(ask, rows),
        filter_text=(f"Behoeften van: {whose}", choice.order_text),
    )


def knowledge(ask: Ask, choice: QuickscanChoice) -> Exhibit:
    """Knowledge built against knowledge wanted, the largest gap first."""
    rows = ask("needs/knowledge")
    n = float(rows["base_n"].max())
    pairs = [
        Pair(
            r.label,
            None if formats.is_unknown(r.built) else float(r.built),
            None if formats.is_unknown(r.wanted) else float(r.wanted),
            _short(r.built, n),
            _short(r.wanted, n),
            f"{r.label}: opgebouwd {of_base(r.built, n)}, gewenst {of_base(r.wanted, n)}",
        )
        for r in rows.itertuples()
    ]
    return Exhibit(
        key="quickscan-kennis",
        title=_knowledge_title(rows),
        figure=dumbbell(pairs, "Opgebouwd", "Gewenst", maximum=n),
        subtitle=f"Aantal van {formats.integer(n)} gemeenten waar kennis is opgebouwd en gewenst, {year(ask)}",
        table=Table(
            [
                Column("Kennis bij", "text", rows["label"]),
                Column("Opgebouwd", "integer", rows["built"]),
                Column("Aandeel opgebouwd", "pct", rows["built"] / rows["base_n"] * 100),
                Column("Gewenst", "integer", rows["wanted"]),
                Column("Aandeel gewenst", "pct", rows["wanted"] / rows["base_n"] * 100),
                Column("Verschil in aantal (gewenst min opgebouwd)", "integer", rows["gap"]),
                Column("Van", "integer", rows["base_n"]),
                Column("Toelichting", "text", rows["note"].fillna("–")),
            ]
        ),
        alt="Per groep een open punt voor opgebouwde en een dicht punt voor gewenste kennis. "
        + " ".join(f"{pair.hover.rstrip('.')}." for pair in pairs),
        caveat="Een gemeente kan kennis hebben opgebouwd en toch meer willen. Het verschil van de aantallen is dus geen tekort.",
        notes=(
            "n.b.: de tekst van het rapport noemt geen aantal; de figuur in het rapport is hier niet beschikbaar.",
            *statements(ask, "kennis"),
        ),
        sources=cite(ask, rows, places=places(ask, "kennis")),
    )


def _short(count: float, base: float) -> str:
    """'20 (41%)': count and share where there is little room."""
    if formats.is_unknown(count):
        return formats.UNKNOWN
    return f"{formats.integer(count)} ({formats.whole_pct(count / base * 100)})"


def _knowledge_title(rows: pd.DataFrame) -> str:
    """The group with the largest difference; all of them in a tie."""
    known = rows.dropna(subset="gap")
    if known.empty:
        return "Van geen enkele groep zijn beide aantallen over kennis bekend"
    widest = known[known["gap"] == known["gap"].max()]
    said = [
        f"{r.label} (gewenst in {formats.integer(r.wanted)}, opgebouwd in {formats.integer(r.built)})"
        for r in widest.itertuples()
    ]
    if widest["gap"].iloc[0] <= 0:
        return (
            f"Nergens is bekend dat kennis vaker gewenst dan opgebouwd is; het dichtst erbij: {phrases.within(said[0])}"
        )
    if len(said) > 1:
        return f"Kennis vaker gewenst dan opgebouwd, met het grootste verschil bij {formats.enumerate_words([phrases.within(one) for one in said])}"
    first = widest.iloc[0]
    return f"{first['label']}: kennis gewenst in {formats.integer(first['wanted'])} gemeenten, opgebouwd in {formats.integer(first['built'])}"
