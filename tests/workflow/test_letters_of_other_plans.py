"""Plans with other facts than the sample's give letters that are as complete."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.support.drafts import lines_of

from inservice_docs.workflow.draft_letter import LetterOrder
from inservice_docs.workflow.workspace import Workspace

Change = Callable[..., Path]


def test_two_days_with_three_sessions_are_items_below_one(
    workspace: Workspace, change: Change
) -> None:
    """Each session stands with its own date, time and place."""
    plan = change(
        {
            "場次": "[{日期: 99-03-23, 時間: '09:00-12:00', 地點: 甲廳}, "
            "{日期: 99-03-23, 時間: '13:10-16:10', 地點: 乙廳}, "
            "{日期: 99-03-24, 時間: '09:00-12:00', 地點: 丙廳}]",
            "時數": "9",
        }
    )
    text = "\n".join(lines_of(LetterOrder("approval-request", plan), workspace))
    for fact in (
        "（一）99年3月23日（星期二）上午9時至12時，於甲廳",
        "（二）99年3月23日（星期二）下午1時10分至4時10分，於乙廳",
        "（三）99年3月24日（星期三）上午9時至12時，於丙廳",
        "研習時數9小時",
    ):
        assert fact in text.replace("中午12時", "12時")


def test_a_credit_class_speaks_of_credits(workspace: Workspace, change: Change) -> None:
    """學分數 stands where hours would, everywhere in the letter."""
    plan = change({"班別性質": "碩士學分班", "時數": None, "學分數": "2", "核准文號": "[]"})
    lines = lines_of(LetterOrder("approval-request", plan), workspace)
    text = "\n".join(lines)
    assert "2學分" in text
    assert "小時" not in text


def test_eleven_items_with_three_levels_are_numbered(workspace: Workspace, change: Change) -> None:
    """Further items carry on the numbering, with their own levels below them."""
    notes = (
        "[一般事項, {文字: 交通, 條列: [{文字: 公車, 條列: [300路, 301路]}, 火車]}, 丙, 丁, 戊, 己]"
    )
    plan = change({"其他事項": notes})
    lines = lines_of(LetterOrder("approval-request", plan), workspace)
    for start in (
        "六、一般事項",
        "七、交通",
        "（一）公車",
        "1、300路",
        "2、301路",
        "（二）火車",
        "十一、己",
    ):
        assert any(line.startswith(start) for line in lines), start


def test_forty_recipients_all_stand_in_the_letter(workspace: Workspace, change: Change) -> None:
    """None is lost, none is doubled."""
    schools = [f"臺中市第{number:02}範例國民小學" for number in range(1, 41)]
    plan = change({"邀請對象": f"[{', '.join(schools)}]"})
    text = "\n".join(lines_of(LetterOrder("invitation", plan), workspace))
    assert "、".join(schools) in text


def test_without_attachment_nothing_is_said_of_one(workspace: Workspace, change: Change) -> None:
    """附件 stays blank, and the text does not speak of an enclosure."""
    plan = change({"附件": None})
    lines = lines_of(LetterOrder("approval-request", plan), workspace)
    assert "附件：" in lines
    assert not any("檢送" in line or "如主旨" in line for line in lines)
