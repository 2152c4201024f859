"""The frame of a page: guard, heading, filter bar, and its exhibits in reading order."""

import contextlib
import runpy
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import streamlit as st

from app import access, briefing, filters, hidden, shell
from app.card import component, payload
from app.card.picks import pickable, with_pick
from exhibits.choice import Choice, NoChoice
from exhibits.exhibit import MARKS, Exhibit
from exhibits.facts import Fact
from store.errors import RecordsHidden, StoreError
from store.reading import Ask, Database, current
from view import formats
from view.escape import escape_markdown

ROOT = Path(__file__).resolve().parent.parent
_VIA_NAVIGATION = "_via_navigation"
SomeChoice = TypeVar("SomeChoice", bound=Choice)
Result = TypeVar("Result")


def entered_by_navigation(page: str) -> None:
    """Called by navigation.py: `page`, that runs next, was reached the proper way."""
    st.session_state[_VIA_NAVIGATION] = True
    filters.note_arrival(page)


def guard() -> "Page":
    """First statement of every page: who gets here gets the whole dashboard, with data, or a clear Dutch page.

    A request straight to a page on a fresh server skips navigation.py; then that is run first. When the data cannot
    be opened, says what to do and stops this page only.
    """
    if not st.session_state.pop(_VIA_NAVIGATION, False):
        runpy.run_path(str(ROOT / "navigation.py"))
        st.stop()
    try:
        return Page(access.visible(current.get()))
    except StoreError as error:
        st.title("De gegevens zijn nu niet te tonen", anchor=False)
        st.error(escape_markdown(str(error)), icon=":material/error:")
        st.markdown(f"**Wat u kunt doen.** {error.advice}")
        st.markdown("Daarna verschijnen de cijfers hier vanzelf zodra u de pagina opnieuw laadt.")
        st.stop()


def draw_foot() -> None:
    """The footer, with the date of the data that the page above it showed; nothing where there are no data."""
    with contextlib.suppress(StoreError):
        shell.draw_footer(formats.day(current.get().version.built_at))


class Page:
    """A page in the making: filters first, then heading and facts, which have their place above, then its cards."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.choice: Choice = NoChoice()
        # what stands above the filters is known after them; one place, for each costs a message
        self._top = st.empty()
        self._heading = ""
        self._groups = 0

    @property
    def ask(self) -> Ask:
        return self.database.ask

    # --- choice and words ----------------------------------------------------------------------------------

    def filters(self, choice_type: type[SomeChoice]) -> SomeChoice:
        """Draws the filter bar of a choice; what is chosen is given to every exhibit of the page."""
        with st.container(key="filters", horizontal=True, vertical_alignment="bottom", gap="medium"):
            choice, problems, is_step = filters.choose(choice_type, self.ask)
            shell.write_address(
                choice.page,
                choice.query_string(self.ask),
                step=is_step,
                changed=choice.differences(self.ask),
                words=choice.filter_text(self.ask),
            )
        for problem in problems:
            st.warning(escape_markdown(problem), icon=":material/link_off:")
        self.choice = choice
        return choice

    def answer(self, make: Callable[..., Result]) -> Result:
        """`make(ask, choice)`, remembered."""
        return self.database.derive(make, self.choice)

    def heading(self, question: str, answer: Callable[..., str] | str = "", *, mark: str | None = None) -> None:
        """The page's question as h1 and the computed answer below it; `mark` where the page rests on figures that were not published."""
        try:
            text = answer if isinstance(answer, str) else self.answer(answer)
        except RecordsHidden:
            text = hidden.ANSWER
        hidden.note_heading(drawn=True)
        self._heading = shell.heading_html(question, text, mark, MARKS.get(mark or "", ""))
        self._top.html(self._heading)

    def facts(self, make: Callable[..., Sequence[Fact]]) -> None:
        """The strip of at most three large figures, below the heading wherever it is called."""
        with contextlib.suppress(RecordsHidden):  # the answer above says so, and so does each card
            self._top.html(self._heading + shell.facts_html(self.database.derive(make, self.choice)))

    def document(self, path: Path) -> None:
        """A text of ours from docs/, in Markdown with its own heading."""
        st.markdown(path.read_text(encoding="utf-8"))

    def text(self, title: str, paragraphs: Sequence[str]) -> None:
        """A piece of our own text, in Markdown; never text from data."""
        st.header(title, anchor=False)
        st.markdown("\n\n".join(paragraphs))

    def link(self, page_name: str, label: str) -> None:
        """The way to another page."""
        st.page_link(f"pages/{page_name}.py", label=escape_markdown(label), icon=":material/arrow_forward:")

    def ways(self, ways: Mapping[str, Mapping[str, str]]) -> None:
        """Ways to other pages, under a question each: question → address ('clusters?indeling=letters') → label; one message."""
        st.html(shell.ways_html(ways))

    def note(self, text: str) -> None:
        """A remark about the page as a whole."""
        st.info(escape_markdown(text), icon=":material/info:")

    # --- exhibits ------------------------------------------------------------------------------------------

    def show_beside(self, *makes: Callable[..., Exhibit]) -> None:
        """Cards two by two, below each other on a narrow screen, the last of an odd number alone; they share one message."""
        exhibits = [exhibit for make in makes if (exhibit := self._exhibit(make)) is not None]
        if exhibits:
            self._groups += 1
            self._draw(exhibits, f"{self.choice.page}-beside-{self._groups}")

    def show(self, make: Callable[..., Exhibit]) -> Exhibit | None:
        """Makes (or remembers) the exhibit of the page's choice, draws its card and returns it; None where it is hidden."""
        exhibit = self._exhibit(make)
        if exhibit is not None:
            self._draw([exhibit], exhibit.key)
        return exhibit

    def _exhibit(self, make: Callable[..., Exhibit]) -> Exhibit | None:
        """Where it rests on records that the visitor may not see, a card says so in its place; None."""
        try:
            return self.database.derive(make, self.choice)
        except RecordsHidden as error:
            hidden.draw_card(error)
            return None

    def _draw(self, exhibits: Sequence[Exhibit], key: str) -> None:
        cards = [card_of(self.database, exhibit, self.choice) for exhibit in exhibits]
        component.draw(cards, key, partial(_on_event, self.choice))


def card_of(database: Database, exhibit: Exhibit, choice: Choice) -> bytes:
    """What the browser draws the exhibit's card from; made once per exhibit and choice."""
    query_string, picks = database.derive(_said_of, choice)
    around = payload.Surroundings(
        address=f"{exhibit.key}?{query_string}" if query_string else exhibit.key,
        page=choice.page,
        made_on=formats.today(),
        data_date=formats.day(database.version.built_at),
        terms=database.derive(terms),
        picks=picks,
        briefing=True,
    )
    return payload.remembered(exhibit, around)


def _said_of(ask: Ask, choice: Choice) -> tuple[str, dict[str, str]]:
    """Query string and filters that a click may set: the same for every card of the page."""
    return choice.query_string(ask), pickable(choice, ask)


def _on_event(choice: Choice, event: component.Event) -> None:
    """A click on a bar, row or node becomes the page's choice, before the page runs again.

    Not a method: a session keeps its callbacks, and would keep the page's version of the data open with them.
    """
    if event.kind == "pick":
        ask = access.visible(current.get()).ask
        filters.put(with_pick(choice, event.field, event.value, ask), ask)
    elif event.kind == "briefing":
        briefing.add(event.value)


def terms(ask: Ask) -> dict[str, str]:
    """Word → definition, for the terms that cards explain where they stand."""
    rows = ask("trust/terms")
    return dict(zip(rows["term"], rows["meaning"], strict=True))
