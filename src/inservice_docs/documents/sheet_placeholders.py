"""The placeholders (欄位) of the sheets, lists and certificates: name, meaning, sample.

`template check` probes the templates against them; a test compares them with what is really given.
"""

from __future__ import annotations

from inservice_docs.documents.notices import NOTICE
from inservice_docs.documents.placeholders import PAGE, PHRASES, Placeholder

_P = Placeholder
_SCHOOL = _P("學校名稱", "學校全銜", "臺中市私立曉明女子高級中學")

STUDY_PLAN = (
    _SCHOOL,
    _P("標題", "研習名稱與「實施計畫」", "「十二年一貫生命教育分享日」研習實施計畫"),
    _P(
        "本文",
        "各行的清單：版式、序號、文字；版式「課程表」是放課程表的地方",
        [{"版式": "條列1-2字", "序號": "一、", "文字": "目的：分享生命教育教學內容。"}],
    ),
    _P("欄名", "課程表的欄名；範本只畫一欄，會依課程表增加", ["日期", "時間", "課程內容"]),
    _P("課程表", "課程表各列的清單", [["3月23日", "13:10-17:20", "分享"]]),
    _P("格", "課程表的一格；範本只畫一格", "13:10-17:20"),
)
SIGNUP_FORM = (
    _SCHOOL,
    _P("標題", "研習名稱與「報名表」", "「十二年一貫生命教育分享日」研習報名表"),
    _P("研習資料", "研習時間、地點各行的清單", ["研習地點：本校至愛樓會議廳"]),
    _P(
        "人員",
        "每位參加人員的標題與各列；列的「寬」表示只有欄一與值一",
        [
            {
                "標題": "參加人員（1）",
                "列": [{"寬": False, "欄一": "姓名", "值一": "", "欄二": "職稱", "值二": ""}],
            }
        ],
    ),
    _P("注意事項", "注意事項的清單", ["每校1至2人。"]),
)
COURSE_ENTRY = (
    _SCHOOL,
    _P("研習名稱", "研習名稱", "十二年一貫生命教育分享日"),
    _P("待填", "還沒有填的必填欄位，以頓號相連；都填了是空的", "補助單位"),
    _P(
        "步驟",
        "網站各畫面的標題與欄位；每個欄位有欄名、值、代碼、備註",
        [
            {
                "標題": "步驟一　研習課程登錄",
                "欄位": [{"欄名": "班別性質", "值": "非學分班", "代碼": "0", "備註": ""}],
            }
        ],
    ),
)
NAME_LIST = (
    _P("標題", "名單的標題", "「十二年一貫生命教育分享日」研習簽到表"),
    _P("說明", "標題下各行的清單", ["日期：99年3月23日（星期二）"]),
    _P("欄名", "各欄的欄名；範本只畫一欄，會依選定的欄位增加", ["編號", "姓名"]),
    _P("名單", "各列的清單", [["1", "林宜範"]]),
    _P("格", "名單的一格；範本只畫一格", "林宜範"),
)
CERTIFICATE = (
    _P("證號", "研習證明的編號", "(99)曉中宗字第0001號"),
    _P("姓名", "姓名", "林宜範"),
    _P("證件", "遮蔽後的身分證字號，含括號；沒有時是空的", "（B21000****）"),
    _P("研習案名", "加上引號的研習名稱", "「十二年一貫生命教育分享日」研習"),
    _P("主辦單位", "主辦學校", "臺中市私立曉明女子高級中學"),
    _P("研習日期", "研習的日期", "99年3月23日"),
    _P("核給", "核給的時數或學分", "研習時數3小時"),
    _P("首長職稱", "首長的職稱", "校長"),
    _P("首長姓名", "首長的姓名", "王範例"),
    _P("發證日期", "發證日期", "中華民國99年3月23日"),
    _P("長文", "內容是否較長，用於 if", False),
    _P("核對碼", "紙面上的核對碼，驗證姓名用；草稿是空的", ""),
    _P("驗證碼", "驗證用 QR 碼的圖片；沒有金鑰時是空的", ""),
)

_OF_TEMPLATE: dict[str, tuple[Placeholder, ...]] = {
    "letters/letter.docx": PAGE,
    "letters/memo.docx": PAGE,
    "rosters/study_plan.docx": STUDY_PLAN,
    "rosters/signup_form.docx": SIGNUP_FORM,
    "rosters/course_entry.docx": COURSE_ENTRY,
    "rosters/sign_in_sheet.docx": NAME_LIST,
    "rosters/participants_list.docx": NAME_LIST,
}


def placeholders_of(template: str) -> tuple[Placeholder, ...] | None:
    """Return what a template or wording file may use, None where nothing is documented.

    A further Word template among the letters is one of a school's own kinds, one among the
    certificates another layout of them.
    """
    if template.startswith("letters/wording/"):
        return PHRASES
    if template.startswith("mail/signup-"):
        return NOTICE
    if template.startswith("letters/"):
        return PAGE
    if template.startswith("certificates/"):
        return CERTIFICATE
    return _OF_TEMPLATE.get(template)
