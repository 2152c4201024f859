"""The duty to evaluate large activities: what is due, commissioned and delivered, and the evaluation cluster's own money."""

from dataclasses import replace
from itertools import islice

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money.activities_common import (
    NOTHING,
    STATE_TITLE,
    STATES,
    exhibit_of,
    finding,
    in_any_order,
    nothing,
    origin,
    sources,
    states_of,
    whence,
    with_threshold,
)
from exhibits.money.activity_choice import ActivityChoice
from exhibits.money.cluster_choice import cluster_names
from exhibits.money.context import moved, moved_notes
from exhibits.shared import own, phrases
from store import activities
from view import formats, palette
from view.charts.base import Pick
from view.charts.labelled_bars import LabelledBar, labelled_bars
from view.charts.stacked import Part, Stack, stacked_bars

DUTY_NOTE = (
    "Volgens RAND (2022) geldt de plicht voor activiteiten boven € 100.000 toegekend, volgens SZW (2021) boven € 100.000 aangevraagd. "
    "Hier telt wat is toegekend; de grens kunt u bovenaan kiezen."
)


def _later_note(ask: Ask, choice: ActivityChoice) -> tuple[str, ...]:
    """That the sources of the duty are older than some of the activities; () when they are not."""
    rows = ask("money/by_cluster", clusters=tuple(cluster_names(ask)))
    last = int(rows.loc[~own.own_rows(rows), "year"].max())
    later = (activities.evaluation_money(ask, choice.chosen, choice.threshold_eur)["year"] > last).any()
    return (f"Of de plicht na {last} nog zo geldt, staat niet in deze bronnen.",) if later else ()


def _due(ask: Ask, choice: ActivityChoice) -> pd.DataFrame:
    rows = activities.evaluation(ask, choice.chosen, choice.threshold_eur)
    rows = rows[rows["due"].eq(True)]
    return rows.assign(state=states_of(rows["evaluation"]), amount_eur=rows["amount_eur"].astype(float))


def _nothing_due(ask: Ask, choice: ActivityChoice, key: str, subtitle: str, *titles: str) -> Exhibit:
    """In the place of a figure: no activity fits, or none of those that fit is above the limit."""
    made = nothing(ask, choice, key, subtitle, *titles)
    if activities.total(ask, choice.chosen)["records"].iloc[0]:
        none = f"Geen activiteiten boven {formats.eur(choice.threshold_eur)} in uw selectie"
        made = replace(made, title=finding(ask, none), alt=made.alt.replace(NOTHING, none))
    return with_threshold(ask, choice, made)


def _delivered_text(share: float, due: int) -> str:
    some = f"evaluatie opgeleverd voor {formats.tenths(share)}% van dat geld"
    every = {1: "de evaluatie is opgeleverd", 2: "beide evaluaties opgeleverd"}.get(due, "alle evaluaties opgeleverd")
    return {0.0: "nog geen evaluatie opgeleverd", 100.0: every}.get(share, some)


def _due_text(choice: ActivityChoice, due: int) -> str:
    """How many activities are due; a limit that is not the official one makes no duty."""
    number = formats.plural(due, "activiteit", "activiteiten")
    if choice.is_official:
        return f"Evaluatieplicht bij {number}"
    return f"{number} boven {formats.eur(choice.threshold_eur)}"


def _waiting_text(choice: ActivityChoice, waiting: int) -> str:
    """How many evaluations are still to be commissioned, or would be at another limit than the official one."""
    number = formats.plural(waiting, "activiteit", "activiteiten")
    limit = f"een grens van {formats.eur(choice.threshold_eur)}"
    if choice.is_official:
        return (
            f"Bij {number} moet de evaluatie nog worden uitgezet"
            if waiting
            else "Geen evaluatie die nog moet worden uitgezet"
        )
    if not waiting:
        return f"Bij {limit} geen evaluatie die nog zou moeten worden uitgezet"
    return f"Bij {limit} zou bij {number} de evaluatie nog moeten worden uitgezet"


@in_any_order
def status(ask: Ask, choice: ActivityChoice) -> Exhibit:
    """Per cluster how much money is due for evaluation, by the state of the evaluation."""
    rows = _due(ask, choice)
    subtitle = f"Toegekend aan activiteiten boven {formats.eur(choice.threshold_eur)}, per cluster en stand van de evaluatie, in euro"
    if rows.empty:
        return _nothing_due(ask, choice, "activiteiten-evaluatie", subtitle, "Cluster", STATE_TITLE, "Activiteiten")
    sums = (
        rows.groupby(["cluster", "cluster_id", "state"], sort=False)[["activities", "amount_eur"]].sum().reset_index()
    )
    shown = [state for state in STATES if (sums["state"] == state).any()]
    looks = dict(
        zip(STATES, (palette.ACCENT, palette.ramps()["light"][1][0], palette.GREY, palette.UNKNOWN), strict=True)
    )
    parts = [Part(STATES[s], looks[s], palette.text_on(looks[s]), hatched=not s) for s in shown]
    stacks = []
    groups = {names: group.set_index("state") for names, group in sums.groupby(["cluster", "cluster_id"], sort=False)}
    amounts = [[float(by_state["amount_eur"].get(s, 0.0)) for s in shown] for by_state in groups.values()]
    all_written = iter(formats.eur_alike(*(v for values in amounts for v in (*values, sum(values)))))
    for ((cluster, cluster_id), by_state), values in zip(groups.items(), amounts, strict=True):
        counts = [int(by_state["activities"].get(s, 0)) for s in shown]
        *written, whole = islice(all_written, len(shown) + 1)
        texts = [text if value else "" for text, value in zip(written, values, strict=True)]
        hovers = [
            f"{cluster}, {STATES[s].lower()}: {n}, {formats.eur(v)}"
            for s, n, v in zip(shown, counts, values, strict=True)
        ]
        number = formats.plural(sum(counts), "activiteit", "activiteiten")
        pick = Pick(field="clusters", value=str(cluster_id))
        stacks.append(Stack(str(cluster), values, texts, hovers, f"{number}, {whole}", pick))
    share = float(rows.loc[rows["state"] == "opgeleverd", "amount_eur"].sum() / rows["amount_eur"].sum()) * 100
    due = int(rows["activities"].sum())
    made = exhibit_of(
        ask,
        choice,
        f"{_due_text(choice, due)}; {_delivered_text(share, due)}",
        key="activiteiten-evaluatie",
        subtitle=subtitle,
        figure=stacked_bars(stacks, parts, unit="eur"),
        table=Table(
            [
                Column("Cluster", "text", sums["cluster"]),
                Column(STATE_TITLE, "text", [STATES[s] for s in sums["state"]]),
                Column("Activiteiten", "integer", sums["activities"]),
                Column("Toegekend", "eur", sums["amount_eur"]),
            ]
        ),
        alt="Een staaf per cluster, verdeeld naar de stand van de evaluatie. "
        + " ".join(
            f"{r.cluster}, {STATES[r.state].lower()}: {r.activities}, {formats.eur(r.amount_eur)}."
            for r in sums.itertuples()
        ),
        caveat=DUTY_NOTE,
        notes=_later_note(ask, choice),
    )
    return with_threshold(ask, choice, made)


@in_any_order
def due(ask: Ask, choice: ActivityChoice) -> Exhibit:
    """The activities whose evaluation is due, what is still to be commissioned first: to export."""
    rows = activities.due(ask, choice.chosen, choice.threshold_eur)
    states = states_of(rows["evaluation"])
    waiting = int((states == "verplicht").sum())
    title = _waiting_text(choice, waiting)
    made = exhibit_of(
        ask,
        choice,
        title,
        key="activiteiten-te-evalueren",
        subtitle=f"Activiteiten boven {formats.eur(choice.threshold_eur)}; wat nog niet is uitgezet eerst",
        table=Table(
            [
                Column(STATE_TITLE, "text", states.map(STATES)),
                Column("Jaar", "year", rows["year"]),
                Column("Gemeente", "text", rows["municipality"]),
                Column("Cluster", "text", rows["cluster"]),
                Column("Activiteit", "text", rows["title"]),
                Column("Toegekend", "eur", rows["amount_eur"]),
            ]
        ),
        alt=f"{phrases.table_words(len(rows), 'activiteit', 'activiteiten')} boven de grens. {title}.",
        notes=(DUTY_NOTE, *_later_note(ask, choice)),
    )
    return with_threshold(ask, choice, made)


@in_any_order
def money(ask: Ask, choice: ActivityChoice) -> Exhibit:
    """Per year the money due for evaluation beside what the evaluation cluster itself was granted."""
    rows = activities.evaluation_money(ask, choice.chosen, choice.threshold_eur)
    above = f"boven {formats.eur(choice.threshold_eur)}"
    subtitle = f"Per jaar: toegekend aan activiteiten {above}, en aan het cluster evaluatie zelf, in euro"
    if rows.empty:
        return _nothing_due(ask, choice, "activiteiten-evaluatiegeld", subtitle, "Jaar", f"Toegekend {above}")
    bars = []
    written = iter(formats.eur_alike(*rows[["due_eur", "evaluation_cluster_eur"]].astype(float).to_numpy().ravel()))
    for r in rows.itertuples():
        bars.append(LabelledBar(str(r.year)))
        granted = None if formats.is_unknown(r.evaluation_cluster_eur) else float(r.evaluation_cluster_eur)
        number = formats.plural(int(r.due_activities), "activiteit", "activiteiten")
        bars.append(LabelledBar(f"B{above[1:]}", f"{next(written)}, {number}", float(r.due_eur), palette.GREY))
        bars.append(LabelledBar("Cluster evaluatie", next(written), granted, palette.CLUSTER["evaluatie"]))
    known = rows.dropna(subset=["evaluation_cluster_eur"])
    mine = own.own_years(known)
    title = "Geld van het cluster evaluatie is voor deze jaren niet bekend"
    if len(known):
        ends = [known.iloc[0], known.iloc[-1]] if len(known) > 1 else [known.iloc[0]]
        texts = formats.eur_alike(*(float(e["evaluation_cluster_eur"]) for e in ends))
        title = "Cluster evaluatie: " + ", ".join(
            f"{text} in {own.year_text(int(e['year']), mine)}" for text, e in zip(texts, ends, strict=True)
        )
    made = exhibit_of(
        ask,
        choice,
        title,
        key="activiteiten-evaluatiegeld",
        subtitle=subtitle,
        figure=labelled_bars(bars, unit="eur"),
        table=Table(
            [
                Column("Jaar", "year", rows["year"]),
                Column(f"Activiteiten {above}", "integer", rows["due_activities"]),
                Column(f"Toegekend {above}", "eur", rows["due_eur"].astype(float)),
                Column("Daarvan uitgezet", "eur", rows["commissioned_eur"].astype(float)),
                Column("Daarvan opgeleverd", "eur", rows["delivered_eur"].astype(float)),
                Column(
                    "Cluster evaluatie",
                    "eur",
                    [None if formats.is_unknown(v) else float(v) for v in rows["evaluation_cluster_eur"]],
                ),
                *own.origin_column(rows, "Herkomst cluster evaluatie"),
            ]
        ),
        alt="Per jaar twee staven: het geld van activiteiten boven de grens en dat van het cluster evaluatie. "
        + " ".join(
            formats.stop(
                f"{r.year}: {formats.eur(r.due_eur)} {above}, cluster evaluatie {formats.eur(r.evaluation_cluster_eur)}"
            )
            for r in rows.itertuples()
        ),
        caveat=f"Het geld van het cluster evaluatie {whence(mine, set(known['year']))}en gaat over het hele jaar, los van uw keuzes.",
        notes=(DUTY_NOTE, *_later_note(ask, choice), *moved_notes(ask, rows["year"])),
    )
    # the finding is a published figure, so it is not marked as one of the sample
    made = replace(with_threshold(ask, choice, made), title=title)
    if origin(ask) == "voorbeeld":
        return made
    # own activities beside published money: the sources say of both where they come from, and so which mark there is
    return replace(made, origin="gepubliceerd", sources=(*sources(ask), *cite(ask, known, moved(ask, rows["year"]))))
