"""Who may do what: roles, what ends a login, and how it may be set up."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import access
from app.access import Role
from store import paths
from tests.app.organisation import GROUPS, cookie, dashboard_with_login, organisation
from tests.app.visitor import visitor
from tests.serving import ask, start_server

RULES = {"claim": "groups", "lezer": ["lezers"], "adviseur": "adviseurs", "beheerder": ["beheerders"]}


@pytest.fixture(scope="module")
def log_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("log")


@pytest.fixture(scope="module")
def address(database_folder: Path, log_folder: Path) -> Iterator[str]:
    with (
        organisation() as provider,
        dashboard_with_login(
            database_folder,
            provider,
            log_folder / "secrets.toml",
            {"DASHBOARD_LOG_FOLDER": str(log_folder), "DASHBOARD_LOADING": "1"},
        ) as found,
    ):
        yield found


@pytest.fixture
def with_login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "get_secrets_auth_section", lambda: {"cookie_secret": "x" * 40})
    monkeypatch.setattr(access, "role_rules", lambda: RULES)


def claims(*groups: str, **other: object) -> dict[str, object]:
    return {"sub": "x", "is_logged_in": True, "iat": time.time(), "groups": list(groups), **other}


def xsrf(address: str) -> str:
    return ask(address, "/_stcore/health").headers["set-cookie"].split("_streamlit_xsrf=")[1].split(";")[0]


def words(address: str, name: str | None, page: str, **cookie_parts: object) -> str:
    """What `name` reads on `page`, over a websocket as the browser opens it."""
    token = xsrf(address)
    cookies = f"_streamlit_xsrf={token}"
    if name:
        cookies += f"; {cookie(name, address, **cookie_parts)}"  # type: ignore[arg-type]
    with visitor(address, token=token, cookie=cookies) as tab:
        return " ".join(str(message.delta) for message in tab.visit(page) if message.WhichOneof("type") == "delta")


# --- without login -------------------------------------------------------------------------------------------


def test_without_configuration_one_person_may_do_everything() -> None:
    assert access.current_role() is Role.BEHEERDER
    access.require(Role.BEHEERDER)


# --- roles ---------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("with_login")
@pytest.mark.parametrize(
    ("given", "role"),
    [
        (claims("lezers"), Role.LEZER),
        (claims("lezers", "adviseurs"), Role.ADVISEUR),
        (claims("beheerders"), Role.BEHEERDER),
        (claims("other"), Role.GEEN),
        (claims(), Role.GEEN),
        (claims(groups="lezers,adviseurs"), Role.ADVISEUR),
        (claims(groups={"lezers": 1}), Role.GEEN),
        (claims(groups=None), Role.GEEN),
        (claims("*"), Role.GEEN),
        ({}, Role.GEEN),
        (claims("beheerders", is_logged_in=False), Role.GEEN),
        (claims("beheerders", iat=time.time() - 11 * 3600), Role.GEEN),
        (claims("beheerders", iat=None), Role.GEEN),
    ],
)
def test_a_role_comes_from_the_claim_and_from_nothing_else(given: dict[str, object], role: Role) -> None:
    assert access.role_of(given) is role


@pytest.mark.usefixtures("with_login")
def test_a_claim_may_lie_deeper_and_everyone_may_be_a_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "role_rules", lambda: {"claim": "realm.roles", "lezer": "*", "beheerder": ["boss"]})
    assert access.role_of(claims()) is Role.LEZER
    assert access.role_of(claims(realm={"roles": ["boss"]})) is Role.BEHEERDER


@pytest.mark.usefixtures("with_login")
def test_an_action_is_refused_without_the_role(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "claims", lambda: claims("adviseurs"))
    with pytest.raises(access.AccessRefused, match="rol beheerder"):
        access.require(Role.BEHEERDER)


@pytest.mark.usefixtures("with_login")
def test_a_reader_sees_no_own_records(monkeypatch: pytest.MonkeyPatch) -> None:
    import pandas as pd

    class Own:
        def ask(self, name: str) -> pd.DataFrame:
            return pd.DataFrame({"table_name": ["partner", "cluster"], "origin": ["eigen", "gepubliceerd"]})

        def without(self, tables: frozenset[str]) -> frozenset[str]:
            return tables

    own = Own()
    for groups, seen in ((["lezers"], frozenset({"partner"})), (["adviseurs"], own), (["beheerders"], own)):
        monkeypatch.setattr(access, "claims", lambda groups=groups: claims(*groups))
        assert access.visible(own) == seen  # type: ignore[arg-type, comparison-overlap]
    monkeypatch.setattr(access, "claims", dict)
    with pytest.raises(access.AccessRefused):
        access.visible(own)  # type: ignore[arg-type]


# --- logins and files; pages × roles × ways are in test_every_way.py -----------------------------------------


@pytest.mark.parametrize("name", [None, *GROUPS])
def test_the_page_for_loading_is_named_to_and_opens_for_who_may_load(address: str, name: str | None) -> None:
    read, elsewhere = words(address, name, "beheer"), words(address, name, "clusters")
    may = name == "beheerder"
    assert ("Bestand kiezen" in read) is may
    assert ("file_uploader" in read) is may
    assert ("Gegevens beheren" in elsewhere) is may
    if name in ("lezer", "adviseur"):
        assert "is de rol beheerder nodig" in read


@pytest.mark.parametrize(
    "wrong",
    [
        {"secret": "another-secret-0123456789-0123456789"},
        {"age_seconds": 11 * 3600},
        {"origin": "https://elsewhere.example"},
        {"is_logged_in": False},
    ],
    ids=["not signed by us", "too old", "of another dashboard", "logged out"],
)
def test_a_cookie_that_does_not_hold_opens_nothing(address: str, wrong: dict[str, object]) -> None:
    assert "Log in met uw account" in words(address, "beheerder", "clusters", **wrong)
    made = cookie("beheerder", address, **wrong)  # type: ignore[arg-type]
    assert ask(address, "/uitvoer/x.csv", Cookie=made).status == 401


@pytest.mark.parametrize(
    ("path", "method", "least"),
    [
        ("/uitvoer/x.csv", "GET", Role.LEZER),
        ("/media/x.xlsx", "GET", Role.BEHEERDER),
        ("/_stcore/upload_file/s/f", "PUT", Role.BEHEERDER),
        ("/_stcore/upload_file/s/f", "DELETE", Role.BEHEERDER),
    ],
)
@pytest.mark.parametrize("name", [None, *GROUPS])
def test_a_file_is_for_who_has_the_role(address: str, name: str | None, path: str, method: str, least: Role) -> None:
    role = Role[name.upper()] if name in ("lezer", "adviseur", "beheerder") else Role.GEEN
    answer = ask(address, path, method, **({"Cookie": cookie(name, address)} if name else {}))
    refused = answer.status in (401, 403) and ("toegang" in answer.text or "Log eerst in" in answer.text)
    assert refused is (role < least)


def test_files_that_anybody_needs_to_log_in_are_open(address: str) -> None:
    assert ask(address, "/").status == 200
    assert ask(address, "/healthz").status == 200
    assert ask(address, "/auth/login").status in (302, 307)


# --- how it may be set up ------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("environment", "problem"),
    [
        ({"STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}, "zonder inlog bereikbaar"),
        ({"DASHBOARD_PROXY_LOGS_IN": "1"}, "DASHBOARD_TRUSTED_PROXIES"),
        ({"DASHBOARD_PROXY_LOGS_IN": "1", "DASHBOARD_TRUSTED_PROXIES": "127.0.0.1"}, "[roles]"),
        ({"DASHBOARD_SESSIONS": "many"}, "DASHBOARD_SESSIONS"),
    ],
)
def test_an_open_door_does_not_start(database_folder: Path, environment: dict[str, str], problem: str) -> None:
    with (
        pytest.raises(RuntimeError) as refused,
        start_server({"DASHBOARD_DATABASE_FOLDER": str(database_folder), **environment}),
    ):
        pass
    assert problem in str(refused.value)
    assert "Traceback" not in str(refused.value)


@pytest.mark.slow
def test_a_proxy_that_logs_in_is_believed_and_nobody_else(database_folder: Path, tmp_path: Path) -> None:
    secrets = tmp_path / "secrets.toml"
    secrets.write_text('[roles]\nclaim = "groups"\nlezer = ["lezers"]\nadviseur = ["adviseurs"]\n')
    environment = {
        "DASHBOARD_DATABASE_FOLDER": str(database_folder),
        "STREAMLIT_SECRETS_FILES": str(secrets),
        "STREAMLIT_SERVER_TRUSTED_USER_HEADERS": '{"X-User": "sub", "X-Groups": "groups"}',
        "DASHBOARD_PROXY_LOGS_IN": "1",
    }
    with start_server({**environment, "DASHBOARD_TRUSTED_PROXIES": "127.0.0.1"}) as address:
        assert ask(address, "/uitvoer/x.csv").status == 401
        assert ask(address, "/uitvoer/x.csv", X_User="a", X_Groups="other").status == 403
        assert ask(address, "/uitvoer/x.csv", X_User="a", X_Groups="lezers").status not in (401, 403)
    with (
        pytest.raises(RuntimeError, match="did not start"),
        start_server({**environment, "DASHBOARD_TRUSTED_PROXIES": "192.0.2.7"}, seconds=8),
    ):
        pass  # this machine is no trusted proxy: it gets 503 from everything


def test_a_login_ends_in_every_tab(monkeypatch: pytest.MonkeyPatch, with_login: None) -> None:
    mine = claims("lezers", iat=time.time() - 60)
    monkeypatch.setattr(access, "claims", lambda: mine)
    assert access.current_role() is Role.LEZER
    access.end_login()
    assert access.role_of(mine) is Role.GEEN
    assert access.role_of({**mine, "iat": time.time()}) is Role.LEZER


def test_who_exported_what_is_on_record_without_contents(address: str, log_folder: Path) -> None:
    catalogue = ask(address, "/uitvoer/clusters-bedragen.csv?indeling=letters", Cookie=cookie("lezer", address))
    assert catalogue.status == 200, catalogue.text
    lines = [json.loads(line) for line in (log_folder / "audit.jsonl").read_text().splitlines()]
    exported = [line for line in lines if line["message"] == "exported"]
    assert exported[-1]["who"] == "lezer@example.nl"
    assert exported[-1]["address"] == "clusters-bedragen.csv?indeling=letters"
    assert set(exported[-1]) <= {"time", "level", "logger", "message", "who", "address"}


def test_only_the_page_for_beheerders_has_buttons_that_make_a_file_below_media() -> None:
    """`app/http/identity.py` asks that role for such a file: another page with a button would need more."""
    places = [path for folder in ("app", "pages") for path in (paths.ROOT / folder).rglob("*.py")]
    makers = [f"st.{name}(" for name in ("download_button", "image", "audio", "video", "pdf", "logo")]
    found = {p.relative_to(paths.ROOT).as_posix() for p in places if any(m in p.read_text("utf-8") for m in makers)}
    assert found == {"app/loading/pieces.py"}
