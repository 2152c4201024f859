"""Page × role × way in, over a database of own records: whoever may see something sees it, and nobody else does.

Pages come from pages/, exhibits from the catalogue and addresses from the server's own list, so that none is forgotten.
"""

import http.client
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash

from app import access
from app.access import Role
from app.http.exports import FORMATS
from app.http.stack import ROUTES
from exhibits import catalogue
from exhibits.briefing import Briefing, Item, file
from store import paths
from store.errors import RecordsHidden
from store.reading import Current
from tests.app.organisation import GROUPS, dashboard_with_login, log_in, organisation
from tests.app.visitor import visitor
from tests.serving import ask

PAGES = sorted("" if p.stem == "overzicht" else p.stem for p in (paths.ROOT / "pages").glob("*.py"))
ROLES = {None: Role.GEEN} | {
    name: Role[name.upper()] if name.upper() in Role.__members__ else Role.GEEN for name in GROUPS
}
"""person → the role that the organisation gives; None is nobody, without a login."""
OWN = '"origin":"eigen"'
OVERVIEW = "Lokale aanpak van radicalisering en extremisme"
KNOWN_ADDRESSES = {"healthz", ".well-known/security.txt", "favicon.png", "uitvoer/{file_name}", "presentatie"} | {
    *(f"presentatie/{name}.json" for name in ("inhoud", "figuur")),
    *(f"uitvoer/briefing.{name}" for name in ("pptx", "xlsx", "briefing.json")),
    "uitvoer/briefing-sjabloon",
}
"""What the server answers beside pages. Add an address here together with a test of who gets what from it."""


@dataclass(frozen=True)
class Server:
    address: str
    cookies: dict[str | None, str]

    def get(self, path: str, person: str | None) -> tuple[int, str]:
        cookie = self.cookies[person]
        answer = ask(self.address, path, **({"Cookie": cookie} if cookie else {}))
        return answer.status, answer.body.decode("utf-8", "replace")

    def send(self, path: str, person: str | None, content: bytes) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(self.address.removeprefix("http://"), timeout=60)
        headers = {"Origin": self.address, "Cookie": self.cookies[person]}
        connection.request("POST", path, content, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()

    def tab(self, person: str | None, requests: list[BackMsg]) -> list[str]:
        """What `person` gets for each of these requests, one after the other in a new tab."""
        xsrf = ask(self.address, "/_stcore/health").headers["set-cookie"].split("_streamlit_xsrf=")[1].split(";")[0]
        cookie = "; ".join(part for part in (f"_streamlit_xsrf={xsrf}", self.cookies[person]) if part)
        with visitor(self.address, token=xsrf, cookie=cookie) as tab:
            return [words(tab.answer(request)) for request in requests]


def words(messages: list[ForwardMsg]) -> str:
    """All that the messages put on the page: texts, and what cards are drawn from."""
    elements = [m.delta.new_element for m in messages if m.WhichOneof("type") == "delta"]
    cards = (e.bidi_component.bytes.decode() for e in elements if e.WhichOneof("type") == "bidi_component")
    others = (str(e) for e in elements if e.WhichOneof("type") != "bidi_component")
    return "\n".join((*others, *(card for card in cards if '"sources"' in card)))


def request(page: str, query: str = "", script: str | None = None) -> BackMsg:
    """A run of a page by its name or, as a forged message has it, of a `script` by its path or address."""
    made = BackMsg()
    made.rerun_script.query_string = query
    made.rerun_script.page_name = page if script is None else ""
    made.rerun_script.page_script_hash = "" if script is None else calc_hash(script)
    return made


@pytest.fixture(scope="module")
def server(own_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    secrets = tmp_path_factory.mktemp("every_way") / "secrets.toml"
    with organisation() as provider, dashboard_with_login(own_folder, provider, secrets) as address:
        yield Server(address, {name: log_in(address, name)[0] if name else "" for name in ROLES})


def expected(role: Role, page: str, *, logged_in: bool) -> str:
    """Words that stand on the page when the role does not go for it; '' when it does."""
    if not logged_in:
        return "Log in met uw account"
    return "U heeft geen toegang tot deze pagina" if role < access.page_role(page) else ""


@pytest.mark.parametrize("person", ROLES)
def test_each_page_over_the_websocket(server: Server, person: str | None) -> None:
    assert len(PAGES) >= 14
    role, seen_own = ROLES[person], set()
    # the same pages once more with records, and found by a search
    more = [
        ("netwerk", "gegevens=records"),
        ("toerusting", "gegevens=records"),
        ("bronnen", "deel=zoeken&zoek=beheren"),
    ]
    asked = [(page, "") for page in PAGES] + more
    shown = server.tab(person, [request(page, query) for page, query in asked])
    for (page, query), text in zip(asked, shown, strict=True):
        refusal = expected(role, page, logged_in=person is not None)
        where = f"/{page}?{query} as {person}"
        if refusal:
            assert refusal in text, where
            assert '"sources"' not in text, where
            assert "top-answer" not in text, where
        else:
            assert "geen toegang tot deze pagina" not in text, where
            assert "exception" not in text, where
            seen_own |= {page} if OWN in text else set()
        if "deel=zoeken" in query:
            assert ("pages/beheer" in text or "/beheer" in text) <= (role >= Role.BEHEERDER), where
    # who may see own records sees them, and a reader none on any page
    assert ({"netwerk", "toerusting", "profielen", "activiteiten"} <= seen_own) is (role >= Role.ADVISEUR)
    assert not seen_own or role >= Role.ADVISEUR


@pytest.mark.parametrize("person", ROLES)
def test_the_file_of_a_page_straight_away(server: Server, person: str | None) -> None:
    for page in PAGES:
        role = ROLES[person]
        refusal = expected(role, page, logged_in=person is not None)
        if refusal or role is Role.LEZER:
            for script in (str(paths.ROOT / "pages" / f"{page or 'overzicht'}.py"), page):
                [text] = server.tab(person, [request("", script=script)])
                assert OWN not in text, page
                # a script that is not in the list ends on the overview, which is for readers
                assert not refusal or refusal in text or (role >= Role.LEZER and OVERVIEW in text), page
                assert role >= Role.LEZER or '"sources"' not in text, page


def test_the_page_itself_is_the_same_for_everybody_and_holds_nothing(server: Server) -> None:
    for page in (*PAGES, "presentatie"):
        # /presentatie has no button to log in: it sends who is not logged in there
        people = ("lezer", "beheerder") if page == "presentatie" else (None, "lezer", "beheerder")
        answers = {server.get(f"/{page}", person) for person in people}
        assert len(answers) == 1, page
        assert next(iter(answers))[0] == 200

    assert server.get("/presentatie", None) == (302, "")


def test_every_address_is_known_here() -> None:
    served = {route.path.strip("/") for route in ROUTES}  # type: ignore[attr-defined]
    assert served - {"overzicht"} == set(PAGES) | KNOWN_ADDRESSES


def status_for(role: Role, person: str | None, *, own: bool) -> int:
    if person is None:
        return 401
    return 200 if role >= (Role.ADVISEUR if own else Role.LEZER) else 403


def test_every_exhibit_by_address_for_every_role_in_every_format(server: Server, own_folder: Path) -> None:
    database = Current(own_folder).get()
    tables = database.ask("trust/datasets")
    reader = database.without(frozenset(tables.loc[tables["origin"] == "eigen", "table_name"]))
    made, own = catalogue.by_key(database), set()
    for key, entry in made.items():
        try:
            exhibit = reader.derive(entry.make, entry.choice_type.default(reader.ask))
            assert exhibit.origin != "eigen", key
        except RecordsHidden:
            own.add(key)
    assert len(own) >= 8
    assert len(made) - len(own) >= 30
    formats = list(FORMATS)
    wanted = [(key, formats[n % len(formats)]) for n, key in enumerate(made)]
    wanted += [(key, suffix) for key in (min(own), "clusters-bedragen") for suffix in formats]
    asked = [(key, f"/uitvoer/{key}.{suffix}", person) for key, suffix in wanted for person in ROLES]
    asked += [(key, f"/presentatie/figuur.json?adres={quote(key)}", person) for key in made for person in ROLES]
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda one: server.get(one[1], one[2]), asked))
    for (key, path, person), (status, text) in zip(asked, answers, strict=True):
        assert status == status_for(ROLES[person], person, own=key in own), f"{path} as {person}: {text[:200]}"
        assert "Traceback" not in text
        if ROLES[person] < Role.ADVISEUR:
            assert OWN not in text.replace('": "', '":"'), f"{path} as {person}"


@pytest.mark.parametrize(
    ("path", "least"),
    [
        ("/media/0123456789abcdef.xlsx", Role.BEHEERDER),
        ("/presentatie/inhoud.json?figuur=clusters-bedragen", Role.LEZER),
        ("/_stcore/upload_file/s/f", Role.BEHEERDER),
    ],
)
def test_files_and_slides_are_for_who_has_the_role(server: Server, path: str, least: Role) -> None:
    for person, role in ROLES.items():
        status, text = server.get(path, person)
        refused = {"Log eerst in": 401, "Hiervoor heeft u geen toegang": 403}
        answer = next((code for begin, code in refused.items() if text.startswith(begin)), None)
        assert answer == (401 if person is None else 403 if role < least else None), f"{path} as {person}: {status}"
        assert answer in (None, status)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pptx", "xlsx", "briefing.json"])
def test_a_briefing_as_a_file_holds_for_each_role_what_that_role_may_see(server: Server, name: str) -> None:
    briefing = Briefing(items=(Item("clusters-bedragen"), Item("activiteiten-lijst")))
    sizes = {}
    for person, role in ROLES.items():
        status, content = server.send(f"/uitvoer/briefing.{name}", person, file.file_bytes(briefing, "2026-01-01"))
        assert status == (401 if person is None else 403 if role < Role.LEZER else 200), person
        sizes[person] = len(content)
    # the figure of own records is there for one and not for the other
    assert sizes["adviseur"] > sizes["lezer"] > 1000


@pytest.mark.slow
def test_slides_of_a_reader_name_no_figure_of_own_records(server: Server) -> None:
    status, text = server.get("/presentatie/inhoud.json?figuur=activiteiten-lijst&figuur=clusters-bedragen", "lezer")
    assert status == 200
    assert not any(item["title"] or item["was"] for item in json.loads(text)["items"])
