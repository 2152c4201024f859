"""What the report itself says beside its figures about the survey: who answered, what was asked, what is not counted."""

import pandas as pd

from exhibits.exhibit import Ask
from exhibits.network.layers import PUBLISHED, layer_origin
from exhibits.shared import phrases
from store.remembering import remembered
from view import formats

MOST_PLACES = 3
"""More places than this are counted instead of named."""
ABOUT_NOTE = "Met ± (ongeveer): het rapport geeft het aandeel in woorden."
RESPONDENTS = ("uu_bezig_met", "uu_lijst_gemeente", "uu_98_verstuurd")
CONTACT = ("uu_gemeente_alle_domeinen", "uu_contact_vijf_jaar")
BASES = ("uu_weet_niet",)
REPORTING = ("uu_vier_van_vijf_melden", "uu_melden_collega")
TRAINING = ("uu_vier_scholen", "uu_training_verleden")
SELF_REPORT = ("uu_zelfrapportage",)


@remembered
def context(ask: Ask, *context_ids: str) -> pd.DataFrame:
    """The statements with these ids that are there, in this order. Columns as trust/context: statement, source_id, …"""
    rows = ask("trust/context", topic="netwerk").set_index("context_id", drop=False)
    return rows.loc[[context_id for context_id in context_ids if context_id in rows.index]]


def said(ask: Ask, *context_ids: str) -> tuple[str, ...]:
    """The same as sentences, for notes."""
    return tuple(context(ask, *context_ids)["statement"])


def city(ask: Ask, layer: str = PUBLISHED) -> str:
    """Where the survey of a layer was held, 'Arnhem'; '' for the sample, which is of no place, and when a file does not say."""
    origin = layer_origin(ask, layer)
    if origin == "gepubliceerd":
        return str(ask("network/published_survey")["place"].iloc[0])
    places = list(ask("network/recorded_survey")["places"].iloc[0]) if origin == "eigen" else []
    return formats.enumerate_words(places) if len(places) <= MOST_PLACES else f"{len(places)} plaatsen"


def survey_name(ask: Ask, layer: str = PUBLISHED) -> str:
    """'Arnhem, 2019': place and year of the survey of a layer, as far as they are known."""
    if layer == PUBLISHED:
        years = str(ask("network/published_survey")["year"].iloc[0])
    else:
        known = [int(year) for year in ask("network/recorded_survey")["years"].iloc[0]]
        years = phrases.span_of_years(known) if known else ""
    return ", ".join(part for part in (city(ask, layer), years) if part)


def whose(ask: Ask, layer: str) -> str:
    """'enquête Arnhem, 2019': for a subtitle."""
    origin = layer_origin(ask, layer)
    if origin == "voorbeeld":
        return "verzonnen enquête"
    name = survey_name(ask, layer)
    return f"enquête {name}" if origin == "gepubliceerd" else f"eigen enquête {name}" if name else "uw eigen enquête"
