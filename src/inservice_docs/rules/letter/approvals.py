"""Claims of approval (業奉核定): only with an approval on record (procedure, 附表2)."""

from __future__ import annotations

from collections.abc import Iterator

from inservice_docs.records.approval import Approval
from inservice_docs.records.gap import OPEN
from inservice_docs.taiwan.counties import tai
from inservice_docs.taiwan.numerals import number_text

from .pattern import Pattern
from .rule import ERROR, HINT, Hit, LetterRule
from .sentences import clause
from .sources import STUDY
from .view import Found, View

_PLAN = {"研習名稱": "閱讀教學工作坊", "主管機關": ["臺中市政府", "彰化縣政府"]}
_FIRST = {"機關": "臺中市政府", "文號": "府授教學字第1150050000號", "時數": "3"}
_SECOND = {"機關": "彰化縣政府", "文號": "府教學字第1150012345號", "時數": "3"}
_BOTH = {"plan": {**_PLAN, "核准文號": [_FIRST, _SECOND]}, "approvals_known": True}

# fmt: off
UNRECORDED = LetterRule(
    "approval-claimed-unrecorded", ERROR, STUDY,
    "聲稱已奉主管機關核定，但沒有核准紀錄（無紀錄可查時為提示）",
    fix="取得核准並登錄文號後再發文。",
    given={"plan": {**_PLAN, "核准文號": [_FIRST]}, "approvals_known": True},
    bad="說明：本研習業奉主管機關核定，全程參與者核給研習時數3小時。",
    good="說明：本研習現正報請主管機關核定，俟核准後公告。",
)
NUMBER = LetterRule(
    "letter-approval-number-differs", ERROR, STUDY, "引用的核准文號與紀錄不符", given=_BOTH,
    fix="核對核准文號。",
    bad="說明：本研習業奉彰化縣政府115年7月20日府教學字第1150099999號函核定。",
    good="說明：本研習業奉彰化縣政府115年7月20日府教學字第1150012345號函核定。",
)
HOURS = LetterRule(
    "letter-hours-not-approved", ERROR, STUDY, "研習時數與核准的時數不同", given=_BOTH,
    fix="改為核准的時數。",
    bad="說明：本研習業奉主管機關核定，全程參與者核給研習時數4小時。",
    good="說明：本研習業奉主管機關核定，全程參與者核給研習時數3小時。",
)
UNCITED = LetterRule(
    "approval-number-uncited", HINT, STUDY, "提到核准而沒有寫核准文號", given=_BOTH,
    fix="補上核准機關、日期及文號。",
    bad="說明：本研習業奉主管機關核定在案。",
    good="說明：本研習業奉彰化縣政府115年7月20日府教學字第1150012345號函核定。",
)
RULES = (UNRECORDED, NUMBER, HOURS, UNCITED)
# fmt: on

_CLAIM = Pattern(
    r"(?P<before>[^，。；\r\n]{0,6}?)(?P<claim>(?:業|已|並|均|皆|復|茲)?(?:奉|經|獲|蒙"
    r"|承)(?P<who>[^，。；\r\n]{0,60}?)"
    r"(?:核定|核准|同意|核可|審核通過|審查通過|准予(?:辦理|備查)?|許可|核備)(?:通過)?(?:在案"
    r"|辦理)?)(?P<rest>[^，。；\r\n]{0,6})",
    needs="核定 核准 同意 核可 通過 准予 許可 核備",
)  # fmt: skip
_NOT_YET = Pattern(r"俟|待|須|應|需|如|若|未|尚|擬|請|報名|凡|者|得")
_NOT_OURS = Pattern(r"本校|校長|校務|家長|會議|鈞長|委員會|主辦單位|承辦單位|審核|個人|當事人|學校")
_AFTER = Pattern(r"後|者|前|時(?!數)|[之的](?!教師研習|研習)|補助|經費|與否|函請|始|方得|計畫")
_AUTHORITY = Pattern(r"機關|政府|[府局署部處]|教育|上級|^(?:[0-9年月日\s]*)$|" + OPEN)
_NUMBER = Pattern(
    r"(?P<number>[^\s，。；、（）()年月日]{1,16}?字第[ ]?[0-9]{3,12}[A-Za-z]?[ ]?號)", needs="字第"
)


def check(view: View) -> Iterator[Hit]:
    """Yield claims of approval that the record does not bear out."""
    for found in view.find(_CLAIM):
        if not _claims(view, found):
            continue
        start = found.start + len(found.match["before"])
        where = (start, start + len(found.match["claim"]))
        yield from _record(view, found, where)
        return


def _claims(view: View, found: Found) -> bool:
    """Tell whether the words say that an authority has approved this study."""
    match = found.match
    if view.quoted(found.spot, found.start):
        return False
    if _NOT_YET.search(match["before"]) or _AFTER.match(match["rest"]):
        return False
    if _NOT_YET.match(match["who"]) or _NOT_OURS.search(match["who"]):
        return False
    strong = match["claim"][0] in "業已奉均" or "在案" in match["claim"]
    return (
        bool(_AUTHORITY.search(match["who"]))
        and (strong or bool(match["who"]))
        and not view.is_memo
    )


def _record(view: View, found: Found, where: tuple[int, int]) -> Iterator[Hit]:
    plan = view.plan
    approvals = plan.approvals if plan else ()
    words = found.spot.raw[where[0] : where[1]]
    known = view.approvals_known or bool(approvals)
    lacking = _lacking(plan.authorities, approvals) if plan else ()
    if not known:
        yield UNRECORDED.hit(
            found.spot,
            where,
            f"「{words[:24]}」無核准紀錄可以核對。",
            "確認主管機關已經核准，並登錄核准文號。",
            severity=HINT,
        )
    elif not approvals or lacking:
        who = f"（缺{'、'.join(lacking)}）" if lacking else ""
        yield UNRECORDED.hit(
            found.spot,
            where,
            f"「{words[:24]}」，但沒有核准紀錄{who}。",
            "取得核准並登錄文號後再發文。",
        )
    yield from _details(view, found, where, approvals)


def _lacking(authorities: tuple[str, ...], approvals: tuple[Approval, ...]) -> tuple[str, ...]:
    given = [_key(approval.agency) for approval in approvals if approval.number or approval.date]
    return tuple(
        each for each in authorities
        if not any(_key(each).startswith(one) or one.startswith(_key(each)) for one in given if one)
    )  # fmt: skip


def _key(name: str) -> str:
    return tai("".join(name.split()))


def _details(
    view: View, found: Found, where: tuple[int, int], approvals: tuple[Approval, ...]
) -> Iterator[Hit]:
    spot = found.spot
    low, high = clause(spot.text, *where)
    above = spot.path[:-1]
    below = [each for each in view.body if each.path[: len(above)] == above and each is not spot]
    cited = [(spot, each) for each in _NUMBER.finditer(spot.text, low, high)]
    cited += [(each, number) for each in below for number in _NUMBER.finditer(each.text)]
    if not cited:
        yield UNCITED.hit(
            spot, where, "提到核准而沒有寫核准的日期與文號。", "補上核准機關、日期及文號。"
        )
    on_record = ["".join(approval.number.split()) for approval in approvals if approval.number]
    for where_cited, match in cited:
        plain = "".join(match["number"].split())
        if on_record and not any(plain.endswith(one) or one.endswith(plain) for one in on_record):
            yield NUMBER.hit(
                where_cited,
                match.span("number"),
                f"核准文號「{match['number']}」不在紀錄裡。",
                f"紀錄是「{on_record[0]}」；核對文號。",
            )
    hours = {approval.hours for approval in approvals if approval.hours is not None}
    for each in view.hours:
        if len(hours) == 1 and not each.part and each.hours not in hours:
            yield HOURS.hit(
                each.spot,
                each.span,
                f"公文寫「{each.words}」，核准的是{number_text(next(iter(hours)))}小時。",
                "改為核准的時數。",
            )
            return
