"""Our own settings: bad ones are refused by name, and each is in the manual."""

from dataclasses import fields
from datetime import UTC, datetime

import pytest
from streamlit import config, net_util
from streamlit.web import bootstrap

from app import settings
from app.http import security_txt
from store import paths


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DASHBOARD_SESSIONS", "many"),
        ("DASHBOARD_SESSIONS", "0"),
        ("DASHBOARD_SESSIONS", "-3"),
        ("DASHBOARD_SESSIONS", "1e9"),
        ("DASHBOARD_DEVELOP", "yes"),
        ("DASHBOARD_TRUSTED_PROXIES", "10.0.0.1, nginx"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_with_what_is_expected(name: str, value: str) -> None:
    with pytest.raises(settings.SettingInvalid, match=rf"{name} is '{value}'; verwacht"):
        settings.read({name: value})


def test_settings_are_read_and_empty_ones_are_as_they_come() -> None:
    read = settings.read({"DASHBOARD_SESSIONS": "12", "DASHBOARD_DEVELOP": "1", "DASHBOARD_MESSAGE_KB": ""})
    assert (read.sessions, read.develop, read.message_kb) == (12, True, settings.Settings().message_kb)


def test_every_setting_is_in_the_manual_with_its_default() -> None:
    manual = (paths.ROOT / "docs" / "beheer.md").read_text(encoding="utf-8")
    for field in fields(settings.Settings):
        name = settings.PREFIX + field.name.upper()
        default = {True: "1", False: "0", "": "–"}.get(field.default, str(field.default))  # type: ignore[arg-type]
        assert f"| `{name}` | {default} |" in manual, name


def test_fewer_sessions_where_the_system_allows_few_open_files(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    monkeypatch.setattr(resource, "getrlimit", lambda _: (1024, 1024))
    assert settings.most_sessions() == (1024 - settings.FILES_KEPT_FREE) // settings.FILES_PER_SESSION
    monkeypatch.setattr(resource, "getrlimit", lambda _: (20_000, 20_000))
    assert settings.most_sessions() == settings.Settings().sessions


def test_where_to_report_a_weakness_is_an_address_that_can_be_used() -> None:
    for wrong in ("security@example.nl", "http://example.nl", "mailto:a\nContact: b"):
        with pytest.raises(settings.SettingInvalid, match="SECURITY_CONTACT"):
            settings.read({"DASHBOARD_SECURITY_CONTACT": wrong})
    assert settings.read({"DASHBOARD_SECURITY_CONTACT": "mailto:a@example.nl"}).security_contact
    now = datetime(2026, 1, 1, tzinfo=UTC)
    assert security_txt.text("mailto:a@example.nl", now).splitlines() == [
        "Contact: mailto:a@example.nl",
        "Expires: 2026-06-30T00:00:00Z",
        "Preferred-Languages: nl, en",
    ]


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0"])
def test_no_host_is_asked_for_our_own_address_at_the_start(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    asked: list[str] = []
    monkeypatch.setattr(net_util, "get_external_ip", lambda: asked.append("external"))
    try:
        config.get_config_options(force_reparse=True, options_from_flags={"server.address": address})
        assert config.get_option("server.address") == address
        bootstrap._print_url(is_running_hello=False)
    finally:
        config.get_config_options(force_reparse=True, options_from_flags={})
    assert asked == []
