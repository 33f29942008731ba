"""What is wrong with a phrase or template: every error of Jinja's is told in Chinese here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from jinja2.exceptions import (
    SecurityError,
    TemplateError,
    TemplateSyntaxError,
    UndefinedError,
)

from inservice_docs.taiwan.problem import FactError
from inservice_docs.taiwan.text import nearest

#: What a template can raise by what it says; anything else is a bug.
TEMPLATE_ERRORS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)


class PhraseError(FactError):
    """A phrase or template that cannot be used as it stands.

    `message` says what is wrong and `fix` how to put it right (both Chinese); `placeholder` is the
    name as it stands in the text, `line` its line there, when known.
    """

    def __init__(
        self, message: str, fix: str = "", line: int | None = None, placeholder: str = ""
    ) -> None:
        """Keep the texts, the line and the name."""
        super().__init__(message, fix)
        self.line = line
        self.placeholder = placeholder


class UnknownNameError(UndefinedError):
    """Jinja's error for an unknown name, with the name and what was known where it was sought."""

    def __init__(self, message: str, name: str = "", known: Iterable[str] | None = None) -> None:
        """Keep the name; `known` is None when it was sought at the top level."""
        super().__init__(message)
        self.name = name
        self.known = None if known is None else tuple(known)


def suggest(name: str, known: Iterable[str]) -> str:
    """Return the cure for an unknown name: the nearest known one, else the known ones."""
    names = [str(each) for each in known]
    near = nearest(name, names)
    if near is not None:
        return f"是不是「{near}」？"
    shown = "、".join(names[:12])
    more = " 等" if len(names) > 12 else ""
    return f"可用的欄位：{shown}{more}" if shown else "請刪去這個標記"


def unknown(name: str, known: Iterable[str], line: int | None = None) -> PhraseError:
    """Return the error for a name that nothing documents."""
    return PhraseError(f"沒有「{name}」這個欄位", suggest(name, known), line, name)


def explain(error: BaseException, known: Iterable[str] = ()) -> PhraseError:
    """Return any error of `TEMPLATE_ERRORS` as a `PhraseError`; `known` are the top-level names."""
    if isinstance(error, PhraseError):
        if error.line is None:
            error.line = line_of(error)
        return error
    line = line_of(error)
    if isinstance(error, UnknownNameError):
        return unknown(error.name, known if error.known is None else error.known, line)
    if isinstance(error, SecurityError):
        return PhraseError(
            f"範本裡有不允許的運算：{error}", "範本只能取用欄位的值，請刪去這個運算", line
        )
    if isinstance(error, TemplateSyntaxError):
        return PhraseError(*_syntax(str(error.message)), error.lineno)
    if isinstance(error, (RecursionError, MemoryError, SyntaxError)):
        return PhraseError("標記巢狀太深，無法處理", "請減少一層層的迴圈、條件或括號", line)
    return PhraseError(
        f"標記裡的運算不成立（{error}）", "請檢查標記裡的加減、比較與篩選是否用在合適的值上", line
    )


def line_of(error: BaseException) -> int | None:
    """Return the line of the template where an error arose: the last template frame's."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    line, trace = None, error.__traceback__
    while trace is not None:
        # Jinja rewrites the frames of its templates so that they carry the text's own lines.
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


_SYNTAX: tuple[tuple[str, str, str], ...] = (
    (
        r"Unexpected end of template.*innermost block that needs to be closed is '(\w+)'",
        "「{{% {0} … %}}」沒有結束",
        "請在後面補上「{{% end{0} %}}」",
    ),
    (
        r"(?:Encountered u|U)nknown tag '(\w+)'",
        "不認得的標記「{{% {0} … %}}」",
        "可用的是 if、elif、else、endif、for、endfor、set；成對的標記請一開一關",
    ),
    (r"No filter named '([^']*)'", "不認得的篩選「|{0}」", "請刪去，或改用說明所列的篩選"),
    (r"No test named '([^']*)'", "不認得的判斷「is {0}」", "請改用 is defined 或直接比較"),
    (
        r"unexpected char '(.)'",
        "標記裡有不能用的字元「{0}」",
        "標記裡只寫欄位名稱，例如 {{{{ 研習名稱 }}}}",
    ),
    (
        r"(?s)unexpected|expected token|end of print statement|end of statement block",
        "標記寫得不完整或有多餘的字",
        "請檢查「{{{{」與「}}}}」、「{{%」與「%}}」是否成對，名稱中間不可有空格",
    ),
)


def _syntax(message: str) -> tuple[str, str]:
    """Return what is wrong and the cure for a syntax error of Jinja's."""
    for pattern, wrong, cure in _SYNTAX:
        if found := re.search(pattern, message):
            groups: tuple[Any, ...] = found.groups()
            return wrong.format(*groups), cure.format(*groups)
    if message.isascii():
        return f"標記有誤（{message}）", "請檢查標記的寫法"
    return message, "請刪去這個標記，或改用說明所列的寫法"
