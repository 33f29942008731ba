"""The rules of attendance (核發規定) as typed in their form."""

from __future__ import annotations

from typing import Any

from inservice_docs.web.pages.forms import Form

_MINUTES = (("late", "遲到分鐘"), ("early", "早退分鐘"))


def rule_changes(form: Form) -> dict[str, Any]:
    """Return the rules that a form gives; an empty limit means that it does not matter.

    Raises UserError that names the field of a value that is no number.
    """
    changes: dict[str, Any] = {name: form.whole(name, label) for name, label in _MINUTES}
    changes["share"] = form.amount("share", "最低出席比例")
    changes["every_session"] = form.ticked("every_session")
    changes["sign_out"] = form.ticked("sign_out")
    lesson = form.whole("lesson", "每節分鐘")
    if lesson is not None:
        changes["lesson"] = lesson
    return changes
