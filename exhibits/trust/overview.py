"""The three questions at a glance: where the money went, what municipalities need, who has contact with whom."""

from exhibits import phrases
from exhibits.choice import NoChoice
from exhibits.exhibit import Ask, Column, Exhibit, Table, cite
from exhibits.needs.quickscan_words import named, year
from view import formats, palette
from view.charts.bars import Bar, Row, columns, rows_of_bars

SHOWN_NEEDS = 4


def answer(ask: Ask, choice: NoChoice) -> str:
    """What the dashboard holds, in one sentence."""
    held = ask("trust/overview").iloc[0]
    money = ask("money/yearly_totals")
    return (
        f"Geld ({int(money['year'].min())}–{int(money['year'].max())}), behoeften van gemeenten en contacten tussen partners, "
        f"overgenomen uit {formats.integer(held['sources'])} openbare bronnen. Bij elk cijfer staat de bron."
    )


def money(ask: Ask, choice: NoChoice) -> Exhibit:
    """Granted per year, with the change between the last two years."""
    rows = ask("money/yearly_totals")
    before, last = rows.iloc[-2], rows.iloc[-1]
    bars = [
        Bar(
            float(r.amount_eur) / 1e6,
            formats.tenths(r.amount_eur / 1e6),
            palette.ACCENT if r.year == last["year"] else palette.GREY,
            f"{r.year}: {formats.eur(r.amount_eur)}" + (" (niet compleet)" if r.unknown_amounts else ""),
            hatched=bool(r.unknown_amounts),
        )
        for r in rows.itertuples()
    ]
    incomplete = [str(r.year) for r in rows.itertuples() if r.unknown_amounts]
    listed = [int(r.year) for r in rows.itertuples() if r.source_id != last["source_id"]]
    notes = ["In miljoenen euro's, toegekend."]
    if listed:
        notes.append(
            f"Tot en met {max(listed)} opgeteld uit de aankondigingen per aanvrager, daarna uit {last['locator']}."
        )
    if incomplete:
        notes.append(f"{formats.enumerate_words(incomplete)} is niet compleet: niet alle bedragen waren bekend.")
    return Exhibit(
        key="overzicht-geld",
        title=f"{formats.eur_short(last['amount_eur'])} toegekend in {int(last['year'])}, "
        f"{phrases.more_or_less(before['amount_eur'], last['amount_eur'])} dan in {int(before['year'])}",
        figure=columns([f"’{r.year % 100}" for r in rows.itertuples()], bars, height=220),
        table=Table(
            [
                Column("Jaar", "year", rows["year"]),
                Column("Toegekend", "eur", rows["amount_eur"]),
                Column("Toegekend in mln", "mln_eur", rows["amount_eur"] / 1e6),
                Column("Bedragen nog onbekend", "integer", rows["unknown_amounts"]),
            ]
        ),
        alt="Staven met het toegekende bedrag per jaar. "
        + " ".join(
            f"{r.year}: {formats.eur(r.amount_eur)}{', niet compleet' if r.unknown_amounts else ''}."
            for r in rows.itertuples()
        ),
        notes=(" ".join(notes),),
        sources=cite(ask, rows),
    )


def needs(ask: Ask, choice: NoChoice) -> Exhibit:
    """What municipalities asked for most, in the quickscan of 2015."""
    rows = ask("needs/most_named", theme="behoefte_gemeente", state="genoemd").dropna(subset="municipalities")
    top = rows.head(SHOWN_NEEDS)
    first = rows.iloc[0]
    base = int(first["base_n"])
    return Exhibit(
        key="overzicht-behoeften",
        subtitle=f"Aantal van {base} gemeenten dat de behoefte noemt, {year(ask)}",
        title=named(rows[rows["municipalities"] == first["municipalities"]]),
        figure=rows_of_bars(
            [
                Row(
                    r.label,
                    [
                        Bar(
                            float(r.municipalities),
                            f"{int(r.municipalities)} van {int(r.base_n)}",
                            palette.ACCENT if r.item_id == first["item_id"] else palette.GREY,
                        )
                    ],
                )
                for r in top.itertuples()
            ]
        ),
        table=Table(
            [
                Column("Behoefte", "text", rows["label"]),
                Column("Gemeenten", "integer", rows["municipalities"]),
                Column("Van", "integer", rows["base_n"]),
                Column("Aandeel", "pct", rows["municipalities"] / rows["base_n"] * 100),
            ]
        ),
        alt="Staven met de meest genoemde behoeften van gemeenten. "
        + " ".join(f"{r.label}: {int(r.municipalities)} van {int(r.base_n)}." for r in rows.itertuples()),
        caveat=f"Een gekozen groep van {base} gemeenten in {year(ask)}, niet representatief voor alle gemeenten.",
        notes=(
            f"De {formats.count_word(len(top))} vaakst genoemde behoeften van gemeenten waarvan het aantal bekend is.",
        ),
        sources=cite(ask, rows),
    )


def network(ask: Ask, choice: NoChoice) -> Exhibit:
    """The directions of contact for which the report gives a share."""
    rows = ask("network/known_contacts")
    high, low = rows.iloc[0], rows.iloc[-1]
    made = [
        Row(
            f"{r.from_name} → {r.to_name}",
            [
                Bar(
                    float(r.share_pct),
                    ("ongeveer " if r.approximate else "") + formats.pct(r.share_pct),
                    palette.DOMAIN[r.from_domain],
                    f"{formats.pct(r.share_pct)} van de respondenten uit {r.from_name.lower()} (n={r.respondents})",
                )
            ],
        )
        for r in rows.itertuples()
    ]
    return Exhibit(
        key="overzicht-netwerk",
        title=f"{formats.pct(high['share_pct'])} van {high['from_name'].lower()} heeft contact met {high['to_name'].lower()}, "
        f"{formats.pct(low['share_pct'])} van {low['from_name'].lower()} met {low['to_name'].lower()}",
        figure=rows_of_bars(made),
        table=Table(
            [
                Column("Van", "text", rows["from_name"]),
                Column("Naar", "text", rows["to_name"]),
                Column("Aandeel", "pct", rows["share_pct"]),
                Column("Bij benadering", "boolean", rows["approximate"]),
                Column("Respondenten", "integer", rows["respondents"]),
            ]
        ),
        alt="Staven met het aandeel dat ten minste jaarlijks contact heeft over radicalisering. "
        + " ".join(f"{r.from_name} met {r.to_name}: {formats.pct(r.share_pct)}." for r in rows.itertuples()),
        notes=(
            "Deel van de respondenten uit het eerste domein dat ten minste jaarlijks contact heeft over radicalisering, Arnhem 2019. De andere richtingen zijn niet gepubliceerd.",
        ),
        sources=cite(ask, rows),
    )
