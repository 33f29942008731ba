"""稱謂 against relation: 鈞 (own superior), 大 (higher), 貴 (others), 本 (self), 該, 臺端."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inservice_docs.rules.relations import Relation

from .pattern import Pattern
from .rule import ERROR, HINT, WARNING, Hit, LetterRule
from .sources import WORDING
from .view import Found, Recipient, View

# fmt: off
TOO_LOW = LetterRule(
    "salutation-too-low", ERROR, WORDING, "對直屬上級稱「貴」（應稱「鈞」）",
    fix="改稱「鈞府」「鈞局」等。",
    base="上行",
    bad="說明：本校已依貴府規定完成報名公告。",
    good="說明：本校已依鈞府規定完成報名公告。",
)
TOO_HIGH = LetterRule(
    "salutation-too-high", WARNING, WORDING, "對沒有隸屬關係的機關或下級稱「鈞」（對下級時為錯誤）",
    fix="改稱「貴府」「貴校」等。",
    bad="說明：檢送資料供鈞府參考。",
    good="說明：檢送資料供貴府參考。",
)
DA = LetterRule(
    "salutation-da", WARNING, WORDING, "「大」用於無隸屬關係的上級機關，用錯對象",
    fix="對直屬上級改稱「鈞」，對下級改稱「貴」。",
    base="上行",
    bad="說明：本校已依大府規定完成報名公告。",
    good="說明：本校已依鈞府規定完成報名公告。",
)
MIXED = LetterRule(
    "salutation-mixed", WARNING, WORDING, "受文者有直屬上級也有其他機關，同一個稱謂不能兼用",
    fix="改稱各機關的全銜，或分開發文。",
    base="上行",
    bad="說明：檢送資料供貴府參考。\n正本：彰化縣政府、南投縣政府",
    good="說明：檢送資料供各機關參考。\n正本：彰化縣政府、南投縣政府",
)
KIND = LetterRule(
    "salutation-kind", WARNING, WORDING, "稱謂與受文者的類別不合（對學校稱貴府）",
    fix="依受文者改用合適的稱謂。",
    bad="說明：檢送資料供貴校參考。",
    good="說明：檢送資料供貴府參考。",
)
TAIDUAN = LetterRule(
    "salutation-taiduan", WARNING, WORDING, "台端（應作「臺端」）", safe=True,
    fix="改為「臺端」。",
    bad="說明：檢送資料供台端參考。\n受文者：王範例君\n正本：王範例君",
    good="說明：檢送資料供臺端參考，並刊登於本校網路平台。\n受文者：王範例君\n正本：王範例君",
)
TAIDUAN_AGENCY = LetterRule(
    "salutation-taiduan-agency", WARNING, WORDING, "對機關學校稱「臺端」（臺端用於個人）",
    fix="改為「貴校」、「貴府」等合適的稱謂。",
    bad="說明：檢送資料供臺端參考。",
    good="說明：檢送資料供貴府參考。",
)
SELF_HUMBLE = LetterRule(
    "salutation-self-humble", WARNING, WORDING, "自稱用了敝、鄙、我（應作「本」）", safe=True,
    fix="改為「本校」。",
    bad="說明：敝校辦理旨揭研習。",
    good="說明：本校辦理旨揭研習。",
)
SELF_KIND = LetterRule(
    "salutation-self-kind", WARNING, WORDING, "自稱與發文機關的類別不合（學校自稱本府）",
    fix="改為合於發文機關的自稱，學校稱「本校」。",
    bad="說明：本府辦理旨揭研習。",
    good="說明：本校辦理旨揭研習。",
)
GAI = LetterRule(
    "salutation-gai", WARNING, WORDING, "以「該」稱受文者（該用於第三者；受文者為上級時為警告）",
    fix="受文者用「鈞」或「貴」；指第三者則寫明全銜。",
    base="上行",
    bad="說明：本校已依該府規定完成報名公告。",
    good="說明：本校已依鈞府規定完成報名公告。",
)
RULES = (TOO_LOW, TOO_HIGH, DA, MIXED, KIND, TAIDUAN, TAIDUAN_AGENCY, SELF_HUMBLE, SELF_KIND, GAI)
# fmt: on

_UNITS = "府|局|處|署|部|院|會|校|園|所|館|中心|公司|廳"
_CALLED = Pattern(
    rf"(?P<word>鈞|貴|(?<![擴廣最重龐北偌很太強壯宏巨遠臺台中南])大(?=[府署院部])(?!部[分份隊]"
    rf"|院長)|(?<![擴廣最重龐各兩幾三四五六七八九十百\d])大(?=校(?![園務門長際慶區友史]))|(?<!應)該)"
    rf"(?P<unit>{_UNITS}|機關|學校|單位|長|座)(?![分份員])",
    needs="鈞 貴 大 該",
)  # fmt: skip
_SELF = Pattern(rf"(?P<word>[敝鄙我弊])(?P<unit>{_UNITS})(?![員])", needs="敝 鄙 我 弊")
_OWN = Pattern(r"(?<![基根])本(?P<unit>府|局|署|部(?![分份])|校|縣政府|市政府)(?!長期)", needs="本")
_MEMBERS = {
    "府": r"政府|府$", "局": r"局", "處": r"處", "署": r"署", "部": r"部", "院": r"院",
    "會": r"會", "校": r"校|學|國[小中]|高[中職]|附[小中]|大專|專$", "園": r"園", "所": r"所",
    "館": r"館", "中心": r"中心", "公司": r"公司", "廳": r"廳",
}  # fmt: skip
_ANY = Pattern(r"機關|單位|團體|行文|受文|各界|廠商|家長|（待填|\ufdd0")
_REPLY = Pattern("(?:復|依|依據|據)$")
_PUPILS = Pattern("學生|教師應聘|轉學|調動|介聘|原服務")
_OTHER_SCHOOL = Pattern(
    r"[立市縣區鄉鎮](?:[^，。；\r]{1,10})(?:國民[中小]學|國[中小]|高[中職]|高級中學|大學|學院|學校)"
)
_PERSON = Pattern(r"君|先生|女士|小姐|老師|教授|校長|主任|委員|教師|家長|同仁|講師|[○〇]")


def check(view: View) -> Iterator[Hit]:
    """Yield the salutations that do not fit those who are addressed."""
    if view.is_letter or view.kind == "開會通知單":
        for found in view.find(_CALLED):
            if not view.quoted(found.spot, found.start):
                yield from _called(view, found)
        yield from _own(view)
    for found in view.find(_SELF):
        rest = found.spot.text[found.end : found.end + 2]
        if found.match["word"] != "我" or not rest.startswith(("國", "們")):
            own = "本" + found.match["unit"]
            yield SELF_HUMBLE.hit(
                found.spot, found.span, f"自稱「{found.words}」。", f"改為「{own}」。", put=own
            )
    yield from _taiduan(view)


def _called(view: View, found: Found) -> Iterator[Hit]:
    word, unit = found.match["word"], found.match["unit"]
    listed = view.addressed or view.copies
    if not listed:
        return
    addressed = _addressed(view.addressed, unit) or _addressed(view.copies, unit)
    if word == "該":
        yield from _third(view, found, addressed)
        return
    if not addressed:
        if not any(_ANY.search(to.name) for to in (*view.addressed, *view.copies)):
            yield KIND.hit(
                found.spot,
                found.span,
                f"稱「{found.words}」，但受文者沒有這類機關。",
                f"依受文者「{listed[0].name[:20]}」改用合適的稱謂。",
            )
        return
    relations = {view.relation(to.name) for to in addressed}
    name = addressed[0].name[:20]
    if relations == {Relation.SUPERIOR}:
        if word == "貴":
            yield TOO_LOW.hit(
                found.spot,
                found.span,
                f"「{name}」是直屬上級，不稱「{found.words}」。",
                f"改為「鈞{unit}」。",
            )
        elif word == "大":
            yield DA.hit(
                found.spot,
                found.span,
                f"「{name}」是直屬上級，不稱「{found.words}」。",
                f"改為「鈞{unit}」。",
            )
    elif Relation.SUPERIOR in relations:
        yield MIXED.hit(
            found.spot,
            found.span,
            f"受文者有直屬上級也有其他機關，一律稱「{found.words}」不妥。",
            "改稱各機關的全銜，或分開發文。",
        )
    elif all(view.surely_not_superior(to.name) for to in addressed):
        down = relations == {Relation.LOWER}
        below = down or Relation.UNKNOWN in relations or unit == "校"
        if word == "鈞":
            right = "貴" + ("校" if unit in ("長", "座") else unit)
            yield TOO_HIGH.hit(
                found.spot,
                found.span,
                f"「{name}」不是直屬上級，不稱「{found.words}」。",
                f"改為「{right}」。",
                severity=ERROR if down else WARNING,
            )
        elif word == "大" and below:
            side = "是下級機關" if down else "不是上級機關"
            yield DA.hit(
                found.spot,
                found.span,
                f"「{name}」{side}，不稱「{found.words}」。",
                f"改為「貴{unit}」。",
            )


def _addressed(recipients: list[Recipient], unit: str) -> list[Recipient]:
    """Return the recipients whom a salutation's noun can mean."""
    pattern = _MEMBERS.get(unit)
    if pattern is None:
        return list(recipients)
    return [to for to in recipients if re.search(pattern, to.name)]


def _third(view: View, found: Found, addressed: list[Recipient]) -> Iterator[Hit]:
    """Yield 該府 for a recipient, unless the text names another agency of the kind."""
    unit = found.match["unit"]
    if unit not in ("府", "局", "處", "署", "部", "校") or not addressed:
        return
    head = found.spot.text[max(0, found.start - 200) : found.start]
    names = {to.name for to in addressed}
    if re.search(_MEMBERS[unit].replace("|府$", ""), head) and not any(
        name in head for name in names
    ):
        return
    superior = any(view.relation(to.name) is Relation.SUPERIOR for to in addressed)
    if unit == "校" and not superior and not _meant(view, found, head):
        return
    yield GAI.hit(
        found.spot,
        found.span,
        f"「{found.words}」若指受文者「{addressed[0].name[:20]}」，不用「該」。",
        f"改為「{'鈞' if superior else '貴'}{unit}」；指第三者則寫明全銜。",
        severity=WARNING if superior else HINT,
    )


def _meant(view: View, found: Found, head: str) -> bool:
    """Tell whether 該校 can only be the recipient: a reply to one school that names no other."""
    alone = len(view.addressed) == 1 and not re.search("各|所屬", view.addressed[0].name)
    if not alone or _PUPILS.search(view.text):
        return False
    named = re.sub("本校|[貴該]校", "", view.text)
    return not _OTHER_SCHOOL.search(named) or bool(_REPLY.search(head))


def _own(view: View) -> Iterator[Hit]:
    sender = "".join(view.letter.sender.split())
    if not sender:
        return
    for found in view.find(_OWN, fields=True):
        if found.spot.path[0] not in ("subject", "paragraphs", "copies"):
            continue
        unit = found.match["unit"]
        wrong = unit in ("府", "縣政府", "市政府", "局", "署", "部") and sender.endswith(
            ("學", "學校", "國小", "國中", "高中", "園")
        )
        wrong = wrong or (unit == "校" and sender.endswith(("政府", "局", "處", "署", "公所")))
        if wrong and not view.quoted(found.spot, found.start):
            yield SELF_KIND.hit(
                found.spot,
                found.span,
                f"發文機關是「{sender[:20]}」，卻自稱「{found.words}」。",
                "改為合於發文機關的自稱，學校稱「本校」。",
            )


def _taiduan(view: View) -> Iterator[Hit]:
    for spot, at in view.find_word("台端"):
        yield TAIDUAN.hit(spot, (at, at + 1), "「台端」的台應作臺。", "改為「臺端」。", put="臺")
    listed = [*view.addressed, *view.copies]
    if not listed or any(_PERSON.search(to.name) or len(to.name) <= 4 for to in listed):
        return
    for word in ("臺端", "台端"):
        for spot, at in view.find_word(word):
            yield TAIDUAN_AGENCY.hit(
                spot,
                (at, at + 2),
                f"「{word}」用於個人，受文者是機關學校。",
                "改為「貴校」、「貴府」等合適的稱謂。",
            )
