"""What the report itself says beside its figures about the survey: who answered, what was asked, what is not counted."""

import pandas as pd

from exhibits.exhibit import Ask
from store.remembering import remembered

CITY = "Arnhem"
"""Whose survey was published. Records are the sample's, or those of any other city: there it must not be named."""
RESPONDENTS = ("uu_bezig_met", "uu_lijst_gemeente", "uu_98_verstuurd")
CONTACT = ("uu_gemeente_alle_domeinen", "uu_contact_vijf_jaar")
BASES = ("uu_weet_niet",)
REPORTING = ("uu_vier_van_vijf_melden", "uu_melden_collega")
TRAINING = ("uu_vier_scholen", "uu_training_verleden")
SELF_REPORT = ("uu_zelfrapportage",)
ACTION_PROGRAMME = ("uu_twintigtal",)


@remembered
def context(ask: Ask, *context_ids: str) -> pd.DataFrame:
    """The statements with these ids that are there, in this order. Columns as trust/context: statement, source_id, …"""
    rows = ask("trust/context", topic="netwerk").set_index("context_id", drop=False)
    return rows.loc[[context_id for context_id in context_ids if context_id in rows.index]]


def said(ask: Ask, *context_ids: str) -> tuple[str, ...]:
    """The same as sentences, for notes."""
    return tuple(context(ask, *context_ids)["statement"])


def survey_name(ask: Ask) -> str:
    """'Arnhem, 2019': the published survey."""
    return ", ".join([CITY, *context(ask, *RESPONDENTS[:1])["period"]])
