"""The activities behind the clusters: the list, how large they are, and over whom the money is spread."""

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.facts import Fact
from exhibits.money.activities_common import (
    NOT_RECORDED,
    NOTHING,
    STATE_TITLE,
    due_money,
    exhibit_of,
    in_any_order,
    nothing,
    state_texts,
    with_threshold,
)
from exhibits.money.activity_choice import LISTED, SORTS, ActivityChoice
from exhibits.money.cluster_choice import cluster_names
from exhibits.shared import phrases
from store import activities
from view import formats
from view.charts.base import Pick
from view.charts.cells import Cell, CellRow, cell_table

DRAWN = 10
"""Municipalities in the figure at most; the table has all of them."""
SPREAD = 5
PART_NOTE = "Bovenaan de pagina zoekt en sorteert u in alle rijen, en kiest u andere; zoeken in de tabel en downloads gaan over deze."
NONE_LOADED = "Er zijn geen activiteiten geladen die bij uw gemeenten horen; het voorbeeld hoort bij andere."


def facts(ask: Ask, choice: ActivityChoice) -> tuple[Fact, ...]:
    """How many activities, for how much, and what is due for evaluation."""
    total = activities.total(ask, choice.chosen).iloc[0]
    if not total["records"]:
        return ()
    money = activities.evaluation_money(ask, choice.chosen, choice.threshold_eur)
    due = int(money["due_activities"].sum())
    limit = formats.eur(choice.threshold_eur)
    above = f"boven {limit}: evaluatieplicht, ook als die al is vervuld" if choice.is_official else f"boven {limit}"
    return (
        Fact(
            formats.integer(total["activities"]),
            f"{'activiteit' if total['activities'] == 1 else 'activiteiten'} van "
            f"{formats.plural(int(total['municipalities']), 'gemeente', 'gemeenten')}",
        ),
        Fact(formats.eur_short(total["amount_eur"]), "toegekend"),
        Fact(formats.integer(due), above),
    )


def answer(ask: Ask, choice: ActivityChoice) -> str:
    """The page's question answered in one sentence."""
    total = activities.total(ask, choice.chosen).iloc[0]
    if not total["records"]:
        loaded = bool(activities.total(ask, activities.Chosen())["records"].iloc[0])
        return f"{NOTHING}." if loaded else NONE_LOADED
    if total["activities"] <= 1:  # one has no middle
        return f"{formats.plural(int(total['activities']), 'activiteit', 'activiteiten')}: {formats.eur(total['amount_eur'])}."
    return (
        f"{formats.plural(int(total['activities']), 'activiteit', 'activiteiten')} van "
        f"{formats.plural(int(total['municipalities']), 'gemeente', 'gemeenten')}, samen {formats.eur_short(total['amount_eur'])}; "
        f"de helft kreeg {formats.eur(total['median_eur'])} of minder."
    )


def listing(ask: Ask, choice: ActivityChoice) -> Exhibit:
    """The activities that fit, in the order that was chosen: LISTED of them at a time."""
    records = int(activities.total(ask, choice.chosen)["records"].iloc[0])
    start = choice.start(records)
    rows = activities.listed(ask, choice.chosen, sort=choice.sort, rows=LISTED, start=start)
    order = SORTS[choice.sort].lower()
    title = f"{formats.plural(records, 'activiteit', 'activiteiten')} in uw selectie" if records else NOTHING
    return exhibit_of(
        ask,
        choice,
        title,
        key="activiteiten-lijst",
        subtitle=f"Een rij per activiteit, gesorteerd op {order}",
        table=Table(
            [
                Column("Jaar", "year", rows["year"]),
                Column("Gemeente", "text", rows["municipality"]),
                Column("Cluster", "text", rows["cluster"]),
                Column("Activiteit", "text", rows["title"]),
                Column("Doelgroep", "text", rows["target_group"]),
                Column("Toegekend", "eur", rows["amount_eur"]),
                Column("Regionaal", "boolean", rows["regional"]),
                Column(STATE_TITLE, "text", state_texts(rows, choice.threshold_eur)),
            ]
        ),
        alt=f"{phrases.table_words(len(rows), 'activiteit', 'activiteiten')}, gesorteerd op {order}. {title}.",
        caveat=f"{_part(start, len(rows), records)} {PART_NOTE}" if records > len(rows) else "",
        notes=(
            f"{STATE_TITLE}: opgeleverd, uitgezet of nog niet uitgezet; ‘{NOT_RECORDED.lower()}’ bij activiteiten t/m "
            f"{formats.eur(choice.threshold_eur)} zonder evaluatie.",
        ),
    )


def _part(start: int, rows: int, records: int) -> str:
    return f"Rij {formats.integer(start + 1)} t/m {formats.integer(start + rows)} van {formats.integer(records)}."


def _class_name(low: float, high: float | None) -> str:
    return f"vanaf\n{formats.eur(low)}" if formats.is_unknown(high) else f"tot\n{formats.eur(high)}"


@in_any_order
def sizes(ask: Ask, choice: ActivityChoice) -> Exhibit:
    """How many activities of each cluster have an amount of which size."""
    rows = activities.classes(ask, choice.chosen)
    subtitle = "Aantal activiteiten per cluster en bedrag; elke kolom begint waar de vorige ophoudt"
    spread = activities.distribution(ask, choice.chosen)
    if spread.empty:  # corrections alone are no activities either
        return nothing(ask, choice, "activiteiten-bedragen", subtitle, "Cluster", "Bedrag", "Activiteiten")
    ordered = spread.assign(median_eur=spread["median_eur"].astype(float)).sort_values("median_eur")
    several = ordered[ordered["activities"] > 1]  # one activity has no middle
    lead = "Doorsnee" if len(several) else "Eén activiteit per cluster:" if len(ordered) > 1 else "Eén activiteit:"
    ordered = several if len(several) else ordered
    ends = [ordered.iloc[-1], ordered.iloc[0]] if len(ordered) > 1 else [ordered.iloc[0]]
    parts = [f"{formats.eur(end['median_eur'])} bij {end['cluster'].lower()}" for end in ends]
    names = [_class_name(float(r["from_eur"]), r["below_eur"]) for _, r in rows.drop_duplicates("from_eur").iterrows()]
    grid = [
        CellRow(
            str(cluster),
            [
                Cell(
                    float(r.activities) if r.activities else None,
                    formats.integer(r.activities) if r.activities else "",
                    f"{cluster}: {r.activities}",
                )
                for r in group.itertuples()
            ],
            pick=Pick(field="clusters", value=str(group["cluster_id"].iloc[0])),
        )
        for cluster, group in rows.groupby("cluster", sort=False)
    ]
    return exhibit_of(
        ask,
        choice,
        f"{lead} {', '.join(parts)}",
        key="activiteiten-bedragen",
        subtitle=subtitle,
        figure=cell_table(names, grid, unit="integer"),
        table=Table(
            [
                Column("Cluster", "text", rows["cluster"]),
                Column("Vanaf", "eur", rows["from_eur"]),
                Column(
                    "Tot",
                    "text",
                    ["geen grens" if formats.is_unknown(v) else formats.eur(v) for v in rows["below_eur"]],
                ),
                Column("Activiteiten", "integer", rows["activities"]),
                Column("Toegekend", "eur", rows["amount_eur"]),
            ]
        ),
        alt="Per cluster en bedragklasse het aantal activiteiten; donkerder is meer. "
        + " ".join(
            f"{r.cluster}: "
            + ("de helft {} of minder." if r.activities > 1 else "één activiteit, {}.").format(
                formats.eur(r.median_eur)
            )
            for r in spread.itertuples()
        ),
        notes=(
            "Doorsnee (mediaan): de helft van de activiteiten kreeg dit bedrag of minder. Correcties tellen niet mee.",
            "Een leeg vak: geen activiteit.",
        ),
    )


@in_any_order
def split(ask: Ask, choice: ActivityChoice) -> Exhibit:
    """Money per municipality and cluster, and how much of it the largest few have."""
    rows = activities.split(ask, choice.chosen)
    subtitle = "Toegekend per gemeente en cluster, in duizenden euro’s"
    if rows.empty:
        return nothing(ask, choice, "activiteiten-verdeling", subtitle, "Gemeente", "Cluster", "Toegekend")
    towns = list(dict.fromkeys(rows["municipality_id"]))
    clusters = [(c, name) for c, name in cluster_names(ask).items() if c in set(rows["cluster_id"])]
    by_place = {(r.municipality_id, r.cluster_id): r for r in rows.itertuples()}
    names = dict(rows[["municipality_id", "municipality"]].itertuples(index=False))
    share = activities.concentration(ask, choice.chosen).set_index("level").loc["gemeente"]

    def cell(town: str, cluster: str, name: str) -> Cell:
        row = by_place.get((town, cluster))
        if row is None:
            return Cell(None, "", f"{names[town]}, {name}: geen activiteit")
        hover = f"{names[town]}, {name}: {formats.eur(row.amount_eur)} voor {formats.plural(int(row.activities), 'activiteit', 'activiteiten')}"
        return Cell(float(row.amount_eur), formats.integer(row.amount_eur / 1000), hover)

    grid = [
        CellRow(names[t], [cell(t, c, name) for c, name in clusters], pick=Pick(field="municipalities", value=t))
        for t in towns[:DRAWN]
    ]
    # with corrections some may have less than nothing: then the others have more than all of it
    if len(towns) > SPREAD and share["share_pct"] <= 100:
        title = f"De {formats.count_word(SPREAD)} gemeenten met het meeste geld hebben samen {formats.tenths(share['share_pct'])}% van het bedrag"
    else:
        title = f"Toegekend aan {formats.plural(len(towns), 'gemeente', 'gemeenten')}: {formats.eur_short(float(share['amount_eur']))}"
    made = exhibit_of(
        ask,
        choice,
        title,
        key="activiteiten-verdeling",
        subtitle=subtitle,
        figure=cell_table([name for _, name in clusters], grid, labels="left", turn_headings=True, unit="eur"),
        table=_split_table(ask, choice, rows),
        alt="Per gemeente en cluster het toegekende bedrag; donkerder is meer. "
        + " ".join(
            f"{r.municipality}, {r.cluster}: {formats.eur(r.amount_eur)}." for r in rows.head(DRAWN).itertuples()
        ),
        notes=(
            *(
                [f"De figuur toont de {DRAWN} gemeenten met het hoogste bedrag; de tabel heeft ze alle {len(towns)}."]
                if len(towns) > DRAWN
                else []
            ),
            "Een leeg vak: geen activiteit van die gemeente in dat cluster.",
            f"De tabel zegt ook hoeveel er naar activiteiten boven {formats.eur(choice.threshold_eur)} ging, en voor hoeveel daarvan de "
            "evaluatie is uitgezet of opgeleverd.",
        ),
    )
    return with_threshold(ask, choice, made)


def _split_table(ask: Ask, choice: ActivityChoice, rows: pd.DataFrame) -> Table:
    due = rows.join(due_money(ask, choice), on=["municipality_id", "cluster_id"])
    above = f"boven {formats.eur(choice.threshold_eur)}"
    return Table(
        [
            Column("Gemeente", "text", rows["municipality"]),
            Column("Cluster", "text", rows["cluster"]),
            Column("Activiteiten", "integer", rows["activities"]),
            Column("Toegekend", "eur", [float(v) for v in rows["amount_eur"]]),
            Column(f"Toegekend {above}", "eur", due["due_eur"].fillna(0.0)),
            Column("Daarvan uitgezet", "eur", due["commissioned_eur"].fillna(0.0)),
            Column("Daarvan opgeleverd", "eur", due["delivered_eur"].fillna(0.0)),
        ]
    )
