"""`document list` and `document remake`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command


def test_a_document_is_made_again_byte_for_byte(registry: Path, command: Command) -> None:
    """Into any folder."""
    plan = command("plan", "add", "plan.yaml", "--json").json["plan"]
    issued = command("letter", "issue", "invitation", plan, "--date", "99-03-02", "--json").json
    id = issued["documents"][0]["id"]
    answer = command("document", "remake", str(id), "--out", "again", "--json")
    assert answer.code == 0, answer.out
    for before, after in zip(issued["files"], answer.json["files"], strict=True):
        assert Path(after).parent.name == "again"
        assert Path(before).read_bytes() == Path(after).read_bytes()


def test_documents_are_listed(registry: Path, command: Command) -> None:
    """In words, also when there are none."""
    assert "沒有符合的文件" in command("document", "list").out
    words = ["--office", "輔導室", "--person", "王小範", "--date", "115-08-05"]
    assert command("letter", "issue", "account-request", *words).code == 0
    assert "業務帳號申請" in command("document", "list").out
    assert command("document", "remake", "99", "--json").codes == {"document-unknown"}
