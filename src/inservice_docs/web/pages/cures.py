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
_LONGEST = 1500
_DONE = "\0"
"""Stands after a replaced command, until what was to be done with it is left out."""
_OPTION = re.compile(r"(?:例如)?(?:在指令裡)?[^，。；]*\s--[a-z-]+[^，。；]*")


_CURES = {
    "seats-free": "勾選後按「勾選的通過」遞補，或用「自動錄取」。",
    "seats-full": "少選幾位，或先在「報名設定」增加人數；其餘留在待審核作為候補。",
    "moved-up": "用「通知」告訴遞補的人。",
    "refused-on-list": "到「學員」勾選後移除。",
    "refused-left-out": "確定要加入時，逐一勾選再加入。",
    "applicant-unknown": "回到「報名審核」重新勾選。",
    "applicant-not-passed": "先在「報名審核」通過，再加入名單。",
    "applicants-none": "先在「報名審核」審核，或辦理校內批次報名。",
    "teachers-none": "先到「教師名單」匯入校內教師。",
    "teacher-unknown": "重新整理這一頁再選。",
    "participant-unknown": "重新整理這一頁再選。",
    "participants-none": "先到「學員」加入名單。",
    "pending-none": "先到「學員」加入名單。",
    "name-missing": "補上姓名與服務學校。",
    "reason-missing": "在這一頁填寫原因再送出。",
    "attendance-fits-nobody": "核對是不是這場研習的檔案；本系統產生的簽到表最容易對上。",
    "mail-nobody": "先審核報名，或勾選其他通知。",
    "mail-sent-before": "要再寄一次，勾選「寄過的再寄一次」。",
    "mail-unknown": "詢問收件人；沒有收到時，勾選「寄過的再寄一次」。",
}
"""Cures that are other ones at a page than at the command line, by their codes."""


def for_page(finding: Finding) -> Finding:
    """Return a finding whose cure speaks of pages and buttons, not of commands and options."""
    fix = _CURES.get(finding.code) or told(finding.fix)
    return replace(finding, message=told(finding.message), fix=fix)


def told(text: str) -> str:
    """Return a text with each command in it replaced by where that is done on the pages."""
    if len(text) > _LONGEST:  # the search for commands looks at every place from every place
        text = f"{text[:_LONGEST]}…"
    if "inservice-docs" in text:
        text = _PROGRAM.sub(lambda found: _place(found.group(1)), text)
    if _BARE.search(text):
        text = _BARE.sub(lambda found: _place(found.group(1)), text)
    text = _AFTER.sub("", _TWICE.sub(r"\1", text))
    if " --" in text or "指令" in text:
        kept = [part for part in re.split(r"(?<=[。；，])", text) if not _OPTION.search(part)]
        text = "".join(kept) or "在這一頁補填後再送出。"
        text = text.rstrip("，；") + ("" if text.endswith("。") else "。")
    return _SETTINGS.sub("「學校設定」", text.replace("計畫檔", "計畫"))


_SETTINGS = re.compile(r" ?inservice\.toml(?: 的 \[school\])? ?")
_TWICE = re.compile(rf"(在[^，。；、（）]*?{_DONE}) ?或\\1")
_AFTER = re.compile(rf"{_DONE} ?[^，。；、（）或並]*")


def _place(command: str) -> str:
    for pattern, words in _COMMANDS:
        if re.match(pattern, command):
            return words + _DONE
    return "在頁面上辦理" + _DONE
