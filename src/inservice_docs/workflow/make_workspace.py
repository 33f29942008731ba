"""Make a workspace (工作區): the settings file to fill in, the folders and the register."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from inservice_docs.formats.plan_file.settings_text import with_school
from inservice_docs.records.finding import UserError, error
from inservice_docs.records.school import School
from inservice_docs.registry.keys.key_place import KeyPlace
from inservice_docs.registry.registry import open_registry
from inservice_docs.workflow.register import DATABASE_URL, FILE, key_place
from inservice_docs.workflow.save_files import save_file, save_files
from inservice_docs.workflow.workspace import SETTINGS

_SETTINGS = """\
# 學校資料：填一次，每一份公文都會用到。井號（#）之後是說明。
[school]
name = ""                # 校名全銜，例如 "臺中市私立範例高級中學"
code = ""                # 學校代碼 6 碼，例如 "191313"
address = ""             # 郵遞區號與地址，例如 "404601 臺中市北區範例路1號"
phone = ""               # 例如 "04-22000001"
fax = ""                 # 例如 "04-22000002"
letter_word = ""         # 發文字，例如 "範中教"
head = ""                # 首長職稱與姓名，例如 "校長 王範例"
# superior = ""          # 直屬主管機關；私立學校寫 ""；不寫時由校名推斷（南投縣立… → 南投縣政府）
reviewing_unit = ""      # 審課單位，例如 "臺中市政府教育局"
reviewing_contact = ""   # 審課單位電話
# verify_page = ""       # 查驗研習證明的網頁，例如 "https://www.example.edu.tw/verify"
"""


def make_workspace(
    folder: Path,
    environment: Mapping[str, str] = os.environ,
    *,
    school: School | None = None,
) -> tuple[Path, ...]:
    """Make `folder` a workspace with a register and return what was made.

    A workspace that has no register yet gets one. The register lies in `folder`, or where the
    environment says. With a school the settings of a new workspace name it. Cut off at any moment,
    it can be done again. Raises UserError when everything is there already (nothing is changed) or
    cannot be written.
    """
    target = folder / SETTINGS
    register = environment.get(DATABASE_URL, "").strip() or folder / FILE
    keys, former = key_place(environment), target.exists()
    save_files(folder, ())
    if former and _is_register(register, keys):
        raise UserError(
            error(
                "workspace-exists",
                f"「{folder.resolve()}」已經是工作區，沒有更動。",
                f"直接編輯 {SETTINGS}，或在別的資料夾執行 init。",
            )
        )
    open_registry(register, keys, create=True).close()
    made = [register] if isinstance(register, Path) else []
    for name in ("plans", "out"):
        place = folder / name
        if not place.exists():
            place.mkdir()
            made.append(place)
    if not former:
        # The settings come last: they are what makes the folder a workspace.
        text = with_school(_SETTINGS, school) if school is not None else _SETTINGS
        made.insert(0, save_file(target, text.encode("utf-8")))
    return tuple(made)


def _is_register(place: str | Path, keys: KeyPlace | None) -> bool:
    """Tell whether there is a register already; what is wrong with one there is raised."""
    try:
        open_registry(place, keys).close()
    except UserError as problem:
        if problem.findings[0].code == "register-missing":
            return False
        raise
    return True
