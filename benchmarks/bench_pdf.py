"""Certificates as PDF: one call a file, one call with all files, merged and cut apart, Typst.

CPU and wall time a page, LibreOffice's start included. Typst draws a page of its own with the same
fields (where the package `typst` is installed): a second template, not the Word one.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from typing import Any

from support.measure import load, machine, row, write

from inservice_docs.formats.docx.apart import bookmark
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.pdf.libreoffice import convert
from inservice_docs.formats.pdf.merged import convert_merged
from support import papers, peers

ROUNDS = 3
TYPST = """#set page(paper: "a4", margin: 3cm)
#set text(font: "TW-Kai", size: 21pt)
#align(right, text(12pt)[{證號}])
#align(center, text(40pt)[研　習　證　明　書])
　　茲證明　{姓名}{證件}　君於民國{研習日期}參加{主辦單位}主辦之{研習案名}，共計{核給}。

　　特此證明
#v(1fr)
#text(18pt)[{主辦單位}] \\ {首長職稱}　{首長姓名}
#align(center, text(18pt)[{發證日期}])
"""


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Return the CPU seconds (children's too) and the wall seconds of some work."""
    before, start = os.times(), time.perf_counter()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4]), time.perf_counter() - start


def merged(template: Template, contexts: list[dict[str, Any]]) -> None:
    """Convert by one merged document."""
    document = template.render_apart(contexts)
    marks = [bookmark(number) for number in range(len(contexts))]
    made = convert_merged(document.document, marks, document.frame).value
    assert len(made[1]) == len(contexts)


def files(template: Template, contexts: list[dict[str, Any]]) -> None:
    """Convert by one call with a file for each."""
    documents = template.render_each(contexts)
    convert({f"{number}.docx": data for number, data in enumerate(documents)}, "pdf")


def typst(contexts: list[dict[str, Any]]) -> None:
    """Draw every page by Typst, one file."""
    import typst as library

    pages = (TYPST.format(**values).replace("*", "\\\\*") for values in contexts)
    source = "\n#pagebreak()\n".join(pages)
    library.compile(source.encode())


def main() -> None:
    """Measure and print."""
    template = Template.read(papers.certificate_template())
    people = [papers.certificate_values(number) for number in range(500)]
    ways: dict[tuple[str, int], Callable[[], object]] = {
        ("LibreOffice, one call a file", 5): lambda: [
            files(template, [each]) for each in people[:5]
        ],
        ("LibreOffice, one call with all files", 100): lambda: files(template, people[:100]),
        ("merged, converted, cut apart (ours)", 100): lambda: merged(template, people[:100]),
        ("merged, converted, cut apart (ours)", 500): lambda: merged(template, people),
    }
    if peers.typst():
        ways["Typst, one file", 500] = lambda: typst(people)
    about = f"{load()}; {machine('pypdf', 'typst')}"
    rounds: list[dict[tuple[str, int], tuple[float, float]]] = []
    for _ in range(ROUNDS):
        rounds.append({key: seconds(work) for key, work in ways.items()})
    base = ("LibreOffice, one call with all files", 100)
    lines = ["### Certificates as PDF, a page each", ""]
    lines += ["| way | pages | pages/s wall | pages/s CPU | × one call with all files | spread |"]
    lines += ["|---|---:|---:|---:|---:|---:|"]
    for key in ways:
        name, count = key
        used = statistics.median(count / each[key][0] for each in rounds)
        wall = statistics.median(count / each[key][1] for each in rounds)
        ratios = [(count / each[key][0]) / (base[1] / each[base][0]) for each in rounds]
        row("pdf", f"{name} {count}", ratios, f"{count} pages, CPU")
        times, spread = statistics.median(ratios), f"{min(ratios):.2g}–{max(ratios):.2g}"
        lines.append(f"| {name} | {count} | {wall:.1f} | {used:.1f} | {times:.1f} | {spread} |")
    write("pdf", *lines, "", f"{ROUNDS} rounds; {about}")


if __name__ == "__main__":
    main()
