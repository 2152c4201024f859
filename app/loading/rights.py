"""Whether own records may be loaded on this server, and by whom."""

from streamlit.auth_util import get_secrets_auth_section

from app import access
from app.access import AccessRefused, Role
from app.settings import SETTINGS

PAGE = "beheer"


def loading_is_on() -> bool:
    """On a server that only this machine reaches: always. On any other: when the setting says so."""
    alone = access.is_loopback() and not get_secrets_auth_section() and not SETTINGS.trusted_proxies
    return alone or SETTINGS.loading


def may_open(page: str) -> bool:
    """Whether a page is named to who is being served now, by its name in the address; those for readers always are."""
    needed = access.page_role(page)
    if needed <= Role.LEZER:
        return True
    return access.current_role() >= needed and (page != PAGE or loading_is_on())


def require() -> None:
    """Raises AccessRefused unless who is being served now may load own records here. Every action asks, not only the page."""
    if not loading_is_on():
        raise AccessRefused("Het laden van gegevens staat uit op deze server.")
    access.require(Role.BEHEERDER)
