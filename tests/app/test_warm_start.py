"""Nothing small waits on the network: without this every interaction takes 40 ms longer."""

import socket

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session, runtime

from app import warm_start
from app.warm_start import disable_nagle, remember_theme, send_soon


def test_connections_to_a_listening_socket_send_at_once() -> None:
    with socket.socket() as listening:  # as Streamlit binds it: protocol 0, for which asyncio leaves the option off
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 0
        disable_nagle()
        with socket.create_connection(listening.getsockname()):
            accepted, _ = listening.accept()
            with accepted:
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 1


@pytest.mark.parametrize("error", [ValueError("| in a locator"), ZeroDivisionError(), RuntimeError()])
def test_nothing_in_the_warm_up_stops_the_server(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(ask: object) -> None:
        raise error

    monkeypatch.setattr("exhibits.catalogue.entries", break_down)
    warm_start.warm_up((*warm_start.BEFORE_SERVING, warm_start.draw_other_pages))


def test_the_theme_that_is_remembered_is_what_streamlit_says(monkeypatch: pytest.MonkeyPatch) -> None:
    def theme() -> CustomThemeConfig:
        message = CustomThemeConfig()
        for section in ("", "light", "dark", "sidebar"):
            part = getattr(message, section) if section else message
            app_session._populate_theme_msg(part, f"theme.{section}" if section else "theme")
        return message

    before = theme()
    assert before.light.primary_color
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)  # put back after the test
    remember_theme()
    assert theme() == theme() == before
    monkeypatch.setattr(config, "get_options_for_section", lambda section: {"primaryColor": "#111111"})
    assert theme() == before, "Streamlit's settings are not gone through again"
    config._on_config_parsed.send()
    assert theme().primary_color == "#111111", "a configuration that was read again counts"


def test_streamlit_still_waits_by_the_name_that_we_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "MESSAGE_FLUSH_INTERVAL_SECS", runtime.MESSAGE_FLUSH_INTERVAL_SECS)
    send_soon()
    assert "MESSAGE_FLUSH_INTERVAL_SECS" in runtime.Runtime._loop_coroutine.__code__.co_names
