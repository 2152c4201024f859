"""Actieplan 2007–2011: whom the projects reached, the trainings of Nuansa, and how many projects there were."""

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money.context import context_of, statements
from exhibits.money.programme import NO_NOTE
from exhibits.money.programme_choice import ProgrammeChoice
from exhibits.shared import phrases
from view import formats, palette, shares
from view.charts.bars import Bar, Row, rows_of_bars
from view.charts.dumbbell import Pair, dumbbell


def reach(ask: Ask, choice: ProgrammeChoice) -> Exhibit:
    """Who took part, as shares of all participants: the periods differ in length, so their numbers do not compare."""
    rows = ask("money/programme_reach")
    rows = rows.assign(period=rows["period"].str.replace("-", "–"))
    sums = rows.groupby("period")["participants"].sum()
    rows = rows.assign(share_pct=rows["participants"] / rows["period"].map(sums) * 100)
    first, last = sorted(sums.index)
    wide = rows.pivot(index="audience", columns="period", values=["participants", "share_pct"])
    wide = wide.sort_values(("share_pct", last), ascending=False)
    top = str(wide.index[0])

    def text(audience: str, period: str) -> str:
        return shares.share_pct(wide.loc[audience, ("share_pct", period)], *sums)

    pairs = [
        Pair(
            audience,
            float(wide.loc[audience, ("share_pct", first)]),
            float(wide.loc[audience, ("share_pct", last)]),
            text(audience, first),
            text(audience, last),
            "; ".join(
                f"{audience}, {p}: {formats.integer(wide.loc[audience, ('participants', p)])} deelnemers"
                for p in (first, last)
            ),
        )
        for audience in map(str, wide.index)
    ]
    return Exhibit(
        key="actieplan-bereik",
        title=f"Van de deelnemers was {text(top, first)} ‘{top}’ in {first} en {text(top, last)} in {last}",
        subtitle=f"Deelnemers per doelgroep, als aandeel van alle deelnemers in {first} en in {last}",
        figure=dumbbell(pairs, first, last, maximum=float(rows["share_pct"].max())),
        table=Table(
            [
                Column("Doelgroep", "text", rows["audience"]),
                Column("Periode", "text", rows["period"]),
                Column("Deelnemers", "integer", rows["participants"]),
                Column("Aandeel", "pct", rows["share_pct"], bases=sums),
            ]
        ),
        alt=f"Per doelgroep een open punt voor {first} en een dicht punt voor {last}: het aandeel van alle deelnemers. "
        + " ".join(
            f"{r.audience}, {r.period}: {formats.integer(r.participants)} ({shares.share_pct(r.share_pct, *sums)})."
            for r in rows.itertuples()
        ),
        caveat=" ".join(
            [
                f"De periodes zijn niet even lang, dus aantallen zijn niet te vergelijken: {first} is samen geteld, {last} apart.",
                *statements(ask, "actieplan", ["bzk_begin_2007"]),
            ]
        ),
        notes=(
            *statements(ask, "actieplan", ["bzk_bereik_middelen", "bzk_bereik_intensiteit"]),
            *([f"Wie ‘{top}’ zijn, legt de bron niet uit."] if top == "Overig" else []),
        ),
        sources=cite(ask, rows, context_of(ask, "actieplan", "looptijd", "bereik")),
    )


def trainings(ask: Ask, choice: ProgrammeChoice) -> Exhibit:
    """Participants per kind of training, with how many trainings that took."""
    rows = ask("money/programme_trainings")
    count, people = int(rows["trainings"].sum()), int(rows["participants"].sum())
    largest = rows.loc[rows["per_training"].idxmax()]
    smallest = rows.loc[rows["per_training"].idxmin()]
    caveat = "Trainingen en sessies van Nuansa. Gemiddeld: deelnemers gedeeld door trainingen."
    notes = []
    printed = ask("money/programme_printed_totals", topic="programme_training")
    sums = {"trainings": count, "participants": people}
    for r in printed.itertuples():
        if r.measure in sums and abs(sums[r.measure] - r.value) > 0.001:
            reason = "" if formats.is_unknown(r.note) else f" {r.note}"
            notes.append(f"De bron drukt {formats.integer(r.value)} als totaal.{reason}")
    return Exhibit(
        key="actieplan-trainingen",
        title=f"{formats.integer(count)} trainingen met {formats.integer(people)} deelnemers: gemiddeld "
        f"{formats.tenths(smallest['per_training'])} tot {formats.tenths(largest['per_training'])} per keer",
        figure=rows_of_bars(
            [
                Row(
                    r.training,
                    [
                        Bar(
                            float(r.participants),
                            f"{formats.integer(r.participants)} in {formats.integer(r.trainings)} keer",
                            palette.ACCENT if r.training == largest["training"] else palette.GREY,
                            f"{r.training}: {formats.integer(r.participants)} deelnemers in {formats.integer(r.trainings)} trainingen, "
                            f"gemiddeld {formats.tenths(r.per_training)}",
                        )
                    ],
                )
                for r in rows.itertuples()
            ]
        ),
        subtitle="Aantal deelnemers en aantal trainingen van Nuansa, per soort training",
        table=Table(
            [
                Column("Soort training", "text", rows["training"]),
                Column("Trainingen", "integer", rows["trainings"]),
                Column("Deelnemers", "integer", rows["participants"]),
                Column("Deelnemers per training", "decimal", rows["per_training"], decimals=1),
            ]
        ),
        alt="Een staaf per soort training met het aantal deelnemers. "
        + " ".join(
            f"{r.training}: {formats.integer(r.participants)} deelnemers in {formats.integer(r.trainings)} trainingen, "
            f"gemiddeld {formats.tenths(r.per_training)}."
            for r in rows.itertuples()
        ),
        caveat=caveat,
        notes=tuple(notes),
        sources=cite(ask, rows),
    )


def outputs(ask: Ask, choice: ProgrammeChoice) -> Exhibit:
    """What else the source counts: projects, and loose numbers of single projects, as it says them."""
    projects, rows = ask("money/programme_projects"), ask("money/programme_outputs")
    whole, first = int(projects["projects"].sum()), projects.iloc[0]
    remarks = [NO_NOTE if formats.is_unknown(n) else str(n) for n in (*projects["note"], *rows["note"])]
    return Exhibit(
        key="actieplan-opbrengst",
        title=f"{formats.integer(first['projects'])} van de {formats.plural(whole, 'project', 'projecten')} waren {phrases.within(first['kind'])}",
        subtitle="Aantallen die de bron noemt, over het hele Actieplan",
        table=Table(
            [
                Column("Wat", "text", [*(f"Projecten: {phrases.within(k)}" for k in projects["kind"]), *rows["label"]]),
                Column("Aantal", "decimal", [*projects["projects"], *rows["value"]], mixed_units=True),
                Column("Eenheid", "text", [*("projecten" for _ in projects["kind"]), *rows["unit"]]),
                Column("Zo genoemd", "text", [*("gelijk" for _ in projects["kind"]), *rows["relation"]]),
                Column("Toelichting", "text", remarks),
            ]
        ),
        alt=f"Tabel met {len(projects) + len(rows)} aantallen. "
        + " ".join(f"{r.kind}: {formats.plural(r.projects, 'project', 'projecten')}." for r in projects.itertuples()),
        caveat="Losse aantallen van afzonderlijke projecten: ze tellen niet op tot het bereik van het hele plan.",
        notes=statements(ask, "actieplan", ["bzk_borging"]),
        sources=cite(ask, projects, rows),
    )
