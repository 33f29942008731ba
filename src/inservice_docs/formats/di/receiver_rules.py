"""What receiving systems refuse or stumble over although the schema allows it, rule by rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from inservice_docs.formats.di import file_checks, text_checks
from inservice_docs.formats.di.written import Written
from inservice_docs.records.finding import Finding, Place, Severity

Check = Callable[[Written], Iterator[str]]
"""Yields, for each place that breaks a rule, `field` or `field|detail`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code, how much it weighs, what is wrong, the cure, and how it is found."""

    code: str
    severity: Severity
    message: str
    fix: str
    check: Check


_E, _W, _H = Severity.ERROR, Severity.WARNING, Severity.HINT

RULES = (
    Rule("di-subject-missing", _E, "主旨是空的。", "寫明目的與期望。", text_checks.subject_missing),
    Rule(
        "di-subject-parts",
        _E,
        "主旨只能是一段文字，不分項、不分行。",
        "分項的內容移到說明。",
        text_checks.subject_parts,
    ),
    Rule(
        "di-sender-missing",
        _E,
        "沒有發文機關（簽則為單位）。",
        "填上機關全銜。",
        text_checks.sender_missing,
    ),
    Rule(
        "di-original-missing",
        _E,
        "函至少要有一個正本。",
        "填上正本的受文者。",
        text_checks.original_missing,
    ),
    Rule(
        "di-receiver-blank",
        _H,
        "受文者是空白。",
        "可寫「如正、副本行文單位」。",
        text_checks.receiver_blank,
    ),
    Rule("di-label-colon", _E, "段名要以「：」結尾。", "例如「說明：」。", text_checks.label_colon),
    Rule(
        "di-marker",
        _W,
        "分項的條列沒有序號。",
        "補上「一、」「二、」。",
        text_checks.marker_missing,
    ),
    Rule(
        "di-number-word",
        _E,
        "發文字號的「字」重複，或沒有流水號。",
        "例如 曉中宗字第1150006001號。",
        text_checks.number_word,
    ),
    Rule(
        "di-number-parts",
        _W,
        "文號不是 3 碼年度加 7 碼流水號，公文系統可能不收。",
        "取號前留空；取號後照「115」「0006001」填寫。",
        text_checks.number_parts,
    ),
    Rule(
        "di-date-shape",
        _W,
        "日期不是「中華民國115年8月5日」的寫法。",
        "改用國字民國與半形數字。",
        text_checks.date_shape,
    ),
    Rule(
        "di-speed",
        _E,
        "速別只有普通件、速件、最速件，其他的沒有寫入。",
        "改用這三者之一，或留空。",
        text_checks.speed,
    ),
    Rule(
        "di-secrecy",
        _E,
        "密等只有密、機密、極機密、絕對機密，其他的沒有寫入。",
        "不分密等時留空。",
        text_checks.secrecy,
    ),
    Rule(
        "di-line-break",
        _H,
        "欄位內有分行；DI 的文字不分行，匯入後會接成一行。",
        "需要分行的內容改成條列。",
        text_checks.line_break,
    ),
    Rule(
        "di-private-use",
        _W,
        "有造字，其他機關看不到。",
        "改用通用字，或以文字說明字形。",
        text_checks.private_use,
    ),
    Rule(
        "di-collective",
        _W,
        "總稱無法列入電子交換的受文者。",
        "在公文系統展開成各機關，或改列各機關全銜。",
        text_checks.collective,
    ),
    Rule(
        "di-not-carried",
        _H,
        "DI 沒有這個欄位，沒有寫入。",
        "匯入公文系統後在系統裡填寫。",
        text_checks.not_carried,
    ),
    Rule(
        "di-agency-code",
        _E,
        "機關代碼要是 10 碼的英數字。",
        "更正機關代碼表。",
        file_checks.agency_code,
    ),
    Rule(
        "di-entity-undeclared",
        _E,
        "附件或交換表單沒有宣告。",
        "重新產生這份檔案。",
        file_checks.entity_undeclared,
    ),
    Rule(
        "di-entity-unused",
        _W,
        "宣告了沒有用到的檔案。",
        "重新產生這份檔案。",
        file_checks.entity_unused,
    ),
    Rule(
        "di-file-name",
        _E,
        "檔名要是英數字加副檔名。",
        "改短檔名，並加上副檔名（例如 .pdf）。",
        file_checks.file_name,
    ),
    Rule(
        "di-file-twice", _E, "兩個附件用了同一個檔名。", "改用不同的檔名。", file_checks.file_twice
    ),
    Rule(
        "di-file-absent",
        _W,
        "附件沒有檔案。",
        "匯入前把檔案放進同一個資料夾，或刪去這個附件。",
        file_checks.file_absent,
    ),
    Rule("di-file-empty", _E, "附件是空的檔案。", "重新產生附件。", file_checks.file_empty),
    Rule(
        "di-sheet-missing",
        _E,
        "沒有交換表單（.sw）。",
        "重新產生整個公文資料夾。",
        file_checks.sheet_missing,
    ),
    Rule(
        "di-sheet-stranger",
        _W,
        "交換表單的受文者不在正本與副本裡。",
        "讓兩邊一致。",
        file_checks.sheet_stranger,
    ),
    Rule(
        "di-enclosure-words",
        _W,
        "有附件檔案，附件欄卻是空白。",
        "寫上附件名稱與份數，或「如文」。",
        file_checks.enclosure_words,
    ),
)


def check_written(written: Written) -> tuple[Finding, ...]:
    """Return what receivers would object to in a written package, each with its field."""
    return tuple(
        _finding(rule, where, written.file) for rule in RULES for where in rule.check(written)
    )


def _finding(rule: Rule, where: str, file: str) -> Finding:
    field, _, detail = where.partition("|")
    message = f"{rule.message.removesuffix('。')}：{detail}" if detail else rule.message
    return Finding(rule.code, rule.severity, message, rule.fix, Place(file, field=field))
