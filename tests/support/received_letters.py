"""Fictional letters such as a school office sends and receives, to be printed and read back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from inservice_docs.records.letter import Item, Letter, Paragraph
from inservice_docs.taiwan.numerals import marker

COUNTIES = (
    "臺北市",
    "桃園市",
    "臺中市",
    "南投縣",
    "彰化縣",
    "雲林縣",
    "嘉義縣",
    "屏東縣",
    "花蓮縣",
)
LONG = (
    "請轉知所屬教師踴躍參加，並依教師請假規則核予公假登記，課務由各校自行調整或派代，所需差旅費由原服務學校"
    "相關經費項下支應，全程參與者由主辦單位統一核發研習時數"
)


def items(texts: Sequence[Any], level: int = 1) -> tuple[Item, ...]:
    """Number items; a pair of a text and a list is an item with items of its own."""
    made = []
    for number, text in enumerate(texts, 1):
        own, below = text if isinstance(text, tuple) else (text, ())
        made.append(Item(marker=marker(level, number), text=own, items=items(below, level + 1)))
    return tuple(made)


def part(label: str, *texts: Any, text: str = "") -> Paragraph:
    """Make a paragraph of items, or of a text."""
    return Paragraph(label=f"{label}：", text=text, items=items(texts))


def _reply(index: int, county: str) -> Letter:
    hours = ("3", "6", "3.5", "12")[index % 4]
    day = dt.date(2026, 8, 3) + dt.timedelta(index)
    names = [f"{county}立範例{each}國民中學" for each in "甲乙丙丁戊己庚"[: index + 1]]
    return Letter(
        kind=("函", "書函")[index % 2],
        file_number=f"0115/0701{index:02}/1",
        retention="10年",
        sender=f"{county}政府" + ("教育局" if county.endswith("市") else ""),
        address=f"{40000 + index * 111}{county}範例區範例路{index + 1}段{index * 7 + 3}號",
        contacts=(
            f"承辦人：王小{'範例甲乙丙丁戊己庚'[index]}",
            f"電話：04-2228{1000 + index}轉5440{index}",
            "電子信箱：office.of.lifelong.learning@education.example.gov.tw",
        ),
        receiver=names[0],
        date=day,
        number=f"{county[0]}教終字第115006{2000 + index}號",
        speed=("普通件", "速件", "最速件")[index % 3],
        attachment_text="" if index % 2 else "如說明三",
        subject=f"貴校函報辦理「素養導向教學（第{index + 1}梯次）：說明、辦法與實作」研習一案，"
        f"同意辦理，並核予全程參與教師研習時數{hours}小時，請查照。",
        paragraphs=(
            part(
                "說明",
                f"復貴校115年7月{index + 10}日範中教字第115000{1000 + index}號函。",
                (
                    f"旨揭研習訂於115年9月{index + 10}日下午1時10分至5時20分辦理，{LONG}：",
                    (
                        "第1場（國民小學一、二年級）：3、4年級教師得列席，115學年度新進教師優先。",
                        (f"第2場，{LONG}。", ("限120人。", "備取10人，依報名順序。")),
                        "第3場。",
                    ),
                ),
                f"檢附核定一覽表1份，{LONG}；{LONG}。",
            ),
        ),
        originals=tuple(names),
        copies=(f"{county}教師研習中心（含附件）", "國家教育研究院", f"本{county[-1]}府終身教育科"),
        signature=f"局長　範例{'甲乙丙丁戊己庚辛壬'[index]}",
    )


DEEP = items(
    [("甲案：", [("第一期：", [("研習：", [("課程：", [("教材：", ["紙本。", "數位。"]), "教法。"]),
      "評量。"]), "參訪。"]), "第二期。"]), "乙案。"]
)  # fmt: skip


def _own() -> list[Letter]:
    school = {
        "sender": "臺中市私立示範女子高級中學",
        "address": "40462 臺中市北區範例路452號",
        "contacts": ("傳真：04-22913277", "聯絡人：陳小範", "聯絡電話：04-22921175轉301"),
        "date": dt.date(2010, 2, 26),
    }
    request = Letter(
        **school,
        number="曉中宗字第0990006001號",
        attachment_text="如主旨",
        subject="本校辦理「十二年一貫生命教育分享日」研習，檢送實施計畫1份，請轉知所轄國民小學推薦1-2人"
        "參加，並惠允研習時數3小時，請查照惠復。",
        paragraphs=(
            part(
                "說明",
                f"研習目的，{LONG}。",
                "研習時間、地點：99年3月23日（星期二）下午1時10分至5時20分，假本校至愛樓會議廳舉行。",
                "報名方式：請於99年3月16日（星期二）前以e-mail（電子信箱chen@example.edu.tw）或傳真"
                "（04）2291-3277報名。",
            ),
        ),
        originals=("臺中市政府", "臺中縣政府", "南投縣政府", "彰化縣政府"),
        signature="校長　王範例",
    )
    deep = request.model_copy(
        update={
            "number": "曉中宗字第0990006002號",
            "subject": "請查照。",
            "paragraphs": (Paragraph(label="說明：", items=DEEP), part("辦法", text=f"{LONG}。")),
            "copies": ("本校宗教輔導室",),
        }
    )
    plain = request.model_copy(
        update={
            "number": "曉中宗字第0990006003A號",
            "paragraphs": (part("說明", text=f"依據某案辦理，{LONG}。"),),
            "originals": ("臺中縣市國民小學",),
            "signature": "",
            "secrecy": "密",
            "declassification": "（於99年12月31日解密）",
        }
    )
    many = request.model_copy(
        update={
            "number": "曉中宗字第0990006004號",
            "originals": tuple(
                f"臺中市{area}區範例{number}國民小學"
                for area in "東西南北"
                for number in "一二三四五六七八九十"
            ),
            "paragraphs": (part("說明", *(f"第{n}點，{LONG}。" for n in range(1, 13))),),
        }
    )
    bare = Letter(sender="示範市政府", subject="請查照。", date=dt.date(2026, 1, 5))
    joint = Letter(
        sender="臺北市政府、新北市政府",
        date=dt.date(2026, 10, 2),
        number="府授教國字第1150001001號、新北府教研字第1150002002號",
        subject="合辦研習一案，請查照。",
        paragraphs=(part("說明", "共同研商，甲、乙兩案併陳。", "餘依計畫辦理。"),),
        originals=("兩市所屬各級學校",),
    )
    return [request, deep, plain, many, bare, joint]


def _memos() -> list[Letter]:
    first = Letter(
        kind="簽",
        unit="教務處",
        date=dt.date(2026, 9, 1),
        number="1150003456",
        speed="普通件",
        subject="擬辦理校內教師「數位教學」研習3小時，簽請核示。",
        paragraphs=(
            part("說明", "依據本校校務發展計畫。", f"研習時間：115年9月16日，{LONG}。"),
            part("擬辦", text="奉核後，登錄全國教師在職進修資訊網。"),
        ),
        submitted_to="校長",
        signature="教務處　陳小範",
    )
    return [
        first,
        first.model_copy(
            update={
                "number": "",
                "unit": "宗教輔導室",
                "date": dt.date(2010, 3, 24),
                "attachment_text": "參加研習人員名單",
                "submitted_to": "教務主任、校長",
                "signature": "職　陳小範",
            }
        ),
    ]


def received_letters() -> dict[str, Letter]:
    """Return the letters by a name that serves as a file's stem."""
    letters = [*(_reply(index, county) for index, county in enumerate(COUNTIES)), *_own()]
    notices = [
        letters[0].model_copy(
            update={
                "kind": kind,
                "receiver": "",
                "originals": (),
                "copies": (),
                "number": f"示府教學字第115005{number}號",
                "paragraphs": (
                    part("依據", text="教師進修研究辦法第4條。"),
                    part("公告事項", "研習期間：115年9月1日至116年1月20日。", f"{LONG}。"),
                ),
            }
        )
        for number, kind in ((2001, "公告"), (2002, "公告"), (2003, "令"))
    ]
    return {f"letter-{at:02}": each for at, each in enumerate([*letters, *notices, *_memos()])}
