"""Letters drafted from plans hold the parts, in the order, and the facts that they should."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.drafts import lines_of

from inservice_docs.formats.di.read import read_di
from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.formats.plan_file.plan_write import plan_to_yaml
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.draft_letter import LetterOrder, compose_letters, draft_letter
from inservice_docs.workflow.load_plan import load_plan
from inservice_docs.workflow.workspace import Workspace, open_workspace

Change = Callable[..., Path]

PARTS = [
    "檔\u3000\u3000號",
    "保存年限",
    "臺中市私立曉明女子高級中學\u3000函",
    "機關地址",
    "傳真",
    "聯絡人",
    "聯絡電話",
    "受文者",
    "發文日期",
    "發文字號",
    "速別",
    "密等及解密條件或保密期限",
    "附件",
    "主旨",
    "說明",
    "正本",
    "副本",
]


def positions(lines: list[str], parts: list[str]) -> list[int]:
    """Where each part begins, in lines; a part that is missing fails the test."""
    return [
        next(index for index, line in enumerate(lines) if line.startswith(part)) for part in parts
    ]


def test_the_approval_request_has_the_parts_and_facts_of_the_sample_letter(
    folder: Path, workspace: Workspace
) -> None:
    """附表1: agency, contact block, number, dates with weekday, hours, sign-up, recipients."""
    order = LetterOrder(
        "approval-request",
        folder / "plan.yaml",
        number="曉中宗字第0990006001號",
        date="99-02-26",
        final=True,
    )
    lines = lines_of(order, workspace)
    found = positions(lines, PARTS)
    assert found == sorted(found)
    text = "\n".join(lines)
    for fact in (
        "機關地址：40462 臺中市北區大雅路452號",
        "傳真：04-22913277",
        "聯絡人：陳小範",
        "聯絡電話：04-22921175轉301",
        "發文日期：中華民國99年2月26日",
        "發文字號：曉中宗字第0990006001號",
        "附件：如主旨",
        "「十二年一貫生命教育分享日」研習",
        "研習時數3小時",
        "1至2人",
        "繪本、影片、漫畫、體驗活動",
        "99年3月23日（星期二）下午1時10分至5時20分",
        "本校至愛樓會議廳",
        "99年3月16日（星期二）前",
        "chen@example.edu.tw",
        "04-22913277",
        "公（差）假",
        "正本：臺中市政府、臺中縣政府、南投縣政府、彰化縣政府",
    ):
        assert fact in text
    subject = lines[positions(lines, ["主旨"])[0]]
    assert subject.endswith("請查照惠復。")
    assert "字第號" not in text


def test_the_invitation_has_the_parts_and_facts_of_the_sample_letter(
    folder: Path, workspace: Workspace
) -> None:
    """附表2: the same parts; the approvals, the hours and the schools that are invited."""
    order = LetterOrder(
        "invitation",
        folder / "plan.yaml",
        number="曉中宗字第0990006002號",
        date="99-03-02",
        final=True,
    )
    lines = lines_of(order, workspace)
    found = positions(lines, PARTS)
    assert found == sorted(found)
    text = "\n".join(lines)
    for fact in (
        "發文日期：中華民國99年3月2日",
        "發文字號：曉中宗字第0990006002號",
        "請推薦教師1至2人參加並惠予公（差）假，請查照。",
        "99年3月23日（星期二）下午1時10分至5時20分",
        "99年3月16日（星期二）前",
        "核定",
        "府授教學字第0990050000號",
        "登錄研習時數3小時",
        "正本：臺中縣市國民小學",
    ):
        assert fact in text


def test_an_in_school_study_gets_a_memo_with_a_proposal(folder: Path, workspace: Workspace) -> None:
    """簽: unit, facts in 說明, proposals in 擬辦, the principal at the end; no recipients."""
    order = LetterOrder("in-school-memo", folder / "in_school.yaml", date="99-04-20")
    lines = lines_of(order, workspace)
    found = positions(lines, ["簽", "主旨", "說明", "擬辦", "敬陳"])
    assert found == sorted(found)
    assert lines[positions(lines, ["主旨"])[0]].endswith("請核示。")
    assert not any(line.startswith(("正本", "受文者")) for line in lines)


def test_a_county_school_writes_up_to_its_own_government_and_level_to_others(
    folder: Path,
) -> None:
    """Recipients of two directions get two letters, each with its own expectation."""
    settings = (folder / "inservice.toml").read_text(encoding="utf-8")
    settings = settings.replace("臺中市私立曉明女子高級中學", "南投縣立範例國民中學")
    settings = settings.replace('superior = ""', "")
    (folder / "inservice.toml").write_text(settings, encoding="utf-8")
    order = LetterOrder("approval-request", folder / "plan.yaml", formats=("txt",))
    outcome = draft_letter(order, open_workspace(folder))
    texts = [document.data.decode("utf-8-sig") for document in outcome.value]
    level, up = sorted(texts, key=lambda text: "請鑒核" in text)
    assert [document.name for document in outcome.value] == [
        "plan-approval-request-1.txt",
        "plan-approval-request-2.txt",
    ]
    assert "請鑒核" in up
    assert "檢陳" in up
    assert "正本：南投縣政府\n" in up
    assert "請查照" in level
    assert "南投縣政府" not in level.partition("正本：")[2]


def test_the_reminder_goes_to_the_authorities_that_wait(
    workspace: Workspace, change: Change
) -> None:
    """Those that have answered are left in peace."""
    answered = "[{機關: 臺中市政府, 文號: 府授教學字第0990050000號, 日期: 99-03-01, 時數: 3}]"
    plan = change({"核准文號": None})
    text = plan.read_text(encoding="utf-8").split("  - {機關")[0] + f"核准文號: {answered}\n"
    plan.write_text(text, encoding="utf-8")
    (letter,) = compose_letters(LetterOrder("reminder", plan), workspace).value[1]
    assert letter.originals == ("臺中縣政府", "南投縣政府", "彰化縣政府")
    assert any("曉中宗字第0990006001號" in item.text for item in letter.paragraphs[0].items)


def test_the_hours_memo_counts_the_people_of_the_roster(folder: Path, workspace: Workspace) -> None:
    """研習後簽會文書組: the number of participants comes from the list, which goes with it."""
    order = LetterOrder(
        "hours-memo", folder / "in_school.yaml", roster=folder / "in_school_roster.csv"
    )
    memo, participants = draft_letter(order, workspace).value
    assert "5人" in "\n".join(read_text(memo.data))
    assert participants.name == "in_school-參加研習人員名單.docx"
    assert "何範語" in "\n".join(read_text(participants.data))


def test_a_package_for_the_document_system_holds_what_the_letter_encloses(
    folder: Path, workspace: Workspace
) -> None:
    """DI: the letter, its exchange sheet and the study plan; it reads back as the same letter."""
    order = LetterOrder(
        "approval-request",
        folder / "plan.yaml",
        formats=("di",),
        number="曉中宗字第0990006001號",
        date="99-02-26",
    )
    made = {Path(each.name).name: each.data for each in draft_letter(order, workspace).value}
    assert sorted(Path(name).suffix for name in made) == [".di", ".docx", ".sw"]
    (di,) = (data for name, data in made.items() if name.endswith(".di"))
    letter = read_di(di, "letter.di").value.letter
    assert letter.number == "曉中宗字第0990006001號"
    assert letter.originals == ("臺中市政府", "臺中縣政府", "南投縣政府", "彰化縣政府")


@pytest.mark.parametrize(
    "text",
    [
        "甲 & 乙 <丙>",
        "「引號」與\"直引號\"與'單'",
        "堃 喆 峯 綉 𠮷",
        "甲\\乙%丙#丁{戊}",
        "100% & <b>粗</b>",
    ],
)
def test_text_comes_out_exactly_as_it_went_in(
    text: str, folder: Path, workspace: Workspace
) -> None:
    """No character of a plan is changed, escaped or lost on its way into a letter."""
    plan = load_plan(folder / "plan.yaml", workspace).plan.model_copy(update={"purpose": text})
    (folder / "odd.yaml").write_text(plan_to_yaml(plan), encoding="utf-8")
    joined = "\n".join(lines_of(LetterOrder("approval-request", folder / "odd.yaml"), workspace))
    assert f"研習目的：{text}。" in joined


def test_every_format_is_asked_for_before_anything_is_made(
    folder: Path, workspace: Workspace
) -> None:
    """An unknown format is refused before the plan is read."""
    with pytest.raises(UserError, match="doc"):
        draft_letter(LetterOrder("invitation", folder / "none.yaml", formats=("doc",)), workspace)


def test_what_an_invitation_lacks_is_placed_in_the_plan(
    workspace: Workspace, change: Change
) -> None:
    """The authority that has not approved is named with its line."""
    plan = change({"核准文號": None})
    findings = draft_letter(LetterOrder("invitation", plan), workspace).findings
    found = next(each for each in findings if each.code == "invitation-before-approval")
    line = plan.read_text(encoding="utf-8").splitlines()[(found.place.line or 0) - 1]
    assert line.startswith("主管機關:")
