"""What can be chosen on the page that checks the figures."""

from dataclasses import dataclass
from typing import ClassVar, Self

from exhibits.choice import AnyParameter, Choice, One, Switch
from exhibits.exhibit import Ask

EVERY = "alle"
TOPICS = {
    EVERY: "Alle onderwerpen",
    "geld": "Versterkingsgelden",
    "actieplan": "Actieplan",
    "behoeften": "Behoeften",
    "netwerk": "Netwerk",
}


@dataclass(frozen=True)
class TopicChoice(Choice):
    """`only_open` leaves in the tables only what does not agree."""

    topic: str
    only_open: bool

    page: ClassVar[str] = "aansluiting"

    @classmethod
    def parameters(cls, ask: Ask) -> tuple[AnyParameter, ...]:
        return (
            One("topic", "onderwerp", "Onderwerp", TOPICS),
            Switch(
                "only_open",
                "alleen-open",
                "Alleen wat niet sluit of klopt",
                help="Laat in de tabellen alleen de totalen staan die niet of pas na een correctie sluiten, en de beweringen die niet kloppen.",
            ),
        )

    def in_words(self, what: str) -> tuple[str, ...]:
        """The choice as lines; `what` names the rows that are left when only the open ones are shown."""
        only = (f"Tabel: alleen {what}",) if self.only_open and what else ()
        return (f"Onderwerp: {TOPICS[self.topic].lower()}", *only)

    @classmethod
    def sample_choices(cls, ask: Ask) -> list[Self]:
        return [cls(topic, only_open) for topic in TOPICS for only_open in (False, True)]
