"""Make a workspace (工作區): the settings file to fill in, and the folders."""

from __future__ import annotations

from pathlib import Path

from inservice_docs.records.finding import UserError, error
from inservice_docs.workflow.save_files import save_file
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
"""


def make_workspace(folder: Path) -> tuple[Path, ...]:
    """Make `folder` a workspace and return what was made.

    Raises UserError when it is one already (nothing is changed) or cannot be written.
    """
    target = folder / SETTINGS
    if target.exists():
        raise UserError(
            error(
                "workspace-exists",
                f"「{folder.resolve()}」已經是工作區，沒有更動。",
                f"直接編輯 {SETTINGS}，或在別的資料夾執行 init。",
            )
        )
    made = [save_file(target, _SETTINGS.encode("utf-8"))]
    for name in ("plans", "out"):
        place = folder / name
        place.mkdir(exist_ok=True)
        made.append(place)
    return tuple(made)
