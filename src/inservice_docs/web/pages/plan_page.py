"""The plan form on its page (計畫表單): its rows, its choices, and changes that need no script."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inservice_docs.formats.plan_file.field_notes import EXAMPLES, NOTES
from inservice_docs.records.plan import Plan, Scope
from inservice_docs.taiwan.course_codes import CourseCodes
from inservice_docs.taiwan.problem import FactError
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.hidden_contacts import LEFT_OUT
from inservice_docs.web.pages.plan_fields import ROWS, Values, row_numbers

HINT = "_hint"
"""The button that dismisses a hint, by its key; with `ALL` it shows every one again."""
ALL = "all"
OWN = {
    *("number", "draft", "version", "kind", "part", "theirs"),
    *("_row", "_cure", "_kind", "_part", HINT, LEFT_OUT),
}
"""What the form sends beside the plan's own fields."""
NATURE_LEVELS = 4
MOST_ROWS = 60

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What the form is filled in with: values, rows of each group, and the choices of its menus."""

    values: Values
    codes: CourseCodes
    plan: Plan

    @property
    def form(self) -> Form:
        """Return the values as a form that was sent, so that they are shown."""
        return Form(self.values or {"scope": ("",)})

    @property
    def cross_school(self) -> bool:
        """Tell whether fields that only cross-school studies need are shown."""
        return self.plan.scope is not Scope.IN_SCHOOL

    def rows(self, group: str) -> tuple[int, ...]:
        """Return the numbers of a group's rows; an empty form has its first."""
        return row_numbers(self.values, group) or tuple(range(1, ROWS[group][1] + 1))

    def any(self, *names: str) -> bool:
        """Tell whether anything was typed into fields, or groups of them."""
        return any(
            value.strip()
            for name, held in self.values.items()
            for value in held
            if name in names or name.startswith(tuple(f"{each}-" for each in names))
        )

    def menu(self, name: str, field: str) -> Choices:
        """Return the choices of a menu; a word of the clerk's own stays as it is."""
        return _menu([choice.word for choice in self.codes.choices(field)], self._said(name))

    def natures(self) -> list[tuple[int, Choices, str]]:
        """Return the menus of 課程性質, each with what may be chosen under the one before."""
        menus: list[tuple[int, Choices, str]] = []
        path: list[str] = []
        for level in range(1, NATURE_LEVELS + 1):
            said = self._said(f"nature-{level}")
            try:
                words = [choice.word for choice in self.codes.natures(*path)]
            except FactError:
                words = []
            if not words and not said:
                break
            menus.append((level, _menu(words, said), said))
            if not said:
                break
            path.append(said)
        return menus

    def audiences(self) -> list[tuple[str, str]]:
        """Return the boxes of 參加對象: those ticked first, in their order, then the others."""
        ticked = [each for each in self.values.get("audience", ()) if each.strip()]
        every = [choice.word for choice in self.codes.choices("參加對象")]
        rest = [word for word in every if not any(_same(word, each) for each in ticked)]
        return [(each, each) for each in (*dict.fromkeys(ticked), *rest)]

    def note(self, key: str) -> str:
        """Return the help beside a field, by class and name (Plan.hours)."""
        return NOTES.get(key, "")

    def example(self, key: str) -> str:
        """Return an example for a field."""
        held = EXAMPLES.get(key, "")
        return "、".join(map(str, held)) if isinstance(held, list) else str(held)

    def _said(self, name: str) -> str:
        return (self.values.get(name) or ("",))[-1]


def _menu(words: Sequence[str], said: str) -> Choices:
    """Return a menu in which what was said stands in place of the word that it means."""
    menu: Choices = [("", "（未選）")]
    found = False
    for word in words:
        mine = bool(said) and not found and _same(word, said)
        found = found or mine
        menu.append((said if mine else word, word))
    if said and not found:
        menu.append((said, said))
    return menu


def _same(word: str, said: str) -> bool:
    return word == said or word.partition("（")[0] == said


def own_values(form: Form) -> Values:
    """Return the plan's own fields of a form that was sent."""
    return {name: held for name, held in form.values.items() if name not in OWN}


def rearranged(values: Values, form: Form) -> Values:
    """Return values after a button that adds or drops a row or cures something was pressed."""
    changed = dict(values)
    verb, _, target = form.raw("_row").partition(" ")
    if verb == "add" and target in ROWS:
        _add(changed, target)
    elif verb == "drop":
        group, _, row = target.rpartition("-")
        if group in ROWS:
            for name in [each for each in changed if each.startswith(f"{group}-{row}-")]:
                del changed[name]
    for name, value in _cure(form.raw("_cure")).items():
        changed[name] = (value,)
    return changed


def _add(values: Values, group: str) -> None:
    model, _ = ROWS[group]
    numbers = row_numbers(values, group)
    if len(numbers) >= MOST_ROWS:
        return
    last, new = (numbers[-1] if numbers else 0), (numbers[-1] + 1 if numbers else 1)
    for inner in model.model_fields:
        values[f"{group}-{new}-{inner}"] = ("",)
    if group.endswith("sessions"):  # most often on the same day, in the same room
        for inner in ("date", "venue"):
            values[f"{group}-{new}-{inner}"] = values.get(f"{group}-{last}-{inner}", ("",))


def _cure(text: str) -> Mapping[str, str]:
    try:
        held = json.loads(text) if text else {}
    except ValueError:
        return {}
    if not isinstance(held, dict):
        return {}
    return {str(name): str(value) for name, value in held.items() if str(name) not in OWN}
