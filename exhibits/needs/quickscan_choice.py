"""What can be chosen on the page about the quickscan."""

from dataclasses import dataclass
from typing import ClassVar, Self

from exhibits.choice import AnyParameter, Choice, One
from exhibits.exhibit import Ask

RANKED, AS_REPORTED = "rangorde", "rapport"
ORDERS = {RANKED: "Van veel naar weinig", AS_REPORTED: "Zoals in het rapport"}
EVERYONE = "iedereen"
NEEDS = {
    "behoefte_gemeente": "Gemeenten",
    "behoefte_professional": "Professionals",
    "behoefte_maatschappelijk": "Maatschappelijke organisaties",
}
"""The themes of the quickscan that are needs, by whose they are."""


@dataclass(frozen=True)
class QuickscanChoice(Choice):
    """`group` is whose needs are shown."""

    order: str
    group: str

    page: ClassVar[str] = "quickscan"

    @classmethod
    def parameters(cls, ask: Ask) -> tuple[AnyParameter, ...]:
        return (
            One("order", "volgorde", "Volgorde", ORDERS),
            One("group", "van", "Figuur over behoeften: van wie", {EVERYONE: "Alle drie", **NEEDS}, width=280),
        )

    @property
    def order_text(self) -> str:
        return f"Volgorde: {ORDERS[self.order].lower()}"

    @classmethod
    def sample_choices(cls, ask: Ask) -> list[Self]:
        return [cls(order, group) for group in (EVERYONE, *NEEDS) for order in ORDERS]
