"""Small PDFs made object by object, sound and unsound."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

_KAI = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Kai/Encoding/UniCNS-UTF16-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType2/BaseFont/Kai/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(CNS1)"
    b"/Supplement 0>>>>]>>"
)
_LATIN = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_MING = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Ming/Encoding/ETen-B5-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/Ming/DW 1000>>]>>"
)
_RESOURCES = b"/Resources<</Font<</K 3 0 R/H 4 0 R/M 5 0 R>>/XObject<</X 6 0 R>>>>"


def written(objects: Sequence[bytes]) -> bytes:
    """Return a PDF of numbered objects, the first of which is its catalogue."""
    data, places = bytearray(b"%PDF-1.5\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n" % (len(places) + 1, start)
    return bytes(data + b"%%EOF")


def stream(content: bytes, more: bytes = b"") -> bytes:
    """Return a compressed stream object."""
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>\nstream\n%s\nendstream" % (
        len(packed),
        more,
        packed,
    )


def pdf(*pages: bytes, form: bytes = b"", extra: bytes = b"", kids: bytes = b"") -> bytes:
    """Return a PDF whose pages have the given contents.

    Fonts: /K Chinese as UTF-16, /H Latin, /M Chinese as Big5. `form` is the content of /X; `extra`
    goes into every page, `kids` stands for the list of pages.
    """
    numbers = range(7, 7 + 2 * len(pages), 2)
    kids = kids or b" ".join(b"%d 0 R" % number for number in numbers)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        _KAI,
        _LATIN,
        _MING,
        stream(form, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]" + _RESOURCES),
    ]
    for number, content in zip(numbers, pages, strict=True):
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R%s%s>>"
            % (number + 1, _RESOURCES, extra),
            stream(content),
        ]
    return written(objects)


def shown(text: str) -> bytes:
    """Return a text as the string that font /K shows."""
    return b"<%s>" % text.encode("utf-16-be").hex().encode()


def drawn(*lines: tuple[float, float, str], size: float = 16) -> bytes:
    """Return the content of a page that draws (x, y, text), each on its own."""
    return b"".join(
        b"BT /K %g Tf 1 0 0 1 %g %g Tm %s Tj ET\n" % (size, x, y, shown(text))
        for x, y, text in lines
    )
