"""More forms of the school's own pages: files of its own, personal data, teachers, accounts."""

from __future__ import annotations

from pathlib import Path

from tests.support.issued import finished
from tests.support.page_corrections import behind
from tests.support.page_facts import faulty_roster
from tests.support.page_people import correct_list
from tests.support.page_school import PASSWORD
from tests.support.pages import Visitor
from tests.support.samples import id_number

from inservice_docs.documents.catalogue import CERTIFICATE
from inservice_docs.records.account import Role
from inservice_docs.workflow.manage_accounts import add_account

NEW = "another long sentence"
CODES = '["時段"]\n1 = "一般上班時間"\n9 = "深夜"\n'
LAYOUT = '[["欄"]]\n"標題" = "證號"\n"內容" = "身分證字號"\n'


def school_corrections(clerk: Visitor, stranger: Visitor, folder: Path) -> None:
    """Own files and going back from them, teachers, personal data at their end, the register."""
    del stranger
    with behind(folder) as register:
        due = [finished(register) for _ in range(2)]
    use_own_files(clerk)
    use_own_words(clerk)
    change_teachers(clerk)
    look_after_register(clerk)
    forget_people(clerk, due)
    clerk.submit("/", "/preferences", button="深色")
    assert clerk.get("/").page.get("data-theme") == "dark"
    # Cookies of before are not read any more by a server that is started with another key.
    clerk.submit("/school/keys", "/rotate", {"sure": "1"})


def accounts(clerk: Visitor, stranger: Visitor, folder: Path) -> None:
    """People sign in and out with accounts; passwords are changed by themselves and for them."""
    with behind(folder) as register:
        for login, role in (("lin", Role.ADMINISTRATOR), ("chen", Role.OFFICER)):
            add_account(register, login, "林小範", "教務處", [str(role)], PASSWORD)
    clerk.sign_in("lin", PASSWORD)
    fields = {"password": NEW, "again": NEW}
    clerk.submit("/school/accounts/chen", "/password", fields)
    stranger.sign_in("chen", PASSWORD)
    assert stranger.get("/").path == "/login"
    stranger.sign_in("chen", NEW)
    assert stranger.get("/").path == "/"
    changed = {"old": PASSWORD, "new": NEW, "again": NEW}
    clerk.submit("/account", "/account/password", changed)
    assert clerk.get("/").path == "/login"
    clerk.sign_in("lin", NEW)
    assert clerk.get("/").path == "/"
    clerk.submit("/", "/logout")
    assert clerk.get("/").path == "/login"


def use_own_files(clerk: Visitor) -> None:
    """Codes, a layout and a template of the school's own are used; two of them no more."""
    place = "/school/codes"
    codes = {"file": ("codes.toml", CODES.encode())}
    clerk.submit(place, place, files=codes)
    clerk.submit(place, place, button="換回內建的代碼")
    assert "深夜" not in clerk.get(place).text
    clerk.submit(place, place, files=codes)
    assert "深夜" in clerk.get(place).text
    place = "/school/layouts"
    clerk.submit(place, place, files={"file": ("layout.toml", LAYOUT.encode())})
    assert "證號" in clerk.get(place).text
    clerk.submit(place, place, button="移除")
    assert "學校自訂" not in clerk.get(place).text
    place = f"/school/templates/one?name={CERTIFICATE}"
    own = clerk.get("/school/templates/file", name=CERTIFICATE).data
    clerk.submit(place, "/school/templates", files={"file": ("證明.docx", own)})
    assert "學校自訂" in clerk.get(place).text
    clerk.submit(place, "/built-in")
    assert "學校自訂" not in clerk.get(place).text


def use_own_words(clerk: Visitor) -> None:
    """Words of the school's own are looked at, kept, and taken back; a letter about nobody."""
    place = "/wording/approval-request"
    built_in = clerk.get(place).page.get_element_by_id("f-text").value
    text = built_in.replace("研習目的：", "本案目的：")
    clerk.submit(place, place, {"text": text}, button="預覽")
    assert "本案目的" not in clerk.get(place).text
    clerk.submit(place, place, {"text": text}, button="儲存")
    assert "本案目的" in clerk.get(place).text
    clerk.submit(place, "/restore")
    assert "本案目的" not in clerk.get(place).text
    who = {"office": "輔導室", "person": "陳小範"}
    clerk.submit("/letters/account-request", "/account-request", who, button="預覽")


def change_teachers(clerk: Visitor) -> None:
    """Teachers come from a list in which one row is corrected; one of them leaves."""
    sent = {"file": ("教師.csv", faulty_roster(61, 63))}
    clerk.submit("/teachers", "/teachers/list", files=sent)
    correct_list(clerk, "/teachers/list", 63)
    found = clerk.submit("/teachers", "/teachers", {"text": "範例62"}, button="查詢")
    (row,) = found.page.xpath("//input[@name='id']/@value")
    clerk.submit("/teachers", "/left", {"id": [row]})
    left = clerk.get("/teachers").text
    assert "王範例62" not in left
    assert "王範例63" in left


def look_after_register(clerk: Visitor) -> None:
    """A backup, the examination of the register, and of its trail."""
    phrase = "four words of some sort"
    clerk.submit("/school/backup", "/backup", {"passphrase": phrase, "again": phrase})
    clerk.submit("/school/doctor", "/doctor", button="檢查登記簿")
    clerk.submit("/school/doctor", "/doctor", button="重新計算")
    clerk.submit("/school/trail", "/school/trail", button="查驗軌跡")


def forget_people(clerk: Visitor, due: list[str]) -> None:
    """Somebody asks what is known of them; the data that are due go, of all studies at once."""
    clerk.submit("/school/privacy", "/person", {"person": id_number(1)})
    clerk.submit("/school/privacy", "/purge", {"word": "刪除", "plan": due})
    assert "沒有到期的研習" in clerk.get("/school/privacy").text
