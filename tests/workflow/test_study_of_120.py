"""A study with 120 people, from the list of applicants to certificates that anybody can verify.

As the office does it, from the command line, on both databases; everybody in it is invented.
"""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from tests.support.samples import id_number
from tests.workflow.test_whole_procedure import Clerk, clerk

from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.formats.qr.read import read_qr
from inservice_docs.formats.seal.keys import PublicKeys
from inservice_docs.workflow.certificate_keys import read_keys
from inservice_docs.workflow.verify_certificate import verify_certificate

__all__ = ["clerk"]

SEATS = 120
ABSENT = 3
HEADINGS = (
    "服務學校",
    "職位類別",
    "教師姓名",
    "性別",
    "身分證字號",
    "出生日期",
    "電話",
    "電子郵件",
)
GIVEN = "宜家文雅明志承恩詠欣品"
FAMILY = "陳林黃張李王吳劉蔡楊許鄭"


def name(serial: int) -> str:
    """The name of an invented teacher, another for each serial."""
    return f"{FAMILY[serial % 12]}{GIVEN[serial // 12 % 11]}範"


def applicants(folder: Path, count: int) -> Path:
    """Write the list of applicants as an office gets it."""
    file = folder / "applicants.csv"
    stream = io.StringIO()
    rows = csv.writer(stream)
    rows.writerow(
        ["服務學校", "職位類別", "教師姓名", "性別", "身分證字號", "出生日期", "電話", "電子郵件"]
    )
    for serial in range(count):
        school = f"臺中市範例{GIVEN[serial // 12]}{FAMILY[serial % 12]}國民小學"
        person = (name(serial), "男", id_number(serial + 1), "民國70年3月12日")
        reach = ("04-22000001", f"t{serial}@example.edu.tw")
        rows.writerow((school, "合格專任教師", *person, *reach))
    file.write_text(stream.getvalue(), encoding="utf-8-sig")
    return file


def recorded(clerk: Clerk) -> list[int]:
    """Go from the list of applicants to recorded hours; return the ids of the absent."""
    clerk.plan = clerk.run("plan", "add", "plan.yaml")["plan"]
    clerk.run("course", "status", clerk.plan, "--entered")
    clerk.run("course", "status", clerk.plan, "--passed")
    clerk.run("signup", "settings", clerk.plan, "--online", "--deadline", "99-03-16")
    file = applicants(clerk.folder, SEATS + 5)
    assert clerk.run("signup", "import", clerk.plan, file)["added"] == SEATS + 5
    state = clerk.run("signup", "review", clerk.plan, "--pass-all")
    assert (state["passed"], state["waiting"]) == (SEATS, 5)
    assert clerk.run("participants", "add-from-signup", clerk.plan)["people"] == SEATS
    clerk.run("roster", "sign-in", clerk.plan)
    clerk.run("attendance", "record", clerk.plan)
    people = clerk.run("participants", "list", clerk.plan)["participants"]
    absent = [each["id"] for each in people[-ABSENT:]]
    gone = ",".join(map(str, absent))
    clerk.run("attendance", "record", clerk.plan, "--ids", gone, "--absent")
    assert clerk.run("hours", "award", clerk.plan)["total"] == 3 * (SEATS - ABSENT)
    clerk.run("hours", "submit", clerk.plan)
    clerk.run("hours", "review", clerk.plan, "--passed")
    assert clerk.status == "名單確認通過"
    return absent


def published(clerk: Clerk) -> PublicKeys:
    """The keys as the school publishes them."""
    clerk.run("certificate", "keys", "--out", "keys.json")
    return read_keys((clerk.folder / "keys.json").read_bytes(), "keys.json")


def test_a_study_of_120_people(clerk: Clerk) -> None:
    """Everybody who was there gets one certificate, numbered, sealed and recorded; it verifies."""
    absent = recorded(clerk)
    issue = ("certificate", "issue", clerk.plan, "--zip", "all.zip", "--mail")
    done = clerk.run(*issue)
    numbers = [each["number"] for each in done["certificates"]]
    assert len(numbers) == len(set(numbers)) == SEATS - ABSENT
    assert [int(each[-5:-1]) for each in numbers] == list(range(1, SEATS - ABSENT + 1))
    assert {each["code"] for each in done["findings"]} == {"certificate-absent"}
    assert clerk.refused(*issue) == {"certificates-issued"}
    one = ("certificate", "issue", clerk.plan, "--person", str(absent[0]))
    assert clerk.refused(*one) == {"certificates-none"}

    # Each document verifies by the published keys alone, and states its own facts.
    keys = published(clerk)
    with zipfile.ZipFile(clerk.folder / "all.zip") as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    assert sum(each.endswith(".eml") for each in files) == SEATS - ABSENT
    for serial, number in enumerate(numbers):
        data = files[f"研習證明_{serial + 1:04}.docx"]
        (text,) = read_qr(data)
        checked = verify_certificate(text, keys).value
        assert checked.valid
        assert checked.certificate is not None
        assert checked.certificate.number == number
        page = "".join(read_text(data))
        assert f"茲證明　{name(serial)}（{id_number(serial + 1)[:-4]}****）" in page
    (clerk.folder / "one.docx").write_bytes(files["研習證明_0007.docx"])
    verified = clerk.run("certificate", "verify", "one.docx", "--keys", "keys.json")
    assert (verified["verdict"], verified["compared"]) == ("valid", True)

    # One is recorded, found by its person, and made again byte for byte.
    found = clerk.run("document", "list", "--person", id_number(7))["documents"]
    assert [each["number"] for each in found if each["kind"] == "certificate"] == [numbers[6]]
    certificate = next(each for each in found if each["kind"] == "certificate")
    (again,) = clerk.run("document", "remake", str(certificate["id"]), "--out", "again")["files"]
    assert Path(again).read_bytes() == files["研習證明_0007.docx"]

    # A revoked one is reported; its person gets another.
    clerk.run("certificate", "revoke", numbers[6], "--reason", "姓名有誤")
    revoked = clerk.run("certificate", "verify", "one.docx", code=1)
    assert revoked["verdict"] == "revoked"
    new = clerk.run(*issue)["certificates"]
    assert [int(each["number"][-5:-1]) for each in new] == [SEATS - ABSENT + 1]
    listed = clerk.run("certificate", "list", clerk.plan, "--revoked")["certificates"]
    assert [each["number"] for each in listed] == [numbers[6]]
    assert clerk.run("audit", "verify")["intact"]


@pytest.mark.system
def test_some_of_them_as_pdf(clerk: Clerk) -> None:
    """Three people's certificates as PDF, issued before and made once more: each verifies."""
    recorded(clerk)
    clerk.run("certificate", "issue", clerk.plan, "--zip", "all.zip")
    wanted = [word for at in (0, 50, 116) for word in ("--person", name(at))]
    done = clerk.run("certificate", "issue", clerk.plan, "--again", "--to", "pdf", *wanted)
    assert len(done["certificates"]) == 3
    keys = published(clerk)
    files = [Path(file) for file in done["files"]]
    assert [file.name for file in files][:3] == [
        f"研習證明_{serial:04}.pdf" for serial in (1, 51, 117)
    ]
    for file in files:
        checked = verify_certificate(file.read_bytes(), keys, name=file.name).value
        assert (checked.valid, checked.compared) == (True, True)
