"""Who asks for a file: the same login and roles as on the pages, read from the cookie or from the trusted proxy."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.auth_util import get_origin_from_redirect_uri, get_secrets_auth_section
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks, gather_user_info

from app import access
from app.access import Role
from app.http.pages import UPLOAD
from app.settings import SETTINGS, base_path

MEDIA = "/media/"
FILES = {MEDIA: Role.BEHEERDER, UPLOAD: Role.BEHEERDER, "/uitvoer/": Role.LEZER, "/presentatie/": Role.LEZER}
"""Where files are → the role that they take. Below /media/ Streamlit keeps what a download button made, and only the page where
data are loaded has these: templates, lists of problems, a copy of somebody's file. Such an address is a hash of the whole
content (128 bits): it cannot be guessed, and who could compute it has that content already."""


def claims_of(connection: HTTPConnection) -> Mapping[str, Any]:
    """The claims of who makes this request; {} when nobody is logged in or the cookie is not ours."""
    claims: dict[str, Any] = {}
    if get_secrets_auth_section():
        signed = _get_signed_cookie_with_chunks(connection.cookies, USER_COOKIE_NAME)
        try:
            found = json.loads(signed) if signed else {}
        except ValueError:
            found = {}
        if isinstance(found, dict) and found.get("origin") == get_origin_from_redirect_uri():
            claims = found
    if SETTINGS.proxy_logs_in:
        claims |= gather_user_info(connection.headers)
    return claims


class FilesByRole:
    """Gives files only to who is logged in, where people log in, and says who it is to who makes the file."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix(base_path()) if scope["type"] == "http" else ""
        needed = next((role for place, role in FILES.items() if path.startswith(place)), None)
        if needed is None or not access.login_configured():
            await self.app(scope, receive, send)
            return
        claims = claims_of(HTTPConnection(scope))
        if not access.is_logged_in(claims):
            await PlainTextResponse("Log eerst in op het dashboard.\n", 401)(scope, receive, send)
        elif access.role_of(claims) < needed:
            await PlainTextResponse("Hiervoor heeft u geen toegang.\n", 403)(scope, receive, send)
        else:
            access.requester.set(claims)
            await self.app(scope, receive, send)
