"""What can be chosen on the page that checks the figures."""

from dataclasses import dataclass
from typing import ClassVar, Self

from exhibits.choice import AnyParameter, Choice, One
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
    """`topic` is a key of TOPICS."""

    topic: str

    page: ClassVar[str] = "aansluiting"

    @classmethod
    def parameters(cls, ask: Ask) -> tuple[AnyParameter, ...]:
        return (One("topic", "onderwerp", "Onderwerp", TOPICS, segmented=True),)

    @classmethod
    def sample_choices(cls, ask: Ask) -> list[Self]:
        return cls.each_option(ask)
