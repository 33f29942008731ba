"""Checking a template before anything is rendered: its tags, its names, the way it will take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inservice_docs.formats.docx import faults
from inservice_docs.formats.docx.template import Template
from inservice_docs.records.finding import Finding, Place, error, hint
from inservice_docs.taiwan.text import nearest
from inservice_docs.wording.phrases import phrase_environment
from inservice_docs.wording.probe import probe_text


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
    found += (
        hint(
            "template-slow-way",
            f"這份範本無法用快速的方式產生（{reason}）",
            "文件內容不受影響，只是大量產生時較慢；把成對的標記放在同一層版面即可加快",
            Place(template.name),
        )
        for reason in template.slow_because
    )
    return found
