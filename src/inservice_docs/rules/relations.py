"""Relations (行文關係): how a school stands to a recipient, and the words that follow from it.

Direction goes by subordination (隸屬), not by rank (文書處理手冊). A county school writes up to its
county's government and level to any other; a private school has no superior.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum

from inservice_docs.records.gap import has_gap
from inservice_docs.records.school import School
from inservice_docs.taiwan.counties import county_of, tai, written_county
from inservice_docs.taiwan.text import tidy


class Relation(StrEnum):
    """What the recipient is to the school."""

    SUPERIOR = "superior"
    LEVEL = "level"
    LOWER = "lower"
    UNKNOWN = "unknown"


class Direction(StrEnum):
    """行文方向: which way a letter goes."""

    UP = "上行"
    LEVEL = "平行"
    DOWN = "下行"


EXPECTATIONS: dict[Direction, tuple[str, ...]] = {
    Direction.UP: ("請鑒核", "請鑒察", "請備查"),
    Direction.LEVEL: ("請查照", "請查照惠復", "請查照見復", "請惠復", "請惠予協助"),
    Direction.DOWN: ("請查照", "請照辦", "請查照辦理", "請轉知"),
}
"""期望語 of each direction, the usual one first (文書處理手冊, 期望及目的用語)."""

_SCHOOL = re.compile(
    r"(?:國民?小學?|國民?中小?學?|國中小|高中|高職|高級中等?學校?|職業學校|中等學校|大學|學院|學校"
    r"|[一二三四五六]專|幼[兒稚]園)(?:部|附設.{0,12})?(?:（.*）)?$"
)
_PUBLIC_BY_COUNTY = re.compile(r"立|.{0,8}國民[中小]學|.{0,8}國中小|.{0,8}幼[兒稚]園")
_GOVERNMENT = re.compile(r"政府|[部署局處院](?:[（(].*)?$|(?<!公)司$|委員會$|公所$|^教育部|^行政院")
_OWN = re.compile(r"本校|(?:本校)?各?處室|各單位$")
_EDUCATION = re.compile(r"(?:教育[局處])?")
_UNITS = {
    "政府": "府", "委員會": "會", "基金會": "會", "協會": "會", "學會": "會", "公會": "會",
    "公所": "所", "中心": "中心", "公司": "公司", "幼兒園": "園", "幼稚園": "園", "館": "館",
    "部": "部", "署": "署", "局": "局", "處": "處", "院": "院", "司": "司",
}  # fmt: skip


def superior_of(school: School, on: dt.date | None = None) -> str | None:
    """Return the school's superior agency (直屬主管機關): empty for none, None when not known.

    What the school states comes first; else its name tells: 南投縣立… → 南投縣政府, 國立… → 教育部,
    私立… and 財團法人 → none. `on` is the date whose county names count.
    """
    if school.superior is not None:
        return tidy(tai(school.superior))
    name = tidy(tai(school.name))
    county = _county(name, on)
    rest = name[len(written_county(name) or "") :]
    if "私立" in name or "財團法人" in name:
        return ""
    if rest.startswith("國立"):
        return "教育部"
    if county and _PUBLIC_BY_COUNTY.match(rest):
        return f"{county}政府"
    return None


def relation(school: School, recipient: str, on: dt.date | None = None) -> Relation:
    """Return what a recipient is to the school on a date (None: its names as written)."""
    name = _plain(recipient)
    if not name or has_gap(name):
        return Relation.UNKNOWN
    own = tidy(tai(school.name))
    if _OWN.match(name) or (own and name.startswith(own)):
        return Relation.LOWER
    superior = superior_of(school, on)
    if superior and _is_superior(name, superior, on):
        return Relation.SUPERIOR
    if _is_school(name):
        return Relation.LEVEL
    if _GOVERNMENT.search(name):
        return Relation.UNKNOWN if superior is None else Relation.LEVEL
    return Relation.UNKNOWN


def direction(found: Relation) -> Direction:
    """Return which way a letter to that relation goes; an unknown one is written to as an equal."""
    if found is Relation.SUPERIOR:
        return Direction.UP
    return Direction.DOWN if found is Relation.LOWER else Direction.LEVEL


def group_by_direction(
    school: School, recipients: Iterable[str], on: dt.date | None = None
) -> tuple[tuple[Direction, tuple[str, ...]], ...]:
    """Return the recipients in groups that one letter can address, in the order they came."""
    groups: dict[Direction, list[str]] = {}
    for each in recipients:
        groups.setdefault(direction(relation(school, each, on)), []).append(each)
    return tuple((way, tuple(names)) for way, names in groups.items())


def salutation(found: Relation, recipient: str) -> str:
    """Return how a recipient is addressed: 鈞府 (own superior), 大府 (higher), 貴校 (others)."""
    name = _plain(recipient)
    unit = "校" if _is_school(name) else _unit(name)
    if found is Relation.SUPERIOR:
        return f"鈞{unit}"
    higher = found is not Relation.LOWER and unit != "校" and _GOVERNMENT.search(name)
    return f"大{unit}" if higher else f"貴{unit}"


def attach_verb(way: Direction) -> str:
    """Return the verb of enclosing (附送): 檢陳 upwards, 檢送 otherwise."""
    return "檢陳" if way is Direction.UP else "檢送"


def _county(name: str, on: dt.date | None) -> str | None:
    return written_county(name) if on is None else county_of(name, on)


def _plain(recipient: str) -> str:
    """Return a recipient without blanks and without （含附件）."""
    return re.sub(r"[（(](?:含|均含|無|不含)附件[)）]$", "", tidy(tai(recipient)).replace(" ", ""))


def _is_school(name: str) -> bool:
    return bool(_SCHOOL.search(name))


def _is_superior(name: str, superior: str, on: dt.date | None) -> bool:
    """Tell whether a name is the superior, its education office, or that office's government."""
    if superior.startswith("教育部"):
        return name.startswith("教育部")
    government = re.match(r"(.+?[縣市])政府(?:教育[局處])?$", superior)
    if not government:
        return name == superior
    county = _county(superior, on)
    found = re.match(r"(.+?[縣市])政府", name)
    if not found or _county(name, on) != county:
        return False
    return bool(_EDUCATION.fullmatch(name[found.end() :]))


def _unit(name: str) -> str:
    return next((unit for ending, unit in _UNITS.items() if name.endswith(ending)), "單位")
