"""Needs of 2015 beside the money of later years: which need fits which cluster, by our own mapping."""

import pandas as pd

from exhibits import phrases
from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money.cluster_choice import cluster_names
from exhibits.needs.crosswalk_choice import CrosswalkChoice
from exhibits.needs.quickscan_counts import count_text, leaders, of_base
from view import formats, palette
from view.charts.two_sided import Group, Side, two_sided

NO_CLUSTER = "Geen cluster"
MAPPING_NOTE = (
    "Welke behoefte bij welk cluster past, is onze eigen indeling. De redenen staan in de tabel onderaan de pagina."
)
NOT_ADDED_NOTE = "Tel de aantallen niet op: een gemeente kan meer behoeften noemen."


def mapped_needs(ask: Ask, choice: CrosswalkChoice) -> pd.DataFrame:
    """The rows of needs/mapped, with labels that can stand alone."""
    rows = ask("needs/mapped", themes=choice.picked)
    named = [f"Kennis bij {phrases.within(r.label)}" if r.theme == "kennis" else r.label for r in rows.itertuples()]
    return rows.assign(label=named)


def _mln(amount_eur: float) -> str:
    """All amounts of this page in the same unit, so that they compare at a glance."""
    return formats.mln_eur(amount_eur / 1e6)


def _money(ask: Ask) -> pd.DataFrame:
    return ask("money/by_cluster", clusters=tuple(cluster_names(ask)))


def _amounts(money: pd.DataFrame, cluster_id: str) -> str:
    """'€ 1,20 mln in 2020, € 1,09 mln in 2021'"""
    rows = money[money["cluster_id"] == cluster_id]
    return ", ".join(f"{_mln(r.amount_eur)} in {r.year}" for r in rows.itertuples())


def warning(ask: Ask, choice: CrosswalkChoice) -> str:
    """What this comparison cannot bear."""
    money = _money(ask)
    base = int(mapped_needs(ask, CrosswalkChoice(()))["base_n"].max())
    years = formats.enumerate_words([str(y) for y in sorted(set(money["year"]))])
    return (
        f"Let op: andere jaren en andere gemeenten. De behoeften komen van {base} gekozen gemeenten in 2015, het geld ging in "
        f"{years} naar de aanvragers van toen. De koppeling is van ons. Een behoefte bij een cluster is dus geen vervulde "
        "behoefte, en een behoefte zonder cluster kan ergens anders zijn opgepakt."
    )


def answer(ask: Ask, choice: CrosswalkChoice) -> str:
    """Which cluster the need with the highest known count fits, and how many needs fit none."""
    rows, money = mapped_needs(ask, choice), _money(ask)
    lead = leaders(rows, 1)
    if lead.empty:
        return f"Van de gekozen behoeften is geen aantal bekend. {_alone_in_words(rows)}"
    fits = [
        f"{phrases.within(r.label)} past "
        + (
            "bij geen cluster"
            if formats.is_unknown(r.cluster_id)
            else f"bij {phrases.within(r.cluster_name)} ({_amounts(money, r.cluster_id)})"
        )
        for r in lead.itertuples()
    ]
    top = lead.iloc[0]
    count = f"{formats.integer(top['municipalities'])} van de {formats.integer(top['base_n'])} gemeenten"
    return f"Het hoogste bekende aantal is {count}: {formats.enumerate_words(fits)}. {_alone_in_words(rows)}"


def _alone_in_words(rows: pd.DataFrame) -> str:
    """How many needs fit no cluster, and which of them has the highest known count."""
    alone = rows[rows["cluster_id"].isna()]
    if alone.empty:
        return "Alle gekozen behoeften passen bij een cluster."
    number = "Eén" if len(alone) == 1 else formats.count_word(len(alone)).capitalize()
    verb = "past" if len(alone) == 1 else "passen"
    text = f"{number} van de {formats.plural(len(rows), 'behoefte', 'behoeften')} {verb} bij geen cluster"
    highest = leaders(alone, 1)
    if highest.empty:
        return f"{text}; aantallen daarvan zijn niet bekend."
    names = formats.enumerate_words([phrases.within(x) for x in highest["label"]])
    most = formats.integer(highest["municipalities"].iloc[0])
    if len(alone) == 1:
        return f"{text}: {names} ({most})."
    if most == formats.integer(leaders(rows, 1)["municipalities"].iloc[0]):
        return f"{text}."  # the sentence before has named it already
    return f"{text}; het hoogste bekende aantal daarvan is {most}: {names}."


def crosswalk(ask: Ask, choice: CrosswalkChoice) -> Exhibit:
    """Per cluster the needs that fit it, and what was granted; needs without a cluster as a group of their own."""
    rows, money = mapped_needs(ask, choice), _money(ask)
    names = cluster_names(ask)
    highest = rows.groupby(rows["cluster_id"].fillna(""))["municipalities"].max()
    order = sorted(["", *names], key=lambda c: -1 if formats.is_unknown(highest.get(c)) else -float(highest[c]))
    order = [c for c in order if c or rows["cluster_id"].isna().any()]
    # clusters whose needs have no known count come last, those without any need at the very end
    order.sort(key=lambda c: (c not in highest.index, formats.is_unknown(highest.get(c))))
    first = int(money["year"].min())
    groups, lines, said = [], [], []
    for cluster_id in order:
        heading = names.get(cluster_id, NO_CLUSTER)
        mine = rows[rows["cluster_id"].fillna("") == cluster_id].sort_values(
            "municipalities", ascending=False, na_position="last", kind="stable"
        )
        paid = money[money["cluster_id"] == cluster_id]
        colour = palette.CLUSTER.get(cluster_id, palette.GREY)
        groups.append(
            Group(
                heading,
                [
                    Side(
                        r.label,
                        None if formats.is_unknown(r.municipalities) else float(r.municipalities),
                        formats.UNKNOWN
                        if formats.is_unknown(r.municipalities)
                        else f"{formats.integer(r.municipalities)} van {formats.integer(r.base_n)}",
                        count_text(r),
                        colour,
                    )
                    for r in mine.itertuples()
                ],
                [
                    Side(
                        f"{r.year}: {_mln(r.amount_eur)}",
                        float(r.amount_eur),
                        "",
                        f"{heading}, {r.year}: {formats.eur(r.amount_eur)} toegekend",
                        palette.GREY if r.year == first else colour,
                    )
                    for r in paid.itertuples()
                ],
                "Geen van deze behoeften",
                "Geen cluster, dus geen bedrag",
            )
        )
        lines += [
            (heading, r.label, r.municipalities, f"gemeenten, van {formats.integer(r.base_n)}")
            for r in mine.itertuples()
        ]
        lines += [(heading, f"Toegekend in {r.year}", r.amount_eur, "euro") for r in paid.itertuples()]
        wanted = "; ".join(f"{r.label} {of_base(r.municipalities, r.base_n)}" for r in mine.itertuples())
        granted = _amounts(money, cluster_id) if len(paid) else "geen bedrag"
        said.append(f"{heading}: {wanted or 'geen behoefte'}; toegekend: {granted}.")
    cluster, part, value, unit = zip(*lines, strict=True)
    table = Table(
        [
            Column("Cluster", "text", cluster),
            Column("Onderdeel", "text", part),
            Column("Waarde", "decimal", value),
            Column("Eenheid", "text", unit),
        ]
    )
    return Exhibit(
        key="vraag-en-geld",
        subtitle="Links het aantal gemeenten per behoefte (2015), rechts het toegekende bedrag per jaar",
        title=_crosswalk_title(rows, money),
        figure=two_sided(
            groups,
            "Behoeften, 2015",
            "Toegekend",
            left_base=float(rows["base_n"].max()),
            right_base=float(money["amount_eur"].max()),
        ),
        table=table,
        alt="Per cluster links de behoeften met het aantal gemeenten, rechts het toegekende bedrag per jaar. "
        + " ".join(said),
        notes=(
            "Links en rechts hebben elk een eigen schaal. Clusters staan op volgorde van hun vaakst genoemde behoefte. "
            + NOT_ADDED_NOTE,
            MAPPING_NOTE,
        ),
        sources=cite(ask, rows, money),
        origin="indeling",
        filter_text=choice.filter_text(ask),
    )


def _crosswalk_title(rows: pd.DataFrame, money: pd.DataFrame) -> str:
    """The cluster that got most, and the highest known need that fits it."""
    last = int(money["year"].max())
    richest = money[money["year"] == last].sort_values("amount_eur", ascending=False).iloc[0]
    lead = f"Meeste geld in {last}: {phrases.within(richest['label'])} ({_mln(richest['amount_eur'])})"
    mine = rows[rows["cluster_id"] == richest["cluster_id"]]
    if mine.empty:
        return f"{lead}; geen van deze behoeften past daarbij"
    known = leaders(mine, 1)
    if known.empty:
        return f"{lead}; hoeveel gemeenten daar in 2015 om vroegen, is niet bekend"
    top = known.iloc[0]
    return f"{lead}; in 2015 vroegen {formats.integer(top['municipalities'])} van de {formats.integer(top['base_n'])} om {phrases.within(top['label'])}"
