"""Forms (表單): what somebody typed and dropped, read field by field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from litestar import Request
from litestar.datastructures import UploadFile

from inservice_docs.formats.aside import laid_aside
from inservice_docs.records.finding import Place, UserError, error
from inservice_docs.taiwan.dates import parse_date
from inservice_docs.taiwan.problem import FactError
from inservice_docs.taiwan.text import half_width, tidy, unholdable

ONCE = "_once"
CSRF = "_csrf_token"
OWN = {ONCE, CSRF}
_LONGEST_NAME = 80
_LONGEST_NUMBER, _LEAST, _MOST = 24, Decimal("1e-9"), 10**9


@dataclass(frozen=True, slots=True)
class Upload:
    """A dropped file: its plain name, without any folder, and its bytes."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form as they were sent; its own tokens are left out of `values`."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: Mapping[str, tuple[Upload, ...]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return the last value of a field, tidied; empty when it was not sent."""
        return tidy(self.raw(name))

    def raw(self, name: str) -> str:
        """Return the last value of a field as it was typed."""
        return (self.values.get(name) or ("",))[-1]

    def texts(self, name: str) -> tuple[str, ...]:
        """Return every value of a field that is not empty (ticked boxes)."""
        return tuple(tidy(value) for value in self.values.get(name, ()) if value.strip())

    def lines(self, name: str) -> tuple[str, ...]:
        """Return the lines of a field, without empty ones."""
        return tuple(tidy(line) for line in self.raw(name).splitlines() if line.strip())

    def ticked(self, name: str) -> bool:
        """Tell whether a box was ticked."""
        return bool(self.raw(name))

    def date(self, name: str, label: str) -> dt.date | None:
        """Return a day typed in ROC form, None when empty; UserError names the field."""
        text = self.text(name)
        if not text:
            return None
        try:
            return parse_date(text)
        except FactError as problem:
            found = error("date-unreadable", f"{label}：{problem.message}", problem.fix)
            raise UserError(found.at(Place(field=name))) from None

    def amount(self, name: str, label: str) -> Decimal | None:
        """Return hours or credits, None when empty; UserError names the field."""
        text = half_width(self.text(name))
        if not text:
            return None
        try:
            value = Decimal(text if len(text) <= _LONGEST_NUMBER else -1)
        except InvalidOperation:
            value = Decimal(-1)
        # 1e999999 and 1e-999999 are short to type and take minutes to write out.
        if not value.is_finite() or not 0 <= value <= _MOST or 0 < value < _LEAST:
            found = error("number-unreadable", f"{label}應填數字。", "例如 3 或 1.5。")
            raise UserError(found.at(Place(field=name)))
        return value

    def whole(self, name: str, label: str) -> int | None:
        """Return a whole number, None when empty; UserError names the field."""
        value = self.amount(name, label)
        if value is not None and value != int(value):
            found = error("number-unreadable", f"{label}應填整數。", "例如 120。")
            raise UserError(found.at(Place(field=name)))
        return None if value is None else int(value)

    def ids(self, name: str) -> tuple[int, ...]:
        """Return the numbers of ticked rows; anything else that was sent is left out."""
        texts = self.texts(name)
        return tuple(int(text) for text in texts if is_id(text))

    def file(self, name: str) -> Upload:
        """Return a dropped file; UserError when there is none."""
        for upload in self.files.get(name, ()):
            if upload.name or upload.data:
                return upload
        found = error("file-missing", "沒有選擇檔案。", "選擇檔案，或把檔案拖到框裡，再送出。")
        raise UserError(found.at(Place(field=name)))

    @contextmanager
    def saved(self, name: str) -> Iterator[Path]:
        """Keep a dropped file in a private folder for the length of the block; return its path."""
        upload = self.file(name)
        with laid_aside(upload.name, upload.data) as folder:
            yield folder / upload.name


def is_id(text: str) -> bool:
    """Tell whether a text is the number of a row, of which no register holds longer ones."""
    return text.isascii() and text.isdigit() and len(text) < 16


async def read_form(request: Request[Any, Any, Any]) -> Form:
    """Return what a request sends. Raises UserError for a text that no document can hold."""
    if request.method in ("GET", "HEAD"):
        return Form()
    values: dict[str, list[str]] = {}
    files: dict[str, list[Upload]] = {}
    for name, value in (await request.form()).multi_items():
        if unholdable(name) or len(name) > _LONGEST_NAME:
            continue  # no field of ours is called that
        if isinstance(value, UploadFile):
            upload = Upload(plain_name(value.filename or ""), await value.read())
            files.setdefault(name, []).append(upload)
        elif name not in OWN:
            text = str(value)
            if bad := unholdable(text):
                found = error(
                    "text-unholdable",
                    f"有一個字元（U+{bad[0][1]:04X}）文件無法儲存。",
                    "刪除該字元後再送出；常見於從其他程式複製貼上。",
                )
                raise UserError(found.at(Place(field=name)))
            values.setdefault(name, []).append(text)
    return Form(
        {name: tuple(each) for name, each in values.items()},
        {name: tuple(each) for name, each in files.items()},
    )


async def once_of(request: Request[Any, Any, Any]) -> str:
    """Return the token by which a form is handled only once, empty when it has none."""
    if request.method in ("GET", "HEAD"):
        return ""
    token = str((await request.form()).get(ONCE, ""))
    return "" if unholdable(token) else token[:_LONGEST_NAME]


def plain_name(name: str) -> str:
    """Return the bare name of a file that a browser sent: no folder, nothing hidden, not long."""
    bare = PureWindowsPath(PurePosixPath(name.replace("\0", "")).name).name
    kept = "".join(char for char in bare if char.isprintable()).lstrip(". ").rstrip(". ")
    stem, dot, suffix = kept.rpartition(".")
    if not dot:
        return kept[:_LONGEST_NAME] or "file"
    return f"{stem[:_LONGEST_NAME] or 'file'}.{suffix[:8]}"
