"""The overview (總覽): every study with its steps, whom it waits for, and the next action."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from litestar import get
from litestar.params import FromQuery
from litestar.response import Response

from inservice_docs.registry.plan_lists import PlanFilter
from inservice_docs.taiwan.dates import school_year
from inservice_docs.web.asked import Opened, Shown
from inservice_docs.web.pages.charts import bars
from inservice_docs.web.pages.links import action_link
from inservice_docs.workflow.desk_cards import desk_cards
from inservice_docs.workflow.overview import overview
from inservice_docs.workflow.show_figures import PlanFigures, show_figures

PAGE, MOST_BACK = 25, 40
FIRST = "0"
"""Stands for the beginning of the first page."""


@get("/", sync_to_thread=True)
def studies(
    view: Shown,
    register: Opened,
    office: FromQuery[str] = "",
    year: FromQuery[str] = "",
    step: FromQuery[str] = "",
    text: FromQuery[str] = "",
    todo: FromQuery[str] = "",
    after: FromQuery[str] = "",
    past: FromQuery[str] = "",
) -> Response[bytes]:
    """Show the studies that meet the conditions, a page at a time.

    `past` are the beginnings of the pages before, for the way back.
    """
    found = overview(
        register,
        PlanFilter(office, _whole(year), _whole(step), text=text),
        todo=bool(todo),
        after=after,
        limit=PAGE,
    )
    asked = {"office": office, "year": year, "step": step, "text": text, "todo": todo}
    # Going back in the browser asks in the same way, and wants the whole page.
    part = view.partly and "hx-history-restore-request" not in view.request.headers
    came = [each for each in past.split(",") if each][-MOST_BACK:]
    return view.page(
        "parts/studies.html" if part else "overview.html",
        found=found,
        cards=desk_cards(register, office=office) if not part else None,
        asked=asked,
        more=_page(asked, found.after, [*came, after or FIRST]) if found.after else "",
        back=_page(asked, came[-1] if came else "", came[:-1]) if after else "",
        link=action_link,
        today=register.today,
    )


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else None


def _page(asked: dict[str, str], after: str, past: list[str]) -> str:
    """Return the address of another page of the same list."""
    own = {name: value for name, value in asked.items() if value}
    if after and after != FIRST:
        own["after"] = after
    if past:
        own["past"] = ",".join(past)
    return f"/?{urlencode(own)}"


@get("/figures", sync_to_thread=True)
def charts(
    view: Shown, register: Opened, year: FromQuery[str] = "", office: FromQuery[str] = ""
) -> Response[bytes]:
    """Show the year in charts: hours by month, approvals waited for, studies by audience."""
    chosen = _whole(year) or school_year(register.today)
    figures = show_figures(register, school_year=chosen, office=office)
    return view.page(
        "figures.html", figures=figures, year=chosen, office=office, charts=_charts(figures)
    )


def _charts(figures: PlanFigures) -> list[dict[str, Any]]:
    said = figures.as_json()
    months = [(_month(each["month"]), each["hours"]) for each in said["months"] if each["month"]]
    waits = [(each["agency"], each["average"] or 0) for each in said["approval_waits"]]
    audiences = [(each["audience"], each["studies"]) for each in said["audiences"]]
    return [
        {"title": "各月核發時數", "unit": "小時", "rows": months, "svg": bars(months)},
        {"title": "各機關核准平均等候", "unit": "工作天", "rows": waits, "svg": bars(waits)},
        {"title": "各類參加對象的研習", "unit": "場", "rows": audiences, "svg": bars(audiences)},
    ]


def _month(iso: str) -> str:
    year, _, month = iso.partition("-")
    return f"{int(year) - 1911}年{int(month)}月"


HANDLERS = [studies, charts]
