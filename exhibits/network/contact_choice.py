"""What can be chosen on the page about the contact network."""

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from exhibits.choice import AnyParameter, Choice, One
from exhibits.exhibit import Ask
from exhibits.network.layers import LAYERS, PUBLISHED, RECORDS, origin_name

FREQUENCIES = {
    "jaarlijks": "Ten minste jaarlijks",
    "maandelijks": "Ten minste maandelijks",
    "wekelijks": "Wekelijks",
    "vijfjaarlijks": "Ten minste eens in de vijf jaar",
}
"""From what frequency on contact counts; the first is the report's."""
NATURES = {"alle": "Elke aard", "algemeen": "Alleen algemeen", "casus": "Alleen casus", "beide": "Beide"}
THRESHOLDS = {0: "Alle", 10: "Vanaf 10%", 25: "Vanaf 25%", 50: "Vanaf 50%", 75: "Vanaf 75%"}
EVERYBODY = "alle"
"""No domain in focus."""


def _of_records(choice: "ContactChoice") -> bool:
    return choice.layer == RECORDS


@dataclass(frozen=True)
class ContactChoice(Choice):
    """Frequency and nature choose among records only; `focus` is a domain_id or EVERYBODY."""

    layer: str
    frequency: str
    nature: str
    threshold: int
    focus: str

    page: ClassVar[str] = "netwerk"

    @classmethod
    def parameters(cls, ask: Ask) -> tuple[AnyParameter, ...]:
        names = dict(ask("network/domains")[["domain_id", "name"]].itertuples(index=False))
        return (
            One("layer", "gegevens", "Gegevens", LAYERS),
            One("frequency", "frequentie", "Contact", FREQUENCIES, shown=_of_records, width=220),
            One("nature", "aard", "Aard van het contact", NATURES, shown=_of_records, width=150),
            One("threshold", "drempel", "Aandeel", THRESHOLDS, width=110),
            One("focus", "domein", "Domein in beeld", {EVERYBODY: "Alle domeinen", **names}, width=180),
        )

    @property
    def is_published(self) -> bool:
        return self.layer == PUBLISHED

    @property
    def is_focused(self) -> bool:
        return self.focus != EVERYBODY

    @property
    def contact(self) -> str:
        """'ten minste jaarlijks contact'"""
        return f"{FREQUENCIES[self.frequency].lower()} contact"

    def without_threshold(self) -> Self:
        """The same choice with all shares, also the small ones."""
        return replace(self, threshold=0)

    def filter_text(self, ask: Ask, *only: str) -> tuple[str, ...]:
        names = dict(ask("network/domains")[["domain_id", "name"]].itertuples(index=False))
        lines = {"layer": f"Gegevens: {origin_name(ask, self.layer)}"}
        if not self.is_published:
            lines["frequency"] = f"Contact: {FREQUENCIES[self.frequency].lower()}"
            lines["nature"] = f"Aard: {NATURES[self.nature].lower()}"
        if self.threshold:
            lines["threshold"] = f"Aandeel: {THRESHOLDS[self.threshold].lower()}"
        if self.is_focused:
            lines["focus"] = f"Domein: {names[self.focus]}"
        return tuple(text for field, text in lines.items() if not only or field in only)

    @classmethod
    def sample_choices(cls, ask: Ask) -> list[Self]:
        first = cls.default(ask)
        records = replace(first, layer=RECORDS)
        made = [
            first,
            records,
            replace(records, frequency="maandelijks", nature="casus"),
            replace(records, frequency="wekelijks", nature="beide"),
            replace(records, frequency="vijfjaarlijks", nature="algemeen"),
        ]
        made += [replace(choice, threshold=50) for choice in (first, records)]
        made += [replace(first, threshold=75)]
        made += [
            replace(choice, focus=focus) for choice in (first, records) for focus in ("onderwijs", "maatschappelijk")
        ]
        return made
