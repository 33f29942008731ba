"""Whoever holds a certificate learns whether it is true: from its file, a photograph, its text."""

from __future__ import annotations

import base64
import io
import random
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageFilter
from tests.support.issued import awarded, issued

from inservice_docs.formats.pdf.libreoffice import convert
from inservice_docs.formats.seal.keys import PrivateKey, PublicKeys
from inservice_docs.formats.seal.sign import Sealer
from inservice_docs.records.certificate import Certificate, CertificateVerdict, IssuedCertificate
from inservice_docs.records.school import School
from inservice_docs.workflow.certificate_keys import change_key, published_keys
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.revoke_certificate import revoke_certificate
from inservice_docs.workflow.verify_certificate import CheckedCertificate, verify_certificate

V = CertificateVerdict
PAGE = "https://school.example/verify"


def checked(given: bytes | str, keys: PublicKeys) -> CheckedCertificate:
    """Verify with the published keys alone."""
    return verify_certificate(given, keys, name="證明").value


def one(register: Register, folder: Path, *formats: str) -> tuple[IssuedCertificate, bytes]:
    """Issue a certificate; return it and its file."""
    done = issued(register, awarded(register, 1), folder, *formats)
    return done.certificates[0], done.files[0].read_bytes()


def rewritten(data: bytes, change: Callable[[str], str]) -> bytes:
    """Change the text of a Word document, as anybody with Word can."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                part = change(part.decode()).encode()
            target.writestr(name, part)
    return made.getvalue()


def test_a_true_certificate_needs_no_register(register: Register, tmp_path: Path) -> None:
    """The published keys are enough; name and ID come back masked."""
    held, data = one(register, tmp_path)
    keys = PublicKeys.from_json(published_keys(register).as_json())
    for given in (data, held.code, held.code.lower().encode()):
        found = checked(given, keys)
        assert found.verdict is V.VALID
        assert found.certificate is not None
        assert (found.certificate.number, found.certificate.name) == (held.number, "王○○1")
        assert found.compared == (given is data)
    assert checked(held.code, PublicKeys()).verdict is V.UNKNOWN_ISSUER
    outcome = verify_certificate(held.code)
    assert [found.code for found in outcome.findings] == ["keys-missing"]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("王範例1", "王範樣1", "姓名"),
        ("A10000****", "A12345****", "身分證字號"),
        ("十二年一貫", "十三年一貫", "研習名稱"),
        ("99年3月23日", "99年3月24日", "研習日期"),
        ("研習時數3小時", "研習時數30小時", "時數"),
        ("曉明", "光明", "主辦單位"),
        ("第0001號", "第0002號", "證號"),
        ("中華民國99年3月24日", "中華民國99年3月25日", "發證日期"),
    ],
)
def test_every_changed_fact_on_the_page_is_caught(
    register: Register, tmp_path: Path, old: str, new: str, what: str
) -> None:
    """The code is true and the page is not: the fact is named, and what the seal says."""
    _, data = one(register, tmp_path)
    assert checked(rewritten(data, str), published_keys(register)).verdict is V.VALID
    changed = rewritten(data, lambda text: text.replace(old, new))
    found = checked(changed, published_keys(register))
    assert (found.verdict, found.differences) == (V.ALTERED, (what,))
    assert found.certificate is not None
    assert what in found.reason


def test_every_changed_byte_of_the_code_is_caught(register: Register, tmp_path: Path) -> None:
    """Of the text, whichever letter; of the signed message, whichever byte."""
    held, _ = one(register, tmp_path)
    keys, token = published_keys(register), held.code
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    for at, letter in enumerate(token):
        other = letters[(letters.index(letter) + 1 + at % 31) % 32]
        assert not checked(token[:at] + other + token[at + 1 :], keys).valid, at
    message = base64.b32decode(token + "=" * (-len(token) % 8))
    for at in range(len(message)):
        changed = message[:at] + bytes([message[at] ^ (1 + at % 255)]) + message[at + 1 :]
        text = base64.b32encode(changed).decode().rstrip("=")
        assert not checked(text, keys).valid, at


def test_a_revoked_one_is_reported(register: Register, tmp_path: Path) -> None:
    """By the register; the keys alone cannot know. The reason stays in the office."""
    held, data = one(register, tmp_path)
    assert verify_certificate(data, None, register).value.valid
    revoke_certificate(register, held.number, reason="王範例1時數有誤")
    found = verify_certificate(data, None, register).value
    assert (found.verdict, found.reason) == (V.REVOKED, "已於中華民國99年2月26日撤銷")
    assert checked(data, published_keys(register)).valid
    altered = rewritten(data, lambda text: text.replace("3小時", "9小時"))
    assert verify_certificate(altered, None, register).value.verdict is V.ALTERED


def test_a_change_of_keys_keeps_old_certificates_valid(register: Register, tmp_path: Path) -> None:
    """Those of the same day, too; new ones bear the new key; both verify with the new list."""
    plan = awarded(register, 2)
    (old,) = issued(register, plan, tmp_path, people=("王範例1",)).certificates
    former = published_keys(register)
    change_key(register)
    (new,) = issued(register, plan, tmp_path, date="99-03-25").certificates
    keys = published_keys(register)
    assert len(keys.keys) == 2
    assert (old.key, new.key) == tuple(key.id.hex() for key in keys.keys)
    assert checked(old.code, keys).valid
    assert checked(new.code, keys).valid
    assert checked(new.code, former).verdict is V.UNKNOWN_ISSUER


def test_a_seal_of_somebody_else_is_told(register: Register, tmp_path: Path) -> None:
    """Another school's certificate with its own key; with its list it is valid."""
    one(register, tmp_path)
    key = PrivateKey.generate("別校")
    code = Sealer(key).text(Certificate(number="(99)別校字第0001號", organiser="別校"))
    assert verify_certificate(code, None, register).value.verdict is V.UNKNOWN_ISSUER
    theirs = PublicKeys((key.public(),))
    assert verify_certificate(code, theirs, register).value.valid


def test_the_code_may_lead_to_the_school_s_page(register: Register, tmp_path: Path) -> None:
    """With 驗證網址 the code is a link, whose fragment no server gets to see."""
    settings = register.workspace.school.model_dump() | {"verify_page": PAGE}
    school = School.model_validate(settings)
    workspace = replace(register.workspace, school=school)
    with_page = replace(register, workspace=workspace)
    held, data = one(with_page, tmp_path)
    assert held.code.startswith(f"{PAGE}#2KC")
    assert checked(data, published_keys(register)).valid
    assert checked(held.code, published_keys(register)).valid


@pytest.mark.parametrize(
    "given",
    [
        b"", b"hello", "", "2KC", b"%PDF-1.7 broken", b"PK\x03\x04 broken", b"\x89PNG\r\n\x1a\n?",
        b"\xff\xd8\xff" + random.Random(1).randbytes(5000), b"\xd0\xcf\x11\xe0" + bytes(600),
        b"MZ\x90\x00" + bytes(100), "\ud800",
    ],
)  # fmt: skip
def test_what_is_no_certificate_is_unreadable(given: bytes | str) -> None:
    """Whatever it is, it has a verdict; nothing is raised."""
    outcome = verify_certificate(given, PublicKeys(), name="a")
    assert outcome.value.verdict is V.UNREADABLE
    assert outcome.value.certificate is None


def test_a_file_of_several_is_as_good_as_its_worst(register: Register, tmp_path: Path) -> None:
    """One of three is revoked: that is the answer, and the number of certificates is told."""
    done = issued(register, awarded(register, 3), tmp_path)
    data = (tmp_path / "研習證明_全部.docx").read_bytes()
    outcome = verify_certificate(data, None, register)
    assert outcome.value.valid
    assert {found.code for found in outcome.findings} == {"certificates-many"}
    revoke_certificate(register, done.certificates[1].number, reason="有誤")
    found = verify_certificate(data, None, register).value
    assert found.verdict is V.REVOKED
    assert found.certificate is not None
    assert found.certificate.number == done.certificates[1].number


def photographed(pdf: bytes, folder: Path, degrees: float) -> bytes:
    """Print a page, lay it on a table, and photograph it: turned, soft, grainy, as a JPEG."""
    (folder / "a.pdf").write_bytes(pdf)
    program = shutil.which("pdftoppm") or "pdftoppm"
    command = [program, "-r", "200", "-png", "-singlefile", "a.pdf", "page"]
    subprocess.run(command, cwd=folder, check=True)
    page = Image.open(folder / "page.png").convert("L")
    turned = page.rotate(degrees, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC)
    soft = turned.filter(ImageFilter.GaussianBlur(0.7))
    grainy = Image.blend(soft, Image.effect_noise(soft.size, 70), 0.22)
    stream = io.BytesIO()
    grainy.point(lambda value: int(value * 0.75) + 15).save(stream, "JPEG", quality=70)
    return stream.getvalue()


@pytest.mark.system
def test_a_photograph_of_the_printed_certificate_verifies(
    register: Register, tmp_path: Path
) -> None:
    """Rendered, turned, noisy, JPEG: valid, and there is no page to compare with."""
    held, pdf = one(register, tmp_path, "pdf")
    keys = published_keys(register)
    for degrees in (0, 7, 33, 90, 178):
        found = checked(photographed(pdf, tmp_path, degrees), keys)
        assert (found.verdict, found.compared) == (V.VALID, False), degrees
        assert found.certificate is not None
        assert found.certificate.number == held.number
    scan = io.BytesIO()
    Image.open(tmp_path / "page.png").save(scan, "PDF", resolution=200)
    assert checked(scan.getvalue(), keys).valid


@pytest.mark.system
def test_a_changed_pdf_is_caught(register: Register, tmp_path: Path) -> None:
    """The code of one on the page of another: what differs is named."""
    _, data = one(register, tmp_path)
    changed = rewritten(data, lambda text: text.replace("研習時數3小時", "研習時數8小時"))
    pdf = convert({"a.docx": changed}, "pdf").value["a.pdf"]
    found = checked(pdf, published_keys(register))
    assert (found.verdict, found.differences) == (V.ALTERED, ("時數",))
