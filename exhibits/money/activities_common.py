"""What all exhibits of activities share: whose they are, the title and sources that go with that, and what is made once."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial, wraps
from typing import TypeAlias

import pandas as pd

from exhibits.exhibit import Ask, Cited, Column, Exhibit, Origin, Table, cite
from exhibits.money.activity_choice import ActivityChoice
from exhibits.money.cluster_choice import cluster_names
from exhibits.shared import phrases
from exhibits.shared.own import cited as own_files
from store import activities
from store.remembering import remembered
from view import formats

Maker: TypeAlias = Callable[[Ask, ActivityChoice], Exhibit]

FILTERS = ("years", "clusters", "municipalities", "target_groups", "amounts", "text")
NOTHING = "Geen activiteiten voor uw selectie"
STATE_TITLE = "Stand van de evaluatie"
STATES = {"opgeleverd": "Opgeleverd", "uitgezet": "Uitgezet", "verplicht": "Nog niet uitgezet", "": "Stand niet bekend"}
"""What is recorded of an activity that must be evaluated, and its word on the page; files say 'verplicht' for the third."""
NOT_RECORDED = "Geen evaluatie vastgelegd"
"""In a list: an activity that need not be evaluated, and of which no evaluation is known."""


@remembered
def origin(ask: Ask) -> Origin:
    """'voorbeeld' while the activities are the sample that was shipped, else somebody's own."""
    loaded = ask("trust/datasets").set_index("table_name")["origin"]
    return "voorbeeld" if loaded.get("activity") == "voorbeeld" else "eigen"


@remembered
def sources(ask: Ask) -> tuple[Cited, ...]:
    """What the sample was made to fit; of one's own records there is no published source."""
    fitted = ask("money/by_cluster", clusters=tuple(cluster_names(ask)))
    return cite(ask, fitted) if origin(ask) == "voorbeeld" else own_files(ask, ("activity",))


def in_any_order(make: Maker) -> Maker:
    """For exhibits that the order and the part of the list do not change: turning a page does not make them again."""
    kept = remembered(make)

    @wraps(make)
    def made(ask: Ask, choice: ActivityChoice) -> Exhibit:
        return kept(ask, choice.without_order)

    return made


def finding(ask: Ask, text: str) -> str:
    """A title, which for invented records says that they are."""
    return f"Voorbeeldgegevens: {phrases.within(text)}" if origin(ask) == "voorbeeld" else text


def exhibit_of(ask: Ask, choice: ActivityChoice, title: str, **parts: object) -> Exhibit:
    """An exhibit with what all of this page share."""
    make = partial(Exhibit, title=finding(ask, title), sources=sources(ask), origin=origin(ask))
    return make(filter_text=choice.filter_text(ask, *FILTERS), **parts)  # type: ignore[arg-type]


def with_threshold(ask: Ask, choice: ActivityChoice, made: Exhibit) -> Exhibit:
    """The exhibit with the limit of the duty among what was chosen, for those that it changes."""
    return replace(made, filter_text=choice.filter_text(ask, *FILTERS, "threshold_eur"))


def due_money(ask: Ask, choice: ActivityChoice) -> pd.DataFrame:
    """Money above the limit, indexed by municipality_id and cluster_id: due_eur, and of it commissioned_eur and delivered_eur."""
    rows = activities.evaluation(ask, choice.chosen, choice.threshold_eur)
    rows = rows[rows["due"].eq(True)].assign(amount_eur=lambda due: due["amount_eur"].astype(float))
    parts = {
        "due_eur": rows,
        "commissioned_eur": rows[rows["evaluation"].eq("uitgezet")],
        "delivered_eur": rows[rows["evaluation"].eq("opgeleverd")],
    }
    sums = {name: part.groupby(["municipality_id", "cluster_id"])["amount_eur"].sum() for name, part in parts.items()}
    return pd.DataFrame(sums).fillna(0.0)


def nothing(ask: Ask, choice: ActivityChoice, key: str, subtitle: str, *titles: str) -> Exhibit:
    """What stands in the place of a figure when no activity fits."""
    table = Table(Column(title, "text", []) for title in titles)
    alt = f"{NOTHING}. Zonder figuur: er is niets om te tekenen."
    return exhibit_of(ask, choice, NOTHING, key=key, subtitle=subtitle, table=table, alt=alt)


def whence(mine: Collection[int], years: Collection[int]) -> str:
    """Of the evaluation cluster's money of `years`, of which `mine` are a user's: 'is gepubliceerd ', 'komt uit uw bestand '."""
    if not mine:
        return "is gepubliceerd "
    if set(mine) == set(years):
        return "komt uit uw bestand "
    return f"is gepubliceerd, over {formats.enumerate_words([str(year) for year in sorted(mine)])} uit uw bestand, "


def states_of(evaluation: "pd.Series[str]") -> "pd.Series[str]":
    """Of what is recorded of due activities: 'geen' is due and not commissioned; '' is not known."""
    recorded = evaluation.astype(object).fillna("")
    return recorded.where(recorded.isin(["opgeleverd", "uitgezet", ""]), "verplicht")


def state_texts(rows: pd.DataFrame, threshold_eur: float) -> list[str | None]:
    """The state of each activity in words, the same in every table of the page; None where nothing is recorded."""
    due = (rows["amount_eur"].astype(float) > threshold_eur) & ~rows["correction"].astype(bool)
    recorded = rows["evaluation"].astype(object).fillna("")
    states = states_of(rows["evaluation"]).where(due | (recorded != "geen"), "geen")
    words = {**STATES, "geen": NOT_RECORDED}
    return [words[state] if state or is_due else None for state, is_due in zip(states, due, strict=True)]
