"""What cells of a list mean: dates, hours, telephones, genders, schools; each said once.

Lists repeat themselves, so that what was read once is kept for the length of a list.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from inservice_docs.records.finding import Finding, Place, Severity, hint
from inservice_docs.records.person import Person
from inservice_docs.records.reading import read_record
from inservice_docs.rules.people import mangled
from inservice_docs.taiwan.counties import renamed, split_school, tai
from inservice_docs.taiwan.phones import parse_phone
from inservice_docs.taiwan.problem import FactError
from inservice_docs.taiwan.school_codes import parse_school_code

_LOST_ZERO = re.compile(r"([2-9][0-9]{8})(?:\.0)?")
_WITH_DECIMAL = re.compile(r"([0-9]{8,12})\.0")
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?E\+[0-9]+", re.I)
_PLAIN_PHONE = re.compile(r"0[0-9]{1,3}-?[0-9]{5,8}(?:#[0-9]{1,6})?")
_ROC_DATE = re.compile(
    r"([1-9][0-9]{1,2})(?:年([0-9]{1,2})月([0-9]{1,2})日|[-/.]([0-9]{1,2})[-/.]([0-9]{1,2}))"
)
_ISO_DATE = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(
    r"\s*(?:[上下]午|中午|AM|PM)?\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\s*(?:AM|PM)?$", re.I
)
_SPREAD = 4
_SERIAL = re.compile(r"[1-4][0-9]{4}")
_GENDERS = {
    "男": "男", "女": "女", "男性": "男", "女性": "女", "先生": "男", "小姐": "女", "女士": "女",
    "m": "男", "f": "女", "male": "男", "female": "女", "♂": "男", "♀": "女",
    "男生": "男", "女生": "女",
    "1": "男", "2": "女",
}  # fmt: skip
_SCHOOL_CODE = re.compile("[0-9]{3}[0-9A-Z]{3}|[1-9][0-9]{1}[0-9A-Z]{3}")


class School(NamedTuple):
    """A school as a cell gives it; `unknown` is a code that no list of schools explains."""

    county: str
    name: str
    unknown: bool = False


class Values:
    """The meaning of cells of one list, by the names of counties on a day."""

    def __init__(self, on: dt.date, schools: Mapping[str, str]) -> None:
        """Start; `schools` maps school codes to names, as far as they are known."""
        self._on = on
        self._known = schools
        self.dates: dict[str, dt.date | None] = {"": None}
        self.amounts: dict[str, Decimal | None] = {"": None}
        self._counties: dict[str, str] = {}
        self.schools: dict[str, School] = {"": School("", "")}

    def quick_date(self, text: str) -> dt.date | None:
        """Return a date in one of the commonest shapes, None for any other."""
        day = _quick_date(text)
        if day is not None:
            self.dates[text] = day
        return day

    def date(self, text: str, place: Place) -> tuple[dt.date | None, tuple[Finding, ...]]:
        """Return a date of birth; a time of day that an export adds to it is dropped."""
        day = _quick_date(text)
        findings: tuple[Finding, ...] = ()
        if day is None:
            plain = _CLOCK.sub("", text) or text
            if _SERIAL.fullmatch(plain):
                day = dt.date(1899, 12, 30) + dt.timedelta(int(plain))
            else:
                outcome = read_record(Person, {"birth_date": plain}, lambda path, key: place)
                day, findings = outcome.value.birth_date, outcome.findings
        if not findings:
            self.dates[text] = day
        # A birth date that cannot be read stops nobody.
        return day, tuple(_milder(each) for each in findings)

    def amount(self, text: str, place: Place) -> tuple[Decimal | None, tuple[Finding, ...]]:
        """Return hours or credits; wrong ones are an error."""
        outcome = read_record(Person, {"hours": text}, lambda path, key: place)
        if not outcome.findings:
            self.amounts[text] = outcome.value.hours
        return outcome.value.hours, outcome.findings

    def county(self, text: str) -> str:
        """Return a county by its name on the day."""
        found = self._counties.get(text)
        if found is None:
            plain = tai(text)
            found = self._counties[text] = renamed(plain, self._on) or plain
        return found

    @staticmethod
    def is_plain_phone(text: str) -> bool:
        """Tell whether a telephone number looks as it should."""
        return _PLAIN_PHONE.fullmatch(text) is not None

    def phone(self, text: str, place: Place) -> tuple[str, tuple[Finding, ...]]:
        """Return a telephone number with the zero that a spreadsheet took from it."""
        if _SCIENTIFIC.fullmatch(text):
            return text, (mangled("電話", place),)
        if found := _LOST_ZERO.fullmatch(text):
            words = "電話開頭的 0 被試算表刪去，已補回。"
            return f"0{found.group(1)}", (hint("phone-zero", words, "核對電話。", place),)
        if found := _WITH_DECIMAL.fullmatch(text):
            text = found.group(1)
        try:
            parse_phone(text)
        except FactError as problem:
            return text, (hint("phone-doubtful", problem.message, problem.fix, place),)
        return text, ()

    @staticmethod
    def code_remark(place: Place) -> Finding:
        """Return the remark about a school code that no list of schools explains."""
        fix = "改填校名；或在工作區的 roster_columns.toml 的〔學校代碼〕寫明校名。"
        return hint("school-code", "只有學校代碼，不知道校名。", fix, place)

    def school(self, text: str) -> School:
        """Return the county and the name of a school that is given by its name or its code."""
        found = self.schools.get(text)
        if found is None:
            code = text.upper()
            name = self._known.get(code, "")
            if not name and _SCHOOL_CODE.fullmatch(code):
                found = _by_code(code, self._on)
            else:
                found = School(*split_school(name or text, self._on))
            self.schools[text] = found
        return found


def _quick_date(text: str) -> dt.date | None:
    """Return a date in one of the commonest shapes; any other is for `parse_date`."""
    try:
        if _ISO_DATE.fullmatch(text):
            return dt.date.fromisoformat(text)
        found = _ROC_DATE.fullmatch(text)
        if found:
            year, month, day = (int(part) for part in found.groups() if part is not None)
            return dt.date(year + 1911, month, day)
    except ValueError:
        pass
    return None


def _by_code(code: str, on: dt.date) -> School:
    try:
        read = parse_school_code(code)
        return School(read.county_on(on), read.text, unknown=True)
    except FactError:
        return School("", code)


def gender_of(text: str) -> str:
    """Return 男 or 女 for any usual word for it; other words stay."""
    return _GENDERS.get(text) or _GENDERS.get(text.casefold(), text)


def plain_name(name: str) -> str:
    """Return a Chinese name without the spaces that spread it: 王 小 明, 李　明.

    夏曼 藍波安 keeps its own: a space between longer parts belongs to the name.
    """
    parts = name.split(" ")
    spread = any(len(part) == 1 for part in parts) and sum(map(len, parts)) <= _SPREAD
    return "".join(parts) if spread and not name.isascii() else name


def _milder(found: Finding) -> Finding:
    return Finding(found.code, Severity.WARNING, found.message, found.fix, found.place)
