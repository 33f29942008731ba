"""What holds for every test: no time limits, a clean environment, and nothing skipped unnoticed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

import system_deps

if TYPE_CHECKING:
    from tests.support.postgres_server import PostgresServer

IN_CI = os.environ.get("CI", "").lower() == "true"

# Slow machines are no reason to fail; CI repeats the same examples so that it never flickers.
settings.register_profile("project", deadline=None, derandomize=IN_CI, print_blob=True)
settings.load_profile("project")

LEFT_OUT = pytest.StashKey[str]()


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the person who runs the tests reaches them."""
    for name in [name for name in os.environ if name.startswith("INSERVICE_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Where the keys of a register are kept: never at the place of whoever runs the tests."""
    place = str(tmp_path / "keys" / "key.json")
    monkeypatch.setenv("INSERVICE_KEY_FILE", place)
    return {"INSERVICE_KEY_FILE": place}


@pytest.fixture(scope="session")
def server() -> Iterator[PostgresServer]:
    """One PostgreSQL server for all tests that want one."""
    from tests.support.postgres_server import postgres_server

    with postgres_server() as running:
        yield running


@pytest.fixture(scope="session", autouse=True)
def servers_stop() -> Iterator[None]:
    """The servers of pages, if any were started, stop when all tests are over."""
    yield
    if pages := sys.modules.get("tests.support.pages"):
        pages.stop_servers()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that need programs this machine lacks; in CI they run, and fail."""
    need = [item for item in items if item.get_closest_marker("system")]
    absent = system_deps.missing() if need and not IN_CI else []
    if absent:
        items[:] = [item for item in items if item not in need]
        config.hook.pytest_deselected(items=need)
        config.stash[LEFT_OUT] = f"{len(need)} tests left out: missing {', '.join(absent)}"
        if hasattr(config, "workeroutput"):
            config.workeroutput["left_out"] = config.stash[LEFT_OUT]


class SeveralProcesses:
    """With `pytest -n` the one that reports learns from the others what they left out."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Every process leaves out the same tests."""
        self.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", "")


def pytest_configure(config: pytest.Config) -> None:
    """The process that reports listens to the others."""
    config.pluginmanager.register(SeveralProcesses(config))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in red what did not run, and how to get it to."""
    left_out = terminalreporter.config.stash.get(LEFT_OUT, "")
    if left_out:
        terminalreporter.write_sep("!", f"{left_out} (sudo make system-deps)", red=True, bold=True)
    if IN_CI and (fault := not_run(terminalreporter)):
        terminalreporter.write_sep("!", fault, red=True, bold=True)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test, or a run without any, is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:  # one of several processes: the one that reports will judge
        return
    if IN_CI and not session.config.option.collectonly and not_run(reporter):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def not_run(reporter: pytest.TerminalReporter) -> str:
    """What was not tested in this run, empty when everything was."""
    counts = {kind: len(reporter.stats.get(kind, [])) for kind in ("skipped", "deselected")}
    faults = [f"{count} tests {kind}" for kind, count in counts.items() if count]
    if not reporter.stats.get("passed"):
        faults.append("no test passed")
    return "in CI nothing may be left out: " + ", ".join(faults) if faults else ""
