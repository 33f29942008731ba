"""What the hours-upload files hold (時數上傳檔): the people of a plan in each kind of file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from inservice_docs.awards.rules import AwardRules
from inservice_docs.awards.timetable import timetable
from inservice_docs.formats.civil_servant import (
    CivilServantSettings,
    StaffCourse,
    StaffHours,
    civil_servant_csv,
    unencodable,
)
from inservice_docs.formats.hours_file import transfer_text, write_hours
from inservice_docs.formats.upload_layout import UploadLayout
from inservice_docs.records.finding import Finding, Outcome, UserError, error, hint, warning
from inservice_docs.records.participant import AmountUnit, Award, Participant
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.taiwan.id_numbers import normalise_id
from inservice_docs.taiwan.numerals import number_text
from inservice_docs.taiwan.text import compact
from inservice_docs.workflow.save_files import Document

TRANSFERRED = 255
"""The most teachers that the machine transfer takes for one course."""

CIVIL_SERVANT = "civil-servant"

Line = tuple[Participant, Award]


@dataclass(frozen=True, slots=True)
class UploadSource:
    """What the files are made of: the plan, its course code, the people, the school's layouts.

    `staff` are the settings of the civil servants' site, None unless its file is asked for.
    """

    entry: PlanEntry
    code: str
    lines: Sequence[Line] = field(repr=False)
    layout: UploadLayout
    staff: CivilServantSettings | None = None


def upload_documents(source: UploadSource, kinds: Sequence[str]) -> Outcome[tuple[Document, ...]]:
    """Return the files of each kind, long lists in several; private, for they hold ID numbers.

    Raises UserError for texts that the encoding of a file does not have.
    """
    documents: list[Document] = []
    findings: list[Finding] = []
    for kind in kinds:
        if kind == CIVIL_SERVANT:
            made = _civil_servant(source)
            documents += made.value
            findings += made.findings
        else:
            documents += _site_files(source, kind)
    return Outcome(tuple(documents), tuple(findings))


def _site_files(source: UploadSource, kind: str) -> Iterator[Document]:
    number, layout = source.entry.number, source.layout
    most = min(layout.most, TRANSFERRED) if kind == "txt" else layout.most
    parts = [source.lines[at : at + most] for at in range(0, len(source.lines), most)]
    for at, part in enumerate(parts, 1):
        stem = f"{number}-時數上傳" + (f"-{at}" if len(parts) > 1 else "")
        yield Document(f"{stem}.{kind}", _bytes(source, part, kind), private=True)


def _bytes(source: UploadSource, lines: Sequence[Line], kind: str) -> bytes:
    if kind == "txt":
        pairs = [(normalise_id(one.person.id_number), _hours(award)) for one, award in lines]
        return transfer_text(pairs).encode()
    columns = source.layout.columns
    rows = [[_cell(c.content, c.fixed, line, source) for c in columns] for line in lines]
    return write_hours(kind, rows, source.layout)


def _cell(content: str, fixed: str, line: Line, source: UploadSource) -> str:
    one, award = line
    person = one.person
    known = {
        "身分證字號": normalise_id(person.id_number),
        "時數": _hours(award),
        "姓名": person.name,
        "服務學校": person.school,
        "縣市": person.county,
        "職位類別": person.position,
        "性別": person.gender,
        "計畫編號": source.entry.number,
        "研習名稱": source.entry.plan.name,
        "課程代碼": source.code,
    }
    return known.get(content, fixed)


def _hours(award: Award) -> str:
    return number_text(award.amount) if award.amount is not None else ""


def _civil_servant(source: UploadSource) -> Outcome[tuple[Document, ...]]:
    """Return the batch file for those whose position is one of staff, if there are any."""
    settings = source.staff or CivilServantSettings()
    course = _course(source.entry)
    wanted = {compact(each) for each in settings.positions}
    staff = [each for each in source.lines if compact(each[0].person.position) in wanted]
    findings: list[Finding] = []
    if others := len(source.lines) - len(staff):
        words = f"{others} 人的職位類別不是公務人員，沒有列入公務人員終身學習的檔案。"
        fix = "職位類別的名稱不同時，在 civil_servant.toml 的「職位類別」補上。"
        findings.append(hint("civil-others", words, fix))
    people: list[StaffHours] = []
    for one, award in staff:
        person, amount = one.person, award.amount or Decimal(0)
        if strange := unencodable(person.name):
            findings.append(_strange(one.id, strange))
            continue
        if award.unit is AmountUnit.HOURS:
            number = normalise_id(person.id_number)
            people.append(StaffHours(number, person.name, person.birth_date, amount))
    if not people:
        words = "沒有可以列入的公務人員，沒有產生公務人員終身學習的檔案。"
        findings.append(warning("civil-none", words, "核對職位類別；學分班不適用這個檔案。"))
        return Outcome((), tuple(findings))
    data = civil_servant_csv(course, people, settings)
    name = f"{source.entry.number}-公務人員終身學習.csv"
    return Outcome((Document(name, data, private=True),), tuple(findings))


def _course(entry: PlanEntry) -> StaffCourse:
    plan = entry.plan
    sittings = timetable(plan, AwardRules(), plan.hours or Decimal(0)).sittings
    starts = [each.start for each in sittings if each.start]
    ends = [each.end for each in sittings if each.end]
    if not starts or not ends:
        raise UserError(
            error(
                "civil-times-missing",
                "計畫沒有場次的日期與時間，無法產生公務人員終身學習的檔案。",
                "先在計畫填寫場次的日期與時間。",
            )
        )
    if strange := unencodable(plan.name):
        raise UserError(
            error(
                "civil-name-unencodable",
                f"研習名稱有 Big5 沒有的字（{strange}），這個檔案寫不出來。",
                "由網站逐筆登錄。",
            )
        )
    return StaffCourse(plan.name, min(starts), max(ends))


def _strange(id: int, characters: str) -> Finding:
    return warning(
        "civil-unencodable",
        f"序號 {id} 的姓名有 Big5 沒有的字（{characters}），沒有列入公務人員終身學習的檔案。",
        "這一位由網站逐筆登錄。",
    )
