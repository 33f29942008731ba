"""Set the school's facts (學校資料): what `[school]` of `inservice.toml` says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from inservice_docs.formats.plan_file.settings_text import with_school
from inservice_docs.formats.text_file import decode, read_bytes
from inservice_docs.records.base import label_of
from inservice_docs.records.finding import Finding, Outcome, Place, error
from inservice_docs.records.reading import read_record
from inservice_docs.records.school import School
from inservice_docs.taiwan.phones import parse_phone
from inservice_docs.taiwan.problem import FactError
from inservice_docs.workflow.save_files import save_file
from inservice_docs.workflow.workspace import SETTINGS

NEEDED = ("name", "address", "phone", "letter_word")
"""Without these no letter can go out."""


def read_school(values: Mapping[str, str]) -> Outcome[School]:
    """Return the school of typed values (English or Chinese keys), and what is wrong with them.

    A value that is needed for any letter and missing is an error; its place names the field.
    """
    read = read_record(School, dict(values))
    school = read.value
    missing = [
        error(
            "school-incomplete",
            f"沒有填「{label_of(School, name)}」。",
            "每一份公文都要用到，請補填。",
            Place(field=name),
        )
        for name in NEEDED
        if not getattr(school, name)
    ]
    return Outcome(school, (*read.findings, *missing, *_odd(school)))


def set_school(folder: Path, school: School) -> Path:
    """Write the school into the settings of a workspace; comments and other tables stay.

    Raises UserError when the file is missing, no TOML or cannot be written.
    """
    path = folder / SETTINGS
    text, _ = decode(read_bytes(path), str(path))
    return save_file(path, with_school(text, school).encode("utf-8"))


def _odd(school: School) -> list[Finding]:
    found = []
    for name in ("phone", "fax", "reviewing_contact"):
        value = getattr(school, name)
        try:
            _ = parse_phone(value) if value else None
        except FactError as problem:
            made = error("phone-unreadable", problem.message, problem.fix)
            found.append(replace(made, place=Place(field=name)))
    if school.code and not (school.code.isascii() and school.code.isalnum()):
        found.append(
            error(
                "school-code", "學校代碼只有數字與英文字母。", "例如 191313。", Place(field="code")
            )
        )
    return found
