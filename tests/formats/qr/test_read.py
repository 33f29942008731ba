"""QR codes are found on photographs and in documents; what is no picture is told."""

from __future__ import annotations

import io
import random
import zipfile

import docx
import pytest
from docx.shared import Cm
from PIL import Image, ImageFilter
from pypdf import PdfWriter

from inservice_docs.formats.qr import read
from inservice_docs.formats.qr.read import read_qr
from inservice_docs.formats.qr.write import qr_png
from inservice_docs.records.finding import UserError

TEXT = "https://school.example/verify#" + "".join(
    random.Random(7).choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", k=390)
)


def page(size: int = 330) -> Image.Image:
    """A page of A4 at 200 dpi with a code of 28 mm in its lower right."""
    paper = Image.new("L", (1654, 2339), "white")
    code = Image.open(io.BytesIO(qr_png(TEXT))).convert("L").resize((size, size))
    paper.paste(code, (1200, 1850))
    return paper


def saved(image: Image.Image, kind: str = "PNG", **settings: int) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **settings)
    return stream.getvalue()


def noisy(image: Image.Image) -> Image.Image:
    grain = Image.effect_noise(image.size, 60)
    return Image.blend(image, grain, 0.25)


@pytest.mark.parametrize("degrees", [0, 3, 17, 45, 90, 180, 283])
def test_a_turned_photograph(degrees: int) -> None:
    """Whichever way the paper lay, as a JPEG of middling quality."""
    turned = page().rotate(
        degrees, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC
    )
    assert read_qr(saved(turned, "JPEG", quality=60)) == (TEXT,)


def test_a_noisy_blurred_and_tilted_photograph() -> None:
    """Grain, a soft focus, dim light and perspective together."""
    image = page(420).filter(ImageFilter.GaussianBlur(0.8))
    image = noisy(image).point(lambda value: int(value * 0.7) + 20)
    width, height = image.size
    corners = (0, 0, 60, height, width - 30, height - 40, width, 30)
    tilted = image.transform(image.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
    assert read_qr(saved(tilted, "JPEG", quality=75)) == (TEXT,)


@pytest.mark.parametrize(("degrees", "blur", "specks"), [(3, 0.8, 0), (7, 0.0, 40_000)])
def test_a_small_photograph(degrees: int, blur: float, specks: int) -> None:
    """At 150 dpi, two dots to a module: turned and out of focus, or turned and full of specks."""
    small = page(220).crop((800, 1300, 1654, 2339))
    turned = small.rotate(degrees, expand=True, fillcolor="white")
    image = turned.filter(ImageFilter.GaussianBlur(blur))
    draw, random_at = image.load(), random.Random(1)
    assert draw is not None
    for _ in range(specks):
        at = (random_at.randrange(image.width), random_at.randrange(image.height))
        draw[at] = random_at.randrange(256)
    assert read_qr(saved(image, "JPEG", quality=55)) == (TEXT,)


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "RGBA", "P", "LA"])
def test_pictures_of_every_kind(mode: str) -> None:
    """Black and white, grey, colour, with a palette, on a transparent ground."""
    image = Image.open(io.BytesIO(qr_png(TEXT))).convert("L")
    if mode in ("RGBA", "LA"):
        clear = Image.new(mode, image.size, (0,) * len(mode))
        clear.putalpha(image.point(lambda value: 255 - value))
        image = clear
    assert read_qr(saved(image.convert(mode))) == (TEXT,)


def test_codes_in_a_word_file_and_a_pdf() -> None:
    """Each code once, in order; other pictures do no harm."""
    document = docx.Document()
    for text in ("甲", "乙", "甲"):
        document.add_paragraph().add_run().add_picture(io.BytesIO(qr_png(text)), Cm(3))
    document.add_picture(io.BytesIO(saved(Image.new("RGB", (30, 30)))))
    word = io.BytesIO()
    document.save(word)
    assert sorted(read_qr(word.getvalue())) == ["乙", "甲"]
    scan = io.BytesIO()
    page().save(scan, "PDF")
    assert read_qr(scan.getvalue()) == (TEXT,)


def test_nothing_where_there_is_no_code() -> None:
    """A white sheet and a PDF without pictures have none."""
    assert read_qr(saved(Image.new("L", (600, 600), "white"))) == ()
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    stream = io.BytesIO()
    writer.write(stream)
    assert read_qr(stream.getvalue()) == ()


@pytest.mark.parametrize(
    "data", [b"", b"text", qr_png("A")[:60], b"%PDF-1.7 broken", b"PK\x03\x04 broken"]
)
def test_what_is_no_picture_is_told(data: bytes) -> None:
    """A damaged or foreign file is named as such."""
    with pytest.raises(UserError) as problem:
        read_qr(data, "證明.png")
    found = problem.value.findings[0]
    assert (found.code, found.place.file) == ("picture-unreadable", "證明.png")


def test_what_is_too_large_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture of more dots than any telephone takes, or a huge file, is refused unread."""
    bomb = saved(Image.new("1", (9000, 9000)))
    assert len(bomb) < 100_000
    monkeypatch.setattr(read, "MOST_BYTES", len(bomb))
    for data in (bomb, bomb + b"x"):
        with pytest.raises(UserError) as problem:
            read_qr(data)
        assert problem.value.findings[0].code == "picture-too-large"


def test_a_swollen_picture_in_a_word_file_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that unzips to more than any picture is left out; the others are read."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.png", bytes(2_000_000))
        archive.writestr("word/media/b.png", qr_png("甲"))
    monkeypatch.setattr(read, "MOST_BYTES", 1_000_000)
    assert read_qr(stream.getvalue()) == ("甲",)
