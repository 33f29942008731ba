"""A letter given in full comes out to the letter, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.render_letter import render_letter
from inservice_docs.workflow.workspace import Workspace

FULL = """\
文別: 函
發文機關: 臺中市私立範例高級中學
地址: 404601 臺中市北區範例路 1 號
聯絡方式: ["傳　　真：04-22000002", "聯 絡 人：陳小範"]
發文日期: 中華民國 99 年 2 月 26 日
發文字號: 範中教字第 0990006001 號
附件: 如主旨
主旨: 本校辦理「分享日」研習活動，敬請轉知所轄國民小學推薦 1-2 人參加，請查照惠覆。
段落:
  - 段名: "說明："
    條列:
      - {序號: 一、, 文字: "研習時間：99 年 3 月 23 日(星期二)下午 1310 時至 1720 時。"}
      - 序號: 二、
        文字: 報名方式如下。
        條列: [{序號: (一), 文字: 傳真(04)2200-0002}, {序號: (二), 文字: e-mail}]
正本: [臺中市政府, 臺中縣政府]
"""


def test_every_word_stands_as_it_was_written(folder: Path, workspace: Workspace) -> None:
    """Old forms, spaces and half-width brackets included: rendering corrects nothing."""
    (folder / "full.yaml").write_text(FULL, encoding="utf-8")
    (document,) = render_letter(folder / "full.yaml", ("docx",), workspace).value
    lines = [line.strip() for line in read_text(document.data)]
    for line in (
        "傳　　真：04-22000002",
        "發文日期：中華民國 99 年 2 月 26 日",
        "發文字號：範中教字第 0990006001 號",
        "一、研習時間：99 年 3 月 23 日(星期二)下午 1310 時至 1720 時。",
        "(一)傳真(04)2200-0002",
        "正本：臺中市政府、臺中縣政府",
    ):
        assert line in lines
    assert any(line.endswith("推薦 1-2 人參加，請查照惠覆。") for line in lines)


@pytest.mark.parametrize(
    "text",
    ["主旨: [1, 2\n", "主指: 甲\n", "", "主旨: 甲\n段落: 乙\n", "主旨: 甲\n正本: {a: b}\n"],
)
def test_a_mistake_in_the_file_stops_the_rendering(
    text: str, folder: Path, workspace: Workspace
) -> None:
    """Nothing that could not be read is left out of an official letter."""
    (folder / "full.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(UserError):
        render_letter(folder / "full.yaml", ("docx",), workspace)
