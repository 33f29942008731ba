"""Issue certificates (核發研習證明): numbered, sealed and recorded, each person's once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inservice_docs.formats.seal.name_check import new_check
from inservice_docs.records.account import Role
from inservice_docs.records.certificate import Certificate, IssuedCertificate
from inservice_docs.records.finding import Finding, Outcome, UserError, error
from inservice_docs.registry.certificates import NewCertificate
from inservice_docs.registry.document_series import SeriesEntry, issue_series
from inservice_docs.registry.work import Work
from inservice_docs.taiwan.dates import roc_year
from inservice_docs.workflow.certificate_facts import Recipients, chosen, composed, recipients
from inservice_docs.workflow.certificate_keys import key_name, sealer_on
from inservice_docs.workflow.certificate_mail import letters_for
from inservice_docs.workflow.certificate_output import Output, Progress, make_words, staged
from inservice_docs.workflow.certificate_papers import (
    PaperSet,
    check_output,
    issued_papers,
    new_papers,
    shows_check,
)
from inservice_docs.workflow.certificate_templates import chosen_template, template_used
from inservice_docs.workflow.draft_letter import read_date
from inservice_docs.workflow.issue_numbers import OvertakenError
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import status_of
from inservice_docs.workflow.steps.take import put_at

KIND = "certificate"
ISSUED = "certificate.issue"
ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class CertificateIssue:
    """What is to be issued, and where its files go (`output.folder` or `output.zip_file`).

    `people` names some participants (序號, full name or ID number), everybody when empty;
    `number_word` is the 字 of the numbers, the school's when empty; `date` that of issue, today
    when None; `template` the one that the study used last, else the standard one, when empty. With
    `mail` a draft (.eml) goes with each file. `again` issues nothing: the files of the valid
    certificates that were issued before are made once more, the Word documents byte for byte.
    """

    plan: str
    output: Output
    people: tuple[str, ...] = ()
    number_word: str = ""
    date: str | None = None
    mail: bool = False
    again: bool = False
    fast: bool = False
    template: str = ""


@dataclass(frozen=True, slots=True)
class IssuedCertificates:
    """What was issued, and the files that stand in their places."""

    certificates: tuple[IssuedCertificate, ...]
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Ready:
    """Certificates sealed with the serials that are foreseen, and their papers."""

    found: Recipients
    word: str
    year: int
    first: int
    certificates: tuple[Certificate, ...]
    key: str
    made: PaperSet


def issue_certificates(
    order: CertificateIssue, register: Register, progress: Progress
) -> Outcome[IssuedCertificates]:
    """Issue certificates to everybody with awarded hours who has none yet; write their files.

    Everything is made aside, recorded in one step, and then put in place: what fails before leaves
    nothing, and after it `again` makes the files anew. `progress` is told the number of documents
    and gives what to call after some. Raises UserError: an actor who is neither 承辦人 nor 文書組,
    hours that are not awarded, nobody left to issue to, a missing fact, an unknown template, files
    that cannot be made.
    """
    register.require(Role.OFFICER, "核發研習證明", Role.RECORDS)
    output = check_output(order.output)
    if order.again:
        return _again(order, output, register, progress)
    for _ in range(ATTEMPTS):
        ready = _prepare(order, register)
        papers, plan = ready.made.papers, ready.found.entry.plan
        people = (each.person for each in ready.found.people)
        rows = zip(papers.stems, ready.certificates, people, strict=True)
        mails = letters_for(plan, rows if order.mail else ())
        with progress(len(ready.certificates) * _rounds(output)) as step:
            words = make_words(papers, output, step)
            with staged([(papers, words)], output, mails.value, step) as files:
                try:
                    issued = _record(register, ready, words)
                except OvertakenError:
                    continue
                done = IssuedCertificates(issued, files.place())
        more = (*ready.made.findings, *mails.findings, *files.findings)
        return Outcome(done, (*ready.found.findings, *more))
    raise UserError(_BUSY)


def _rounds(output: Output) -> int:
    """Return how many documents are made for each person: the Word one always."""
    return len({"docx", *output.formats})


def _prepare(order: CertificateIssue, register: Register) -> _Ready:
    """Look who is to get one, and seal what each will state."""
    day = read_date(order.date) or register.today
    word = (order.number_word or register.workspace.school.letter_word).strip().rstrip("字")
    if not word:
        raise UserError(_NO_WORD)
    year = roc_year(day)
    with register.look() as work:
        found = recipients(work, order.plan, order.people)
        first = work.certificates.peek(word, year)
    said = composed(found, register, day, word, first)
    layout = _layout(order, register)
    if shows_check(register.workspace, layout):
        said = tuple(each.model_copy(update={"check": new_check()}) for each in said)
    sealer = sealer_on(register, day)
    codes = tuple(map(sealer.text, said))
    made = new_papers(said, codes, register.workspace, fast=order.fast, layout=layout)
    return _Ready(found, word, year, first, said, key_name(sealer), made)


def _layout(order: CertificateIssue, register: Register) -> str:
    """Return the name of the template that is asked for. Raises UserError for an unknown one."""
    if order.template:
        return chosen_template(register.workspace, order.template).name
    return template_used(register, order.plan)


def _record(
    register: Register, ready: _Ready, words: Sequence[tuple[str, bytes]]
) -> tuple[IssuedCertificate, ...]:
    """Record everything in one step; OvertakenError when somebody came first."""
    count = len(ready.certificates)
    with register.change() as work:
        entry = work.plans.get(ready.found.entry.number)
        key = work.signing_keys.active(register.workspace.school.name)
        if entry.version != ready.found.entry.version or key is None or key[0].name != ready.key:
            raise OvertakenError
        if work.certificates.take(ready.word, ready.year, count) != ready.first:
            raise OvertakenError
        new = tuple(_documents(work, ready, words))
        issued = work.certificates.issue(entry.number, ready.word, ready.year, new)
        ends = dict.fromkeys((issued[0].number, issued[-1].number))
        told = f"{'至'.join(ends)}，共 {count} 張"
        put_at(work, register, entry, status_of(entry), ISSUED, reason=told)
    return issued


def _documents(
    work: Work, ready: _Ready, words: Sequence[tuple[str, bytes]]
) -> Iterator[NewCertificate]:
    """Record the papers as issued documents; yield the certificates that they are."""
    plan, codes = ready.found.entry.number, ready.made.papers.codes
    rows = tuple(zip(ready.found.people, ready.certificates, codes, words, strict=True))
    entries = [
        SeriesEntry(word, _context(said, code), said.number, one.person)
        for one, said, code, word in rows
    ]
    ids = issue_series(work.desk, KIND, plan, ready.made.template, entries)
    for serial, (id, (one, said, code, _)) in enumerate(zip(ids, rows, strict=True), ready.first):
        yield NewCertificate(one.id, said, serial, code, ready.key, id)


def _context(said: Certificate, code: str) -> dict[str, Any]:
    """Return everything that a certificate was made with, as plain values."""
    return {"kind": KIND, "certificate": said.model_dump(mode="json"), "code": code}


def _again(
    order: CertificateIssue, output: Output, register: Register, progress: Progress
) -> Outcome[IssuedCertificates]:
    """Make the files of what was issued before once more; nothing is recorded."""
    with register.look() as work:
        entry = work.plans.get(order.plan)
        held = work.certificates.list(plan=entry.number, revoked=False, limit=None)
        people = {each.id: each for each in work.participants.list(entry.number)}
        if order.people:
            wanted = {each.id for each in chosen(tuple(people.values()), order.people)}
            held = tuple(each for each in held if each.participant in wanted)
        issued = tuple(each for each in reversed(held) if each.certificate is not None)
        if not issued:
            raise UserError(_none(entry.number))
        sets = tuple(issued_papers(work, issued))
    rows = []
    if order.mail:
        by_code = {each.code: each for each in issued}
        for made, _ in sets:
            for stem, code in zip(made.papers.stems, made.papers.codes, strict=True):
                one = by_code[code]
                if one.certificate is not None and one.participant in people:
                    rows.append((stem, one.certificate, people[one.participant].person))
    mails = letters_for(entry.plan, rows)
    with progress(len(issued) * (_rounds(output) - 1)) as step:
        both = [(made.papers, words) for made, words in sets]
        with staged(both, output, mails.value, step) as files:
            done = IssuedCertificates(issued, files.place())
    return Outcome(done, (*mails.findings, *files.findings))


def _none(plan: str) -> Finding:
    return error(
        "certificates-none",
        f"計畫 {plan} 還沒有發過證明，或個資已經刪除。",
        "先發證：不加 --again。",
    )


_NO_WORD = error(
    "certificate-word",
    "沒有證號的字，無法編號。",
    "在 inservice.toml 填寫發文字，或以 --number-word 指定。",
)
_BUSY = error(
    "register-busy",
    "製作證明時別人一直在發證或更動這項計畫，沒有發證。",
    "稍候再執行一次。",
)
