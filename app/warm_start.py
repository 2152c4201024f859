"""Makes the server ready before the first visitor comes: what the first page needs at once, the rest while it serves."""

import asyncio
import contextlib
import gc
import importlib
import logging
import os
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from streamlit import config, delta_generator
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session, runtime

from app import briefing, hidden, login_page  # noqa: F401 – navigation.py and the pages import these at the first visit
from app.http import compression
from app.http.connections import bound_connections
from app.page import card_of
from app.settings import SETTINGS
from exhibits import catalogue
from store.reading import current

log = logging.getLogger("dashboard")
LOWEST_PRIORITY = 19


def renew_database() -> None:
    """After an update: a database of the program before is of other tables, or says figures that were corrected since."""
    current.renew_if_outdated()


def draw_first_page() -> None:
    """Opens the database and draws what the first page shows."""
    _draw(on_first_page=True)


def draw_other_pages() -> None:
    """Draws every other exhibit as its page first shows it."""
    _draw(on_first_page=False)
    catalogue.by_key(current.get())  # a reader may not see all that is needed to know every address


def _draw(*, on_first_page: bool) -> None:
    for entry in catalogue.entries():
        if (entry.choice_type.page == "") == on_first_page:
            database = current.get()  # each time: a new version may come, and the old one must be let go
            choice = entry.choice_type.default(database.ask)
            card_of(database, database.derive(entry.make, choice), choice)


def import_ahead() -> None:
    """What Streamlit itself imports at the first run, and what pandas does at the first figure of some pages."""
    for name in ("streamlit.material_icon_names", "streamlit.emojis", "pandas.core.reshape.reshape"):
        importlib.import_module(name)


def skip_question_of_use() -> None:
    """The first element of all asks who called it, for a warning to who forgot `streamlit run`.

    Then Python looks at the file of every module that is loaded: 0,1 s, before anything is shown.
    """
    delta_generator._use_warning_has_been_displayed = True


def remember_theme() -> None:
    """Keeps the theme as Streamlit says it at the start of every run: it goes through all its settings six times for that.

    A sixth of the server's work for a rerun. A configuration file that changes is read again.
    """
    fill = app_session._populate_theme_msg
    kept: dict[str, CustomThemeConfig] = {}

    def filled(msg: CustomThemeConfig, section: str = "theme") -> None:
        theme = kept.get(section)
        if theme is None:
            theme = kept[section] = CustomThemeConfig()
            fill(theme, section)
        if theme.ByteSize():  # what has no settings is not there at all
            msg.MergeFrom(theme)

    app_session._populate_theme_msg = filled
    config.on_config_parsed(kept.clear, force_connect=True)


def send_soon() -> None:
    """Lets what a run sends go every ms instead of every 5, so that its last message waits less."""
    setattr(runtime, "MESSAGE_FLUSH_INTERVAL_SECS", 0.001)  # noqa: B010 – Streamlit has no setting for it


def freeze() -> None:
    """What is loaded by now will never be garbage: no need to look at it again."""
    gc.collect()
    gc.freeze()


def compress_best() -> None:
    """Takes seconds of a processor, and must not take them from a visitor."""
    if sys.platform == "linux":  # where a thread has a priority of its own
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LOWEST_PRIORITY)
    compression.compress_best()


BEFORE_SERVING: tuple[Callable[[], None], ...] = (
    skip_question_of_use,
    remember_theme,
    send_soon,
    compression.compress_first_files,
    renew_database,
    *(() if SETTINGS.develop else (draw_first_page,)),
)
WHILE_SERVING: tuple[Callable[[], None], ...] = (
    import_ahead,
    *(() if SETTINGS.develop else (draw_other_pages,)),
    freeze,
    compress_best,
)


def warm_up(steps: tuple[Callable[[], None], ...]) -> None:
    """Does what a visitor would have to wait for. Never raises: the server must run to say what is wrong."""
    for step in steps:
        try:
            step()
        except Exception as error:
            log.warning("not warm: %s stopped with %s: %s", step.__name__, type(error).__name__, error)


def disable_nagle() -> None:
    """Lets small messages go without waiting until the browser has confirmed the one before.

    asyncio sees to that, but not on the socket that Streamlit binds (its protocol number is 0; uvicorn has the same in
    issue 3149): then every interaction waits 40 ms. A connection inherits it from the socket that it comes in on.
    """
    for thing in gc.get_objects():
        if type(thing) is socket.socket and thing.fileno() >= 0 and thing.family in (socket.AF_INET, socket.AF_INET6):
            thing.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """What happens around serving."""
    await asyncio.to_thread(warm_up, BEFORE_SERVING)
    disable_nagle()
    bound_connections()
    # a daemon: a server that is asked to stop does not wait for it
    threading.Thread(target=warm_up, args=(WHILE_SERVING,), name="warm-up", daemon=True).start()
    yield
