"""How many documents a second, against docxtpl: `python benchmarks/bench_docx.py [--rounds N]`.

A one-page certificate with twelve fields and a roster of forty rows, the same template and records
on both sides, in alternating rounds of one process, written to memory. Printed are the medians of
the rounds and of their ratios, and how near ours comes to the limit: deflating the varying XML and
joining the archive, with nothing rendered at all.
"""

from __future__ import annotations

import argparse
import io
import re
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docxtpl import DocxTemplate

from inservice_docs.formats.docx.archive import pack
from inservice_docs.formats.docx.properties import Properties
from inservice_docs.formats.docx.template import Template

Values = dict[str, Any]

FIELDS = [
    "證書字號",
    "姓名",
    "身分證",
    "學校",
    "研習名稱",
    "起日",
    "迄日",
    "地點",
    "時數",
    "主辦單位",
    "校長",
    "發證日期",
]
COLUMNS = ["序號", "姓名", "學校", "職稱", "時段", "備註"]


def certificate() -> tuple[bytes, Callable[[int], Values]]:
    """Return the certificate's template and its records."""
    document = _document()
    for text, size in (
        ("研習時數證明書", 28),
        ("{{ 證書字號 }}", 12),
        ("茲證明{{ 學校 }}{{ 姓名 }}（身分證統一編號{{ 身分證 }}）", 18),
        ("於{{ 起日 }}至{{ 迄日 }}參加本校於{{ 地點 }}辦理之「{{ 研習名稱 }}」，", 18),
        ("研習期滿，核給研習時數 {{ 時數 }} 小時，特此證明。", 18),
        ("主辦單位：{{ 主辦單位 }}", 16),
        ("{{ 校長 }}", 20),
        ("{{ 發證日期 }}", 16),
    ):
        _line(document, text, size)
    return _saved(document), lambda n: {f: f"{f}甲乙丙丁第{n}號" for f in FIELDS}


def roster(rows: int = 40) -> tuple[bytes, Callable[[int], Values]]:
    """Return the roster's template and its records."""
    document = _document()
    _line(document, "{{ 研習名稱 }}簽到表", 18)
    table = document.add_table(4, len(COLUMNS))
    table.style = "Table Grid"
    table.cell(1, 0).text = "{%tr for 列 in 名單 %}"
    table.cell(3, 0).text = "{%tr endfor %}"
    for number, name in enumerate(COLUMNS):
        table.cell(0, number).text = name
        table.cell(2, number).text = f"{{{{ 列.{name} }}}}"
    return _saved(document), lambda n: {
        "研習名稱": f"生命教育分享日第{n}場",
        "名單": [{name: f"{name}{n}之{row}" for name in COLUMNS} for row in range(rows)],
    }


def _document() -> Any:
    document = docx.Document()
    font = document.styles["Normal"].font
    font.name = "Times New Roman"
    font.element.rPr.rFonts.set(qn("w:eastAsia"), "標楷體")
    return document


def _line(document: Any, text: str, size: int) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    # Each stretch is a run with its own font, as Word writes them.
    for piece in re.split(r"(\{\{.*?\}\})", text):
        if piece:
            run = paragraph.add_run(piece)
            run.font.size, run.font.name, run.font.bold = Pt(size), "Times New Roman", True
            run.font.element.rPr.rFonts.set(qn("w:eastAsia"), "標楷體")


def _saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def naively(data: bytes, values: Values) -> bytes:
    """Render as docxtpl's own examples do: the template opened anew for each record."""
    template = DocxTemplate(io.BytesIO(data))
    template.render(values, autoescape=True)
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()


def rate(work: Callable[[Values], object], records: list[Values]) -> float:
    """Return documents per second of CPU time."""
    start = time.process_time()
    for record in records:
        work(record)
    return len(records) / (time.process_time() - start)


def limit(template: Template, values: Values) -> Callable[[Values], object]:
    """Return the work that no renderer could do without: deflate and join what comes out."""
    parts = [(part.source.member, part.whole(values)) for part in template.parts]
    core = template.core(values, Properties())

    def work(_: Values) -> bytes:
        changing = [pack(name, xml, template.compress) for name, xml in parts]
        return template.archive.complete([*changing, core])

    return work


def measure(
    data: bytes, record: Callable[[int], Values], rounds: int, ours: int, theirs: int
) -> Iterator[tuple[float, float, float]]:
    """Yield (ours, docxtpl's, the limit) in documents per second, round by round."""
    template = Template.read(data)
    number = 0
    for _ in range(rounds):
        many = [record(number + n) for n in range(ours)]
        number += ours
        yield (
            rate(template.render, many),
            rate(lambda values: naively(data, values), many[:theirs]),
            rate(limit(template, many[0]), many),
        )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    heads = ("XML kB", "ours/s", "docxtpl/s", "ratio", "limit/s", "of limit")
    print(" " * 20 + "".join(f"{head:>10}" for head in heads))
    for name, (data, record), ours, theirs in (
        ("certificate", certificate(), 1000, 8),
        ("roster, 40 rows", roster(), 300, 8),
    ):
        figures = list(measure(data, record, rounds, ours, theirs))
        mine, docxtpl, most = (statistics.median(column) for column in zip(*figures, strict=True))
        ratio = statistics.median(a / b for a, b, _ in figures)
        share = statistics.median(a / c for a, _, c in figures)
        size = sum(len(part.whole(record(0))) for part in Template.read(data).parts) / 1000
        print(
            f"{name:20}{size:10.1f}{mine:10.0f}{docxtpl:10.1f}{ratio:10.1f}{most:10.0f}{share:10.0%}"
        )


if __name__ == "__main__":
    main()
