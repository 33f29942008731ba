"""Hour certificates."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.support.letter_cases import sample_school
from tests.support.sheet_cases import CODES, CREDIT_CLASS, IN_SCHOOL, people, plan_of, template

from inservice_docs.documents.certificates import (
    certificate_context,
    certificate_number,
    compose_certificates,
    file_stem,
)
from inservice_docs.documents.sheet_placeholders import CERTIFICATE
from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.records.certificate import Certificate
from inservice_docs.records.gap import gap
from inservice_docs.records.person import Person
from inservice_docs.records.plan import Plan
from inservice_docs.records.school import School

ISSUED = dt.date(2026, 9, 20)
NAME = "certificates/hours_certificate.docx"


def certificates(plan: Plan, who: list[Person]) -> tuple[Certificate, ...]:
    return compose_certificates(plan, sample_school(), CODES, who, issued_on=ISSUED).value


def text(certificate: Certificate) -> str:
    return "\n".join(read_text(template(NAME).render(certificate_context(certificate))))


def test_what_a_certificate_states() -> None:
    """Number, name, masked ID, study, day, hours, host, head, date of issue."""
    (one,) = certificates(plan_of(IN_SCHOOL), people(1))
    stated = (
        "　　茲證明　林宜範（A12345****）　君於民國115年9月2日參加臺中市私立曉明女子高級中學"
        "主辦之「校內資訊安全研習」，共計研習時數2小時。"
    )
    assert text(one).split("\n") == [
        "(115)曉中宗字第0001號",
        "研　習　證　明　書",
        stated,
        "　　特此證明",
        "（印信）",
        "",
        "臺中市私立曉明女子高級中學",
        "校長　王範例",
        "中華民國115年9月20日",
    ]


def test_credits_and_several_days() -> None:
    """A credit class states credits, and its first and last day."""
    (one,) = certificates(plan_of(CREDIT_CLASS), people(1))
    assert "115年7月18日至19日" in text(one)
    assert "共計研習學分1學分" in text(one)


def test_numbers_run_on() -> None:
    """From a given number, with a word of one's own."""
    made = compose_certificates(
        plan_of(IN_SCHOOL), sample_school(), CODES, people(2), word="研證字", first=99
    ).value
    assert [each.number for each in made] == ["(115)研證字第0099號", "(115)研證字第0100號"]
    assert certificate_number("曉中宗", 115, 12345) == "(115)曉中宗字第12345號"


def test_who_gets_none() -> None:
    """Rows without a name, absent people and guests; each kind is said once."""
    who = [
        Person.model_validate(facts)
        for facts in (
            {"姓名": "甲", "時數": "1.5"},
            {"身分證字號": "A123456789"},
            {"姓名": "乙", "時數": "0"},
            {"姓名": "丙", "服務學校": "志工隊"},
        )
    ]
    plan = plan_of(IN_SCHOOL, 其他對象=["志工隊"])
    outcome = compose_certificates(plan, sample_school(), CODES, who)
    assert [(each.name, str(each.hours)) for each in outcome.value] == [("甲", "1.5")]
    assert [found.code for found in outcome.findings] == [
        "certificate-no-name",
        "certificate-absent",
        "certificate-guest",
    ]


def test_file_names_hold_the_serial_only() -> None:
    """Neither names nor ID numbers reach a file's name."""
    made = certificates(plan_of(IN_SCHOOL), people(2))
    assert [file_stem(each, 7) for each in made] == ["研習證明_0001", "研習證明_0002"]
    assert file_stem(Certificate(name="林宜範"), 7) == "研習證明_0007"


def test_what_is_missing_is_a_gap() -> None:
    """A draft shows what it lacks; without an ID number the brackets go."""
    (one,) = compose_certificates(Plan(), School(), CODES, [Person(name="甲")]).value
    context = certificate_context(one)
    assert context["證件"] == ""
    assert [
        context[name] for name in ("證號", "主辦單位", "研習日期", "核給", "首長姓名", "發證日期")
    ] == [
        gap("發文字"),
        gap("學校名稱"),
        gap("研習日期"),
        gap("時數"),
        gap("首長"),
        gap("發證日期"),
    ]


@pytest.mark.parametrize("head", ["校長 王範例", "校長　王範例", "王範例", ""])
def test_the_heads_title_and_name(head: str) -> None:
    """Parted by any space; a name alone is the principal's."""
    context = certificate_context(Certificate(head=head))
    assert context["首長職稱"] == "校長"
    assert context["首長姓名"] == ("王範例" if head else gap("首長"))


def test_long_texts_take_the_smaller_type() -> None:
    """So that one certificate stays one page."""
    (short,) = certificates(plan_of(IN_SCHOOL), people(1))
    (long,) = certificates(plan_of(IN_SCHOOL, 研習名稱="長" * 80), people(1))
    assert not certificate_context(short)["長文"]
    assert certificate_context(long)["長文"]
    assert "長" * 80 in text(long)


def test_names_come_out_as_they_went_in() -> None:
    """Rare characters and signs that XML knows survive."""
    for name in ("𠮷田堃", "甲 & 乙 <丙>", "O'Neil “Jo”"):
        (one,) = certificates(plan_of(IN_SCHOOL), [Person(name=name)])
        assert f"茲證明　{name}　君" in text(one)


def test_all_in_one_file_and_each_the_same() -> None:
    """The merged file holds every certificate's text."""
    made = certificates(plan_of(IN_SCHOOL), people(5))
    whole = template(NAME).render_all(certificate_context(each) for each in made)
    lines = read_text(whole)
    assert sum(line.startswith("　　茲證明") for line in lines) == 5
    assert lines.count("（印信）") == 5


def test_the_documented_placeholders_are_those_given() -> None:
    """What `template check` knows is what the template gets."""
    assert {each.name for each in CERTIFICATE} == set(certificate_context(Certificate()))


def test_a_study_before_the_republic_has_no_number() -> None:
    """A slip of the year is no reason to stop."""
    plan = plan_of(IN_SCHOOL, 場次=[{"日期": "1901-10-10"}])
    (one,) = compose_certificates(plan, sample_school(), CODES, people(1)).value
    assert one.number == ""
    assert "西元1901年" in one.dates
