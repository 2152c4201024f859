"""For a conversation with one applicant: its money by year with its place on the list, and what a cluster's activity costs."""

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money import applicants_common as common
from exhibits.money.applicant_choice import list_years
from exhibits.money.cluster_choice import cluster_names
from exhibits.money.context import moved, moved_notes
from exhibits.money.conversation_choice import ConversationChoice
from exhibits.shared import own
from view import formats, palette
from view.charts.bars import Bar, Row, rows_of_bars
from view.charts.dumbbell import Pair, dumbbell

BY_CLUSTER_UNKNOWN = "Naar welke clusters het geld van {0} ging, is niet gepubliceerd. Dit zijn gemiddelden van alle aanvragers samen, als houvast."


def awards_of(ask: Ask, applicant: str) -> pd.DataFrame:
    """The rows of money/applicant_amounts of one applicant, a year each, in order."""
    return ask("money/applicant_amounts", years=list_years(ask), applicants=(applicant,)).sort_values("year")


def years_without(ask: Ask, rows: pd.DataFrame) -> list[int]:
    """The years with a list on which the applicant is not."""
    return [year for year in list_years(ask) if year not in set(rows["year"])]


def own_activities(ask: Ask, name: str) -> pd.DataFrame:
    """The rows of money/applicant_activities; none while the activities are the sample's, or not to be seen."""
    if not own.loaded(ask, "activity", "money/activity_choices"):
        return pd.DataFrame(columns=["year", "cluster_id", "activities", "amount_eur", "mean_eur"])
    return ask("money/applicant_activities", name=name)


def by_year(ask: Ask, choice: ConversationChoice) -> Exhibit:
    """What was granted in each year that the applicant is on the list, and which place that is."""
    rows, name = awards_of(ask, choice.applicant), choice.name(ask)
    absent = years_without(ask, rows)
    texts = [_year_text(r) for r in rows.itertuples()]
    bars = [
        Row(
            common.year_text(ask, int(r.year)),
            [Bar(None if formats.is_unknown(r.amount_eur) else r.amount_eur, text, palette.ACCENT)],
        )
        for r, text in zip(rows.itertuples(), texts, strict=True)
    ]
    said = [formats.stop(f"{int(r.year)}: {text}") for r, text in zip(rows.itertuples(), texts, strict=True)]
    lists = (
        f"{'lijst' if len(absent) == 1 else 'lijsten'} van {formats.enumerate_words([str(year) for year in absent])}"
    )
    without = [f"Op de {lists} staat {name} niet."] if absent else []
    listed = rows if len(rows) else common.lists_of(ask, list_years(ask))
    same = ask("money/applicants").set_index("applicant_id").loc[choice.applicant, "same_region"]
    return Exhibit(
        key="gesprek-geld",
        title=_title(ask, rows, name),
        subtitle=f"Toegekend aan {name} per jaar, en de plaats op de lijst naar bedrag",
        figure=rows_of_bars(bars, unit="eur") if rows["amount_eur"].notna().any() else None,
        table=Table(
            [
                Column("Jaar", "year", rows["year"]),
                Column("Toegekend", "eur", rows["amount_eur"]),
                Column("Plaats", "integer", rows["position"]),
                Column("Bekende bedragen", "integer", rows["known"]),
                Column("Aandeel in het totaal", "pct", rows["share_pct"], bases=rows["total_eur"]),
                *own.origin_column(rows),
            ]
        ),
        alt=f"Een staaf per jaar met het bedrag van {name}. " + " ".join([*said, *without]),
        caveat=" ".join([*without, common.regional_caveat(ask, int(listed["year"].max()))]).strip(),
        notes=(
            common.granted_note(ask, [int(year) for year in rows["year"]]),
            "Plaats: hoeveelste naar bedrag onder de aanvragers van dat jaar van wie het bedrag bekend is.",
            *([str(same)] if not formats.is_unknown(same) else []),
            *common.year_notes(ask, [int(year) for year in rows["year"]]),
        ),
        sources=cite(ask, listed),
        filter_text=choice.filter_text(ask),
    )


def _year_text(row: object) -> str:
    """'€ 950.000 · plaats 1 van 12'"""
    amount, position, known = (getattr(row, name) for name in ("amount_eur", "position", "known"))
    if formats.is_unknown(amount):
        return "bedrag n.b."
    return f"{formats.eur(amount)} · plaats {int(position)} van {int(known)}"


def _title(ask: Ask, rows: pd.DataFrame, name: str) -> str:
    if rows.empty:
        return f"{name} staat op geen enkele lijst met bedragen"
    last = rows.iloc[-1]
    when = common.year_text(ask, int(last["year"]))
    known = rows.dropna(subset="amount_eur")
    if formats.is_unknown(last["amount_eur"]):
        return f"{name}: het bedrag over {int(last['year'])} is niet bekend (n.b.)"
    amount = formats.eur(last["amount_eur"])
    place = f"plaats {int(last['position'])} van {int(last['known'])}"
    if len(known) < 2:
        return f"{name}: {amount} in {when}, {place} op de lijst"
    top = known.loc[known["amount_eur"].idxmax()]
    most = (
        "in geen ander bekend jaar was het meer"
        if top["year"] == last["year"]
        else f"het hoogste bekende was {formats.eur(top['amount_eur'])} in {int(top['year'])}"
    )
    return f"{name}: {amount} in {when}, {place}; {most}"


def cluster_means(ask: Ask, choice: ConversationChoice) -> Exhibit:
    """What an activity of each cluster costs on average, in the whole country; and here, where own records have it."""
    names, name = cluster_names(ask), choice.name(ask)
    every = ask("money/by_cluster", clusters=tuple(names))
    # years of one's own may have some clusters only, and are not of the whole country
    rows = every[~own.own_rows(every)].reset_index(drop=True)
    mine = own_activities(ask, name)
    first, last = int(rows["year"].min()), int(rows["year"].max())
    means = rows.pivot_table(index="cluster_id", columns="year", values="mean_eur").reindex(list(names))
    pairs = [
        Pair(
            names[cluster],
            float(means.loc[cluster, first]),
            float(means.loc[cluster, last]),
            formats.eur_short(means.loc[cluster, first]),
            formats.eur_short(means.loc[cluster, last]),
            f"{names[cluster]}: {formats.eur(means.loc[cluster, first])} in {first}, "
            f"{formats.eur(means.loc[cluster, last])} in {last}",
        )
        for cluster in names
    ]
    # own activities may be of years and clusters that have no mean of all applicants
    joined = rows.merge(mine, on=["year", "cluster_id"], how="outer", suffixes=("", "_own"))
    joined = joined.sort_values(
        ["cluster_id", "year"], key=lambda column: column.replace(list(names), range(len(names)))
    )
    columns = [
        Column("Cluster", "text", joined["cluster_id"].map(names)),
        Column("Jaar", "year", joined["year"]),
        Column("Activiteiten, alle aanvragers", "integer", joined["activities"]),
        Column("Gemiddeld per activiteit, alle aanvragers", "eur", joined["mean_eur"]),
    ]
    if len(mine):
        columns += [
            Column(f"Activiteiten {name}", "integer", joined["activities_own"]),
            Column(f"Gemiddeld per activiteit {name}", "eur", joined["mean_eur_own"]),
        ]
    newest = means[last]
    most, least = str(newest.idxmax()), str(newest.idxmin())
    return Exhibit(
        key="gesprek-clusters",
        title=f"Gemiddeld per activiteit van alle aanvragers in {last}: van {formats.eur_short(newest[least])} "
        f"({names[least].lower()}) tot {formats.eur_short(newest[most])} ({names[most].lower()})",
        subtitle=f"Gemiddeld toegekend bedrag per activiteit en cluster, {first} en {last}, in euro",
        figure=dumbbell(pairs, str(first), str(last), maximum=float(means.max().max()) * 1.05, unit="eur"),
        table=Table(columns),
        alt=f"Per cluster een open punt voor {first} en een dicht punt voor {last}. "
        + " ".join(f"{pair.hover}." for pair in pairs),
        caveat=_own_words(mine, name) if len(mine) else BY_CLUSTER_UNKNOWN.format(name),
        notes=(
            "Gemiddeld: toegekend bedrag gedeeld door het aantal activiteiten. Een gemiddelde zegt niets over de spreiding.",
            common.SPENT_NOTE,
            *moved_notes(ask, (first, last)),
        ),
        sources=(
            *cite(ask, rows, moved(ask, (first, last))),
            *(own.cited(ask, ("activity", "municipality")) if len(mine) else ()),
        ),
        filter_text=choice.filter_text(ask),
    )


def _own_words(mine: pd.DataFrame, name: str) -> str:
    count = formats.plural(int(mine["activities"].sum()), "activiteit", "activiteiten")
    mean = mine["amount_eur"].sum() / mine["activities"].sum()
    return f"In uw eigen gegevens: {count} van {name}, gemiddeld {formats.eur(mean)}; per cluster in de tabel."
