"""Statistics of a study or a school year (統計): by school, position and county, with charts."""

from __future__ import annotations

from dataclasses import dataclass

from inservice_docs.awards.statistics import Line, Statistics, statistics
from inservice_docs.documents.sheet_facts import study_title
from inservice_docs.formats.workbook.charts import NumberTable, write_charts
from inservice_docs.records.finding import Finding, Outcome, UserError, error, hint
from inservice_docs.registry.award_facts import award_facts, purged_plans
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.save_files import Document

_NUMBERS = ("參加人次", "參加人數", "核發人次", "核發時數")
_CREDITS = "核發學分數"
_HOURS = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted, and of what: a title in words and the stem of a file's name."""

    title: str
    stem: str
    figures: Statistics


def award_statistics(
    register: Register, *, plan: str = "", school_year: int | None = None
) -> Outcome[Counted]:
    """Count the participants of a plan, of a school year (from 8/1), or of everything.

    Raises UserError for an unknown plan, and where nobody has taken part.
    """
    with register.look() as work:
        if plan:
            entry = work.plans.get(plan)
            title, stem = study_title(entry.plan, "時數統計"), f"{entry.number}-時數統計"
            plan = entry.number
        elif school_year is not None:
            title, stem = f"{school_year}學年度研習時數統計", f"{school_year}學年度-時數統計"
        else:
            title = stem = "研習時數統計"
        figures = statistics(award_facts(work.desk, plan=plan, school_year=school_year))
        purged = purged_plans(work.desk, plan=plan, school_year=school_year)
    notes = (_purged(purged),) if purged else ()
    if not figures.total.entries:
        raise UserError(
            (
                error("statistics-none", "還沒有研習學員可以統計。", "核對計畫編號或學年度。"),
                *notes,
            )
        )
    return Outcome(Counted(title, stem, figures), notes)


def statistics_file(register: Register, counted: Counted) -> Document:
    """Return the statistics as a workbook: a sheet with a chart for each kind of line."""
    figures, school = counted.figures, register.workspace.school.name
    credit = bool(figures.total.credits)
    charted = _HOURS + 1 if credit and not figures.total.hours else _HOURS
    kinds = [
        ("服務學校", figures.schools),
        ("職位類別", figures.positions),
        ("縣市", figures.counties),
    ]
    if len(figures.studies) > 1:
        kinds.append(("研習", figures.studies))
    note = f"統計日期：{register.today.isoformat()}　人次：每參加一場計一次；人數：同一人計一次"
    tables = [
        NumberTable(
            name=f"依{kind}",
            title=f"{counted.title}：依{kind}",
            notes=(note,),
            headings=(kind, *_NUMBERS, *((_CREDITS,) if credit else ())),
            rows=tuple((line.label, _numbers(line, credit)) for line in lines),
            total=(figures.total.label, _numbers(figures.total, credit)),
            charted=charted,
        )
        for kind, lines in kinds
    ]
    data = write_charts(tables, title=counted.title, author=school)
    return Document(f"{counted.stem}.xlsx", data)


def _numbers(line: Line, credit: bool) -> tuple[float, ...]:
    numbers = (line.entries, line.people, line.awarded, float(line.hours))
    return (*numbers, float(line.credits)) if credit else numbers


def _purged(plans: tuple[str, ...]) -> Finding:
    shown = "、".join(plans[:10]) + ("…" if len(plans) > 10 else "")
    words = f"{len(plans)} 場研習的個資已刪除，沒有計入（{shown}）。"
    return hint("statistics-purged", words, "這些研習的人數見 plan show。")
