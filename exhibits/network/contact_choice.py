"""What can be chosen on the page about the contact network."""

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from exhibits.choice import AnyParameter, Choice, One, Switch
from exhibits.exhibit import Ask
from exhibits.network.domain_names import domain_names
from exhibits.network.layers import LAYER_HELP, PUBLISHED, RECORDS, first_layer, layer_names, origin_name

FREQUENCIES = {
    "jaarlijks": "Minstens jaarlijks",
    "maandelijks": "Minstens maandelijks",
    "wekelijks": "Wekelijks",
    "vijfjaarlijks": "Minstens eens per vijf jaar",
}
"""From what frequency on contact counts; the first is the report's."""
NATURES = {"alle": "Elke aard", "algemeen": "Alleen algemeen", "casus": "Alleen casus", "beide": "Beide"}
_NATURE_WORDS = {
    "alle": "contact",
    "algemeen": "alleen algemeen contact",
    "casus": "alleen casuscontact",
    "beide": "algemeen en casuscontact",
}
THRESHOLDS = {0: "Alle", 10: "Vanaf 10%", 25: "Vanaf 25%", 50: "Vanaf 50%", 75: "Vanaf 75%"}
EVERYBODY = "alle"
"""No domain in focus."""


def _of_records(choice: "ContactChoice") -> bool:
    return choice.layer == RECORDS


def _of_published(choice: "ContactChoice") -> bool:
    return choice.layer == PUBLISHED


@dataclass(frozen=True)
class ContactChoice(Choice):
    """Frequency, nature and threshold choose among records only; `focus` is a domain_id or EVERYBODY.

    `threshold` is the share in per cents from which a tie is drawn in the network; no measure depends on it.
    `with_unknown` draws the published directions without a percentage too.
    """

    layer: str
    frequency: str
    nature: str
    threshold: int
    with_unknown: bool
    focus: str

    page: ClassVar[str] = "netwerk"

    @classmethod
    def parameters(cls, ask: Ask) -> tuple[AnyParameter, ...]:
        return (
            One(
                "layer", "gegevens", "Gegevens", layer_names(ask), first_layer(ask, "partner_contact"), help=LAYER_HELP
            ),
            One("frequency", "frequentie", "Contact", FREQUENCIES, shown=_of_records, width=220),
            One("nature", "aard", "Aard van het contact", NATURES, shown=_of_records, width=150),
            One("threshold", "drempel", "Pijlen", THRESHOLDS, 50, shown=_of_records, width=120),
            Switch("with_unknown", "onbekend", "Toon ook onbekende richtingen", shown=_of_published),
            One("focus", "domein", "Domein in beeld", {EVERYBODY: "Alle domeinen", **domain_names(ask)}, width=200),
        )

    @property
    def is_published(self) -> bool:
        return self.layer == PUBLISHED

    @property
    def is_focused(self) -> bool:
        return self.focus != EVERYBODY

    @property
    def drawn_from_pct(self) -> int:
        """The share from which a tie is drawn: all that is published."""
        return 0 if self.is_published else self.threshold

    @property
    def contact(self) -> str:
        """'minstens jaarlijks contact', 'wekelijks alleen casuscontact': frequency and nature, for every sentence."""
        if self.is_published:  # figure 2.2 counts one frequency and every nature
            return f"{FREQUENCIES['jaarlijks'].lower()} {_NATURE_WORDS['alle']}"
        return f"{FREQUENCIES[self.frequency].lower()} {_NATURE_WORDS[self.nature]}"

    def filter_text(self, ask: Ask, *only: str) -> tuple[str, ...]:
        lines = {"layer": f"Gegevens: {origin_name(ask, self.layer)}"}
        if not self.is_published:
            lines["frequency"] = f"Contact: {FREQUENCIES[self.frequency].lower()}"
            lines["nature"] = f"Aard: {NATURES[self.nature].lower()}"
            lines["threshold"] = f"Pijlen: {THRESHOLDS[self.threshold].lower()}"
        if self.is_focused:
            lines["focus"] = f"Domein: {domain_names(ask)[self.focus]}"
        return tuple(text for field, text in lines.items() if not only or field in only)

    @classmethod
    def sample_choices(cls, ask: Ask) -> list[Self]:
        start = cls.default(ask)
        first, records = replace(start, layer=PUBLISHED), replace(start, layer=RECORDS)
        made = [
            *dict.fromkeys((start, first, records)),
            replace(records, frequency="maandelijks", nature="casus"),
            replace(records, frequency="wekelijks", nature="beide"),
            replace(records, frequency="vijfjaarlijks", nature="algemeen"),
            replace(first, with_unknown=True),
            replace(records, threshold=0),
            replace(records, threshold=75),
        ]
        made += [
            replace(choice, focus=focus) for choice in (first, records) for focus in ("onderwijs", "maatschappelijk")
        ]
        return made


def _names(ask: Ask) -> dict[str, str]:
    return dict(ask("network/domains")[["domain_id", "name"]].itertuples(index=False))
