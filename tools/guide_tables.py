"""Write the tables of the guide that say what the code says: keys, codes, placeholders, choices.

    python tools/guide_tables.py

A table stands in a page between `<!-- table: NAME -->` and `<!-- end of table -->`; everything in
between is replaced. tests/project/test_documents.py fails while a page differs from the code.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from inservice_docs.documents import sheet_placeholders as sheets
from inservice_docs.documents.placeholders import PAGE, PHRASES, Placeholder
from inservice_docs.formats.plan_file.field_notes import EXAMPLES, NOTES
from inservice_docs.records.approval import Approval, RequestLetter
from inservice_docs.records.base import Record
from inservice_docs.records.plan import (
    Change,
    Contact,
    ExtraField,
    Note,
    Plan,
    Session,
    SignUp,
)
from inservice_docs.rules.catalogue import PLAN_RULES
from inservice_docs.rules.letter.catalogue import LETTER_RULES
from inservice_docs.rules.rule import Rule
from inservice_docs.taiwan.course_codes import Choice, load

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs" / "guide").glob("*.md")))
MARKED = re.compile(r"(<!-- table: ([a-z-]+) -->\n).*?(<!-- end of table -->)", re.DOTALL)

WEIGHTS = {"error": "錯誤", "warning": "注意", "hint": "提示"}
CHOICES = ("班別性質", "參加對象", "繳費方式", "補助單位", "時段")

Row = Sequence[str]


def table(heading: Row, rows: Iterable[Row]) -> str:
    """Return a Markdown table."""
    lines = [heading, ["---"] * len(heading), *rows]
    return "".join("| " + " | ".join(_cell(each) for each in line) + " |\n" for line in lines)


def _cell(text: str) -> str:
    if not text.startswith("`"):
        text = re.sub(r"([*<\\])", r"\\\1", text)
    return text.replace("|", "\\|").replace("\n", " ")


def keys(record: type[Record]) -> str:
    """Return the keys of a part of the plan: Chinese, English, meaning, example."""
    rows = []
    for name, field in record.model_fields.items():
        path = f"{record.__name__}.{name}"
        example = _yaml(EXAMPLES[path]) if path in EXAMPLES else ""
        rows.append((f"`{field.title}`", f"`{name}`", NOTES[path], f"`{example}`" * bool(example)))
    return table(("欄名", "英文欄名", "意義", "例"), rows)


def _yaml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_yaml(each) for each in value)}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_yaml(each)}" for key, each in value.items()) + "}"
    text = str(value)
    return f'"{text}"' if re.search(r"^[\d:-]+$|#", text) and not text.isdigit() else text


def codes(rules: Iterable[Rule]) -> str:
    """Return the codes of findings, with their weight, meaning, cure and source."""
    rows = (
        (f"`{rule.code}`", WEIGHTS[rule.severity], rule.meaning, rule.fix, rule.source)
        for rule in rules
    )
    return table(("代碼", "輕重", "規則", "處理", "出處"), rows)


def placeholders(known: Iterable[Placeholder]) -> str:
    """Return the placeholders of a template, with meaning and sample."""
    rows = ((f"`{{{{ {each.name} }}}}`", each.label, each.sample_text) for each in known)
    return table(("欄位", "意義", "範例"), rows)


def choices() -> str:
    """Return the words and codes of the course-entry form that a plan may use."""
    known = load()
    rows = [(field, "、".join(map(_choice, known.choices(field)))) for field in CHOICES]
    return table(("欄位", "可填的字，括號裡是網站的代碼"), rows)


def _choice(choice: Choice) -> str:
    return f"{choice.word}（{choice.code}）" if choice.code else choice.word


def natures() -> str:
    """Return the first three levels of 課程性質: what may be chosen under what."""
    known = load()
    rows = []
    for first in known.natures():
        for second in known.natures(first.code)[:-1]:  # the last is 其他, with 其他 below it
            third = "、".join(each.word for each in known.natures(first.code, second.code))
            rows.append((first.word, second.word, third))
    return table(("第一層", "第二層", "第三層"), rows)


TABLES: dict[str, Callable[[], str]] = {
    "plan": lambda: keys(Plan),
    "plan-contact": lambda: keys(Contact),
    "plan-session": lambda: keys(Session),
    "plan-signup": lambda: keys(SignUp),
    "plan-extra-field": lambda: keys(ExtraField),
    "plan-note": lambda: keys(Note),
    "plan-request": lambda: keys(RequestLetter),
    "plan-approval": lambda: keys(Approval),
    "plan-change": lambda: keys(Change),
    "plan-codes": lambda: codes(PLAN_RULES),
    "letter-codes": lambda: codes(LETTER_RULES),
    "choices": choices,
    "natures": natures,
    "phrases": lambda: placeholders(PHRASES),
    "letter-page": lambda: placeholders(PAGE),
    "study-plan": lambda: placeholders(sheets.STUDY_PLAN),
    "signup-form": lambda: placeholders(sheets.SIGNUP_FORM),
    "course-entry": lambda: placeholders(sheets.COURSE_ENTRY),
    "name-list": lambda: placeholders(sheets.NAME_LIST),
    "certificate": lambda: placeholders(sheets.CERTIFICATE),
}
"""Every table by the name that its place in a page gives."""


def filled(page: str) -> str:
    """Return the text of a page with its tables as the code has them now."""
    return MARKED.sub(lambda found: found[1] + "\n" + TABLES[found[2]]() + "\n" + found[3], page)


def main() -> int:
    """Bring the tables of all pages up to date and name the pages that changed."""
    for path in PAGES:
        before = path.read_text("utf-8")
        if (after := filled(before)) != before:
            path.write_text(after, "utf-8", newline="\n")
            print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
