"""Where every figure comes from: the published figures with their place, the sources, and what words mean."""

from typing import Any

import pandas as pd

from exhibits.exhibit import Ask, Cited, Column, Exhibit, Table, cite
from exhibits.trust.source_choice import EVERYTHING, SourceChoice
from view import formats

NO_NOTE = "–"
PER_ROW = "vindplaats per rij in de tabel"
SEARCHED = "doorzocht"
NOTHING_SAID = "De bron noemt geen getal."
ONE = {
    "acties": "actie",
    "activiteiten": "activiteit",
    "aanvragers": "aanvrager",
    "casussen": "casus",
    "deelnemers": "deelnemer",
    "gemeenten": "gemeente",
    "personen": "persoon",
    "projecten": "project",
    "trainingen": "training",
}


def value_text(value: float | None, unit: str, hedge: str | None = None) -> str:
    """'€ 1.763.369', '46 van de 49 gemeenten', 'ongeveer 50%', 'n.b.': a figure as people read it."""
    if formats.is_unknown(value) or value is None:
        return formats.UNKNOWN
    if unit == "EUR":
        text = formats.eur(value)
    elif unit == "mln EUR":
        text = formats.mln_eur(value)
    elif unit == "%":
        text = formats.pct(value)
    elif unit == "jaar" and value > 1900:
        text = formats.year(value)
    else:
        text = f"{formats.decimal(value)} {ONE.get(unit, unit) if value == 1 else unit}"
    return text if formats.is_unknown(hedge) else f"{hedge} {text}"


def answer(ask: Ask, choice: SourceChoice) -> str:
    """How many figures there are, from how many sources, and how many the sources leave out."""
    rows = ask("trust/figures")
    unknown = int(rows["value"].isna().sum())
    lead = (
        f"Alle {formats.integer(len(rows))} gepubliceerde cijfers komen uit "
        f"{formats.plural(rows['source_id'].nunique(), 'openbare bron', 'openbare bronnen')}; bij elk staat de plaats in die bron."
    )
    return (
        f"{lead} Bij {formats.integer(unknown)} noemt de bron geen getal: daar staat n.b., met de reden."
        if unknown
        else lead
    )


def matching_rows(ask: Ask, choice: SourceChoice) -> pd.DataFrame:
    """The figures that hold every word of the search, anywhere in description, source, place or note."""
    rows = ask("trust/figures")
    if choice.source_id != EVERYTHING:
        rows = rows[rows["source_id"] == choice.source_id]
    if choice.table_name != EVERYTHING:
        rows = rows[rows["table_name"] == choice.table_name]
    for word in choice.search.lower().split():
        texts = [
            " ".join(map(str, parts)).lower()
            for parts in rows[["description", "source", "locator", "note"]].fillna("").itertuples(index=False)
        ]
        rows = rows.loc[pd.Series([word in text for text in texts], rows.index, dtype=bool)]
    return rows


def _places(ask: Ask, rows: pd.DataFrame) -> tuple[Cited, ...]:
    """The sources of `rows`; when there are none, the sources that were searched."""
    if rows.empty:
        return cite(ask, places=[(source_id, SEARCHED) for source_id in ask("trust/sources")["source_id"]])
    return cite(ask, places=[(source_id, PER_ROW) for source_id in rows["source_id"].unique()])


def _remark(row: Any) -> str:
    if not formats.is_unknown(row.note):
        return str(row.note)
    return NOTHING_SAID if formats.is_unknown(row.value) else NO_NOTE


def figures(ask: Ask, choice: SourceChoice) -> Exhibit:
    """Every published figure that fits the choices, with its source and place."""
    rows = matching_rows(ask, choice)
    whole = len(ask("trust/figures"))
    unknown = int(rows["value"].isna().sum())
    meant = f" voor ‘{choice.search}’" if choice.search else ""
    if rows.empty:
        title = f"Geen van de {formats.integer(whole)} gepubliceerde cijfers gevonden{meant}"
    elif len(rows) == whole:
        title = f"Alle {formats.integer(whole)} gepubliceerde cijfers, elk met bron en vindplaats"
    else:
        title = f"{formats.integer(len(rows))} van de {formats.integer(whole)} gepubliceerde cijfers gevonden{meant}"
    note = "Zoekt in omschrijving, bron, vindplaats en toelichting; alle woorden moeten voorkomen."
    if unknown:
        note += (
            f" Bij {formats.integer(unknown)} noemt de bron geen getal: daar staat n.b. (niet bekend), met de reden."
        )
    values = [value_text(r.value, r.unit, r.hedge) for r in rows.itertuples()]
    return Exhibit(
        key="bronnen-cijfers",
        title=title,
        subtitle="Elk cijfer met zijn bron en de plaats daarin",
        table=Table(
            [
                Column("Cijfer", "text", rows["description"]),
                Column("Waarde", "text", values),
                Column("Bron", "text", rows["source"]),
                Column("Vindplaats", "text", rows["locator"]),
                Column("Toelichting", "text", [_remark(r) for r in rows.itertuples()]),
            ]
        ),
        alt=f"Tabel met {formats.plural(len(rows), 'gepubliceerd cijfer', 'gepubliceerde cijfers')}: "
        "wat het is, de waarde, de bron, de vindplaats en een toelichting.",
        notes=(note,),
        sources=_places(ask, rows),
        filter_text=choice.in_words(ask),
    )


def sources(ask: Ask, choice: SourceChoice) -> Exhibit:
    """Every source with what it holds and how many figures the database has from it."""
    rows = ask("trust/sources")
    held = ask("trust/figures").groupby("source_id")["value"].agg(["size", "count"])
    rows = rows.assign(
        figures=rows["source_id"].map(held["size"]).fillna(0).astype(int),
        known=rows["source_id"].map(held["count"]).fillna(0).astype(int),
    ).sort_values(["figures", "source_id"], ascending=[False, True])
    top = rows.iloc[0]
    return Exhibit(
        key="bronnen-lijst",
        title=f"{formats.integer(len(rows))} bronnen; de meeste cijfers ({formats.integer(top['figures'])}) komen van "
        f"{top['publisher']}",
        subtitle="Alle documenten waar cijfers uit komen, met het aantal cijfers per document",
        table=Table(
            [
                Column("Bron", "text", rows["title"]),
                Column("Uitgever", "text", rows["publisher"]),
                Column("Verschenen", "date", rows["published_on"]),
                Column("Wat erin staat", "text", rows["summary"]),
                Column("Cijfers", "integer", rows["figures"]),
                Column("Waarvan n.b.", "integer", rows["figures"] - rows["known"]),
                Column("Adres", "text", rows["url"]),
            ]
        ),
        alt="Tabel met alle bronnen. "
        + " ".join(
            f"{r.title}, {r.publisher}: {formats.plural(r.figures, 'cijfer', 'cijfers')}." for r in rows.itertuples()
        ),
        notes=(
            "Verschenen n.b.: de bron noemt geen dag. Adres n.b.: het document is gebruikt zonder webadres.",
            "Cijfers: getallen in tabellen, gedrukte totalen en beweringen in de tekst.",
        ),
        sources=(),  # the table is the list of sources
        origin="indeling",
    )


def terms(ask: Ask, choice: SourceChoice) -> Exhibit:
    """The words that the dashboard uses, and what they mean."""
    rows = ask("trust/terms")
    return Exhibit(
        key="bronnen-begrippen",
        title=f"{formats.integer(len(rows))} begrippen, van ‘{rows.iloc[0]['term']}’ tot en met ‘{rows.iloc[-1]['term']}’",
        subtitle="Wat de woorden op deze pagina’s betekenen",
        table=Table(
            [
                Column("Begrip", "text", rows["term"]),
                Column("Betekenis", "text", rows["meaning"]),
                Column("Bron", "text", [NO_NOTE if formats.is_unknown(s) else s for s in rows["publisher"]]),
            ]
        ),
        alt="Tabel met begrippen en hun betekenis: " + formats.enumerate_words(list(rows["term"])) + ".",
        notes=("Onze omschrijving. Een bron erbij betekent dat die bron het woord zo gebruikt.",),
        sources=(),
        origin="indeling",
    )
