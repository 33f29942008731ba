"""Parts that a letter lacks (公文結構: 缺少的欄位)."""

from __future__ import annotations

from collections.abc import Iterator

from .rule import ERROR, HINT, WARNING, Hit, LetterRule
from .sources import MEMO, STRUCTURE
from .view import View

# fmt: off
SUBJECT = LetterRule(
    "subject-missing", ERROR, STRUCTURE, "沒有主旨",
    fix="補上主旨，寫明目的與期望。",
    bad="主旨：",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
SENDER = LetterRule(
    "sender-missing", ERROR, STRUCTURE, "函沒有發文機關全銜",
    fix="補上發文機關的全銜。",
    bad="發文機關：",
    good="發文機關：臺中市私立範例高級中學",
)
RECIPIENTS = LetterRule(
    "recipients-missing", WARNING, STRUCTURE, "函沒有正本",
    fix="在「正本」列出受文機關的全銜，或明確的總稱。",
    bad="正本：\n受文者：",
    good="正本：彰化縣政府",
)
RECEIVER = LetterRule(
    "receiver-blank", HINT, STRUCTURE, "受文者空白，無法核對",
    fix="發文時逐份填上受文者。",
    bad="受文者：",
    good="受文者：彰化縣政府",
)
DATE = LetterRule(
    "letter-date-missing", HINT, STRUCTURE, "沒有發文日期（已有文號時為警告）",
    fix="發文時填「中華民國○年○月○日」。",
    bad="發文日期：\n發文字號：",
    good="發文日期：中華民國115年8月5日",
)
NUMBER = LetterRule(
    "letter-number-missing", HINT, STRUCTURE, "沒有發文字號",
    fix="發文時由文書組給號。",
    bad="發文字號：",
    good="發文字號：範中字第1150000123號",
)
CONTACT = LetterRule(
    "contact-missing", WARNING, STRUCTURE, "函沒有地址或聯絡方式",
    fix="補上機關地址、承辦人、電話及傳真或電子信箱。",
    bad="聯絡方式：",
    good="聯絡方式：承辦人：陳小範；電話：04-22921175轉301",
)
BODY = LetterRule(
    "body-missing", HINT, STRUCTURE, "主旨以外沒有任何段落（案情簡單時可以如此）",
    fix="若主旨不足以說清楚，加上「說明」段。",
    base="僅主旨",
    bad="附件：如主旨",
    good="說明：依本校115年度校務計畫辦理。",
)
MEMO_UNIT = LetterRule(
    "memo-unit-missing", WARNING, MEMO, "簽沒有寫明擬簽的單位（簽　於○○處）",
    fix="寫成「簽　於輔導室」，並註明日期。",
    base="簽",
    bad="單位：",
    good="單位：輔導室",
)
MEMO_TO = LetterRule(
    "memo-submitted-to-missing", WARNING, MEMO, "簽沒有敬陳的對象",
    fix="補上「敬陳　校長」。",
    base="簽",
    bad="敬陳：",
    good="敬陳：校長",
)
MEMO_SIGNATURE = LetterRule(
    "memo-signature-missing", HINT, MEMO, "簽沒有署名",
    fix="補上擬簽人的職稱與姓名。",
    base="簽",
    bad="署名：",
    good="署名：組長　陳小範",
)
MEMO_RECIPIENTS = LetterRule(
    "memo-recipients", WARNING, MEMO, "簽是內部公文，不列正本與副本",
    fix="簽只敬陳機關首長；要行文就另辦函稿。",
    base="簽",
    bad="正本：彰化縣政府",
    good="正本：",
)
RULES = (
    SUBJECT, SENDER, RECIPIENTS, RECEIVER, DATE, NUMBER, CONTACT, BODY, MEMO_UNIT, MEMO_TO,
    MEMO_SIGNATURE, MEMO_RECIPIENTS,
)
# fmt: on


def check(view: View) -> Iterator[Hit]:
    """Yield the parts that are missing."""
    letter = view.letter
    if not view.subject.text.strip():
        name = "開會事由" if view.kind == "開會通知單" else "主旨"
        yield SUBJECT.hit(
            view.subject,
            (0, 0),
            f"沒有{name}。",
            f"補上{name}，寫明目的與期望，例如「……，請查照。」。",
        )
    if view.is_memo:
        yield from _memo(view)
        return
    if view.is_letter or view.kind in ("公告", "開會通知單", "令"):
        yield from _dated(view)
    if not view.is_letter:
        return
    if not letter.sender.strip():
        yield SENDER.hit(view.fields["sender"], (0, 0), "沒有發文機關。", "補上發文機關的全銜。")
    yield from _recipients(view)
    missing = [name for name, value in _contact(view) if not value]
    if missing:
        spot = view.fields["address"] if "地址" in missing else view.empty("聯絡方式")
        yield CONTACT.hit(
            spot,
            (0, 0),
            f"沒有{'與'.join(missing)}。",
            "補上機關地址、承辦人、電話及傳真或電子信箱。",
        )
    if view.subject.text.strip() and not view.paragraphs:
        yield BODY.hit(
            view.empty("說明"),
            (0, 0),
            "主旨以外沒有其他段落。",
            "若主旨不足以說清楚，加上「說明」段。",
        )


def _contact(view: View) -> list[tuple[str, bool]]:
    return [
        ("地址", bool(view.letter.address.strip())),
        ("聯絡方式", any(line.strip() for line in view.letter.contacts)),
    ]


def _dated(view: View) -> Iterator[Hit]:
    letter = view.letter
    if letter.date is None and not letter.date_text.strip():
        issued = bool(letter.number.strip())
        yield DATE.hit(
            view.fields["date_text"],
            (0, 0),
            "已有發文字號而沒有發文日期。" if issued else "沒有發文日期。",
            "發文時填「中華民國○年○月○日」。",
            severity=WARNING if issued else HINT,
        )
    if not letter.number.strip():
        yield NUMBER.hit(
            view.fields["number"],
            (0, 0),
            "沒有發文字號（尚未發文的稿可以空白）。",
            "發文時由文書組給號。",
        )


def _recipients(view: View) -> Iterator[Hit]:
    receiver = view.letter.receiver.strip()
    if not view.originals:
        yield RECIPIENTS.hit(
            view.empty("正本"),
            (0, 0),
            "沒有正本。" if receiver else "沒有受文者，也沒有正本，此函無人可送。",
        )
    if not receiver:
        yield RECEIVER.hit(
            view.fields["receiver"],
            (0, 0),
            "受文者空白，無法與正本、副本核對。",
            "發文時逐份填上受文者。",
        )


def _memo(view: View) -> Iterator[Hit]:
    letter = view.letter
    if not letter.unit.strip() and not letter.sender.strip():
        yield MEMO_UNIT.hit(
            view.fields["unit"],
            (0, 0),
            "沒有寫明是哪個單位的簽。",
            "寫成「簽　於輔導室」，並註明日期。",
        )
    if not letter.submitted_to.strip():
        yield MEMO_TO.hit(
            view.fields["submitted_to"], (0, 0), "沒有敬陳的對象。", "補上「敬陳　校長」。"
        )
    if not letter.signature.strip():
        yield MEMO_SIGNATURE.hit(
            view.fields["signature"], (0, 0), "沒有署名。", "補上擬簽人的職稱與姓名。"
        )
    listed = [*view.originals, *view.copies]
    if listed:
        yield MEMO_RECIPIENTS.hit(
            listed[0].spot,
            listed[0].span,
            f"簽列了受文對象「{listed[0].name}」。",
            "簽只敬陳機關首長；要行文就另辦函稿。",
        )
