"""Templates (範本): whose is in use, the school's own in its place, a sample of what it makes."""

from __future__ import annotations

from pathlib import PurePosixPath

from litestar import get, post
from litestar.params import FromQuery
from litestar.response import Response

from inservice_docs.formats.templates import BUILT_IN, OWN
from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.rooms import school_page
from inservice_docs.workflow.check_templates import check_templates
from inservice_docs.workflow.list_templates import list_placeholders, list_templates
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.replace_template import (
    drop_template,
    replace_template,
    template_named,
)
from inservice_docs.workflow.sample_template import sample_template

HERE = "/school/templates"
_MAY = [only(Role.ADMINISTRATOR)]
_GROUPS = {
    "letters": "公文版面",
    "letters/wording": "公文用語",
    "rosters": "名冊與表件",
    "certificates": "研習證明",
    "mail": "通知信",
}
_TITLES = {
    "letter.docx": "函",
    "memo.docx": "簽",
    "hours_certificate.docx": "研習證明",
    "course_entry.docx": "課程登錄表",
    "participants_list.docx": "名單",
    "sign_in_sheet.docx": "簽到表",
    "signup_form.docx": "報名表",
    "study_plan.docx": "實施計畫",
    "approval-request.yaml": "申請核准函",
    "invitation.yaml": "邀請學校函",
    "in-school-memo.yaml": "校內研習簽",
    "hours-memo.yaml": "研習後簽會文書組",
    "reminder.yaml": "催辦核准函",
    "change-notice.yaml": "改期或取消通知函",
    "account-request.yaml": "業務帳號申請函",
    "signup-passed.yaml": "錄取通知",
    "signup-refused.yaml": "未錄取通知",
    "signup-waiting.yaml": "備取通知",
}


def title_of(name: str) -> str:
    """Return what a template is called on the pages."""
    file = PurePosixPath(name).name
    return _TITLES.get(file, file)


@get(HERE, sync_to_thread=True)
def templates(view: Shown, register: Opened) -> Response[bytes]:
    """List the templates by what they are for."""
    found = list_templates(register.workspace)
    groups = [
        (words, [each for each in found if str(PurePosixPath(each.name).parent) == folder])
        for folder, words in _GROUPS.items()
    ]
    return school_page(view, "templates.html", groups=groups, title_of=title_of, own=OWN)


@get(HERE + "/one", sync_to_thread=True)
def template(view: Shown, register: Opened, name: FromQuery[str] = "") -> Response[bytes]:
    """Show one template: its findings, what it may use, and its replacement."""
    return _one(view, register, name)


@get(HERE + "/file", sync_to_thread=True)
def file(view: Shown, register: Opened, name: FromQuery[str] = "") -> Response[bytes]:
    """Hand over the file in use, to be changed in Word or an editor."""
    known = template_named(name, register.workspace)
    return view.file(PurePosixPath(known.name).name, known.path.read_bytes())


@get(HERE + "/sample", sync_to_thread=True)
def sample(view: Shown, register: Opened, name: FromQuery[str] = "") -> Response[bytes]:
    """Hand over what a template makes of sample values."""
    made = sample_template(template_named(name, register.workspace).name, register.workspace)
    return view.file(made.name, made.data)


@post(HERE, guards=_MAY, sync_to_thread=True, status_code=200)
def replace(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Put the school's own file in the place of a template, once it has been checked."""
    name = form.text("name")
    try:
        done = replace_template(register, name, form.file("file").data)
    except UserError as problem:
        return _one(view, register, name, problem, form)
    words = f"「{title_of(name)}」已換成學校的範本，下一份文件起使用；已發出的不變。"
    return view.to(f"{HERE}/one?name={name}", words, done.findings)


@post(HERE + "/built-in", guards=_MAY, sync_to_thread=True, status_code=200)
def built_in(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Go back to the built-in template."""
    name = form.text("name")
    drop_template(register, name)
    return view.to(f"{HERE}/one?name={name}", f"「{title_of(name)}」已換回內建的範本。")


def _one(
    view: Shown,
    register: Register,
    name: str,
    problem: UserError | None = None,
    form: Sent | None = None,
) -> Response[bytes]:
    known = template_named(name, register.workspace)
    return school_page(
        view,
        "template.html",
        known=known,
        title=title_of(known.name),
        word=known.name.endswith(".docx"),
        built_in=known.source == BUILT_IN,
        checks=check_templates([known.name], register.workspace),
        placeholders=list_placeholders(known.name, register.workspace),
        findings=problem.findings if problem is not None else (),
        form=form,
    )


HANDLERS = [templates, template, file, sample, replace, built_in]
