"""Cures on pages speak of pages, never of commands."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import inservice_docs
from inservice_docs.records.finding import error
from inservice_docs.web.pages.cures import for_page, told

SOURCE = Path(inservice_docs.__file__).parent
ROOMS = ("rules", "workflow", "registry", "awards")
HAN = re.compile(r"[\u4e00-\u9fff]")
COMMAND = re.compile(
    r"(?<![\w-])(?:plan|letter|approval|number|course|signup|participants|people|roster|attendance"
    r"|hours|certificate|account|document|template|privacy|audit) [a-z][a-z-]+",
    re.ASCII,
)


def said(tree: ast.AST) -> Iterator[str]:
    """Every text in a module, with an example in each blank."""
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
        if part is not node
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [p.value if isinstance(p, ast.Constant) else "115-001" for p in node.values]
            yield "".join(map(str, parts))
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in inside
        ):
            yield node.value


def texts() -> list[str]:
    """Every sentence of the rooms below that names a command."""
    files = [path for room in ROOMS for path in (SOURCE / room).rglob("*.py")]
    every = {each for file in files for each in said(ast.parse(file.read_text("utf-8")))}
    chinese = {each for each in every if HAN.search(each) and each.endswith("。")}
    return sorted(each for each in chinese if "inservice-docs " in each or COMMAND.search(each))


@pytest.mark.parametrize("text", texts())
def test_no_command_is_left(text: str) -> None:
    """Nor any option."""
    shown = told(text)
    assert not re.search("inservice-docs [a-z]", shown)
    assert not re.search(r"\s--[a-z]", shown)
    assert not COMMAND.search(shown)


def test_a_cure_without_a_command_stays_as_it_is() -> None:
    """To the letter."""
    found = error("x", "日期看不懂。", "例如 115-09-18。")
    assert for_page(found) == found


def test_the_file_of_settings_is_a_page() -> None:
    """A clerk at a browser never sees a file of settings, nor its headings."""
    assert told("在 inservice.toml 的 [school] 填寫這一欄。") == "在「學校設定」填寫這一欄。"
    assert told("請在 inservice.toml 填寫「地址」。") == "請在「學校設定」填寫「地址」。"


def test_a_finding_keeps_its_code_and_weight() -> None:
    """Only its words change."""
    found = error(
        "memo-missing", "還沒有簽會。", "先發簽：inservice-docs letter issue hours-memo 115-001。"
    )
    shown = for_page(found)
    assert (shown.code, shown.severity, shown.message) == (
        found.code,
        found.severity,
        found.message,
    )
    assert "「公文」" in shown.fix
