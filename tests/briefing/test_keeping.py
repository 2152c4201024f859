"""A briefing leaves the dashboard as a link or a file and comes back the same; anything else gives a Dutch sentence."""

import base64
import json
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from exhibits import catalogue
from exhibits.briefing import Briefing, Item, file, link
from exhibits.briefing.drawn import draw, draw_item, stamp_of, stamped
from exhibits.briefing.model import MOST_ITEMS, UNTITLED
from exhibits.briefing.plain import BriefingUnreadable, clean, plain, read
from exhibits.briefing.values import Values, changes, values_of
from store.reading import Database
from tests.walking import Drawn

OLD = Path(__file__).parent / "files" / "schema_1.briefing.json"
THREE = Briefing("Drie", items=(Item("a"), Item("b"), Item("c")))
WORDS = "=1+1 <b>‘Preventie’</b> | _daalt_ €\u00a01 😀"


@pytest.fixture(scope="module")
def full(database: Database) -> Briefing:
    """As many items as there may be, all exhibits of the catalogue first, one address that does not exist, every field used."""
    addresses = []
    for entry in catalogue.entries():
        choices = entry.choice_type.sample_choices(database.ask)[:2]
        addresses += [
            catalogue.address(database.derive(entry.make, choice), choice, database.ask) for choice in choices
        ]
    items = [Item("weg-figuur?jaar=2019", conclusion=WORDS), *(Item(a) for a in dict.fromkeys(addresses))][:MOST_ITEMS]
    items[1] = replace(items[1], title="Mijn titel", conclusion=WORDS, notes="Regel één\n\nRegel twee", with_table=True)
    items[2] = replace(items[2], with_notes=False)
    briefing = Briefing(WORDS, "Overleg", "2026-12-03", "A. Voorbeeld", tuple(items))
    return stamped(briefing, draw(database, briefing))


def packed(content: Any) -> str:
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    return base64.urlsafe_b64encode(zlib.compress(text)).decode().rstrip("=")


def test_sixty_items_come_back_from_a_file_and_from_a_link(full: Briefing) -> None:
    assert len(full.items) == MOST_ITEMS == 60
    assert file.open_file(file.file_bytes(full, "2026-11-21")) == full
    text = link.encode(full)
    assert len(text) <= link.MOST_CHARACTERS
    without_values = [item.stamp and replace(item.stamp, values=None) for item in full.items]
    assert link.decode(text) == full.stamped(without_values)


def test_what_does_not_fit_in_a_link_says_so(full: Briefing) -> None:
    noisy = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(3000))
    long = replace(full, items=tuple(replace(i, notes=noisy[n:]) for n, i in enumerate(full.items)))
    with pytest.raises(link.BriefingTooLong, match="als bestand"):
        link.encode(long)
    assert file.open_file(file.file_bytes(long, "2026-11-21")).items[0].notes == noisy


def test_an_old_file_opens_with_what_it_has(database: Database) -> None:
    briefing = file.open_file(OLD.read_bytes())
    assert briefing.title == "Overleg van vorig jaar"
    assert [item.conclusion for item in briefing.items] == ["Preventie daalt <b>flink</b>", ""]
    first, gone = draw(database, briefing)
    assert first.exhibit is not None
    assert not first.has_changed
    assert (gone.exhibit, gone.title) == (None, "weg-figuur?jaar=2019")
    assert "bestaat niet (meer)" in gone.problem


BAD: dict[str, Any] = {
    "no object": [1, 2],
    "no schema": {"title": "x", "items": []},
    "a newer schema": {"schema": 99, "items": []},
    "a schema that is no number": {"schema": "2", "items": []},
    "items that are no list": {"schema": 2, "items": {"a": 1}},
    "too many items": {"schema": 2, "items": [{"address": f"a{n}"} for n in range(MOST_ITEMS + 1)]},
    "an item that is no object": {"schema": 2, "items": ["clusters-bedragen"]},
    "an item without address": {"schema": 2, "items": [{"conclusion": "x"}]},
    "a title that is no text": {"schema": 2, "title": 7, "items": []},
    "a title that is too long": {"schema": 2, "title": "x" * 301, "items": []},
    "notes that are too long": {"schema": 2, "items": [{"address": "a", "notes": "x" * 4001}]},
    "a day that does not exist": {"schema": 2, "date": "2026-02-30", "items": []},
    "a flag that is no flag": {"schema": 2, "items": [{"address": "a", "with_table": "ja"}]},
    "a stamp without fingerprint": {"schema": 2, "items": [{"address": "a", "saved": {"on": "2026-11-21"}}]},
    "rows that are no table": {
        "schema": 2,
        "items": [
            {
                "address": "a",
                "saved": {
                    "on": "2026-11-21",
                    "fingerprint": "0" * 16,
                    "titles": ["Bedrag"],
                    "kinds": ["eur"],
                    "rows": [["<script>"]],
                },
            }
        ],
    },
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_what_is_no_briefing_is_refused_in_dutch(content: Any) -> None:
    openings: list[Callable[[], Briefing]] = [
        lambda: file.open_file(json.dumps(content).encode()),
        lambda: link.decode(packed(content)),
    ]
    for opening in openings:
        with pytest.raises(BriefingUnreadable) as refused:
            opening()
        assert str(refused.value).endswith(".")
        assert "Uw eigen briefing is niet veranderd" in refused.value.advice


def test_a_changed_file_is_refused(full: Briefing) -> None:
    content = file.file_bytes(full, "2026-11-21")
    changed = content.replace(b'"Mijn titel"', b'"Jouw titel"')
    assert changed != content
    with pytest.raises(BriefingUnreadable, match="na het bewaren veranderd"):
        file.open_file(changed)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"PK\x03\x04", b"{", b"[" * 100_000, b'{"schema": NaN}', b"9" * 9000]
)
def test_bytes_that_are_no_briefing_are_refused(content: bytes) -> None:
    with pytest.raises(BriefingUnreadable):
        file.open_file(content)
    with pytest.raises(BriefingUnreadable):
        link.decode(packed(content))


def test_a_file_or_link_that_is_too_large_is_refused(full: Briefing) -> None:
    with pytest.raises(BriefingUnreadable, match="te groot"):
        file.open_file(b" " * (file.MOST_BYTES + 1))
    with pytest.raises(BriefingUnreadable, match="te lang"):
        link.decode("A" * 6001)
    with pytest.raises(BriefingUnreadable, match="te groot"):
        link.decode(packed(b" " * 3_000_000))
    whole = link.encode(full)
    for broken in (whole[:-5], whole[5:], whole[:50] + ("B" if whole[50] == "A" else "A") + whole[51:], "ééń", "a b"):
        with pytest.raises(BriefingUnreadable):
            link.decode(broken)


def test_text_keeps_its_words_and_loses_what_nobody_sees() -> None:
    assert clean("<b>a</b>\u202e \u200bb\n c\x00") == "<b>a</b> b c"
    assert clean("een\r\n\r\ntwee", lines=True) == "een\n\ntwee"
    assert clean("\ud800") == ""
    assert read({"schema": 2, "title": "\u200b", "items": []}).title == UNTITLED


def test_the_same_address_twice_is_once_and_the_other_is_named() -> None:
    content = {"schema": 2, "items": [{"address": "a", "title": "eerst"}, {"address": "a"}, {"address": "b"}]}
    briefing, repeated = read(content).once()
    assert [(i.address, i.title) for i in briefing.items] == [("a", "eerst"), ("b", "")]
    assert repeated == (Item("a"),)
    assert briefing.once() == (briefing, ())


def test_what_is_read_is_what_was_written(full: Briefing) -> None:
    assert read(plain(full, values=True)) == full
    assert set(plain(Briefing(items=(Item("a"),)))["items"][0]) == {"address"}


# --- what has changed --------------------------------------------------------------------------------------------


def test_nothing_has_changed_on_the_same_data(database: Database, full: Briefing) -> None:
    drawn = draw(database, full)
    assert len([one for one in drawn if one.exhibit is not None]) == MOST_ITEMS - 1
    assert [one.title for one in drawn if one.has_changed] == []


def test_a_changed_value_stands_beside_the_old_one(database: Database) -> None:
    item = Item("gemeenten-rang?jaar=2020")
    exhibit = draw_item(database, item).exhibit
    assert exhibit is not None
    stamp = stamp_of(exhibit)
    assert stamp.values is not None
    titles, kinds, (first, *rest) = stamp.values.titles, stamp.values.kinds, stamp.values.rows
    other = tuple(1.0 if title == "Toegekend" else value for title, value in zip(titles, first, strict=True))
    saved = replace(stamp, fingerprint="0" * 16, values=Values(titles, kinds, (other, *rest[1:])))
    drawn = draw_item(database, replace(item, stamp=saved))
    assert drawn.has_changed
    by_name = {change.what: (change.before, change.now) for change in drawn.changes}
    assert by_name["Den Haag, Zuid-Holland · Toegekend"] == ("€\u00a01", "€\u00a01.235.480")
    assert [what for what, (before, _) in by_name.items() if before == "–"] == ["Utrecht, Utrecht"]
    from_link = draw_item(database, replace(item, stamp=replace(saved, values=None)))
    assert from_link.has_changed
    assert from_link.changes == []
    # two loads of own records are not compared: that would show who came in between
    own = replace(exhibit, origin="eigen")
    assert stamp_of(own).values is None
    assert replace(drawn, exhibit=own).has_changed
    assert replace(drawn, exhibit=own).changes == []


def test_rows_and_columns_that_came_and_went_are_named() -> None:
    before = Values(
        ("Wie", "Jaar", "Bedrag", "Oud"),
        ("text", "year", "eur", "integer"),
        (("a", 2020.0, 1.0, 1.0), ("a", 2020.0, 2.0, 1.0)),
    )
    now = Values(("Wie", "Jaar", "Bedrag"), ("text", "year", "eur"), (("a", 2020.0, 1.0), ("b", 2020.0, None)))
    assert [(c.what, c.before, c.now) for c in changes(before, now)] == [
        ("a, 2020 (2)", "Bedrag €\u00a02", "–"),
        ("b, 2020", "–", "Bedrag n.b."),
        ("Kolom ‘Oud’", "stond erin", "–"),
    ]


def test_rows_with_the_same_words_are_told_apart_by_where_they_begin() -> None:
    columns: tuple[Any, Any] = (("Cluster", "Vanaf", "Activiteiten"), ("text", "eur", "integer"))
    before = Values(*columns, (("Analyse", 0.0, 5.0), ("Analyse", 10000.0, 16.0)))
    now = Values(*columns, (("Analyse", 0.0, 5.0), ("Analyse", 10000.0, 17.0)))
    (change,) = changes(before, now)
    assert change.what.replace("\u00a0", " ") == "Analyse, Vanaf € 10.000 · Activiteiten"
    assert (change.before, change.now) == ("16", "17")
    gone = changes(
        before, Values(("Cluster", "Bedrag", "Activiteiten"), columns[1], ())
    )  # an empty table names it otherwise
    assert [(one.before, one.now) for one in gone[:2]] == [("Activiteiten 5", "–"), ("Activiteiten 16", "–")]
    assert not any("(2)" in one.what for one in gone)


def test_every_exhibit_has_values_that_can_be_kept(drawn: list[Drawn]) -> None:
    for sample in drawn:
        assert changes(values_of(sample.exhibit), values_of(sample.exhibit)) == [], sample.name


# --- changing a briefing -----------------------------------------------------------------------------------------


def test_an_exhibit_is_added_once_and_at_the_end() -> None:
    assert [item.address for item in THREE.with_added("d").with_added("a").items] == ["a", "b", "c", "d"]


def test_there_is_room_for_so_many() -> None:
    briefing = Briefing()
    for number in range(MOST_ITEMS + 5):
        briefing = briefing.with_added(str(number))
    assert len(briefing.items) == MOST_ITEMS
    assert briefing.is_full


def test_items_move_as_far_as_there_are_places() -> None:
    def order(briefing: Briefing) -> str:
        return "".join(item.address for item in briefing.items)

    assert order(THREE.moved(0, 1)) == "bac"
    assert order(THREE.moved(0, -1)) == "abc"
    assert order(THREE.moved(2, 1)) == "abc"
    assert order(THREE.without(1)) == "ac"
