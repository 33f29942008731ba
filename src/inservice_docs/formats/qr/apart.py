"""QR codes of a file that anybody may have made: read in a process of its own, with bounds."""

from __future__ import annotations

import json
import sys

from inservice_docs.formats.child import ask_child
from inservice_docs.formats.qr import apart_child
from inservice_docs.records.finding import Finding, Place, Severity, UserError, error

SECONDS = 6.0
"""How long one reading may take; a photograph takes a fifth of a second."""


def read_qr_apart(data: bytes, name: str = "") -> tuple[str, ...]:
    """Return the texts of the QR codes in a picture, a Word file or a PDF, as `read_qr` does.

    Raises UserError with what that said, or for a file that took too much room or time.
    """
    command = [sys.executable, "-P", "-m", apart_child.__name__]
    done = ask_child(command, data, SECONDS)
    if not done.whole:
        raise UserError(_too_complex(name))
    said = json.loads(done.output)
    if said["findings"]:
        raise UserError(
            [
                Finding(code, Severity.ERROR, message, fix, Place(name))
                for code, message, fix in said["findings"]
            ]
        )
    return tuple(said["codes"])


def _too_complex(name: str) -> Finding:
    return error(
        "picture-too-complex",
        "這個檔案太大、太複雜或已損壞，沒有讀完就停止了。",
        "改用清楚的 JPEG 或 PNG 照片，或證明原來的 PDF、docx 檔。",
        Place(name),
    )
