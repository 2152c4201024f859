"""Money per cluster over all years that are known, the published ones and a user's own."""

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money import clusters_common as common
from exhibits.money.cluster_choice import ClusterChoice, cluster_names, cluster_years
from exhibits.money.context import moved, moved_notes
from exhibits.shared import own, phrases
from view import formats, palette
from view.charts.base import Pick
from view.charts.lines import Line, lines

THOUSAND_EUR = 1000
GAP_NOTE = "Geen punt: van dat jaar is voor dit cluster geen bedrag bekend. Onbekend is niet nul."


def every_year(ask: Ask, choice: ClusterChoice) -> Exhibit:
    """A line a cluster over all years, always harmonised; a star marks the years that the user loaded."""
    rows = ask("money/by_cluster", clusters=choice.picked(ask))
    years, names = cluster_years(ask), cluster_names(ask)
    mine = own.own_years(ask("money/by_cluster", clusters=tuple(names)))
    # a year that is not known has its place on the axis too, or a step over it would look like one year
    axis = range(years[0], years[-1] + 1)
    amounts = {(r.cluster_id, int(r.year)): float(r.amount_eur) for r in rows.itertuples()}

    def said(cluster: str, year: int) -> str:
        return f"{formats.eur(amounts.get((cluster, year)))} in {own.year_text(year, mine)}"

    shown = [c for c in choice.picked(ask) if any((c, y) in amounts for y in years)]
    drawn = [
        Line(
            names[c],
            [amounts.get((c, y)) for y in axis],
            ["" if (v := amounts.get((c, y))) is None else formats.integer(v / THOUSAND_EUR) for y in axis],
            [f"{names[c]}: {said(c, y)}" for y in axis],
            palette.CLUSTER[c],
            highlight=True,
            pick=Pick(field="clusters", value=c),
        )
        for c in shown
    ]
    when = phrases.span_of_years(years)
    return Exhibit(
        key="clusters-jaren",
        title=_title(ask, choice, amounts),
        subtitle=f"Toegekend per cluster en jaar, {when}, in duizenden euro’s" + ("; * eigen gegevens" if mine else ""),
        figure=lines([f"{y}*" if y in mine else str(y) for y in axis], drawn) if drawn else None,
        table=Table(
            [
                Column("Cluster", "text", rows["label"]),
                Column("Jaar", "year", rows["year"]),
                Column("Letters", "text", rows["letters"]),
                Column("Toegekend", "eur", rows["amount_eur"]),
                Column("Activiteiten", "integer", rows["activities"]),
                *own.origin_column(rows),
            ]
        ),
        alt=f"Een lijn per cluster over {when}. "
        + " ".join(formats.stop(f"{names[c]}: {', '.join(said(c, y) for y in years)}") for c in shown),
        notes=(GAP_NOTE, common.GRANTED_NOTE, *moved_notes(ask, years), *common.own_notes(ask, choice, years)),
        sources=cite(ask, rows if len(rows) else ask("money/by_cluster", clusters=tuple(names)), moved(ask, years)),
        filter_text=choice.harmonised().filter_text(ask, "clusters"),
    )


def _title(ask: Ask, choice: ClusterChoice, amounts: dict[tuple[str, int], float]) -> str:
    """Who got most in the last year that is known of any of them."""
    last = max((year for _, year in amounts), default=None)
    if last is None:
        return "Van geen van deze clusters is een bedrag bekend"
    names = cluster_names(ask)
    newest = {cluster: amount for (cluster, year), amount in amounts.items() if year == last}
    most = max(newest.values())
    top = [names[c].lower() for c, amount in newest.items() if amount == most]
    when = own.year_text(last, own.own_years(ask("money/by_cluster", clusters=tuple(names))))
    if len(newest) == 1:
        return f"{formats.enumerate_words(top).capitalize()}: {formats.eur_short(most)} in {when}"
    each = "elk " if len(top) > 1 else ""
    text = f"meeste geld in {when} voor {formats.enumerate_words(top)}: {each}{formats.eur_short(most)}"
    lead = common.among(ask, choice)
    return f"{lead}{text}" if lead else text[0].upper() + text[1:]
