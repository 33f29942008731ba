"""Every finding leads to where it is mended."""

from __future__ import annotations

import pytest

from inservice_docs.records.finding import Place, error
from inservice_docs.web.pages.field_links import with_links


@pytest.mark.parametrize(
    ("field", "address"),
    [
        ("場次 2 › 時間", "/studies/115-001#f-sessions-2-time"),
        ("研習地點", "/studies/115-001#f-sessions-1-venue"),
        ("目的", "/studies/115-001#f-purpose"),
        ("核准文號", "/studies/115-001/approvals"),
        ("核准文號 1 › 時數", "/studies/115-001/approvals"),
        ("研習名單", "/studies/115-001/participants"),
        ("發文字", "/school"),
        ("不是欄位", ""),
    ],
)
def test_the_address_of_a_field(field: str, address: str) -> None:
    """On the plan's form, among the approvals, or at the school."""
    found = error("x", "缺少。").at(Place(field=field))
    assert with_links([found], "115-001")[0][1] == address


def test_without_a_study_only_the_school_is_linked() -> None:
    """A reviewer cannot mend the plan."""
    found = [error("x", "缺。").at(Place(field=field)) for field in ("目的", "首長")]
    assert [to for _, to, _ in with_links(found, "")] == ["", "/school"]


def test_an_early_invitation_leads_to_the_approvals() -> None:
    """It is about an authority of the plan, and waits for its answer."""
    found = error("invitation-before-approval", "尚未核准。").at(Place(field="主管機關 1"))
    assert with_links([found], "115-001")[0][1] == "/studies/115-001/approvals"


def test_a_mark_on_the_sheet_comes_first() -> None:
    """It shows the very words."""
    found = error("x", "錯字。").at(Place(field="主旨"))
    assert with_links([found], "115-001", {found: "3"})[0][1:] == ("#mark-3", "看位置")


def test_cures_speak_of_pages() -> None:
    """Not of commands."""
    found = error("x", "缺。", "以 inservice-docs plan show 115-001 查看。")
    assert "inservice-docs" not in with_links([found], "115-001")[0][0].fix
