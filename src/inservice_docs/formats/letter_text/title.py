"""The title of a letter (機關全銜　函), on one line or two, and the heading of a 簽."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from inservice_docs.formats.letter_text.lines import unspaced
from inservice_docs.taiwan.counties import written_county

_GAP = r"[\s\u3000]*"
_KINDS = (
    "簡便行文表|開會通知單|會勘通知單|移文單|備忘錄|書函|箋函|公告|通報|通告|函|令|呈|咨"
    "|簽呈|便簽|簽"
)
_DRAFT = re.compile(r"(?:[（(\[【][草底函]?稿[）)\]】]|[草底]?稿)$")
_SPACED = re.compile(
    r"(?P<sender>\S.{1,80}?)[\s\u3000]+[（(]?"
    rf"(?P<kind>{'|'.join(map(_GAP.join, _KINDS.split('|')))})[）)]?"
)
_TIGHT = re.compile(rf"(?P<sender>.{{2,80}}?)[（(]?(?P<kind>{_KINDS})[）)]?")
_ORGANISATION = re.compile(
    r"(?:[學校園府部署局處會院館所司廠場社團科室組]|中心|分校|附[小中]|高[中職]|國[中小]|公司|大隊)"
    r"(?:（.{1,12}）)?$"
)
_WHOLE = re.compile(
    r"(?:國立|私立|財團法人|社團法人|行政院|立法院|司法院|考試院|監察院|總統府|.{1,4}部(?!落|分))"
)
_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff（）()．·]{2,60}")
_LATIN = re.compile("[0-9A-Za-z０-９Ａ-Ｚａ-ｚ&＆-]")
_NO_NAME = re.compile(r"[路街巷弄號樓]$|^(?:正本|副本|抄本|抄件|密件|急件|最?速件|草稿|稿|裝訂線)$")
_MEMO = re.compile(r"(?:簽呈|便簽|簽)(?P<rest>[\s\u3000]*於.*|[\s\u3000]+.*|)")
_DATE = re.compile(
    r"(?:日期[\s\u3000]*[：:])?[\s\u3000]*(?P<date>(?:中華)?民國[^，。；：、]{2,24}?日"
    r"|[0-9０-９]{2,3}[\s\u3000]*年[^，。；：、]{2,14}?日"
    r"|[0-9]{2,3}([-./])[0-9]{1,2}\2[0-9]{1,2})[\s\u3000]*"
)
_AT = re.compile(r"^[\s\u3000]*於[\s\u3000]*")
_UNIT = re.compile(r"[處室組科股課中心]$")
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says; a 簽 has a unit, and perhaps its date, instead of a sender."""

    kind: str
    sender: str = ""
    unit: str = ""
    date: str = ""


def read_title(text: str, above: Sequence[str] = ()) -> Title | None:
    """Return the title that a line is, or is the end of; `above` are the lines right above it."""
    plain = _DRAFT.sub("", text.strip("#＃* \t\u3000")).rstrip()
    if memo := _MEMO.fullmatch(plain):
        unit, date = read_unit(memo["rest"])
        return Title("簽", _name_above(above), unit, date)
    if unspaced(plain) in _KINDS.split("|"):
        sender = _joined(above, "")
        return Title(_kind(plain), sender) if sender else None
    found = _SPACED.fullmatch(plain) or _tight(plain)
    if found is None or not _is_name(_LATIN.sub("", found["sender"])):
        return None
    sender = _joined(above, unspaced(found["sender"]))
    if _kind(found["kind"]) != "簽":
        return Title(_kind(found["kind"]), sender)
    *names, last = re.split(r"[\s\u3000]+", found["sender"])
    if names and _UNIT.search(last):
        return Title("簽", _joined(above, "".join(names)), last)
    return Title("簽", sender)


def read_unit(text: str) -> tuple[str, str]:
    """Return the unit and the date that the heading of a 簽 states: 於教務處　115年8月5日."""
    found = _DATE.search(text)
    date = found["date"] if found else ""
    rest = text[: found.start()] + text[found.end() :] if found else text
    return unspaced(_AT.sub("", rest).strip("\t \u3000")), date


def is_organisation(text: str) -> bool:
    """Tell whether a text is the name of an agency or school, and nothing more."""
    return _is_name(text) and bool(_ORGANISATION.search(unspaced(text)))


def _kind(text: str) -> str:
    kind = unspaced(text)
    return "簽" if kind in ("簽呈", "便簽") else kind


def _tight(text: str) -> re.Match[str] | None:
    """Match a title without a space before the kind: …政府函."""
    found = _TIGHT.fullmatch(unspaced(text))
    return found if found and _ORGANISATION.search(found["sender"]) else None


def _is_name(text: str) -> bool:
    plain = unspaced(text).replace("、", "")
    return bool(_NAME.fullmatch(plain)) and not _NO_NAME.search(plain)


def _name_above(above: Sequence[str]) -> str:
    return unspaced(above[-1]) if above and is_organisation(above[-1]) else ""


def _joined(above: Sequence[str], last: str) -> str:
    """Return the sender whose name may begin on the lines above; several are joined by 「、」."""
    name = last
    for text in list(reversed(above))[:_MOST_LINES]:
        plain = unspaced(text)
        if not _is_name(plain) or name.startswith(plain):
            break
        if not name:
            name = plain
        elif _ORGANISATION.search(plain) and _starts_whole(name):
            name = f"{plain}、{name}"
        elif not _starts_whole(name):
            name = plain + name
        else:
            break
    return name if _ORGANISATION.search(name) or last else ""


def _starts_whole(name: str) -> bool:
    """Tell whether a name is whole by its first words, rather than the end of a longer one."""
    return bool(written_county(name) or _WHOLE.match(name))
