"""`letter`: drafts of every kind, letters given in full, and the list of kinds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Command

from inservice_docs.formats.docx.paragraphs import read_text

KINDS = {
    "account-request", "approval-request", "change-notice", "hours-memo", "in-school-memo",
    "invitation", "reminder",
}  # fmt: skip


def test_all_seven_kinds_are_listed(command: Command, office: Path) -> None:
    """`letter kinds` names what `letter draft` takes."""
    answer = command("letter", "kinds", "--json")
    assert {kind["key"] for kind in answer.json["kinds"]} == KINDS


@pytest.mark.parametrize("kind", sorted(KINDS - {"account-request"}))
def test_every_kind_is_drafted_from_a_plan(kind: str, command: Command, office: Path) -> None:
    """A draft is made whatever is missing: errors block issuing, never drafting."""
    answer = command("letter", "draft", kind, "plan.yaml", "--to", "docx,txt", "--json")
    assert answer.code == 0
    names = [Path(file).name for file in answer.json["files"]]
    assert names == [f"plan-{kind}.docx", f"plan-{kind}.txt"]
    assert all(Path(file).stat().st_size > 200 for file in answer.json["files"])


def test_an_account_is_asked_for_without_a_plan(command: Command, office: Path) -> None:
    """The office and the person stand on the command line."""
    words = ("--office", "輔導室", "--person", "陳小範", "--to", "txt")
    answer = command("letter", "draft", "account-request", *words)
    assert answer.code == 0
    text = (office / "out" / "account-request.txt").read_text(encoding="utf-8-sig")
    assert "輔導室" in text
    assert "陳小範" in text


def test_a_kind_without_its_plan_is_refused(command: Command, office: Path) -> None:
    """Only the account request needs none."""
    answer = command("letter", "draft", "invitation")
    assert answer.code == 1
    assert "缺少研習計畫檔" in answer.err


def test_a_misspelt_kind_is_named_with_the_nearest(command: Command, office: Path) -> None:
    """The cure names the kind that was probably meant."""
    answer = command("letter", "draft", "invitaton", "plan.yaml")
    assert answer.code == 1
    assert "是否為 invitation" in answer.err


def test_a_final_letter_needs_its_number_and_date(command: Command, office: Path) -> None:
    """What a draft shows in red keeps a final letter from being made, and nothing is written."""
    answer = command("letter", "draft", "approval-request", "plan.yaml", "--final", "--json")
    assert answer.code == 1
    assert answer.codes == {"fact-missing"}
    assert not (office / "out").exists()


def test_a_final_letter_holds_number_and_date(command: Command, office: Path) -> None:
    """Given both, the letter comes out with nothing left to fill in."""
    words = ("--number", "曉中宗字第0990006001號", "--date", "99-02-26", "--final")
    assert command("letter", "draft", "approval-request", "plan.yaml", *words).code == 0
    lines = read_text((office / "out" / "plan-approval-request.docx").read_bytes())
    assert "發文字號：曉中宗字第0990006001號" in lines
    assert "發文日期：中華民國99年2月26日" in lines
    assert not any("待填" in line for line in lines)


def test_an_invitation_before_every_approval_is_an_error(command: Command, office: Path) -> None:
    """One authority of four has not answered: a draft is made, a final letter is refused."""
    plan = (office / "plan.yaml").read_text(encoding="utf-8")
    lines = [line for line in plan.splitlines() if "彰化縣政府, 文號" not in line]
    (office / "plan.yaml").write_text("\n".join(lines), encoding="utf-8")
    draft = command("letter", "draft", "invitation", "plan.yaml", "--json")
    assert draft.code == 0
    assert any("彰化縣政府" in found["message"] for found in draft.json["findings"])
    assert command("letter", "draft", "invitation", "plan.yaml", "--final").code == 1


def test_a_letter_given_in_full_comes_out_verbatim(command: Command, office: Path) -> None:
    """Every word, space and bracket of a letter's full text stands in the document."""
    letter = {
        "kind": "函",
        "sender": "臺中市私立範例高級中學",
        "date_text": "中華民國 99 年 2 月 26 日",
        "number": "曉中宗字第 0990006001 號",
        "subject": "敬請  轉知「甲 & 乙 <丙>」研習，請查照惠覆。",
        "paragraphs": [
            {"label": "說明：", "items": [{"marker": "一、", "text": "堃 喆 峯 綉 𠮷\t完"}]}
        ],
        "originals": ["臺中市政府"],
    }
    (office / "full.json").write_text(json.dumps(letter, ensure_ascii=False), encoding="utf-8")
    answer = command("letter", "render", "full.json", "--to", "docx,txt")
    assert answer.code == 0
    text = "\n".join(read_text((office / "out" / "full.docx").read_bytes()))
    for words in (
        letter["date_text"],
        letter["number"],
        letter["subject"],
        "一、堃 喆 峯 綉 𠮷\t完",
    ):
        assert words in text


def test_a_full_text_with_a_mistake_is_not_half_rendered(command: Command, office: Path) -> None:
    """A misspelt key is an error: nothing is left out silently."""
    (office / "full.yaml").write_text("主旨: 甲\n主指: 乙\n", encoding="utf-8")
    answer = command("letter", "render", "full.yaml")
    assert answer.code == 1
    assert "主指" in answer.err
    assert not (office / "out").exists()


@pytest.mark.parametrize("formats", ["docx,doc", "", ","])
def test_an_unknown_format_is_refused(formats: str, command: Command, office: Path) -> None:
    """The formats that can be had are named."""
    answer = command("letter", "draft", "invitation", "plan.yaml", "--to", formats)
    assert answer.code == 1
    assert "docx、txt" in answer.err


def test_the_same_draft_is_the_same_bytes(command: Command, office: Path) -> None:
    """Nothing of the hour or the machine gets into a document."""
    made = []
    for folder in ("a", "b"):
        command("letter", "draft", "approval-request", "plan.yaml", "--out", folder)
        made.append((office / folder / "plan-approval-request.docx").read_bytes())
    assert made[0] == made[1]
