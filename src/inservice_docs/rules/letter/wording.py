"""Words that letters avoid (避免使用的語詞): outdated, humble, colloquial, undecided."""

from __future__ import annotations

from collections.abc import Iterator

from .pattern import Pattern
from .rule import HINT, WARNING, Hit, LetterRule
from .sources import WORDING
from .view import View

# fmt: off
OLD = LetterRule(
    "wording-old-closing", WARNING, WORDING, "舊式套語（為荷、為要、實感德便、至紉公誼）",
    fix="刪去；期望語寫「請查照」即可。",
    bad="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照為荷。",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
HUMBLE = LetterRule(
    "wording-humble", WARNING, WORDING, "卑屈或命令的舊語（竊查、仰即、遵即、伏祈）",
    fix="改用平實的說法，例如「查」「已」「請」。",
    bad="說明：竊查旨揭研習有助於增進教師知能。",
    good="說明：查旨揭研習有助於增進教師知能，教師信仰自由不受影響。",
)
QUESTION = LetterRule(
    "wording-passing-decision", WARNING, WORDING,
    "把判斷推給受文者（可否照准、是否可行、如何之處），或用舊語「請照准」",
    fix="提出明確的意見，以「擬」「請」「應」表示。",
    bad="說明：本校擬增加名額，可否照准，尚待決定。",
    good="說明：本校擬增加名額10名。",
)
COLLOQUIAL = LetterRule(
    "wording-colloquial", WARNING, WORDING, "口語（謝謝、麻煩您、我們）",
    fix="改用公文用語或刪去。",
    bad="說明：麻煩貴府協助公告，謝謝。",
    good="說明：請貴府協助公告。",
)
HEBEI = LetterRule(
    "wording-hebei", HINT, WORDING, "「核備」語意不明（應分別用「備查」或「核定」）",
    fix="改為「備查」或「核定」。",
    base="上行",
    bad="主旨：檢陳本校「閱讀教學工作坊」實施計畫1份，請鑒核，並請核備。",
    good="主旨：檢陳本校「閱讀教學工作坊」實施計畫1份，請備查。",
)
DOUBLED = LetterRule(
    "word-doubled", WARNING, WORDING, "連續重複的字詞", safe=True,
    fix="刪去重複的字詞。",
    bad="說明：請請貴府協助公告。",
    good="說明：請貴府協助公告，名額漸漸增加。",
)
RULES = (OLD, HUMBLE, QUESTION, COLLOQUIAL, HEBEI, DOUBLED)
# fmt: on

_OLD = (
    "為荷", "為要", "為禱", "為盼", "是荷", "是禱", "是盼", "實感德便", "實為德便", "德便",
    "至紉公誼", "無任感荷",
    "無任感禱", "至深感荷", "曷勝感荷", "毋任感荷", "感荷", "感禱", "為感", "是感", "至感公誼",
    "公誼", "公便", "曷勝感激", "不勝感激",
    "相應函請", "合行函請", "令仰", "等因奉此", "毋任企盼", "無任企禱", "為幸", "敬候卓裁",
)  # fmt: skip
_HUMBLE = Pattern(
    r"竊(?:查|以|按|思|惟|維|念)|(?<![信久景敬瞻欽宗俯])仰(?:即|祈|知照|於|遵照|遵辦|懇|請|該)|遵(?:即"
    r"|經|查|將|囑)|伏(?:祈|乞|候|惟|懇|請|維)"
    r"|(?:謹|敬)呈(?![現給])|職校|卑職|鈞鑒|查照辦理毋違|毋違|切切|此令",
    needs="竊 仰 遵 伏 呈 職校 卑職 鈞鑒 毋違 切切 此令",
)  # fmt: skip
_QUESTION = Pattern(
    r"[請祈懇][ ]?照准"
    r"|可否(?:照准|准予|同意|照辦|辦理|允許|核准)?|究應如何(?:辦理|處理)?|如何之處|當否|是否(?:可行"
    r"|允當|妥適|有當|照准|准予|同意)|應否照准|如何辦理之處",
    needs="照准 可否 究應 如何 當否 是否 應否",
)  # fmt: skip
_COLLOQUIAL = Pattern(
    r"謝謝|多謝|感謝您|麻煩(?:您|貴|各|大|協|幫|請)|拜託|您|大家(?!長)|我們|你們|咱們|一下(?!子)"
    r"|的話|喔|囉|順頌|此致敬禮|敬禮|幫忙",
    needs="謝 麻煩 拜託 您 大家 們 一下 的話 喔 囉 順頌 敬禮 幫忙",
)  # fmt: skip
_DOUBLED = Pattern(
    r"(?P<word>本校|辦理|查照|參加|教師|研習|貴校|貴府|推薦|協助"
    r"|[請於之及與並後為的在由將係案惠予])(?P=word)(?!陳)"
)


def check(view: View) -> Iterator[Hit]:
    """Yield words to avoid; quotations are left alone."""
    taken: set[tuple[object, int]] = set()
    for word in _OLD:
        for spot, at in view.find_word(word):
            end = at + len(word)
            if (spot.path, end) in taken or _plain(word, spot.text, at) or view.quoted(spot, at):
                continue
            taken.add((spot.path, end))
            yield OLD.hit(
                spot, (at, end), f"「{word}」是舊式套語。", "刪去；期望語寫「請查照」即可。"
            )
    for found in view.find(_HUMBLE):
        if not view.quoted(found.spot, found.start):
            yield HUMBLE.hit(
                found.spot,
                found.span,
                f"「{found.words}」是舊式用語。",
                "改用平實的說法，例如「查」「已」「請」。",
            )
    for found in view.find(_QUESTION):
        if not view.quoted(found.spot, found.start):
            asked = "照准" in found.words and not found.words.startswith(("可", "是", "應"))
            yield QUESTION.hit(
                found.spot,
                found.span,
                f"「{found.words}」{'是舊式的請准用語' if asked else '把判斷推給受文者'}。",
                "改為「請准予」「請同意」，並寫明事項。"
                if asked
                else "提出明確的意見，以「擬」「請」「應」表示。",
            )
    for found in view.find(_COLLOQUIAL):
        if not view.quoted(found.spot, found.start):
            yield COLLOQUIAL.hit(
                found.spot, found.span, f"「{found.words}」是口語。", "改用公文用語或刪去。"
            )
    for spot, at in view.find_word("核備"):
        if not view.quoted(spot, at):
            yield HEBEI.hit(
                spot, (at, at + 2), "「核備」看不出要對方備查還是核定。", "改為「備查」或「核定」。"
            )
    for found in view.find(_DOUBLED):
        word = found.match["word"]
        yield DOUBLED.hit(
            found.spot, found.span, f"「{found.words}」重複。", f"改為「{word}」。", put=word
        )


def _plain(word: str, text: str, at: int) -> bool:
    """Tell whether the two characters are part of other words: 為要求, 感想是感謝."""
    following = text[at + len(word) : at + len(word) + 1]
    before = text[max(0, at - 1) : at]
    if word in ("為要", "為感", "是感", "為盼", "是盼", "公誼"):
        return following not in ("。", "，", "；", "", "\r") or (word == "公誼" and before == "紉")
    return word == "德便" and before in ("感", "為")
