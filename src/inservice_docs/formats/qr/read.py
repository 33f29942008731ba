"""QR codes read back: from a photograph or a scan, from the pictures of a Word file or a PDF."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import zxingcpp

from inservice_docs.records.finding import Place, UserError, error

MOST_DOTS = 60_000_000
"""Dots of the largest picture that is looked at: more than any telephone takes."""
MOST_BYTES = 30_000_000
_MOST_PICTURES = 200
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_PLAIN = zxingcpp.TextMode.Plain
_MEDIA = (".png", ".jpg", ".jpeg")
_FOLDERS = ("word/media/", "Pictures/")
"""Where Word and OpenDocument keep pictures."""


def read_qr(data: bytes, name: str = "") -> tuple[str, ...]:
    """Return the texts of the QR codes in a picture (PNG, JPEG …), a docx, an odt or a PDF.

    Photographs may be turned, tilted, noisy or small. Raises UserError for a file in none of these
    formats, or one too large to look at; a picture without a code gives nothing.
    """
    if len(data) > MOST_BYTES:
        raise _refuse("picture-too-large", "檔案太大", "請縮小圖片後再試", name)
    if data.startswith(b"PK\x03\x04"):
        pictures = _in_word(data, name)
    elif b"%PDF" in data[:1024]:
        pictures = _in_pdf(data, name)
    else:
        pictures = iter([data])
    texts: dict[str, None] = {}
    for number, picture in enumerate(pictures):
        if number == _MOST_PICTURES:
            break
        texts |= dict.fromkeys(_codes(picture, name))
    return tuple(texts)


def _codes(data: bytes, name: str) -> list[str]:
    image = _grey(data, name)
    for picture, binarizer in _ways(image):
        found = zxingcpp.read_barcodes(picture, formats=_QR, text_mode=_PLAIN, binarizer=binarizer)
        if found:
            return [code.text for code in found]
    return []


def _ways(image: Any) -> Iterator[tuple[Any, zxingcpp.Binarizer]]:
    """Yield a picture as it is, then as codes are found in it that do not show at once."""
    from PIL import Image, ImageFilter

    local = zxingcpp.Binarizer.LocalAverage
    yield image, local
    # Noise that is finer than a module goes away when the picture is made smaller.
    smaller = image.reduce(2) if min(image.size) > 400 else image
    yield smaller, zxingcpp.Binarizer.GlobalHistogram
    # Modules of two dots or so, turned or out of focus, are told apart when it is made larger.
    if image.width * image.height * 4 <= MOST_DOTS:
        larger = image.resize((image.width * 2, image.height * 2), Image.Resampling.LANCZOS)
        yield larger, local
        yield larger.filter(ImageFilter.MedianFilter(3)), local


def _grey(data: bytes, name: str) -> Any:
    """Return a picture in shades of grey; a transparent ground counts as white paper."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture: Image.Image = Image.open(io.BytesIO(data))
            if picture.width * picture.height > MOST_DOTS:
                raise _refuse("picture-too-large", "圖片的點數太多", "請縮小圖片後再試", name)
            if picture.has_transparency_data:
                picture = picture.convert("RGBA")
                paper = Image.new("RGBA", picture.size, "white")
                picture = Image.alpha_composite(paper, picture)
            return picture.convert("L")
    except UserError:
        raise
    except Exception as problem:  # damaged pictures raise many kinds
        raise _refuse(
            "picture-unreadable", "這不是可讀的圖片", "請改用 PNG 或 JPEG 圖片，或 PDF、docx", name
        ) from problem


def _in_word(data: bytes, file: str) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                name = info.filename
                if name.startswith(_FOLDERS) and name.lower().endswith(_MEDIA):
                    with archive.open(info) as member:
                        picture = member.read(MOST_BYTES + 1)
                    if len(picture) <= MOST_BYTES:
                        yield picture
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as problem:
        raise _refuse("picture-unreadable", "檔案損壞", "請重新取得檔案", file) from problem


def _in_pdf(data: bytes, name: str) -> Iterator[bytes]:
    from pypdf import PdfReader

    try:
        for page in PdfReader(io.BytesIO(data)).pages:
            for picture in page.images:
                if picture.image is not None:
                    stream = io.BytesIO()
                    picture.image.save(stream, "PNG")
                    yield stream.getvalue()
    except UserError:
        raise
    except Exception as problem:  # a damaged PDF raises anything at all
        raise _refuse(
            "picture-unreadable", "PDF 損壞，無法讀取", "請重新取得檔案", name
        ) from problem


def _refuse(code: str, message: str, fix: str, name: str) -> UserError:
    return UserError(error(code, f"{message}。", f"{fix}。", Place(name)))
