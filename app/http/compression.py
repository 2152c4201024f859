"""Files that never change, such as Streamlit's own scripts, sent compressed: brotli where the browser takes it, else gzip.

The best brotli takes 10 s for Plotly and is an eighth smaller. The server makes it when there is nothing else to do, and
keeps it beside the database for its next start; until then, and where that folder is not to be written, a quick one does.
"""

import contextlib
import gzip
import hashlib
import mimetypes
import os
import re
from pathlib import Path

import brotli
import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.settings import base_path
from store.paths import database_folder

COMPRESSED_TYPES = (".js", ".css", ".html", ".svg", ".json", ".map")
ONE_YEAR = "public, max-age=31536000, immutable"
FOLDERS: dict[str, Path] = {"/static/": (Path(st.__file__).parent / "static" / "static").resolve()}
"""Path on the server → a folder of files, or one file, that get another path when they change. Add to it while the program loads."""
FIRST_FILES: list[Path] = []
"""What every first visit fetches and takes long to compress. Add to it while the program loads."""
PREFIXES: dict[Path, bytes] = {}
"""A file → what a browser gets before it. Add to it while the program loads."""
QUICK, BEST = 5, 11
GZIP_LEVEL = 6


def accepted_encoding(header: str) -> str | None:
    """'br', 'gzip' or None: the best of an `Accept-Encoding` header."""
    for encoding in ("br", "gzip"):
        if re.search(rf"(^|[,\s]){encoding}\s*(?!\s*;\s*q=0(\.0*)?\s*(,|$))(;|,|$)", header, re.IGNORECASE):
            return encoding
    return None


_HELD: dict[tuple[Path, str], bytes] = {}


def content_of(file: Path) -> bytes:
    """What a browser gets of `file`, before compression."""
    return PREFIXES.get(file, b"") + file.read_bytes()


def compressed(file: Path, encoding: str) -> bytes:
    """What a browser gets of `file`, in `encoding`; made once."""
    key = (file, encoding)
    if key not in _HELD:
        _HELD[key] = compress(content_of(file), encoding)
    return _HELD[key]


def compress(content: bytes, encoding: str) -> bytes:
    """`content` in 'br' or 'gzip', quickly."""
    if encoding == "br":
        return bytes(brotli.compress(content, quality=QUICK))
    return gzip.compress(content, compresslevel=GZIP_LEVEL, mtime=0)


def compress_first_files() -> None:
    """Has the first files ready, so that no visitor waits for it: as kept from an earlier start, or quickly."""
    for file in FIRST_FILES:
        _HELD[file, "br"] = _kept(file) or compress(content_of(file), "br")


def compress_best() -> None:
    """Replaces the first files by the smallest that brotli makes, and keeps those for the next start."""
    for file in FIRST_FILES:
        if _kept(file) is None:
            content = bytes(brotli.compress(content_of(file), quality=BEST))
            _HELD[file, "br"] = content
            with contextlib.suppress(OSError):  # a folder that may not be written
                _place(file).parent.mkdir(exist_ok=True)
                # whole or not at all, also when two servers share the folder
                part = _place(file).with_suffix(f".{os.getpid()}")
                part.write_bytes(content)
                part.replace(_place(file))


def _place(file: Path) -> Path:
    digest = hashlib.sha256(content_of(file)).hexdigest()
    return database_folder() / "compressed" / f"{digest}.br"


def _kept(file: Path) -> bytes | None:
    """The best brotli of `file` from an earlier start; None when there is none, or it is not of this file."""
    try:
        content = _place(file).read_bytes()
        return content if brotli.decompress(content) == content_of(file) else None
    except (OSError, brotli.error):
        return None


def _file(folder: Path, name: str) -> Path | None:
    """The file that `name` is in `folder`; None for anything else, outside the folder in particular."""
    try:
        file = (folder / name).resolve()
        return file if file.is_relative_to(folder.resolve()) and file.is_file() else None
    except (OSError, ValueError):  # a name that no file can have
        return None


class CompressedFiles:
    """Answers for the files in FOLDERS."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._answer(scope) if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else None
        await (answer or self.app)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        path = scope["path"].removeprefix(base_path())
        prefix = next((p for p in FOLDERS if path.startswith(p)), None)
        if prefix is None:
            return None
        file = _file(FOLDERS[prefix], path.removeprefix(prefix))
        if file is None:
            # Streamlit would send its page instead, and a browser would take that for a script
            return PlainTextResponse("Niet gevonden.\n", 404)
        encoding = accepted_encoding(Headers(scope=scope).get("accept-encoding", ""))
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        headers = {"vary": "accept-encoding", "cache-control": ONE_YEAR}
        if encoding is None or file.suffix not in COMPRESSED_TYPES:
            return FileResponse(file, media_type=kind, headers=headers)
        headers["content-encoding"] = encoding
        return Response(compressed(file, encoding), media_type=kind, headers=headers)
