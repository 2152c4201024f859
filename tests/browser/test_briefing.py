"""A briefing from the first click on a card to files, link, paper, and back again."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Download, Page, expect
from pptx import Presentation

from exhibits.briefing import Briefing, Item, file
from exhibits.briefing import link as briefing_link
from exhibits.briefing.model import MOST_NOTES
from exhibits.briefing.ready import CONVERSATION, make
from store.reading import Database
from tests.browser.conftest import open_page, settle, take_up, wait_for_all_figures

pytestmark = pytest.mark.browser
WORDS = "Minder geld <b>x</b>"

# Plotly draws a picture in a box at the foot of the document and takes that away when it is done; here a high copy stays,
# as the box does for whoever prints at that moment.
STILL_DRAWING = """
new MutationObserver((_, observer) => {
  const box = document.querySelector('body > .js-plotly-plot:has(.main-svg)');
  if (!box) return;
  observer.disconnect();
  const copy = Object.assign(box.cloneNode(true), { id: 'still-drawing' });
  copy.style.minHeight = '900px';
  document.body.append(copy);
}).observe(document, { childList: true, subtree: true });
"""


def titles(page: Page) -> list[str]:
    return [re.sub(r"\s+", " ", text) for text in page.locator(".briefing-row-title").all_inner_texts()]


def wait_for_order(page: Page, wanted: list[str]) -> None:
    """Until the cards on the page, which the server puts there, have the order of the list."""
    expect(page.locator("article.card h2")).to_have_text([re.compile(f"^{title.split()[0]}") for title in wanted])
    settle(page)


def linked(address: str) -> Briefing:
    """The briefing of an address; an empty one when there is none."""
    packed = parse_qs(urlsplit(address).query).get("stuk")
    return briefing_link.decode(packed[0]) if packed else Briefing()


def wait_until_linked(page: Page, holds: Callable[[Briefing], bool]) -> None:
    """Until the server has answered to the last change, and its link stands in the address."""
    page.wait_for_url(lambda address: bool((briefing := linked(address)).items) and holds(briefing))


def download(page: Page, button: str) -> Download:
    with page.expect_download() as caught:
        page.locator(".briefing-bar").get_by_role("button", name=button, exact=True).click()
    return caught.value


def test_what_is_collected_is_ordered_concluded_kept_and_taken_along(
    page: Page, server: str, trouble: list[str], tmp_path: Path
) -> None:
    # collect, and begin
    open_page(page, server, "/clusters")
    for number in (0, 1):
        take_up(page, number, f"Toegevoegd aan de briefing, als nummer {number + 1}.")
    page.get_by_role("link", name="Briefing").first.click()
    expect(page.locator(".briefing-item")).to_have_count(2)
    expect(page.locator(".briefing-picture img")).to_have_count(2)
    first, second = titles(page)

    # order by keyboard: the focus stays with what moves
    pick = page.locator(".briefing-pick").first
    pick.focus()
    page.keyboard.press("Alt+ArrowDown")
    assert titles(page) == [second, first]
    expect(page.locator(".briefing-pick").nth(1)).to_be_focused()
    expect(page.locator(".briefing-list [role=status]")).to_contain_text("plaats 2 van 2")
    wait_for_order(page, [second, first])

    # words
    page.get_by_label("Uw conclusie bij 1").fill(WORDS)
    page.get_by_label("Titel", exact=True).fill("Overleg 3 december")
    page.locator(".briefing-item summary").first.click()
    page.locator(".briefing-item").first.get_by_label("Notities voor de spreker").fill("Zeg dit")
    page.locator(".briefing-item").first.get_by_label("Tabel gaat mee").check()
    page.keyboard.press("Tab")
    wait_until_linked(page, lambda briefing: briefing.items[0].with_table and briefing.items[0].notes == "Zeg dit")

    # files
    download(page, "PowerPoint").save_as(tmp_path / "b.pptx")
    texts = [
        s.text_frame.text
        for slide in Presentation(str(tmp_path / "b.pptx")).slides
        for s in slide.shapes
        if s.has_text_frame
    ]
    assert WORDS in texts
    expect(page.locator(".briefing-status")).to_contain_text("Klaar")
    download(page, "Excel").save_as(tmp_path / "b.xlsx")
    assert len(openpyxl.load_workbook(tmp_path / "b.xlsx").sheetnames) == 5
    saved = download(page, "Bestand bewaren")
    assert saved.suggested_filename.startswith("briefing-overleg-3-december-")
    saved.save_as(tmp_path / "b.briefing.json")
    kept = file.open_file((tmp_path / "b.briefing.json").read_bytes())
    assert (kept.title, kept.items[0].conclusion, kept.items[0].notes) == ("Overleg 3 december", WORDS, "Zeg dit")

    # paper: a title page, each exhibit on its own, the table that goes along, the sources
    paper = page.pdf(prefer_css_page_size=True, tagged=False)
    pages = [int(count) for count in re.findall(rb"/Count (\d+)", paper)]
    assert 4 <= max(pages) <= 7

    # the same from the link, with the server's own copy gone
    link = page.url
    page.goto("about:blank")
    page.goto(link)
    expect(page.get_by_label("Uw conclusie bij 1")).to_have_value(WORDS)
    expect(page.locator(".briefing-row-title")).to_have_text([second, first])

    # a file whose values are others: old beside new; one that was changed by hand is refused
    content = json.loads((tmp_path / "b.briefing.json").read_text(encoding="utf-8"))
    (tmp_path / "tampered.json").write_text(json.dumps({**content, "title": "Anders"}), encoding="utf-8")
    page.locator(".briefing-bar input[accept*=json]").set_input_files(tmp_path / "tampered.json")
    expect(page.locator(".briefing-problem")).to_contain_text("na het bewaren veranderd")
    content["items"][0]["saved"]["fingerprint"] = "0" * 16
    content["items"][0]["saved"]["rows"] = content["items"][0]["saved"]["rows"][1:]
    rest = {name: value for name, value in content.items() if name != "checksum"}
    (tmp_path / "old.json").write_text(json.dumps({**content, "checksum": file._checksum(rest)}), encoding="utf-8")
    page.locator(".briefing-bar input[accept*=json]").set_input_files(tmp_path / "old.json")
    expect(page.locator(".briefing-item .briefing-changed").first).to_contain_text("De cijfers zijn veranderd sinds")
    page.get_by_role("button", name="Nieuwe cijfers overnemen").click()
    expect(page.locator(".briefing-item .briefing-changed").first).to_be_hidden()

    # remove, by keyboard too
    page.locator(".briefing-pick").first.focus()
    page.keyboard.press("Delete")
    expect(page.locator(".briefing-item")).to_have_count(1)
    assert titles(page) == [first]
    expect(page.locator(".briefing-undo")).to_have_css("padding-left", "10px")  # no words on its border

    # the other briefings are within reach on a narrow laptop
    page.set_viewport_size({"width": 1280, "height": 720})
    tops = page.locator(".briefing-actions > :is(a, button, details)").evaluate_all(
        "all => all.map(one => one.offsetTop)"
    )
    assert len(tops) == 7
    assert max(tops) - min(tops) < 10  # on one line
    picture = page.locator(".briefing-picture img").first
    expect(picture).to_have_css("object-fit", "contain")  # all of the figure
    expect(picture).to_have_attribute("src", re.compile("^data:image/png"))  # drawn, with the font of the page
    page.get_by_text("Andere briefing").click()
    panel = page.locator(".briefing-others").bounding_box()
    assert panel is not None
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= 1280
    page.keyboard.press("Escape")

    # what was typed just now is presented
    page.get_by_label("Uw conclusie bij 1").fill("Net getypt")
    page.get_by_role("link", name="Presenteren").click()
    page.wait_for_url("**/presentatie?stuk=*")
    assert linked(page.url).items[0].conclusion == "Net getypt"

    # so is what no link can hold, and its speaker's screen has it too
    expect(page.locator(".slide-now h1")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".briefing-item summary").click()
    page.get_by_label("Notities voor de spreker").fill("".join(map(chr, range(0x4E00, 0x4E00 + MOST_NOTES))))
    page.get_by_role("link", name="Presenteren").click()
    page.wait_for_url("**/presentatie")
    expect(page.locator(".slide-now h1")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".slide-now .slide-conclusion")).to_have_text("Net getypt")
    with page.context.expect_page() as opened:
        page.keyboard.press("s")
    expect(opened.value.locator(".speaker-notes")).to_contain_text("\u4e00")
    opened.value.close()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Uw conclusie bij 1")).to_have_value("Net getypt")
    assert trouble == []


def test_on_paper_each_exhibit_is_one_page_and_both_halves_of_a_table_have_a_head(
    page: Page, server: str, database: Database
) -> None:
    briefing = make(database, CONVERSATION, "almere")
    assert briefing is not None
    # the last with all its answers: a table too long for one column on one page
    briefing = replace(briefing, items=(*briefing.items[:-1], Item("profielen-gemeente?bekijk=een")))
    assert len(briefing.items) >= 5
    page.add_init_script(STILL_DRAWING)
    page.goto(f"{server}/briefing?stuk={briefing_link.encode(briefing)}")
    expect(page.locator("article.card h2")).to_have_count(len(briefing.items))
    wait_for_all_figures(page)
    settle(page)
    expect(page.locator("#still-drawing")).to_have_count(1)
    paper = page.pdf(prefer_css_page_size=True, tagged=False)
    # a title page before them, the sources after them
    assert max(int(count) for count in re.findall(rb"/Count (\d+)", paper)) == len(briefing.items) + 2
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    halves = page.locator(".card-two-columns table")
    expect(halves).to_have_count(2)
    assert [half.locator("thead th").count() for half in halves.all()] == [5, 5]
    rows = [half.locator("tbody tr").count() for half in halves.all()]
    assert abs(rows[0] - rows[1]) <= 1
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".card-second-half")).to_have_count(0)
