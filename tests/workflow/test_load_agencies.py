"""A school's own table of agency codes is used where it keeps one."""

from __future__ import annotations

from pathlib import Path

from inservice_docs.workflow.draft_letter import LetterOrder, draft_letter
from inservice_docs.workflow.load_agencies import load_agencies
from inservice_docs.workflow.workspace import Workspace, open_workspace

TABLE = "機關名稱,機關代碼\n臺中市政府,387000000A\n南投縣政府,376480000A\n"


def test_without_a_table_no_code_is_known(workspace: Workspace) -> None:
    """Codes are never guessed."""
    assert not load_agencies(workspace).value


def test_without_a_workspace_no_code_is_known(tmp_path: Path) -> None:
    """A letter can be drafted anywhere."""
    assert not load_agencies(open_workspace(None, tmp_path)).value


def test_a_code_stands_beside_the_name_that_it_belongs_to(
    folder: Path, workspace: Workspace
) -> None:
    """The exchange sheet holds the codes of the table."""
    (folder / "agencies.csv").write_text(TABLE, encoding="utf-8-sig")
    assert load_agencies(workspace).value.code_of("臺中市政府") == "387000000A"
    order = LetterOrder("approval-request", folder / "plan.yaml", formats=("di",))
    made = {each.name: each.data for each in draft_letter(order, workspace).value}
    (sheet,) = (data.decode() for name, data in made.items() if name.endswith(".sw"))
    assert "387000000A" in sheet
