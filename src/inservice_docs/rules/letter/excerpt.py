"""Letters from excerpts: the notation of the catalogue's examples.

A line 「欄名：內容」 sets a field; lines after a paragraph's label are its items, one level deeper
for each 「　」 at their head. 正本 and 副本 are split at 、, 聯絡方式 and 附件檔名 at ；.
"""

from __future__ import annotations

import re
from typing import Any

from inservice_docs.records.letter import Letter
from inservice_docs.taiwan.dates import parse_date
from inservice_docs.taiwan.numerals import split_marker
from inservice_docs.taiwan.problem import FactError

_FIELDS = {
    "文別": "kind", "檔號": "file_number", "保存年限": "retention", "發文機關": "sender",
    "單位": "unit", "地址": "address", "聯絡方式": "contacts", "受文者": "receiver",
    "發文日期": "date_text", "發文字號": "number", "速別": "speed", "密等": "secrecy",
    "附件": "attachment_text", "附件檔名": "attachments", "主旨": "subject",
    "敬陳": "submitted_to", "正本": "originals", "副本": "copies", "署名": "signature",
}  # fmt: skip
_SPLIT = {"contacts": "；", "attachments": "；", "originals": "、", "copies": "、"}
_PARAGRAPHS = "說明|辦法|擬辦|建議|公告事項|依據|備註|經過|審核意見"
_LINE = re.compile(rf"(?:(?P<field>{'|'.join(_FIELDS)})|(?P<part>{_PARAGRAPHS}))：(?P<value>.*)")

BASES = {
    "函": """文別：函
發文機關：臺中市私立範例高級中學
地址：40462 臺中市北區範例路1號
聯絡方式：承辦人：陳小範；電話：04-22921175轉301；傳真：04-22913277
受文者：彰化縣政府
發文日期：中華民國115年8月5日
發文字號：範中字第1150000123號
附件：如主旨
主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。
說明：
一、為增進教師閱讀教學知能，本校辦理旨揭研習。
二、研習時間：115年9月18日（星期五）上午9時至12時。
正本：彰化縣政府
署名：校長　王範例""",
    "上行": """文別：函
發文機關：彰化縣立範例國民中學
地址：50001 彰化縣彰化市範例路2號
聯絡方式：承辦人：林小例；電話：04-7221111轉20
受文者：彰化縣政府
發文日期：中華民國115年8月5日
發文字號：範中教字第1150000124號
附件：如主旨
主旨：檢陳本校「閱讀教學工作坊」實施計畫1份，請鑒核。
說明：
一、為增進教師閱讀教學知能，本校辦理旨揭研習。
二、研習時間：115年9月18日（星期五）上午9時至12時。
正本：彰化縣政府
署名：校長　李樣本""",
    "簽": """文別：簽
單位：輔導室
發文日期：中華民國115年8月5日
附件：如說明二
主旨：擬辦理「閱讀教學工作坊」校內研習，請核示。
說明：
一、為增進教師閱讀教學知能，輔導室規劃旨揭研習。
二、實施計畫1份詳如附件。
擬辦：奉核後公告報名，並由輔導室登錄課程。
敬陳：校長
署名：組長　陳小範""",
    "簽無擬辦": """文別：簽
單位：輔導室
發文日期：中華民國115年8月5日
附件：如說明
主旨：擬辦理「閱讀教學工作坊」校內研習，請核示。
敬陳：校長
署名：組長　陳小範""",
    "僅主旨": """文別：函
發文機關：臺中市私立範例高級中學
地址：40462 臺中市北區範例路1號
聯絡方式：承辦人：陳小範；電話：04-22921175轉301
受文者：彰化縣政府
發文日期：中華民國115年8月5日
發文字號：範中字第1150000123號
附件：如主旨
主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。
正本：彰化縣政府""",
}  # fmt: skip
"""Letters that the excerpts are laid over: level, upwards, and a memo."""


def letter_of(excerpt: str, base: str = "") -> Letter:
    """Return the letter of an excerpt laid over one of `BASES` ("" for none).

    Raises FactError for nothing: a date that cannot be read stays as text, as readers leave it.
    """
    values: dict[str, Any] = _values(BASES[base]) if base else {}
    changed = _values(excerpt)
    if "paragraphs" in changed and base:
        mine = changed["paragraphs"]
        names = [part["label"] for part in mine]
        kept = [part for part in values.get("paragraphs", []) if part["label"] not in names]
        changed["paragraphs"] = mine if len(mine) > 1 else sorted([*kept, *mine], key=_rank)
    return Letter.model_validate({**values, **changed})


def _rank(part: dict[str, Any]) -> int:
    return _PARAGRAPHS.split("|").index(part["label"].rstrip("："))


def _values(excerpt: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    paragraphs: list[dict[str, Any]] = []
    last = ""
    for line in excerpt.splitlines():
        found = _LINE.fullmatch(line)
        if found and found["part"]:
            last = ""
            _begin(paragraphs, found["part"], found["value"])
        elif found:
            last = _FIELDS[found["field"]]
            values[last] = _value(last, found["value"])
        elif last:
            values[last] += "\n" + line
        elif paragraphs and line.strip():
            _add_item(paragraphs[-1], line)
    if paragraphs:
        values["paragraphs"] = paragraphs
    date_text = values.get("date_text")
    if date_text is not None:
        try:
            values["date"] = parse_date(date_text) if date_text else None
        except FactError:
            values["date"] = None
    return values


def _value(key: str, text: str) -> Any:
    if key in _SPLIT:
        return [part for part in text.split(_SPLIT[key]) if part]
    return text


def _begin(paragraphs: list[dict[str, Any]], label: str, text: str) -> None:
    paragraphs.append({"label": f"{label}：", "text": text, "items": []})


def _add_item(paragraph: dict[str, Any], line: str) -> None:
    bare = line.lstrip("\u3000")
    marker, text = split_marker(bare)
    holder = paragraph
    for _ in range(len(line) - len(bare)):
        holder = holder["items"][-1]
    holder["items"].append({"marker": marker, "text": text, "items": []})
