"""The filter bar of a page, drawn from its choice's parameters and kept in step with the page's address.

Streamlit's own binding of widgets to the address leaves defaults out and does not follow Back; so the address is
written by a few lines in the browser (app/shell/) and read here. Who wins when both differ is decided by `_url_wins`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import streamlit as st

from exhibits.choice import ALL, MAX_SEARCH_CHARACTERS, AnyParameter, Choice, Many, One, Search, Switch
from store.reading import Ask

SomeChoice = TypeVar("SomeChoice", bound=Choice)
Query = Mapping[str, Sequence[str]]
BESIDE_EACH_OTHER = 3
"""Up to so many options stand beside each other; more are a list."""
MOST_BEHIND = 10
_MEMORY = "choices"
_PAGE, _ARRIVED = "page", "arrived"


@dataclass(frozen=True)
class _Memory:
    """What a session remembers of a page: its choice, the address written for it, and those that a browser may still be at."""

    choice: Choice
    written: Query
    behind: tuple[Query, ...]


def note_arrival(page: str) -> None:
    """Remembers whether this run is the visitor's first on `page` since another one. Called once a run."""
    st.session_state[_ARRIVED] = st.session_state.get(_PAGE) != page
    st.session_state[_PAGE] = page


def widget_key(choice_type: type[Choice], parameter: AnyParameter) -> str:
    """The session key of a parameter's widget; pages do not share keys."""
    return f"{choice_type.page}:{parameter.name}"


def choose(choice_type: type[SomeChoice], ask: Ask) -> tuple[SomeChoice, list[str], bool]:
    """Draws the bar in the current container.

    Returns the choice, what was wrong with the address (Dutch), and whether the visitor changed it (so that Back undoes).
    """
    memories: dict[str, _Memory] = st.session_state.setdefault(_MEMORY, {})
    memory = memories.get(choice_type.page)
    seen = {name: st.query_params.get_all(name) for name in st.query_params}
    arrived = st.session_state.get(_ARRIVED, True)
    parameters = choice_type.offered(ask)
    problems: list[str] = []
    before = memory.choice if memory else None
    from_url = arrived or memory is None or _url_wins(memory, seen, parameters, choice_type)
    if from_url:
        start: Choice
        if arrived and not seen and memory is not None:
            # back on this page through the menu: as it was left
            start = choice_type.repair(memory.written, ask)[0]
        else:
            start, problems = choice_type.repair(seen, ask)
        put(start, ask)
    choice = choice_type.default(ask)
    for parameter in parameters:
        if parameter.shown(choice):
            texts = _draw(parameter, widget_key(choice_type, parameter))
            repaired, _ = choice_type.repair({**choice.query(ask), parameter.name: texts}, ask)
            choice = replace(choice, **{parameter.field: getattr(repaired, parameter.field)})
    is_behind = not from_url and memory is not None and seen != memory.written
    behind = (*memory.behind, memory.written)[-MOST_BEHIND:] if is_behind and memory else (seen,)
    memories[choice_type.page] = _Memory(choice, choice.query(ask), behind)
    return choice, problems, not from_url and choice != before


def put(choice: Choice, ask: Ask) -> None:
    """Sets the widgets of the choice's page to it; to be called before that page runs, as a click on a card is."""
    for parameter in choice.offered(ask):
        texts = parameter.write(getattr(choice, parameter.field))
        st.session_state[widget_key(type(choice), parameter)] = _widget_value(parameter, texts)


def _url_wins(memory: _Memory, seen: Query, parameters: Sequence[AnyParameter], choice_type: type[Choice]) -> bool:
    """Whether the address says what to show, rather than the widgets.

    It does on arrival (not asked here) and after Back. It does not when the browser has what was written, nor when it is some steps
    behind because the visitor clicked again before the address was there; then a widget differs from the last choice.
    """
    if seen == memory.written:
        return False
    changed = any(
        st.session_state.get(widget_key(choice_type, p)) != _widget_value(p, p.write(getattr(memory.choice, p.field)))
        for p in parameters
        if p.shown(memory.choice)
    )
    return not (changed and seen in memory.behind)


def _widget_value(parameter: AnyParameter, texts: Sequence[str]) -> Any:
    """What the widget of a parameter holds for a value as it stands in an address."""
    if isinstance(parameter, Many):
        return [text for text in texts if text != ALL]
    if isinstance(parameter, Switch):
        return texts[-1] == "ja"
    return texts[-1]


def _draw(parameter: AnyParameter, key: str) -> list[str]:
    """The widget; returns the value as it stands in an address. What comes back is checked by the choice."""
    if isinstance(parameter, Search):
        typed = st.text_input(
            parameter.label,
            key=key,
            max_chars=MAX_SEARCH_CHARACTERS,
            placeholder=parameter.placeholder,
            width=parameter.width,
        )
        return [str(typed or "")]
    if isinstance(parameter, Switch):
        return ["ja" if st.toggle(parameter.label, key=key, help=parameter.help) else "nee"]
    labels = {str(value): label for value, label in parameter.options.items()}
    if isinstance(parameter, Many):
        picked = st.multiselect(
            parameter.label,
            list(labels),
            format_func=lambda text: labels.get(text, text),
            key=key,
            placeholder=parameter.none,
            select_all=False,
            width=parameter.width,
            wrap=parameter.wrap,
        )
        return [str(text) for text in picked] or [ALL]
    return [_draw_one(parameter, labels, key)]


def is_segmented(parameter: One) -> bool:
    """Whether the options stand beside each other instead of in a list."""
    if parameter.segmented is None:
        return len(parameter.options) <= BESIDE_EACH_OTHER
    return parameter.segmented


def _draw_one(parameter: One, labels: Mapping[str, str], key: str) -> str:
    if is_segmented(parameter):
        picked = st.segmented_control(
            parameter.label,
            list(labels),
            format_func=lambda text: labels.get(text, text),
            key=key,
            required=True,
            wrap=True,
            help=parameter.help,
        )
    else:
        picked = st.selectbox(
            parameter.label,
            list(labels),
            format_func=lambda text: labels.get(text, text),
            key=key,
            filter_mode="fuzzy" if parameter.search else None,
            placeholder="Kies",
            width=parameter.width,
            help=parameter.help,
        )
    return str(picked)
