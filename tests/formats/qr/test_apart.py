"""QR codes read in a process of its own: what would end a reader ends that process alone."""

from __future__ import annotations

import io
import random
import zipfile
import zlib

import pytest
from PIL import Image
from tests.support.pdf_files import written

from inservice_docs.formats.qr import apart
from inservice_docs.formats.qr.apart import read_qr_apart
from inservice_docs.formats.qr.write import qr_png
from inservice_docs.records.finding import UserError


def test_what_the_other_side_read_comes_back() -> None:
    """Any text; nothing where there is no code."""
    assert read_qr_apart(qr_png("ABC 2KC")) == ("ABC 2KC",)
    blank = io.BytesIO()
    Image.new("L", (300, 300), "white").save(blank, "PNG")
    assert read_qr_apart(blank.getvalue()) == ()


def test_a_refusal_comes_back_with_its_file() -> None:
    """The other side's finding, under the name that somebody gave."""
    with pytest.raises(UserError) as problem:
        read_qr_apart(b"\x89PNG\r\n\x1a\n broken", "照片.png")
    (found,) = problem.value.findings
    assert (found.code, found.place.file) == ("picture-unreadable", "照片.png")


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of many huge pictures is given up, and said to be too complex."""
    stream = io.BytesIO()
    picture = io.BytesIO()
    Image.effect_noise((4000, 4000), 90).save(picture, "JPEG", quality=5)
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(5):
            archive.writestr(f"word/media/{number}.jpg", picture.getvalue())
    monkeypatch.setattr(apart, "SECONDS", 0.3)
    with pytest.raises(UserError) as problem:
        read_qr_apart(stream.getvalue(), "a.docx")
    assert problem.value.findings[0].code == "picture-too-complex"


def bomb_of_pixels() -> bytes:
    """A PNG that says it is 60,000 dots square."""
    stream = io.BytesIO()
    Image.new("1", (9000, 9000)).save(stream, "PNG")
    data = bytearray(stream.getvalue())
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4, "big")
    return bytes(data)


def bomb_of_zeros() -> bytes:
    """A PDF whose picture unpacks to more than any memory."""
    packed = zlib.compress(zlib.compress(bytes(900_000_000), 9), 9)
    head = b"/Subtype/Image/Width 30000/Height 30000/ColorSpace/DeviceGray/BitsPerComponent 8"
    filters = b"/Filter[/FlateDecode/FlateDecode]"
    return written(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>>>",
            b"<<%s%s/Length %d>>stream\n%s\nendstream" % (head, filters, len(packed), packed),
        ]
    )


def noise() -> bytes:
    """Bytes that begin like a JPEG and go on like nothing."""
    return b"\xff\xd8\xff\xe0" + random.Random(4).randbytes(200_000)


@pytest.mark.parametrize("made", [bomb_of_pixels, bomb_of_zeros, noise])
def test_hostile_files_harm_nobody(made: object) -> None:
    """A clear finding, within seconds and bounds; this process goes on."""
    data = made()  # type: ignore[operator]
    with pytest.raises(UserError) as problem:
        read_qr_apart(data, "hostile")
    assert problem.value.findings[0].code.startswith("picture-")
