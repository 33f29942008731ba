"""What is no sound .docx is refused with a plain word and its cure."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.support.docx_parts import build, parts_of, with_part

from inservice_docs.formats.docx import package
from inservice_docs.formats.docx.package import open_package, read_bytes
from inservice_docs.formats.docx.template import Template
from inservice_docs.records.finding import UserError

SOUND = build(lambda d: d.add_paragraph("{{ 甲 }}"))


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP file of parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def without(name: str) -> bytes:
    """Return the sound file without one of its parts."""
    return zipped({part: content for part, content in parts_of(SOUND).items() if part != name})


def damaged() -> bytes:
    """Return the sound file with bytes changed in the middle of a part."""
    data = bytearray(SOUND)
    at = data.index(b"word/document.xml") + 60
    data[at : at + 20] = b"\xff" * 20
    return bytes(data)


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    '<w:document xmlns:w="urn:x">&b;</w:document>'
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "docx-empty"),
        (b"plain text", "docx-not-word"),
        ("中文".encode("cp950"), "docx-not-word"),
        (b"PK\x03\x04 but no more", "docx-not-word"),
        (SOUND[: len(SOUND) // 2], "docx-not-word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "docx-old-format"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "docx-encrypted",
        ),
        (zipped({"a.txt": b"x"}), "docx-not-word"),
        (without("word/document.xml"), "docx-not-word"),
        (without("[Content_Types].xml"), "docx-not-word"),
        (without("_rels/.rels"), "docx-not-word"),
        (damaged(), "docx-damaged"),
        (with_part(SOUND, "word/document.xml", lambda x: x[:-9]), "docx-damaged"),
        (with_part(SOUND, "word/styles.xml", lambda _: "<a>"), "docx-damaged"),
        (with_part(SOUND, "word/document.xml", lambda _: LAUGHS), "docx-hostile"),
        (with_part(SOUND, "word/document.xml", lambda _: "<a/>"), "docx-not-word"),
        (
            with_part(SOUND, "[Content_Types].xml", lambda x: x.replace("document.main", "x")),
            "docx-not-word",
        ),
    ],
)
def test_refused(data: bytes, code: str) -> None:
    """Each kind of unusable file gives its own finding, naming the file."""
    with pytest.raises(UserError) as caught:
        Template.read(data, "壞.docx")
    (found,) = caught.value.findings
    assert found.code == code
    assert found.fix
    assert found.place.file == "壞.docx"


def test_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that unzips to a huge one is refused, part by part and altogether."""
    bomb = zipped(parts_of(SOUND) | {"word/x.xml": b"<a>" + b" " * 20_000_000 + b"</a>"})
    assert len(bomb) < 100_000
    for limit in ("MAX_XML", "MAX_TOTAL"):
        monkeypatch.setattr(package, limit, 1_000_000)
        with pytest.raises(UserError, match="解壓縮後太大"):
            open_package(bomb, "x")
        monkeypatch.setattr(package, limit, 10**9)
    monkeypatch.setattr(package, "MAX_PARTS", 3)
    with pytest.raises(UserError, match="3 個部分"):
        open_package(SOUND, "x")


_PEAK = """
import resource, sys
from inservice_docs.formats.docx.template import Template
from inservice_docs.records.finding import UserError
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    Template.read(sys.stdin.buffer.read(), "x")
    said = "read"
except UserError as problem:
    said = problem.findings[0].code
print(said, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
_LARGE = 11_500_000


def filled(xml: str, size: int = _LARGE) -> bytes:
    """Return the sound file with so many bytes of some XML in its body."""
    content = xml * (size // len(xml.encode()))
    return with_part(
        SOUND, "word/document.xml", lambda x: x.replace("<w:body>", f"<w:body>{content}")
    )


@pytest.mark.skipif(sys.platform != "linux", reason="how memory is counted")
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (filled("<w:p/>"), "docx-too-big"),
        (filled("<w:p>x</w:p>"), "docx-too-big"),
        (filled('<w:p a=""/>x'), "docx-too-big"),
        (filled('<w:p a=""/>x', 1_300_000), "read"),
        (filled("<w:p><w:r><w:t>{{ 甲 }}</w:t></w:r></w:p>", 1_400_000), "docx-too-big"),
        (
            zipped(
                parts_of(SOUND)
                | {f"word/{n}.xml": b"<a>" + b"<b/>" * (_LARGE // 4) + b"</a>" for n in range(8)}
            ),
            "docx-too-big",
        ),
        (
            zipped(parts_of(SOUND) | {f"word/media/{n}.bin": bytes(30_000_000) for n in range(3)}),
            "read",
        ),
    ],
    ids=["elements", "texts", "attributes", "just allowed", "marks", "many parts", "media"],
)
def test_a_hostile_file_takes_little_memory(data: bytes, code: str) -> None:
    """A hundred kilobytes that would be half a gigabyte once parsed are refused before that."""
    assert len(data) < 200_000
    command = [sys.executable, "-c", _PEAK]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    said, more = done.stdout.split()
    assert said.decode() == code
    assert int(more) < 250


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "utf-32", "big5"])
def test_tags_cannot_hide_in_another_encoding(encoding: str) -> None:
    """Office files are UTF-8 or UTF-16: where \"<\" may be written otherwise nothing is parsed."""
    xml = f'<?xml version="1.0" encoding="{encoding}"?><a/>'.encode(encoding)
    for content in (xml, b'<?xml version="1.0" encoding="utf-7"?>+ADw-a/+AD4-'):
        with pytest.raises(UserError) as caught:
            open_package(zipped(parts_of(SOUND) | {"word/x.xml": content}), "x")
        assert caught.value.findings[0].code == "docx-damaged"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_both_encodings_of_office_files_are_read(encoding: str) -> None:
    """With a byte order mark or without one."""
    xml = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig").upper()}"?>\n<a b="c"/>'
    content = xml.encode(encoding)
    assert open_package(zipped(parts_of(SOUND) | {"word/x.xml": content}), "x")["word/x.xml"]


def test_large_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file beyond the limit is refused without being read whole."""
    monkeypatch.setattr(package, "MAX_FILE", 1000)
    path = tmp_path / "大.docx"
    path.write_bytes(b"x" * 2000)
    with pytest.raises(UserError, match="超過"):
        read_bytes(path)


def test_unreadable(tmp_path: Path) -> None:
    """A path that is missing or a folder gives a finding with the path."""
    for path in (tmp_path / "無.docx", tmp_path):
        with pytest.raises(UserError) as caught:
            Template.read(path)
        assert caught.value.findings[0].code == "docx-unreadable"
        assert str(path) in caught.value.findings[0].message


def test_encrypted_member() -> None:
    """A ZIP file with a password is refused."""
    data = bytearray(SOUND)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(UserError) as caught:
        open_package(bytes(data), "x")
    assert caught.value.findings[0].code == "docx-encrypted"


def test_sound(tmp_path: Path) -> None:
    """A sound file opens from a path, from its text and from bytes, called by its name."""
    path = tmp_path / "範本.docx"
    path.write_bytes(SOUND)
    assert read_bytes(path) == (SOUND, "範本.docx")
    assert read_bytes(str(path)) == (SOUND, "範本.docx")
    assert read_bytes(SOUND, "甲") == (SOUND, "甲")
    assert open_package(SOUND, "x").keys() == parts_of(SOUND).keys()
