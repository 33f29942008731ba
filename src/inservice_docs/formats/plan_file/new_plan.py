"""The empty plan file that a clerk fills in: every key, with its meaning beside it."""

from __future__ import annotations

from inservice_docs.records.plan import Scope

_HEAD = """\
# 研習計畫檔。每一行是「欄名: 值」，冒號用半形，後面空一格；井號（#）之後是說明，可以刪除。
# 日期可寫 115-09-18、115年9月18日或 2026-09-18；還不知道的先留空，草稿會標成待填。
"""

_START = """
研習名稱:
研習區分: {scope}
班別性質: {class_kind}
課程性質:                     # 依序四層，例如 [國小, 教學, 綜合活動, 無]
依據:                         # 例如 臺中市政府115年8月5日府授教字第1150000001號函
目的:
承辦處室:
承辦人:                       # 一至兩位
  - 姓名:
    電話:                     # 區碼-號碼#分機，例如 "04-22920000#301"
    電子信箱:
場次:                         # 每個半天、每一場各寫一項
  - 日期:
    時間:                     # 例如 13:10-17:20
    地點:
    主題:
    講師:
時數:                         # 0.5 的倍數；學分班改填「學分數」
學分數:
參加對象:                     # 例如 [國小, 國中]
"""

_CROSS_SCHOOL = """\
每校人數:                     # 例如 1-2
班級數:
每班次人數:
報名:
  截止:                       # 線上報名最晚在開課前一天截止
  線上:                       # 是 或 否
  電子信箱:
  傳真:
  線上人數:                   # 線上報名時填；不超過 班級數 × 每班次人數
  額外資訊:                   # 例如 [職稱, {名稱: 用餐類別, 選項: [葷, 素]}]
其他對象:                     # 不核給時數的來賓，例如 [愛心工作隊]
公差假:                       # 是 或 否
"""

_IN_SCHOOL = """\
班級數:
每班次人數:
公差假:                       # 是 或 否
"""

_COSTS = """\
繳費方式:                     # 全額負擔、學校部分補助 或 無
補助單位:
"""

_AGENCIES = """\
主管機關:                     # 申請核准時數的機關，例如 [臺中市政府, 南投縣政府]
邀請對象:                     # 例如 [臺中市所屬國民小學]
附件:                         # 例如 [實施計畫]
其他事項:
申請文號:                     # 申請函發出後填
  文號:
  日期:
核准文號:                     # 收到各機關核准函後，每個機關填一項
  - 機關:
    文號:
    日期:
    時數:
"""

_LAST = """\
附件:                         # 例如 [實施計畫]
其他事項:
"""


def new_plan_yaml(scope: Scope = Scope.CROSS_SCHOOL) -> str:
    """Return an empty plan file for a kind of study; it can be read as it is."""
    cross = scope is Scope.CROSS_SCHOOL
    kind = "非學分班" if cross else "非學分班（校內研習）"
    start = _START.format(scope=scope.value, class_kind=kind)
    rest = (_CROSS_SCHOOL, _COSTS, _AGENCIES) if cross else (_IN_SCHOOL, _COSTS, _LAST)
    return _HEAD + start + "".join(rest)
