"""The mail that goes with certificates (寄送草稿): one draft for each person with an address."""

from __future__ import annotations

from collections.abc import Iterable
from inspect import cleandoc

from inservice_docs.formats.mail.mailbox import is_address
from inservice_docs.records.certificate import Certificate
from inservice_docs.records.finding import Outcome, hint
from inservice_docs.records.person import Person
from inservice_docs.records.plan import Plan
from inservice_docs.workflow.certificate_output import Letter

_TEXT = """
    {name} 老師您好：

    附上您參加「{study}」研習的研習證明，證號 {number}。

    證明上的二維條碼可以用來查驗，請妥善保存。如有錯誤，請與承辦人聯絡。

    {organiser}{office}
    {contact}
"""


def letters_for(
    plan: Plan, rows: Iterable[tuple[str, Certificate, Person]]
) -> Outcome[dict[str, Letter]]:
    """Return the letters by the stem of their certificates' files, and who got none.

    `rows` are stem, certificate and person. The sender is the plan's first contact, if known.
    """
    contact = plan.contacts[0] if plan.contacts else None
    sender = contact.email if contact is not None and is_address(contact.email) else ""
    letters: dict[str, Letter] = {}
    without = 0
    for stem, said, person in rows:
        if not is_address(person.email):
            without += 1
            continue
        text = cleandoc(_TEXT).format(
            name=said.name,
            study=said.study,
            number=said.number,
            organiser=said.organiser,
            office=plan.office,
            contact=" ".join((contact.name, contact.phone)) if contact is not None else "",
        )
        letters[stem] = Letter(
            sender, person.email, f"研習證明：{said.study}", f"{text.rstrip()}\n"
        )
    words = f"{without} 人沒有可用的電子郵件，沒有產生寄送草稿。"
    found = hint("certificate-no-mail", words, "在名單補上電子郵件，或當面交付。")
    return Outcome(letters, (found,) if without else ())
