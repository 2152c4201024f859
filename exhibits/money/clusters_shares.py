"""Money per cluster: each cluster's share of all that was granted in a year."""

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money import clusters_common as common
from exhibits.money.cluster_choice import LETTERED, ClusterChoice, cluster_names
from exhibits.money.context import moved, moved_notes
from exhibits.shared import own
from view import formats
from view.charts.base import Pick
from view.charts.dumbbell import Pair, dumbbell


def shares(ask: Ask, choice: ClusterChoice) -> Exhibit:
    """Each cluster's (or letter's) share of all that was granted in a year, first year to last."""
    everything = common.of_compared_years(ask, choice, common.allocations(ask, choice.of_all()))
    first, last = common.year_names(ask, choice)
    sums = everything.groupby("year")["amount_eur"].sum()
    # of nothing there are no shares
    everything = everything.assign(share_pct=everything["amount_eur"] / everything["year"].map(sums[sums > 0]) * 100)
    rows = everything[everything["cluster_id"].isin(list(choice.picked(ask)))]
    pairs = []
    for one in common.series_of(ask, choice, rows):
        ends = [None if end is None else float(end["share_pct"]) for end in (one.first, one.last)]
        texts = ["niet te vergelijken" if share is None else _percentage(share) for share in ends]
        values = [None if formats.is_unknown(share) else share for share in ends]
        known = [f"{t} in {y}" for v, t, y in zip(values, texts, (first, last), strict=True) if v is not None]
        pick = Pick(field="clusters", value=one.cluster_id)
        pairs.append(
            Pair(one.label, values[0], values[1], texts[0], texts[1], f"{one.label}: {', '.join(known)}", pick)
        )
    some = bool(pairs) and rows["share_pct"].notna().any()
    drawn = dumbbell(pairs, first, last, maximum=float(rows["share_pct"].max())) if some else None
    return Exhibit(
        key="clusters-aandelen",
        title=_shares_title(ask, choice, rows),
        subtitle=f"Aandeel in het totaalbedrag van {first} en van {last}, in procenten",
        figure=drawn,
        table=Table(
            [
                Column("Cluster", "text", rows["label"]),
                Column("Jaar", "year", rows["year"]),
                Column("Aandeel", "pct", rows["share_pct"], bases=sums),
                Column("Toegekend", "eur", rows["amount_eur"]),
                *own.origin_column(rows),
            ]
        ),
        alt=f"Per cluster een open punt voor {first} en een dicht punt voor {last}, op een schaal van het aandeel in het totaalbedrag. "
        + " ".join(formats.stop(f"{r.label}, {r.year}: {_percentage(r.share_pct)}") for r in rows.itertuples()),
        caveat="Aandeel in het totaalbedrag van alle clusters in dat jaar, ook als u clusters kiest.",
        notes=tuple(
            n
            for n in (
                common.break_note(ask, choice),
                common.GRANTED_NOTE,
                *moved_notes(ask, choice.years(ask)),
                *common.own_notes(ask, choice, rows["year"]),
            )
            if n
        ),
        sources=cite(ask, rows if len(rows) else everything, moved(ask, choice.years(ask))),
        filter_text=choice.filter_text(ask),
    )


def _percentage(share: float) -> str:
    return formats.UNKNOWN if formats.is_unknown(share) else f"{formats.tenths(share)}%"


def _shares_title(ask: Ask, choice: ClusterChoice, rows: pd.DataFrame) -> str:
    names, picked = cluster_names(ask), choice.picked(ask)
    (first, last), (old_year, new_year) = choice.years(ask), common.year_names(ask, choice)
    newest = rows[rows["year"] == last].sort_values("share_pct", ascending=False)
    if len(picked) > 2 and len(newest) > 2 and newest["share_pct"].iloc[1] > newest["share_pct"].iloc[2]:
        top = [str(n) if choice.scheme == LETTERED else str(n).lower() for n in newest["label"].head(2)]
        top[0] = top[0] if not choice.is_all(ask) else top[0][0].upper() + top[0][1:]
        text = f"{top[0]} en {top[1]} samen: {formats.tenths(newest['share_pct'].head(2).sum())}% van het totaalbedrag van {new_year}"
        return f"{common.among(ask, choice)}{text}"
    before, after = (
        f"{formats.tenths(some.sum())}%" if len(some) and some.notna().all() else formats.UNKNOWN
        for some in (rows.loc[rows["year"] == year, "share_pct"] for year in (first, last))
    )
    subject = (
        names[picked[0]] if len(picked) == 1 else "Uw selectie samen" if not choice.is_all(ask) else "Alle clusters"
    )
    return f"{subject}: {before} van het totaalbedrag in {old_year}, {after} in {new_year}"
