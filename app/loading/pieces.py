"""Small parts of the page: tables of texts, the steps, files to download. Text from files is always escaped."""

from collections.abc import Callable, Sequence

import streamlit as st

from app import access, audit
from app.loading import rights
from store.schema import Field
from view import formats
from view.escape import escape_html

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"
YES_NO = {"true": "ja", "false": "nee"}


def table(
    label: str,
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    numbers: Sequence[int] = (),
    stacked: bool = False,
) -> None:
    """A table that scrolls within its place; `numbers` are the columns to the right, `stacked` makes it a list on a phone."""
    right = dict.fromkeys(numbers, ' class="right"')
    head = "".join(f'<th scope="col"{right.get(i, "")}>{escape_html(one)}</th>' for i, one in enumerate(titles))
    body = "".join(
        "<tr>"
        + "".join(
            f'<td{right.get(i, "")} data-title="{_attribute(titles[i])}">{escape_html(cell)}</td>'
            for i, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    kind = "grid grid-stacked" if stacked else "grid"
    st.html(
        f'<div class="{kind}" role="region" tabindex="0" aria-label="{_attribute(label)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _attribute(text: str) -> str:
    return escape_html(text).replace('"', "&quot;")


def steps(names: Sequence[str], at: int) -> None:
    """The steps of the path; those before `at` are done."""
    parts = []
    for number, name in enumerate(names):
        state = "done" if number < at else "now" if number == at else "later"
        current = ' aria-current="step"' if state == "now" else ""
        said = '<span class="unseen"> (gedaan)</span>' if state == "done" else ""
        mark = "✓" if state == "done" else str(number + 1)
        parts.append(
            f'<li class="step-{state}"{current}><span class="step-mark" aria-hidden="true">{mark}</span>{escape_html(name)}{said}</li>'
        )
    st.html(f'<ol class="steps" aria-label="Stappen">{"".join(parts)}</ol>')


def line(text: str, kind: str = "plain") -> None:
    """A sentence of ours that may hold text from a file; `kind` is plain, mute, good or bad."""
    sign = {"good": "✓ ", "bad": "✕ "}.get(kind, "")
    st.html(f'<p class="line line-{kind}">{sign}{escape_html(text)}</p>')


def entry(title: str, about: str, fold: str, contents: Sequence[str]) -> None:
    """One of a list: what it is, more about it below, and its contents behind a fold."""
    items = "".join(f"<li>{escape_html(one)}</li>" for one in contents)
    st.html(
        f'<p class="line">{escape_html(title)}</p><p class="line line-mute">{escape_html(about)}</p>'
        f'<details class="fold"><summary>{escape_html(fold)}</summary><ul>{items}</ul></details>'
    )


def facts(pairs: Sequence[tuple[str, str]]) -> None:
    """Names with their values beside each other."""
    cells = "".join(f"<div><dt>{escape_html(name)}</dt><dd>{escape_html(value)}</dd></div>" for name, value in pairs)
    st.html(f'<dl class="pairs">{cells}</dl>')


def download(label: str, make: Callable[[], bytes], file_name: str, mime: str, address: str) -> None:
    """A button whose file is made at the click, for who may load; `address` is what the record says was taken."""

    def made() -> bytes:
        rights.require()
        content = make()
        audit.record("exported", access.who(access.claims()), address=address)
        return content

    st.download_button(
        label,
        data=access.for_now(made),
        file_name=file_name,
        mime=mime,
        on_click="ignore",
        icon=":material/download:",
        key=f"download:{address}",
    )


def shown(field: Field, text: str) -> str:
    """A canonical text of a table as a reader writes it."""
    if text == "":
        return formats.UNKNOWN
    if field.type == "boolean":
        return YES_NO.get(text, text)
    if field.unit == "EUR":
        return formats.eur_exact(float(text))
    if field.type == "number":
        return text.replace(".", ",")
    return text
