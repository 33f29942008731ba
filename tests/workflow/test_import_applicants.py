"""Applicants from the site's list into the register."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.studies import CROSS, applied, person, study

from inservice_docs.records.finding import UserError
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.records.plan import ExtraField, SignUp
from inservice_docs.workflow.import_applicants import import_applicants
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sign_up_state import sign_up_state
from inservice_docs.workflow.steps.machine import Move

HEADINGS = "已報名學員姓名,性別,服務學校,職位類別,電子郵件,聯絡電話,處理狀態,報名時間,用餐類別"
SIGNUP = SignUp(
    online=True,
    deadline="99-03-16",  # type: ignore[arg-type]
    extra_fields=(ExtraField(name="用餐類別", choices=("葷", "素")),),
)


def sheet(folder: Path, *rows: tuple[int, str, str, str]) -> Path:
    """Write a list of people by serial, with status, time and answer."""
    lines = [HEADINGS]
    for serial, status, time, answer in rows:
        one = person(serial)
        lines.append(
            f"{one.name},女,{one.county}{one.school},{one.position},,,{status},{time},{answer}"
        )
    file = folder / "applicants.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return file


@pytest.fixture
def number(register: Register) -> str:
    """A study of three seats that is open for sign-up and asks about meals."""
    return study(register, CROSS.model_copy(update={"signup": SIGNUP}), Move.OPEN_SIGN_UP)


def test_the_list_comes_in_twice(register: Register, number: str, tmp_path: Path) -> None:
    """The second time only what the site has decided since is taken over."""
    applied(register, number, [person(1)])
    rows = [(1, "待審核", "", ""), (2, "待審核", "2010/3/9 上午 11:55:06", "素")]
    done = import_applicants(register, number, sheet(tmp_path, *rows)).value
    assert (done.added, done.changed, done.unchanged) == (1, 0, 1)
    rows = [(1, "審核通過", "", ""), (2, "待審核", "", "")]
    done = import_applicants(register, number, sheet(tmp_path, *rows)).value
    assert (done.added, done.changed, done.unchanged) == (0, 1, 1)
    state = sign_up_state(register, number)
    assert [each.status for each in state.applicants] == ["審核通過", "待審核"]
    assert state.applicants[1].answers == {"用餐類別": "素"}


def test_what_deserves_a_look(register: Register, number: str, tmp_path: Path) -> None:
    """More passed than there are seats, too late, an answer that the menu lacks."""
    rows = [(serial, "審核通過", "2010/3/17", "海鮮") for serial in range(1, 5)]
    found = import_applicants(register, number, sheet(tmp_path, *rows))
    codes = {each.code for each in found.findings}
    assert {"seats-exceeded", "sign-up-late", "answer-not-a-choice"} <= codes
    assert sign_up_state(register, number).passed == 4
    names = [person(serial).name for serial in range(1, 5)]
    assert not any(name in each.message for each in found.findings for name in names)


def test_only_while_sign_up_is_open(register: Register, tmp_path: Path) -> None:
    """Nothing is stored otherwise."""
    number = study(register)
    with pytest.raises(UserError) as problem:
        import_applicants(register, number, sheet(tmp_path, (1, "待審核", "", "")))
    assert problem.value.findings[0].code == "step-impossible"
    with register.look() as work:
        assert work.applicants.counts(number)[ApplicantStatus.WAITING] == 0


def test_the_workspace_knows_its_own_headings(
    register: Register, number: str, tmp_path: Path
) -> None:
    """roster_columns.toml holds for lists of applicants; status and time are still read."""
    folder = register.workspace.folder
    assert folder is not None
    (folder / "roster_columns.toml").write_text('[欄位]\n教師姓名 = "填表人"', "utf-8")
    file = tmp_path / "own.csv"
    file.write_text(
        "填表人,服務學校,處理狀態,報名時間\n王範例,甲國小,審核通過,2010/3/9 上午 11:55:06\n",
        "utf-8-sig",
    )
    assert import_applicants(register, number, file).value.added == 1
    (one,) = sign_up_state(register, number).applicants
    assert (one.person.name, one.status) == ("王範例", ApplicantStatus.PASSED)
    assert one.applied_at is not None
