"""The study plan as it goes on paper."""

from __future__ import annotations

from tests.support.letter_cases import sample_plan, sample_school
from tests.support.sheet_cases import CODES, CREDIT_CLASS, documents, plan_of, plans

from inservice_docs.documents.letters.layout import LAYOUTS
from inservice_docs.documents.sheet_placeholders import STUDY_PLAN
from inservice_docs.documents.study_plan import TIMETABLE, compose_study_plan
from inservice_docs.formats.docx.paragraphs import read_text
from inservice_docs.records.plan import Plan


def test_items_are_numbered_by_level() -> None:
    """一、 （一） 1、, each with the layout of its marker."""
    context = compose_study_plan(plan_of(CREDIT_CLASS), sample_school(), CODES).context()
    lines = [(line["版式"], line["序號"]) for line in context["本文"]]
    assert lines[:3] == [("條列1-2字", "一、"), ("條列2-3字", "（一）"), ("條列2-3字", "（二）")]
    assert ("條列1-3字", "十一、") in lines
    assert lines[-1] == ("條列3-1.5字", "2、")


def test_every_line_has_a_layout_of_the_template() -> None:
    """No line can fall through the template's choices."""
    known = {f"條列{level}-{width:g}字" for level, (_, all_) in LAYOUTS.items() for width in all_}
    for plan in plans().values():
        context = compose_study_plan(plan, sample_school(), CODES).context()
        assert {line["版式"] for line in context["本文"]} <= known | {TIMETABLE}


def test_the_timetable_stands_once_after_its_heading() -> None:
    """The place of the table is a line of its own."""
    lines = compose_study_plan(sample_plan(), sample_school(), CODES).context()["本文"]
    (at,) = [number for number, line in enumerate(lines) if line["版式"] == TIMETABLE]
    assert lines[at - 1]["文字"] == "課程表："


def test_the_documented_placeholders_are_those_given() -> None:
    """What `template check` knows is what the template gets (and the prototype cell)."""
    context = compose_study_plan(Plan(), sample_school(), CODES).context()
    assert {each.name for each in STUDY_PLAN} == set(context) | {"格"}


def test_notes_past_the_last_level_keep_their_text() -> None:
    """Notes nested deeper than official numbering goes are still printed."""
    note: dict[str, object] = {"文字": "最深"}
    for depth in range(7):
        note = {"文字": f"第{depth}層", "條列": [note]}
    plan = Plan.model_validate({"其他事項": [note]})
    texts = [
        line["序號"] + line["文字"]
        for line in compose_study_plan(plan, sample_school(), CODES).context()["本文"]
    ]
    assert texts[-1] == "・最深"


def test_the_document_holds_the_facts() -> None:
    """Names, days, table and numbers stand in the Word file."""
    text = "\n".join(read_text(documents(plan_of(CREDIT_CLASS))["study_plan"]))
    for words in ("「素養導向課程設計與評量工作坊」實施計畫", "成果發表", "十一、公差假"):
        assert words in text
