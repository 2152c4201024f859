"""A briefing as a file: `….briefing.json`, with the values of each exhibit as they were when it was saved."""

import hashlib
import json
import re
import unicodedata
from typing import Any

from exhibits.briefing.model import Briefing
from exhibits.briefing.plain import BriefingUnreadable, loads, plain, read

SUFFIX = ".briefing.json"
MIME = "application/json"
MOST_BYTES = 5_000_000
APPLICATION = "Lokale aanpak radicalisering"


def file_bytes(briefing: Briefing, saved_on: str) -> bytes:
    """JSON in UTF-8: `plain` with values, the day of saving, and a checksum over all of it."""
    content = {"application": APPLICATION, "saved_on": saved_on, **plain(briefing, values=True)}
    content["checksum"] = _checksum(content)
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def open_file(content: bytes) -> Briefing:
    """The briefing in a file of any schema so far. Raises BriefingUnreadable.

    The checksum is no lock, whoever can read this can compute it; it tells a damaged or hand-made file from a saved one, so
    that no 'old value' is shown that was never shown. Files of schema 1 have none.
    """
    if len(content) > MOST_BYTES:
        raise BriefingUnreadable(
            f"Dit bestand is te groot voor een briefing: het meeste is {MOST_BYTES // 1_000_000} MB."
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BriefingUnreadable("Dit bestand is geen tekst; een briefing eindigt op ‘.briefing.json’.") from error
    fields = loads(text)
    if isinstance(fields, dict) and fields.get("schema") != 1 and "schema" in fields:
        briefing = read(fields)
        if fields.get("checksum") != _checksum(fields):
            raise BriefingUnreadable("Dit bestand is na het bewaren veranderd of beschadigd: de controle klopt niet.")
        return briefing
    return read(fields)


def _checksum(content: dict[str, Any]) -> str:
    rest = {name: value for name, value in content.items() if name != "checksum"}
    text = json.dumps(rest, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def file_name(briefing: Briefing, day: str, suffix: str) -> str:
    """'briefing-overleg-gemeenten-2026-11-21.pptx': title and day, safe on every system; `suffix` brings its dot."""
    ascii_title = unicodedata.normalize("NFKD", briefing.title).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", ascii_title.lower()).strip("-")[:60].strip("-")
    return f"{base if base.startswith('briefing') else f'briefing-{base}'.strip('-')}-{day}{suffix}"
