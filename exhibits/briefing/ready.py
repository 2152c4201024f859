"""Ready-made briefings: addresses in an order, on the data of today. What a reader takes along and changes."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from exhibits import catalogue
from exhibits.briefing.model import Briefing, Item
from exhibits.money.applicant_choice import applicant_names
from exhibits.money.conversation_unknown import own_answers_of
from store.errors import RecordsHidden
from store.reading import Database

MONEY, NEEDS, NETWORK, CONVERSATION = "geld", "behoeften", "netwerk", "gesprek"
AN_EXAMPLE = "Voorbeeld: zo zien de antwoorden van één gemeente eruit"
NOT_OF = "Niet van {0}: van {0} zijn geen antwoorden bekend."


@dataclass(frozen=True)
class Ready:
    """A ready-made briefing as it is offered; `choices` (value → label) where one must be chosen first."""

    name: str
    title: str
    text: str
    choices: Mapping[str, str] = field(default_factory=dict)


def offered(database: Database) -> tuple[Ready, ...]:
    """All of them, in order."""
    return (
        Ready(
            MONEY, "Versterkingsgelden in vier beelden", "Waar het geld heen ging, wat veranderde, en wie het kreeg."
        ),
        Ready(
            NEEDS, "Wat gemeenten vragen", "Kwesties, behoeften en kennis van gemeenten, en wat daar aan geld bij past."
        ),
        Ready(
            NETWORK, _network_title(database), "Wie met wie contact heeft, hoe partners zijn toegerust, en de casussen."
        ),
        Ready(
            CONVERSATION,
            "Gesprek met één gemeente",
            "Haar geld per jaar, wat een activiteit kost, wat gemeenten vragen en wat niet bekend is.",
            applicant_names(database.ask),
        ),
    )


def make(database: Database, name: str, choice: str = "") -> Briefing | None:
    """The briefing of this name; None for a name or choice that does not exist."""
    if name == CONVERSATION:
        return _conversation(database, choice)
    addresses = {
        MONEY: ("clusters-bedragen", "clusters-verandering", "gemeenten-totaal", "gemeenten-rang"),
        NEEDS: (
            "quickscan-kwesties",
            "quickscan-behoeften",
            "quickscan-kennis",
            "vraag-en-geld",
            "vraag-zonder-cluster",
        ),
        NETWORK: (
            "netwerk-figuur",
            "netwerk-verschil",
            "toerusting-aandelen",
            "toerusting-onderwijs",
            "casussen-stand",
        ),
    }.get(name)
    if addresses is None:
        return None
    title = next(one.title for one in offered(database) if one.name == name)
    return Briefing(title, items=tuple(Item(_whole(database, address)) for address in addresses))


def _conversation(database: Database, applicant: str) -> Briefing | None:
    names = applicant_names(database.ask)
    if applicant not in names:
        return None
    of = urlencode({"aanvrager": applicant})
    own = own_answers_of(database.ask, names[applicant])
    mine: tuple[Item, ...] = ()
    example: tuple[Item, ...] = ()
    # who may not see the records of the quickscan gets the rest
    with contextlib.suppress(RecordsHidden):
        answers = f"profielen-gemeente?{urlencode({'bekijk': 'een', 'alleen-ja': 'ja'})}"
        if own:
            mine = (Item(_whole(database, f"{answers}&{urlencode({'gemeente': own})}")),)
        else:
            words = NOT_OF.format(names[applicant])
            example = (Item(_whole(database, answers), title=AN_EXAMPLE, conclusion=words),)
    # what is known, what is not, and what is invented last
    items = (
        Item(_whole(database, f"gesprek-geld?{of}")),
        Item(_whole(database, f"gesprek-clusters?{of}")),
        Item(_whole(database, "quickscan-behoeften")),
        *mine,
        Item(_whole(database, f"gesprek-onbekend?{of}")),
        *example,
    )
    return Briefing(f"Gesprek met {names[applicant]}", items=items)


def _whole(database: Database, address: str) -> str:
    """The address with every choice in it, so that it keeps its meaning when a default changes."""
    key, _, query_string = address.partition("?")
    _, choice = catalogue.parse(database, key, query_string)
    query_string = choice.query_string(database.ask)
    return f"{key}?{query_string}" if query_string else key


def _network_title(database: Database) -> str:
    """'Het netwerk in Arnhem': the applicant that the report on the survey names in its title."""
    source_id = database.ask("network/published_contacts")["source_id"].iloc[0].split(" | ")[0]
    title = str(database.ask("trust/sources").set_index("source_id").loc[source_id, "title"])
    city = next((name for name in applicant_names(database.ask).values() if name in title), "")
    return f"Het netwerk in {city}" if city else "Het netwerk"
