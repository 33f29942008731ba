"""Certificates with a QR code and signature of their own, against docxtpl with segno.

Both sign the same facts with Ed25519; docxtpl places segno's PNG as an InlineImage.
"""

from __future__ import annotations

import io
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import docx
import segno
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from support.measure import alternate, cpu_rate, machine, table, write

from inservice_docs.formats.docx.codec import deflate_isal
from inservice_docs.formats.docx.pictures import Picture
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.qr.write import qr_png
from inservice_docs.formats.seal.keys import PrivateKey
from inservice_docs.formats.seal.sign import Sealer
from support import papers

ROUNDS = 7
SEALER = Sealer(PrivateKey(bytes(range(32)), papers.SCHOOL), "https://school.example/verify")


def ours(template: Template, number: int) -> bytes:
    """Seal and render one certificate."""
    certificate = papers.certificate(number)
    code = Picture(qr_png(SEALER.text(certificate)))
    return template.render({**papers.certificate_context(certificate), "驗證碼": code})


def theirs(path: Path, number: int) -> bytes:
    """Do the same with docxtpl and segno."""
    certificate = papers.certificate(number)
    picture = io.BytesIO()
    segno.make(SEALER.text(certificate), error="m", micro=False).save(picture, "png", scale=4)
    template = DocxTemplate(path)
    picture.seek(0)
    values: dict[str, Any] = papers.certificate_context(certificate)
    values["驗證碼"] = InlineImage(template, picture, Mm(28))
    template.render(values, autoescape=True)
    made = io.BytesIO()
    template.save(made)
    return made.getvalue()


def main() -> None:
    """Measure and print."""
    data = papers.certificate_template()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "template.docx"
        peer = docx.Document(io.BytesIO(papers.for_peer(data, "{{ %s }}")))
        peer.add_paragraph("{{ 驗證碼 }}")
        peer.save(str(path))
        usual, fast = Template.read(data), Template.read(data, compress=deflate_isal)
        certificates = [papers.certificate(number) for number in range(500)]
        texts = [SEALER.text(each) for each in certificates]
        rates = alternate(
            {
                "ours, zlib 6": partial(cpu_rate, partial(ours, usual), range(500)),
                "ours, ISA-L": partial(cpu_rate, partial(ours, fast), range(500)),
                "docxtpl + segno": partial(cpu_rate, partial(theirs, path), range(8)),
                "signature alone": partial(cpu_rate, SEALER.text, certificates),
                "QR code alone": partial(cpu_rate, qr_png, texts),
            },
            ROUNDS,
        )
    title = "Certificate with its own QR code and signature (CPU, to memory)"
    about = machine("docxtpl", "segno", "zxing-cpp", "cryptography", "cbor2")
    write("sealed", table(title, rates, ["docxtpl + segno"]), f"{ROUNDS} rounds; {about}")


if __name__ == "__main__":
    main()
