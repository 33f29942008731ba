"""A letter made ready for exchange: its gaps shown as （待填）, all of it holdable by XML."""

from __future__ import annotations

from typing import Any

from inservice_docs.records.base import Record, label_of
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error, warning
from inservice_docs.records.gap import fill_gaps, gap_labels, has_gap
from inservice_docs.records.letter import Letter
from inservice_docs.taiwan.text import unholdable

GAP = "（待填）"


def plain_letter(letter: Letter) -> Outcome[Letter]:
    """Return the letter with its gaps shown; which facts are missing is a warning.

    Raises UserError for text that XML cannot hold, with the field that it stands in.
    """
    labels: list[str] = []
    plain = _record(letter, "", labels)
    if not labels:
        return Outcome(plain)
    missing = "、".join(dict.fromkeys(label or "未具名" for label in labels))
    return Outcome(
        plain,
        (
            warning(
                "di-gap",
                f"還有待填的內容：{missing}。",
                f"匯入公文系統後，把「{GAP}」補齊再發文。",
                Place(field="主旨" if has_gap(letter.subject) else ""),
            ),
        ),
    )


def _record(record: Any, path: str, labels: list[str]) -> Any:
    """Return a copy of a record with every text in it made plain."""
    changed = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        label = label_of(type(record), name)
        plain = _value(value, f"{path}/{label}" if path else label, labels)
        if plain is not value:
            changed[name] = plain
    return record.model_copy(update=changed) if changed else record


def _value(value: Any, path: str, labels: list[str]) -> Any:
    if isinstance(value, str):
        return _text(value, path, labels)
    if isinstance(value, Record):
        return _record(value, path, labels)
    if isinstance(value, tuple):
        plain = tuple(_value(each, path, labels) for each in value)
        return value if all(a is b for a, b in zip(plain, value, strict=True)) else plain
    return value


def _text(text: str, path: str, labels: list[str]) -> str:
    if has_gap(text):
        labels.extend(gap_labels(text))
        text = fill_gaps(text, lambda label: GAP)
    if bad := unholdable(text):
        raise UserError(_unholdable(bad[0], path))
    return text


def _unholdable(bad: tuple[int, int], path: str) -> Finding:
    index, point = bad
    return error(
        "text-unholdable",
        f"第 {index + 1} 個字是文件無法儲存的字元（U+{point:04X}）。",
        "刪除該字元後重新輸入；常見於從其他程式複製貼上。",
        Place(field=path),
    )
