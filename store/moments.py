"""Moments as people here read them. They are kept in UTC; everything that is shown is in Dutch time, whatever the server's clock."""

from datetime import datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Amsterdam")


def day(iso: str) -> str:
    """'2026-11-21', the day in Dutch time of a moment in ISO 8601."""
    return datetime.fromisoformat(iso).astimezone(HERE).date().isoformat()


def moment(iso: str) -> str:
    """'21-11-2026, 14:05' in Dutch time of a moment in ISO 8601; '' for none."""
    return f"{datetime.fromisoformat(iso).astimezone(HERE):%d-%m-%Y, %H:%M}" if iso else ""
