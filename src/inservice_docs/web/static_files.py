"""The files of the pages that never change (靜態檔案): styles, scripts, pictures, in memory."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from litestar import Request, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Response

from inservice_docs.web.guard.access import PUBLIC

FOLDER = Path(__file__).resolve().parent / "static"
# Litestar adds the charset to texts.
_KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file as it is sent."""

    kind: str
    plain: bytes
    packed: bytes
    version: str


@cache
def static_files() -> dict[str, StaticFile]:
    """Return every file that may be asked for, by its name under `static/`."""
    return {
        path.relative_to(FOLDER).as_posix(): _read(path)
        for path in sorted(FOLDER.rglob("*"))
        if path.suffix in _KINDS
    }


def address(name: str) -> str:
    """Return the address of a file; it changes with the content, so that caches never lag.

    A module that names another one plainly has its version in its folder instead.
    """
    return f"/static/{name}?v={static_files()[name].version}"


@get("/static/{name:path}", opt=PUBLIC, sync_to_thread=False)
def static_file(name: FromPath[Path], request: Request[Any, Any, Any]) -> Response[bytes]:
    """Send a file, packed where the browser takes that."""
    found = static_files().get(name.as_posix().lstrip("/"))
    if found is None:
        raise NotFoundException
    packs = "gzip" in request.headers.get("accept-encoding", "")
    headers = {"cache-control": FOREVER, "vary": "Accept-Encoding"}
    if packs:
        headers["content-encoding"] = "gzip"
    return Response(found.packed if packs else found.plain, media_type=found.kind, headers=headers)


def _read(path: Path) -> StaticFile:
    data = path.read_bytes()
    version = hashlib.sha256(data).hexdigest()[:12]
    return StaticFile(_KINDS[path.suffix], data, gzip.compress(data, 9, mtime=0), version)
