"""A column of dates, which no table that can be loaded has today: the Dutch way, and only of this century."""

import numpy as np
import pandas as pd
import pytest

from store.descriptor import Field
from store.loading import values
from store.loading.findings import Findings

FIELD = Field("since", "date", "Sinds", "", None, None, {})


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("19-11-1921", "een andere eeuw"),
        ("2121-01-01", "een andere eeuw"),
        ("19-11-21", "geen datum"),
        ("31-02-2021", "geen datum"),
        ("gisteren", "geen datum"),
    ],
)
def test_other_dates_are_refused(written: str, message: str) -> None:
    findings = Findings("a.csv", np.array([2]))
    values.read(findings, FIELD, "Sinds", pd.Series([written], dtype="str"), np.array([False]), None)
    assert message in str(findings.problems[0])


@pytest.mark.parametrize("written", ["19-11-2021", "19/11/2021", "2021-11-19", "19.11.2021"])
def test_dates_are_read(written: str) -> None:
    findings = Findings("a.csv", np.array([2]))
    read, _ = values.read(findings, FIELD, "Sinds", pd.Series([written], dtype="str"), np.array([False]), None)
    assert (list(read), findings.problems) == (["2021-11-19"], [])
