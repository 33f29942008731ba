"""Contacts while personal data are hidden (遮蔽承辦人): masked on the page, and never sent back.

The form then says that it holds none of these fields; what is kept of them stays, also when the
switch is changed in another window in the meantime.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from inservice_docs.records.finding import Finding
from inservice_docs.records.plan import Contact, Plan
from inservice_docs.taiwan.masking import mask_email, mask_name, mask_phone
from inservice_docs.taiwan.phones import letter_phone
from inservice_docs.taiwan.text import compact
from inservice_docs.web.pages.differences import Difference
from inservice_docs.web.pages.letter_sheet import Sheet, SheetLine
from inservice_docs.web.pages.plan_fields import Values
from inservice_docs.web.pages.remarks import Remark, Remarks
from inservice_docs.workflow.typed_letter import TypedLetter

LEFT_OUT = "_hidden"
"""What a form sends that was shown without contacts."""
_GROUP, _ADDRESS = "contacts-", "signup-email"
_MASKS = {"name": mask_name, "phone": mask_phone, "email": mask_email}
_COVERED = "（已遮蔽）"


def is_hidden(name: str) -> bool:
    """Tell whether a field of the form is about contacts (報名電子信箱 is mostly theirs)."""
    return name.startswith(_GROUP) or name == _ADDRESS


def kept_contacts(typed: Values, kept: Values) -> Values:
    """Return what was typed, with the contacts as they are kept."""
    own = {name: held for name, held in typed.items() if not is_hidden(name)}
    return own | {name: held for name, held in kept.items() if is_hidden(name)}


def masked_values(values: Values) -> Values:
    """Return the values of the form's fields, those of contacts masked."""
    return {
        name: tuple(_masked(name, each) for each in held) if is_hidden(name) else held
        for name, held in values.items()
    }


def _masked(name: str, text: str) -> str:
    mask = _MASKS.get(name.rpartition("-")[2])
    return mask(text) if mask is not None and text.strip() else ""


def masked_plan(plan: Plan) -> Plan:
    """Return a plan whose contacts are masked, to be shown as a letter."""
    contacts = tuple(each.model_copy(update=_masks(each)) for each in plan.contacts)
    signup = plan.signup
    if signup is not None and signup.email:
        signup = signup.model_copy(update={"email": mask_email(signup.email)})
    return plan.model_copy(update={"contacts": contacts, "signup": signup})


def _masks(contact: Contact) -> dict[str, str]:
    """Return the masks of what a contact holds; what is empty stays so, and lacking."""
    held = {name: str(getattr(contact, name)) for name in _MASKS}
    return {name: _MASKS[name](text) for name, text in held.items() if text}


@dataclass(frozen=True, slots=True)
class Cover:
    """Covers the contacts of one plan in texts about it."""

    words: Mapping[str, str]

    def text(self, text: str) -> str:
        """Return a text without them."""
        for word, mask in self.words.items():
            text = text.replace(word, mask)
        return text

    def findings(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Return findings whose words hold none of them."""
        return tuple(self.finding(each) for each in findings)

    def finding(self, found: Finding) -> Finding:
        """Return a finding whose words hold none of them."""
        return replace(found, message=self.text(found.message), fix=self.text(found.fix))

    def sheets(self, sheets: Iterable[Sheet]) -> list[Sheet]:
        """Return letters on their sheets without them."""
        return [
            replace(each, lines=tuple(self._line(line) for line in each.lines)) for each in sheets
        ]

    def _line(self, line: SheetLine) -> SheetLine:
        pieces, right = (
            tuple(replace(piece, text=self.text(piece.text)) for piece in held)
            for held in (line.pieces, line.right)
        )
        return replace(line, pieces=pieces, right=right)

    def differences(self, conflict: Sequence[Difference]) -> tuple[Difference, ...]:
        """Return differences without what stands in fields of contacts."""
        return tuple(
            replace(each, theirs=_COVERED, mine=_COVERED)
            if each.name == "contacts"
            else replace(each, theirs=self.text(each.theirs), mine=self.text(each.mine))
            for each in conflict
        )

    def remarks(self, remarks: Remarks, letter: TypedLetter | None) -> Remarks:
        """Return remarks whose words hold none of them, and no cure that would change them.

        A mark in a text of the letter that is masked would stand at the wrong place.
        """
        spots = letter.spots if letter else ()
        changed = {spot.path for spot in spots if self.text(spot.raw) != spot.raw}
        marks = tuple(
            replace(each, message=self.text(each.message))
            for each in remarks.marks
            if each.path not in changed
        )
        there = {each.id for each in marks}
        return Remarks(
            tuple(self._remark(each, there) for each in remarks.missing),
            tuple(self._remark(each, there) for each in remarks.notes),
            marks,
        )

    def _remark(self, remark: Remark, marks: set[str]) -> Remark:
        covered = replace(
            remark,
            message=self.text(remark.message),
            fix=self.text(remark.fix),
            mark=remark.mark if remark.mark in marks else "",
        )
        about = is_hidden(remark.field) or '"contacts-' in remark.change
        if about or f'"{_ADDRESS}"' in remark.change or self.text(remark.words) != remark.words:
            return replace(covered, words="", change="")
        return covered


def cover_of(plan: Plan) -> Cover:
    """Return what covers the contacts of a plan, the longest words first."""
    found = {word: mask for word, mask in _spoken(plan) if len(word) > 1}
    return Cover(dict(sorted(found.items(), key=lambda each: -len(each[0]))))


def cover_while(hiding: bool, plan: Plan | None) -> Cover:
    """Return what covers the contacts while they are hidden; at other times it covers nothing."""
    return cover_of(plan) if hiding and plan is not None else Cover({})


def _spoken(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield every way in which a contact is written on the page, with its mask."""
    for each in plan.contacts:
        phone = letter_phone(each.phone)
        yield phone, mask_phone(phone)
        for name, mask in _masks(each).items():
            held = str(getattr(each, name))
            yield from ((held, mask), (compact(held), mask))
    email = plan.signup.email if plan.signup else ""
    yield from ((word, mask_email(word)) for word in (email, compact(email)))
