"""A plan as form values and back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from inservice_docs.records.base import Record
from inservice_docs.records.plan import (
    Change,
    ChangeKind,
    Contact,
    ExtraField,
    Note,
    Plan,
    Range,
    Scope,
    Session,
    SignUp,
    TimeSpan,
)
from inservice_docs.web.pages.plan_fields import plan_typed, plan_values
from inservice_docs.workflow.sample_plans import sample_plans

letters = st.one_of(
    st.sampled_from("研習計畫、，；;「」\"'<>&{}%\n() 　-#臺1a"),
    st.characters(min_codepoint=0x20, max_codepoint=0x9FFF, exclude_categories=["Cs", "Cc"]),
)
texts = st.text(letters, max_size=12).map(lambda text: text.replace("↵", "").strip())
texts = texts.map(lambda text: text.strip(" \t\r\n　"))
said = texts.filter(bool)
lists = st.lists(said, max_size=4, unique=True).map(tuple)
days = st.none() | st.dates(dt.date(1912, 1, 1), dt.date(2099, 12, 31))
minutes = st.integers(min_value=6 * 60, max_value=23 * 60 + 58)
counts = st.none() | st.integers(min_value=0, max_value=10**8)
amounts = st.none() | st.decimals(min_value=0, max_value=99999, places=1).map(Decimal)
yes_no = st.none() | st.booleans()


def clock(at: int) -> dt.time:
    """A time of day from its minutes."""
    return dt.time(at // 60, at % 60)


spans = st.none() | st.tuples(minutes, minutes).filter(lambda two: two[0] < two[1]).map(
    lambda two: TimeSpan(start=clock(two[0]), end=clock(two[1]))
)
ranges = st.none() | st.tuples(st.integers(0, 500), st.integers(0, 500)).map(
    lambda two: Range(low=min(two), high=max(two))
)


def rows(model: type[Record], **parts: Any) -> Any:
    """Rows of a group, none of them empty."""
    row = st.builds(model, **parts).filter(lambda made: made != model())
    return st.lists(row, max_size=3).map(tuple)


def sittings() -> Any:
    """Rows of sessions."""
    return rows(Session, date=days, time=spans, venue=texts, topic=texts, speaker=texts)


notes = st.recursive(
    st.builds(Note, text=said),
    lambda below: st.builds(Note, text=said, items=st.lists(below, max_size=2).map(tuple)),
    max_leaves=5,
)
signups = st.builds(
    SignUp, deadline=days, online=yes_no, email=texts, fax=texts, online_seats=counts,
    extra_fields=rows(ExtraField, name=texts, choices=lists),
).map(lambda made: None if made == SignUp() else made)  # fmt: skip
changes = st.none() | st.builds(
    Change, kind=st.sampled_from(ChangeKind), reason=texts, former_sessions=sittings()
)
plans = st.builds(
    Plan, name=texts, scope=st.none() | st.sampled_from(Scope), class_kind=texts,
    nature=st.lists(said, max_size=4).map(tuple), basis=st.lists(said, max_size=3).map(tuple),
    purpose=texts, office=texts, contacts=rows(Contact, name=texts, phone=texts, email=texts),
    sessions=sittings(), hours=amounts, credits=amounts, audience=lists, per_school=ranges,
    class_count=counts, class_size=counts, signup=signups, guests=lists, official_leave=yes_no,
    fee=texts, subsidy=texts, authorities=lists, invitees=lists, attachments=lists,
    notes=st.lists(notes, max_size=3).map(tuple), change=changes,
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(plans)
def test_a_form_gives_back_the_plan_that_it_shows(plan: Plan) -> None:
    """Every key, whatever text stands in it, and line breaks as browsers send them."""
    values = {
        name: tuple(each.replace("\n", "\r\n") for each in held)
        for name, held in plan_values(plan).items()
    }
    typed = plan_typed(values)
    assert typed.findings == ()
    assert typed.plan == plan


def test_every_key_of_a_plan_is_in_the_form() -> None:
    """But request and approvals, which are tracked apart."""
    for plan in sample_plans():
        bare = plan.model_copy(update={"request": None, "approvals": ()})
        assert plan_typed(plan_values(plan)).plan == bare


def test_several_may_stand_in_a_line_and_in_quotes_they_are_one() -> None:
    """Both ways to type a list, and empty lines in between."""
    values = {
        "authorities": ("臺中市政府、南投縣政府\r\n\r\n彰化縣政府",),
        "attachments": ('"甲、乙"',),
    }
    plan = plan_typed(values).plan
    assert plan.authorities == ("臺中市政府", "南投縣政府", "彰化縣政府")
    assert plan.attachments == ("甲、乙",)


def test_what_cannot_be_read_is_told_at_its_row_and_empty_rows_do_not_count() -> None:
    """The second row is empty, so the third is the second session, yet its field is the third."""
    typed = plan_typed(
        {
            "sessions-1-date": ("115-03-24",),
            "sessions-2-date": ("",),
            "sessions-3-time": ("下午",),
            "sessions-3-venue": ("本校",),
        }
    )
    assert len(typed.plan.sessions) == 2
    assert [each.place.field for each in typed.findings] == ["場次 2 › 時間"]
    assert typed.rows["sessions"] == (1, 3)


def test_items_stand_below_one_another() -> None:
    """Full-width spaces, tabs and pairs of spaces all stand in; a jump is no level of its own."""
    plan = plan_typed({"notes": ("甲\n　乙\n　　丙\n  丁\n\t戊\n己\n　　　庚",)}).plan
    assert [note.text for note in plan.notes] == ["甲", "己"]
    assert [note.text for note in plan.notes[0].items] == ["乙", "丁", "戊"]
    assert plan.notes[0].items[0].items[0].text == "丙"
    assert plan.notes[1].items[0].text == "庚"
