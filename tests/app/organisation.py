"""An organisation that people log in with: a real OpenID Connect server, the dashboard's secrets, and cookies."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

import oidc_provider_mock

from tests.app.visitor import visitor
from tests.serving import ask, free_port, start_server

COOKIE_SECRET = "for-tests-only-0123456789-0123456789"
GROUPS = {
    "lezer": ["lezers"],
    "adviseur": ["lezers", "adviseurs"],
    "beheerder": ["beheerders"],
    "buitenstaander": ["x"],
}
ROLES = """
[roles]
claim = "groups"
lezer = ["lezers"]
adviseur = ["adviseurs"]
beheerder = ["beheerders"]
"""


@contextmanager
def organisation() -> Iterator[str]:
    """The address of an OpenID Connect server where everybody in GROUPS has an account."""
    people = [
        oidc_provider_mock.User(sub=name, claims={"email": f"{name}@example.nl", "groups": groups})
        for name, groups in GROUPS.items()
    ]
    with oidc_provider_mock.run_server_in_thread(user_claims=people) as server:
        yield f"http://localhost:{server.server_port}"


@contextmanager
def dashboard_with_login(
    folder: Path, provider: str, secrets_file: Path, environment: dict[str, str] | None = None
) -> Iterator[str]:
    """The address of a dashboard where people log in at `provider`."""
    port = free_port()
    secrets_file.write_text(
        f"""[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "{COOKIE_SECRET}"
client_id = "dashboard"
client_secret = "secret"
server_metadata_url = "{provider}/.well-known/openid-configuration"
client_kwargs = {{ scope = "openid email profile" }}
{ROLES}"""
    )
    own = {"DASHBOARD_DATABASE_FOLDER": str(folder), "STREAMLIT_SECRETS_FILES": str(secrets_file)}
    with start_server({**own, **(environment or {})}, port=port) as address:
        yield address


def log_in(address: str, name: str, page: str = "clusters", query: str = "") -> tuple[str, str]:
    """Logs in as a browser does that is on `page`: the button there, the organisation, and back.

    The cookie that the dashboard gives, as a header, and where the visitor ends.
    """
    xsrf = ask(address, "/_stcore/health").headers["set-cookie"].split("_streamlit_xsrf=")[1].split(";")[0]
    with visitor(address, token=xsrf, cookie=f"_streamlit_xsrf={xsrf}") as tab:
        [way] = [m.auth_redirect.url for m in tab.press("Inloggen", page, tab.visit(page)) if m.auth_redirect.url]
    jar = CookieJar()
    browser = build_opener(ProxyHandler({}), HTTPCookieProcessor(jar))
    came_from = f"{address}/{page}{query}"
    with browser.open(Request(urljoin(address, way), headers={"Referer": came_from}), timeout=20) as form:
        at_organisation = form.geturl()
    with browser.open(at_organisation, urlencode({"sub": name}).encode(), timeout=20) as landed:
        where = landed.geturl().removeprefix(address)
    given = {kept.name: kept.value for kept in jar if kept.name.startswith("_streamlit_user")}
    return "; ".join(f"{key}={value}" for key, value in given.items()), where


def cookie(name: str, address: str, *, age_seconds: int = 0, secret: str = COOKIE_SECRET, **other: Any) -> str:
    """The cookie that the dashboard gives to `name` at login."""
    from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

    claims = {
        "sub": name,
        "email": f"{name}@example.nl",
        "groups": GROUPS[name],
        "iat": int(time.time()) - age_seconds,
        "origin": address,
        "is_logged_in": True,
        "provider": "default",
        **other,
    }
    return f"_streamlit_user={create_signed_value(secret, '_streamlit_user', json.dumps(claims)).decode()}"
