"""Whether the server may start as it is set up: what is half set up must never leave the door open."""

from collections.abc import Mapping
from typing import Any

from streamlit import config
from streamlit.auth_util import get_secrets_auth_section
from streamlit.runtime.secrets import secrets_singleton

from app.access import EVERYWHERE, Role, is_loopback, login_configured, role_rules
from app.settings import SETTINGS

COOKIE_SECRET_LENGTH = 32
LOGIN_NEEDS = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
NO_SECRETS = "no-secrets-found"
MANUAL = "zie docs/beheer.md, 'Inloggen'."


def problem() -> str | None:
    """Why the server may not start like this, in Dutch; None when it may."""
    if unread := _unread_secrets():
        return unread
    if not login_configured():
        if is_loopback():
            return None
        address = config.get_option("server.address") or EVERYWHERE
        return (
            f"Het dashboard zou zonder inlog bereikbaar zijn op {address}. Stel [auth] in, of laat een proxy inloggen "
            f"en zet DASHBOARD_PROXY_LOGS_IN=1; {MANUAL}"
        )
    if SETTINGS.proxy_logs_in and not SETTINGS.trusted_proxies:
        return "DASHBOARD_PROXY_LOGS_IN staat aan; noem dan de proxy in DASHBOARD_TRUSTED_PROXIES."
    if config.get_option("server.trustedUserHeaders") and not SETTINGS.proxy_logs_in:
        return "server.trustedUserHeaders gelooft iedereen; zet DASHBOARD_PROXY_LOGS_IN=1 of haal die instelling weg."
    return _problem_with_login(get_secrets_auth_section()) or _problem_with_roles(role_rules())


def _unread_secrets() -> str | None:
    """Streamlit goes on without secrets that it cannot read; then nobody would have to log in."""
    reason = ""
    try:
        secrets_singleton.to_dict()
    except FileNotFoundError as error:  # also Streamlit's own error, whatever is wrong with the file
        if getattr(error, "error_id", NO_SECRETS) != NO_SECRETS:
            reason = str(error)
    except (OSError, ValueError) as error:
        reason = str(error)
    return f"De secrets zijn niet te lezen, dus niemand zou hoeven inloggen. Verbeter ze: {reason}" if reason else None


def _problem_with_login(auth: Any) -> str | None:
    if not auth:
        return None
    if not isinstance(auth, Mapping):
        return f"[auth] in de secrets moet een onderdeel zijn, met een regel voor elk gegeven; {MANUAL}"
    missing = [name for name in LOGIN_NEEDS if not auth.get(name)]
    if missing:
        return f"In [auth] in de secrets ontbreekt: {', '.join(missing)}; {MANUAL}"
    if len(str(auth["cookie_secret"])) < COOKIE_SECRET_LENGTH:
        return f"cookie_secret in [auth] moet minstens {COOKIE_SECRET_LENGTH} willekeurige tekens hebben."
    return None


def _problem_with_roles(rules: Any) -> str | None:
    names = [role.label for role in Role if role]
    if not isinstance(rules, Mapping) or "claim" not in rules or not any(name in rules for name in names):
        return f"De secrets zeggen niet wie wat mag: vul [roles] in; {MANUAL}"
    for name, value in rules.items():
        if name not in ("claim", *names):
            return f"'{name}' in [roles] is geen rol; kies uit: {', '.join(names)}."
        values = [value] if isinstance(value, str) or name == "claim" else value
        if not isinstance(values, list | tuple) or not all(isinstance(one, str) and one for one in values):
            return f"'{name}' in [roles] moet een tekst zijn{'' if name == 'claim' else ', of een lijst van teksten'}; {MANUAL}"
    return None
