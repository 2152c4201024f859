"""Money per applicant in one year: who got most."""

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.money import applicants_common as common
from exhibits.money.applicant_choice import ApplicantChoice
from exhibits.money.context import statements
from exhibits.shared import own
from view import formats, palette
from view.charts.base import Pick
from view.charts.labelled_bars import LabelledBar, labelled_bars

DRAWN, FEW_MORE = 10, 2
"""So many applicants are drawn, unless all names are asked for; a few more are drawn as well."""


def ranking(ask: Ask, choice: ApplicantChoice) -> Exhibit:
    """Who got most in one year, with each one's share of the total; euro per inhabitant in the table where known."""
    year = choice.year
    rows = common.awards(ask, choice, year)
    filter_text = choice.filter_text(ask, "year", "applicants")
    sources = cite(ask, rows if len(rows) else common.lists_of(ask, [year]))
    if rows.empty:
        return common.nothing_drawn(ask, choice, "gemeenten-rang", str(year), sources, filter_text)
    shared = rows["share_pct"].notna().any()
    drawn = len(rows) if choice.label_all or len(rows) <= DRAWN + FEW_MORE else DRAWN
    bars, sentences = [], []
    for r in rows.itertuples():
        pick = Pick(field="applicants", value=r.applicant_id)
        if formats.is_unknown(r.amount_eur):
            why = "" if formats.is_unknown(r.note) else f" ({r.note})"
            bars.append(LabelledBar(r.label, f"n.b.{why}", pick=pick))
            sentences.append(f"{r.label}: niet bekend.")
            continue
        text = formats.eur(r.amount_eur) + (f" · {formats.tenths(r.share_pct)}%" if shared else "")
        colour = palette.ACCENT if r.position == rows["position"].min() else palette.GREY
        amount = float(r.amount_eur)
        bars.append(LabelledBar(f"{int(r.position)}. {r.label}", text, amount, colour, f"{r.label}: {text}", pick=pick))
        sentences.append(f"{int(r.position)}. {r.label}: {text}.")
    people = ask("money/per_inhabitant", year=year).set_index("applicant_id").loc[list(rows["applicant_id"])]
    known_people = people["eur_per_inhabitant"].notna().any()
    inhabitants = [
        Column("Inwoners van de gemeente", "integer", people["inhabitants"]),
        Column("Euro per inwoner", "decimal", people["eur_per_inhabitant"].round(2)),
    ]
    notes = (
        *(
            [
                f"De figuur toont de {formats.count_word(drawn)} hoogste bedragen; de tabel en ‘Alle namen’ geven ze alle."
            ]
            if drawn < len(rows)
            else []
        ),
        f"Plaats{' en aandeel gaan' if shared else ' gaat'} over alle aanvragers met een bekend bedrag in {year}, ook als u er enkele kiest.",
        *([] if shared else ["Aandeel: niet bekend, want het totaalbedrag van dit jaar is niet bekend."]),
        *(
            [f"De tabel geeft ook euro per inwoner. {' '.join(statements(ask, 'geld', ['inwoners_2020']))}"]
            if known_people
            else []
        ),
        *common.absent_notes(ask, choice, year),
        common.granted_note(ask, [year]),
        *common.year_notes(ask, [year]),
    )
    return Exhibit(
        key="gemeenten-rang",
        title=_title(ask, rows, choice),
        subtitle=f"Toegekend per aanvrager in {common.named_year(ask, year)}, in euro"
        + (" en als aandeel van het totaalbedrag" if shared else "")
        + (f"; de {formats.count_word(drawn)} hoogste van {len(rows)}" if drawn < len(rows) else ""),
        figure=labelled_bars(bars[:drawn], unit="eur") if rows["amount_eur"].notna().any() else None,
        table=Table(
            [
                Column("Plaats", "integer", rows["position"]),
                Column("Aanvrager", "text", rows["label"]),
                Column("Provincie", "text", rows["province"]),
                Column("Toegekend", "eur", rows["amount_eur"]),
                Column("Aandeel", "pct", rows["share_pct"], bases=rows["total_eur"]),
                *(inhabitants if known_people else []),
                *own.origin_column(rows),
            ]
        ),
        alt=f"Staven van hoog naar laag met het bedrag per aanvrager in {year}. " + " ".join(sentences),
        caveat=common.regional_caveat(ask, choice.year),
        notes=notes,
        sources=cite(ask, rows, people) if known_people else sources,
        filter_text=filter_text,
    )


def _title(ask: Ask, rows: pd.DataFrame, choice: ApplicantChoice) -> str:
    known = rows.dropna(subset="amount_eur")
    when = common.year_text(ask, choice.year)
    if known.empty:
        return f"{formats.enumerate_words(list(rows['label']))}: het bedrag over {choice.year} is niet bekend (n.b.)"
    top = known.iloc[0]
    share = (
        "" if formats.is_unknown(top["share_pct"]) else f" ({formats.tenths(top['share_pct'])}% van het totaalbedrag)"
    )
    amount = formats.eur(top["amount_eur"])
    if len(rows) == 1:
        return f"{top['label']}: plaats {int(top['position'])} van {int(top['known'])} bekende bedragen in {when}, {amount}"
    leader, several = common.leaders(known)
    verb, each = ("kregen", "elk ") if several else ("kreeg", "")
    among = "" if choice.is_all(ask) else " van uw selectie"
    return f"{leader} {verb} in {when} {common.most_words(ask, choice.year)}{among}: {each}{amount}{share}"
