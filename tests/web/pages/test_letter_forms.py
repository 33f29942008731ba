"""The form of issuing becomes an order; letters stand on sheets that lead to the plan's form."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from inservice_docs.records.gap import gap
from inservice_docs.records.letter import Letter
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.letter_forms import formats_of, one_file, order_of, sheets_of
from inservice_docs.workflow.save_files import Document


def form(**values: str) -> Form:
    """A form that was sent."""
    return Form({name: tuple(value.split("|")) for name, value in values.items()})


def test_only_the_chosen_way_to_a_number_counts() -> None:
    """What was left in the other field is ignored."""
    both = {"typed": "甲字第0990000001號", "word": "甲"}
    series = order_of(form(way="series", **both), "invitation", "99-001")
    assert (series.number, series.word) == ("", "甲")
    typed = order_of(form(way="typed", **both), "invitation", "99-001")
    assert (typed.number, typed.word) == ("甲字第0990000001號", "")
    none = order_of(form(way="", **both), "hours-memo", "99-001")
    assert (none.number, none.word) == ("", "")


def test_a_reason_means_again() -> None:
    """Without one the same letter goes out once."""
    assert not order_of(form(), "invitation").again
    again = order_of(form(reason="學校未收到", formats="docx|pdf", to="甲縣政府"), "reminder")
    assert (again.again, again.formats, again.to) == (True, ("docx", "pdf"), ("甲縣政府",))


def test_an_edited_letter_has_fields_of_its_own(tmp_path: Path) -> None:
    """Number and 字 come with the file."""
    sent = form(way="typed", typed="x", edited_formats="pdf", edited_reason="更正", reason="別的")
    order = order_of(sent, "invitation", "99-001", file=tmp_path / "a.docx")
    assert (order.number, order.word, order.formats) == ("", "", ("pdf",))
    assert (order.reason, order.file) == ("更正", tmp_path / "a.docx")


def test_gaps_lead_to_the_plan_from_every_page() -> None:
    """And nowhere where there is no plan; those of the school lead to the school."""
    letter = Letter.model_construct(
        kind="函", sender=gap("學校名稱"), subject=f"於{gap('研習地點')}辦理"
    )
    links = [
        p.link for line in sheets_of([letter], "99-001")[0].lines for p in line.pieces if p.gap
    ]
    assert links == ["/school", "/studies/99-001#f-sessions-1-venue"]
    bare = [p.link for line in sheets_of([letter])[0].lines for p in line.pieces if p.gap]
    assert bare == ["/school", ""]


def test_a_memo_is_never_exchanged() -> None:
    """It stays in the school."""
    assert "di" in dict(formats_of([Letter(kind="函")]))
    assert "di" not in dict(formats_of([Letter(kind="簽")]))


def test_several_files_come_as_one() -> None:
    """A single one as it is."""
    one, two = Document("a.txt", b"1"), Document("b.txt", b"2")
    assert one_file([one], "x.zip") is one
    both = one_file([one, two], "x.zip")
    assert both.name == "x.zip"
    assert zipfile.ZipFile(BytesIO(both.data)).namelist() == ["a.txt", "b.txt"]
