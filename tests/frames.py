"""An exhibit's table as a frame, for tests that look at columns."""

import pandas as pd

from exhibits.exhibit import Exhibit


def values(exhibit: Exhibit) -> pd.DataFrame:
    """The values under their titles; None is unknown."""
    return exhibit.table.frame()


def texts(exhibit: Exhibit) -> pd.DataFrame:
    """Every cell as it reads in Dutch."""
    return pd.DataFrame({column.title: column.texts for column in exhibit.table.columns})
