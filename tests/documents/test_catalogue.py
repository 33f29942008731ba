"""The catalogue of letters is what there is."""

from __future__ import annotations

from tests.support.letter_cases import wording

from inservice_docs.documents.catalogue import LETTERS, letter_spec
from inservice_docs.formats.templates import list_templates


def test_every_letter_has_its_wording() -> None:
    """Each kind has a wording file of its key and title, and no file is without its kind."""
    files = {each.name for each in list_templates("letters/wording")}
    assert files == {f"letters/wording/{each.key}.yaml" for each in LETTERS}
    assert {each.key: each.title for each in LETTERS} == {
        each.key: wording(each.key).title for each in LETTERS
    }


def test_kind_of_a_schools_own_takes_a_plan() -> None:
    """What the catalogue does not know is a school's own kind."""
    assert not letter_spec("account-request").needs_plan
    own = letter_spec("thank-you")
    assert (own.key, own.needs_plan, own.needs_roster) == ("thank-you", True, False)
