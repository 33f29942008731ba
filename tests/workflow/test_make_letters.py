"""The files of a letter, and everything it was made from."""

from __future__ import annotations

import json
from pathlib import Path

from inservice_docs.records.issued import PartRole
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.make_letters import MadeLetter, make_letters, without_numbers
from inservice_docs.workflow.prepare_letter import Facts, compose_issue, numbered
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.registered_plan import current_plan

NUMBER = "曉中宗字第0990006002號"


def made(register: Register, folder: Path, before: int, *formats: str) -> MadeLetter:
    """The invitation of the sample study, made while some have gone out before."""
    entry = add_plan(folder / "plan.yaml", register).value
    with register.look() as work:
        facts = Facts(entry, current_plan(work, entry), (), None, before)
    composed = compose_issue("invitation", facts, register.workspace, register.today)
    letters = numbered(composed, [NUMBER])
    workspace = register.workspace
    return make_letters("invitation", composed, letters, facts, workspace, formats).value[0]


def test_a_letter_comes_in_every_format_with_its_enclosures(
    register: Register, folder: Path
) -> None:
    """A package holds its enclosures inside; the study plan also lies beside it."""
    names = [each.name for each in made(register, folder, 0, "docx", "txt", "di").files]
    assert names[:2] == ["99-001-invitation.docx", "99-001-invitation.txt"]
    assert any(name.startswith("99-001-invitation-di/") for name in names)
    assert names[-1] == "99-001-invitation-實施計畫.docx"


def test_what_it_was_made_from_is_kept(register: Register, folder: Path) -> None:
    """Template, wording, and the exact context as plain values."""
    letter = made(register, folder, 0, "docx")
    assert [each.role for each in letter.stored()] == [
        *(PartRole.FILE, PartRole.FILE, PartRole.TEMPLATE, PartRole.WORDING),
    ]
    context = json.loads(json.dumps(letter.context, ensure_ascii=False))
    assert context["page"]["發文字號"] == context["letter"]["number"] == NUMBER


def test_a_letter_after_others_has_a_name_of_its_own(register: Register, folder: Path) -> None:
    """It overwrites none of them."""
    assert made(register, folder, 1, "docx").files[0].name == "99-001-invitation-2.docx"


def test_a_letter_without_its_numbers_is_its_words(register: Register, folder: Path) -> None:
    """Number and date differ each time it goes out."""
    letter = made(register, folder, 0, "docx").letter
    assert without_numbers(letter) == without_numbers(
        letter.model_copy(update={"number": "別的文號"})
    )
