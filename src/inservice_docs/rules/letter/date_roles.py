"""What a date in a letter is for: event, deadline, sign-up window, reference, or something else."""

from __future__ import annotations

from .pattern import Pattern
from .sentences import clause, phrase

EVENT, DEADLINE, WINDOW, REFERENCE, PAST, OTHER = (
    "event", "deadline", "window", "reference", "past", "other"
)  # fmt: skip

_NUMBERED = Pattern(r"[^，。；\r]{0,25}?(?:字第|號函|號令|臺教|府教|府授)")
_REFERENCE = Pattern(
    r"[^，。；\r]{0,25}?(?:(?:書函|函|令|公告|來文)(?![件知報])|修正|發布|公布|訂頒|頒布|核定|備查"
    r"|修訂|通過)"
)
_BASIS = Pattern(r"(?:依據|依照|依|奉|復|按|續|據|經|配合|參照)[^，。；\r]{0,25}$")
_DECIDED = Pattern(r"[^，。；\r]{0,20}?(?:會議|決議|紀錄|簽)")
_UNTIL = Pattern(
    r"[ ]?(?:[（(]含(?:當日)?[）)])?[ ]?"
    r"(?:(?:上午|下午|中午|晚上|午夜)?[ ]?(?:\d{1,2}(?:[時點]|:\d{2})(?:\d{1,2}分|整|半)?)?"
    r"|下班)?[ ]?"
    r"(?P<word>以?前(?![往揭開述項來後])|之前|截止|為止|止)"
)
_LIMIT = Pattern(r"(?:截止(?:日期?|時間)?|期限|至遲|最遲|限期|限)[^，。；\d\r]{0,4}$")
_WINDOW = Pattern(
    r"(?:報名|申請|收件|繳交|徵件|受理|投稿|填報|薦派)(?:日期|時間|期限|期間|時程)?[^。；\r]{0,30}$"
)
_SINCE_NOW = Pattern(r"即日起[^。；\r]{0,6}$")
_LABEL = Pattern(r"(?:日期|時間|期程|期間|場次)[^。；\r]{0,60}$")
_TOLD = Pattern(r"[^，。；\r]{0,8}?(?:公布|公告|通知|寄發|函知|放榜|開放|上網公告|起?生效|起?施行)")
_HELD = Pattern(
    r"[^。；\r]{0,30}?(?:舉行|舉辦|辦理|召開|開課|進行|實施|假|於本校|在本校|到校|蒞臨|到場|出席)"
)
_SET = Pattern(r"(?:訂|定|將|擬|預定|預訂|改期?|延期?|提前)(?:於|至|在|為|自)[ ]?$")
_OVER = Pattern(r"完竣|完畢|辦竣|業已|延長|展延|順延|圓滿|(?<!前)結束(?!後)")
_FORMER = Pattern(
    r"業於|業已|已於|曾於|前於|原訂|原定|原於|原預|原排|迄今|迄未|逾期|(?<![日）)午時])前以|諒達|屆滿"
)


def role_of(text: str, start: int, after: int, to: bool, before: str) -> str:
    """Return the role of the date at start..after; `to` and `before` tell of a range it ends."""
    low, high = clause(text, start, after)
    head = text[max(low, start - 80) : start]
    near, far = phrase(text, start, after)
    done = _FORMER.search(text, near, far) is not None or _OVER.search(text, low, high) is not None
    until = _UNTIL.match(text, after, high)
    window = _WINDOW.search(head) is not None
    if until and (until["word"] != "止" or window or _SINCE_NOW.search(head)):
        return PAST if done else DEADLINE
    if _LIMIT.search(head):
        return PAST if done else DEADLINE
    if _NUMBERED.match(text, after, min(high, after + 40)):
        return REFERENCE
    if _BASIS.search(head) and (
        _REFERENCE.match(text, after, high) or _DECIDED.match(text, after, high)
    ):
        return REFERENCE
    if _TOLD.match(text, after, high):
        return OTHER
    if to and before in (EVENT, WINDOW, PAST):
        return DEADLINE if before == WINDOW else before
    if window and not _SET.search(head):
        return WINDOW
    if _LABEL.search(head) or _SET.search(head) or _HELD.match(text, after, high):
        return PAST if done else EVENT
    return PAST if done else OTHER
