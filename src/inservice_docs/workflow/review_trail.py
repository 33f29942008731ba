"""Review the trail (軌跡): who did what to which record when, and whether it still stands."""

from __future__ import annotations

from inservice_docs.records.finding import Finding, Outcome, error
from inservice_docs.records.trail import TrailCheck, TrailEntry
from inservice_docs.taiwan.text import tidy
from inservice_docs.workflow.register import Register

_NOUNS = {
    "account": "帳號",
    "approval": "核准",
    "attendance": "出席",
    "backup": "備份",
    "calendar": "行事曆",
    "certificate": "證明",
    "course": "課程",
    "document": "文件",
    "hours": "時數",
    "keys": "金鑰",
    "memo": "簽",
    "number": "文號",
    "participants": "學員名單",
    "people": "校內教師",
    "plan": "計畫",
    "privacy": "個資",
    "register": "登記簿",
    "roster": "名冊",
    "settings": "設定",
    "signup": "報名",
}
_VERBS = {
    "add": "新增",
    "answer": "登錄回覆",
    "award": "核發",
    "batch": "校內批次報名",
    "cancel": "取消",
    "decide": "審核",
    "disable": "停用",
    "edit": "更正",
    "enable": "啟用",
    "export": "匯出",
    "hours": "更正時數",
    "import": "匯入",
    "issue": "發文",
    "key": "更換簽章金鑰",
    "leave": "離校",
    "passed": "通過",
    "password": "更換密碼",
    "print": "列印",
    "purge": "刪除",
    "put": "編輯",
    "record": "登錄",
    "recount": "重新計算",
    "reissue": "補發",
    "remove": "移除",
    "report": "查詢",
    "request": "申請",
    "restore": "還原",
    "retain": "保存期限",
    "returned": "退回",
    "review": "審核",
    "revoke": "撤銷",
    "roles": "更改角色",
    "rotate": "更換",
    "save": "儲存",
    "start": "設定起號",
    "status": "狀態",
    "submit": "送出",
    "take": "取號",
    "upload": "產生上傳檔",
    "use": "使用",
    "void": "作廢",
    "withdraw": "撤回",
}

_WHOLE = {"session.start": "登入", "session.end": "登出"}


def list_trail(
    register: Register, *, subject: str = "", before: int | None = None, limit: int = 50
) -> tuple[TrailEntry, ...]:
    """Return entries, newest first; the next page is `before` the last one's id."""
    with register.look() as work:
        return work.trail.list(subject=tidy(subject), before=before, limit=limit)


def verify_trail(register: Register) -> Outcome[TrailCheck]:
    """Check every entry of the trail; a broken one is an error."""
    with register.look() as work:
        check = work.trail.check()
    return Outcome(check, () if check.intact else (broken_trail(check),))


def broken_trail(check: TrailCheck) -> Finding:
    """Say from which entry on the trail cannot be trusted."""
    return error(
        "trail-broken",
        f"軌跡從第 {check.broken} 筆起不可信：{check.reason}",
        "保留現在的檔案作為證據，並與最近的備份比對。",
    )


def action_words(action: str) -> str:
    """Return an action in words (`hours.award` → 時數：核發); an unknown one as it is."""
    if action in _WHOLE:
        return _WHOLE[action]
    noun, _, verb = action.partition(".")
    if noun not in _NOUNS:
        return action
    return f"{_NOUNS[noun]}：{_VERBS.get(verb, verb)}"
