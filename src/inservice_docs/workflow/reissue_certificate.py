"""Reissue a certificate (補發證明): the same number, facts and code, marked as a copy."""

from __future__ import annotations

from dataclasses import replace

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Outcome, UserError, error
from inservice_docs.records.issued import PartRole
from inservice_docs.registry.certificates import revoked_already
from inservice_docs.registry.documents import StoredFile
from inservice_docs.workflow.certificate_output import Output, make_words, staged
from inservice_docs.workflow.certificate_papers import check_output, new_papers
from inservice_docs.workflow.certificate_templates import still_there
from inservice_docs.workflow.issue_certificates import IssuedCertificates
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.take import require_reason

KIND = "certificate-copy"


def reissue_certificate(
    register: Register, number: str, output: Output, *, reason: str
) -> Outcome[IssuedCertificates]:
    """Make a copy of a lost certificate, record it with its reason, and write its files.

    The number says 「（補發）」; the code is the one of the original, so that both verify and both
    are revoked together; its template is the one of the original as it is today. Raises UserError
    without a reason, for an actor who is neither 承辦人 nor 文書組, for a number that was not
    issued here, was revoked, or whose data were deleted.
    """
    register.require(Role.OFFICER, "補發研習證明", Role.RECORDS)
    require_reason(reason, "補發證明")
    output = check_output(output)
    with register.look() as work:
        held = work.certificates.get(number)
        people = work.certificates.people(held)
        layout = still_there(register.workspace, work.documents.get(held.document))
    if held.revoked:
        raise UserError(revoked_already(held))
    if held.certificate is None:
        raise UserError(
            error(
                "certificate-purged",
                f"證明 {held.number} 的個資已依保存期限刪除，不能補發。",
                "原來的證明仍然可以驗證。",
            )
        )
    said = [held.certificate]
    made = new_papers(said, [held.code], register.workspace, copy=True, layout=layout)
    stem = f"{made.papers.stems[0]}_補發{held.copies + 1}"
    papers = replace(made.papers, stems=(stem,))
    words = make_words(papers, output, lambda _: None)
    with staged([(papers, words)], output, {}, lambda _: None) as files:
        with register.change() as work:
            again = work.certificates.copied(held, reason=reason.strip())
            facts = held.certificate.model_dump(mode="json")
            work.documents.issue(
                KIND,
                [StoredFile(PartRole.FILE, *words[0]), made.template],
                {"kind": KIND, "certificate": facts, "code": held.code, "reason": reason.strip()},
                plan=held.plan,
                number=held.certificate.number,
                people=people,
            )
        done = IssuedCertificates((again,), files.place())
    return Outcome(done, (*made.findings, *files.findings))
