"""Our own mapping from need to cluster: what fits none, and the reason for each."""

import pandas as pd

from exhibits import phrases
from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.needs.crosswalk import MAPPING_NOTE, NO_CLUSTER, NOT_ADDED_NOTE, mapped_needs
from exhibits.needs.crosswalk_choice import THEMES, CrosswalkChoice
from exhibits.needs.quickscan_counts import count_text, leaders, row_of
from view import formats
from view.charts.bars_of_base import bars_of_base


def uncovered(ask: Ask, choice: CrosswalkChoice) -> Exhibit:
    """The needs that fit no cluster, with the reason."""
    rows = mapped_needs(ask, choice)
    alone = rows[rows["cluster_id"].isna()].sort_values(
        "municipalities", ascending=False, na_position="last", kind="stable"
    )
    top = leaders(alone, 1)
    if alone.empty:
        title = "Alle gekozen behoeften passen bij een cluster"
    elif top.empty:
        title = f"Zonder cluster: {formats.enumerate_words([phrases.within(x) for x in alone['label']])}, aantal niet bekend"
    else:
        names = formats.enumerate_words([phrases.within(x) for x in top["label"]])
        title = f"Zonder cluster: {names}, genoemd door {formats.integer(top['municipalities'].iloc[0])} van de {formats.integer(top['base_n'].iloc[0])} gemeenten"
        if len(alone) > len(top):
            title += f", en nog {formats.plural(len(alone) - len(top), 'behoefte', 'behoeften')}"
    return Exhibit(
        key="vraag-zonder-cluster",
        subtitle="Aantal gemeenten per behoefte die bij geen cluster past, 2015",
        title=title,
        figure=bars_of_base([row_of(r, r.item_id in set(top["item_id"])) for r in alone.itertuples()])
        if len(alone)
        else None,
        table=Table(c for c in _table(alone).columns if c.title != "Cluster"),
        alt="Behoeften die bij geen cluster passen. "
        + (" ".join(f"{count_text(r)} {r.reason}" for r in alone.itertuples()) or "Die zijn er niet bij deze keuze."),
        notes=(MAPPING_NOTE,),
        sources=cite(ask, alone if len(alone) else rows),
        origin="indeling",
        filter_text=choice.filter_text(ask),
    )


def _table(rows: pd.DataFrame) -> Table:
    return Table(
        [
            Column("Behoefte", "text", rows["label"]),
            Column("Soort", "text", [THEMES[theme] for theme in rows["theme"]]),
            Column("Cluster", "text", rows["cluster_name"].where(rows["cluster_name"].notna(), NO_CLUSTER)),
            Column("Gemeenten", "integer", rows["municipalities"]),
            Column("Van", "integer", rows["base_n"]),
            Column("Aandeel", "pct", rows["share_pct"]),
            Column("Reden van de indeling", "text", rows["reason"]),
        ]
    )


def mapping(ask: Ask, choice: CrosswalkChoice) -> Exhibit:
    """Every need with its cluster and the reason."""
    rows = mapped_needs(ask, choice).sort_values(
        ["cluster_position", "municipalities"], ascending=[True, False], kind="stable"
    )
    fitted = int(rows["cluster_id"].notna().sum())
    return Exhibit(
        key="vraag-indeling",
        subtitle="Elke behoefte met het cluster waar zij volgens ons bij past, en waarom",
        title=f"Onze indeling: {fitted} van de {formats.plural(len(rows), 'behoefte past', 'behoeften passen')} bij een cluster"
        if fitted != 1
        else f"Onze indeling: 1 van de {formats.plural(len(rows), 'behoefte', 'behoeften')} past bij een cluster",
        table=_table(rows),
        alt="Tabel met elke behoefte, het cluster waar zij bij past en de reden. "
        + " ".join(f"{need}: {cluster}." for need, _, cluster, *_ in _table(rows).rows()),
        notes=("De indeling staat in data/mapping/need_cluster.csv en is aan te passen.", NOT_ADDED_NOTE),
        sources=cite(ask, rows),
        origin="indeling",
        filter_text=choice.filter_text(ask),
    )
