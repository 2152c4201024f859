"""Files that never change, such as Streamlit's own scripts, sent compressed: brotli where the browser takes it, else gzip."""

import gzip
import mimetypes
import re
from functools import lru_cache
from pathlib import Path

import brotli
import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.settings import base_path

COMPRESSED_TYPES = (".js", ".css", ".html", ".svg", ".json", ".map")
LARGE_FILE_BYTES = 200_000
ONE_YEAR = "public, max-age=31536000, immutable"
FOLDERS: dict[str, Path] = {"/static/": (Path(st.__file__).parent / "static" / "static").resolve()}
"""Path on the server → a folder of files, or one file, that get another path when they change. Add to it while the program loads."""
# better compression than this takes ten times as long
BROTLI_QUALITY = 5
GZIP_LEVEL = 6


def accepted_encoding(header: str) -> str | None:
    """'br', 'gzip' or None: the best of an `Accept-Encoding` header."""
    for encoding in ("br", "gzip"):
        if re.search(rf"(^|[,\s]){encoding}\s*(?!\s*;\s*q=0(\.0*)?\s*(,|$))(;|,|$)", header, re.IGNORECASE):
            return encoding
    return None


@lru_cache(maxsize=1024)
def compressed(file: Path, encoding: str) -> bytes:
    """The bytes of `file` in `encoding`, made once."""
    return compress(file.read_bytes(), encoding)


def compress(content: bytes, encoding: str) -> bytes:
    """`content` in 'br' or 'gzip'."""
    if encoding == "br":
        return bytes(brotli.compress(content, quality=BROTLI_QUALITY))
    return gzip.compress(content, compresslevel=GZIP_LEVEL, mtime=0)


def compress_large_files() -> None:
    """Compresses what takes long, so that the first visitor need not wait for it."""
    for folder in FOLDERS.values():
        for file in [folder] if folder.is_file() else folder.rglob("*.js"):
            if file.stat().st_size > LARGE_FILE_BYTES:
                compressed(file, "br")


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
