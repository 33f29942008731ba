"""Cures for people at a page (解法): a finding that names a command is told as what to click."""

from __future__ import annotations

import re
from dataclasses import replace

from inservice_docs.records.finding import Finding

_COMMANDS: tuple[tuple[str, str], ...] = (
    (r"plan (?:show|next|list)\b[^，。；、）]*", "在研習頁查看"),
    (r"plan cancel\b[^，。；、）]*", "在研習頁的「更多」取消研習"),
    (r"plan back\b[^，。；、）]*", "在研習頁的「更多」退回步驟"),
    (r"plan (?:edit|add|new|check|copy|sheet)\b[^，。；、）]*", "在研習頁的「計畫」填寫"),
    (r"letter (?:issue|draft|render|check|read)\b[^，。；、）]*", "在研習頁的「公文」辦理"),
    (r"approval\b[^，。；、）]*", "在「收文」登錄"),
    (r"number\b[^，。；、）]*", "在「學校設定」的文號登記簿查看"),
    (r"course\b[^，。；、）]*", "在研習頁的「課程」辦理"),
    (r"(?:signup|participants)\b[^，。；、）]*", "在研習頁的「報名與學員」辦理"),
    (r"(?:people)\b[^，。；、）]*", "在「教師名單」辦理"),
    (r"(?:roster|attendance)\b[^，。；、）]*", "在研習頁的「簽到」辦理"),
    (r"hours\b[^，。；、）]*", "在研習頁的「時數」辦理"),
    (r"certificate\b[^，。；、）]*", "在研習頁的「證明」辦理"),
    (
        r"(?:account|privacy|audit|backup|restore|doctor|template|init|document)\b[^，。；、）]*",
        "在「學校設定」辦理",
    ),
)
_PROGRAM = re.compile(r"(?:請?以|執行|用)?\s*inservice-docs\s+([a-z].*?)(?=[，。；、）（]|$)")
_BARE = re.compile(
    r"(?:請?以|執行|用)?\s*(?<![\w-])((?:plan|letter|approval|number|course|signup|participants|people"
    r"|roster|attendance|hours|certificate|account|document|template|privacy|audit)"
    r" [a-z][a-z-]+(?: [\w.{}/-]+)*?)(?= ?[\u3000-\u9fff\uff00-\uffef]|$)",
    re.ASCII,
)
_DONE = "\0"
"""Stands after a replaced command, until what was to be done with it is left out."""
_OPTION = re.compile(r"(?:例如)?(?:在指令裡)?[^，。；]*\s--[a-z-]+[^，。；]*")


def for_page(finding: Finding) -> Finding:
    """Return a finding whose cure speaks of pages and buttons, not of commands and options."""
    return replace(finding, message=told(finding.message), fix=told(finding.fix))


def told(text: str) -> str:
    """Return a text with each command in it replaced by where that is done on the pages."""
    if "inservice-docs" in text:
        text = _PROGRAM.sub(lambda found: _place(found.group(1)), text)
    if _BARE.search(text):
        text = _BARE.sub(lambda found: _place(found.group(1)), text)
    text = _AFTER.sub("", _TWICE.sub(r"\1", text))
    if " --" in text or "指令" in text:
        kept = [part for part in re.split(r"(?<=[。；，])", text) if not _OPTION.search(part)]
        text = "".join(kept) or "在這一頁補填後再送出。"
        text = text.rstrip("，；") + ("" if text.endswith("。") else "。")
    return text.replace("計畫檔", "計畫").replace("inservice.toml", "學校設定")


_TWICE = re.compile(rf"(在[^，。；、（）]*?{_DONE}) ?或\\1")
_AFTER = re.compile(rf"{_DONE} ?[^，。；、（）或並]*")


def _place(command: str) -> str:
    for pattern, words in _COMMANDS:
        if re.match(pattern, command):
            return words + _DONE
    return "在頁面上辦理" + _DONE
