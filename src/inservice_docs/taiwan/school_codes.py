"""School codes (學校代碼): six characters, not always digits: county, founder and level."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from .counties import renamed
from .problem import FactError
from .text import compact

# As before the mergers of 2010: the codes kept the old counties.
_COUNTIES = {
    "01": "臺北縣", "02": "宜蘭縣", "03": "桃園縣", "04": "新竹縣", "05": "苗栗縣", "06": "臺中縣",
    "07": "彰化縣", "08": "南投縣", "09": "雲林縣", "10": "嘉義縣", "11": "臺南縣", "12": "高雄縣",
    "13": "屏東縣", "14": "臺東縣", "15": "花蓮縣", "16": "澎湖縣", "17": "基隆市", "18": "新竹市",
    "19": "臺中市", "20": "嘉義市", "21": "臺南市", "71": "金門縣", "72": "連江縣",
    **{str(district): "臺北市" for district in range(30, 43)},
    **{str(district): "高雄市" for district in range(50, 62)},
}  # fmt: skip
_FOUNDERS = {"0": "國立", "1": "私立", "3": "直轄市立", "4": "縣市立"}
_LEVELS = {
    "3": "高中",
    "4": "高職",
    "5": "國中",
    "6": "國小",
    "7": "國小",
    "8": "國小",
    "F": "特教",
}


@dataclass(frozen=True, slots=True)
class SchoolCode:
    """What a school code says; `county` by its name before the mergers, unknown parts empty."""

    text: str
    county: str
    founder: str
    level: str

    def county_on(self, day: date) -> str:
        """Return the county's name on a date: 臺中縣 is 臺中市 from 2010-12-25."""
        return renamed(self.county, day) or self.county


def parse_school_code(text: str) -> SchoolCode:
    """Return what a code says. Raises FactError when it is no school code."""
    code = compact(text).upper().removesuffix(".0")
    if re.fullmatch("[1-9][0-9A-Z]{4}", code):
        code = "0" + code  # a workbook that took it for a number lost its zero
    if not code:
        raise FactError("沒有學校代碼。", "請填 6 碼代碼，例如 191313。")
    if len(code) != 6:
        raise FactError(f"學校代碼是 6 碼，這裡有 {len(code)} 碼。", "請填 6 碼代碼，例如 191313。")
    if not re.fullmatch("[0-9]{3}[0-9A-Z][0-9A-Z]{2}", code):
        raise FactError(
            "學校代碼的前 3 碼要是數字，其餘是數字或英文字母。", "例如 191313 或 190F01。"
        )
    if code[:2] not in _COUNTIES:
        raise FactError(
            f"學校代碼開頭的「{code[:2]}」不是縣市代碼。", "例如臺中市的學校以 06 或 19 開頭。"
        )
    return SchoolCode(
        code, _COUNTIES[code[:2]], _FOUNDERS.get(code[2], ""), _LEVELS.get(code[3], "")
    )
