"""Forms as they come in (收表單): read once, as UTF-8, within limits, and remembered nowhere.

The framework's own reading keeps the bodies of the last thousand forms, passwords and ID numbers
too, and lets whoever sends a form choose how its text is to be decoded.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from litestar import Request
from litestar.datastructures import UploadFile
from litestar.datastructures.multi_dicts import FormMultiDict
from litestar.enums import RequestEncodingType
from litestar.exceptions import ClientException, HTTPException
from multipart import (  # type: ignore[import-untyped]
    MultipartError,
    MultipartSegment,
    ParserLimitReached,
    PushMultipartParser,
)

MOST_FIELDS = 5_000
"""A page of the longest list has a few hundred."""
MOST_TEXT = 2 * 1024 * 1024
"""Bytes of all that was typed into a form; what is longer comes as a file."""

CSRF = "_csrf_token"
_Items = list[tuple[str, str, str | bytes]]
"""Name, file name (empty for what was typed), and what was sent."""


class PageRequest(Request[Any, Any, Any]):
    """A request of the pages."""

    @property
    def cookies(self) -> dict[str, str]:
        """Return the cookies; one that was not made here, with other than ASCII in it, is none."""
        return {name: value for name, value in super().cookies.items() if value.isascii()}

    async def form(self) -> FormMultiDict:
        """Return what was sent, read once for the whole request; a 4xx when it is no form."""
        state = self._connection_state
        if not isinstance(state.form, dict):
            read: dict[str, Any] = {}
            for name, file, sent in await self._read():
                if name == CSRF and not (isinstance(sent, str) and sent.isascii()):
                    continue  # no token looks like that
                value = UploadFile("", file, sent) if isinstance(sent, bytes) else sent
                read.setdefault(name, []).append(value)
            state.form = read  # at the end of the request the framework closes the files in it
        return FormMultiDict.from_form_data(state.form)

    async def _read(self) -> _Items:
        kind, options = self.content_type
        if not await self.body():  # a page that was redirected to, with the form's own header
            return []
        if kind == RequestEncodingType.URL_ENCODED:
            return _typed(await self.body())
        if kind == RequestEncodingType.MULTI_PART:
            try:
                return _parts(await self.body(), options.get("boundary", ""))
            except ParserLimitReached:
                raise _too_much() from None
            except (MultipartError, UnicodeError):
                raise ClientException from None
        return []


def _typed(body: bytes) -> _Items:
    if len(body) > MOST_TEXT:
        raise _too_much()
    try:
        found = parse_qsl(
            body.decode(), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS
        )
        return [(name, "", text) for name, text in found]
    except UnicodeError:
        raise ClientException from None
    except ValueError:
        raise _too_much() from None


def _parts(body: bytes, boundary: str) -> _Items:
    """Read the parts of a form with files."""
    found: _Items = []
    typed, data, part = 0, bytearray(), None
    with PushMultipartParser(boundary.encode(), max_segment_count=MOST_FIELDS) as parser:
        for piece in (body, b""):
            for event in () if parser.closed else parser.parse(piece):
                if isinstance(event, MultipartSegment):
                    part, data = event, bytearray()
                elif event:
                    data += event
                elif part is not None:
                    typed += len(part.name or "") + (0 if part.filename else len(data))
                    if typed > MOST_TEXT:
                        raise _too_much()
                    sent = bytes(data) if part.filename else data.decode()
                    found.append((part.name or "", part.filename or "", sent))
    return found


def _too_much() -> HTTPException:
    return HTTPException(status_code=413)
