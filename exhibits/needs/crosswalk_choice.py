"""What can be chosen on the page that puts needs beside money."""

from dataclasses import dataclass
from typing import ClassVar, Self

from exhibits.choice import AnyParameter, Choice, Many
from exhibits.exhibit import Ask
from exhibits.shared import phrases
from view import formats

THEMES = {
    "kennis": "Kennis (gewenst)",
    "behoefte_gemeente": "Gemeenten",
    "behoefte_professional": "Professionals",
    "behoefte_maatschappelijk": "Maatschappelijke organisaties",
}


@dataclass(frozen=True)
class CrosswalkChoice(Choice):
    """`themes` are the kinds of need; () is all of them."""

    themes: tuple[str, ...]

    page: ClassVar[str] = "vraag-en-geld"

    @classmethod
    def parameters(cls, ask: Ask) -> tuple[AnyParameter, ...]:
        return (Many("themes", "behoeften", "Behoeften", THEMES, "Alle behoeften", width=420, wrap=True),)

    @property
    def picked(self) -> tuple[str, ...]:
        """The themes to show."""
        return self.themes or tuple(THEMES)

    def filter_text(self, ask: Ask, *only: str) -> tuple[str, ...]:
        everything = len(self.picked) == len(THEMES)
        whose = "alle" if everything else formats.enumerate_words([phrases.within(THEMES[t]) for t in self.themes])
        return (f"Behoeften: {whose}",)

    @classmethod
    def sample_choices(cls, ask: Ask) -> list[Self]:
        return [cls(()), *(cls((theme,)) for theme in THEMES), cls(("behoefte_gemeente", "behoefte_professional"))]
