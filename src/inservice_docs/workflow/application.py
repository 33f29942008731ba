"""What somebody typed to apply (報名資料): read, checked, every mistake at its field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from inservice_docs.formats.mail.mailbox import is_address
from inservice_docs.records.finding import Finding, Place, UserError, error
from inservice_docs.records.person import Person
from inservice_docs.records.plan import ExtraField
from inservice_docs.rules.people import LONGEST_NAME
from inservice_docs.taiwan.dates import parse_date
from inservice_docs.taiwan.id_numbers import check_id, normalise_id
from inservice_docs.taiwan.phones import parse_phone
from inservice_docs.taiwan.problem import FactError
from inservice_docs.taiwan.text import tidy, unholdable

QUESTION = "q-"
"""Fields of the further questions are q-0, q-1 …, in the order of the settings."""
LONGEST = 200
LABELS = {
    "name": "姓名",
    "id_number": "身分證字號",
    "school": "服務學校",
    "position": "職位類別",
    "phone": "聯絡電話",
    "email": "電子郵件",
}
FURTHER = {"county": "縣市", "gender": "性別", "birth_date": "出生日期"}


@dataclass(frozen=True)
class Application:
    """Who applies, and the answers to the further questions by their names."""

    person: Person = field(repr=False)
    answers: dict[str, str] = field(repr=False)


def read_application(
    typed: Mapping[str, str], questions: tuple[ExtraField, ...], asks: tuple[str, ...] = ()
) -> Application:
    """Return what was typed as an application. Raises UserError with every mistake at its field."""
    values = {name: tidy(typed.get(name, "")) for name in (*LABELS, *FURTHER)}
    wanted = {**LABELS, **{name: words for name, words in FURTHER.items() if words in asks}}
    findings = [*_missing(values, wanted), *_too_long(values, wanted)]
    number = normalise_id(values["id_number"])
    check = check_id(number)
    if number and not check.valid:
        words = f"身分證字號不正確：{check.reason}"
        findings.append(_at("id_number", "id-invalid", words, "對照證件再填一次。"))
    findings += _contact(values)
    born = None
    if values["birth_date"] and "birth_date" in wanted:
        try:
            born = parse_date(values["birth_date"])
        except FactError as problem:
            findings.append(_at("birth_date", "date-unreadable", problem.message, problem.fix))
    answers = read_answers(typed, questions, findings)
    if findings:
        raise UserError(findings)
    person = Person(
        **{name: values[name] for name in ("name", "school", "position", "phone", "email")},
        id_number=number,
        county=values["county"] if "county" in wanted else "",
        gender=check.gender or (values["gender"] if "gender" in wanted else ""),
        birth_date=born,
    )
    return Application(person, answers)


def read_answers(
    typed: Mapping[str, str], questions: tuple[ExtraField, ...], findings: list[Finding]
) -> dict[str, str]:
    """Return the answers to the further questions; mistakes are added to the findings."""
    answers = {}
    for at, each in enumerate(questions):
        name = f"{QUESTION}{at}"
        text = tidy(typed.get(name, ""))
        if not text:
            findings.append(_at(name, "field-missing", f"沒有填「{each.name}」。", "請填寫。"))
        elif each.choices and text not in {tidy(choice) for choice in each.choices}:
            fix = f"選單：{'、'.join(each.choices)}。"
            findings.append(_at(name, "answer-not-a-choice", "不是選單裡的項目。", fix))
        elif len(text) > LONGEST or unholdable(text):
            words = f"最多 {LONGEST} 個字，不能有控制字元。"
            findings.append(_at(name, "answer-unholdable", "這一格太長或無法儲存。", words))
        answers[each.name] = text
    return answers


def check_contact(values: Mapping[str, str]) -> None:
    """Raise UserError for what is wrong with the fields that may change after applying."""
    named = {name: LABELS[name] for name in values if name in LABELS}
    found = [*_missing(values, named), *_too_long(values, named), *_contact(values)]
    if found:
        raise UserError(found)


def _missing(values: Mapping[str, str], wanted: Mapping[str, str]) -> Iterator[Finding]:
    for name, words in wanted.items():
        if name == "gender" and check_id(values["id_number"]).gender:
            continue
        if not values[name]:
            yield _at(name, "field-missing", f"沒有填{words}。", "請填寫。")


def _too_long(values: Mapping[str, str], wanted: Mapping[str, str]) -> Iterator[Finding]:
    for name, words in wanted.items():
        most = LONGEST_NAME if name == "name" else LONGEST
        if len(values[name]) > most or unholdable(values[name]):
            fix = f"最多 {most} 個字，不能有控制字元。"
            yield _at(name, "field-unholdable", f"{words}太長或無法儲存。", fix)


def _contact(values: Mapping[str, str]) -> Iterator[Finding]:
    email, phone = values.get("email", ""), values.get("phone", "")
    if email and not is_address(email):
        fix = "填寫一個完整的地址，例如 teacher@example.edu.tw。"
        yield _at("email", "mail-address", "電子郵件地址不正確。", fix)
    if phone:
        try:
            parse_phone(phone)
        except FactError as problem:
            yield _at("phone", "phone-unreadable", problem.message, problem.fix)


def _at(name: str, code: str, message: str, fix: str) -> Finding:
    return error(code, message, fix).at(Place(field=name))
