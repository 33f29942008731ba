"""Letters are checked from any readable file, or as they would be drafted from a plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError, has_errors
from inservice_docs.workflow.check_letter import (
    check_drafts,
    check_file,
    fix,
    is_kind,
    refuse_unknown,
)
from inservice_docs.workflow.draft_letter import LetterOrder, draft_letter
from inservice_docs.workflow.letter_files import letter_files
from inservice_docs.workflow.list_templates import kind_names
from inservice_docs.workflow.read_letter import read_letter
from inservice_docs.workflow.save_files import save_files
from inservice_docs.workflow.workspace import Workspace

WRONG = """\
檔　　號：
保存年限：

臺中市私立曉明女子高級中學　函

機關地址：40462 臺中市北區大雅路452號
聯絡電話：04-22921175轉301

受文者：
發文日期：中華民國99年2月26日
發文字號：曉中宗字第0990006001號
速別：
密等及解密條件或保密期限：普通
附件：無

主旨：檢送實施計畫乙份，請　查照。
說明：
一、研習日期：99年3月23日（星期三）。
二、請各校推薦教師參加。

正本：台中市政府
副本：
"""


@pytest.mark.parametrize("kind", ["approval-request", "invitation", "reminder"])
def test_what_the_program_drafts_passes_its_own_check(kind: str, workspace: Workspace) -> None:
    """No letter drafted from the sample plan has an error or a warning of the letter rules."""
    folder = workspace.folder
    assert folder is not None
    for checked in check_drafts(kind, folder / "plan.yaml", workspace):
        about_letter = [found for found in checked.findings if found.place.file == checked.stem]
        if kind != "reminder":  # every authority of the sample has answered: nobody to remind
            assert {str(found.severity) for found in about_letter} <= {"hint"}, about_letter


def test_a_written_letter_is_checked_against_its_plan(folder: Path, workspace: Workspace) -> None:
    """A letter that says other hours than the plan is found out."""
    order = LetterOrder(
        "approval-request", folder / "plan.yaml", number="曉中宗字第0990006001號", date="99-02-26"
    )
    (path,) = save_files(folder, draft_letter(order, workspace).value)
    assert not has_errors(check_file(path, folder / "plan.yaml", workspace).findings)
    text = (folder / "plan.yaml").read_text(encoding="utf-8").replace("時數: 3", "時數: 2")
    (folder / "other.yaml").write_text(text, encoding="utf-8")
    found = check_file(path, folder / "other.yaml", workspace).findings
    assert any("小時" in each.message for each in found if str(each.severity) != "hint")


def test_a_finding_names_the_file_and_the_part(folder: Path, workspace: Workspace) -> None:
    """Whoever checks ten letters sees which one is meant."""
    (folder / "wrong.txt").write_text(WRONG, encoding="utf-8")
    findings = check_file(folder / "wrong.txt", None, workspace).findings
    assert all(found.place.file == "wrong.txt" for found in findings)
    assert any(found.place.field.startswith("主旨") for found in findings)
    assert has_errors(findings)


def test_safe_cures_are_applied_and_shown(folder: Path, workspace: Workspace) -> None:
    """The mended letter is a new file; what changed is told field by field."""
    (folder / "wrong.txt").write_text(WRONG, encoding="utf-8")
    checked = check_file(folder / "wrong.txt", None, workspace)
    outcome = fix(checked, workspace)
    changes, (document,) = outcome.value
    after = {change.field: change.after for change in changes}
    assert any("1份，請查照" in text for text in after.values())
    assert document.name == "wrong-修正.txt"
    text = document.data.decode("utf-8-sig")
    assert "正本：臺中市政府" in text
    assert (folder / "wrong.txt").read_text(encoding="utf-8") == WRONG
    mended = {code for change in changes for code in change.codes}
    assert mended
    assert not mended & {found.code for found in outcome.findings}


def test_a_letter_without_a_safe_cure_is_not_written_again(
    folder: Path, workspace: Workspace
) -> None:
    """Nothing to mend, nothing to write."""
    order = LetterOrder(
        "approval-request", folder / "plan.yaml", number="曉中宗字第0990006001號", date="99-02-26"
    )
    (path,) = save_files(folder, draft_letter(order, workspace).value)
    assert fix(check_file(path, None, workspace), workspace).value == ([], ())


def test_a_mended_package_stays_a_package(folder: Path, workspace: Workspace) -> None:
    """What came as DI goes back as DI, and can be read again."""
    (folder / "wrong.txt").write_text(WRONG, encoding="utf-8")
    letter = read_letter(folder / "wrong.txt").value.letter
    save_files(folder, letter_files([("w", letter)], ("di",), workspace).value)
    checked = check_file(folder / "w-di", None, workspace)
    _, documents = fix(checked, workspace).value
    assert any(document.name.endswith(".di") for document in documents)


def test_a_kind_is_told_from_a_file(
    folder: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of that name comes first; what is neither is refused with both cures."""
    monkeypatch.chdir(folder)
    assert is_kind("invitation", workspace)
    (folder / "invitation").write_text("x", encoding="utf-8")
    assert not is_kind("invitation", workspace)
    assert set(kind_names(workspace)) >= {"invitation", "reminder"}
    with pytest.raises(UserError, match="找不到"):
        refuse_unknown("invitatoin", workspace)


RIGHT = """\
檔　　號：
保存年限：

彰化縣立範例國民中學　函

地址：50001 彰化縣彰化市範例路2號
聯絡人：林小例

受文者：南投縣政府
發文日期：中華民國115年8月5日
發文字號：範中教字第1150000124號
速別：普通件
密等及解密條件或保密期限：
附件：如主旨

主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。
說明：依據本校115年度校務計畫辦理。

正本：南投縣政府
副本：本校教務處
"""


def _lines_swapped(one: str, other: str) -> str:
    """Return the letter with the lines that begin with two labels in each other's place."""
    lines = RIGHT.splitlines()
    at, to = (next(i for i, line in enumerate(lines) if line.startswith(x)) for x in (one, other))
    lines[at], lines[to] = lines[to], lines[at]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("one", "other", "late"),
    [
        ("受文者", "發文日期", "受文者"),
        ("發文日期", "發文字號", "發文日期"),
        ("發文字號", "速別", "發文字號"),
        ("速別", "密等", "速別"),
        ("密等", "附件", "密等"),
        ("聯絡人", "受文者", "聯絡方式"),
        ("主旨", "說明", "主旨"),
        ("正本", "副本", "正本"),
    ],
)
def test_the_order_within_the_file_is_checked(
    one: str, other: str, late: str, tmp_path: Path, workspace: Workspace
) -> None:
    """Two fields in each other's place are told by the one that comes too late."""
    file = tmp_path / "letter.txt"
    file.write_text(_lines_swapped(one, other), encoding="utf-8")
    found = {(each.code, each.place.field) for each in check_file(file, None, workspace).findings}
    assert ("parts-order", late) in found


@pytest.mark.parametrize("samples", ["di", "letters_read"])
def test_orders_that_producers_use_are_no_defect(samples: str, workspace: Workspace) -> None:
    """Older generations, memos, notices and joint letters have other orders, and rightly so."""
    data = Path(__file__).parents[1] / "data" / samples
    for file in sorted(data.glob("*.di" if samples == "di" else "*.txt")):
        found = check_file(file, None, workspace).findings
        assert "parts-order" not in {each.code for each in found}, file.name


def test_the_order_of_before_2005_is_right_too(tmp_path: Path, workspace: Workspace) -> None:
    """速別 and 密等 once stood above the date; a letter in that form is in order."""
    head = RIGHT.replace("速別：普通件\n密等及解密條件或保密期限：\n", "")
    old = head.replace("發文日期", "速別：普通件\n密等及解密條件或保密期限：\n發文日期")
    for number, text in enumerate((RIGHT, old)):
        file = tmp_path / f"{number}.txt"
        file.write_text(text, encoding="utf-8")
        codes = {each.code for each in check_file(file, None, workspace).findings}
        assert "parts-order" not in codes


def test_an_exchange_file_out_of_order_is_told(tmp_path: Path, workspace: Workspace) -> None:
    """The elements of a DI file have the same order; 地址 after the number is told."""
    file = tmp_path / "letter.di"
    file.write_text(
        "<函><發文機關><全銜>範例縣政府</全銜></發文機關><函類別 代碼='函'/>"
        "<受文者>如正本</受文者><發文日期><年月日>中華民國115年8月5日</年月日></發文日期>"
        "<發文字號><字>府教學</字><文號><年度>115</年度><流水號>0045678</流水號></文號></發文字號>"
        "<地址>500 彰化縣</地址><主旨><文字>請查照。</文字></主旨></函>",
        encoding="utf-8",
    )
    found = {(each.code, each.place.field) for each in check_file(file, None, workspace).findings}
    assert ("parts-order", "地址") in found


def test_full_width_digits_of_the_number_are_told(tmp_path: Path, workspace: Workspace) -> None:
    """Reading makes the digits of 發文字號 half-width, so that is where they are told."""
    for number, wide in (("1150000124", False), ("１１５００００１２４", True)):
        file = tmp_path / "letter.txt"
        file.write_text(RIGHT.replace("1150000124", number), encoding="utf-8")
        found = {(one.code, one.place.field) for one in check_file(file, None, workspace).findings}
        assert (("digit-full-width", "發文字號") in found) is wide


def test_what_is_left_after_mending_names_the_whole_file(
    tmp_path: Path, workspace: Workspace
) -> None:
    """Findings of the mended letter name the file with its extension, as before mending."""
    file = tmp_path / "letter.txt"
    file.write_text(RIGHT.replace("1份", "乙份").replace("請查照", "請照辦"), encoding="utf-8")
    left = fix(check_file(file, None, workspace), workspace).findings
    assert {each.place.file for each in left} == {"letter.txt"}
