"""The frame of a page: guard, heading, filter bar, and its exhibits in reading order."""

import contextlib
import runpy
import weakref
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import plotly.graph_objects as go
import streamlit as st

from app import filters, shell
from exhibits.choice import Choice, NoChoice
from exhibits.exhibit import SAMPLE_SENTENCE, Exhibit
from exhibits.facts import Fact
from export import about, csv_file, workbook
from store.errors import StoreError
from store.reading import Ask, Database, current
from view import formats
from view.charts.base import config, themed
from view.escape import escape_markdown
from view.tables import styled

ROOT = Path(__file__).resolve().parent.parent
_VIA_NAVIGATION = "_via_navigation"
ROWS_PER_TABLE_PAGE = 50
_COLOURED: dict[tuple[int, bool], go.Figure] = {}
"""(id of an exhibit, dark) → its figure; an exhibit that is forgotten takes its figures along."""
SomeChoice = TypeVar("SomeChoice", bound=Choice)


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
        return Page(current.get())
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
    """A page in the making. Heading and notices have their place above whatever is drawn, in any order of calls."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.choice: Choice = NoChoice()
        self._heading = st.container()
        self._facts = st.container()
        self._notices = st.container()

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
            self._notices.warning(escape_markdown(problem), icon=":material/link_off:")
        self.choice = choice
        return choice

    def answer(self, make: Callable[..., str]) -> str:
        """`make(ask, choice)`, remembered."""
        return self.database.derive(make, self.choice)

    def heading(self, question: str, answer: Callable[..., str] | None = None, *, mark: str | None = None) -> None:
        """The page's question as h1 and the computed answer below it; `mark` where the page rests on synthetic data."""
        with self._heading:
            st.title(question, anchor=False)
            if mark:
                st.badge(mark, icon=":material/science:", color="orange")
                st.caption(escape_markdown(SAMPLE_SENTENCE))
            if answer is not None:
                with st.container(key="answer"):
                    st.markdown(escape_markdown(self.answer(answer)))

    def facts(self, make: Callable[..., Sequence[Fact]]) -> None:
        """The strip of at most three large figures, below the heading wherever it is called."""
        with self._facts:
            shell.draw_facts(self.database.derive(make, self.choice))

    def document(self, path: Path) -> None:
        """A text of ours from docs/, in Markdown with its own heading."""
        st.markdown(path.read_text(encoding="utf-8"))

    def eyebrow(self, text: str) -> None:
        """A question in small type above an exhibit."""
        st.markdown(f"**{escape_markdown(text)}**")

    def text(self, title: str, paragraphs: Sequence[str]) -> None:
        """A piece of our own text, in Markdown; never text from data."""
        st.header(title, anchor=False)
        for paragraph in paragraphs:
            st.markdown(paragraph)

    def link(self, page_name: str, label: str) -> None:
        """The way to another page."""
        st.page_link(f"pages/{page_name}.py", label=label, icon=":material/arrow_forward:")

    def note(self, text: str) -> None:
        """A remark about the page as a whole."""
        st.info(escape_markdown(text), icon=":material/info:")

    def side_by_side(self, count: int = 2) -> Any:
        """Columns that stack on a narrow screen."""
        return st.columns(count, gap="large")

    # --- exhibits ------------------------------------------------------------------------------------------

    def show(
        self, make: Callable[..., Exhibit], *, open_table: bool = False, rows: int = ROWS_PER_TABLE_PAGE
    ) -> Exhibit:
        """Makes (or remembers) the exhibit of the page's choice, draws it and returns it."""
        exhibit = self.database.derive(make, self.choice)
        self.draw(exhibit, open_table=open_table, rows=rows)
        return exhibit

    def draw(self, exhibit: Exhibit, *, open_table: bool = False, rows: int = ROWS_PER_TABLE_PAGE) -> None:
        """One exhibit, whole: title, mark, figure, remarks, source, and its table with downloads, `rows` at a time."""
        with st.container(key=f"exhibit-{exhibit.key}"):
            st.header(escape_markdown(exhibit.title), anchor=False)
            if exhibit.mark:
                st.badge(exhibit.mark, icon=":material/science:", color="orange")
            if exhibit.figure is not None:
                st.plotly_chart(
                    _in_colours(exhibit, dark=st.context.theme.type == "dark"),
                    key=f"figure-{exhibit.key}",
                    theme=None,
                    config=config(about.file_name(exhibit, "png").removesuffix(".png")),
                    alt=exhibit.alt,
                )
            else:
                self._table(exhibit, rows)
            # one block: two spaces at the end of a line are a line break in Markdown
            st.caption("  \n".join(escape_markdown(line) for line in (*exhibit.remarks, exhibit.source_short)))
            if exhibit.figure is None or open_table:
                if exhibit.figure is not None:
                    self._table(exhibit, rows)
                self._buttons(exhibit)
                return
            more = st.expander("Tabel en downloads", key=f"more-{exhibit.key}", on_change="rerun")
            if more.open:  # a table costs the server more than its figure: only make what is looked at
                with more:
                    self._table(exhibit, rows)
                    self._buttons(exhibit)

    def _table(self, exhibit: Exhibit, rows: int) -> None:
        total = len(exhibit.table)
        if not total:
            st.caption("Geen rijen voor deze keuze.")  # an empty st.table says so in English
            return
        first, last = 0, total
        if total > rows:
            pages = -(-total // rows)
            number = st.pagination(pages, key=f"rows-{exhibit.key}")
            first = (min(max(int(number), 1), pages) - 1) * rows
            last = min(first + rows, total)
            span = f"Rij {formats.integer(first + 1)} tot en met {formats.integer(last)} van {formats.integer(total)}"
            st.caption(escape_markdown(span))
        columns = [(c.title, c.kind, c.values[first:last]) for c in exhibit.table.columns]
        st.table(styled(columns), hide_index=True, border="horizontal", alt=exhibit.alt)

    def _buttons(self, exhibit: Exhibit) -> None:
        if exhibit.source_short != exhibit.source_line:
            st.caption(escape_markdown(exhibit.source_line))
        with st.container(horizontal=True, gap="small"):
            for label, suffix, make, mime in (
                ("Excel", "xlsx", workbook.xlsx, workbook.MIME),
                ("CSV", "csv", csv_file.csv_bytes, csv_file.MIME),
            ):
                st.download_button(
                    f"Download {label}",
                    data=partial(make, exhibit),
                    file_name=about.file_name(exhibit, suffix),
                    mime=mime,
                    key=f"{suffix}-{exhibit.key}",
                    on_click="ignore",
                    icon=":material/download:",
                )


def _in_colours(exhibit: Exhibit, *, dark: bool) -> go.Figure:
    """The figure in the page's colours, made once per exhibit: a Figure has been checked, a dict is checked each time."""
    key = (id(exhibit), dark)
    if key not in _COLOURED and exhibit.figure is not None:
        _COLOURED[key] = go.Figure(themed(exhibit.figure, dark=dark))
        weakref.finalize(exhibit, _COLOURED.pop, key, None)
    return _COLOURED[key]
