"""The quickscan of 2015 as published: what 49 municipalities named, have, know and ask for."""

import pandas as pd

from exhibits import phrases
from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.needs.quickscan_choice import EVERYONE, NEEDS, QuickscanChoice
from exhibits.needs.quickscan_counts import count_text, leaders, notes_of, of_base, order_of, row_of, table_of
from view import formats
from view.charts.bars_of_base import bars_of_base
from view.charts.dumbbell import Pair, dumbbell


def base(ask: Ask) -> int:
    """How many municipalities were asked."""
    return int(ask("needs/counts", themes=("kwestie",))["base_n"].max())


def selection_note(ask: Ask, choice: QuickscanChoice) -> str:
    """Why the figures are counts of a chosen group, and nothing more."""
    n = base(ask)
    return (
        f"De {n} gemeenten zijn in 2015 gekozen omdat zij contact hadden over dit onderwerp. Ze zijn niet representatief "
        "voor alle gemeenten. Het is een telling van een gekozen groep, geen steekproef; daarom staan er geen foutmarges bij."
    )


def answer(ask: Ask, choice: QuickscanChoice) -> str:
    """What plays, what is wanted most: one sentence over the whole quickscan."""
    issue = leaders(ask("needs/counts", themes=("kwestie",)), 1)
    need = leaders(ask("needs/counts", themes=tuple(NEEDS)), 1)
    wanted = ask("needs/counts", themes=("kennis",))
    wanted = leaders(wanted[wanted["state"] == "gewenst"], 1)
    n = base(ask)

    def part(rows: pd.DataFrame) -> str:
        return formats.enumerate_words([phrases.within(x) for x in rows["label"]])

    def number(rows: pd.DataFrame) -> str:
        return formats.integer(rows["municipalities"].iloc[0])

    return (
        f"Van de {n} ondervraagde gemeenten noemen er {number(issue)} {part(issue)} als kwestie, willen er {number(wanted)} "
        f"(meer) kennis bij {part(wanted)} en noemen er {number(need)} {part(need)} als behoefte. "
        "Dat zijn de hoogste aantallen die bekend zijn."
    )


def issues(ask: Ask, choice: QuickscanChoice) -> Exhibit:
    """What plays or recently played in the municipalities."""
    rows = order_of(ask("needs/counts", themes=("kwestie",)), choice.order)
    top = leaders(rows)
    parts = [f"{phrases.within(r.label)} bij {formats.integer(r.municipalities)}" for r in top.itertuples()]
    first = top.iloc[0]
    parts[0] = (
        f"{first['label']} speelt bij {formats.integer(first['municipalities'])} van de {formats.integer(first['base_n'])} gemeenten"
    )
    return Exhibit(
        key="quickscan-kwesties",
        subtitle=f"Aantal van {base(ask)} gemeenten dat de kwestie noemt, 2015",
        title=formats.enumerate_words(parts),
        figure=bars_of_base([row_of(r, r.item_id in set(leaders(rows, 1)["item_id"])) for r in rows.itertuples()]),
        table=table_of(rows, "Kwestie"),
        alt="Staven met het aantal gemeenten per kwestie. " + " ".join(count_text(r) for r in rows.itertuples()),
        notes=("Kwesties die spelen of recent speelden, volgens de ambtenaren.", *notes_of(rows, choice.order)),
        sources=cite(ask, rows),
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
    parts = [f"{phrases.within(r.label)} door {formats.integer(r.municipalities)}" for r in top.itertuples()]
    first = top.iloc[0]
    parts[0] = (
        f"{first['label']} genoemd door {formats.integer(first['municipalities'])} van de {formats.integer(first['base_n'])} gemeenten"
    )
    table = table_of(rows, "Behoefte", [Column("Van wie", "text", [NEEDS[theme] for theme in rows["theme"]])])
    return Exhibit(
        key="quickscan-behoeften",
        subtitle=f"Aantal van {base(ask)} gemeenten dat de behoefte noemt, 2015",
        title=formats.enumerate_words(parts),
        figure=bars_of_base(drawn),
        table=table,
        alt="Staven met het aantal gemeenten dat een behoefte noemt. "
        + " ".join(count_text(r) for r in rows.itertuples()),
        notes=("Behoeften volgens de ambtenaren, naast kennisopbouw.", *notes_of(rows, choice.order)),
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
        subtitle=f"Aantal van {formats.integer(n)} gemeenten waar kennis is opgebouwd en gewenst, per groep",
        table=Table(
            [
                Column("Kennis bij", "text", rows["label"]),
                Column("Opgebouwd", "integer", rows["built"]),
                Column("Aandeel opgebouwd", "pct", rows["built"] / rows["base_n"] * 100),
                Column("Gewenst", "integer", rows["wanted"]),
                Column("Aandeel gewenst", "pct", rows["wanted"] / rows["base_n"] * 100),
                Column("Gewenst min opgebouwd", "integer", rows["gap"]),
                Column("Van", "integer", rows["base_n"]),
                Column("Toelichting", "text", rows["note"].fillna("–")),
            ]
        ),
        alt="Per groep een open punt voor opgebouwde en een dicht punt voor gewenste kennis. "
        + " ".join(f"{pair.hover.rstrip('.')}." for pair in pairs),
        notes=(
            f"Aantal van {formats.integer(n)} gemeenten. Een gemeente kan kennis hebben opgebouwd en toch meer willen.",
            "n.b.: het rapport noemt geen aantal. Ambtenaren hadden niet altijd zicht op de kennis van anderen.",
        ),
        sources=cite(ask, rows),
    )


def _short(count: float, base: float) -> str:
    """'20 (41%)': count and share where there is little room."""
    if formats.is_unknown(count):
        return formats.UNKNOWN
    return f"{formats.integer(count)} ({formats.whole_pct(count / base * 100)})"


def _knowledge_title(rows: pd.DataFrame) -> str:
    known = rows.dropna(subset="gap")
    if known.empty:
        return "Van geen enkele groep zijn beide aantallen over kennis bekend"
    widest = known.iloc[0]
    built, wanted = formats.integer(widest["built"]), formats.integer(widest["wanted"])
    if widest["gap"] > 0:
        return f"{widest['label']}: kennis opgebouwd in {built} gemeenten, gewenst in {wanted}"
    return f"Nergens is kennis vaker gewenst dan opgebouwd; het dichtst erbij: {phrases.within(widest['label'])} ({built}, {wanted})"
