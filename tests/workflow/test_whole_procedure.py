"""The eight steps from the command line, from a plan file to the recorded hours.

Each test is one study as an office does it, in the order of the procedure, on both databases. After
every command the plan's status is looked at, and at the end every document that went out on the
way is made again, byte for byte.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.support.postgres_server import PostgresServer
from tests.support.replies import reply_file

from inservice_docs.cli.main import main
from inservice_docs.formats.templates import built_in_folder
from inservice_docs.workflow.workspace import open_workspace

AUTHORITIES = ("臺中市政府", "臺中縣政府", "南投縣政府", "彰化縣政府")
REQUEST = "曉中宗字第0990006001號"


class Clerk:
    """Somebody at the command line of a workspace, working on one study."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Sit down."""
        self.folder = folder
        self.plan = ""
        self._capsys = capsys

    def run(self, *words: str | Path, code: int = 0) -> Any:
        """Run a command with --json and return its answer."""
        self._capsys.readouterr()
        done = main([*(str(word) for word in words), "--json"])
        said = self._capsys.readouterr()
        assert done == code, f"{' '.join(map(str, words))}\n{said.out}{said.err}"
        return json.loads(said.out)

    def init(self) -> None:
        """Make the register."""
        assert main(["init", "."]) == 0

    def refused(self, *words: str | Path) -> set[str]:
        """Run a command that must fail, and return the codes of what it said."""
        return {found["code"] for found in self.run(*words, code=1)["findings"]}

    @property
    def status(self) -> str:
        """The plan's status; `plan next` says what is missing until the study is finished."""
        step = self.run("plan", "next", self.plan)
        assert bool(step["missing"]) == bool(step["actions"]) == (step["step"] < 9)
        return str(step["status"])


@pytest.fixture(params=["sqlite", "postgresql"])
def clerk(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Clerk]:
    """A clerk in a new workspace, whose register lies in a file or on a server."""
    folder = tmp_path / "office"
    shutil.copytree(built_in_folder() / "samples", folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("INSERVICE_KEY_FILE", str(tmp_path / "keys" / "key.json"))
    text = (folder / "plan.yaml").read_text(encoding="utf-8")
    (folder / "bare.yaml").write_text(text[: text.index("申請文號")], encoding="utf-8")
    seated = Clerk(folder, capsys)
    if request.param == "sqlite":
        seated.init()
        yield seated
        return
    running: PostgresServer = request.getfixturevalue("server")
    with running.database() as url:
        monkeypatch.setenv("INSERVICE_DATABASE_URL", url)
        seated.init()
        yield seated


def everything_again(clerk: Clerk, *kinds: str) -> None:
    """Every document of the study was recorded, and comes out again byte for byte."""
    documents = clerk.run("document", "list", "--plan", clerk.plan)["documents"]
    assert [each["kind"] for each in reversed(documents)] == list(kinds)
    for each in documents:
        files = clerk.run("document", "remake", str(each["id"]), "--out", "again")["files"]
        again = [Path(file).absolute().relative_to(clerk.folder / "again") for file in files]
        assert [name.as_posix() for name in again] == each["files"]
        assert hashlib.sha256(Path(files[0]).read_bytes()).hexdigest() == each["sha256"]
        for file, name in zip(map(Path, files), again, strict=True):
            assert file.read_bytes() == (clerk.folder / "out" / name).read_bytes()
    assert clerk.run("audit", "verify")["intact"]


def test_a_cross_school_study(clerk: Clerk, tmp_path: Path) -> None:
    """校外（跨校性）研習: approved by four authorities, open to other schools."""
    # The plan is registered; schools cannot be invited yet, nor the course entered.
    clerk.plan = clerk.run("plan", "add", "bare.yaml")["plan"]
    assert clerk.status == "待申請核准"
    assert "invitation-before-approval" in clerk.refused(
        "letter", "issue", "invitation", clerk.plan
    )
    assert clerk.refused("course", "status", clerk.plan, "--entered") == {"step-impossible"}

    # The request (附表1) goes out under the number of the document system.
    request = ["approval-request", clerk.plan, "--number", REQUEST, "--date", "99-02-26"]
    assert clerk.run("letter", "issue", *request)["status"] == "待核准"

    # Three authorities answer, each in a format of its own; the fourth is reminded.
    workspace = open_workspace(clerk.folder)
    for index, (agency, kind) in enumerate(zip(AUTHORITIES, ("docx", "di", "txt"), strict=False)):
        file = reply_file(
            workspace,
            tmp_path / agency,
            kind,
            sender=agency,
            number=f"府教學字第099005000{index}號",
        )
        answer = clerk.run("approval", "receive", file, "--yes")
        assert (answer["certainty"], answer["recorded"]) == ("certain", True)
        assert answer["our_number"] == REQUEST
    waiting = clerk.run("approval", "list", "--waiting")["approvals"]
    assert [each["agency"] for each in waiting] == ["彰化縣政府"]
    clerk.run("approval", "remind", clerk.plan)
    clerk.run("letter", "issue", "reminder", clerk.plan, "--date", "99-03-02")
    last = ["--agency", "彰化縣政府", "--number", "府教學字第0990050003號", "--date", "99-03-02"]
    assert clerk.run("approval", "add", clerk.plan, *last, "--hours", "3")["status"] == "已核准"

    # Schools are invited (附表2).
    invitation = ["invitation", clerk.plan, "--word", "曉中宗", "--date", "99-03-02"]
    clerk.run("letter", "issue", *invitation)
    assert clerk.refused("letter", "issue", *invitation) == {"document-issued"}

    # Steps 1 and 2: the course is entered, returned, entered again, passed.
    clerk.run("course", "status", clerk.plan, "--entered")
    assert clerk.status == "課程未確認"
    clerk.run("course", "status", clerk.plan, "--returned", "目的請再具體")
    assert clerk.status == "課程確認未通過"
    clerk.run("course", "status", clerk.plan, "--entered")
    clerk.run("course", "status", clerk.plan, "--passed")
    assert clerk.status == "課程確認通過"
    assert clerk.run("course", "list")["courses"][0]["status"] == "課程確認通過"

    # Steps 3 and 4: sign-up is opened, applicants come and are reviewed.
    assert clerk.refused("participants", "add", clerk.plan, "--file", "roster.csv")
    clerk.run("signup", "settings", clerk.plan, "--online", "--deadline", "99-03-16")
    assert clerk.status == "報名審核中"
    clerk.run("signup", "import", clerk.plan, "roster.csv")
    clerk.run("signup", "review", clerk.plan, "--pass-all")

    # Step 5: those who passed become participants; one more comes, one does not.
    clerk.run("participants", "add-from-signup", clerk.plan)
    assert clerk.status == "編輯學員名單"
    one = ["--id-number", "A123456789", "--name", "羅例章", "--school", "臺中市範例國民小學"]
    clerk.run("participants", "add", clerk.plan, *one)
    people = clerk.run("participants", "list", clerk.plan)["participants"]
    gone = ["--ids", str(people[0]["id"]), "--reason", "臨時不克參加"]
    clerk.run("participants", "remove", clerk.plan, *gone)

    # Step 6: the roster is printed for signing in.
    assert clerk.run("roster", "sign-in", clerk.plan)["files"]
    assert clerk.run("roster", "export", clerk.plan)["files"]
    assert clerk.status == "名冊已列印"

    # Step 7: attendance, hours with a correction, the list is sent.
    clerk.run("attendance", "record", clerk.plan)
    assert clerk.refused("hours", "submit", clerk.plan) == {"step-impossible"}
    clerk.run("hours", "award", clerk.plan)
    assert clerk.status == "時數已核發"
    edited = ["--id", str(people[1]["id"]), "--hours", "2", "--reason", "提早離開"]
    clerk.run("hours", "edit", clerk.plan, *edited)
    assert clerk.run("hours", "upload", clerk.plan)["files"]
    clerk.run("hours", "submit", clerk.plan)
    assert clerk.status == "資料上傳結束"

    # Step 8: the list comes back once, is corrected and passes; the hours are recorded.
    clerk.run("hours", "review", clerk.plan, "--returned", "請再核對時數")
    assert clerk.status == "名單退回"
    clerk.run("hours", "award", clerk.plan)
    clerk.run("hours", "submit", clerk.plan)
    clerk.run("hours", "review", clerk.plan, "--passed")
    assert clerk.status == "名單確認通過"
    finished = clerk.run("plan", "show", clerk.plan)
    assert finished["done"]
    assert finished["people"] == len(people) - 1
    assert finished["amount"] == 3 * finished["people"] - 1
    assert clerk.run("plan", "list", "--todo")["plans"] == []

    letters = ("approval-request", "reminder", "invitation")
    sheets = ("course-entry", "course-entry", "sign-in", "hours-upload")
    everything_again(clerk, *letters, *sheets)


def test_an_in_school_study(clerk: Clerk) -> None:
    """校內研習: signed off by the principal, its own teachers, hours entered by 文書組."""
    # The plan is registered; the memo goes to the principal, who approves.
    clerk.plan = clerk.run("plan", "add", "in_school.yaml")["plan"]
    assert clerk.status == "待簽核"
    assert clerk.refused("letter", "issue", "approval-request", clerk.plan)
    assert clerk.refused("approval", "add", clerk.plan) == {"step-impossible"}
    clerk.run("letter", "issue", "in-school-memo", clerk.plan, "--date", "99-04-20")
    assert clerk.status == "簽核中"
    clerk.run("approval", "add", clerk.plan, "--date", "99-04-21")
    assert clerk.status == "已簽核"

    # Steps 1 and 2; 自動審核 passes what its rules let through.
    rules = ["--on", "--scope", "校內", "--most", "6", "--allow-warnings"]
    clerk.run("course", "auto-review", *rules)
    assert clerk.run("course", "status", clerk.plan, "--entered")["automatic"] is True
    assert clerk.status == "課程確認通過"

    # Step 4 (there is no online sign-up): 校內批次報名 from the school's own teachers.
    assert clerk.refused("signup", "settings", clerk.plan, "--online")
    clerk.run("people", "import", "in_school_roster.csv")
    clerk.run("signup", "batch", clerk.plan, "--all")
    assert clerk.status == "報名審核中"

    # Steps 5 and 6.
    clerk.run("participants", "add-from-signup", clerk.plan)
    clerk.run("roster", "sign-in", clerk.plan)
    assert clerk.status == "名冊已列印"

    # Step 7: attendance; the list goes to 文書組 by memo, which enters the hours.
    clerk.run("attendance", "record", clerk.plan)
    memo = clerk.run("letter", "issue", "hours-memo", clerk.plan, "--date", "99-05-06")
    assert memo["status"] == "簽會文書組"
    clerk.run("hours", "award", clerk.plan)
    clerk.run("hours", "submit", clerk.plan)
    assert clerk.status == "資料上傳結束"

    # Step 8.
    clerk.run("hours", "review", clerk.plan, "--passed")
    assert clerk.status == "名單確認通過"
    line = clerk.run("plan", "list")["plans"][0]
    assert (line["done"], line["step"]) == (True, 9)
    assert line["amount"] == 3 * line["people"] > 0

    everything_again(clerk, "in-school-memo", "course-entry", "sign-in", "hours-memo")


def test_days_are_those_of_taiwan(clerk: Clerk) -> None:
    """A plan's number carries the ROC year of the day in Taiwan."""
    clerk.plan = clerk.run("plan", "add", "in_school.yaml")["plan"]
    year = dt.datetime.now(dt.timezone(dt.timedelta(hours=8))).year - 1911
    assert clerk.plan == f"{year}-001"
