"""A reader keeps every page when there are own records: a card stands in place of each figure that rests on them."""

import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import access
from store import paths
from tests.visiting import cards, page_html, visit

PAGES = sorted({p.stem for p in (paths.ROOT / "pages").glob("*.py")} - set(access.PAGE_ROLES))


@pytest.fixture(autouse=True)
def as_reader(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATABASE_FOLDER", str(own_folder))
    monkeypatch.setattr(access, "get_secrets_auth_section", lambda: {"cookie_secret": "x" * 40})
    monkeypatch.setattr(access, "role_rules", lambda: {"claim": "groups", "lezer": ["lezers"]})
    claims = {"sub": "x", "is_logged_in": True, "iat": time.time(), "groups": ["lezers"]}
    monkeypatch.setattr(access, "claims", lambda: claims)


def headings(test: AppTest) -> int:
    return page_html(test).count("<h1 ") + len(test.title) + sum(m.value.startswith("# ") for m in test.markdown)


def test_each_page_has_its_heading_and_no_error() -> None:
    assert len(PAGES) >= 12
    for page in PAGES:
        test = visit(page)
        assert not test.exception, page
        assert not test.error, page
        assert headings(test) == 1, page


def test_published_figures_stay_where_records_are_own() -> None:
    assert {card["origin"] for page in ("netwerk", "toerusting", "overzicht") for card in cards(visit(page))} == {
        "gepubliceerd"
    }


def test_a_card_says_on_what_a_figure_rests_and_who_may_see_it() -> None:
    test = visit("aansluiting", onderwerp="netwerk")
    assert cards(test)
    html = page_html(test)
    assert html.count('class="hidden-card"') == 1
    assert "‘Partners’" in html
    assert "wie de rol adviseur of beheerder heeft; uw rol is lezer" in html


@pytest.mark.parametrize("page", ["netwerk", "toerusting"])
def test_the_layer_of_own_records_says_so_under_one_heading(page: str) -> None:
    test = visit(page, gegevens="records")
    assert not cards(test)
    assert not test.exception
    assert headings(test) == 1
    assert 'class="hidden-card"' in page_html(test)


@pytest.mark.parametrize("page", ["activiteiten", "profielen"])
def test_a_page_whose_filters_are_own_records_says_so_once(page: str) -> None:
    test = visit(page)
    assert [title.value for title in test.title] == ["Deze pagina rust op eigen gegevens"]
    assert page_html(test).count('class="hidden-card"') == 1
    assert not cards(test)
