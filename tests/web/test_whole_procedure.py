"""The eight steps on the pages, without any script, from an empty folder to verified certificates.

Each test is one study as an office does it, in the order of the procedure; every status is looked
at, everything that can be downloaded on the way is opened.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import page_downloads as opened
from tests.support import page_procedure as procedure
from tests.support.page_facts import SCHOOL, plan_facts
from tests.support.page_procedure import Clerk
from tests.support.pages import DOOR, Answer, Visitor, served
from tests.support.samples import id_number, person

ONLINE, DROPPED, TEACHERS = range(11, 14), range(21, 24), range(1, 4)
EARLY = 12


def verdict(stranger: Visitor, *, code: str = "", file: bytes = b"") -> str:
    """What the public page says of a certificate's code or file."""
    files = {"file": ("證明", file)} if file else None
    answer = stranger.submit("/verify", "/verify", {"text": code}, files)
    return " ".join(answer.page.cssselect(".verdict")[0].text_content().split())


def documents(clerk: Clerk) -> dict[str, dict[str, bytes]]:
    """The files of the newest document of each title; upload files stand elsewhere."""
    found: dict[str, dict[str, bytes]] = {}
    page = clerk.see("documents").page
    for link in page.xpath("//main//a[contains(@href, '/documents/')]"):
        title = link.text_content().strip()
        if link.get("href").endswith("/files") or title == "時數上傳檔":
            continue
        answer = clerk.visitor.get(f"{link.get('href')}/files")
        name = answer.response.headers["content-disposition"].rstrip('"')
        packed = name.endswith(".zip")
        files = opened.unpacked(answer.data) if packed else {name: answer.data}
        found.setdefault(title, files)
    return found


def uploaded(clerk: Clerk) -> dict[str, bytes]:
    """The upload files, as whoever enters hours fetches them."""
    page = clerk.see("hours")
    action = next(f.get("action") for f in page.page.forms if "/uploads/" in f.get("action", ""))
    return opened.unpacked(clerk.visitor.submit(page, action).data)


def certificates(clerk: Clerk, job: str) -> dict[str, bytes]:
    """The certificates' files, as the page of the work hands them over."""
    done: Answer = clerk.visitor.get(job)
    return opened.unpacked(clerk.visitor.get(done.link("下載")).data)


def check_papers(clerk: Clerk, stranger: Visitor, files: dict[str, bytes], people: int) -> None:
    """A Word document and a PDF each; true, and not to be altered; one is revoked."""
    kinds = opened.kinds(files)
    assert kinds.count("docx") >= people
    assert kinds.count("pdf") >= people
    assert not [name for name in files if "王範例" in name]
    paper = next(each for name, each in sorted(files.items()) if name.endswith("_0001.docx"))
    printed = next(each for name, each in sorted(files.items()) if name.endswith("_0001.pdf"))
    name = next(each for each in map(str, range(1, 30)) if f"王範例{each}（" in text_of(paper))
    study = plan_facts(cross_school=clerk.cross_school)["name"]
    for text in (text_of(paper), "".join(opened.pdf_text(printed).split())):
        assert SCHOOL["name"] in text
        assert study in text
    code = opened.docx_code(paper)
    assert "這張證明是真的" in verdict(stranger, code=code)
    assert "這張證明是真的" in verdict(stranger, file=paper)
    assert "這張證明是真的" in verdict(stranger, file=printed)
    altered = opened.with_words(paper, f"王範例{name}", "李範例")
    assert "這張證明被改過" in verdict(stranger, file=altered)
    roll = clerk.visitor.get(clerk.see("certificates").link("0001號"))
    clerk.visitor.submit(roll, "/revoke", {"revoke_reason": "姓名誤植"})
    assert "這張證明已經撤銷" in verdict(stranger, code=code)
    assert "姓名誤植" not in verdict(stranger, code=code)


def text_of(paper: bytes) -> str:
    """The words of a Word document without its blanks."""
    return "".join(opened.docx_text(paper).split())


@pytest.mark.system
def test_a_cross_school_study(tmp_path: Path, environment: dict[str, str]) -> None:
    """校外（跨校性）研習: approved by an authority, open to other schools."""
    with served(tmp_path / "office", environment) as base:
        visitor, stranger = Visitor(base), Visitor(base)
        visitor.get("/enter", key=DOOR)
        procedure.set_up(visitor)
        clerk = Clerk(visitor, tmp_path / "office", cross_school=True)
        procedure.register(clerk)
        draft = visitor.get(clerk.at("letters/approval-request/draft"), format="pdf").data
        assert "草稿" in "".join(opened.pdf_text(draft).split())
        procedure.approve(clerk, tmp_path)
        sheet = opened.docx_text(visitor.get(clerk.at("course/sheet")).data)
        assert "十二年一貫生命教育分享日" in sheet
        procedure.enter_course(clerk)
        procedure.open_sign_up(clerk)
        procedure.apply(clerk, stranger, ONLINE)
        procedure.review_applicants(clerk, ONLINE)
        procedure.drop_roster(clerk, DROPPED)
        procedure.sign_in(clerk)
        procedure.attend(clerk, EARLY)
        procedure.award(clerk, EARLY)
        check_upload(uploaded(clerk), (*ONLINE, *DROPPED))
        procedure.confirm(clerk, returned=True)
        made = certificates(clerk, procedure.certify(clerk, 6))
        check_papers(clerk, stranger, made, 6)
        check_documents(clerk, documents(clerk))


def check_upload(files: dict[str, bytes], serials: tuple[int, ...]) -> None:
    """Every ID number in full, everybody's hours, and one hour for who left early."""
    for rows in (
        opened.sheet_rows(opened.of_kind(files, "xlsx")),
        opened.csv_rows(opened.of_kind(files, "csv")),
    ):
        for serial in serials:
            (row,) = [each for each in rows if id_number(serial) in each]
            assert ("1" if serial == EARLY else "3") in row


def check_documents(clerk: Clerk, held: dict[str, dict[str, bytes]]) -> None:
    """Letters and sheets went out whole: the words of the study stand in each."""
    number, name = procedure.letter_number(clerk), plan_facts(cross_school=True)["name"]
    request = held["申請核定研習時數"]
    letter = next(each for name, each in request.items() if name.endswith("approval-request.docx"))
    assert number in text_of(letter)
    assert name in opened.di_text(opened.of_kind(request, "di"))
    invitation = next(files for title, files in held.items() if "邀請" in title or "轉知" in title)
    assert name in text_of(opened.of_kind(invitation, "docx"))
    assert "陳小範" in text_of(next(iter(held["課程登錄表"].values())))
    rows = opened.sheet_rows(opened.of_kind(held["簽到表"], "xlsx"))
    shown = {cell for row in rows for cell in row}
    assert {person(serial).name for serial in (*ONLINE, *DROPPED)} <= shown
    assert not any(id_number(serial) in shown for serial in (*ONLINE, *DROPPED))


@pytest.mark.system
def test_an_in_school_study(tmp_path: Path, environment: dict[str, str]) -> None:
    """校內研習: signed off by the principal, its own teachers, hours entered by 文書組."""
    early = 2
    with served(tmp_path / "office", environment) as base:
        visitor, stranger = Visitor(base), Visitor(base)
        visitor.get("/enter", key=DOOR)
        procedure.set_up(visitor)
        procedure.bring_teachers(visitor, 5)
        clerk = Clerk(visitor, tmp_path / "office", cross_school=False)
        procedure.register(clerk)
        procedure.sign_off(clerk)
        procedure.enter_course(clerk)
        procedure.sign_up_batch(clerk, TEACHERS)
        procedure.drop_roster(clerk, DROPPED)
        procedure.sign_in(clerk)
        procedure.attend(clerk, early)
        procedure.countersign(clerk)
        procedure.award(clerk, early)
        procedure.confirm(clerk, returned=False)
        made = certificates(clerk, procedure.certify(clerk, 6))
        check_papers(clerk, stranger, made, 6)
        held = documents(clerk)
        assert "班級經營案例研討" in text_of(next(iter(held["校內研習簽"].values())))
        memo = opened.docx_text(opened.of_kind(held["研習時數登錄簽"], "docx"))
        assert "時數" in memo
