"""What the words of the dashboard mean."""

import pandas as pd

from exhibits.exhibit import Ask, Column, Exhibit, Table
from exhibits.trust.search import Index
from exhibits.trust.source_choice import SourceChoice
from store.remembering import remembered
from view import formats

NO_SOURCE = "–"


@remembered
def _term_index(ask: Ask) -> Index:
    rows = ask("trust/terms")
    return Index(zip(rows["term"], rows["meaning"], strict=True))


def matching_terms(ask: Ask, choice: SourceChoice) -> pd.DataFrame:
    """The terms that hold every word of the search, the best first; else those whose name has one of its words."""
    rows = ask("trust/terms")
    if not choice.search:
        return rows
    index = _term_index(ask)
    found = index.find(choice.search)
    return rows.iloc[[p for p in found.positions if not found.is_partial or index.names_one(p, choice.search)]]


def terms(ask: Ask, choice: SourceChoice) -> Exhibit:
    """The words that the dashboard uses, and what they mean; only those that fit a search."""
    rows = matching_terms(ask, choice)
    meant = f" voor ‘{choice.search}’" if choice.search else ""
    if rows.empty:
        title = f"Geen begrip gevonden{meant}"
    elif choice.search:
        title = f"{formats.plural(len(rows), 'begrip', 'begrippen')} gevonden{meant}"
    else:
        title = f"{formats.integer(len(rows))} begrippen, met wat wij ermee bedoelen"
    return Exhibit(
        key="bronnen-begrippen",
        title=title,
        subtitle="Wat de woorden op deze pagina’s betekenen",
        table=Table(
            [
                Column("Begrip", "text", rows["term"]),
                Column("Betekenis", "text", rows["meaning"]),
                Column("Bron", "text", [NO_SOURCE if formats.is_unknown(s) else s for s in rows["publisher"]]),
            ]
        ),
        alt="Tabel met begrippen en hun betekenis: " + (formats.enumerate_words(list(rows["term"])) or "geen") + ".",
        notes=("Onze omschrijving. Een bron erbij betekent dat die bron het woord zo gebruikt.",),
        sources=(),
        origin="indeling",
        filter_text=choice.filter_text(ask, "search") if choice.search else (),
    )
