"""A large figure at the top of a page, computed like everything else."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fact:
    """`value_text` is the figure as it reads, `label` what it is; `change_text` how it changed ('−8,8% dan in 2020').

    `good` says whether the change is for the better, None where that is not for us to say.
    """

    value_text: str
    label: str
    change_text: str | None = None
    good: bool | None = None
