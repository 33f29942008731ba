"""A new plan (新的研習計畫): an empty file to fill in, as YAML or as a workbook form."""

from __future__ import annotations

from pathlib import Path

from inservice_docs.records.finding import UserError, error
from inservice_docs.records.plan import Scope
from inservice_docs.workflow.save_files import save_file

_NAME = "研習計畫"
_KINDS = ("yaml", "xlsx")


def new_plan(file: Path | None, kind: str, *, in_school: bool, force: bool) -> Path:
    """Write an empty plan file and return its path.

    The kind is that of `--to`, else of the file's ending, else YAML. Raises UserError for another
    kind, and for a file that is there already unless `force` is set.
    """
    chosen = kind.lower() or (file.suffix.lstrip(".").lower() if file else "") or "yaml"
    chosen = "yaml" if chosen == "yml" else chosen
    if chosen not in _KINDS:
        raise UserError(
            error("unknown-format", f"不能產生「{chosen}」格式的計畫檔。", "可用 yaml 或 xlsx。")
        )
    target = file or Path(f"{_NAME}.{chosen}")
    refuse_existing(target, force)
    return save_file(target, _content(chosen, in_school))


def refuse_existing(target: Path, force: bool) -> None:
    """Raise UserError when a file is there already and may not be overwritten."""
    if target.exists() and not force:
        raise UserError(
            error(
                "file-exists",
                f"「{target}」已經存在，沒有更動。",
                "換一個檔名；確定要覆寫時加上 --force。",
            )
        )


def _content(kind: str, in_school: bool) -> bytes:
    scope = Scope.IN_SCHOOL if in_school else Scope.CROSS_SCHOOL
    if kind == "xlsx":
        from inservice_docs.formats.workbook.plan_form import write_plan_form

        return write_plan_form(scope)
    from inservice_docs.formats.plan_file.new_plan import new_plan_yaml

    return new_plan_yaml(scope).encode("utf-8")
