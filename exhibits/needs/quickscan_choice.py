"""What can be chosen on the page about the quickscan."""

from dataclasses import dataclass
from typing import ClassVar, Self

from exhibits.choice import AnyParameter, Choice, One
from exhibits.exhibit import Ask
from exhibits.shared.own import loaded

RANKED, AS_REPORTED = "rangorde", "rapport"
ORDERS = {RANKED: "Van veel naar weinig", AS_REPORTED: "Zoals in het rapport"}
PUBLISHED, OWN = "gepubliceerd", "eigen"
LAYERS = {OWN: "Eigen gegevens", PUBLISHED: "Gepubliceerd"}
EVERYONE = "iedereen"
NEEDS = {
    "behoefte_gemeente": "Gemeenten",
    "behoefte_professional": "Professionals",
    "behoefte_maatschappelijk": "Maatschappelijke organisaties",
}
"""The themes of the quickscan that are needs, by whose they are."""


@dataclass(frozen=True)
class QuickscanChoice(Choice):
    """`group` is whose needs are shown, `layer` whether the counts are published or over a user's own answers."""

    order: str
    group: str
    layer: str = PUBLISHED

    page: ClassVar[str] = "quickscan"

    @classmethod
    def parameters(cls, ask: Ask) -> tuple[AnyParameter, ...]:
        own = has_own(ask)
        layers = LAYERS if own else {PUBLISHED: LAYERS[PUBLISHED]}
        return (
            One("order", "volgorde", "Volgorde", ORDERS),
            One("group", "van", "Figuur over behoeften: van wie", {EVERYONE: "Alle drie", **NEEDS}, width=280),
            One("layer", "gegevens", "Gegevens", layers, shown=lambda c: own, pinned=True),
        )

    @property
    def is_own(self) -> bool:
        return self.layer == OWN

    def words(self, *more: str) -> tuple[str, ...]:
        """The choice as lines for an exhibit's `filter_text`, `more` first."""
        whose = (f"Gegevens: {LAYERS[OWN].lower()}",) if self.is_own else ()
        return (*more, f"Volgorde: {ORDERS[self.order].lower()}", *whose)

    @classmethod
    def sample_choices(cls, ask: Ask) -> list[Self]:
        layers = (OWN, PUBLISHED) if has_own(ask) else (PUBLISHED,)
        return [cls(order, group, layer) for layer in layers for group in (EVERYONE, *NEEDS) for order in ORDERS]


def has_own(ask: Ask) -> bool:
    """Whether there are own answers per municipality that the visitor may see."""
    return loaded(ask, "quickscan_answer", "needs/own_size")
