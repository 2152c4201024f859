"""A briefing in the address of a link: `/briefing?stuk=…` and `/presentatie?stuk=…`."""

import base64
import binascii
import json
import re
import zlib

from exhibits.briefing.model import Briefing
from exhibits.briefing.plain import BriefingUnreadable, loads, plain, read

PARAMETER = "stuk"
MOST_CHARACTERS = 6000
"""What servers on the way (8 KB for a request line), mail programs and chat leave whole."""
MOST_BYTES = 1_000_000
"""Unpacked, so that a small link cannot become a large text."""
ALPHABET = re.compile(r"[A-Za-z0-9_-]+")


class BriefingTooLong(ValueError):
    """There is more in the briefing than a link can hold; the message is Dutch."""


def encode(briefing: Briefing) -> str:
    """The text behind `?stuk=`, with the saved titles but not the saved values. Raises BriefingTooLong."""
    content = json.dumps(plain(briefing), ensure_ascii=False, separators=(",", ":")).encode()
    text = base64.urlsafe_b64encode(zlib.compress(content, 9)).decode().rstrip("=")
    if len(text) > MOST_CHARACTERS:
        raise BriefingTooLong("Deze briefing is te lang voor een link. Bewaar haar als bestand en stuur dat door.")
    return text


def decode(text: str) -> Briefing:
    """The briefing of a link. Raises BriefingUnreadable."""
    if len(text) > MOST_CHARACTERS:
        raise BriefingUnreadable(f"Deze link is te lang: {len(text)} tekens, het meeste is {MOST_CHARACTERS}.")
    return read(loads(unpack(text, MOST_BYTES)))


def unpack(text: str, most_bytes: int) -> bytes:
    """The bytes that were packed as a link is. Raises BriefingUnreadable when they are not whole, or more than `most_bytes`."""
    broken = BriefingUnreadable("Wat binnenkwam is niet heel: er is iets van weg of er is iets in veranderd.")
    if not ALPHABET.fullmatch(text):
        raise broken
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), most_bytes)
    except (binascii.Error, zlib.error) as error:
        raise broken from error
    if unpacking.unconsumed_tail:
        raise BriefingUnreadable("Wat binnenkwam is te groot voor een briefing.")
    if not unpacking.eof or unpacking.unused_data:
        raise broken
    return content
