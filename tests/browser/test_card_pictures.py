"""The pictures of all exhibits of the catalogue: no text outside the picture, no text on text.

Each exhibit by its first choice; with EVERY_PICTURE=1 by every choice of the catalogue, which takes minutes.
"""

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.card import assets
from app.card.payload import Surroundings, payload
from exhibits import catalogue
from store.reading import Database, current
from tests.browser import card_exhibits

pytestmark = pytest.mark.browser
EVERY = os.environ.get("EVERY_PICTURE") == "1"

# The texts of a picture with the part of their box that letters fill; lines of one text count by themselves.
TROUBLE = """async ([json, address]) => {
    const { compose, WIDTH, HEIGHT } = await import(address);
    const exhibit = JSON.parse(json);
    const picture = await compose(exhibit, { font: getComputedStyle(document.querySelector('.card')).fontFamily });
    Object.assign(picture.style, { position: 'fixed', left: 0, top: 0, zIndex: 9 });
    document.body.append(picture);
    const texts = [...picture.querySelectorAll('text:not(.watermark)')].flatMap(text => {
        const lines = text.querySelectorAll('tspan.line');
        return lines.length ? [...lines] : [text];
    }).filter(text => text.textContent.trim() && text.checkVisibility({ opacityProperty: true })).map(text => {
        const { left, right, top, bottom, height } = text.getBoundingClientRect();
        return { words: text.textContent, inside: Boolean(text.closest('.figure')), left: left + 1, right: right - 1, top: top + height * .22, bottom: bottom - height * .22 };
    });
    // what leaves the figure is cut off at its edge
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map(name => Number(picture.querySelector('.figure').getAttribute(name)));
    const frame = inside => inside ? [x, y, x + width, y + height] : [0, 0, WIDTH, HEIGHT];
    const trouble = texts.filter(t => {
        const [left, top, right, bottom] = frame(t.inside);
        return t.left < left || t.top < top || t.right > right || t.bottom > bottom;
    }).map(t => `outside: ${t.words}`);
    texts.forEach((one, place) => texts.slice(place + 1).forEach(other => {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (across > 2 && down > 2) trouble.push(`on each other: '${one.words}' and '${other.words}'`);
    }));
    picture.remove();
    return [texts.length, trouble];
}"""


def around(address: str) -> Surroundings:
    return Surroundings(address=address, page="", made_on="21-11-2026", data_date="19-11-2021")


def pictured(database: Database) -> dict[str, bytes]:
    """name → payload of every exhibit that has a figure."""
    made: dict[str, bytes] = {}
    for name, entry, choice in catalogue.samples(database):
        if EVERY or name.endswith("[0]"):
            exhibit = database.derive(entry.make, choice)
            if exhibit.figure is not None:
                made[name] = payload(exhibit, around(catalogue.address(exhibit, choice, database.ask)))
    return made


def test_no_picture_has_text_outside_it_or_on_other_text(page: Page, card_server: str, server_folder: Path) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(card_server)
    expect(page.locator("article.card .card-plot[data-drawn]").first).to_be_visible()
    address = f"{card_server}{assets.CARD.address}picture.js"
    wrong: dict[str, Any] = {}
    payloads = pictured(current.get())
    assert len(payloads) > 20
    for name, content in payloads.items():
        texts, trouble = page.evaluate(TROUBLE, [content.decode(), address])
        assert texts > 3, name
        if trouble:
            wrong[name] = trouble
    assert wrong == {}


def test_the_look_sees_text_on_text_and_text_outside(page: Page, card_server: str) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(card_server)
    expect(page.locator("article.card .card-plot[data-drawn]").first).to_be_visible()
    exhibit = card_exhibits.small(0)
    assert exhibit.figure is not None
    place = {"y": 0.5, "xref": "paper", "yref": "paper", "xanchor": "left", "showarrow": False}
    exhibit.figure.layout.annotations = [
        {"text": words, "x": x, **place}
        for words, x in (("Een tekst", 0.5), ("Op een tekst", 0.5), ("Half buiten de figuur", 1.0))
    ]
    content = payload(exhibit, around("proef-staven")).decode()
    _, trouble = page.evaluate(TROUBLE, [content, f"{card_server}{assets.CARD.address}picture.js"])
    assert "on each other: 'Een tekst' and 'Op een tekst'" in trouble
    assert "outside: Half buiten de figuur" in trouble
