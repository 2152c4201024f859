"""Capacity and policy in the quickscan: answers of which we assume that they exclude each other, and the others."""

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.needs.quickscan_choice import QuickscanChoice
from exhibits.needs.quickscan_counts import (
    count_text,
    drawn_or_none,
    leaders,
    notes_of,
    of_base,
    order_of,
    row_of,
    table_of,
)
from exhibits.needs.quickscan_layer import Layer, layer_of
from exhibits.needs.quickscan_words import further, municipalities
from exhibits.shared import phrases
from view import formats, palette
from view.charts.bars_of_base import BarOfBase

HEADINGS = {"contact": "Contact tussen beleidsterreinen"}
"""exclusive_group → what its answers are about, where the name of the group says too little."""


def _remainder_label(options: int, *, own: bool) -> str:
    which = "beide" if options == 2 else f"de {formats.count_word(options)}"
    if own:
        return "Dit antwoord niet" if options == 1 else f"Geen van {which}"
    return f"Geen van {which}, of niet vermeld (berekend)"


def exclusive(ask: Ask, choice: QuickscanChoice) -> Exhibit:
    """Policy, contact and reporting point: if a municipality gave at most one answer, the rest can be counted."""
    layer = layer_of(ask, choice)
    rows = layer.exclusive
    top = leaders(rows, 1)
    drawn: list[BarOfBase] = []
    lines: list[dict[str, object]] = []
    said: list[str] = []
    for name, group in rows.groupby("exclusive_group", sort=False):
        heading = HEADINGS.get(str(name), str(group.iloc[0]["group_name"]))
        for i, r in enumerate(group.itertuples()):
            drawn.append(row_of(r, r.item_id in set(top["item_id"].head(1)), heading if i == 0 else ""))
            lines.append({"about": heading, "label": r.label, "count": r.municipalities, "base": r.base_n})
            said.append(count_text(r))
        last = group.iloc[-1]
        label = _remainder_label(int(last["options"]), own=layer.own)
        rest, n = last["remainder"], float(last["base_n"])
        text = of_base(rest, n)
        value = None if formats.is_unknown(rest) else float(rest)
        assumed = "" if layer.own else ", als een gemeente één antwoord gaf"
        sentence = f"{heading}: {text.split(' · ')[0].replace(' van ', ' van de ')}: {phrases.within(label)}{assumed}."
        drawn.append(BarOfBase(label, value, n, text, palette.GREY, sentence))
        lines.append({"about": heading, "label": label, "count": rest, "base": n})
        said.append(sentence)
    lined = pd.DataFrame(lines, columns=["about", "label", "count", "base"])
    table = Table(
        [
            Column("Over", "text", lined["about"]),
            Column("Antwoord", "text", lined["label"]),
            Column("Gemeenten", "integer", lined["count"]),
            Column("Van", "integer", lined["base"]),
            Column("Aandeel", "pct", lined["count"] / lined["base"] * 100, bases=lined["base"]),
        ]
    )
    return Exhibit(
        key="quickscan-uitsluitend",
        subtitle=f"Aantal van {layer.of} per antwoord, met wat overblijft, {layer.when}",
        title=_exclusive_title(rows[rows["exclusive_group"].isin(top["exclusive_group"].head(1))]),
        figure=drawn_or_none(drawn),
        table=table,
        alt="Staven per vraag, met wat overblijft. " + " ".join(said),
        caveat=_exclusive_caveat(layer, rows),
        notes=(
            *(str(reason) for reason in dict.fromkeys(rows["reason"])),
            "Wat overblijft, is niet te scheiden in ‘geen van deze’ en ‘niet vermeld’.",
        )
        if not layer.own
        else layer.unknown_notes(rows[["municipalities", "remainder"]]),
        sources=layer.sources(rows),
        origin="eigen" if layer.own else "indeling",
        filter_text=choice.words()[1:],
    )


def _exclusive_caveat(layer: Layer, rows: pd.DataFrame) -> str:
    """How what is left was counted, and whether the answers do exclude each other."""
    if not layer.own:
        return "Dat een gemeente hoogstens één van de antwoorden gaf, is onze aanname. Wat overblijft, is daarmee berekend."
    several = rows.drop_duplicates("exclusive_group").query("several > 0")
    found = [
        f"{formats.plural(int(r.several), 'gemeente gaf', 'gemeenten gaven')} meer dan één antwoord over "
        f"{phrases.within(HEADINGS.get(r.exclusive_group, r.group_name))}"
        for r in several.itertuples()
    ]
    counted = "Geteld per gemeente, over gemeenten waarvan alle antwoorden van een vraag bekend zijn."
    return f"{counted} {formats.stop(formats.enumerate_words(found))}" if found else counted


def _exclusive_title(group: pd.DataFrame) -> str:
    """'Beleid in ontwikkeling bij 25 van de 49 gemeenten, beleid aanwezig bij 20'."""
    known = group.dropna(subset="municipalities")
    if known.empty:
        return "Van geen van deze antwoorden is een aantal bekend"
    parts = [f"{phrases.within(r.label)} bij {formats.integer(r.municipalities)}" for r in known.itertuples()]
    first = known.iloc[0]
    parts[0] = f"{first['label']} bij {phrases.within(municipalities(first['municipalities'], first['base_n']))}"
    return ", ".join(parts)


def capacity(ask: Ask, choice: QuickscanChoice) -> Exhibit:
    """Everything about capacity and policy that does not exclude another answer."""
    layer = layer_of(ask, choice)
    rows = layer.counts("capaciteit", "beleid")
    rows = order_of(rows[rows["exclusive_group"].isna()], choice.order)
    top = leaders(rows)
    parts = [
        f"{phrases.within(r.label)}: {further(r.municipalities, r.base_n, top['base_n'].iloc[0])}"
        for r in top.itertuples()
    ]
    for first in top.head(1).itertuples():
        parts[0] = f"{first.label}: {phrases.within(municipalities(first.municipalities, first.base_n))}"
    return Exhibit(
        key="quickscan-capaciteit",
        subtitle=f"Aantal van {layer.of} per onderwerp van capaciteit en beleid, {layer.when}",
        title="; ".join(parts) or "Van geen enkel onderwerp van capaciteit en beleid is een aantal bekend",
        figure=drawn_or_none([row_of(r, r.item_id in set(top["item_id"])) for r in rows.itertuples()]),
        table=table_of(rows),
        alt="Staven met het aantal gemeenten per onderwerp van capaciteit en beleid. "
        + " ".join(count_text(r) for r in rows.itertuples()),
        notes=notes_of(rows, choice.order),
        sources=layer.sources(rows),
        origin=layer.origin,
        filter_text=choice.words(),
    )
