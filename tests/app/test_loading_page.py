"""The page where own records are loaded: the whole path, who may walk it, and what else may happen meanwhile."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import access, page_search
from app.access import AccessRefused, Role
from app.http import uploads
from app.loading import pieces, rights, work
from app.loading.words import ABOUT
from app.settings import Settings
from store import apart, release, versions
from store.descriptor import load
from store.loading import applying, checking, own
from store.loading.tables import NAMES
from store.reading import Ask
from tests.store.loading.conftest import GOOD, changed, lines, workbook
from tests.visiting import cards, page_html, visit

PLACES = "municipality_id;name;province;size_class\nGM1;Eerste;Utrecht;tot 50.000\n"


@pytest.fixture
def folder(database_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database of its own, with only published figures and the sample.

    What takes long is done in this very process. Whether the exhibits agree is not looked at.
    """
    monkeypatch.setattr(apart, "run", lambda do, *given, **named: do(*given, **named))
    monkeypatch.setattr(release, "agreement", lambda data: None)
    monkeypatch.setenv("DASHBOARD_DATABASE_FOLDER", str(tmp_path / "db"))
    shutil.copytree(database_folder, tmp_path / "db")
    return tmp_path / "db"


@pytest.fixture
def recorded() -> Iterator[list[tuple[str, dict[str, str]]]]:
    """What the record of who did what got."""
    found: list[tuple[str, dict[str, str]]] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append((record.getMessage(), record.__dict__["details"]))

    log, keep = logging.getLogger("audit"), Keep()
    before = log.level
    log.addHandler(keep)
    log.setLevel(logging.INFO)
    yield found
    log.removeHandler(keep)
    log.setLevel(before)


def give(test: AppTest, content: str | bytes, name: str = "lijst.csv") -> AppTest:
    data = content.encode() if isinstance(content, str) else content
    test.file_uploader[0].upload(name, data)
    return test.run()


def press(test: AppTest, key: str) -> AppTest:
    return test.button(key=key).click().run()


def in_use(folder: Path) -> str:
    return versions.current(folder).own


def load_meanwhile(folder: Path, text: str, table: str) -> None:
    """What somebody else loads."""
    checked = checking.check_file(table, "ander.csv", text.encode(), composed=checking.now(folder), base=load())
    applying.apply(checked, "Bo", folder=folder)


# --- the path ------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_good_file_is_shown_compared_applied_seen_elsewhere_and_undone(
    folder: Path, recorded: list[tuple[str, dict[str, str]]]
) -> None:
    test = visit("beheer")
    assert not test.exception
    assert "geen eigen gegevens in gebruik" in page_html(test)
    rows = [changed(activity_id=f"A{n}", amount_eur=f"{n}.000,50", title="Een *ster*") for n in range(1, 4)]
    give(test, lines(*rows), "een <b>lijst.csv")
    shown = page_html(test)
    assert "puntkomma" in shown
    assert "Decimaalteken" in shown
    assert "€ 1.000,50" in shown
    assert "<dd>3</dd><dt>rijen erbij" in shown
    assert "<dd>389</dd><dt>rijen weg" in shown
    assert in_use(folder) == "voorbeeld", "nothing changes before the button"
    press(test, "loading:apply")
    assert not test.exception
    assert own.current(folder).parts[0].file_name == "een blijst.csv"
    assert "uw eigen gegevens voor ‘Activiteiten’" in page_html(test)
    activities = visit("activiteiten")
    assert not activities.exception
    assert cards(activities)[0]["table"]["rows"] == 3
    press(test, "loading:undo")
    assert in_use(folder) == "voorbeeld"
    assert "Teruggezet" in [h.value for h in test.header]
    assert cards(visit("activiteiten"))[0]["table"]["rows"] == 389
    events = [(event, details.get("table", details.get("version"))) for event, details in recorded]
    assert events == [("loaded", "activity"), ("restored", "voorbeeld")]
    assert set(recorded[0][1]) == {"who", "table", "file", "rows", "version"}


def test_a_bad_file_gives_all_problems_and_no_button_to_apply(folder: Path) -> None:
    test = visit("beheer")
    bad = [changed(activity_id="A1", amount_eur="1.25O"), changed(activity_id="A2", title="<script>x</script>")]
    give(test, lines(*bad))
    assert [h.value for h in test.header][:2] == ["lijst\\.csv", "2 problemen in uw bestand"]
    assert "<td" in page_html(test)
    bodies = "".join(e.proto.body for e in test.main if e.type == "html")
    assert "<script>" not in bodies
    assert "&lt;script&gt;x&lt;/script&gt;" in bodies
    keys = [button.key for button in test.button]
    assert "loading:apply" not in keys
    test.session_state[work.KEY].apply()
    assert test.session_state[work.KEY].job is None
    press(test, "loading:other")
    assert test.file_uploader
    assert in_use(folder) == "voorbeeld"


def test_a_file_without_columns_that_must_be_there_gives_its_problems_and_keeps_the_page(folder: Path) -> None:
    test = give(visit("beheer"), "Jaar;Letter\r\n2020;A\r\n")
    assert not test.exception
    headers = [h.value for h in test.header]
    assert "in uw bestand" in headers[1]
    assert headers[-1] == "Wat er is geladen"


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", b"%PDF-1.4"), ("a.xlsx", b"PK\x03\x04broken"), ("a.csv", b""), ("a.csv", b"x;y\n1;2\n")],
)
def test_what_is_no_list_is_refused_in_words(folder: Path, name: str, content: bytes) -> None:
    test = give(visit("beheer"), content, name)
    assert not test.exception
    assert any("in uw bestand" in h.value for h in test.header)


def test_how_a_file_is_read_can_be_corrected(folder: Path) -> None:
    names = GOOD.split(";")
    header = lines(GOOD).splitlines()[0].split(";")
    other = [["activity_id", "year"], ["x", "y"]]
    test = give(visit("beheer"), workbook([header, names], sheet="Goed", more={"Anders": other}), "twee.xlsx")
    assert "Goed" in page_html(test)
    sheet = next(box for box in test.selectbox if box.label == "Werkblad")
    sheet.set_value("Anders").run()
    assert "ontbreekt" in page_html(test)
    press(test, "loading:other")
    give(test, lines(changed(amount_eur="1.234")))
    assert "op twee manieren" in page_html(test)
    amounts = next(box for box in test.selectbox if box.label == "Bedragen geschreven als")
    amounts.set_value(",").run()
    assert "€ 1.234" in page_html(test)
    next(box for box in test.selectbox if box.label == "Scheidingsteken").set_value("|").run()
    assert "Alles staat in één kolom" in page_html(test)


def test_every_table_is_explained_with_its_columns() -> None:
    test = visit("beheer")
    for table in NAMES:
        test.selectbox(key="loading:table").set_value(table).run()
        assert not test.exception
        assert ABOUT[table].rows in page_html(test)
        assert load().table(table).fields[0].title in page_html(test)
        assert len(test.get("download_button")) == 2


def test_a_column_that_is_not_known_and_one_that_is_not_there_are_named(folder: Path) -> None:
    text = "activity_id;year;municipality_id;letter;title;amount_eur;Opmerking & meer\nA1;2020;VG01;A;Analyse;5;x\n"
    shown = page_html(give(visit("beheer"), text))
    assert "Niet gebruikt, want onbekend: Opmerking & meer." in shown
    assert "Niet in het bestand, dus onbekend: Doelgroep" in shown


# --- two people, and versions --------------------------------------------------------------------------------


@pytest.mark.slow
def test_what_somebody_else_loads_meanwhile_is_said_and_compared_again(folder: Path) -> None:
    test = give(visit("beheer"), lines(GOOD))
    load_meanwhile(folder, lines(changed(activity_id="B1"), changed(activity_id="B2")), "activity")
    theirs = in_use(folder)
    press(test, "loading:apply")
    assert in_use(folder) == theirs, "nobody agreed to this"
    assert "intussen" in page_html(test)
    assert "<dd>2</dd><dt>rijen weg" in page_html(test)
    press(test, "loading:apply")
    assert own.current(folder).part("activity").file_name == "lijst.csv"  # type: ignore[union-attr]


@pytest.mark.slow
def test_a_file_that_no_longer_fits_says_why(folder: Path) -> None:
    test = give(visit("beheer"), lines(GOOD))
    load_meanwhile(folder, PLACES, "municipality")
    press(test, "loading:apply")
    assert "staat niet in 'Gemeenten'" in page_html(test)


@pytest.mark.slow
def test_any_version_and_the_sample_come_back_after_a_yes(folder: Path) -> None:
    load_meanwhile(folder, lines(GOOD), "activity")
    first = in_use(folder)
    load_meanwhile(folder, lines(GOOD, changed(activity_id="A2")), "activity")
    test = visit("beheer")
    shown = page_html(test)
    assert shown.count("door Bo") == 4
    assert "<summary>Wat zit hierin?</summary>" in shown
    assert "‘Activiteiten’ uit ander.csv (2 rijen)" in shown
    press(test, f"restore:{first}")
    assert in_use(folder) != first
    press(test, "loading:no")
    press(test, f"restore:{first}")
    press(test, "loading:yes")
    assert own.current(folder).part("activity").rows == 1  # type: ignore[union-attr]
    press(test, "loading:sample")
    assert in_use(folder) != "voorbeeld"
    press(test, "loading:yes")
    assert in_use(folder) == "voorbeeld"
    press(test, "loading:undo")
    assert own.current(folder).part("activity").rows == 1  # type: ignore[union-attr]


@pytest.mark.slow
def test_own_records_of_one_table_go_unless_others_need_them(folder: Path) -> None:
    load_meanwhile(folder, PLACES, "municipality")
    load_meanwhile(folder, lines(changed(municipality_id="GM1")), "activity")
    test = visit("beheer")
    test.selectbox(key="loading:table").set_value("municipality").run()
    press(press(test, "loading:take-away"), "loading:yes")
    assert "verwijst naar wat hier ontbreekt: GM1" in page_html(test)
    test.selectbox(key="loading:table").set_value("activity").run()
    button = test.button(key="loading:take-away").label
    assert f"‘Activiteiten’ weg: kies die tabel op Beheer en dan ‘{button}’" in page_html(test).replace(
        "'Activiteiten'", "‘Activiteiten’"
    )
    press(press(test, "loading:take-away"), "loading:yes")
    assert [part.table for part in own.current(folder).parts] == ["municipality"]
    assert "Nu zijn er geen rijen" in page_html(visit("beheer"))
    press(test, "loading:undo")
    assert len(own.current(folder).parts) == 2


@pytest.mark.slow
def test_a_version_that_is_gone_is_said_in_words(folder: Path) -> None:
    load_meanwhile(folder, lines(GOOD), "activity")
    first = in_use(folder)
    load_meanwhile(folder, lines(GOOD, changed(activity_id="A2")), "activity")
    (own.home(folder) / "files" / own.state(folder, first).parts[0].file).unlink()
    test = press(press(visit("beheer"), f"restore:{first}"), "loading:yes")
    assert not test.exception
    assert "zijn er niet meer" in page_html(test)
    assert "eigen gegevens voor ‘Activiteiten’" in page_html(test)


# --- who, and where ------------------------------------------------------------------------------------------


def test_files_are_taken_only_while_the_page_asks_for_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(uploads, "allow", lambda: asked.append(True))
    test = visit("beheer")
    assert asked == [True]
    asked.clear()
    give(test, lines(GOOD))
    count = len(asked)
    test.run()
    assert len(asked) == count


@pytest.mark.parametrize(
    ("alone", "settings", "on"),
    [
        (True, Settings(), True),
        (False, Settings(), False),
        (False, Settings(loading=True), True),
        (True, Settings(trusted_proxies="10.0.0.1"), False),
        (True, Settings(trusted_proxies="10.0.0.1", loading=True), True),
    ],
)
def test_loading_is_off_on_other_servers_until_the_setting_says_so(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, alone: bool, settings: Settings, on: bool
) -> None:
    monkeypatch.setattr(access, "is_loopback", lambda: alone)
    monkeypatch.setattr(rights, "SETTINGS", settings)
    assert rights.loading_is_on() is on
    assert rights.may_open("beheer") is on
    assert rights.may_open("clusters")
    assert ("beheer" in page_search.matching(ask, "eigen gegevens laden")) is on


def test_where_loading_is_off_the_page_says_how_to_turn_it_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rights, "loading_is_on", lambda: False)
    test = visit("beheer")
    assert "DASHBOARD\\_LOADING" in test.info[0].value
    assert not test.file_uploader
    assert not test.button
    with pytest.raises(AccessRefused, match="laden van gegevens staat uit"):
        rights.require()


@pytest.mark.parametrize("role", [Role.GEEN, Role.LEZER, Role.ADVISEUR])
def test_every_action_asks_for_the_role_again(folder: Path, monkeypatch: pytest.MonkeyPatch, role: Role) -> None:
    test = give(visit("beheer"), lines(GOOD))
    hand = test.session_state[work.KEY]
    monkeypatch.setattr(access, "current_role", lambda: role)
    assert not rights.may_open("beheer")
    for action in (hand.apply, lambda: hand.restore("voorbeeld", "voorbeeld")):
        with pytest.raises(AccessRefused, match="rol beheerder"):
            action()
    assert in_use(folder) == "voorbeeld"


def test_a_file_to_take_along_is_made_for_who_may_and_is_on_record(
    monkeypatch: pytest.MonkeyPatch, recorded: list[tuple[str, dict[str, str]]]
) -> None:
    given = {}
    monkeypatch.setattr(pieces.st, "download_button", lambda label, **more: given.update(more))
    pieces.download("x", lambda: b"content", "x.csv", pieces.CSV, "beheer/x.csv")
    assert given["data"]() == b"content"
    assert recorded == [("exported", {"who": "", "address": "beheer/x.csv"})]
    monkeypatch.setattr(access, "current_role", lambda: Role.ADVISEUR)
    with pytest.raises(AccessRefused):
        given["data"]()
