"""法律統一用字 and common slips of the pen (錯別字), as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .rule import HINT, WARNING, Hit, LetterRule
from .sources import LEGAL_WORDS, WORDING
from .view import View

# fmt: off
LEGAL = LetterRule(
    "legal-word", WARNING, LEGAL_WORDS, "不合法律統一用字（公佈、部份、計劃、紀錄與記錄）",
    safe=True,
    fix="改為法律統一用字。",
    bad="說明：錄取名單另行公佈。",
    good="說明：錄取名單另行公布。",
)
TYPO = LetterRule(
    "wording-typo", WARNING, WORDING, "常見的錯別字（撿附、惠于、踴耀）", safe=True,
    fix="改正錯字。",
    bad="說明：撿附實施計畫1份，請惠于協助公告。",
    good="說明：檢附實施計畫1份，請惠予協助公告。",
)
USAGE = LetterRule(
    "legal-word-usage", HINT, LEGAL_WORDS, "名詞與動詞用字不同（給與／給予、紀錄／記錄、"
    "聲請／申請）",
    fix="依詞性改用正確的字。",
    bad="說明：請給與參加教師公假。",
    good="說明：請給予參加教師公假。",
)
RULES = (LEGAL, TYPO, USAGE)
# fmt: on

_LEGAL: Mapping[str, str] = {
    "公佈": "公布", "分佈": "分布", "頒佈": "頒布", "發佈": "發布", "宣佈": "宣布", "佈告": "布告",
    "散佈": "散布",
    "征求": "徵求", "征收": "徵收", "征稅": "徵稅", "征兵": "徵兵", "征選": "徵選", "征文": "徵文",
    "征件": "徵件",
    "征詢": "徵詢", "特征": "特徵",
    "部份": "部分", "身份": "身分", "成份": "成分", "充份": "充分",
    "賬號": "帳號", "賬戶": "帳戶", "賬目": "帳目", "入賬": "入帳",
    "計劃": "計畫", "規畫": "規劃", "策畫": "策劃", "籌畫": "籌劃", "擘畫": "擘劃",
    "搜集": "蒐集", "厘訂": "釐訂", "厘定": "釐定", "厘清": "釐清", "圖書舘": "圖書館",
    "使舘": "使館",
    "行踪": "行蹤", "失踪": "失蹤", "追踪": "追蹤", "踪跡": "蹤跡", "蹤蹟": "蹤跡", "防礙": "妨礙",
    "防害": "妨害",
    "佔有": "占有", "佔用": "占用", "佔地": "占地", "獨佔": "獨占", "強佔": "強占", "佔據": "占據",
    "佔比": "占比",
    "抵觸": "牴觸", "粘貼": "黏貼", "粘附": "黏附", "會議記錄": "會議紀錄", "研習記錄": "研習紀錄",
    "活動記錄": "活動紀錄", "出席記錄": "出席紀錄", "電話記錄": "電話紀錄", "簽到記錄": "簽到紀錄",
    "上課記錄": "上課紀錄",
    "事跡": "事蹟", "古跡": "古蹟", "史跡": "史蹟", "遺跡": "遺蹟", "奇跡": "奇蹟",
    "雇用": "僱用", "聘雇": "聘僱", "受雇": "受僱", "解雇": "解僱", "約雇": "約僱", "僱主": "雇主",
    "僱員": "雇員",
    "僱工": "雇工", "煙酒": "菸酒", "煙害": "菸害", "吸煙": "吸菸", "禁煙": "禁菸", "戒煙": "戒菸",
    "香煙": "香菸",
    "盡先": "儘先", "盡量": "儘量", "盡速": "儘速", "盡快": "儘快", "盡早": "儘早", "電錶": "電表",
    "水錶": "水表",
    "折除": "拆除", "徹底": "澈底", "貫澈": "貫徹", "覆查": "復查", "複查": "復查", "復核": "覆核",
    "覆驗": "複驗",
    "澈回": "撤回", "其它": "其他", "週知": "周知",
}  # fmt: skip
_TYPO: Mapping[str, str] = {
    "撿附": "檢附", "撿送": "檢送", "撿陳": "檢陳", "檢付": "檢附", "簡附": "檢附", "惠于": "惠予",
    "惠與": "惠予",
    "准于": "准予", "給于": "給予", "賜于": "賜予", "踴耀": "踴躍", "踊躍": "踴躍", "核淮": "核准",
    "批淮": "批准", "淮予": "准予", "准時": "準時", "辨理": "辦理", "申辨": "申辦", "主辨": "主辦",
    "承辨": "承辦",
    "參於": "參與", "叁加": "參加", "參予": "參與", "登陸研習": "登錄研習", "登陸時數": "登錄時數",
    "線上登陸": "線上登錄",
    "一並": "一併", "並案": "併案", "合并": "合併", "并請": "並請",
    "以玆": "以茲", "玆因": "茲因", "玆為": "茲為", "玆定": "茲定", "詳如付件": "詳如附件",
    "付件": "附件", "如付": "如附", "敍獎": "敘獎", "敍明": "敘明", "公價": "公假",
    "硏習": "研習", "實施計書": "實施計畫", "増進": "增進", "敎師": "教師", "敎育": "教育",
    "爲": "為",
    "諒逹": "諒達", "函覆": "函復", "答覆": "答復", "回覆": "回復", "核覆": "核復", "電覆": "電復",
    "週至": "周至", "週延": "周延", "週詳": "周詳", "連繫": "聯繫", "聯係": "聯繫",
}  # fmt: skip
_USAGE: Mapping[str, str] = {
    "給與": "動詞用「給予」；「給與」只用於名詞（俸給、待遇）",
    "聲請": "對行政機關用「申請」；「聲請」只用於法院",
    "剩餘": "法律統一用字為「賸餘」", "紀錄下": "動詞用「記錄」", "予以紀錄": "動詞用「記錄」",
    "加以紀錄": "動詞用「記錄」",
    "設置主任": "機關用「設」，人員用「置」", "制訂": "法律用「制定」，規章、計畫用「訂定」",
}  # fmt: skip
# Words within which a "wrong" pair of characters is right.
_WITHIN: Mapping[str, tuple[str, ...]] = {
    "公價": ("辦公價",), "付件": ("支付件", "交付件"), "並案": ("並案例",), "聲請": ("法院",
    "地院"),
    "公佈": ("公佈欄",), "佈告": ("佈告欄",), "如付": ("如付款", "如付費"), "複查": ("複查成績",
    "成績複查"),
    "准時": ("核准時", "批准時", "奉准時", "獲准時", "准時數", "准時間"),
    "給與": ("給與標準", "給與辦法", "給與項目", "法定給與", "年終給與", "結算給與", "退休給與"),
}  # fmt: skip


def check(view: View) -> Iterator[Hit]:
    """Yield words written otherwise than the tables say; quotations are left alone."""
    yield from _table(view, LEGAL, _LEGAL, "法律統一用字")
    yield from _table(view, TYPO, _TYPO, "正確寫法")
    text = view.text
    for word, right in _USAGE.items():
        if word not in text:
            continue
        for spot, at in view.find_word(word):
            if not _within(word, spot.text, at) and not view.quoted(spot, at):
                yield USAGE.hit(
                    spot, (at, at + len(word)), f"「{word}」的用法請再確認。", f"{right}。"
                )


def _table(view: View, rule: LetterRule, table: Mapping[str, str], name: str) -> Iterator[Hit]:
    text = view.joined
    for wrong, right in table.items():
        if wrong not in text:
            continue
        for spot, at in view.find_word(wrong, fields=True):
            if _within(wrong, spot.text, at) or view.quoted(spot, at):
                continue
            two = wrong in ("計劃", "回覆") and spot.text[at + 2 : at + 3] in (
                "於",
                "在",
                "將",
                "由",
                "到",
            )
            yield rule.hit(
                spot,
                (at, at + len(wrong)),
                f"「{wrong}」的{name}是「{right}」。",
                f"改為「{right}」。",
                put=None if two else right,
            )


def _within(word: str, text: str, at: int) -> bool:
    around = text[max(0, at - 4) : at + len(word) + 4]
    return any(whole in around for whole in _WITHIN.get(word, ()))
