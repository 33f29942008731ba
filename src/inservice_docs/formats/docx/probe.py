"""Checking a template before anything is rendered: its tags, its names, the way it will take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from inservice_docs.formats.docx import faults
from inservice_docs.formats.docx.pictures import SlowWayNeeded
from inservice_docs.formats.docx.template import Template
from inservice_docs.records.finding import Finding, Place, error, hint
from inservice_docs.taiwan.text import nearest
from inservice_docs.wording.phrases import phrase_environment
from inservice_docs.wording.probe import probe_text
from inservice_docs.wording.problem import TEMPLATE_ERRORS


def probe(template: Template, sample: Mapping[str, Any]) -> list[Finding]:
    """Return what is wrong with a template, each with the paragraph or cell in which it stands.

    `sample` is the documented context: every name a template may use, with a sample value, lists
    with at least one element. Told are broken and forbidden tags, names that the sample does not
    have (nested ones too), and, as a hint, why a template cannot be rendered the fast way.
    """
    found = list(template.faults)
    for source in template.sources:
        found += faults.unknown_names(template.environment, source, sample, template.name)
    for picture in template.places:
        if picture.name not in sample:
            near = nearest(picture.name, sample)
            message = f"圖片位置：沒有「{picture.name}」這個欄位"
            fix = f"是否為「{near}」？" if near else "請改用說明中列出的欄位"
            place = Place(template.name, field=picture.name)
            found.append(error("template-unknown-placeholder", message, fix, place))
    for field, text in template.tagged.items():
        for unknown in probe_text(phrase_environment(), text, sample)[1]:
            message = f"摘要資訊「{text}」：沒有「{unknown.name}」這個欄位"
            place = Place(template.name, field=field)
            found.append(error("template-unknown-placeholder", message, unknown.fix, place))
    together = "把成對的標記放在同一層版面即可加快"
    for reason in template.slow_because:
        found.append(_slow(template, reason, together))
    if not template.slow_because and not found:
        apart = "不放圖片與子文件即可加快；每份一張的圖片請改用圖片位置"
        for name in _placed_slowly(template, sample):
            reason = f"「{name}」是圖片或子文件" if name else "內容有圖片或子文件"
            found.append(_slow(template, reason, apart))
    return found


def _slow(template: Template, reason: str, fix: str) -> Finding:
    return hint(
        "template-slow-way",
        f"這份範本無法用快速的方式產生（{reason}）",
        f"文件內容不受影響，只是大量產生時較慢；{fix}",
        Place(template.name),
    )


def _placed_slowly(template: Template, sample: Mapping[str, Any]) -> Iterator[str]:
    """Yield the placeholders whose sample only docxtpl itself can place, the first of each part."""
    seen: set[str] = set()
    for part in template.parts:
        try:
            part.whole(sample)
        except SlowWayNeeded as needed:
            if str(needed) not in seen:
                seen.add(str(needed))
                yield str(needed)
        except TEMPLATE_ERRORS:
            pass  # what a sample lacks is told elsewhere
