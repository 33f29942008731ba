"""Verify a certificate (驗證證明): from its file, a photograph of it, or the text of its code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inservice_docs.formats.file_kind import Kind, kind_of
from inservice_docs.formats.qr.apart import read_qr_apart
from inservice_docs.formats.seal.compare import differences
from inservice_docs.formats.seal.keys import PublicKeys
from inservice_docs.formats.seal.verify import verify
from inservice_docs.records.certificate import Certificate, CertificateVerdict
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, hint
from inservice_docs.taiwan.dates import letter_date

if TYPE_CHECKING:
    from inservice_docs.workflow.register import Register

V = CertificateVerdict
_WORST = (V.ALTERED, V.REVOKED, V.UNKNOWN_ISSUER, V.UNREADABLE, V.VALID)


@dataclass(frozen=True, slots=True)
class CheckedCertificate:
    """What came of verifying: the verdict, why (Chinese), and what the seal vouches for.

    `certificate` holds the sealed facts (name and ID masked) whenever the seal itself is true, also
    when the page says something else (`differences` names those facts) or it was revoked; else it
    is None. `compared` tells whether there was a page to compare with: of a photograph or a text
    there is none, and whoever holds the paper compares it with these facts.
    """

    verdict: CertificateVerdict
    reason: str = ""
    certificate: Certificate | None = None
    differences: tuple[str, ...] = ()
    compared: bool = False

    @property
    def valid(self) -> bool:
        """Tell whether it is a true certificate of a known issuer that was not revoked."""
        return self.verdict is V.VALID


def verify_certificate(
    given: bytes | str,
    issuers: PublicKeys | None = None,
    register: Register | None = None,
    *,
    name: str = "",
) -> Outcome[CheckedCertificate]:
    """Verify a certificate: a file (PDF, docx, odt, picture, text) or the text of its code.

    `issuers` are published keys to trust; those of `register` count too, and only with it can a
    revoked certificate be told. Of a file with several certificates all have to be valid; the worst
    is what is returned. A file that cannot be read is the verdict unreadable with its findings:
    nothing is raised for what somebody shows. Nothing is written or remembered.
    """
    own = PublicKeys()
    if register is not None:
        from inservice_docs.workflow.certificate_keys import keys_of  # files need no database

        with register.look() as work:
            own = keys_of(work)
    keys = PublicKeys((*own.keys, *(issuers.keys if issuers is not None else ())))
    try:
        codes, pages, findings = _read(given, name)
    except UserError as problem:
        return unreadable(problem)
    # One certificate may fill several pages; of several, each stands on a page of its own.
    if len(codes) == 1 and pages:
        pages = ("\n".join(pages),)
    checks = [_check(code, pages, keys) for code in codes]
    if register is not None:
        checks = [_looked_up(each, register, own) for each in checks]
    if not checks:
        return Outcome(CheckedCertificate(V.UNREADABLE, "找不到驗證碼。"), (_NO_CODE, *findings))
    worst = min(checks, key=lambda each: _WORST.index(each.verdict))
    if not keys.keys:
        findings = (*findings, _NO_KEYS)
    if len(checks) > 1:
        words = f"這個檔案有 {len(checks)} 張證明，結果是其中最有問題的一張。"
        findings = (*findings, hint("certificates-many", words, "要逐張查看，請分開驗證。"))
    return Outcome(worst, findings)


def unreadable(problem: UserError) -> Outcome[CheckedCertificate]:
    """Return the verdict on what could not be read, with what hindered it."""
    return Outcome(CheckedCertificate(V.UNREADABLE, problem.findings[0].message), problem.findings)


Texts = tuple[str, ...]


def _read(given: bytes | str, name: str) -> tuple[Texts, Texts, tuple[Finding, ...]]:
    """Return the texts of the codes, the texts of the pages (none of a picture), and remarks."""
    if isinstance(given, str):
        return (given,), (), ()
    kind, pages, findings = kind_of(given), tuple[str, ...](), tuple[Finding, ...]()
    if kind is Kind.TEXT:
        from inservice_docs.formats.received_text import decode_received

        return (decode_received(given, name).text,), (), ()
    if kind is Kind.DOCX:
        from inservice_docs.formats.office_text.docx import read_docx

        text = read_docx(given, name)
        pages = ("\n".join([*text.headers, *text.body]),)
    elif kind is Kind.ODT:
        from inservice_docs.formats.office_text.odt import read_odt

        text = read_odt(given, name)
        pages = ("\n".join([*text.headers, *text.body]),)
    elif kind is Kind.PDF:
        pages, findings = _pdf_pages(given, name)
    return read_qr_apart(given, name), pages, findings


def _pdf_pages(data: bytes, name: str) -> tuple[Texts, tuple[Finding, ...]]:
    """Return the text of each page of a PDF; a scan has none, and its picture alone tells."""
    from inservice_docs.formats.pdf.text import read_lines

    try:
        lines = read_lines(data, name)
    except UserError as problem:
        if problem.findings[0].code in {"pdf-is-scan", "pdf-unreadable"}:
            return (), ()
        raise
    pages: dict[int, list[str]] = {}
    for line in lines.value:
        pages.setdefault(line.page, []).append(line.text)
    return tuple("\n".join(texts) for texts in pages.values()), lines.findings


def _check(code: str, pages: Sequence[str], keys: PublicKeys) -> CheckedCertificate:
    found = verify(code, keys)
    verdict, sealed = V(found.verdict.value), found.certificate
    if sealed is None:
        return CheckedCertificate(verdict, found.reason)
    wrong = min((differences(sealed, page) for page in pages), key=len, default=())
    if wrong:
        reason = f"紙面與簽章不符：{'、'.join(wrong)}"
        return CheckedCertificate(V.ALTERED, reason, sealed, wrong, compared=True)
    return CheckedCertificate(verdict, found.reason, sealed, compared=any(pages))


def _looked_up(
    checked: CheckedCertificate, register: Register, own: PublicKeys
) -> CheckedCertificate:
    """Say that a certificate of this register was revoked, or is not in it."""
    sealed = checked.certificate
    if sealed is None or sealed.organiser not in {key.issuer for key in own.keys}:
        return checked
    from inservice_docs.registry.desk import TAIWAN

    with register.look() as work:
        held = work.certificates.find(sealed.number)
    if held is None or held.revoked_at is None or checked.verdict is not V.VALID:
        return checked
    day = letter_date(held.revoked_at.astimezone(TAIWAN).date())
    return replace(checked, verdict=V.REVOKED, reason=f"已於{day}撤銷")


_NO_CODE = hint(
    "certificate-no-code",
    "找不到驗證碼。",
    "讓驗證碼完整、清楚、不反光地在照片裡；或直接用證明的 PDF、docx 檔。",
    Place(),
)
_NO_KEYS = hint(
    "keys-missing",
    "沒有任何公開金鑰，無法知道是不是真的。",
    "以 --keys 指定發證學校公布的公開金鑰清單；在發證學校的工作區不需要指定。",
)
