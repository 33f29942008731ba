"""The letter to each person whose certificate is issued."""

from __future__ import annotations

from tests.support.samples import person
from tests.support.seals import certificate
from tests.support.studies import CROSS

from inservice_docs.records.plan import Contact
from inservice_docs.workflow.certificate_mail import letters_for


def test_each_with_an_address_gets_a_letter() -> None:
    """With name, study and number; the sender is the plan's contact, where an address is known."""
    rows = [
        ("a", certificate(), person(1)),
        ("b", certificate(), person(2, email="")),
        ("c", certificate(), person(3, email="no address\nBcc: x@example.edu.tw")),
    ]
    outcome = letters_for(CROSS, rows)
    (letter,) = outcome.value.values()
    assert (letter.sender, letter.to) == ("", "teacher1@example.edu.tw")
    assert letter.subject == "研習證明：十二年一貫生命教育分享日"
    for word in (
        "林宜範 老師您好",
        "(115)曉中宗字第0001號",
        "宗教輔導室",
        "陳小範 04-22921175#301",
    ):
        assert word in letter.text
    (found,) = outcome.findings
    assert found.message.startswith("2 人")
    contact = Contact(name="陳小範", email="chen@example.edu.tw")
    known = CROSS.model_copy(update={"contacts": (contact,)})
    assert letters_for(known, rows).value["a"].sender == "chen@example.edu.tw"


def test_nobody_asked_means_nobody_missing() -> None:
    """Without rows there is neither a letter nor a remark; braces in a name do no harm."""
    assert letters_for(CROSS, ()).findings == ()
    odd = [("a", certificate(name="{x}", study="{0}"), person(1))]
    assert "{x} 老師" in letters_for(CROSS, odd).value["a"].text
