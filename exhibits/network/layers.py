"""The two layers of the survey among partners: what was published, and records (the sample or one's own)."""

from exhibits.exhibit import SAMPLE_MARK, Ask, Origin
from exhibits.shared import privacy
from store.remembering import remembered

PUBLISHED, RECORDS = "gepubliceerd", "records"
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
    """The words that must stand beside figures of this layer, when they are synthetic."""
    return SAMPLE_MARK if layer_origin(ask, layer) == "voorbeeld" else None
