"""Where every figure comes from: the published figures with their place, the sources, and what words mean."""

import pandas as pd

from exhibits.exhibit import Ask, Cited, Entries, Exhibit, cite
from store.descriptor import load
from view import formats

EVERYTHING = "alle"
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
        told = formats.eur(value)
    elif unit == "mln EUR":
        told = formats.mln_eur(value)
    elif unit == "%":
        told = formats.pct(value)
    elif unit == "jaar" and value > 1900:
        told = formats.year(value)
    else:
        told = f"{formats.decimal(value)} {ONE.get(unit, unit) if value == 1 else unit}"
    return told if formats.is_unknown(hedge) else f"{hedge} {told}"


def source_options(ask: Ask) -> dict[str, str]:
    """The choices of the source filter: all, or one by its title."""
    found = ask("trust/sources")
    return {EVERYTHING: "Alle bronnen"} | dict(zip(found["source_id"], found["title"], strict=True))


def topic_options(ask: Ask) -> dict[str, str]:
    """The choices of the topic filter: all, or one table that has figures, by its Dutch title."""
    held = set(ask("trust/figures")["table_name"])
    return {EVERYTHING: "Alle onderwerpen"} | {t.name: t.title for t in load().tables if t.name in held}


def answer(ask: Ask) -> str:
    """How many figures there are, from how many sources, and how many the sources leave out."""
    found = ask("trust/figures")
    unknown = int(found["value"].isna().sum())
    told = (
        f"Alle {formats.integer(len(found))} gepubliceerde cijfers komen uit "
        f"{formats.plural(found['source_id'].nunique(), 'openbare bron', 'openbare bronnen')}; bij elk staat de plaats in die bron."
    )
    return (
        f"{told} Bij {formats.integer(unknown)} noemt de bron geen getal: daar staat n.b., met de reden."
        if unknown
        else told
    )


def found_rows(ask: Ask, search: str, source_id: str, table_name: str) -> pd.DataFrame:
    """The figures that hold every word of `search`, anywhere in description, source, place or note."""
    rows = ask("trust/figures")
    if source_id != EVERYTHING:
        rows = rows[rows["source_id"] == source_id]
    if table_name != EVERYTHING:
        rows = rows[rows["table_name"] == table_name]
    if search:
        texts = rows[["description", "source", "locator", "note"]].fillna("").agg(" ".join, axis=1).str.lower()
        for word in search.lower().split():
            rows = rows[texts.loc[rows.index].str.contains(word, regex=False)]
    return rows


def _places(ask: Ask, rows: pd.DataFrame) -> tuple[Cited, ...]:
    """The sources of `rows`; when there are none, the sources that were searched."""
    if rows.empty:
        return cite(ask, places=[(source_id, SEARCHED) for source_id in ask("trust/sources")["source_id"]])
    return cite(ask, places=[(source_id, PER_ROW) for source_id in rows["source_id"].unique()])


def figures(ask: Ask, search: str, source_id: str, table_name: str) -> Exhibit:
    """Every published figure that fits the choices, with its source and place."""
    rows = found_rows(ask, search, source_id, table_name)
    whole = len(ask("trust/figures"))
    unknown = int(rows["value"].isna().sum())
    meant = f" voor ‘{search}’" if search else ""
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
        table=pd.DataFrame(
            {
                "Cijfer": rows["description"],
                "Waarde": values,
                "Bron": rows["source"],
                "Vindplaats": rows["locator"],
                "Toelichting": [
                    (NOTHING_SAID if formats.is_unknown(r.value) else NO_NOTE) if formats.is_unknown(r.note) else r.note
                    for r in rows.itertuples()
                ],
            }
        ).reset_index(drop=True),
        alt=f"Tabel met {formats.plural(len(rows), 'gepubliceerd cijfer', 'gepubliceerde cijfers')}: "
        "wat het is, de waarde, de bron, de vindplaats en een toelichting.",
        notes=(note,),
        sources=_places(ask, rows),
        filters=(
            f"Zoekwoorden: {search or 'geen'}",
            f"Bron: {source_options(ask)[source_id].lower() if source_id == EVERYTHING else source_options(ask)[source_id]}",
            f"Onderwerp: {topic_options(ask)[table_name].lower()}",
        ),
    )


def sources(ask: Ask) -> Exhibit:
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
        table=pd.DataFrame(
            {
                "Bron": rows["title"],
                "Uitgever": rows["publisher"],
                "Verschenen": rows["published_on"],
                "Wat erin staat": rows["summary"],
                "Cijfers": rows["figures"],
                "Waarvan n.b.": rows["figures"] - rows["known"],
                "Adres": rows["url"],
            }
        ).reset_index(drop=True),
        kinds={"Verschenen": "date", "Cijfers": "integer", "Waarvan n.b.": "integer"},
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


def terms(ask: Ask) -> Exhibit:
    """The words that the dashboard uses, and what they mean."""
    rows = ask("trust/terms")
    return Exhibit(
        key="bronnen-begrippen",
        title=f"{formats.integer(len(rows))} begrippen, van ‘{rows.iloc[0]['term']}’ tot en met ‘{rows.iloc[-1]['term']}’",
        table=pd.DataFrame(
            {
                "Begrip": rows["term"],
                "Betekenis": rows["meaning"],
                "Bron": [NO_NOTE if formats.is_unknown(s) else s for s in rows["publisher"]],
            }
        ),
        alt="Tabel met begrippen en hun betekenis: " + formats.enumerate_words(list(rows["term"])) + ".",
        notes=("Onze omschrijving. Een bron erbij betekent dat die bron het woord zo gebruikt.",),
        sources=(),
        origin="indeling",
    )


def entries(ask: Ask) -> Entries:
    """This module's exhibits with their choices, default first; see `exhibits.catalogue`."""
    picks = [
        ("", EVERYTHING, EVERYTHING),
        ("", EVERYTHING, "contact_share"),
        ("", "rand2022", EVERYTHING),
        ("veiligheid onderwijs", "uu2019", EVERYTHING),
        ("komt nergens voor", EVERYTHING, EVERYTHING),
        ("", "rand2022", "case_count"),
    ]
    grid: list[dict[str, object]] = [{"search": s, "source_id": i, "table_name": t} for s, i, t in picks]
    return [(figures, grid), (sources, [{}]), (terms, [{}])]
