"""Needs beside the money of later years: which need fits which clusters, by our own mapping."""

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.facts import Fact
from exhibits.money.cluster_choice import cluster_names, latest_years
from exhibits.needs.crosswalk_choice import CrosswalkChoice
from exhibits.needs.crosswalk_money import amount, amounts, bare, mln, money_of
from exhibits.needs.quickscan_counts import count_text, leaders
from exhibits.needs.quickscan_words import year
from exhibits.shared import own, phrases
from view import formats
from view.charts.aligned_pairs import AlignedPair, Count, aligned_pairs
from view.charts.slopes import Change

NO_CLUSTER = "Geen cluster"
MAPPING_NOTE = (
    "Welke behoefte bij welk cluster past, is onze eigen indeling. De redenen staan in de tabel onderaan de pagina."
)
NOT_ADDED_NOTE = (
    "Tel de aantallen niet op: een gemeente kan meer behoeften noemen, en een behoefte kan bij twee clusters staan."
)
NEED = ["item_id", "state"]


def mapped_pairs(ask: Ask, choice: CrosswalkChoice) -> pd.DataFrame:
    """The rows of needs/mapped_pairs, one for each need and cluster, with labels that can stand alone."""
    rows = ask("needs/mapped_pairs", themes=choice.picked)
    named = [f"Kennis bij {phrases.within(r.label)}" if r.theme == "kennis" else r.label for r in rows.itertuples()]
    return rows.assign(label=named, share_pct=rows["municipalities"] / rows["base_n"] * 100)


def mapped_needs(ask: Ask, choice: CrosswalkChoice) -> pd.DataFrame:
    """One row a need: that of the first cluster that it fits."""
    return mapped_pairs(ask, choice).drop_duplicates(NEED)


def warning(ask: Ask, choice: CrosswalkChoice) -> str:
    """What this comparison cannot bear."""
    money = money_of(ask)
    base = int(mapped_needs(ask, CrosswalkChoice(()))["base_n"].max())
    mine = own.own_years(money)
    years = formats.enumerate_words([own.year_text(y, mine) for y in sorted(set(money["year"]))])
    return (
        f"Andere jaren en andere gemeenten. De behoeften komen van {base} gekozen gemeenten in {year(ask)}, het geld "
        f"ging in {years} naar de aanvragers van toen. De koppeling is van ons. Een behoefte bij een cluster is dus geen "
        "vervulde behoefte, en een behoefte zonder cluster kan ergens anders zijn opgepakt."
    )


def _fits(pairs: pd.DataFrame, need: object) -> pd.DataFrame:
    """The rows of one need that name a cluster, in the order of our mapping."""
    same = (pairs["item_id"] == need.item_id) & (pairs["state"] == need.state)  # type: ignore[attr-defined]
    return pairs[same & pairs["cluster_id"].notna()]


def answer(ask: Ask, choice: CrosswalkChoice) -> str:
    """That the sources do not say whether the money fits the needs; then which need fits which cluster by our mapping."""
    money = money_of(ask)
    loaded = own.own_years(money)
    years = formats.enumerate_words([own.year_text(y, loaded) for y in sorted(set(money["year"]))])
    return (
        f"Dat zeggen de bronnen niet: de behoeften zijn van {year(ask)}, het geld is van {years}, en niemand heeft ze "
        f"vergeleken. Volgens onze indeling: {_by_our_mapping(ask, choice)}"
    )


def _by_our_mapping(ask: Ask, choice: CrosswalkChoice) -> str:
    """Which clusters the need with the highest known count fits, and how many needs fit none."""
    pairs = mapped_pairs(ask, choice)
    rows = pairs.drop_duplicates(NEED)
    lead = leaders(rows, 1)
    if lead.empty:
        return f"van de gekozen behoeften is geen aantal bekend. {_alone_in_words(rows)}"
    said = []
    for need in lead.itertuples():
        names = [phrases.within(name) for name in _fits(pairs, need)["cluster_name"]]
        said.append(f"{phrases.within(need.label)} past bij {formats.enumerate_words(names) or 'geen cluster'}")
    top = lead.iloc[0]
    count = f"{formats.integer(top['municipalities'])} van {formats.integer(top['base_n'])} gemeenten"
    return f"{formats.enumerate_words(said)} (hoogste bekende aantal: {count}). {_alone_in_words(rows)}"


def facts(ask: Ask, choice: CrosswalkChoice) -> tuple[Fact, ...]:
    """The need with the highest known count, the money of the first cluster that it fits, and the needs without one."""
    rows, money = mapped_needs(ask, choice), money_of(ask)
    lead = leaders(rows, 1)
    made: list[Fact] = []
    if len(lead) == 1:
        top = lead.iloc[0]
        count = f"{formats.integer(top['municipalities'])} van {formats.integer(top['base_n'])}"
        made.append(Fact(count, f"gemeenten noemden in {year(ask)}: {phrases.within(top['label'])}"))
        first, last = latest_years(ask)
        old, new = (
            (None, None)
            if formats.is_unknown(top["cluster_id"])
            else (amount(money, top["cluster_id"], moment) for moment in (first, last))
        )
        if new is not None:
            change = phrases.compared(old, new, f"in {first}") if old and first != last else None
            when = own.year_text(last, own.own_years(money))
            label = f"toegekend in {when} bij {phrases.within(top['cluster_name'])}, waar deze behoefte volgens onze indeling bij past"
            further = [phrases.within(name) for name in _fits(mapped_pairs(ask, choice), top)["cluster_name"].iloc[1:]]
            label += f", net als bij {formats.enumerate_words(further)}" if further else ""
            made.append(Fact(mln(new), label, change))
    alone = int(rows["cluster_id"].isna().sum())
    some = alone or len(rows)
    part = f"alle {some}" if some == len(rows) > 1 else f"{some} van {len(rows)}"
    verb = "behoefte past" if some == 1 else "behoeften passen"
    made.append(Fact(part, f"{verb} bij {'geen' if alone else 'een'} cluster"))
    return tuple(made)


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
    """Per cluster the needs that fit it, and beside them what was granted in the last two years that can be compared."""
    pairs, money = mapped_pairs(ask, choice), money_of(ask)
    names = cluster_names(ask)
    highest = pairs.groupby("cluster_id")["municipalities"].max()
    # clusters whose needs have no known count come last, those without any need at the very end
    counts = {c: -1 if formats.is_unknown(highest.get(c)) else int(highest[c]) for c in names}
    order = sorted(names, key=lambda c: (c not in highest.index, -counts[c]))
    first, last = latest_years(ask)
    loaded = own.own_years(money)
    ends = own.year_text(first, loaded), own.year_text(last, loaded)
    groups, lines, said = [], [], []
    for cluster_id in order:
        mine = _by_count(pairs[pairs["cluster_id"] == cluster_id])
        granted = money[money["cluster_id"] == cluster_id]
        old, new = amount(money, cluster_id, first), amount(money, cluster_id, last)
        texts = [formats.UNKNOWN if v is None else bare(v) for v in (old, new)]
        hover = f"{names[cluster_id]}, toegekend: {amounts(money, cluster_id)}"
        groups.append(
            AlignedPair(
                names[cluster_id],
                [
                    Count(
                        r.label,
                        None if formats.is_unknown(r.municipalities) else float(r.municipalities),
                        formats.UNKNOWN
                        if formats.is_unknown(r.municipalities)
                        else f"{formats.integer(r.municipalities)} van {formats.integer(r.base_n)}",
                        count_text(r),
                    )
                    for r in mine.itertuples()
                ],
                Change(old, new, texts[0], texts[1], hover),
                empty="Geen van deze behoeften",
            )
        )
        lines += [
            (names[cluster_id], r.label, r.municipalities, f"gemeenten, van {formats.integer(r.base_n)}")
            for r in mine.itertuples()
        ]
        lines += [
            (names[cluster_id], f"Toegekend in {own.year_text(r.year, loaded)}", r.amount_eur, "euro")
            for r in granted.itertuples()
        ]
        wanted = " ".join(count_text(r) for r in mine.itertuples()) or "geen behoefte."
        said.append(f"{names[cluster_id]}: {wanted} Toegekend: {amounts(money, cluster_id)}.")
    cluster, part, value, unit = zip(*lines, strict=True)
    return Exhibit(
        key="vraag-en-geld",
        title=_crosswalk_title(ask, pairs, money),
        subtitle=f"Links aantal gemeenten per behoefte ({year(ask)}); rechts toegekend bedrag in {ends[0]} en {ends[1]}",
        figure=aligned_pairs(
            groups,
            f"Behoeften, {year(ask)}",
            "Toegekend, € mln",
            (f"{first}*" if first in loaded else str(first), f"{last}*" if last in loaded else str(last)),
            base=float(pairs["base_n"].max()),
        ),
        table=Table(
            [
                Column("Cluster", "text", cluster),
                Column("Onderdeel", "text", part),
                Column("Waarde", "decimal", value, mixed_units=True),
                Column("Eenheid", "text", unit),
            ]
        ),
        alt="Per cluster links de behoeften met het aantal gemeenten, rechts het toegekende bedrag. " + " ".join(said),
        caveat="Andere jaren, andere gemeenten, en een koppeling van ons: een behoefte naast een bedrag is geen vervulde behoefte.",
        notes=(
            warning(ask, choice),
            "Links en rechts hebben elk een eigen schaal. Clusters staan op volgorde van hun vaakst genoemde behoefte.",
            NOT_ADDED_NOTE,
            MAPPING_NOTE,
            *([f"* {own.OWN}."] if loaded else []),
            *own.years_note(loaded),
        ),
        sources=cite(ask, pairs, money),
        origin="indeling",
        filter_text=choice.filter_text(ask),
    )


def _by_count(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.sort_values("municipalities", ascending=False, na_position="last", kind="stable")


def _crosswalk_title(ask: Ask, pairs: pd.DataFrame, money: pd.DataFrame) -> str:
    """The cluster that got most, and the highest known need that fits it."""
    _, last = latest_years(ask)
    richest = money[money["year"] == last].sort_values("amount_eur", ascending=False).iloc[0]
    lead = f"Meeste geld in {own.year_text(last, own.own_years(money))} bij {phrases.within(richest['label'])}"
    mine = pairs[pairs["cluster_id"] == richest["cluster_id"]]
    if mine.empty:
        return f"{lead}; geen van deze behoeften past daarbij"
    known = leaders(mine, 1)
    if known.empty:
        one = "de behoefte" if len(mine) == 1 else "de behoeften"
        return f"{lead}; van {one} daarbij is geen aantal bekend"
    top = known.iloc[0]
    needs = formats.enumerate_words([phrases.within(label) for label in known["label"]])
    return (
        f"{lead}; daarbij past {needs} ({formats.integer(top['municipalities'])} van {formats.integer(top['base_n'])})"
    )
