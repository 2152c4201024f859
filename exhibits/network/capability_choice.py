"""What can be chosen on the page about knowledge, skills and manpower."""

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from exhibits.choice import AnyParameter, Choice, Many, One
from exhibits.exhibit import Ask
from exhibits.network.domain_names import domain_names
from exhibits.network.layers import LAYER_HELP, PUBLISHED, RECORDS, first_layer, layer_names, origin_name
from view import formats

STEPS = {
    "verantwoordelijk": "Verantwoordelijk",
    "herkennen": "Herkennen",
    "bespreken": "Bespreken",
    "melden": "Melden",
    "handelen": "Handelen",
}
RESPONSIBLE, ACT = "verantwoordelijk", "handelen"


@dataclass(frozen=True)
class CapabilityChoice(Choice):
    """`steps` and `domains` are () for all of them."""

    layer: str
    steps: tuple[str, ...]
    domains: tuple[str, ...]

    page: ClassVar[str] = "toerusting"

    @classmethod
    def parameters(cls, ask: Ask) -> tuple[AnyParameter, ...]:
        return (
            One(
                "layer",
                "gegevens",
                "Gegevens",
                layer_names(ask),
                first_layer(ask, "partner_statement"),
                help=LAYER_HELP,
            ),
            Many("steps", "stap", "Stappen", STEPS, "Alle stappen", width=300, wrap=True),
            Many("domains", "domein", "Domeinen", domain_names(ask), "Alle domeinen", width=420, wrap=True),
        )

    @property
    def is_published(self) -> bool:
        return self.layer == PUBLISHED

    @property
    def picked_steps(self) -> tuple[str, ...]:
        return self.steps or tuple(STEPS)

    @property
    def picked_statement_steps(self) -> tuple[str, ...]:
        """The steps chosen, without responsibility, which has an exhibit of its own."""
        return tuple(step for step in self.picked_steps if step != RESPONSIBLE)

    def picked_domains(self, ask: Ask) -> tuple[str, ...]:
        return self.domains or tuple(domain_names(ask))

    def with_statements(self) -> Self:
        """The same choice for the steps with statements; all of those when only responsibility is chosen."""
        return replace(self, steps=self.picked_statement_steps or tuple(s for s in STEPS if s != RESPONSIBLE))

    def of_steps(self, *steps: str) -> Self:
        """The same choice for these steps."""
        return replace(self, steps=steps)

    def of_all_domains(self) -> Self:
        """The same choice for all domains."""
        return replace(self, domains=())

    def filter_text(self, ask: Ask, *only: str) -> tuple[str, ...]:
        names = domain_names(ask)
        steps, chosen = self.picked_steps, self.picked_domains(ask)
        asked = "alle" if len(steps) == len(STEPS) else formats.enumerate_words([STEPS[s].lower() for s in steps])
        who = "alle" if len(chosen) == len(names) else formats.enumerate_words([names[d].lower() for d in chosen])
        lines = {
            "layer": f"Gegevens: {origin_name(ask, self.layer)}",
            "steps": f"Stappen: {asked}",
            "domains": f"Domeinen: {who}",
        }
        return tuple(text for field, text in lines.items() if not only or field in only)

    @classmethod
    def sample_choices(cls, ask: Ask) -> list[Self]:
        layers = dict.fromkeys((cls.default(ask).layer, PUBLISHED, RECORDS))
        return [
            cls(layer, steps, domains)
            for layer in layers
            for steps in ((), ("melden",), ("handelen",), (RESPONSIBLE,))
            for domains in ((), ("gemeente", "onderwijs"), ("welzijn",))
        ]
