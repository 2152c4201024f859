"""Where to report a weakness: /.well-known/security.txt (RFC 9116), which Dutch government sites must have."""

from datetime import UTC, datetime, timedelta

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from app.http.pages import message_page
from app.settings import SETTINGS, base_path

PATH = "/.well-known/security.txt"
HOLDS = timedelta(days=180)
"""So long may somebody keep it; it is made anew at each request."""


def text(contact: str, now: datetime) -> str:
    """The file for `contact`, an address of the kind 'mailto:…' or 'https://…'."""
    return f"Contact: {contact}\nExpires: {(now + HOLDS):%Y-%m-%dT%H:%M:%SZ}\nPreferred-Languages: nl, en\n"


async def answer(request: Request) -> Response:
    """The file; 404 while no contact has been set."""
    if not SETTINGS.security_contact:
        return message_page(404, "Deze pagina bestaat niet", "Kijk of het adres klopt.")
    return PlainTextResponse(text(SETTINGS.security_contact, datetime.now(UTC)))


def routes() -> list[BaseRoute]:
    """The address, below the server's base path."""
    return [Route(f"{base_path()}{PATH}", answer)]
