"""Faster ways to compress (快速壓縮), where their library is installed: the extra `fast`.

The standard library stays the rule, so that the same content is the same bytes on every machine.
"""

from __future__ import annotations

from importlib.util import find_spec

from inservice_docs.formats.docx.archive import Compress
from inservice_docs.records.finding import UserError, error


def fast_codec() -> Compress:
    """Return the fastest codec that is installed: ISA-L, else libdeflate.

    Raises UserError when neither is.
    """
    if find_spec("isal") is not None:
        return deflate_isal
    if find_spec("deflate") is not None:
        return deflate_libdeflate
    raise UserError(
        error(
            "codec-missing",
            "沒有安裝快速壓縮的套件。",
            "以 pip install inservice-docs[fast] 安裝；或不用 --fast，內容完全相同。",
        )
    )


def deflate_isal(data: bytes) -> bytes:
    """Compress with Intel's ISA-L at its quickest level."""
    from isal import isal_zlib

    return isal_zlib.compress(data, 1, -15)


def deflate_libdeflate(data: bytes) -> bytes:
    """Compress with libdeflate at its quickest level."""
    import deflate

    return bytes(deflate.deflate_compress(data, 1))
