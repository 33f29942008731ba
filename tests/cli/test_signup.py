"""`signup settings`, `import`, `batch` and `review`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command
from tests.cli.studies import applicants, registered
from tests.support.studies import IN_SCHOOL


def test_from_settings_to_review(registry: Path, command: Command) -> None:
    """Steps 3 and 4 of a cross-school study."""
    plan = registered(registry)
    words = ("--online", "--seats", "2", "--deadline", "99-03-22", "--ask", "用餐類別=葷/素")
    done = command("signup", "settings", plan, *words, "--json")
    assert done.code == 0, done.out
    assert done.json["signup"]["online_seats"] == 2
    assert done.json["signup"]["deadline"] == "2010-03-22"
    assert done.json["status"] == "報名審核中"
    file = applicants(registry, "王小明,待審核", "李大本,審核通過", "張美樣,待審核")
    assert command("signup", "import", plan, file, "--json").json["added"] == 3
    shown = command("signup", "review", plan, "--json").json
    counts = [shown[name] for name in ("total", "passed", "refused", "waiting", "seats", "left")]
    assert counts == [3, 1, 0, 2, 2, 1]
    ids = [each["id"] for each in shown["applicants"]]
    assert shown["applicants"][0]["name"] == "王○明"
    assert shown["applicants"][0]["applied_at"] == "2010-03-09T11:55:06+08:00"
    assert shown["applicants"][2]["reserve"] == 1
    full = command("signup", "review", plan, "--pass", f"{ids[0]},{ids[2]}", "--json")
    assert (full.code, full.codes) == (1, {"seats-full"})
    answer = command("signup", "review", plan, "--pass", ids[0], "--refuse", ids[2])
    assert "已通過人數：2（人）" in answer.out
    assert "不通過人數：1（人）" in answer.out
    assert "王小明" not in answer.out


def test_a_deadline_on_the_day_itself(registry: Path, command: Command) -> None:
    """Is refused; nothing is stored."""
    plan = registered(registry)
    answer = command("signup", "settings", plan, "--deadline", "99-03-23", "--json")
    assert (answer.code, answer.codes) == (1, {"online-deadline-late"})
    assert command("signup", "settings", plan).code == 0


def test_batch_sign_up(registry: Path, command: Command) -> None:
    """Listed first, then chosen; the confirmed are hidden."""
    command("people", "import", "in_school_roster.csv")
    plan = registered(registry, IN_SCHOOL.model_copy(update={"class_size": 40}))
    before = command("signup", "batch", plan, "--json").json["candidates"]
    assert all(not each["applied"] for each in before)
    ids = f"{before[0]['id']},{before[1]['id']}"
    assert command("signup", "batch", plan, "--ids", ids, "--json").json["added"] == 2
    after = command("signup", "batch", plan, "--json").json["candidates"]
    assert len(after) == len(before) - 2
    assert "加入" in command("signup", "batch", plan, "--all").out
    assert "共 0 人" in command("signup", "batch", plan).out
