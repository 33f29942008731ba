"""The settings of sign-up (線上報名設定), its public address and poster, the privacy notice."""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Response

from inservice_docs.documents.privacy_notice import MARKS
from inservice_docs.formats.qr.drawing import qr_svg
from inservice_docs.formats.qr.write import qr_png
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Place, UserError, error
from inservice_docs.records.plan import ExtraField
from inservice_docs.web.asked import Asked, Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.addresses import full_address, qr_picture
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.studies import study_page
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.privacy_notice import school_notice, set_school_notice
from inservice_docs.workflow.public_signup import (
    FURTHER,
    set_public_choice,
    sign_up_slug,
    study_sign_up,
)
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.signup_settings import SignUpChoice, set_sign_up

OFFICER = [only(Role.OFFICER)]
USUAL_FIELDS = (
    *("職稱", "手機號碼", "任教科目", "學校所屬類別", "用餐類別", "住宿情況", "交通狀況"),
    *("停車證需求", "緊急聯絡人姓名及電話"),
)
"""What the site offers to ask (procedure, figure 9)."""
_PLACES = {"報名 › 截止": "deadline", "報名 › 線上人數": "online_seats", "報名 › 線上": "online"}


@get("/studies/{number:str}/signup", sync_to_thread=True)
def settings(
    request: Asked, view: Shown, register: Opened, number: FromPath[str]
) -> Response[bytes]:
    """Show the settings, the public address and how the sign-up stands."""
    return _page(request, view, register, number)


@post("/studies/{number:str}/signup", guards=OFFICER, sync_to_thread=True, status_code=200)
def save(
    request: Asked, view: Shown, register: Opened, form: Sent, number: FromPath[str]
) -> Response[bytes]:
    """Save the settings; the first time this opens the sign-up."""
    try:
        choice = SignUpChoice(
            online=form.ticked("online"),
            deadline=form.date("deadline", "線上報名期限"),
            online_seats=form.whole("online_seats", "可線上報名人數"),
            extra_fields=_extra_fields(form),
        )
        public = {
            "paused": form.ticked("paused"),
            "reserves": form.whole("reserves", "候補人數"),
            "asks": form.texts("asks"),
        }
        with register.together() as both:
            outcome = set_sign_up(both, number, choice)
            set_public_choice(both, number, public)
    except UserError as problem:
        findings = [_beside(each) for each in problem.findings]
        return _page(request, view, register, number, findings=findings, form=form)
    return view.to(f"/studies/{number}/signup", "報名設定已儲存。", outcome.findings)


@get("/studies/{number:str}/signup/code/{kind:str}", sync_to_thread=True)
def code(
    request: Asked, view: Shown, register: Opened, number: FromPath[str], kind: FromPath[str]
) -> Response[bytes]:
    """Hand the QR code of the public address over, as PNG or SVG."""
    address = _address(request, register, study_page(register, number).number)
    data = qr_svg(address).encode() if kind == "svg" else qr_png(address)
    return view.file(f"{number}-報名.{'svg' if kind == 'svg' else 'png'}", data)


@get("/studies/{number:str}/signup/poster", sync_to_thread=True)
def poster(request: Asked, view: Shown, register: Opened, number: FromPath[str]) -> Response[bytes]:
    """Show a page to be printed: what, when, where, and the code to apply with."""
    page = study_sign_up(register, number)
    address = _address(request, register, page.entry.number)
    return view.page(
        "signup_poster.html",
        page=page,
        address=address,
        qr=qr_picture(address),
        back=f"/studies/{page.entry.number}/signup",
    )


@get("/privacy-notice", guards=[only(Role.OFFICER, Role.ADMINISTRATOR)], sync_to_thread=True)
def notice(view: Shown, register: Opened) -> Response[bytes]:
    """Show the school's notice about personal data."""
    return view.page("privacy_notice.html", text=school_notice(register), marks=MARKS)


@post("/privacy-notice", guards=[only(Role.ADMINISTRATOR)], sync_to_thread=True, status_code=200)
def save_notice(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Keep the school's own notice."""
    try:
        set_school_notice(register, "" if form.raw("act") == "usual" else form.raw("notice"))
    except UserError as problem:
        text = school_notice(register)
        values: dict[str, Any] = {"text": text, "marks": MARKS}
        return view.page("privacy_notice.html", findings=problem.findings, form=form, **values)
    return view.to("/privacy-notice", "個資告知事項已儲存；之後報名的人會看到新的內容。")


def _page(
    request: Asked,
    view: View,
    register: Register,
    number: str,
    *,
    findings: list[Finding] | None = None,
    form: Form | None = None,
) -> Response[bytes]:
    page = study_sign_up(register, number)
    address = _address(request, register, page.entry.number)
    signup = page.plan.signup
    rows = [(each.name, "、".join(each.choices)) for each in page.questions]
    if form is not None:
        typed = [form.values.get(name, ()) for name in ("extra", "choices")]
        rows = list(zip(*typed, strict=False))
    return view.page(
        "signup.html",
        findings=findings or (),
        form=form,
        study=study_page(register, number),
        page=page,
        signup=signup,
        address=address,
        qr=qr_picture(address),
        rows=[*rows, *[("", "")] * 3],
        usual=USUAL_FIELDS,
        further=[(each, each) for each in FURTHER],
    )


def _address(request: Asked, register: Register, number: str) -> str:
    return full_address(request, f"/s/{sign_up_slug(register, number)}")


def _extra_fields(form: Form) -> tuple[ExtraField, ...]:
    made = []
    names = form.values.get("extra", ())
    for name, menu in zip(names, form.values.get("choices", ()), strict=False):
        parts = menu.replace("/", "、").replace("，", "、").replace(",", "、").split("、")
        choices = tuple(part.strip() for part in parts if part.strip())
        if name.strip():
            made.append(ExtraField(name=name.strip(), choices=choices))
        elif choices:
            words, fix = "額外資訊有選項，卻沒有名稱。", "補上名稱，例如 用餐類別。"
            raise UserError(error("extra-field-nameless", words, fix, Place(field="extra")))
    return tuple(made)


def _beside(found: Finding) -> Finding:
    """Put a finding about the plan beside the field of this form that it is about."""
    field = found.place.field
    return found.at(Place(field="extra" if "額外資訊" in field else _PLACES.get(field, field)))


HANDLERS = [settings, save, code, poster, notice, save_notice]
