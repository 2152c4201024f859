"""What a click on a card does to the page's choice: a bar, row or node that names a value puts it into the filter."""

from dataclasses import replace
from itertools import chain
from typing import TypeVar

from exhibits.choice import ALL, AnyParameter, Choice, Many, One
from store.reading import Ask

SomeChoice = TypeVar("SomeChoice", bound=Choice)


def pickable(choice: Choice, ask: Ask) -> dict[str, str]:
    """field → Dutch label of the filters that a click may set."""
    return {p.field: p.label for p in choice.offered(ask) if isinstance(p, One | Many)}


def with_pick(choice: SomeChoice, field: str, value: str, ask: Ask) -> SomeChoice:
    """The choice after a click that names `value`, as an address writes it, for `field`.

    One of several becomes the one; among many it is added, or taken away when it was there. A filter that is only there
    after another one ('Zelf kiezen') brings that along. The same choice for anything that is no field or option.
    """
    parameters = choice.offered(ask)
    parameter = next((p for p in parameters if p.field == field and isinstance(p, One | Many)), None)
    if parameter is None:
        return choice
    shown = _where_shown(choice, parameter, parameters)
    if shown is None:
        return choice
    picked, problems = choice.repair({**shown.query(ask), parameter.name: _texts(shown, parameter, value)}, ask)
    return choice if problems else picked


def _texts(choice: Choice, parameter: AnyParameter, value: str) -> list[str]:
    if isinstance(parameter, One):
        return [value]
    now = [text for text in parameter.write(getattr(choice, parameter.field)) if text != ALL]
    return ([text for text in now if text != value] if value in now else [*now, value]) or [ALL]


def _where_shown(
    choice: SomeChoice, parameter: AnyParameter, parameters: tuple[AnyParameter, ...]
) -> SomeChoice | None:
    """The choice itself, or with one other filter changed, so that `parameter` is offered; None when there is none."""
    others = (
        replace(choice, **{other.field: option})
        for other in parameters
        if isinstance(other, One) and other.field != parameter.field
        for option in other.options
    )
    return next((one for one in chain([choice], others) if parameter.shown(one)), None)
