"""Applying for a study without an account."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from tests.support.pages import Answer, Visitor
from tests.support.studies import CROSS, person, study
from tests.web.conftest import SignIn
from tests.web.moments import now

from inservice_docs.records.participant import Applicant, ApplicantStatus
from inservice_docs.records.plan import ExtraField, Plan, SignUp
from inservice_docs.web.guard.visitors import MOST_TRIES, shown_now
from inservice_docs.workflow.public_signup import set_public_choice, sign_up_slug
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sign_up_state import sign_up_state
from inservice_docs.workflow.steps.machine import Move

MEALS = ExtraField(name="用餐類別", choices=("葷", "素"))


def open_plan(seats: int = 3, days: int = 10, *extra: ExtraField) -> Plan:
    """A study in a month whose sign-up ends in some days."""
    start, today = now().date() + dt.timedelta(days=30), now().date()
    session = {"date": start.isoformat(), "time": "13:10-16:00", "venue": "會議廳"}
    signup = SignUp(
        online=True,
        deadline=today + dt.timedelta(days=days),
        online_seats=seats,
        extra_fields=extra,
    )
    plan = Plan.model_validate({**CROSS.model_dump(), "sessions": [session]})
    return plan.model_copy(update={"signup": signup})


def applicants(register: Register, number: str) -> tuple[Applicant, ...]:
    """Who has applied so far."""
    return sign_up_state(register, number).applicants


@pytest.fixture
def number(register: Register) -> str:
    """A study of three seats that takes applications and asks about meals."""
    return study(register, open_plan(3, 10, MEALS), Move.OPEN_SIGN_UP)


@pytest.fixture
def slug(register: Register, number: str) -> str:
    """The last part of its public address."""
    return sign_up_slug(register, number)


Apply = Callable[..., Answer]


@pytest.fixture
def apply(people: SignIn, register: Register, slug: str) -> Apply:
    """Somebody without an account applies: `apply(1, email="…")`."""

    def applied(serial: int = 1, *, visitor: Visitor | None = None, **changes: str) -> Answer:
        somebody = visitor or people()
        return somebody.submit(f"/s/{slug}", slug, typed(register, somebody, slug, serial, changes))

    return applied


def typed(
    register: Register, visitor: Visitor, slug: str, serial: int, changes: dict[str, str]
) -> dict[str, str]:
    """What a person types; the form was shown a minute ago."""
    one = person(serial)
    earlier = Register(
        register.workspace, register.store, register.actor, now() - dt.timedelta(minutes=1)
    )
    agreed = visitor.get(f"/s/{slug}").page.cssselect("input[name=agreed]")
    fields = {name: getattr(one, name) for name in ("name", "id_number", "school", "position")}
    fields |= {"phone": one.phone, "email": one.email, "q-0": "素"}
    fields |= {"shown": shown_now(earlier), "agreed": agreed[0].get("value") if agreed else ""}
    return fields | changes


def test_somebody_applies_and_gets_a_number_and_a_link(
    apply: Apply, register: Register, number: str, slug: str
) -> None:
    """Everything is stored at once; the page shows nothing in full."""
    done = apply(1)
    assert done.path.startswith(f"/s/{slug}/")
    (one,) = applicants(register, number)
    assert f"{number}-{one.id:04}" in done.text
    assert "已收到" in done.text
    assert (one.person.name, one.person.id_number) == ("王範例1", person(1).id_number)
    assert (one.answers, one.status) == ({"用餐類別": "素"}, ApplicantStatus.WAITING)
    for secret in (one.person.id_number, one.person.phone, one.person.email, one.person.name):
        assert secret not in done.response.text
    with register.look() as work:
        notes = [each for each in work.trail.list() if each.action == "signup.agree"]
    assert notes[0].detail.startswith(f"applicant {one.id} ")


def test_the_page_says_what_the_study_is_and_what_becomes_of_the_data(
    people: SignIn, slug: str
) -> None:
    """To anybody who has the address, without an account; nothing about who applied."""
    page = people().get(f"/s/{slug}")
    assert page.status == 200
    for words in ("十二年一貫生命教育分享日", "用餐類別", "蒐集目的", "您的權利", "報名截止"):
        assert words in page.text
    assert "學校設定" not in page.text


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("id_number", "A123456788", "檢查碼不符"),
        ("id_number", "", "沒有填身分證字號"),
        ("email", "nobody", "電子郵件地址不正確"),
        ("phone", "abc", "電話"),
        ("name", "", "沒有填姓名"),
        ("q-0", "海鮮", "不是選單裡的項目"),
        ("agreed", "", "還沒有同意"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    apply: Apply, register: Register, number: str, field: str, value: str, words: str
) -> None:
    """What was typed stays; nothing is stored."""
    wrong = apply(1, **{field: value})
    assert wrong.status == 422
    beside = wrong.page.cssselect(f"#wrong-{field}")
    assert words in beside[0].text_content()
    assert wrong.page.cssselect("#f-school")[0].get("value") == person(1).school
    assert applicants(register, number) == ()


def test_the_same_number_applies_once_and_nothing_is_told_of_whose_it_is(
    apply: Apply, register: Register, number: str
) -> None:
    """Whatever name comes with it."""
    apply(1)
    again = apply(1, name="別人", email="other@example.edu.tw")
    assert "已經報名" in again.text
    assert "王範例1" not in again.response.text
    assert "teacher1@" not in again.response.text
    assert len(applicants(register, number)) == 1


def test_a_form_sent_twice_leads_to_the_same_link(
    people: SignIn, register: Register, number: str, slug: str
) -> None:
    """By a double click or the Back button."""
    visitor = people()
    page = visitor.get(f"/s/{slug}")
    fields = typed(register, visitor, slug, 1, {})
    first = visitor.submit(page, slug, fields)
    second = visitor.submit(page, slug, fields)
    assert first.path == second.path != f"/s/{slug}"
    assert len(applicants(register, number)) == 1


def test_when_it_is_full_people_wait_and_then_it_closes(
    apply: Apply, register: Register, number: str, slug: str, people: SignIn
) -> None:
    """The clerk says how many may wait."""
    set_public_choice(register, number, {"reserves": 1})
    for serial in (1, 2, 3):
        apply(serial)
    assert "候補第 1 位" in people().get(f"/s/{slug}").text
    assert "候補第 1 位" in apply(4).text
    closed = people().get(f"/s/{slug}")
    assert "都已額滿" in closed.text
    assert not closed.page.cssselect("#f-name")
    late = people().post(f"/s/{slug}", {})
    assert late.status == 403
    assert len(applicants(register, number)) == 4


def test_it_closes_with_the_deadline_and_when_the_clerk_pauses_it(
    register: Register, people: SignIn, number: str, slug: str, apply: Apply
) -> None:
    """A form that was opened before is refused too."""
    visitor = people()
    page = visitor.get(f"/s/{slug}")
    fields = typed(register, visitor, slug, 1, {})
    set_public_choice(register, number, {"paused": True})
    assert "暫停受理" in visitor.submit(page, slug, fields).text
    ended = study(register, open_plan(days=-1), Move.OPEN_SIGN_UP)
    assert "截止" in people().get(f"/s/{sign_up_slug(register, ended)}").text
    not_yet = study(register, open_plan())
    assert "沒有開放" in people().get(f"/s/{sign_up_slug(register, not_yet)}").text
    assert applicants(register, number) == ()


@pytest.mark.parametrize(
    "slug", ["115-001", "115-001-aaaaaaaaaaaa", "nothing", "%2e%2e%2fetc", "<script>"]
)
def test_an_address_cannot_be_guessed(people: SignIn, number: str, slug: str) -> None:
    """Nothing is said about what is wrong with it."""
    answer = people().get(f"/s/{slug}")
    assert answer.status == 404
    assert "<script>" not in answer.response.text


def test_the_link_changes_what_may_change(
    apply: Apply, register: Register, number: str, people: SignIn
) -> None:
    """School, position, how to be reached, answers; an empty field keeps what is hidden."""
    done = apply(1)
    token = done.path.rsplit("/", 1)[-1]
    fields = {"school": "臺中市立另一國民小學", "phone": "", "email": "new@example.edu.tw"}
    changed = people().submit(done.path, token, {**fields, "q-0": "葷"})
    assert "已更正" in changed.text
    (one,) = applicants(register, number)
    assert (one.person.school, one.person.email) == ("臺中市立另一國民小學", "new@example.edu.tw")
    assert (one.person.phone, one.person.name) == (person(1).phone, "王範例1")
    assert one.answers == {"用餐類別": "葷"}
    wrong = people().submit(done.path, token, {"email": "nobody"})
    assert "電子郵件地址不正確" in wrong.page.cssselect("#wrong-email")[0].text_content()


def test_the_link_withdraws_and_then_opens_nothing(
    apply: Apply, register: Register, number: str, people: SignIn
) -> None:
    """Only when the box is ticked."""
    done = apply(1)
    assert "先勾選" in people().submit(done.path, "withdraw").text
    assert len(applicants(register, number)) == 1
    assert "已取消報名" in people().submit(done.path, "withdraw", {"sure": "1"}).text
    assert applicants(register, number) == ()
    assert "已經取消或刪除" in people().get(done.path).text


def test_a_forged_link_opens_nothing(apply: Apply, people: SignIn, register: Register) -> None:
    """Nor does one of another study, nor one whose number was changed."""
    done = apply(1)
    slug, token = done.path.split("/")[2:]
    id, _, mark = token.partition("-")
    other = sign_up_slug(register, study(register, open_plan(), Move.OPEN_SIGN_UP))
    for path in (f"{slug}/{int(id) + 1}-{mark}", f"{slug}/{id}-aaaaaaaaaaaa", f"{other}/{token}"):
        answer = people().get(f"/s/{path}")
        assert answer.status == 404
        assert "範例1" not in answer.response.text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"website": "https://spam.example"}, "請留白"),
        ({"shown": "1-abc"}, "開太久"),
        ({"shown": ""}, "開太久"),
    ],
)
def test_robots_are_kept_out(
    apply: Apply, register: Register, number: str, fields: dict[str, str], words: str
) -> None:
    """A hidden field that is filled in, a form that nobody was shown."""
    assert words in apply(1, **fields).text
    assert applicants(register, number) == ()


def test_a_form_that_comes_back_at_once_has_to_be_sent_again(
    people: SignIn, register: Register, number: str, slug: str
) -> None:
    """What was typed is still there."""
    visitor = people()
    fields = typed(register, visitor, slug, 1, {})
    del fields["shown"]
    quick = visitor.submit(f"/s/{slug}", slug, fields)
    assert "太快" in quick.text
    assert quick.page.cssselect("#f-name")[0].get("value") == "王範例1"
    assert applicants(register, number) == ()


def test_one_address_cannot_try_for_ever(apply: Apply, people: SignIn) -> None:
    """After many tries it waits, whatever it sends."""
    visitor = people()
    for _ in range(MOST_TRIES):
        last = apply(1, visitor=visitor, id_number="A123456788")
    assert last.status == 422
    refused = apply(2, visitor=visitor)
    assert refused.status == 429
    assert "次數太多" in refused.text


def test_script_in_every_field_is_only_text(
    apply: Apply, people: SignIn, register: Register, number: str
) -> None:
    """It is stored as typed and shown as text."""
    evil = "<script>alert(1)</script>"
    done = apply(1, name=evil, school=evil, position=evil)
    assert evil not in done.response.text
    (one,) = applicants(register, number)
    assert one.person.school == evil
