"""Course codes and agency codes on the pages."""

from __future__ import annotations

from tests.support.pages import Visitor

CODES, AGENCIES = "/school/codes", "/school/agencies"


def test_own_course_codes_are_used_at_once(clerk: Visitor) -> None:
    """And the built-in ones again."""
    data = '["時段"]\n1 = "一般上班時間"\n9 = "深夜"\n'.encode()
    done = clerk.submit(CODES, CODES, files={"file": ("codes.toml", data)})
    assert "學校自訂" in done.text
    assert "深夜" in done.text
    done = clerk.submit(CODES, CODES, button="換回內建的代碼")
    assert "深夜" not in done.text


def test_a_broken_file_is_told(clerk: Visitor) -> None:
    """Nothing changes."""
    for data in (b"[[[", b""):
        wrong = clerk.submit(CODES, CODES, files={"file": ("codes.toml", data)})
        assert wrong.page.cssselect(".wrong, .note.error") or "已改用" in wrong.text
    wrong = clerk.submit(CODES, CODES, files={"file": ("codes.toml", b"[[[")})
    assert wrong.status == 422


def test_agency_codes_come_and_go(clerk: Visitor) -> None:
    """Rows that cannot be used are told."""
    data = "機關名稱,機關代碼\n臺中市政府,387000000A\n甲,1\n".encode()
    done = clerk.submit(AGENCIES, AGENCIES, files={"file": ("a.csv", data)})
    assert "已匯入 1 個機關。" in done.notes
    assert any("未匯入" in note for note in done.notes)
    assert "387000000A" in done.text
    assert clerk.submit(AGENCIES, AGENCIES, files={"file": ("a.csv", b"x")}).status == 422
    done = clerk.submit(AGENCIES, AGENCIES, button="移除這張表")
    assert "還沒有表" in done.text


def test_a_layout_is_checked_used_and_removed(clerk: Visitor) -> None:
    """What is wrong with it is told; the next upload file follows it."""
    page = "/school/layouts"
    own = '[["欄"]]\n"標題" = "證號"\n"內容" = "身分證字號"\n'.encode()
    for data in (b"[[[", b""):
        assert clerk.submit(page, page, files={"file": ("x.toml", data)}).status == 422
    done = clerk.submit(page, page, files={"file": ("../../etc/x.toml", own)})
    assert "已改用學校的 hours_upload.toml。" in done.notes
    assert "證號" in done.text
    done = clerk.submit(page, page, button="移除")
    assert "已移除學校的 hours_upload.toml。" in done.notes
