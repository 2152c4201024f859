"""After logging in the page opens that was asked for, with its choices; Streamlit itself always opens the overview.

With its request for the login the browser says on which page it was (Referer: only our own pages do, as
`referrer-policy: same-origin` has it). That waits in a cookie until the organisation sends the visitor back. Both times
only a page that exists is believed, so that a link from elsewhere cannot lead anybody to another site.
"""

import re
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.http.pages import PAGES
from app.settings import base_path

LOGIN, CALLBACK = "/auth/login", "/oauth2callback"
COOKIE = "dashboard_asked"
SECONDS = 900
"""So long may somebody take to log in."""
LONGEST_QUERY = 2000
QUERY = re.compile(r"[A-Za-z0-9%&=+._~*-]*")
"""What a query string of ours is made of (urlencode)."""


def page_asked(text: str) -> str | None:
    """'/clusters?indeling=letters' when that is a page of this dashboard, made anew of what is known; else None."""
    path, _, query = text.partition("?")
    if not path.startswith(f"{base_path()}/"):
        return None
    name = path.removeprefix(f"{base_path()}/")
    if name and name not in PAGES:
        return None
    kept = query if len(query) <= LONGEST_QUERY and QUERY.fullmatch(query) else ""
    return f"{base_path()}/{name}{'?' if kept else ''}{kept}"


def page_referred_to(headers: Headers) -> str | None:
    """The page that a request for the login comes from; None when it is not one of ours."""
    try:
        parts = urlsplit(headers.get("referer", ""))
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.netloc != headers.get("host"):
        return None
    return page_asked(f"{parts.path}?{parts.query}")


def _page_in_cookie(headers: Headers) -> str | None:
    try:
        waiting = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return page_asked(unquote(waiting.value)) if waiting else None


def _cookie(value: str, seconds: int) -> str:
    return f"{COOKIE}={value}; Path={base_path()}{CALLBACK}; Max-Age={seconds}; HttpOnly; SameSite=Lax"


class AfterLogin:
    """Keeps the asked page while somebody logs in, and goes there after."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix(base_path()) if scope["type"] == "http" else ""
        if path not in (LOGIN, CALLBACK):
            await self.app(scope, receive, send)
            return
        asked = page_referred_to(Headers(scope=scope)) if path == LOGIN else _page_in_cookie(Headers(scope=scope))

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if path == LOGIN and asked:
                    headers.append("set-cookie", _cookie(quote(asked, safe=""), SECONDS))
                if path == CALLBACK:
                    if asked and headers.get("location") == f"{base_path()}/":
                        headers["location"] = asked
                    headers.append("set-cookie", _cookie("", 0))
            await send(message)

        await self.app(scope, receive, sending)
