"""The notice that goes with personal data asked for (個資告知事項, 個人資料保護法第8條第1項).

The school edits the text; names in 〔〕 stand for facts that differ from study to study.
"""

from __future__ import annotations

from collections.abc import Mapping

MARKS = ("學校", "研習", "欄位", "期間", "聯絡")
"""What may stand in 〔〕 in the text."""

USUAL = """\
機關名稱：〔學校〕。
蒐集目的：辦理「〔研習〕」的報名、審核、聯絡、簽到、核發研習時數與研習證明。
個人資料類別：〔欄位〕。
利用期間：〔期間〕；期滿即刪除。
利用地區與對象：臺灣地區；〔學校〕、核發研習時數的教育主管機關與全國教師在職進修資訊網。
利用方式：以電子檔或紙本辦理前述目的之事務，不作其他用途。
您的權利：您可以向〔學校〕查詢、閱覽、請求複製、補充或更正，或請求停止蒐集、處理、利用及刪除您的資料。聯絡：〔聯絡〕。
不提供的影響：您可以自由選擇是否提供；缺少必填的資料時，無法受理報名或核發研習時數。
"""
"""The usual text, until the school writes its own."""


def compose_notice(text: str, facts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the notice as paragraphs, facts in the place of their names; unknown names stay."""
    for mark in MARKS:
        text = text.replace(f"〔{mark}〕", facts.get(mark) or "（未填）")
    return tuple(line.strip() for line in text.splitlines() if line.strip())
