"""What stands for an unknown name while rendering: any use of it is an error that names it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.utils import missing

from inservice_docs.wording.problem import UnknownNameError


class Missing(StrictUndefined):
    """An unknown name: any use raises `UnknownNameError`, which knows what was sought and where."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        """Keep what was sought; `obj` is where, unless at the top level."""
        if exc is not SecurityError:
            known = None if obj is missing else _fields(obj)
            exc = partial(UnknownNameError, name=str(name), known=known)  # type: ignore[assignment]
            hint = hint or f"沒有「{name}」這個欄位"
        else:
            hint = f"不可取用「{name}」"
        super().__init__(hint, obj, name, exc)


def _fields(value: Any) -> list[str]:
    """Return the names that a value answers to, for a spelling suggestion."""
    if isinstance(value, Mapping):
        return [str(key) for key in value]
    if isinstance(value, (str, int, float, list, tuple, type(None))):
        return []
    return [name for name in dir(value) if not name.startswith("_")]
