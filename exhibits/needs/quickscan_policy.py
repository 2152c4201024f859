"""Capacity and policy in the quickscan: answers of which we assume that they exclude each other, and the others."""

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.needs.quickscan_choice import QuickscanChoice
from exhibits.needs.quickscan_counts import count_text, leaders, notes_of, of_base, order_of, row_of, table_of
from exhibits.needs.quickscan_words import base, municipalities, year
from exhibits.shared import phrases
from view import formats, palette
from view.charts.bars_of_base import BarOfBase, bars_of_base

HEADINGS = {"contact": "Contact tussen beleidsterreinen"}
"""exclusive_group → what its answers are about, where the name of the group says too little."""


def _remainder_label(options: int) -> str:
    return f"Geen van {'beide' if options == 2 else 'de ' + formats.count_word(options)}, of niet vermeld (berekend)"


def exclusive(ask: Ask, choice: QuickscanChoice) -> Exhibit:
    """Policy, contact and reporting point: if a municipality gave at most one answer, the rest can be counted."""
    rows = ask("needs/exclusive")
    top = leaders(rows, 1).iloc[0]
    drawn: list[BarOfBase] = []
    lines: list[dict[str, object]] = []
    said: list[str] = []
    for name, group in rows.groupby("exclusive_group", sort=False):
        heading = HEADINGS.get(str(name), str(group.iloc[0]["group_name"]))
        for i, r in enumerate(group.itertuples()):
            drawn.append(row_of(r, r.item_id == top["item_id"], heading if i == 0 else ""))
            lines.append({"about": heading, "label": r.label, "count": r.municipalities, "base": r.base_n})
            said.append(count_text(r))
        last = group.iloc[-1]
        label = _remainder_label(int(last["options"]))
        rest, n = last["remainder"], float(last["base_n"])
        text = of_base(rest, n)
        value = None if formats.is_unknown(rest) else float(rest)
        sentence = f"{heading}: {text.split(' · ')[0].replace(' van ', ' van de ')}: {phrases.within(label)}, als een gemeente één antwoord gaf."
        drawn.append(BarOfBase(label, value, n, text, palette.GREY, sentence))
        lines.append({"about": heading, "label": label, "count": rest, "base": n})
        said.append(sentence)
    lined = pd.DataFrame(lines)
    table = Table(
        [
            Column("Over", "text", lined["about"]),
            Column("Antwoord", "text", lined["label"]),
            Column("Gemeenten", "integer", lined["count"]),
            Column("Van", "integer", lined["base"]),
            Column("Aandeel", "pct", lined["count"] / lined["base"] * 100),
        ]
    )
    return Exhibit(
        key="quickscan-uitsluitend",
        subtitle=f"Aantal van {base(ask)} gemeenten per antwoord, met wat overblijft, {year(ask)}",
        title=_exclusive_title(rows[rows["exclusive_group"] == top["exclusive_group"]]),
        figure=bars_of_base(drawn),
        table=table,
        alt="Staven per vraag, met wat overblijft als een gemeente hoogstens één antwoord gaf. " + " ".join(said),
        caveat="Dat een gemeente hoogstens één van de antwoorden gaf, is onze aanname. Wat overblijft, is daarmee berekend.",
        notes=(
            *(str(reason) for reason in dict.fromkeys(rows["reason"])),
            "Wat overblijft, is niet te scheiden in ‘geen van deze’ en ‘niet vermeld’.",
        ),
        sources=cite(ask, rows),
        origin="indeling",
    )


def _exclusive_title(group: pd.DataFrame) -> str:
    """'Beleid in ontwikkeling bij 25 van de 49 gemeenten, beleid aanwezig bij 20'."""
    known = group.dropna(subset="municipalities")
    parts = [f"{phrases.within(r.label)} bij {formats.integer(r.municipalities)}" for r in known.itertuples()]
    first = known.iloc[0]
    parts[0] = f"{first['label']} bij {phrases.within(municipalities(first['municipalities'], first['base_n']))}"
    return ", ".join(parts)


def capacity(ask: Ask, choice: QuickscanChoice) -> Exhibit:
    """Everything about capacity and policy that does not exclude another answer."""
    rows = ask("needs/counts", themes=("capaciteit", "beleid"))
    rows = order_of(rows[rows["exclusive_group"].isna()], choice.order)
    top = leaders(rows)
    parts = [f"{phrases.within(r.label)}: {formats.integer(r.municipalities)}" for r in top.itertuples()]
    first = top.iloc[0]
    parts[0] = f"{first['label']}: {phrases.within(municipalities(first['municipalities'], first['base_n']))}"
    return Exhibit(
        key="quickscan-capaciteit",
        subtitle=f"Aantal van {base(ask)} gemeenten per onderwerp van capaciteit en beleid, {year(ask)}",
        title="; ".join(parts),
        figure=bars_of_base([row_of(r, r.item_id in set(top["item_id"])) for r in rows.itertuples()]),
        table=table_of(rows),
        alt="Staven met het aantal gemeenten per onderwerp van capaciteit en beleid. "
        + " ".join(count_text(r) for r in rows.itertuples()),
        notes=notes_of(rows, choice.order),
        sources=cite(ask, rows),
        filter_text=(choice.order_text,),
    )
