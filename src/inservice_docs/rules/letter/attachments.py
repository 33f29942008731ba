"""附件: what the field says against what the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inservice_docs.records.gap import OPEN

from .copies import COUNTED
from .pattern import Pattern
from .rule import HINT, WARNING, Hit, LetterRule
from .sources import FIELDS
from .spots import Node, Spot
from .view import Found, View

# fmt: off
NONE = LetterRule(
    "attachment-none", WARNING, FIELDS, "附件欄填了「無」（沒有附件應空白）", safe=True,
    fix="沒有附件時整欄空白。",
    bad="附件：無\n主旨：本校辦理「閱讀教學工作坊」，請推薦教師參加，請查照。",
    good="附件：\n主旨：本校辦理「閱讀教學工作坊」，請推薦教師參加，請查照。",
)
UNLISTED = LetterRule(
    "attachment-unlisted", WARNING, FIELDS, "內文提到附件，附件欄卻空白",
    fix="附件欄填名稱與份數，或「如主旨」。",
    bad="附件：\n主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
    good="附件：如主旨\n主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
UNMENTIONED = LetterRule(
    "attachment-unmentioned", WARNING, FIELDS, "附件欄列了附件，內文卻沒有提到",
    fix="在主旨或說明寫明附件，例如「檢送實施計畫1份」。",
    bad="附件：報名表1份\n主旨：本校辦理「閱讀教學工作坊」，請推薦教師參加，請查照。",
    good="附件：報名表1份\n主旨：檢送「閱讀教學工作坊」報名表1份，請推薦教師參加，請查照。",
)
BROKEN = LetterRule(
    "attachment-reference-broken", WARNING, FIELDS,
    "附件欄寫「如主旨」「如說明二」，該處卻沒有提到附件",
    fix="改指提到附件的那一段；沒有附件時空白。",
    bad="附件：如主旨\n主旨：本校辦理「閱讀教學工作坊」，請推薦教師參加，請查照。",
    good="附件：如主旨\n主旨：檢送「閱讀教學工作坊」實施計畫1份，請查照。",
)
QUANTITY = LetterRule(
    "attachment-no-quantity", HINT, FIELDS, "附件欄有名稱而沒有份數",
    fix="加上份數，例如「1份」。",
    bad="附件：實施計畫",
    good="附件：實施計畫1份",
)
RULES = (NONE, UNLISTED, UNMENTIONED, BROKEN, QUANTITY)
# fmt: on

_NONE = {
    "無",
    "無附件",
    "沒有",
    "無。",
    "-",
    "—",
    "－",
    "N/A",
    "n/a",
    "NA",
    "0",
    "○",
    "〇",
    "/",
    "免附",
    "無附",
}
_ASKED = r"(?<![請須應需將並])(?<!報名時)(?<!一併)"
_MENTION = Pattern(
    rf"(?:詳?如|詳|見|參見|參閱|請參閱|同)附(?:件|表|圖|檔)|附件\d*[ ]?(?:供參|所列|所示|各"
    rf"|[0-9一二三]+[ ]?份)|如附(?![近屬])"
    rf"|隨(?:函|文)(?:檢)?(?:附|送)|附(?:奉|送|上|陳)(?!屬)"
    rf"|(?<![檢如隨所後前同])附(?=[^，。；件屬設近加\r]{{2,12}}[0-9][ ]?份)|{_ASKED}檢(?:附|送"
    rf"|陳)(?!者|核)|[（(]附件\d*[）)]",
    needs="附 檢送 檢陳",
)
_LIKE = Pattern(
    r"(?:如|[、及與])(?:(?P<subject>主旨)|(?P<part>說明|辦法"
    r"|擬辦)(?P<item>[一二三四五六七八九十]{1,3})?)"
)


def check(view: View) -> Iterator[Hit]:
    """Yield where 附件 and the text do not agree."""
    spot = view.fields["attachment_text"]
    # 如文 (1150070002_Attach1.pdf): the file names say nothing about the text.
    value = re.sub(r"[（(][^（）()]*[）)]", "", "".join(spot.text.split()))
    where = (0, len(spot.raw))
    if value in _NONE:
        yield NONE.hit(spot, where, f"附件欄填了「{value}」。", "沒有附件時整欄空白。", put="")
        return
    if OPEN in value or not (view.is_letter or view.is_memo):
        return
    mentions = [found for found in view.find(_MENTION) if not view.quoted(found.spot, found.start)]
    mentions = [found for found in mentions if not _asked_of_others(found)]
    listed = bool(value) or bool(view.letter.attachments)
    if mentions and not listed:
        first = mentions[0]
        yield UNLISTED.hit(
            first.spot,
            first.span,
            f"「{first.spot.name}」提到附件「{_around(first)}」，附件欄卻空白。",
            f"附件欄填名稱與份數，或「如{first.spot.name}」。",
        )
    if value:
        yield from _field(view, spot, value, mentions)
    elif (
        view.letter.attachments
        and not mentions
        and not _named(view, "".join(view.letter.attachments))
    ):
        yield UNMENTIONED.hit(
            spot,
            where,
            "有附件檔，內文卻沒有提到附件。",
            "在主旨或說明寫明附件，例如「檢送實施計畫1份」。",
        )


def _asked_of_others(found: Found) -> bool:
    """Tell whether 檢附 is what the others are asked to do: 報名時請檢附證明文件."""
    if not found.words.startswith("檢"):
        return False
    head = re.split(r"[，。；\r]", found.spot.text[max(0, found.start - 60) : found.start])[-1]
    return bool(re.search(r"[請須應需]|報名|申請(?:人|者|時)", head)) and "本校" not in head


def _around(found: Found) -> str:
    return re.split(r"[，。；\n]", found.spot.raw[found.start : found.start + 14])[0]


def _field(view: View, spot: Spot, value: str, mentions: list[Found]) -> Iterator[Hit]:
    where = (0, len(spot.raw))
    likes = list(_LIKE.finditer(value))
    for like in likes:
        target = like.group()[1:]
        shown = f"如{target}"
        spots = _targets(view, like)
        if not spots:
            yield BROKEN.hit(
                spot, where, f"附件欄寫「{shown}」，但沒有「{target}」。", _where_else(mentions)
            )
        elif not any(found.spot in spots for found in mentions) and not any(
            _mentions_counted(each) for each in spots
        ):
            yield BROKEN.hit(
                spot, where, f"附件欄寫「{shown}」，但{target}沒有提到附件。", _where_else(mentions)
            )
    if likes:
        return
    if value in ("如附件", "詳附件", "見附件", "附件"):
        yield BROKEN.hit(
            spot,
            where,
            f"附件欄寫「{value}」，看不出是什麼附件。",
            "填名稱與份數，或「如主旨」「如說明二」。",
        )
        return
    if value in ("如文", "隨文", "如附"):
        if not mentions and not any(_mentions_counted(each) for each in view.texts):
            yield UNMENTIONED.hit(
                spot,
                where,
                f"附件欄寫「{value}」，內文卻沒有提到附件。",
                "在內文寫明附件，或把附件欄空白。",
            )
        return
    if not mentions and not _named(view, value):
        yield UNMENTIONED.hit(
            spot,
            where,
            f"附件「{value[:16]}」在內文沒有提到。",
            "在主旨或說明寫明，例如「檢送……1份」。",
        )
    if not re.search(r"\d|[一二兩三四五六七八九十乙]", value):
        yield QUANTITY.hit(
            spot, where, f"附件「{value[:16]}」沒有份數。", "加上份數，例如「1份」。"
        )


def _where_else(mentions: list[Found]) -> str:
    if mentions:
        name = mentions[0].spot.name
        return f"附件寫在「{name}」，改為「如{name}」。"
    return "在該處寫明附件；沒有附件時附件欄空白。"


def _targets(view: View, like: re.Match[str]) -> list[Spot]:
    if like["subject"]:
        return [view.subject]
    tops = [node for node in view.paragraphs if node.label == like["part"]]
    nodes: list[Node] = [each for top in tops for each in top.walk()]
    if like["item"]:
        wanted = like["part"] + like["item"]
        nodes = [each for each in nodes if each.text.name.startswith(wanted)]
    return [each.text for each in nodes]


def _mentions_counted(spot: Spot) -> bool:
    """Tell whether a text names something by the copy: 實施計畫1份."""
    return COUNTED.search(spot.text) is not None


def _named(view: View, value: str) -> bool:
    """Tell whether the text names one of the things that the field lists."""
    for part in re.split(r"[、，,；;\r.]", value):
        name = re.sub(
            r"[（(][^（）()]*[）)]|各?[0-9一二兩三四五六七八九十乙]{1,3}[份件冊張本套紙頁]|\d+",
            "",
            part,
        ).strip()
        if len(name) >= 2 and (name in view.text or name[-4:] in view.text):
            return True
    return False
