"""Files that visitors send: refused, unless the page that is open in that session asked for them.

A page that takes files calls `allow()` before its `st.file_uploader`; moving to another page takes it back.
"""

import threading
import time
from pathlib import PurePosixPath

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from app.http.pages import UPLOAD
from app.settings import SETTINGS, base_path

ALLOWED_SECONDS = 30 * 60
MULTIPART_BYTES = 64 * 1024
"""What a form adds to the file in it, at most."""
_until: dict[str, float] = {}
_lock = threading.Lock()


def allow() -> None:
    """The page that runs now takes files, for half an hour after each run of it."""
    if session_id := _session_id():
        with _lock:
            _until[session_id] = time.monotonic() + ALLOWED_SECONDS


def disallow() -> None:
    """The session that runs now takes no files (any more); navigation.py calls this before each page."""
    if session_id := _session_id():
        with _lock:
            _until.pop(session_id, None)


def forget(file_id: str) -> None:
    """Lets go of a file that this session sent: it counts in what all files together may take."""
    session_id = _session_id()
    files = Runtime.instance().uploaded_file_mgr if session_id and Runtime.exists() else None
    if isinstance(files, MemoryUploadedFileManager):
        files.remove_file(session_id, file_id)


def _session_id() -> str:
    context = get_script_run_ctx()
    return context.session_id if context else ""


def _is_allowed(session_id: str) -> bool:
    now = time.monotonic()
    with _lock:
        for gone in [s for s, until in _until.items() if until < now]:
            del _until[gone]
        return session_id in _until


def _bytes_held() -> int:
    files = Runtime.instance().uploaded_file_mgr
    if not isinstance(files, MemoryUploadedFileManager):
        return 0
    return sum(len(file.data) for session in list(files.file_storage.values()) for file in list(session.values()))


class Uploads:
    """Stands before Streamlit's upload address: session by session, file by file, and a limit on all together."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.bytes_coming = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix(base_path()) if scope["type"] == "http" else ""
        if not path.startswith(UPLOAD):
            await self.app(scope, receive, send)
            return
        if refusal := self._refusal(scope, path):
            await refusal(scope, receive, send)
            return
        coming = int(Headers(scope=scope).get("content-length", 0))
        self.bytes_coming += coming
        try:
            await self.app(scope, receive, send)
        finally:
            self.bytes_coming -= coming

    def _refusal(self, scope: Scope, path: str) -> Response | None:
        session_id = PurePosixPath(path.removeprefix(UPLOAD)).parts[:1]
        if not session_id or not _is_allowed(session_id[0]):
            return PlainTextResponse("Op deze pagina kunt u geen bestanden laden.\n", 403)
        if scope["method"] != "PUT":
            return None
        length = Headers(scope=scope).get("content-length", "")
        if not length.isdecimal():
            return PlainTextResponse("De grootte van het bestand ontbreekt.\n", 411)
        most = SETTINGS.upload_total_mb * 1024 * 1024 + MULTIPART_BYTES
        if self.bytes_coming + _bytes_held() + int(length) > most:
            return PlainTextResponse("Er worden nu te veel bestanden geladen. Probeer het later opnieuw.\n", 413)
        return None
