"""How the server is set up, where Streamlit's own settings file cannot say it."""

import os

from streamlit import config

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def base_path() -> str:
    """The path that the dashboard lives under, without a slash at the end: '' or '/cijfers'."""
    return ("/" + (config.get_option("server.baseUrlPath") or "").strip("/")).rstrip("/")


def developing() -> bool:
    """Whether somebody is working on the code (`make dev`): nothing is remembered or drawn ahead."""
    return os.environ.get("DASHBOARD_DEVELOP", "") == "1"


def apply() -> None:
    """Sets what follows from other settings; before the first connection.

    A full garbage collection after every rerun takes more time than the rerun: `warm_start.lifespan` freezes what is
    loaded instead. Who serves this machine only, is asked for under this machine's names only; that keeps out web
    pages that point a name of their own at 127.0.0.1. Whoever binds elsewhere, or names hosts, has chosen.
    """
    config.set_option("runner.postScriptGC", False)
    if config.get_option("server.address") in LOOPBACK and not config.get_option("server.allowedHosts"):
        config.set_option("server.allowedHosts", list(LOOPBACK))
