"""The page around the exhibits: guard, filters in the URL, and how one exhibit is drawn.

The one module below pages/ that knows streamlit. What it draws and where data come from is handed to it.
"""

import runpy
import weakref
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from view import formats
from view.charts.base import config, themed
from view.escape import escape_markdown
from view.protocols import Data, Downloads, Drawable
from view.tables import styled

ENTRY = Path(__file__).resolve().parent.parent / "navigation.py"
CSS = (Path(__file__).parent / "house.css").read_text(encoding="utf-8")
_VIA_DASHBOARD = "_via_dashboard"
ROWS_PER_TABLE_PAGE = 50
MAX_SEARCH = 80
_COLOURED: dict[tuple[int, bool], go.Figure] = {}
"""(id of an exhibit, dark) → its figure; an exhibit that is forgotten takes its figures along."""


def entered_by_dashboard() -> None:
    """Called by navigation.py: the page that runs next was reached the proper way."""
    st.session_state[_VIA_DASHBOARD] = True
    st.html(f"<style>{CSS}</style>")


def guard(open_data: Callable[[], Data], downloads: Downloads, problems: type[Exception]) -> "Page":
    """First statement of every page: who gets here gets the whole dashboard, with data, or a clear Dutch page.

    A request straight to a page on a fresh server skips navigation.py; then that is run first. When the data cannot
    be opened (an error of type `problems`, with `advice`), says what to do and stops this page only.
    """
    if not st.session_state.pop(_VIA_DASHBOARD, False):
        runpy.run_path(str(ENTRY))
        st.stop()
    try:
        return Page(open_data(), downloads)
    except problems as error:
        st.title("De gegevens zijn nu niet te tonen", anchor=False)
        st.error(escape_markdown(str(error)), icon=":material/error:")
        st.markdown(f"**Wat u kunt doen.** {getattr(error, 'advice', '')}")
        st.markdown("Daarna verschijnen de cijfers hier vanzelf zodra u de pagina opnieuw laadt.")
        st.stop()


def _in_colours(exhibit: Drawable, *, dark: bool) -> go.Figure:
    """The figure in the page's colours, made once per exhibit: a Figure has been checked, a dict is checked each time."""
    key = (id(exhibit), dark)
    if key not in _COLOURED:
        _COLOURED[key] = go.Figure(themed(exhibit.figure, dark=dark))
        weakref.finalize(exhibit, _COLOURED.pop, key, None)
    return _COLOURED[key]


class Page:
    """A page in the making: filters first, then exhibits in reading order."""

    def __init__(self, data: Data, downloads: Downloads) -> None:
        self.data = data
        self.ask = data.ask
        self.derive = data.derive
        self._downloads = downloads
        self._notices = st.container()

    # --- words -------------------------------------------------------------------------------------------

    def heading(self, question: str, answer: str | None = None, *, mark: str | None = None, about: str = "") -> None:
        """The page's question as h1 and the computed answer below it; `mark` with `about` for synthetic data."""
        st.title(question, anchor=False)
        if mark:
            st.badge(mark, icon=":material/science:", color="orange")
            st.caption(escape_markdown(about))
        if answer:
            with st.container(key="answer"):
                st.markdown(escape_markdown(answer))

    def slot(self) -> Any:
        """A place higher on the page, to be filled once the filters are known: `with page.slot(): …`."""
        return st.container()

    def eyebrow(self, text: str) -> None:
        """A question in small type above an exhibit."""
        st.markdown(f"**{escape_markdown(text)}**")

    def text(self, title: str, paragraphs: Sequence[str]) -> None:
        """A piece of our own text, in Markdown; never text from data."""
        st.header(title, anchor=False)
        for paragraph in paragraphs:
            st.markdown(paragraph)

    def link(self, page_name: str, label: str) -> None:
        """The way to another page; nothing where that page does not exist."""
        if (ENTRY.parent / "pages" / f"{page_name}.py").is_file():
            st.page_link(f"pages/{page_name}.py", label=label, icon=":material/arrow_forward:")

    def note(self, text: str) -> None:
        """A remark about the page as a whole."""
        st.info(escape_markdown(text), icon=":material/info:")

    # --- filters -----------------------------------------------------------------------------------------

    def filters(self) -> Any:
        """The one filter bar: `with page.filters(): …`."""
        return st.container(key="filters", horizontal=True, vertical_alignment="bottom", gap="medium")

    def row(self) -> Any:
        """Choices beside each other, right above the exhibit they are about: `with page.row(): …`."""
        return st.container(horizontal=True, vertical_alignment="bottom", gap="medium")

    def _heed_link(self, name: str, label: str, options: Sequence[str], shown: str) -> None:
        """Says so when the link asks for something that does not exist; the widget itself falls back."""
        asked = st.query_params.get_all(name)
        unknown = [value for value in asked if value not in options]
        if not unknown:
            return
        kept = [value for value in asked if value in options]
        if kept:
            st.query_params[name] = kept
        else:
            del st.query_params[name]
        words = formats.enumerate_words([f"‘{value[:60]}’" for value in unknown])
        self._notices.warning(
            escape_markdown(
                f"De link vraagt bij ‘{label}’ om {words}; dat is geen mogelijke keuze. U ziet {shown if not kept else 'de keuzes die er wel zijn'}."
            ),
            icon=":material/link_off:",
        )

    def choose(
        self,
        name: str,
        label: str,
        options: Mapping[Any, str],
        default: Any,
        *,
        width: int = 220,
        segmented: bool | None = None,
        search: bool = False,
    ) -> Any:
        """One of `options` (value → Dutch label), kept in the URL under `name` by its label.

        Beside each other when there are three at most, or when `segmented`; else a list, with `search` to type in.
        """
        labels = list(options.values())
        self._heed_link(name, label, labels, f"‘{options[default]}’")
        by_label = {text: value for value, text in options.items()}
        if segmented or (segmented is None and len(options) <= 3):
            picked = st.segmented_control(
                label, labels, default=options[default], key=name, bind="query-params", required=True, wrap=True
            )
        else:
            picked = st.selectbox(
                label,
                labels,
                index=labels.index(options[default]),
                key=name,
                bind="query-params",
                filter_mode="fuzzy" if search else None,
                placeholder="Kies",
                width=width,
            )
        # a widget's limits are no boundary: what comes back is looked up, never used as it is
        return by_label.get(str(picked), default)

    def choose_many(
        self,
        name: str,
        label: str,
        options: Mapping[Any, str],
        *,
        everything: str = "Alle",
        width: int = 320,
        none_is_all: bool = True,
        wrap: bool | None = None,
    ) -> tuple[Any, ...]:
        """Some of `options`, in their order; none chosen means all of them (or none). In the URL under `name`."""
        labels = list(options.values())
        self._heed_link(name, label, labels, "alles")
        picked = st.multiselect(
            label,
            labels,
            key=name,
            bind="query-params",
            placeholder=everything,
            select_all=False,
            width=width,
            wrap=wrap,
        )
        chosen = tuple(value for value, text in options.items() if text in picked)
        return chosen or (tuple(options) if none_is_all else ())

    def search(self, name: str, label: str, *, placeholder: str = "", width: int = 260) -> str:
        """Words to look for, at most MAX_SEARCH characters, '' for none; kept in the URL under `name`."""
        if len(st.query_params.get(name, "")) > MAX_SEARCH:
            st.query_params[name] = st.query_params[name][:MAX_SEARCH]
            self._notices.warning(
                escape_markdown(f"De link zoekt met meer dan {MAX_SEARCH} tekens; de rest is weggelaten."),
                icon=":material/link_off:",
            )
        typed = st.text_input(
            label, key=name, bind="query-params", max_chars=MAX_SEARCH, placeholder=placeholder, width=width
        )
        readable = "".join(c if c.isprintable() else " " for c in str(typed or ""))
        return " ".join(readable.split())[:MAX_SEARCH]

    def switch(self, name: str, label: str, *, help: str | None = None) -> bool:
        """On or off, off by default; kept in the URL under `name`."""
        self._heed_link(name, label, ["true", "false"], "de standaard")
        return bool(st.toggle(label, key=name, bind="query-params", help=help))

    # --- exhibits ----------------------------------------------------------------------------------------

    def show(self, make: Callable[..., Any], **filters: Any) -> Any:
        """Builds (or remembers) an exhibit and draws it; returns it."""
        exhibit = self.data.derive(make, **filters)
        self.draw(exhibit)
        return exhibit

    def draw(self, exhibit: Drawable, *, open_table: bool = False, rows: int = ROWS_PER_TABLE_PAGE) -> None:
        """One exhibit, whole: title, mark, figure, notes, source, and its table with downloads, `rows` at a time."""
        with st.container(key=f"exhibit-{exhibit.key}"):
            st.header(escape_markdown(exhibit.title), anchor=False)
            if exhibit.mark:
                st.badge(exhibit.mark, icon=":material/science:", color="orange")
            if exhibit.figure is not None:
                st.plotly_chart(
                    _in_colours(exhibit, dark=st.context.theme.type == "dark"),
                    key=f"figure-{exhibit.key}",
                    theme=None,
                    config=config(self._downloads.file_name(exhibit, "")),
                    alt=exhibit.alt,
                )
            whole = exhibit.figure is None or open_table
            if exhibit.figure is None:
                self._table(exhibit, rows)
            # one block: two spaces at the end of a line are a line break in Markdown
            st.caption("  \n".join(escape_markdown(line) for line in (*exhibit.notes, exhibit.source_short)))
            if whole:
                if exhibit.figure is not None:
                    self._table(exhibit, rows)
                self._buttons(exhibit)
            else:
                more = st.expander("Tabel en downloads", key=f"more-{exhibit.key}", on_change="rerun")
                if more.open:  # a table costs the server more than its figure: only make what is looked at
                    with more:
                        self._table(exhibit, rows)
                        self._buttons(exhibit)

    def _table(self, exhibit: Drawable, rows: int = ROWS_PER_TABLE_PAGE) -> None:
        table = exhibit.table
        if table.empty:
            st.caption("Geen rijen voor deze keuze.")  # an empty st.table says so in English
            return
        if len(table) > rows:
            pages = -(-len(table) // rows)
            number = st.pagination(pages, key=f"rows-{exhibit.key}")
            start = (min(max(int(number), 1), pages) - 1) * rows
            table = table.iloc[start : start + rows]
            st.caption(
                escape_markdown(
                    f"Rij {formats.integer(start + 1)} tot en met {formats.integer(start + len(table))} van {formats.integer(len(exhibit.table))}"
                )
            )
        st.table(styled(table, exhibit.kind), hide_index=True, border="horizontal", alt=exhibit.alt)

    def _buttons(self, exhibit: Drawable) -> None:
        if exhibit.source_short != exhibit.source_line:
            st.caption(escape_markdown(exhibit.source_line))
        with st.container(horizontal=True, gap="small"):
            for label, suffix, make, mime in (
                (
                    "Excel",
                    "xlsx",
                    self._downloads.xlsx,
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                ),
                ("CSV", "csv", self._downloads.csv, "text/csv"),
            ):
                st.download_button(
                    f"Download {label}",
                    data=partial(make, exhibit),
                    file_name=self._downloads.file_name(exhibit, suffix),
                    mime=mime,
                    key=f"{suffix}-{exhibit.key}",
                    on_click="ignore",
                    icon=":material/download:",
                )

    def side_by_side(self, count: int = 2) -> Any:
        """Columns that stack on a narrow screen."""
        return st.columns(count, gap="large")
