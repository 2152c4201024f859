"""The two layers of the survey among partners: what was published, and records (the sample or one's own)."""

from exhibits.exhibit import ORIGIN_MARKS, Ask, Origin
from exhibits.shared import privacy
from exhibits.shared.own import loaded
from store.remembering import remembered

PUBLISHED, RECORDS = "gepubliceerd", "records"
FILES = {"partner_contact": "Contacten van partners", "partner_statement": "Stellingen van partners"}
"""The titles of the templates that answers come in."""
LAYER_HELP = (
    "Gepubliceerd: wat in het rapport staat. Voorbeeldgegevens zijn verzonnen; laadt een beheerder uw eigen enquête, dan "
    "staat die hier in plaats daarvan."
)


@remembered
def layer_origin(ask: Ask, layer: str) -> Origin:
    """Where the figures of a layer come from."""
    return "gepubliceerd" if layer == PUBLISHED else privacy.origin_of_survey(ask)


def origin_name(ask: Ask, layer: str) -> str:
    """'gepubliceerd', 'voorbeeldgegevens' or 'eigen gegevens'."""
    names: dict[Origin, str] = {"voorbeeld": "voorbeeldgegevens", "eigen": "eigen gegevens"}
    return names.get(layer_origin(ask, layer), "gepubliceerd")


def layer_names(ask: Ask) -> dict[str, str]:
    """layer → what the filter bar calls it."""
    return {layer: origin_name(ask, layer).capitalize() for layer in (PUBLISHED, RECORDS)}


def layer_mark(ask: Ask, layer: str) -> str | None:
    """The words that must stand beside figures of this layer, when they were not published."""
    return ORIGIN_MARKS.get(layer_origin(ask, layer))


def has_rows(ask: Ask, table: str) -> bool:
    """Whether a table of the survey holds anything: a sample that belongs to replaced records is left out."""
    rows = ask("trust/datasets").set_index("table_name")["rows"]
    return bool(rows.get(table, 0))


def first_layer(ask: Ask, table: str) -> str:
    """What a page shows at first: own records of `table` once there are any that the visitor may see."""
    own = layer_origin(ask, RECORDS) == "eigen" and has_rows(ask, table)
    return RECORDS if own and loaded(ask, table, "network/recorded_survey") else PUBLISHED


def not_loaded(ask: Ask, layer: str, table: str) -> str:
    """'Het bestand ‘Contacten van partners’ is nog niet geladen.', for own records without that table; '' otherwise."""
    if layer_origin(ask, layer) != "eigen" or has_rows(ask, table):
        return ""
    return f"Het bestand ‘{FILES[table]}’ is nog niet geladen, of past niet bij de partners; er is hier dus nog niets te zien."
