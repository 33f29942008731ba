"""Pictures (圖片) and sub-documents as values: docxtpl places the parts they bring."""

from __future__ import annotations

import io
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage

from inservice_docs.wording.problem import PhraseError

#: The docxtpl template that is being rendered, while one is.
rendering: ContextVar[DocxTemplate | None] = ContextVar("rendering", default=None)


class SlowWayNeeded(Exception):  # noqa: N818 - a turn of the way, not an error
    """A value that only docxtpl itself can place; the message is its placeholder."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture for `{{ 標誌 }}`: its bytes (PNG, JPEG …) and its size in millimetres.

    With one measure the other follows; with neither the picture's own size counts.
    """

    data: bytes
    width: float | None = None
    height: float | None = None

    def __html__(self) -> str:
        """Tell Jinja that this is ready-made content."""
        return content(self, "")


def content(value: Any, name: str) -> str:
    """Return ready-made content as XML; raises SlowWayNeeded where docxtpl has to do it.

    Raises PhraseError for a picture in no format that Word knows.
    """
    if not isinstance(value, (Picture, InlineImage)) and not hasattr(value, "subdocx"):
        return str(value.__html__())
    template = rendering.get()
    if template is None:
        raise SlowWayNeeded(name)
    if isinstance(value, Picture):
        width, height = (None if size is None else Mm(size) for size in (value.width, value.height))
        image = InlineImage(template, io.BytesIO(value.data), width, height)
    elif isinstance(value, InlineImage):
        image = InlineImage(
            template, value.image_descriptor, value.width, value.height, value.anchor
        )
    else:
        return str(value.__html__())
    try:
        return str(image.__html__())
    except Exception as problem:  # python-docx raises many kinds for bytes that are no picture
        raise PhraseError(
            f"「{name}」不是可用的圖片", "請改用 PNG 或 JPEG 圖檔", placeholder=name
        ) from problem


def owner(values: Any) -> DocxTemplate | None:
    """Return the template of docxtpl's that a sub-document among the values has put its parts in.

    Only that very template can render it, and only once.
    """
    if isinstance(values, Mapping):
        values = values.values()
    elif not isinstance(values, (list, tuple)):
        return values.tpl if hasattr(type(values), "_get_xml") else None
    return next((found for each in values if (found := owner(each)) is not None), None)
