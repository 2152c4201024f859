"""What the page frame needs of what it is handed: an exhibit, a version of the data, a maker of files."""

from collections.abc import Callable
from typing import Any, Protocol

import pandas as pd

from view.formats import Kind


class Drawable(Protocol):
    """What `Page.draw` needs of an exhibit."""

    key: str
    title: str
    alt: str
    figure: Any
    table: pd.DataFrame
    notes: tuple[str, ...]

    @property
    def mark(self) -> str | None: ...

    @property
    def source_line(self) -> str: ...

    @property
    def source_short(self) -> str: ...

    def kind(self, column: str) -> Kind: ...


class Data(Protocol):
    """One version of the data, as a page uses it."""

    def ask(self, name: str, /, **parameters: Any) -> pd.DataFrame: ...

    def derive(self, make: Callable[..., Any], **filters: Any) -> Any: ...


class Downloads(Protocol):
    """Turns an exhibit into files, when asked."""

    def xlsx(self, exhibit: Any) -> bytes: ...

    def csv(self, exhibit: Any) -> bytes: ...

    def file_name(self, exhibit: Any, suffix: str) -> str: ...
