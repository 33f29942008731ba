"""Plan files: read from YAML or from the workbook form, whichever it is, and written as YAML."""

from __future__ import annotations

from pathlib import Path

from inservice_docs.formats.file_kind import Kind, kind_of
from inservice_docs.formats.plan_file.placed_plan import PlanFile, place_plan
from inservice_docs.formats.plan_file.yaml_text import scan_yaml
from inservice_docs.formats.text_file import MOST_BYTES, read_bytes
from inservice_docs.records.finding import Outcome, Place, UserError, error
from inservice_docs.records.plan import Plan

MOST_WORKBOOK_BYTES = 5_000_000
_ZIP = b"PK\x03\x04"


def read_plan(path: Path) -> Outcome[Plan]:
    """Read a plan file: YAML, or the workbook form (.xlsx), told apart by what it holds.

    The plan holds every value that could be read; each that could not is a finding with file, line
    and column, or sheet and cell. Raises UserError when the file as a whole cannot be read.
    """
    outcome = read_plan_file(path)
    return Outcome(outcome.value.plan, outcome.findings)


def read_plan_file(path: Path) -> Outcome[PlanFile]:
    """Read a plan file as `read_plan` does, keeping the place of every value for the rules."""
    data = read_bytes(path, MOST_WORKBOOK_BYTES)
    if data.startswith(_ZIP):
        from inservice_docs.formats.workbook.plan_form import read_plan_form_file

        _refuse_other_kinds(data, str(path))
        return read_plan_form_file(data, str(path))
    if len(data) > MOST_BYTES:
        read_bytes(path)
    return parse_plan(data, str(path))


def _refuse_other_kinds(data: bytes, file: str) -> None:
    """Raise UserError for a Word file or an archive, which begin as a workbook does."""
    kind = kind_of(data)
    if kind not in (Kind.WORKBOOK, Kind.ZIP):
        raise UserError(
            error(
                "plan-other-kind",
                f"這是{kind.value}，不是研習計畫檔。",
                "請指定 YAML 計畫檔，或以 plan new 產生的 xlsx 表單。",
                Place(file),
            )
        )


def parse_plan(data: bytes, file: str) -> Outcome[PlanFile]:
    """Read a plan from the bytes of a YAML file; `file` is its name in messages."""
    text = scan_yaml(data, file)
    return place_plan(text.data, text.place_of, text.findings)
