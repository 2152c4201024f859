"""What is half set up does not start: a mistake in the secrets must never leave the door open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import auth_util, config
from streamlit.runtime.secrets import Secrets

from app import access, logs, setup
from app.settings import SettingInvalid, Settings

AUTH = """[auth]
redirect_uri = "https://dashboard.example.nl/oauth2callback"
cookie_secret = "0123456789-0123456789-0123456789"
client_id = "dashboard"
client_secret = "geheim"
server_metadata_url = "https://inlog.example.nl/.well-known/openid-configuration"
"""
ROLES = '[roles]\nclaim = "groups"\nlezer = "*"\nbeheerder = ["beheer"]\n'


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file of secrets that is not there yet, on a server that only this machine reaches."""
    file = tmp_path / "secrets.toml"
    fresh, before = Secrets(), config.get_option("secrets.files")
    for module in (access, setup, auth_util):
        monkeypatch.setattr(module, "secrets_singleton", fresh)
    monkeypatch.setattr(setup, "is_loopback", lambda: True)
    config.set_option("secrets.files", [str(file)])
    yield file
    config.set_option("secrets.files", before)


def test_without_secrets_and_with_good_ones_it_starts(secrets: Path) -> None:
    assert setup.problem() is None
    secrets.write_text(AUTH + ROLES)
    assert setup.problem() is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (AUTH.replace("[auth]", "[auth") + ROLES, "niet te lezen"),
        (AUTH.replace('"geheim"', '"geheim') + ROLES, "niet te lezen"),
        ("# café\n" + AUTH + ROLES, "niet te lezen"),
        (AUTH.replace("client_secret", "clientsecret") + ROLES, "ontbreekt: client_secret;"),
        ('[auth]\ncookie_secret = ""\n' + ROLES, "ontbreekt: redirect_uri, cookie_secret, client_id"),
        (AUTH.replace("-0123456789-0123456789", "") + ROLES, "minstens 32"),
        ('auth = "keycloak"\n' + ROLES, "moet een onderdeel zijn"),
        (AUTH, "vul [roles] in"),
        (AUTH + '[roles]\nclaim = "groups"\n', "vul [roles] in"),
        (AUTH + ROLES.replace("beheerder", "beheeder"), "'beheeder' in [roles] is geen rol; kies uit: lezer, adviseur"),
        (AUTH + ROLES.replace('["beheer"]', "5"), "'beheerder' in [roles] moet een tekst zijn, of een lijst"),
        (AUTH + ROLES.replace('"groups"', '["groups"]'), "'claim' in [roles] moet een tekst zijn;"),
    ],
)
def test_secrets_that_are_half_right_do_not_start(secrets: Path, content: str, said: str) -> None:
    secrets.write_bytes(content.encode("latin-1"))
    assert said in (setup.problem() or "")


def test_a_folder_of_logs_that_cannot_be_written_to_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(logs, "SETTINGS", Settings(log_folder=str(tmp_path / "file")))
    with pytest.raises(SettingInvalid, match="DASHBOARD_LOG_FOLDER"):
        logs.handler("audit.jsonl")
