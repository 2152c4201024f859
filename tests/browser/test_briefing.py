"""A briefing from the first click on a card to the file in PowerPoint."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from tests.browser.conftest import open_page, settle

pytestmark = pytest.mark.browser


def test_what_is_collected_is_ordered_concluded_and_taken_along(
    page: Page, server: str, trouble: list[str], tmp_path: Path
) -> None:
    open_page(page, server, "/clusters")
    for number in (0, 1):
        page.get_by_role("button", name="In briefing").nth(number).click()
        settle(page)
    page.get_by_role("link", name="Briefing").first.click()
    expect(page.get_by_role("heading", name=re.compile(r"^2\. "))).to_be_visible()
    first = page.get_by_role("heading", name=re.compile(r"^1\. ")).inner_text().removeprefix("1. ")
    page.get_by_role("button", name="Omlaag").first.click()
    expect(page.get_by_role("heading", name=re.compile(r"^2\. "))).to_contain_text(first)
    for label, words in (("Uw conclusie bij 1", "Minder geld <b>x</b>"), ("Titel", "Overleg 3 december")):
        page.get_by_label(label).fill(words)
        page.get_by_label(label).press("Enter")
        settle(page)
    with page.expect_download() as caught:
        page.get_by_role("button", name="PowerPoint van deze briefing").click()
    caught.value.save_as(tmp_path / "briefing.pptx")
    made = Presentation(str(tmp_path / "briefing.pptx"))
    assert made.core_properties.title == "Overleg 3 december"
    assert len(made.slides) == 2
    assert "Minder geld <b>x</b>" in [s.text_frame.text for s in made.slides[0].shapes if s.has_text_frame]
    assert made.slides[1].shapes.title.text_frame.text == first
    assert trouble == []
