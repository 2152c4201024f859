"""Moments as people here read them. They are kept in UTC; everything that is shown is in Dutch time, whatever the server's clock."""

from datetime import datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Amsterdam")


def moment(iso: str) -> str:
    """'21-11-2026, 14:05' in Dutch time of a moment in ISO 8601; '' for none."""
    return f"{datetime.fromisoformat(iso).astimezone(HERE):%d-%m-%Y, %H:%M}" if iso else ""
