"""The text of a PDF, line by line; a scan or a locked file is said to be one."""

from __future__ import annotations

import io
import logging

from inservice_docs.records.finding import Place, UserError, error

MOST_PAGES = 30
MOST_BYTES = 30_000_000
MOST_STREAM = 20_000_000
"""Letters are a few pages; past these bounds a file is something else."""


def read_lines(data: bytes, file: str) -> list[str]:
    """Return the lines of a PDF's text, page after page.

    Raises UserError when the file is locked, broken, too large or has no text (a scan).
    """
    place = Place(file)
    if len(data) > MOST_BYTES:
        raise UserError(
            error("pdf-too-large", "PDF 檔太大，不像公文。", "檢查是否選錯檔案。", place)
        )
    text = _text(data, place)
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise UserError(
            error(
                "pdf-is-scan",
                "這份 PDF 沒有文字，應該是掃描的影像。",
                "改用公文系統匯出的電子檔（di 或可選取文字的 PDF），或自行輸入內容。",
                place,
            )
        )
    return lines


def _text(data: bytes, place: Place) -> str:
    from pypdf import PdfReader, filters
    from pypdf.errors import FileNotDecryptedError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks are not for clerks
    filters.ZLIB_MAX_OUTPUT_LENGTH = MOST_STREAM
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileNotDecryptedError
        pages = reader.pages[:MOST_PAGES]
        return "\n".join(page.extract_text() or "" for page in pages)
    except FileNotDecryptedError:
        raise UserError(
            error(
                "pdf-locked",
                "PDF 有密碼保護，無法讀取。",
                "請來文單位提供沒有密碼的檔案，或解除密碼後另存。",
                place,
            )
        ) from None
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError,
            AssertionError, OSError, RecursionError, OverflowError, ZeroDivisionError):  # fmt: skip
        raise UserError(
            error(
                "pdf-broken",
                "PDF 檔損壞，無法讀取。",
                "重新下載，或用 PDF 閱讀程式開啟後另存新檔。",
                place,
            )
        ) from None
