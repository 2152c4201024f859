"""Our own mapping from need to cluster: what fits none, and the reason for each."""

from collections.abc import Sequence

import pandas as pd

from exhibits import phrases as words
from exhibits.exhibit import Ask, Entries, Exhibit, cite
from exhibits.needs.crosswalk import MAPPING_NOTE, NO_CLUSTER, NOT_ADDED_NOTE, THEMES, filters_in_words, needs, picks
from exhibits.needs.quickscan_counts import TABLE_KINDS, leaders, row_of, told
from view import formats
from view.charts.bars_of_base import bars_of_base


def uncovered(ask: Ask, themes: Sequence[str]) -> Exhibit:
    """The needs that fit no cluster, with the reason."""
    rows = needs(ask, themes)
    alone = rows[rows["cluster_id"].isna()].sort_values(
        "municipalities", ascending=False, na_position="last", kind="stable"
    )
    top = leaders(alone, 1)
    if alone.empty:
        title = "Alle gekozen behoeften passen bij een cluster"
    elif top.empty:
        title = (
            f"Zonder cluster: {formats.enumerate_words([words.within(x) for x in alone['label']])}, aantal niet bekend"
        )
    else:
        names = formats.enumerate_words([words.within(x) for x in top["label"]])
        title = f"Zonder cluster: {names}, genoemd door {formats.integer(top['municipalities'].iloc[0])} van de {formats.integer(top['base_n'].iloc[0])} gemeenten"
        if len(alone) > len(top):
            title += f", en nog {formats.plural(len(alone) - len(top), 'behoefte', 'behoeften')}"
    return Exhibit(
        key="vraag-zonder-cluster",
        title=title,
        figure=bars_of_base([row_of(r, r.item_id in set(top["item_id"])) for r in alone.itertuples()])
        if len(alone)
        else None,
        table=_table(alone).drop(columns="Cluster"),
        kinds=TABLE_KINDS,  # type: ignore[arg-type]
        alt="Behoeften die bij geen cluster passen. "
        + (" ".join(f"{told(r)} {r.reason}" for r in alone.itertuples()) or "Die zijn er niet bij deze keuze."),
        notes=(MAPPING_NOTE,),
        sources=cite(ask, alone if len(alone) else rows),
        origin="indeling",
        filters=filters_in_words(themes),
    )


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Behoefte": rows["label"],
            "Soort": [THEMES[theme] for theme in rows["theme"]],
            "Cluster": rows["cluster_name"].where(rows["cluster_name"].notna(), NO_CLUSTER),
            "Gemeenten": rows["municipalities"],
            "Van": rows["base_n"],
            "Aandeel": rows["share_pct"],
            "Reden van de indeling": rows["reason"],
        }
    ).reset_index(drop=True)


def mapping(ask: Ask, themes: Sequence[str]) -> Exhibit:
    """Every need with its cluster and the reason."""
    rows = needs(ask, themes).sort_values(
        ["cluster_position", "municipalities"], ascending=[True, False], kind="stable"
    )
    fitted = int(rows["cluster_id"].notna().sum())
    return Exhibit(
        key="vraag-indeling",
        title=f"Onze indeling: {fitted} van de {formats.plural(len(rows), 'behoefte past', 'behoeften passen')} bij een cluster"
        if fitted != 1
        else f"Onze indeling: 1 van de {formats.plural(len(rows), 'behoefte', 'behoeften')} past bij een cluster",
        table=_table(rows),
        kinds=TABLE_KINDS,  # type: ignore[arg-type]
        alt="Tabel met elke behoefte, het cluster waar zij bij past en de reden. "
        + " ".join(f"{r['Behoefte']}: {r['Cluster']}." for _, r in _table(rows).iterrows()),
        notes=("De indeling staat in data/mapping/need_cluster.csv en is aan te passen.", NOT_ADDED_NOTE),
        sources=cite(ask, rows),
        origin="indeling",
        filters=filters_in_words(themes),
    )


def entries(ask: Ask) -> Entries:
    """This module's exhibits with their choices, default first; see `exhibits.catalogue`."""
    return [(make, picks()) for make in (uncovered, mapping)]
