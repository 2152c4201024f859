"""What the tables that can be loaded are, in a sentence for who fills them in, and where they are shown."""

from dataclasses import dataclass


@dataclass(frozen=True)
class About:
    """`rows` says what a row is, `before` what must be loaded first, `page` where the table is shown."""

    rows: str
    page: str
    before: str = ""


ABOUT = {
    "municipality": About(
        "Eén rij per gemeente die in uw andere lijsten voorkomt: code, naam, provincie en grootte.", "profielen"
    ),
    "activity": About(
        "Eén rij per betaalde activiteit: jaar, gemeente, clusterletter, bedrag, doelgroep en evaluatie.",
        "activiteiten",
        "Gebruikt u eigen gemeentecodes? Laad dan eerst ‘Gemeenten’.",
    ),
    "quickscan_answer": About(
        "Eén rij per gemeente en vraag: wat noemt, heeft of wil de gemeente?",
        "profielen",
        "Gebruikt u eigen gemeentecodes? Laad dan eerst ‘Gemeenten’.",
    ),
    "partner": About(
        "Eén rij per respondent van een enquête onder partners: een nummer en het domein, geen naam.", "netwerk"
    ),
    "partner_contact": About(
        "Eén rij per respondent en domein: hoe vaak is er contact, en waarover?", "netwerk", "Laad eerst ‘Partners’."
    ),
    "partner_statement": About("Eén rij per respondent en stelling: de score.", "toerusting", "Laad eerst ‘Partners’."),
    "cluster_letter": About("Wat een clusterletter betekent in een jaar dat nog niet is gepubliceerd.", "clusters"),
    "cluster_allocation": About(
        "Aantal activiteiten en bedrag per clusterletter, voor een jaar dat nog niet is gepubliceerd.",
        "clusters",
        "Laad eerst ‘Clusterletters per jaar’ voor hetzelfde jaar.",
    ),
    "applicant": About("Gemeenten en regio's die nog niet tussen de gepubliceerde aanvragers staan.", "gemeenten"),
    "applicant_allocation": About(
        "Toegekend bedrag per aanvrager, voor een jaar dat nog niet is gepubliceerd.",
        "gemeenten",
        "Is de aanvrager nieuw? Laad dan eerst ‘Aanvragers’.",
    ),
}
"""Table → what it is, for each of `store.loading.tables.NAMES`."""
