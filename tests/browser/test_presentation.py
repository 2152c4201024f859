"""A presentation in a real browser: keys, black, figures that answer, the next slide ready, and the speaker's screen."""

import re
from typing import get_args
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from exhibits import catalogue
from exhibits.briefing import Briefing, Item, link
from store.reading import current
from tests.browser.conftest import keep_nothing
from view.charts.base import ChartName, data_of

pytestmark = pytest.mark.browser
BRIEFING = Briefing(
    "Proef <b>met</b> beelden",
    "Overleg",
    "2026-12-03",
    items=(
        Item("clusters-bedragen", conclusion="Onze conclusie", notes="Eerst dit\nDan dat\n" + "Nog een regel.\n" * 40),
        Item("gemeenten-verandering", with_table=True),
        Item("activiteiten-lijst"),
        Item("weg-figuur?jaar=1"),
    ),
)
LETTERS = """
    [...document.querySelectorAll('.slide-now .slide-plot text, .slide-now :is(h1, p, td, th)')]
      .filter(node => node.textContent.trim() && node.getBoundingClientRect().height)
      .map(node => parseFloat(getComputedStyle(node).fontSize)
        * (node.closest('.slide-plot') ? new DOMMatrix(getComputedStyle(node.closest('.slide-plot')).transform).a : 1))
"""
OVERFLOW = "document.documentElement.scrollWidth - innerWidth"


def test_a_briefing_is_presented_with_keys_and_a_speakers_screen(page: Page, server: str, trouble: list[str]) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{server}/presentatie?stuk={link.encode(BRIEFING)}")
    title = page.locator(".slide-now h1")
    expect(title).to_have_text("Proef <b>met</b> beelden")
    expect(page.locator(".slide-now")).to_contain_text("03-12-2026")
    expect(page.locator("body")).not_to_contain_text("Deploy")  # nothing of Streamlit

    # what comes next is drawn before it is asked for, and then only shown
    expect(page.locator(".slide").nth(1)).to_have_attribute("data-drawn", "true", timeout=90_000)
    page.keyboard.press("ArrowRight")
    expect(page.locator("body")).to_have_class(re.compile("stage-quiet"))  # no controls over the title
    assert page.locator(".slide-now .main-svg").count() > 0
    expect(title).to_contain_text("analyse")
    expect(page.locator(".slide-conclusion").nth(1)).to_have_text("Onze conclusie")
    expect(page.locator(".slide-now footer")).to_contain_text("RAND")
    expect(page.locator(".slide-now .slide-number")).to_have_text("2 / 7")
    expect(page.get_by_role("status")).to_contain_text("Dia 2 van 7: ")
    assert min(page.evaluate(LETTERS)) >= 23.9
    assert page.evaluate(OVERFLOW) <= 0
    page.locator(".slide-now .points path").first.hover(force=True)
    expect(page.locator(".slide-now .hoverlayer .hovertext").first).to_be_visible()

    page.keyboard.press("PageDown")
    expect(page.locator(".slide").nth(2)).to_have_attribute("data-drawn", "true", timeout=90_000)
    assert page.locator(".slide-now .slide-held").count() > 1  # a long list stands in columns
    # its table goes along: on slides of its own, that are counted
    rows = 0
    for place in (4, 5):
        page.keyboard.press("PageDown")
        expect(page.locator(".slide-now .slide-number")).to_have_text(f"{place} / 7")
        expect(title).to_contain_text(f"(tabel) ({place - 3}\u00a0van\u00a02)")
        expect(page.locator(".slide-now")).to_have_attribute("data-drawn", "true")
        assert min(page.evaluate(LETTERS)) >= 23.9
        assert page.evaluate(MEASURED)["isWhole"]
        rows += page.locator(".slide-now tbody tr").count()
    assert rows == 20
    page.keyboard.press("End")
    expect(page.locator(".slide-now")).to_contain_text("geen figuur of tabel met dit adres")
    expect(page.locator(".slide-now")).to_contain_text("weg-figuur?jaar=1")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".slide-now .card-mark")).to_have_text("Synthetische voorbeeldgegevens")
    page.keyboard.press("Home")
    expect(page.locator(".slide-now footer")).to_contain_text("synthetische voorbeeldgegevens")
    page.keyboard.press("b")
    expect(page.locator(".stage-black")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".stage-black")).to_be_hidden()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.keyboard.press("t")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark

    with page.context.expect_page() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    page.bring_to_front()
    page.keyboard.press("ArrowRight")
    expect(speaker.locator(".speaker-notes")).to_contain_text("Dan dat")
    speaker.set_viewport_size({"width": 1280, "height": 720})
    for part in (".speaker-next .speaker-slide", ".speaker-keys", ".speaker-words"):  # beside long notes
        assert speaker.evaluate(f"document.querySelector('{part}').getBoundingClientRect().bottom <= innerHeight")
    assert speaker.evaluate(
        "(({scrollHeight, clientHeight}) => scrollHeight > clientHeight)(document.querySelector('.speaker-words'))"
    )
    expect(speaker.locator(".speaker-next h1")).to_contain_text("meer")
    expect(speaker.locator(".speaker-clock")).to_contain_text("00:0")
    speaker.bring_to_front()
    speaker.keyboard.press("PageDown")
    expect(page.locator(".slide-now .slide-number")).to_have_text("3 / 7")
    speaker.keyboard.press("b")
    expect(page.locator(".stage-black")).to_be_visible()
    expect(speaker.locator(".speaker-status")).to_contain_text("zwart")
    speaker.close()
    page.keyboard.press("b")

    # a copy of the tab has a speaker's screen of its own: neither steers the other
    expect(page).to_have_url(re.compile("#dia=3$"))  # the address is written a moment after the slide has turned
    with page.context.expect_page() as opened:
        page.evaluate("() => void window.open(location.href)")
    copy = opened.value
    expect(copy.locator(".slide-now .slide-number")).to_have_text("3 / 7")
    with page.context.expect_page() as opened:
        page.keyboard.press("s")  # opened anew
    speaker = opened.value
    expect(speaker.locator(".speaker-status")).to_contain_text("Dia 3")
    speaker.keyboard.press("Home")
    expect(page.locator(".slide-now .slide-number")).to_have_text("1 / 7")
    expect(copy.locator(".slide-now .slide-number")).to_have_text("3 / 7")
    copy.keyboard.press("End")
    speaker.keyboard.press("PageDown")
    speaker.keyboard.press("PageDown")
    expect(speaker.locator(".speaker-status")).to_contain_text("Dia 3")
    expect(copy.locator(".slide-now .slide-number")).to_have_text("7 / 7")
    copy.close()
    speaker.close()

    expect(page).to_have_url(re.compile("#dia=3$"))
    page.reload()
    expect(page.locator(".slide-now .slide-number")).to_have_text("3 / 7")
    # on a phone held upright a table that is wider is a list, with whole words
    page.keyboard.press("ArrowRight")
    expect(page.locator(".slide-now .slide-number")).to_have_text("4 / 7")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".slide-now .slide-listed tbody tr").first).to_be_visible()
    assert page.evaluate("document.querySelector('.slide-now').scrollWidth") <= 390
    page.set_viewport_size({"width": 1920, "height": 1080})
    expect(page.locator(".slide-now .slide-listed")).to_have_count(0)
    page.keyboard.press("Escape")
    page.wait_for_url("**/briefing?stuk=*")
    assert [line for line in trouble if "404" not in line] == []  # the address that is gone


MEASURED = """
    () => {
      const slide = document.querySelector('.slide-now');
      const space = slide.querySelector('.slide-space');
      const room = space.getBoundingClientRect();
      const isIn = (box, around) => box.left > around.left - 2 && box.right < around.right + 2;
      const held = node => node.closest('.slide-held').getBoundingClientRect();
      const texts = [...slide.querySelectorAll('.slide-plot text')]
        .filter(node => node.textContent.trim())
        .map(node => ({ box: node.getBoundingClientRect(), words: node.textContent, held: held(node) }))
        .filter(({ box, held }) => box.height && box.bottom > held.top + 2 && box.top < held.bottom - 2);
      const met = [];
      texts.forEach(({ box: a, words }, at) => texts.slice(at + 1).forEach(({ box: b, words: other }) => {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (words !== other && wide > 3 && high > Math.min(a.height, b.height) * 0.4) met.push([words, other]);
      }));
      const foot = slide.querySelector(':scope > footer').getBoundingClientRect();
      return {
        outside: texts.filter(({ box }) => !isIn(box, room)).map(({ words }) => words),
        met,
        isWhole: space.scrollWidth <= space.clientWidth && space.scrollHeight - space.clientHeight < 8,
        footIn: foot.bottom <= innerHeight && foot.top >= room.bottom - 1,
      };
    }
"""


def test_a_browser_that_keeps_nothing_presents_all_the_same(page: Page, server: str, trouble: list[str]) -> None:
    keep_nothing(page)
    page.goto(f"{server}/presentatie?figuur=clusters-bedragen")
    expect(page.locator(".slide-now h1")).to_contain_text("analyse")
    theme = page.evaluate("document.documentElement.dataset.theme")
    page.keyboard.press("t")
    expect(page.locator("html")).to_have_attribute("data-theme", "light" if theme == "dark" else "dark")
    assert trouble == []


def test_every_kind_of_figure_is_readable_from_the_back_of_the_room(page: Page, server: str) -> None:
    keys = one_of_each_kind()
    in_parts: set[str] = set()
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"{server}/presentatie?{urlencode([('figuur', key) for key in keys])}")
    rounds = ((1280, 720, 15.9, "ArrowRight", keys), (1920, 1080, 23.9, "ArrowLeft", keys[::-1]))
    for width, height, letter, key_press, order in rounds:
        page.set_viewport_size({"width": width, "height": height})
        for key in order:
            expect(page.locator(".slide-now")).to_have_attribute("data-drawn", "true", timeout=90_000)
            expect(page.locator(".slide-now")).to_have_attribute("data-size", f"{width}×{height}", timeout=90_000)
            number = page.locator(".slide-now .slide-number")
            place, _, parts = number.inner_text().partition(" · ")
            for _ in range(int(parts[-1]) if parts else 1):  # a figure that is too high for one slide
                assert number.inner_text().startswith(place)
                assert min(page.evaluate(LETTERS)) >= letter, (key, width)
                whole = {"outside": [], "met": [], "isWhole": True, "footIn": True}
                assert page.evaluate(MEASURED) == whole, (key, width)
                page.keyboard.press(key_press)
            if parts:
                in_parts.add(key)
    assert in_parts >= {"vraag-en-geld", "toerusting-aandelen"}


def one_of_each_kind() -> list[str]:
    """The key of an exhibit for each kind of chart, of a short and a long table, of a figure in columns and in parts."""
    database = current.get()
    found = {"in columns": "quickscan-behoeften", "long table": "activiteiten-lijst", "cells": "toerusting-aandelen"}
    for entry in catalogue.entries():
        exhibit = database.derive(entry.make, entry.choice_type.default(database.ask))
        kind = data_of(exhibit.figure)["chart"] if exhibit.figure else "table"
        found.setdefault(kind, exhibit.key)
    assert len(found) >= len(get_args(ChartName))
    return list(found.values())
