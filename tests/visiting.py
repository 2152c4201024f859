"""Pages as a visitor gets them, without a browser: run from an address, and the cards that stand on them."""

import html
import json
from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest

from store import paths
from store.reading import current


def visit(page: str, **query: str | list[str]) -> AppTest:
    """The page of pages/<page>.py for these values in its address, in a session of its own."""
    forget_open_database()
    test = AppTest.from_file(str(paths.ROOT / "navigation.py"), default_timeout=60)
    for name, value in query.items():
        test.query_params[name] = value
    test.switch_page(f"pages/{page}.py")
    return test.run()


def forget_open_database() -> None:
    """`current` lives as long as the process; whoever damages a database starts with none open."""
    current._open = None
    current._seen = None


def cards(test: AppTest) -> list[dict[str, Any]]:
    """What each card is drawn from (see app/card/payload.py), in the order of the page."""
    elements = [element.proto for element in _leaves(test.main) if element.type == "bidi_component"]
    drawn = [proto.bytes for proto in elements if proto.component_name.startswith("card.")]
    return [json.loads(card) for element in drawn for card in element.split(b"\n")]


AROUND_EACH_RUN = 5
"""Messages of Streamlit itself: the session (twice), its status, the navigation, the end."""


def messages(test: AppTest) -> int:
    """How many messages the run took at least; what is drawn into the place of something else may take one more."""

    def parts(block: Any) -> int:
        return sum(1 + (parts(child) if hasattr(child, "children") else 0) for child in block.children.values())

    return AROUND_EACH_RUN + parts(test.main)


def page_html(test: AppTest) -> str:
    """All html that the page itself draws: heading, answer, mark, large figures and foot; amounts with plain spaces."""
    bodies = [element.proto.body for element in _leaves(test.main) if element.type == "html"]
    return html.unescape(" ".join(bodies)).replace("\u00a0", " ")


def _leaves(block: Any) -> Iterator[Any]:
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from _leaves(child)
        else:
            yield child
