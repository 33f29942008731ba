"""The coded fields of course entry (步驟一): every word must be one that the site's form offers."""

from __future__ import annotations

from collections.abc import Iterator

from inservice_docs.records.finding import Finding
from inservice_docs.records.plan import Plan
from inservice_docs.rules.places import at
from inservice_docs.rules.rule import ERROR, SITE, WARNING, Rule
from inservice_docs.taiwan.course_codes import CourseCodes
from inservice_docs.taiwan.problem import FactError

CLASS_KIND = Rule(
    "class-kind-unknown",
    ERROR,
    f"{SITE} 班別性質",
    "班別性質須是登錄表單的選項，由它決定核給時數或學分。",
    "改填表單上的選項，例如 非學分班。",
)
KIND_AND_SCOPE = Rule(
    "class-kind-scope",
    WARNING,
    f"{SITE} 班別性質",
    "校內研習登錄為「非學分班（校內研習）」，校外研習則用其他選項。",
    "檢查研習區分與班別性質是否一致。",
)
NATURE = Rule(
    "nature-unknown",
    ERROR,
    f"{SITE} 課程性質",
    "課程性質逐層選取，每一層都須是上一層之下的選項。",
    "改填表單上的選項，例如 [國小, 教學, 綜合活動, 無]。",
)
NATURE_SHORT = Rule(
    "nature-incomplete",
    WARNING,
    f"{SITE} 課程性質",
    "課程性質要選到最後一層。",
    "補上後面各層。",
)
WORD = Rule(
    "choice-unknown",
    WARNING,
    f"{SITE} 參加對象、繳費方式、補助單位",
    "參加對象、繳費方式與補助單位須是登錄表單的選項。",
    "改填表單上的選項；表單若已更新，請修改代碼檔。",
)
RULES = (CLASS_KIND, KIND_AND_SCOPE, NATURE, NATURE_SHORT, WORD)

_IN_SCHOOL_KIND = "5"


def counts_credits(plan: Plan, codes: CourseCodes) -> bool | None:
    """Tell whether the study counts credits (True) or hours (False); None while that is unknown."""
    if not plan.class_kind:
        return None
    try:
        return codes.counts_credits(plan.class_kind)
    except FactError:
        return None


def check(plan: Plan, codes: CourseCodes) -> Iterator[Finding]:
    """Yield the words that the course-entry form does not offer."""
    yield from _class_kind(plan, codes)
    yield from _nature(plan, codes)
    for index, word in enumerate(plan.audience):
        yield from _word(codes, "參加對象", word, index)
    for label, word in (("繳費方式", plan.fee), ("補助單位", plan.subsidy)):
        if word:
            yield from _word(codes, label, word)


def _class_kind(plan: Plan, codes: CourseCodes) -> Iterator[Finding]:
    if not plan.class_kind:
        return
    try:
        kind = codes.code_of("班別性質", plan.class_kind)
    except FactError as problem:
        yield CLASS_KIND.found(problem.message, at("班別性質"), problem.fix)
        return
    if plan.scope is None or (kind.code == _IN_SCHOOL_KIND) is not plan.cross_school:
        return
    yield KIND_AND_SCOPE.found(
        f"研習區分是「{plan.scope}」，班別性質卻是「{kind.word}」。", at("班別性質")
    )


def _nature(plan: Plan, codes: CourseCodes) -> Iterator[Finding]:
    if not plan.nature:
        return
    try:
        codes.nature_path(plan.nature)
        rest = codes.natures(*plan.nature)
    except FactError as problem:
        yield NATURE.found(problem.message, at("課程性質"), problem.fix)
        return
    if rest:
        words = "、".join(choice.word for choice in rest)
        level = len(plan.nature) + 1
        yield NATURE_SHORT.found(
            f"課程性質只填到第 {level - 1} 層。", at("課程性質"), f"第 {level} 層可填：{words}。"
        )


def _word(codes: CourseCodes, label: str, word: str, index: int | None = None) -> Iterator[Finding]:
    try:
        codes.code_of(label, word)
    except FactError as problem:
        place = at(label) if index is None else at(label, index)
        yield WORD.found(problem.message, place, problem.fix)
