"""The command as a whole: help, usage errors, users' mistakes and bugs look different."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Command

from inservice_docs import __version__
from inservice_docs.workflow import check_plan

NOUNS = ("plan", "letter", "course", "roster", "certificate", "template")


def test_help_names_every_noun_in_chinese(command: Command) -> None:
    """Without a word the command explains itself."""
    answer = command("--help")
    assert answer.code == 0
    assert "用法：" in answer.out
    for noun in NOUNS:
        assert f"\n  {noun} " in answer.out


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_has_help_without_english_headings(noun: str, command: Command) -> None:
    """No heading of the help page is left in English."""
    answer = command(noun, "--help")
    assert answer.code == 0
    for word in ("Usage:", "Options:", "Commands:", "Show this message"):
        assert word not in answer.out


def test_the_version_is_told(command: Command) -> None:
    """`--version` gives the name and the version."""
    assert command("--version").out == f"inservice-docs {__version__}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("plan", "chek"), "沒有指令 chek"),
        (("plan", "check"), "缺少 FILE"),
        (("plan", "check", "a.yaml", "--jsn"), "沒有選項 --jsn"),
        (("course", "sheet", "a.yaml", "b.yaml"), "多了參數"),
        (("plan", "copy", "a.yaml", "--date"), "--date"),
    ],
)
def test_a_usage_error_is_said_in_chinese_and_exits_2(
    words: tuple[str, ...], said: str, command: Command
) -> None:
    """The message names what is wrong and where help is."""
    answer = command(*words)
    assert answer.code == 2
    assert said in answer.err
    assert "--help" in answer.err
    assert answer.out == ""


def test_a_users_mistake_exits_1_without_a_traceback(command: Command, office: Path) -> None:
    """What is wrong and the cure are told; nothing of the program shows."""
    answer = command("letter", "draft", "invitation", "no-such-plan.yaml")
    assert answer.code == 1
    assert "找不到檔案" in answer.err
    assert "Traceback" not in answer.err


def test_a_users_mistake_is_json_where_json_was_asked_for(command: Command, office: Path) -> None:
    """Nothing but the JSON stands on stdout."""
    answer = command("letter", "draft", "invitation", "no-such-plan.yaml", "--json")
    assert answer.code == 1
    assert answer.json["findings"][0]["severity"] == "error"
    assert answer.err == ""


def test_a_bug_says_so_and_shows_no_data(
    command: Command, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unforeseen error exits 70 with the place in the program, never with what it worked on."""

    def fail(*_: object) -> None:
        raise RuntimeError("A123456789")

    monkeypatch.setattr(check_plan, "load_plan", fail)
    answer = command("plan", "check", "plan.yaml")
    assert answer.code == 70
    assert "RuntimeError" in answer.err
    assert "A123456789" not in answer.err + answer.out


@pytest.mark.parametrize("at", [0, 1, 4])
def test_the_workspace_may_be_named_anywhere_on_the_line(
    at: int, command: Command, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--workspace` is understood before and after the verb."""
    monkeypatch.chdir(tmp_path)
    words: list[str | Path] = ["letter", "draft", "approval-request", office / "plan.yaml"]
    words[at:at] = ["--workspace", office]
    answer = command(*words)
    assert answer.code == 0
    assert (office / "out" / "plan-approval-request.docx").is_file()


def test_a_folder_that_is_no_workspace_is_refused(command: Command, tmp_path: Path) -> None:
    """The message says how it becomes one."""
    answer = command("--workspace", tmp_path, "letter", "kinds")
    assert answer.code == 1
    assert "init" in answer.err


def run_in_a_process(*words: str, encoding: str) -> subprocess.CompletedProcess[bytes]:
    code = "from inservice_docs.cli.main import run; run()"
    settings = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    return subprocess.run(
        [sys.executable, "-c", code, *words], env=settings, capture_output=True, check=False
    )


def test_a_cp950_console_can_show_what_is_said(office: Path) -> None:
    """Chinese comes out readable, and what cp950 lacks does not stop the work."""
    (office / "plan.yaml").write_text("研習名稱: 𠮷堃分享日\n未知: 1\n", encoding="utf-8")
    done = run_in_a_process("plan", "check", "plan.yaml", encoding="cp950")
    assert done.returncode == 1
    text = (done.stdout + done.stderr).decode("cp950")
    assert "不認得欄名「未知」" in text
    assert "?" not in text.replace("？", "")


def test_json_is_utf8_on_any_console(office: Path) -> None:
    """A program that reads the answer need not know the console."""
    done = run_in_a_process("plan", "check", "plan.yaml", "--json", encoding="cp950")
    assert json.loads(done.stdout.decode("utf-8"))["findings"]


def test_a_character_that_nothing_can_hold(office: Path, command: Command) -> None:
    """It is refused before anything is done with it; a file may be called anything."""
    answer = command("people", "list", "王\ufdd0", "--json")
    assert (answer.code, answer.codes) == (1, {"text-unholdable"})
    assert command("roster", "sign-in", "plan.yaml", "--columns", "姓\x07名").code == 1


def test_a_value_out_of_range_is_said_in_chinese(office: Path, command: Command) -> None:
    """With the option's name."""
    answer = command("audit", "list", "--before", "99999999999999999999")
    assert answer.code == 2
    assert "--before 的值不對：" in answer.err
    assert "以下" in answer.err or "範圍" in answer.err
