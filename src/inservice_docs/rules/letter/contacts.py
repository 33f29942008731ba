"""Telephone, fax and e-mail: readable, in one shape, and the same throughout (聯絡方式)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inservice_docs.taiwan.phones import Phone, parse_phone
from inservice_docs.taiwan.problem import FactError

from .pattern import Pattern
from .rule import HINT, WARNING, Hit, LetterRule
from .sources import SENSE
from .view import Found, View

# fmt: off
INVALID = LetterRule(
    "phone-invalid", WARNING, SENSE, "電話或傳真的碼數不對",
    fix="核對號碼，寫成「04-22921175轉301」。",
    bad="聯絡方式：承辦人：陳小範；電話：04-229217轉301",
    good="聯絡方式：承辦人：陳小範；電話：04-22921175轉301",
)
MIXED = LetterRule(
    "phone-shapes-mixed", HINT, SENSE, "電話的寫法不一致（04-22913277與(04)2291-3277）",
    fix="統一寫成「04-22921175轉301」的樣子。",
    bad="說明：報名傳真：(04)2291-3277。",
    good="說明：報名傳真：04-22913277。",
)
DIFFERS = LetterRule(
    "phone-differs", WARNING, SENSE, "內文的電話或傳真與聯絡方式不同",
    fix="核對號碼，前後寫成一致。",
    bad="說明：報名傳真：04-22913278。",
    good="說明：報名傳真：04-22913277。",
)
SCHOOL = LetterRule(
    "phone-against-school", HINT, SENSE, "聯絡方式的電話或傳真與學校資料不同",
    fix="核對號碼。",
    given={"school": {"名稱": "臺中市私立範例高級中學", "傳真": "04-22913277"}},
    bad="聯絡方式：承辦人：陳小範；傳真：04-22913278",
    good="聯絡方式：承辦人：陳小範；傳真：04-22913277",
)
EMAIL = LetterRule(
    "email-invalid", WARNING, SENSE, "電子信箱的格式不對",
    fix="寫成 name@example.edu.tw。",
    bad="說明：請寄至chen＠example報名。",
    good="說明：請寄至chen@example.edu.tw報名。",
)
RULES = (INVALID, MIXED, DIFFERS, SCHOOL, EMAIL)
# fmt: on

_PHONE = Pattern(
    r"(?<![A-Za-z0-9_.@\-/])(?:[（(]0\d{1,3}[）)][ ]?\d{2,4}[-－ ]?\d{2,4}"
    r"|0\d{1,3}[-－]\d{2,4}[-－]?\d{2,4}(?:[-－]\d{3})?"
    r"|09\d{2}[-－]?\d{3}[-－]?\d{3}|0\d{1,2}[ ]\d{3,4}[ ]?\d{3,4}"
    r"|0[2-8]\d{6,9})(?!\d)(?P<ext>[ ]?(?:#|＃|轉|分機|ext\.?)[ ]?\d{0,6})?",
    needs="0",
)  # fmt: skip
_NO_AREA = Pattern(
    r"(?:電話|傳真|專線)(?:號碼)?[：:為]?[ ]?(?P<n>[2-8]\d{2,3}[-－]?\d{3,4})(?![\d\-])",
    needs="電話 傳真 專線",
)
_LABELLED = Pattern(
    r"(?:聯絡|連絡)?(?:電話|傳真|手機)[：:](?P<n>[（(]?0[0-9（）() \-－#＃轉分機]*[0-9])[ ]?"
)
_BEFORE = Pattern(
    r"(?:電話|傳真|手機|專線|聯絡|洽|撥|[Tt][Ee][Ll]|[Ff][Aa][Xx]|號碼)[^。；\r0-9]{0,12}$"
)
_EMAIL = Pattern(r"[A-Za-z0-9._%+\-]*[@＠][A-Za-z0-9.\-．]*", needs="@ ＠")
_GOOD_EMAIL = Pattern(
    r"[A-Za-z0-9_%+\-](?:[A-Za-z0-9._%+\-]*[A-Za-z0-9_%+\-])?@(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{2,}"
)


def check(view: View) -> Iterator[Hit]:
    """Yield numbers that cannot be, differ, or are written in two shapes."""
    phones: list[tuple[Found, Phone, bool]] = []
    for found in view.find(_PHONE, fields=True):
        if found.spot.path[0] in ("number", "file_number", "date_text"):
            continue
        bare = re.fullmatch(r"0\d+", found.words)
        if bare and not _BEFORE.search(found.spot.text, 0, found.start):
            continue
        try:
            phone = parse_phone(found.words)
        except FactError as problem:
            yield INVALID.hit(
                found.spot,
                found.span,
                f"「{_head(found.spot.raw)}」：{problem.message}",
                problem.fix,
            )
            continue
        fax = "傳" in found.spot.text[max(0, found.start - 12) : found.start]
        phones.append((found, phone, fax))
    for found in view.find(_NO_AREA, fields=True):
        if found.spot.path[0] != "number":
            yield INVALID.hit(
                found.spot,
                found.span,
                f"「{_head(found.spot.raw)}」的號碼沒有區碼。",
                "加上區碼，例如「04-22921175」。",
            )
    yield from _too_short(view)
    yield from _differing(view, phones)
    yield from _shapes(phones)
    for found in view.find(_EMAIL, fields=True):
        if not _GOOD_EMAIL.fullmatch(found.words.rstrip(".")):
            yield EMAIL.hit(
                found.spot,
                found.span,
                f"電子信箱「{found.words[:30]}」的格式不對。",
                "寫成 name@example.edu.tw。",
            )


def _too_short(view: View) -> Iterator[Hit]:
    """Yield numbers of 聯絡方式 that are too short to be found as telephone numbers."""
    for spot in view.contacts:
        found = _LABELLED.fullmatch("".join(spot.text.split("\u3000")))
        if not found or _PHONE.search(spot.text) or _NO_AREA.search(spot.text):
            continue
        try:
            parse_phone(found["n"])
        except FactError as problem:
            yield INVALID.hit(
                spot, (0, len(spot.raw)), f"「{_head(spot.raw)}」：{problem.message}", problem.fix
            )


def _head(text: str) -> str:
    return re.split(r"[0-9(（]", text)[0].strip("：: ")[-8:] or "電話"


def _differing(view: View, phones: list[tuple[Found, Phone, bool]]) -> Iterator[Hit]:
    listed = {
        fax: {phone.area + phone.number for found, phone,
        is_fax in phones if is_fax is fax and found.spot.path[0] == "contacts"}
        for fax in (True, False)
    }  # fmt: skip
    for found, phone, fax in phones:
        number = phone.area + phone.number
        if found.spot.path[0] in ("subject", "paragraphs"):
            told = listed[fax]
            # A second telephone may well be another person's; a second fax rarely is.
            near = any(_near(number, other) for other in told)
            if told and number not in told and (fax or near) and not phone.mobile:
                name = "傳真" if fax else "電話"
                yield DIFFERS.hit(
                    found.spot,
                    found.span,
                    f"內文的{name}與聯絡方式的{name}不同。",
                    "核對號碼，前後寫成一致。",
                )
        elif found.spot.path[0] == "contacts" and view.school:
            own = view.school.fax if fax else view.school.phone
            yield from _against(found, number, own, "傳真" if fax else "電話")


def _near(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= 2


def _against(found: Found, number: str, own: str, name: str) -> Iterator[Hit]:
    try:
        phone = parse_phone(own)
    except FactError:
        return
    right = phone.area + phone.number
    if number != right and _near(number, right):
        yield SCHOOL.hit(
            found.spot, found.span, f"聯絡方式的{name}與學校資料的{name}不同。", "核對號碼。"
        )


def _shapes(phones: list[tuple[Found, Phone, bool]]) -> Iterator[Hit]:
    fixed = [found for found, phone, _ in phones if not phone.mobile]
    fixed.sort(key=lambda found: found.spot.path[0] != "contacts")
    for found in fixed[1:]:
        if _shape(found.words) != _shape(fixed[0].words):
            yield MIXED.hit(
                found.spot,
                found.span,
                f"這個號碼的寫法與「{fixed[0].spot.name}」的不同。",
            )
            return


def _shape(words: str) -> str:
    main = re.split(r"[ ]?(?:#|＃|轉|分機|ext)", words)[0]
    return re.sub(
        r"\d+", "0", main.replace("－", "-").replace("（", "(").replace("）", ")").replace(" ", "")
    )
