"""Who may do what. Without login one person at one machine may do everything; with it a claim says which role.

Every run of a page and every request for a file asks here, each time anew: a login that has ended is over at once.
"""

import threading
import time
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from enum import IntEnum
from types import MappingProxyType
from typing import Any, TypeVar

from streamlit import config
from streamlit.auth_util import get_secrets_auth_section
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.secrets import secrets_singleton

from app import audit
from app.settings import SETTINGS
from store.database import Database
from store.errors import StoreError

EVERYONE = "*"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - what Streamlit takes no address for
MOST_REMEMBERED = 10_000
Result = TypeVar("Result")


class Role(IntEnum):
    """What somebody may do; each role may do what the ones before it may."""

    GEEN = 0
    LEZER = 1
    """Published figures and the sample."""
    ADVISEUR = 2
    """Own records too, withheld where a group is small."""
    BEHEERDER = 3
    """Loading and restoring too."""

    @property
    def label(self) -> str:
        return self.name.lower()


PAGE_ROLES = {"beheer": Role.BEHEERDER}
"""Page → the role it takes, where that is more than LEZER."""
requester: ContextVar[Mapping[str, Any]] = ContextVar("requester", default=MappingProxyType({}))
"""The claims of who asks for a file; set by `app.http.identity`."""
_ended: dict[tuple[str, int], None] = {}
_seen: dict[tuple[str, int], None] = {}
_lock = threading.Lock()


class AccessRefused(StoreError):
    """This takes a role that the visitor does not have."""

    advice = "Vraag de beheerder van het dashboard om toegang."


# --- how it is set up ----------------------------------------------------------------------------------------


def login_configured() -> bool:
    """Whether people log in: here (`[auth]` in the secrets) or at the proxy."""
    return bool(get_secrets_auth_section()) or SETTINGS.proxy_logs_in


def role_rules() -> Mapping[str, Any]:
    """The section `[roles]` of the secrets: `claim`, and for each role the values of it that give that role."""
    if not secrets_singleton.load_if_toml_exists():
        return {}
    rules: Mapping[str, Any] = secrets_singleton.get("roles", {})
    return rules


def is_loopback() -> bool:
    """Whether the server listens to this machine only."""
    address = str(config.get_option("server.address") or EVERYWHERE)
    return address == "localhost" or address == "::1" or address.startswith("127.")


# --- who it is -----------------------------------------------------------------------------------------------


def _values(claims: Mapping[str, Any], path: str) -> set[str]:
    value: Any = claims
    for part in path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    if isinstance(value, str):
        return {part.strip() for part in value.split(",") if part.strip()}
    return {str(part) for part in value} if isinstance(value, list | tuple) else set()


def _as_set(value: Any) -> set[str]:
    return {value} if isinstance(value, str) else {str(part) for part in value}


def who(claims: Mapping[str, Any]) -> str:
    """The name for the record of who did what; '' when nobody is logged in."""
    names = (claims.get(name) for name in ("preferred_username", "email", "sub"))
    return next((str(name) for name in names if name), "")


def _login(claims: Mapping[str, Any]) -> tuple[str, int]:
    """What tells one login from another: of whom, and since when."""
    issued = claims.get("iat")
    return str(claims.get("sub") or who(claims)), int(issued) if isinstance(issued, int | float) else 0


def is_logged_in(claims: Mapping[str, Any]) -> bool:
    """Whether these claims are of a login that still holds."""
    if not who(claims):
        return False
    if SETTINGS.proxy_logs_in and not get_secrets_auth_section():
        return True  # the proxy says so with every request, for as long as it holds
    login = _login(claims)
    age_seconds = time.time() - login[1]
    return bool(claims.get("is_logged_in")) and age_seconds < SETTINGS.login_hours * 3600 and login not in _ended


def role_of(claims: Mapping[str, Any]) -> Role:
    """The highest role that these claims give; GEEN without login or without a value that is named."""
    if not login_configured():
        return Role.BEHEERDER
    if not is_logged_in(claims):
        return Role.GEEN
    rules = role_rules()
    values = _values(claims, str(rules.get("claim", ""))) | {EVERYONE}
    return max((role for role in Role if _as_set(rules.get(role.label, ())) & values), default=Role.GEEN)


def claims() -> Mapping[str, Any]:
    """The claims of the visitor whose page runs now, or of who asks for a file."""
    context = get_script_run_ctx(suppress_warning=True)
    return dict(context.user_info) if context else requester.get()


def current_role() -> Role:
    """The role of who is being served now."""
    return role_of(claims())


def end_login() -> None:
    """Ends this login in every tab and for every file, not only where *Uitloggen* was pressed."""
    now = claims()
    with _lock:
        _ended[_login(now)] = None
        _forget_oldest(_ended)
    audit.record("logout", who(now))


def note_login() -> None:
    """Records a login once."""
    now = claims()
    login = _login(now)
    with _lock:
        if not who(now) or login in _seen:
            return
        _seen[login] = None
        _forget_oldest(_seen)
    role = role_of(now)
    audit.record("login" if role else "refused", who(now), role=role.label)


def _forget_oldest(remembered: dict[tuple[str, int], None]) -> None:
    while len(remembered) > MOST_REMEMBERED:
        del remembered[next(iter(remembered))]


# --- what they may -------------------------------------------------------------------------------------------


def page_role(page: str) -> Role:
    """The role that a page takes, by its name in the address."""
    return PAGE_ROLES.get(page.strip("/"), Role.LEZER)


def require(role: Role) -> None:
    """Raises AccessRefused when who is being served now has less than `role`. Actions call it too, not only pages."""
    if current_role() < role:
        raise AccessRefused(f"Hiervoor is de rol {role.label} nodig.")


def for_now(work: Callable[[], Result]) -> Callable[[], Result]:
    """`work`, to be done later in another thread, for whoever is being served now: a file at a click, a long job."""
    then = claims()

    def run() -> Result:
        requester.set(then)
        return work()

    return run


def visible(database: Database) -> Database:
    """`database` as who is being served now may see it: a reader sees no own records. Raises AccessRefused."""
    role = current_role()
    if role >= Role.ADVISEUR:
        return database
    require(Role.LEZER)
    tables = database.ask("trust/datasets")
    own = frozenset(tables.loc[tables["origin"] == "eigen", "table_name"])
    return database.without(own) if own else database
