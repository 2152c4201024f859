"""What is measured beside Dash is what the pages show: as many figures, in the same order, for both options."""

import pytest

from benchmarks.pages import SAME_PAGES
from exhibits.choice import One
from store.reading import Database
from tests.visiting import cards, visit


@pytest.mark.slow
@pytest.mark.parametrize("url", SAME_PAGES)
@pytest.mark.parametrize("option", [0, 1])
def test_the_page_in_dash_has_the_figures_of_the_page(database: Database, url: str, option: int) -> None:
    page = SAME_PAGES[url]
    parameters = page.choice_type.offered(database.ask)
    (parameter,) = [p for p in parameters if p.name == page.filter_name and isinstance(p, One)]
    shown = cards(visit(url, **{page.filter_name: str(list(parameter.options)[option])}))
    assert sorted(card["key"] for card in shown) == sorted(made.key for made in page.figures(database, option))
