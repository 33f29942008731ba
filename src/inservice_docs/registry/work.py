"""One step's way to every part of the register."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from inservice_docs.registry.applicants import Applicants
from inservice_docs.registry.approvals import Approvals
from inservice_docs.registry.attendance import AttendanceBook
from inservice_docs.registry.blobs import Blobs
from inservice_docs.registry.certificates import Certificates
from inservice_docs.registry.courses import Courses
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.documents import Documents
from inservice_docs.registry.drafts import Drafts
from inservice_docs.registry.mails import Mails
from inservice_docs.registry.numbers import Numbers
from inservice_docs.registry.participants import Participants
from inservice_docs.registry.plans import Plans
from inservice_docs.registry.privacy import Privacy
from inservice_docs.registry.sessions import Sessions
from inservice_docs.registry.settings import Settings
from inservice_docs.registry.signing_keys import SigningKeys
from inservice_docs.registry.teachers import Teachers
from inservice_docs.registry.trail import Trail
from inservice_docs.registry.tries import Tries

if TYPE_CHECKING:
    from inservice_docs.registry.accounts import Accounts


class Work:
    """The parts of the register, all within one transaction."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self.desk = desk

    @cached_property
    def plans(self) -> Plans:
        """計畫: the registered plans."""
        return Plans(self.desk)

    @cached_property
    def approvals(self) -> Approvals:
        """核准追蹤: what was asked of which authority."""
        return Approvals(self.desk)

    @cached_property
    def courses(self) -> Courses:
        """研習課程: the course entries and their reviews."""
        return Courses(self.desk)

    @cached_property
    def numbers(self) -> Numbers:
        """發文字號: the register of document numbers."""
        return Numbers(self.desk)

    @cached_property
    def documents(self) -> Documents:
        """已發文件: the issued documents."""
        return Documents(self.desk)

    @cached_property
    def certificates(self) -> Certificates:
        """研習證明: the issued certificates."""
        return Certificates(self.desk)

    @cached_property
    def signing_keys(self) -> SigningKeys:
        """簽章金鑰: the keys that seal certificates."""
        return SigningKeys(self.desk)

    @cached_property
    def files(self) -> Blobs:
        """The stored files behind documents and approvals."""
        return Blobs(self.desk)

    @cached_property
    def teachers(self) -> Teachers:
        """校內教師名單: the school's own teachers."""
        return Teachers(self.desk)

    @cached_property
    def applicants(self) -> Applicants:
        """報名學員: those who applied."""
        return Applicants(self.desk)

    @cached_property
    def participants(self) -> Participants:
        """研習學員: those who take part."""
        return Participants(self.desk)

    @cached_property
    def attendance(self) -> AttendanceBook:
        """出席與核發: attendance and awards."""
        return AttendanceBook(self.desk)

    @cached_property
    def mails(self) -> Mails:
        """已寄郵件: what was sent to whom, so that nothing goes out twice."""
        return Mails(self.desk)

    @cached_property
    def privacy(self) -> Privacy:
        """個資: retention, deletion, subject-access reports."""
        return Privacy(self.desk)

    @cached_property
    def settings(self) -> Settings:
        """The settings of the office."""
        return Settings(self.desk)

    @cached_property
    def trail(self) -> Trail:
        """軌跡: who did what."""
        return Trail(self.desk)

    @cached_property
    def sessions(self) -> Sessions:
        """登入階段: who is signed in on the pages."""
        return Sessions(self.desk)

    @cached_property
    def tries(self) -> Tries:
        """嘗試次數: what was tried too often."""
        return Tries(self.desk)

    @cached_property
    def drafts(self) -> Drafts:
        """草稿: what somebody is typing."""
        return Drafts(self.desk)

    @cached_property
    def accounts(self) -> Accounts:
        """業務帳號: accounts, roles and passwords."""
        from inservice_docs.registry.accounts import Accounts  # Argon2 loads slowly

        return Accounts(self.desk)
