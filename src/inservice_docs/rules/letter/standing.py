"""How the sender of a letter stands to its recipients (行文關係), whoever the sender is.

`rules/relations.py` knows a school's relations; letters that schools receive come from governments,
whose own schools are their subordinates (文書處理手冊, 隸屬關係).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from inservice_docs.records.gap import OPEN
from inservice_docs.records.letter import Letter
from inservice_docs.records.school import School
from inservice_docs.rules.relations import Relation, relation
from inservice_docs.taiwan.counties import county_of, tai, written_county
from inservice_docs.taiwan.text import tidy

from .pattern import Pattern

RelationTo = Callable[[str], Relation]

_SCHOOL = Pattern(r"(?:學|學校|小|中|高職|大學|學院|附小|附中|幼[兒稚]園|校)(?:[（(].*)?$")
_SOCIETY = Pattern(r"(?:基金會|協會|學會|公會|工會|公司|出版社|聯盟)(?:[（(].*)?$")
_LOCAL = Pattern(r"[縣市]政府|[鄉鎮市區]公所")
_BOARD = Pattern("學校財團法人|董事會")
_COUNTY_SENDER = Pattern(r"(?P<county>..[縣市])政府(?P<office>.*)")


def relation_to(letter: Letter, school: School | None) -> RelationTo:
    """Return a function that tells what a recipient is to the sender of a letter."""
    sender = tidy(tai(letter.sender)).replace(" ", "")
    if school and (not sender or sender == tidy(tai(school.name)).replace(" ", "")):
        sender, own = school.name, school
    else:
        own = School(name="") if OPEN in sender else School(name=sender[:100])
    if not sender or OPEN in sender:
        return lambda name: Relation.UNKNOWN
    if _SCHOOL.search(sender):
        return lambda name: _of_school(own, name, letter.date)
    if found := _COUNTY_SENDER.fullmatch(sender):
        county, office = found["county"], found["office"]
        return lambda name: _of_county(county, office, name, letter.date)
    if sender.startswith("教育部"):
        return _of_ministry
    return lambda name: Relation.UNKNOWN


def _of_school(own: School, name: str, on: dt.date | None) -> Relation:
    """Return what a recipient is to a school; 附設 and 附屬 schools stand below their own."""
    found = relation(own, name, on)
    mother = re.match(r"(.{4,}?)(?:附設|附屬)", tidy(tai(own.name)))
    above = mother and tidy(tai(name)).replace(" ", "") == mother[1]
    return Relation.UNKNOWN if above and found is Relation.LEVEL else found


def can_be_superior(sender: str, name: str) -> bool:
    """Tell whether a recipient whose relation is not known may be the sender's superior.

    A school is above nobody but what it set up itself (附設…), an association or a company above
    no agency; a county stands above neither the ministry of education nor another county.
    """
    own, plain = (tidy(tai(each)).replace(" ", "") for each in (sender, name))
    if not own or OPEN in own + plain or own.startswith(plain) or _BOARD.search(plain):
        return True
    if _SCHOOL.search(plain) or _SOCIETY.search(plain):
        return False
    local = _LOCAL.search(plain) is not None
    return not (local and own.startswith("教育部"))


def _of_county(county: str, office: str, name: str, on: dt.date | None) -> Relation:
    """Return what a recipient is to a county's government or to one of its offices."""
    plain = tidy(tai(name)).replace(" ", "")
    theirs = (county_of(plain, on) if on else None) or written_county(plain)
    if plain.startswith(("本府", "本局", "本處")):
        return Relation.LOWER
    if plain.startswith(("本縣", "本市")):
        theirs, plain = county, county + plain[2:]
    if theirs != county and not plain.startswith(county):
        apart = re.search(r"政府|學校|[中小]學|大學", plain) and not plain.startswith(("各", "全"))
        return Relation.LEVEL if apart else Relation.UNKNOWN
    if re.fullmatch(f"{county}政府", plain):
        return Relation.SUPERIOR if office else Relation.LOWER
    if re.match(f"{county}政府", plain):
        return Relation.LEVEL if office else Relation.LOWER
    if "私立" in plain or "國立" in plain or "財團法人" in plain:
        return Relation.UNKNOWN
    return Relation.LOWER if _SCHOOL.search(plain) else Relation.UNKNOWN


def _of_ministry(name: str) -> Relation:
    plain = tidy(name)
    return (
        Relation.LOWER if plain.startswith("國立") and _SCHOOL.search(plain) else Relation.UNKNOWN
    )
