"""What is worked out from the data once per version, and then only looked up."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import pandas as pd

from store.database import Ask, Database

Made = TypeVar("Made", bound=Callable[..., Any])


def remembered(make: Made) -> Made:
    """For a function `(ask, *choices)` with hashable choices, given by position: its result is made once per version.

    A frame that comes back may be changed, as one of a query may; nothing else may be. With another `ask` than that of
    a Database it is made each time.
    """

    @wraps(make)
    def known(ask: Ask, *choices: Any) -> Any:
        database = getattr(ask, "__self__", None)
        made = database.derive(make, *choices) if isinstance(database, Database) else make(ask, *choices)
        return made.copy(deep=False) if isinstance(made, pd.DataFrame) else made

    return known  # type: ignore[return-value]
