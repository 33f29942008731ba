"""The hour certificate (研習證明) of one person, and what the register knows of an issued one."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pydantic import Field

from inservice_docs.records.base import Record
from inservice_docs.records.types import Amount, ExactText, OptionalDate, Text


class Certificate(Record):
    """What one certificate states; the ID is masked already (`A12345****`).

    `check` stands on the paper, `name_check` in its seal: with both, a changed name is told.
    """

    number: Text = Field("", title="證號")
    name: Text = Field("", title="姓名", repr=False)
    id_masked: Text = Field("", title="身分證字號", repr=False)
    study: Text = Field("", title="研習名稱")
    organiser: Text = Field("", title="主辦單位")
    dates: Text = Field("", title="研習日期")
    hours: Amount = Field(None, title="時數")
    credits: Amount = Field(None, title="學分數")
    issued_on: OptionalDate = Field(None, title="發證日期")
    head: Text = Field("", title="首長")
    check: Text = Field("", title="核對碼", repr=False)
    name_check: Text = Field("", title="姓名核對值", repr=False)


class IssuedCertificate(Record):
    """An issued certificate (已發證明): what it states, the text of its code, and its life.

    `certificate` and `code` are empty once the personal data of its study were deleted. `document`
    is the id of the issued document, `participant` the row of the list it came from.
    """

    id: int = Field(0, title="序號")
    number: ExactText = Field("", title="證號")
    plan: Text = Field("", title="計畫編號")
    participant: int | None = Field(None, title="學員序號")
    certificate: Certificate | None = Field(None, title="內容", repr=False)
    code: ExactText = Field("", title="驗證碼", repr=False)
    key: Text = Field("", title="金鑰")
    document: int = Field(0, title="文件序號")
    issued_on: OptionalDate = Field(None, title="發證日期")
    issued_at: dt.datetime | None = Field(None, title="發證時間")
    by: Text = Field("", title="經手人")
    copies: int = Field(0, title="補發次數")
    revoked_at: dt.datetime | None = Field(None, title="撤銷時間")
    revoked_by: Text = Field("", title="撤銷人")
    reason: Text = Field("", title="撤銷原因")

    @property
    def revoked(self) -> bool:
        """Tell whether it was revoked (撤銷)."""
        return self.revoked_at is not None


class SigningKey(Record):
    """A key of the register that signs certificates: what of it is public, base64url.

    It signs from `since` on; `until` is None for the key in use.
    """

    name: Text = Field("", title="金鑰代號")
    issuer: Text = Field("", title="發證單位")
    public: ExactText = Field("", title="公開金鑰")
    since: OptionalDate = Field(None, title="啟用日期")
    until: OptionalDate = Field(None, title="停用日期")


class CertificateVerdict(StrEnum):
    """驗證結果 of a certificate that somebody shows."""

    VALID = "valid"
    ALTERED = "altered"
    REVOKED = "revoked"
    UNKNOWN_ISSUER = "unknown-issuer"
    UNREADABLE = "unreadable"
