"""Last year's plan with new dates (沿用): the clerk's own text, changed only where it must be."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import partial

from inservice_docs.formats.plan_file.date_shape import in_shape_of
from inservice_docs.formats.plan_file.placed_plan import PlanFile
from inservice_docs.formats.plan_file.plan_write import plan_to_yaml
from inservice_docs.formats.plan_file.plan_yaml import parse_plan
from inservice_docs.formats.plan_file.text_edit import TextEdit
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error, hint, warning
from inservice_docs.records.plan import Plan
from inservice_docs.rules.places import FieldPath, day_text

DROPPED = {"request": "申請文號", "approvals": "核准文號", "change": "異動"}
"""What belongs to last year's study alone."""

_YEAR = re.compile(
    r"(?<!\d)(?:[1-9]\d{1,2}|19\d\d|20\d\d)\s*(?:學?年|[-/.]\d)|第[一二三四五六七八九十\d]+[屆期梯次]"
)


def copy_plan(text: str, first_date: dt.date, file: str = "") -> Outcome[str]:
    """Return a plan file's text with its study moved to begin on `first_date`.

    All sessions and the sign-up deadline move by the same number of days. Comments, order and
    layout stay; last year's letter numbers, approvals and change notice go. The findings say what
    must be looked at again. Raises UserError for a plan that has mistakes or no session date.
    """
    read = parse_plan(text.encode("utf-8", "surrogatepass"), file)
    if not read.ok:
        raise UserError(read.findings)
    plan = read.value.plan
    if not plan.dates:
        raise UserError(
            error(
                "copy-no-date",
                "計畫裡沒有場次的日期，不知道要移動幾天。",
                "先在原計畫填寫場次的日期。",
                read.value.place_of(("場次",)),
            )
        )
    shift = first_date - plan.dates[0]
    wanted = moved(plan, shift)
    edited = _edited(text, read.value, wanted)
    changed = plan_to_yaml(wanted) if edited is None else edited
    findings = list(_findings(plan, wanted, shift))
    if edited is None:
        findings.insert(0, ((), _REWRITTEN))
    copy = parse_plan(changed.encode("utf-8", "surrogatepass"), file).value
    return Outcome(
        changed,
        tuple(found.at(copy.place_of(path) if path else Place(file)) for path, found in findings),
    )


_REWRITTEN = hint(
    "copy-rewritten",
    "原檔的寫法無法就地修改，已重新排版，註解沒有保留。",
    "需要的註解請從原檔複製過來。",
)


def moved(plan: Plan, shift: dt.timedelta) -> Plan:
    """Return a plan with its sessions and its deadline moved, and without last year's letters."""
    sessions = tuple(
        session.model_copy(update={"date": session.date + shift if session.date else None})
        for session in plan.sessions
    )
    signup = plan.signup
    if signup and signup.deadline:
        signup = signup.model_copy(update={"deadline": signup.deadline + shift})
    gone = {"request": None, "approvals": (), "change": None}
    return plan.model_copy(update={"sessions": sessions, "signup": signup, **gone})


def _edited(text: str, source: PlanFile, wanted: Plan) -> str | None:
    """Return the text with its dates replaced in place; None where it does not give the plan."""
    edit = TextEdit(text)
    places: list[tuple[FieldPath, dt.date | None]] = [
        (("場次", index, "日期"), session.date) for index, session in enumerate(wanted.sessions)
    ]
    places.append((("報名", "截止"), wanted.signup.deadline if wanted.signup else None))
    for path, day in places:
        if day is not None:
            edit.replace(source.place_of(path), partial(in_shape_of, day=day))
    for label in DROPPED.values():
        edit.drop_block(source.place_of((label,)))
    changed = edit.text()
    try:
        same = parse_plan(changed.encode("utf-8", "surrogatepass"), "").value.plan == wanted
    except UserError:
        same = False
    return changed if same else None


def _findings(old: Plan, new: Plan, shift: dt.timedelta) -> Iterator[tuple[FieldPath, Finding]]:
    """Yield what a clerk must look at again, each with the path of its field."""
    gone = [label for name, label in DROPPED.items() if getattr(old, name)]
    if gone:
        said = "、".join(f"「{label}」" for label in gone)
        yield (
            (),
            hint("copy-dropped", f"已刪除去年的{said}。", "重新申請核准後再填寫。"),
        )
    if shift.days % 7:
        was, now = day_text(old.dates[0], weekday=True), day_text(new.dates[0], weekday=True)
        yield (
            ("場次",),
            warning(
                "copy-weekday",
                f"原計畫第一天是{was}，新的是{now}，其他場次與報名截止日也一樣移動。",
                "確認星期；要保持星期不變，請改選相同星期的日期。",
            ),
        )
    for path, text in _texts(new):
        found = _YEAR.search(text)
        if found:
            yield (
                path,
                hint(
                    "copy-old-year",
                    f"「{path[0]}」裡的「{found.group()}」可能是去年的。",
                    "檢查並改成今年的。",
                ),
            )
    people = ["承辦人"] if new.contacts else []
    people += ["講師"] if any(session.speaker for session in new.sessions) else []
    yield (
        (),
        hint(
            "copy-review",
            f"請再看一次{'、'.join([*people, '地點', '人數'])}是否和今年相同。",
            "不同的直接修改新檔。",
        ),
    )


def _texts(plan: Plan) -> Iterator[tuple[FieldPath, str]]:
    yield ("研習名稱",), plan.name
    yield ("目的",), plan.purpose
    for index, line in enumerate(plan.basis):
        yield ("依據", index), line
    for index, note in enumerate(plan.notes):
        yield ("其他事項", index), note.text
    for index, name in enumerate(plan.attachments):
        yield ("附件", index), name
