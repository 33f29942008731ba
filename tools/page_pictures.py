"""Photograph the pages for README.md and the guide, as a browser shows them.

    python tools/page_pictures.py [FOLDER]

Writes docs/pictures/page-*.png of a made-up school with studies at several steps. Needs Chromium
and the fonts of the tests (make system-deps). Run by hand when the look of a page has changed.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.support.pages import DOOR, served  # noqa: E402
from tests.support.studies import CROSS, IN_SCHOOL, applied, attended, person, study  # noqa: E402

from inservice_docs.records.plan import Plan  # noqa: E402
from inservice_docs.records.school import School  # noqa: E402
from inservice_docs.taiwan.dates import sheet_date  # noqa: E402
from inservice_docs.workflow.add_plan import register_plan  # noqa: E402
from inservice_docs.workflow.make_workspace import make_workspace  # noqa: E402
from inservice_docs.workflow.register import open_register, system_actor  # noqa: E402
from inservice_docs.workflow.set_school import set_school  # noqa: E402
from inservice_docs.workflow.steps.machine import Move  # noqa: E402
from inservice_docs.workflow.workspace import open_workspace  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
WIDE, NARROW = (1280, 860), (390, 780)
COLOURS = 128

SCHOOL = School(
    name="臺中市立範例高級中學",
    code="190000",
    address="404601 臺中市北區範例路1號",
    phone="04-22000001",
    fax="04-22000002",
    letter_word="範中教",
    head="校長 王範例",
    superior="臺中市政府教育局",
    reviewing_unit="臺中市政府教育局",
    reviewing_contact="04-22000009",
)
NAMES = ("閱讀教學工作坊", "數學步道設計工作坊", "班級經營案例研討", "海洋教育議題融入教學")


@dataclass(frozen=True)
class Picture:
    """A picture's name, the page that it shows, how large and in which light."""

    name: str
    path: str
    size: tuple[int, int] = WIDE
    theme: str = "light"


SHOWN = (
    Picture("page-overview", "/"),
    Picture("page-study", "/studies/{first}"),
    Picture("page-applicants", "/studies/{signing_up}/applicants"),
    Picture("page-hours", "/studies/{printed}/attendance"),
    Picture("page-phone", "/studies/{signing_up}/applicants", NARROW, "dark"),
    Picture("page-sign-up", "{public}", NARROW),
)


def plan(name: str, *, in_school: bool = False) -> Plan:
    """A study of the made-up school, some weeks from now."""
    day = dt.date.today() + dt.timedelta(days=30)  # noqa: DTZ011 - a picture of today
    last = dt.date.today() + dt.timedelta(days=20)  # noqa: DTZ011
    times = ("13:10-15:00", "15:10-17:00")
    sessions = [{"date": sheet_date(day), "time": t, "venue": "本校圖書館"} for t in times]
    facts = {
        **(IN_SCHOOL if in_school else CROSS).model_dump(mode="json"),
        **{"name": name, "office": "教務處", "sessions": sessions, "class_size": 60, "hours": 4},
        "nature": ["國小", "教學", "語文", "無"],
        "purpose": "增進教師提問與討論的教學知能",
        "official_leave": True,
        "fee": "無",
        "subsidy": "無接受補助",
        "guests": [],
    }
    if not in_school:
        facts |= {
            "per_school": "1-2",
            "authorities": ["臺中市政府", "南投縣政府"],
            "invitees": ["臺中市所屬國民小學", "南投縣所屬國民小學"],
            "attachments": ["實施計畫"],
            "signup": {"online": True, "deadline": sheet_date(last), "online_seats": 60},
        }
    return Plan.model_validate(facts)


@contextmanager
def pages() -> Iterator[tuple[str, dict[str, str]]]:
    """Serve the made-up school; yields the address and the numbers of its studies."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        environment = {"INSERVICE_KEY_FILE": str(home / "key.json")}
        os.environ.update(environment)
        make_workspace(home / "office", environment)
        set_school(home / "office", SCHOOL)
        workspace, now = open_workspace(home / "office"), dt.datetime.now(dt.UTC)
        with open_register(workspace, system_actor(), now, environment=environment) as register:
            numbers = {"signing_up": study(register, plan(NAMES[1]), Move.OPEN_SIGN_UP)}
            people = [person(serial) for serial in range(10, 34)]
            applied(register, numbers["signing_up"], people)
            numbers["printed"], _ = attended(register, plan(NAMES[2], in_school=True), 16)
            study(register, plan(NAMES[3]))
            numbers["first"] = register_plan(plan(NAMES[0]), register).value.number
        with served(home / "office", environment) as base:
            yield base, numbers


def photograph(page: Page) -> bytes:
    """Return what the window shows, with few colours: pages are mostly paper."""
    page.wait_for_timeout(600)
    shown = Image.open(io.BytesIO(page.screenshot()))
    packed = shown.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    out = io.BytesIO()
    packed.save(out, "PNG", optimize=True)
    return out.getvalue()


def main(folder: Path = PICTURES) -> None:
    """Write every picture."""
    program = shutil.which("chromium")
    with pages() as (base, numbers), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for each in SHOWN:
            width, height = each.size
            context = browser.new_context(
                base_url=base,
                viewport={"width": width, "height": height},
                color_scheme="dark" if each.theme == "dark" else "light",
                locale="zh-TW",
            )
            page = context.new_page()
            page.goto(f"/enter?key={DOOR}")
            if "public" not in numbers:
                page.goto(f"/studies/{numbers['signing_up']}/signup")
                address = page.locator("a[href*='/s/']").first.get_attribute("href") or ""
                numbers["public"] = address.removeprefix(base)
            page.goto(each.path.format(**numbers))
            (folder / f"{each.name}.png").write_bytes(photograph(page))
            context.close()
        browser.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
