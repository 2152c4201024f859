"""Whether the address or the widgets say what to show, when a browser's address comes later than its clicks."""

from streamlit.testing.v1 import AppTest

from tests.visiting import visit

LAYOUT, SELECTION, START = "clusters:indeling", "clusters:selectie", {"indeling": "gelijk", "selectie": "alle"}


def click(test: AppTest, address: dict[str, str], **widgets: str) -> tuple[str, str]:
    """A run with these values in the widgets, asked for by a browser that stands at `address`; the choice that it shows."""
    test.query_params.clear()
    test.query_params.update(address)
    for name, value in widgets.items():
        test.session_state[f"clusters:{name}"] = value
    test.run()
    return test.session_state[LAYOUT], test.session_state[SELECTION]


def test_three_clicks_count_however_late_the_address_follows() -> None:
    test = visit("clusters", **START)
    start = dict(test.session_state["choices"]["clusters"].written)
    assert click(test, start, indeling="letters") == ("letters", "alle")
    first = dict(test.session_state["choices"]["clusters"].written)
    assert click(test, start, selectie="szw") == ("letters", "szw")
    # the address of the first click has come, that of the second has not
    assert click(test, first, indeling="gelijk") == ("gelijk", "szw")
    # Back, without a click: the address holds
    assert click(test, first) == ("letters", "alle")
