"""Render the pictures of README.md and the guide from documents that the program makes.

    python tools/pictures.py [FOLDER]

Writes docs/pictures/*.png. Needs LibreOffice, poppler (pdftoppm) and a Kai font, as the tests of
finished documents do (make system-deps). Run by hand when the look of a document has changed.
"""

from __future__ import annotations

import datetime as dt
import struct
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inservice_docs.documents.certificates import compose_certificates
from inservice_docs.formats.pdf.libreoffice import convert
from inservice_docs.formats.seal.keys import PrivateKey
from inservice_docs.formats.seal.sign import Sealer
from inservice_docs.formats.workbook.plan_form import write_plan_form
from inservice_docs.workflow import demo
from inservice_docs.workflow.certificate_papers import new_papers
from inservice_docs.workflow.draft_letter import LetterOrder, draft_letter
from inservice_docs.workflow.load_plan import load_plan
from inservice_docs.workflow.load_roster import load_roster
from inservice_docs.workflow.workspace import open_workspace

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"

MARGIN = 0.05
"""White that is left around what is printed, as a part of the page's width."""
STEP = 5
"""Colours are rounded to multiples of this, which white and black are."""
COLOURS = 96
WHITE, GREY = b"\xff\xff\xff", b"\xc8\xc8\xc8"

Rows = list[list[bytes]]
"""A picture: rows of dots, each three bytes red, green, blue."""


@dataclass(frozen=True)
class Picture:
    """A picture's name, the document it shows, and how: page (from 1), dots per inch, height."""

    name: str
    source: str
    page: int = 1
    dpi: int = 105
    height: float = 1.0
    """The part of the page, from the top, that is shown."""
    whole: bool = False
    """Whether the page keeps all of its margins."""


DEMO = (
    Picture("study-plan", "04-實施計畫.docx", dpi=80, whole=True),
    Picture("signup-form", "05-報名表.docx", dpi=80, height=0.7),
    Picture("course-entry", "09-課程登錄表.docx", dpi=80, height=0.516),
    Picture("sign-in-sheet", "10-簽到表.docx", dpi=80, whole=True),
)
CERTIFICATE = Picture("certificate", "certificate.docx", dpi=80, whole=True)
LETTER = Picture("approval-request", "letter.docx")
MEMO = Picture("in-school-memo", "memo.docx", dpi=80)
GAPS = Picture("draft-with-gaps", "gaps.docx", dpi=90, height=0.62)
FORM = Picture("plan-form", "form.xlsx", dpi=90)


def documents() -> Iterator[tuple[Picture, bytes]]:
    """Yield every picture with the document that it shows."""
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        demo.make_demo(out)
        for picture in DEMO:
            yield picture, (out / picture.source).read_bytes()
        inputs = out / demo.INPUTS
        first = {"number": "曉中宗字第0990006001號", "date": "99-02-26"}
        yield LETTER, _letter(inputs, "approval-request", demo.CROSS, **first)
        yield MEMO, _letter(inputs, "in-school-memo", demo.IN_SCHOOL, date="99-04-20")
        yield CERTIFICATE, _certificate(inputs)
        yield GAPS, _with_gaps(inputs)
    yield FORM, write_plan_form()


def _letter(inputs: Path, kind: str, plan: str, *, number: str = "", date: str) -> bytes:
    """Return a letter as it goes out."""
    order = LetterOrder(kind=kind, plan=inputs / plan, number=number, date=date, final=True)
    return draft_letter(order, open_workspace(inputs)).value[0].data


def _with_gaps(inputs: Path) -> bytes:
    """Return the sample's first letter as it looks while facts are still missing."""
    plan = inputs / demo.CROSS
    lines = plan.read_text("utf-8").splitlines(keepends=True)
    plan.write_text("".join(line for line in lines if not line.startswith("時數:")), "utf-8")
    order = LetterOrder(kind="approval-request", plan=plan)
    return draft_letter(order, open_workspace(inputs)).value[0].data


def _certificate(inputs: Path) -> bytes:
    """Return a certificate with the code and check code of an issued one, by a key of nobody's."""
    workspace = open_workspace(inputs)
    roster = load_roster(inputs / demo.ROSTER).value
    plan = load_plan(inputs / demo.CROSS, workspace).plan
    day = dt.date(2010, 3, 24)
    made = compose_certificates(
        plan, workspace.school, workspace.codes, roster.people, issued_on=day
    )
    facts = made.value[0].model_copy(update={"check": "K7QXM-2PDAB"})
    sealer = Sealer(PrivateKey(bytes(32), workspace.school.name))
    return new_papers([facts], [sealer.text(facts)], workspace).papers.words()[0][1]


def render(picture: Picture, data: bytes) -> bytes:
    """Return a page of a document as PNG, cut to what is printed on it and framed."""
    pdf_name = Path(picture.source).stem + ".pdf"
    pdf = convert({Path(picture.source).name: data}, "pdf").value[pdf_name]
    page = str(picture.page)
    command = ["pdftoppm", "-r", str(picture.dpi), "-f", page, "-l", page, "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    rows = _rows(done.stdout)
    rows = rows[: round(len(rows) * picture.height)]
    return _png(_framed(rows if picture.whole else _trimmed(rows)))


def _rows(ppm: bytes) -> Rows:
    """Return a picture in the form P6 as rows of dots, their colours rounded."""
    kind, size, _depth, dots = ppm.split(b"\n", 3)
    assert kind == b"P6", kind
    width = 3 * int(size.split()[0])
    rounded = dots.translate(bytes(round(level / STEP) * STEP for level in range(256)))
    lines = (rounded[at : at + width] for at in range(0, len(rounded), width))
    return [[line[at : at + 3] for at in range(0, width, 3)] for line in lines]


def _trimmed(rows: Rows) -> Rows:
    """Cut the white around what is printed, but for a margin."""
    keep = round(len(rows[0]) * MARGIN)
    down = [index for index, row in enumerate(rows) if set(row) != {WHITE}]
    across = [
        index for index, column in enumerate(zip(*rows, strict=True)) if set(column) != {WHITE}
    ]
    top, left = max(0, down[0] - keep), max(0, across[0] - keep)
    return [row[left : across[-1] + keep] for row in rows[top : down[-1] + keep]]


def _framed(rows: Rows) -> Rows:
    """Draw a thin border around a picture."""
    line = [GREY] * (len(rows[0]) + 2)
    return [line, *([GREY, *row, GREY] for row in rows), line]


def _png(rows: Rows) -> bytes:
    """Return a picture as PNG with a palette of its most frequent colours."""
    counted = Counter(dot for row in rows for dot in row)
    palette = [dot for dot, _ in counted.most_common(COLOURS)]
    number = {dot: _nearest(dot, palette) for dot in counted}
    lines = b"".join(b"\0" + bytes(number[dot] for dot in row) for row in rows)
    chunks = {
        b"IHDR": struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 3, 0, 0, 0),
        b"PLTE": b"".join(palette),
        b"IDAT": zlib.compress(lines, 9),
        b"IEND": b"",
    }
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks.items())


def _nearest(dot: bytes, palette: list[bytes]) -> int:
    distances = [sum((a - b) ** 2 for a, b in zip(dot, each, strict=True)) for each in palette]
    return distances.index(min(distances))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def main() -> int:
    """Write the pictures and say how large they are."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    for picture, data in documents():
        path = folder / f"{picture.name}.png"
        path.write_bytes(render(picture, data))
        print(f"{path.name:24} {path.stat().st_size / 1000:5.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
