"""Our own mapping from need to cluster: what fits none, and the reason for each."""

from collections.abc import Sequence

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.needs.crosswalk import MAPPING_NOTE, NEED, NO_CLUSTER, NOT_ADDED_NOTE, mapped_needs, mapped_pairs
from exhibits.needs.crosswalk_choice import THEMES, CrosswalkChoice
from exhibits.needs.quickscan_counts import count_text, leaders, row_of
from exhibits.needs.quickscan_words import municipalities, places, statements, year
from exhibits.shared import phrases
from view import formats
from view.charts.bars_of_base import bars_of_base

CONTEXT = "zonder_cluster"
"""The subject of what the report says the Rijk does for such needs."""


def uncovered(ask: Ask, choice: CrosswalkChoice) -> Exhibit:
    """The needs that fit no cluster, with the reason, and what the report says about them."""
    rows = mapped_needs(ask, choice)
    alone = rows[rows["cluster_id"].isna()].sort_values(
        "municipalities", ascending=False, na_position="last", kind="stable"
    )
    top = leaders(alone, 1)
    return Exhibit(
        key="vraag-zonder-cluster",
        subtitle=f"Aantal gemeenten per behoefte die bij geen cluster past, {year(ask)}",
        title=_uncovered_title(alone, top),
        figure=bars_of_base([row_of(r, r.item_id in set(top["item_id"])) for r in alone.itertuples()])
        if len(alone)
        else None,
        table=Table(c for c in _table(alone).columns if c.title != "Cluster"),
        alt="Behoeften die bij geen cluster passen. "
        + (" ".join(f"{count_text(r)} {r.reason}" for r in alone.itertuples()) or "Die zijn er niet bij deze keuze."),
        caveat=" ".join(statements(ask, CONTEXT)[:1]) if len(alone) else "",
        notes=(*(statements(ask, CONTEXT)[1:] if len(alone) else ()), MAPPING_NOTE),
        sources=cite(ask, alone if len(alone) else rows, places=places(ask, CONTEXT) if len(alone) else ()),
        origin="indeling",
        filter_text=choice.filter_text(ask),
    )


def _uncovered_title(alone: pd.DataFrame, top: pd.DataFrame) -> str:
    """The most named need without a cluster, and how many there are more."""
    if alone.empty:
        return "Alle gekozen behoeften passen bij een cluster"
    if top.empty:
        lead = formats.plural(len(alone), "behoefte", "behoeften")
        return f"{lead} zonder cluster: {_labels(alone['label'])}, aantal niet bekend"
    first = top.iloc[0]
    count = phrases.within(municipalities(first["municipalities"], first["base_n"]))
    title = f"Zonder cluster: {_labels(top['label'])} ({count})"
    more = len(alone) - len(top)
    return f"{title}, en nog {formats.plural(more, 'behoefte', 'behoeften')}" if more else title


def _labels(labels: Sequence[str]) -> str:
    return formats.enumerate_words([phrases.within(label) for label in labels])


def _table(rows: pd.DataFrame) -> Table:
    return Table(
        [
            Column("Behoefte", "text", rows["label"]),
            Column("Soort", "text", [THEMES[theme] for theme in rows["theme"]]),
            Column("Cluster", "text", rows["cluster_name"].where(rows["cluster_name"].notna(), NO_CLUSTER)),
            Column("Gemeenten", "integer", rows["municipalities"]),
            Column("Van", "integer", rows["base_n"]),
            Column("Aandeel", "pct", rows["share_pct"], bases=rows["base_n"]),
            Column("Reden van de indeling", "text", rows["reason"]),
        ]
    )


def mapping(ask: Ask, choice: CrosswalkChoice) -> Exhibit:
    """Every need with each cluster that it fits, and the reason."""
    pairs = mapped_pairs(ask, choice).sort_values(
        ["cluster_position", "municipalities"], ascending=[True, False], kind="stable"
    )
    clusters = pairs.groupby(NEED)["cluster_id"].count()
    fitted, several = int((clusters > 0).sum()), int((clusters > 1).sum())
    verb = "past" if fitted == 1 else "passen"
    total = formats.plural(len(clusters), "behoefte", "behoeften")
    part = f"alle {total}" if fitted == len(clusters) > 1 else f"{fitted or 'geen'} van de {total}"
    title = f"Onze indeling: {part} {verb} bij een cluster"
    if several:
        title += f", {several} bij meer dan één"
    return Exhibit(
        key="vraag-indeling",
        subtitle="Elke behoefte met de clusters waar zij volgens ons bij past, en waarom",
        title=title,
        table=_table(pairs),
        alt="Tabel met elke behoefte, de clusters waar zij bij past en de reden. "
        + " ".join(f"{need}: {cluster}." for need, _, cluster, *_ in _table(pairs).rows()),
        caveat="De koppeling van behoefte aan cluster is van ons; geen van de bronnen legt haar.",
        notes=(NOT_ADDED_NOTE,),
        sources=cite(ask, pairs),
        origin="indeling",
        filter_text=choice.filter_text(ask),
    )
