"""`certificate issue|reissue|revoke|list` at the command line."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.support.issued import another_layout, awarded

from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.workflow.register import open_register, system_actor
from inservice_docs.workflow.workspace import open_workspace

AT = dt.datetime(2010, 2, 26, 2, 0, tzinfo=dt.UTC)
NUMBER = "(99)曉中宗字第0002號"
DATE = ("--date", "99-03-24")


@pytest.fixture
def plan(registry: Path) -> str:
    """A study of three people whose hours are awarded."""
    with open_register(open_workspace(registry), system_actor(), AT) as register:
        return awarded(register, 3)


def test_issuing_says_what_was_made(command: Command, plan: str, registry: Path) -> None:
    """Files in a folder of the study, and the numbers; nobody is named."""
    answer = command("certificate", "issue", plan, *DATE)
    assert answer.code == 0, answer.err
    assert "共 3 張：(99)曉中宗字第0001號至(99)曉中宗字第0003號。" in answer.out
    assert (registry / "out" / f"{plan}-研習證明" / "研習證明_0003.docx").is_file()
    assert "王範例" not in answer.out + answer.err
    again = command("certificate", "issue", plan, *DATE, "--json")
    assert (again.code, again.codes) == (1, {"certificates-issued"})


def test_issuing_some_into_a_zip(command: Command, plan: str, registry: Path) -> None:
    """The people named, with a word of one's own, and mail drafts; the rest later."""
    words = ("--person", "王範例3", "--person", "王範例1", "--number-word", "曉中教", "--mail")
    done = command("certificate", "issue", plan, *DATE, *words, "--zip", "a.zip", "--json").json
    numbers = [each["number"] for each in done["certificates"]]
    assert numbers == ["(99)曉中教字第0001號", "(99)曉中教字第0002號"]
    assert set(done) == {"certificates", "files", "findings"}
    assert len([n for n in zipfile.ZipFile("a.zip").namelist() if n.endswith(".eml")]) == 2
    once_more = ("certificate", "issue", plan, "--again", "--zip", "b.zip", "--json")
    assert len(command(*once_more).json["certificates"]) == 2
    first, second = (zipfile.ZipFile(name) for name in ("a.zip", "b.zip"))
    assert first.read("研習證明_0001.docx") == second.read("研習證明_0001.docx")


def test_the_template_is_chosen(command: Command, plan: str, registry: Path) -> None:
    """And an unknown one issues nothing."""
    another_layout(registry)
    wrong = command("certificate", "issue", plan, *DATE, "--template", "無", "--json")
    assert wrong.codes == {"certificate-template"}
    done = command("certificate", "issue", plan, *DATE, "--template", "獎狀式", "--json").json
    text = "".join(read_text(Path(done["files"][0]).read_bytes()))
    assert "本證明依獎狀式" in text


def test_a_copy_and_a_revocation(command: Command, plan: str, registry: Path) -> None:
    """By number or by the number in the list; both want a reason."""
    command("certificate", "issue", plan, *DATE)
    for verb in ("reissue", "revoke"):
        assert command("certificate", verb, NUMBER, "--json").codes == {"reason-missing"}
    copy = command("certificate", "reissue", "2", "--reason", "遺失", "--json")
    assert copy.json["certificates"][0]["copies"] == 1
    assert Path(copy.json["files"][0]).name == "研習證明_0002_補發1.docx"
    revoked = command("certificate", "revoke", NUMBER, "--reason", "姓名有誤", "--json").json
    assert (revoked["state"], revoked["reason"]) == ("revoked", "姓名有誤")
    assert command("certificate", "revoke", NUMBER, "--reason", "x", "--json").codes == {
        "certificate-revoked"
    }


def test_the_list(command: Command, plan: str, registry: Path) -> None:
    """Names masked unless asked for; by plan, person and state."""
    command("certificate", "issue", plan, *DATE)
    command("certificate", "revoke", "1", "--reason", "有誤")
    listed = command("certificate", "list", plan, "--json").json["certificates"]
    assert [each["id"] for each in listed] == [3, 2, 1]
    assert {each["name"] for each in listed} == {"王○○1", "王○○2", "王○○3"}
    table = command("certificate", "list", "--full").out
    assert "王範例2" in table
    assert "已撤銷：有誤" in table
    one = command("certificate", "list", "--person", "王範例2", "--json").json
    assert [each["number"] for each in one["certificates"]] == [NUMBER]
    valid = command("certificate", "list", "--valid", "--after", "3", "--json").json
    assert [each["id"] for each in valid["certificates"]] == [2]
    assert "沒有符合的證明" in command("certificate", "list", "--person", "無").out
