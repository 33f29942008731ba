"""Help and usage errors in Chinese: Typer's own words are English."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

Verb = TypeVar("Verb", bound=Callable[..., Any])

_HELP = (
    (re.compile(r"^Usage: ", re.M), "用法："),
    (re.compile(r"^Options:$", re.M), "選項："),
    (re.compile(r"^Arguments:$", re.M), "參數："),
    (re.compile(r"^Commands:$", re.M), "指令："),
    (re.compile(r"Show this message and exit\."), "顯示說明後結束"),
    (re.compile(r"\[required\]"), "［必填］"),
    (re.compile(r"\[default: ([^\]]*)\]"), r"［預設：\1］"),
)


def to_chinese(text: str) -> str:
    """Give the fixed words of a help page in Chinese."""
    for pattern, words in _HELP:
        text = pattern.sub(words, text)
    return text


class ChineseCommand(TyperCommand):
    """A command whose help page is Chinese."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return to_chinese(super().get_help(ctx))

    def get_usage(self, ctx: Any) -> str:
        """Return the usage line."""
        return to_chinese(super().get_usage(ctx))


class ChineseGroup(TyperGroup):
    """A group of commands whose help page is Chinese."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return to_chinese(super().get_help(ctx))

    def get_usage(self, ctx: Any) -> str:
        """Return the usage line."""
        return to_chinese(super().get_usage(ctx))


class Noun(typer.Typer):
    """A Typer application (one noun of the command line) that speaks Chinese."""

    def __init__(self, help: str, **settings: Any) -> None:
        """Make the noun; without a verb it shows its help."""
        super().__init__(
            cls=ChineseGroup,
            help=help,
            no_args_is_help=True,
            add_completion=False,
            rich_markup_mode=None,
            context_settings={"help_option_names": ["-h", "--help"]},
            **settings,
        )

    def verb(self, name: str, help: str) -> Callable[[Verb], Verb]:
        """Register a verb with its Chinese help."""
        return self.command(
            name,
            help=help,
            cls=ChineseCommand,
            context_settings={"help_option_names": ["-h", "--help"]},
        )


_NO_SUCH = re.compile(r"^No such (option|command):? '?(-{0,2}[^\s'.]+)'?")


_VALUES = (
    (re.compile(r"greater than or equal to (\S+)"), r"應在 {0} 以上"),
    (re.compile(r"less than or equal to (\S+)"), r"應在 {0} 以下"),
    (re.compile(r"is not in the range (\S+?)\.?$"), r"不在範圍內（{0}）"),
    (re.compile(r"valid integer"), "應為整數"),
)


def value_message(message: str) -> str:
    """Say in Chinese why a value is not taken; what is not known stays in Typer's words."""
    for pattern, words in _VALUES:
        if found := pattern.search(message):
            return words.format(*found.groups())
    return message


def usage_message(problem: Exception) -> str:
    """Say a usage error in Chinese; what is not known stays in Typer's words."""
    message = str(getattr(problem, "message", problem))
    if found := _NO_SUCH.match(message):
        kind = "選項" if found.group(1) == "option" else "指令"
        near = re.search(r"Did you mean (?:one of )?:?\s*([^?]+)\??", message)
        tail = f"；是否為 {near.group(1).strip()}？" if near else ""
        return f"沒有{kind} {found.group(2)}{tail}"
    parameter = getattr(problem, "param", None)
    name = ""
    if parameter is not None:
        name = getattr(parameter, "metavar", None) or (parameter.opts or [parameter.name])[0]
        if str(parameter.opts[0] if parameter.opts else "").startswith("-"):
            name = parameter.opts[0]
    elif isinstance(hint := getattr(problem, "param_hint", None), str):
        name = hint
    kind_of = type(problem).__name__
    if kind_of == "MissingParameter":
        return f"缺少 {name}"
    if kind_of == "BadParameter":
        return f"{name or '參數'} 的值不對：{value_message(message)}"
    if message.startswith("Got unexpected extra argument"):
        return "多了參數：" + message.partition("(")[2].rstrip(")")
    if message.startswith("Missing command"):
        return "缺少指令"
    if found := re.match(r"Option '([^']+)' requires an argument", message):
        return f"選項 {found.group(1)} 之後要有值"
    return message
