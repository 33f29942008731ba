"""Remarks about people in lists (名單): ID numbers, genders, and people who stand there twice.

ID check and masking: the rules of the household register and of 國教署 (see `taiwan`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from inservice_docs.records.finding import Finding, Place, hint, warning
from inservice_docs.records.person import Person
from inservice_docs.taiwan.id_numbers import check_id, gender_if_valid
from inservice_docs.taiwan.masking import mask_id

WAITING = frozenset(
    {
        "name-missing", "name-too-long", "name-doubtful", "cell-formula", "cell-error",
        "text-unholdable", "id-invalid", "id-twice", "person-twice", "number-mangled",
    }
)  # fmt: skip
"""Codes of the remarks for which a person waits until somebody has looked at them."""

LONGEST_NAME = 50
"""Characters; the longest registered names of Taiwan have about half as many."""

_MANGLED = re.compile(r"[0-9](?:\.[0-9]+)?E\+[0-9]+", re.I)
_VARIANTS = str.maketrans("台温黄峯𠮷裡衆豊恒晧凃羣", "臺溫黃峰吉裏眾豐恆皓涂群")
_BETWEEN = str.maketrans("", "", " .·‧・•．")
_WITHOUT_COUNTY = re.compile("^..[縣市]|[市縣國私]立|學校$")


class Listed(NamedTuple):
    """A person of a list: the number of the row, as the file numbers it, and the person."""

    number: int
    person: Person


PlaceOf = Callable[[int], Place]
"""Give the place of the n-th person of a list, counted from 0."""


def id_remarks(number: str, place: Place) -> Iterator[Finding]:
    """Yield what there is to say about an ID number that is not plainly valid; it is masked."""
    masked = mask_id(number)
    if "*" in number or "○" in number:
        words = "身分證字號已遮蔽，不能據以核發時數。"
        yield hint("id-masked", words, "核發時數前補上完整的號碼。", place)
        return
    if _MANGLED.fullmatch(number):
        yield mangled("身分證字號", place)
        return
    check = check_id(number)
    if not check.valid:
        words = f"身分證字號 {masked} 不正確：{check.reason}"
        yield warning("id-invalid", words, "核對證件後更正。", place)
    elif check.reason:
        yield hint("id-doubtful", f"{masked}：{check.reason}", "核對證件。", place)


def gender_remark(gender: str, number: str, place: Place) -> Finding | None:
    """Return the remark about a gender that is not the one that the ID number states."""
    check = check_id(number)
    stated = check.gender if check.valid else ""
    if not stated or gender not in ("男", "女") or gender == stated:
        return None
    words = f"性別是「{gender}」，身分證字號的第 2 碼卻是{stated}性。"
    return warning("gender-id", words, "核對性別與身分證字號，更正打錯的一個。", place)


def mangled(what: str, place: Place) -> Finding:
    """Return the remark about a number of which a spreadsheet kept only the first digits."""
    words = f"{what}被試算表改成科學記號，後面的數字已經不見了。"
    return warning("number-mangled", words, "把儲存格格式改成「文字」，再重新輸入。", place)


def doubles(
    people: Sequence[Listed], place_of: PlaceOf, uncertain: Iterable[Person] | None = None
) -> list[Finding]:
    """Name people who stand in a list twice: by ID number, or by school and name.

    Two ID numbers that are both valid are two people, whatever their names. `uncertain` are those
    without a plainly valid number, where that is known: of two people, one is among them.
    """
    ids: dict[str, int] = {}
    names: dict[tuple[str, str, str], int] = {}
    doubtful = None if uncertain is None else {person.name for person in uncertain}
    findings = []
    for at, (_, person) in enumerate(people):
        number = person.id_number
        if number and (first := ids.setdefault(number, at)) != at and "*" not in number:
            findings.append(_same_id(people[first], person, place_of(at)))
            continue
        if not person.name or (doubtful is not None and person.name not in doubtful):
            continue
        first = names.setdefault((person.name, person.county, person.school), at)
        if first != at and not _two_people(people[first].person, person):
            words = f"與第{people[first].number}列是同一人。"
            findings.append(warning("person-twice", words, "刪除其中一列。", place_of(at)))
    return findings


def _same_id(first: Listed, person: Person, place: Place) -> Finding:
    if first.person.name.translate(_BETWEEN) == person.name.translate(_BETWEEN):
        words = f"與第{first.number}列是同一人。"
        return warning("person-twice", words, "刪除其中一列。", place)
    words = f"身分證字號與第{first.number}列相同，姓名卻不同。"
    return warning("id-twice", words, "核對證件，更正號碼或刪除其中一列。", place)


def _two_people(one: Person, other: Person) -> bool:
    numbers = (one.id_number, other.id_number)
    return all(number and "*" not in number and check_id(number).valid for number in numbers)


def near_names(
    people: Sequence[Listed], place_of: PlaceOf, uncertain: Iterable[Person] | None = None
) -> list[Finding]:
    """Name, as hints, pairs who may be one person: a variant character, a school in other words.

    Somebody with a valid ID number is told apart by it, so two such people are never a pair: one
    of them is among the `uncertain`, who have none.
    """
    if uncertain is None:
        uncertain = [person for _, person in people if not _is_certain(person)]
    doubtful = {_plain_name(person) for person in uncertain}
    if not doubtful:
        return []
    seen: dict[str, list[int]] = {}
    findings = []
    for at, (_, person) in enumerate(people):
        if not person.name or len(person.name) > LONGEST_NAME:
            continue
        name = _plain_name(person)
        if name not in doubtful:
            continue
        alike = seen.setdefault(name, [])
        for other in alike[-20:]:
            known = people[other]
            if _may_be_one(known.person, person):
                words = f"與第{known.number}列的姓名相近，可能是同一人。"
                findings.append(
                    hint("name-near", words, "是同一人時，刪除其中一列。", place_of(at))
                )
                break
        alike.append(at)
    return findings


def _may_be_one(one: Person, other: Person) -> bool:
    if one.id_number == other.id_number != "" or (_is_certain(one) and _is_certain(other)):
        return False  # said already, or two people
    if (one.name, one.county, one.school) == (other.name, other.county, other.school):
        return False
    if one.name != other.name and one.school == other.school:
        return True
    shared = (one.phone and one.phone == other.phone) or (one.email and one.email == other.email)
    schools = [_WITHOUT_COUNTY.sub("", each.school) for each in (one, other)]
    near = all(len(each) >= 2 for each in schools) and (
        schools[0] in schools[1] or schools[1] in schools[0]
    )
    return bool(shared or near)


def _is_certain(person: Person) -> bool:
    number = person.id_number
    return bool(gender_if_valid(number)) or (len(number) == 10 and check_id(number).valid)


def known_already(
    people: Sequence[Listed], known: Iterable[Person], place_of: PlaceOf
) -> list[Finding]:
    """Name those of a list who are on another already (the register's), or may be.

    The same ID number is the same person, so another name with it is a mistake to mend; the same
    name and school are a person who is there already; near names are but a hint.
    """
    ids: dict[str, Person] = {}
    names: dict[str, list[Person]] = {}
    for person in known:
        if person.id_number and "*" not in person.id_number:
            ids.setdefault(person.id_number, person)
        if person.name:
            names.setdefault(_plain_name(person), []).append(person)
    findings = []
    for at, (_, person) in enumerate(people):
        same = ids.get(person.id_number)
        alike = names.get(_plain_name(person), ()) if person.name else ()
        if same is not None and person.name and _plain_name(same) != _plain_name(person):
            findings.append(_OTHER_NAME.at(place_of(at)))
        elif same is not None or any(_same_person(each, person) for each in alike):
            findings.append(_KNOWN.at(place_of(at)))
        elif any(_may_be_one(each, person) for each in alike):
            findings.append(_NEAR.at(place_of(at)))
    return findings


_KNOWN = hint("person-known", "這個人已在登記簿的名單上。", "不必重複加入。")
_NEAR = hint(
    "name-near",
    "登記簿的名單上有姓名相近的人，可能是同一人。",
    "是同一人時，不必重複加入；或在登記簿更正。",
)
_OTHER_NAME = warning(
    "id-twice",
    "登記簿的名單上有相同的身分證字號，姓名卻不同。",
    "核對證件，更正號碼或姓名。",
)


def _plain_name(person: Person) -> str:
    return person.name.translate(_VARIANTS).translate(_BETWEEN)


def _same_person(one: Person, other: Person) -> bool:
    same = (one.name, one.county, one.school) == (other.name, other.county, other.school)
    return same and not _two_people(one, other)


def waits(findings: Iterable[Finding]) -> bool:
    """Tell whether somebody with these remarks waits: an error, or one of `WAITING`."""
    return any(found.code in WAITING or found.severity == "error" for found in findings)
