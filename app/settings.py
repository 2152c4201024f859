"""How the server is set up, where Streamlit's own settings file cannot say it: DASHBOARD_… in the environment."""

import ipaddress
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from streamlit import config

from store.paths import ROOT

PREFIX = "DASHBOARD_"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
FILES_PER_SESSION = 4
FILES_KEPT_FREE = 200


class SettingInvalid(ValueError):
    """A setting that cannot be used; says in Dutch which, and what is expected."""


@dataclass(frozen=True)
class Settings:
    """Every setting of our own; docs/beheer.md lists them and a test holds that."""

    develop: bool = False
    """Whether somebody is working on the code (`make dev`): nothing is remembered or drawn ahead."""
    connections: int = 1000
    connections_per_address: int = 200
    sessions: int = 300
    sessions_per_address: int = 100
    message_kb: int = 512
    """The largest message that a browser may send over the websocket."""
    messages_per_second: int = 30
    """What one browser tab may keep up; more waits its turn."""
    messages_at_once: int = 300
    header_seconds: int = 10
    body_seconds: int = 60
    response_seconds: int = 300
    idle_minutes: int = 120
    upload_total_mb: int = 50
    loading: bool = False
    """Whether people with the role for it may load own records on a server that more than this machine reaches."""
    trusted_proxies: str = ""
    """Addresses or networks whose X-Forwarded-For and X-Forwarded-Proto are believed, separated by commas."""
    proxy_logs_in: bool = False
    login_hours: int = 10
    """How long a login holds, counted from when the organisation gave it."""
    log_folder: str = ""
    contact: str = ""
    """Whom a visitor may ask, for the footer of every page."""
    security_contact: str = ""
    """Where to report a weakness, for /.well-known/security.txt: 'mailto:…' or 'https://…'."""


def read(environment: Mapping[str, str]) -> Settings:
    """The settings in `environment`. Raises SettingInvalid."""
    values: dict[str, Any] = {}
    for field in fields(Settings):
        name = PREFIX + field.name.upper()
        text = environment.get(name, "").strip()
        if not text:
            continue
        if field.type is bool:
            if text not in ("0", "1"):
                raise SettingInvalid(f"{name} is '{text}'; verwacht wordt 1 (aan) of 0 (uit).")
            values[field.name] = text == "1"
        elif field.type is int:
            if not (text.isdecimal() and 0 < int(text) < 10_000_000):
                raise SettingInvalid(f"{name} is '{text}'; verwacht wordt een geheel getal groter dan 0.")
            values[field.name] = int(text)
        else:
            values[field.name] = text
    _networks(values.get("trusted_proxies", ""))
    if (contact := values.get("security_contact", "")) and not re.fullmatch(r"(mailto:|https://)\S+", contact):
        raise SettingInvalid(
            f"{PREFIX}SECURITY_CONTACT is '{contact}'; verwacht wordt mailto:beveiliging@example.nl of https://…"
        )
    return Settings(**values)


def _networks(text: str) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    try:
        return [ipaddress.ip_network(part.strip()) for part in text.split(",") if part.strip()]
    except ValueError as error:
        raise SettingInvalid(
            f"{PREFIX}TRUSTED_PROXIES is '{text}'; verwacht worden adressen zoals 10.0.0.5 of netwerken zoals 10.0.0.0/8, met een komma ertussen."
        ) from error


def is_trusted_proxy(address: str) -> bool:
    """Whether `address` is one of `trusted_proxies`."""
    try:
        return any(ipaddress.ip_address(address) in network for network in _networks(SETTINGS.trusted_proxies))
    except ValueError:  # no address, such as a unix socket
        return False


@cache
def version() -> str:
    """The version of this program, as pyproject.toml has it."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def base_path() -> str:
    """The path that the dashboard lives under, without a slash at the end: '' or '/cijfers'."""
    return ("/" + (config.get_option("server.baseUrlPath") or "").strip("/")).rstrip("/")


def most_sessions() -> int:
    """How many browser tabs at once: the setting, or fewer when the system allows us few open files."""
    try:
        import resource  # not on Windows, which has no such limit
    except ImportError:
        return SETTINGS.sessions
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(1, min(SETTINGS.sessions, (allowed - FILES_KEPT_FREE) // FILES_PER_SESSION))


def allow_open_files() -> None:
    """Asks for as many open files as the system will give; each visitor takes some."""
    try:
        import resource
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES_KEPT_FREE + FILES_PER_SESSION * SETTINGS.sessions
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, hard) if hard > 0 else wanted, hard))


def apply() -> None:
    """Sets what follows from other settings; before the first connection.

    A full garbage collection after every rerun takes more time than the rerun: `warm_start.lifespan` freezes what is
    loaded instead. Who serves this machine only, is asked for under this machine's names only; that keeps out web
    pages that point a name of their own at 127.0.0.1. Whoever binds elsewhere, or names hosts, has chosen.
    """
    config.set_option("runner.postScriptGC", False)
    if config.get_option("server.address") in LOOPBACK and not config.get_option("server.allowedHosts"):
        config.set_option("server.allowedHosts", list(LOOPBACK))
    allow_open_files()


def _settings() -> Settings:
    try:
        return read(os.environ)
    except SettingInvalid as error:
        raise SystemExit(str(error)) from None


SETTINGS = _settings()
