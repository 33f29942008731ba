"""The mail server and the calendar on the pages."""

from __future__ import annotations

from tests.support.pages import Visitor
from tests.support.studies import study

from inservice_docs.workflow.register import Register

HERE = "/school/mail"
SERVER = """
[smtp]
host = "smtp.example.edu.tw"
user = "kyo"
sender = "kyo@example.edu.tw"
sender_name = "教務處"
"""


def test_the_server_is_shown_without_its_password(clerk: Visitor, register: Register) -> None:
    """Without one, what else can be done."""
    assert "還沒有設定寄信伺服器" in clerk.get(HERE).text
    assert register.workspace.folder is not None
    file = register.workspace.folder / "inservice.toml"
    file.write_text(file.read_text("utf-8") + SERVER, "utf-8")
    page = clerk.get(HERE)
    assert "smtp.example.edu.tw：587" in page.text
    assert "不顯示" in page.text
    checked = clerk.submit(HERE, HERE, button="測試連線")
    assert checked.page.cssselect(".note.error")


def test_the_calendar_is_handed_over(clerk: Visitor, register: Register) -> None:
    """The studies under way, of one office or of all; no person's name."""
    number = study(register)
    made = clerk.get("/school/calendar.ics")
    assert made.response.headers["content-type"] == "text/calendar; charset=utf-8"
    text = made.data.decode().replace("\r\n ", "")
    assert number in text
    assert "陳小範" not in text
    assert number not in clerk.get("/school/calendar.ics", office="人事室").data.decode()
