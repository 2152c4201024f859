"""After logging in the page opens that was asked for, with its choices; Streamlit itself always opens the overview.

With its request for the login the browser says on which page it was (Referer: only our own pages do, as
`referrer-policy: same-origin` has it). That waits in a cookie until the organisation sends the visitor back. Both times
only a page that exists is believed, so that a link from elsewhere cannot lead anybody to another site.

A page of our own (`/presentatie`) has no button to log in: it sends who is not logged in there at once (`login_first`).
"""

import re
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import encode_provider_token, get_secrets_auth_section

from app import access
from app.http.identity import claims_of
from app.http.pages import PAGES
from app.settings import base_path

LOGIN, CALLBACK = "/auth/login", "/oauth2callback"
PAGES_OF_OURS = frozenset({"presentatie"})
"""Pages that are no Streamlit page."""
COOKIES = ("dashboard_asked", "dashboard_asked_on")
"""One cookie holds some 4.000 characters; the link of a briefing has up to 6.000."""
COOKIE_LENGTH = 3800
WAITS = "wacht"
"""In a request for the login: the page that was asked for waits in the cookies already."""
SECONDS = 900
"""So long may somebody take to log in."""
LONGEST_QUERY = 7000
QUERY = re.compile(r"[A-Za-z0-9%&=+._~*?/:@-]*")
"""What a query string of ours is made of (urlencode), and what people type; a cookie may hold all of it as it is."""


def page_asked(text: str) -> str | None:
    """'/clusters?indeling=letters' when that is a page of this dashboard, made anew of what is known; else None."""
    path, _, query = text.partition("?")
    if not path.startswith(f"{base_path()}/"):
        return None
    name = path.removeprefix(f"{base_path()}/")
    if name and name not in PAGES | PAGES_OF_OURS:
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
        given = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return None
    return page_asked("".join(given[name].value for name in COOKIES if name in given))


def _cookies(value: str) -> list[str]:
    """The headers that let a page wait; '' forgets it. All are set each time: what is left of an earlier one must go."""
    texts = [value[place * COOKIE_LENGTH : (place + 1) * COOKIE_LENGTH] for place in range(len(COOKIES))]
    return [
        f"{name}={text}; Path={base_path()}{CALLBACK}; Max-Age={SECONDS if text else 0}; HttpOnly; SameSite=Lax"
        for name, text in zip(COOKIES, texts, strict=True)
    ]


def login_first(request: Request) -> Response | None:
    """The way to the organisation's login and back to the page that is asked for; None for who is logged in, or may look without."""
    if not get_secrets_auth_section() or access.is_logged_in(claims_of(request)):
        return None
    way = RedirectResponse(f"{base_path()}{LOGIN}?provider={encode_provider_token('default')}&{WAITS}=1", 302)
    way.headers["cache-control"] = "no-store"
    asked = page_asked(f"{request.url.path}?{request.url.query}")
    for cookie in _cookies(asked or ""):
        way.headers.append("set-cookie", cookie)
    return way


class AfterLogin:
    """Keeps the asked page while somebody logs in, and goes there after."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix(base_path()) if scope["type"] == "http" else ""
        if path not in (LOGIN, CALLBACK):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        waits = path == LOGIN and f"{WAITS}=1" in scope["query_string"].decode("latin-1").split("&")
        asked = None if waits else (page_referred_to if path == LOGIN else _page_in_cookie)(headers)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                if path == CALLBACK and asked and answer.get("location") == f"{base_path()}/":
                    answer["location"] = asked
                if path == CALLBACK or asked:
                    for cookie in _cookies(asked if path == LOGIN and asked else ""):
                        answer.append("set-cookie", cookie)
            await send(message)

        await self.app(scope, receive, sending)
