"""Hostile files do no harm: 5 seconds and 300 MB are enough, and no connection is made."""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from inservice_docs.formats.di.read import read_di

PROGRAM = """
import socket, sys
from pathlib import Path

def refuse(*_): raise RuntimeError("a connection was tried")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse

from inservice_docs.formats.di.read import read_di
from inservice_docs.records.finding import UserError

try:
    outcome = read_di(Path(sys.argv[1]))
    codes = sorted({each.code for each in outcome.findings})
except UserError as problem:
    codes = sorted({each.code for each in problem.findings})
print(" ".join(codes))
"""
LIMITS = (300_000_000, 5)


def limit() -> None:
    """Hold a process to 300 MB of data and 5 seconds of CPU."""
    memory, seconds = LIMITS
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def read_apart(path: Path) -> str:
    """Read a file in a process of its own, under limits; return the codes it found."""
    command = [sys.executable, "-c", PROGRAM, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=limit)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def huge_xml(folder: Path) -> Path:
    """200 MB of XML."""
    path = folder / "huge.di"
    with path.open("wb") as file:
        file.write("<函>".encode())
        for _ in range(200):
            file.write(b"<a>" * 333_333)
    return path


def many_tags(folder: Path) -> Path:
    """As many elements as fit into the largest file that is read."""
    path = folder / "many.di"
    path.write_bytes("<函><主旨/>".encode() + b"<a b=''/>" * 59_900 + "</函>".encode())
    return path


def many_references(folder: Path) -> Path:
    """As many bare & as fit, and comments that never end."""
    path = folder / "references.di"
    path.write_bytes("<函><主旨>".encode() + b"&<!--" * 300_000)
    return path


def many_entities(folder: Path) -> Path:
    """A DOCTYPE full of entities, each ten of the one before."""
    subset = '<!ENTITY a0 "哈">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 900)
    )
    path = folder / "entities.di"
    path.write_text(f"<!DOCTYPE 函 [{subset}]><函><主旨 a='&a899;'>&a899;</主旨></函>", "utf-8")
    return path


def zip_bomb(folder: Path) -> Path:
    """Less than a MB that would be 500 MB."""
    path = folder / "bomb.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a.di", "w", force_zip64=True) as part,
    ):
        for _ in range(50):
            part.write(bytes(10_000_000))
    return path


def full_directory(folder: Path) -> Path:
    """A ZIP of very many empty members."""
    path = folder / "directory.zip"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(60_000):
            archive.writestr(zipfile.ZipInfo(f"{number:050}.di"), b"")
    path.write_bytes(target.getvalue())
    return path


LACKS = "letter-lacks-date letter-lacks-number letter-lacks-sender letter-lacks-subject"


@pytest.mark.parametrize(
    ("make", "codes"),
    [
        (huge_xml, "file-too-large"),
        (many_tags, f"di-more di-unmapped {LACKS}"),
        (many_references, "di-too-many"),
        (many_entities, f"di-entity {LACKS}"),
        (zip_bomb, "file-too-large"),
        (full_directory, "di-zip-large"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_flood_is_dammed(make: Callable[[Path], Path], codes: str, tmp_path: Path) -> None:
    """Whatever its size, a file costs no more than the limits, and gives a clear finding."""
    assert read_apart(make(tmp_path)) == codes


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("external-entity.di", "di-entity"),
        ("parameter-entity.di", "di-entity"),
        ("entity-bomb.di", "di-entity"),
        ("entity-in-attribute.di", "di-entity"),
        ("enclosure-names.di", "di-enclosure-name"),
        ("names.zip", "di-name-unsafe"),
        ("cut.di", "di-cut"),
    ],
)
def test_an_attack_is_named(name: str, code: str, samples: Path) -> None:
    """Each gives its finding; nothing is fetched."""
    assert code in read_apart(samples / "hostile" / name).split()


def test_what_an_entity_stands_for_stays_outside(samples: Path) -> None:
    """The subject has neither the file's content nor the expanded text."""
    folder = samples / "hostile"
    assert read_di(folder / "external-entity.di").value.letter.subject == "前中後"
    assert read_di(folder / "entity-bomb.di").value.letter.subject == ""


def test_names_of_enclosures_never_lead_elsewhere(samples: Path) -> None:
    """Only plain names are left."""
    names = read_di(samples / "hostile" / "enclosure-names.di").value.letter.attachments
    assert names == ("passwd", "evil.exe", "evil.bat", "x.sh", "a.pdf", "good.pdf")
