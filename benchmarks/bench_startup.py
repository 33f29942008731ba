"""Start-up: what a command costs as a whole process, against `python -c "import typer"`.

Prints CPU seconds (user and system), medians of alternating rounds, and their ratios.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 9
PLAN = Path(__file__).parents[1] / "templates" / "samples" / "plan.yaml"
OURS = [sys.executable, "-c", "from inservice_docs.cli.main import run; run()"]


def cpu(command: list[str], folder: str) -> float:
    """Return the CPU seconds of one run of a command, its output thrown away."""
    before = os.times()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return (
        after.children_user + after.children_system - before.children_user - before.children_system
    )


def main() -> None:
    """Measure and print."""
    commands = {
        'python -c "import typer"': [sys.executable, "-c", "import typer"],
        "inservice-docs --help": [*OURS, "--help"],
        "inservice-docs plan check plan.yaml": [*OURS, "plan", "check", str(PLAN)],
    }
    with tempfile.TemporaryDirectory() as folder:
        for command in commands.values():
            cpu(command, folder)
        rounds = [
            {name: cpu(command, folder) for name, command in commands.items()}
            for _ in range(ROUNDS)
        ]
    peer = next(iter(commands))
    print(f"start-up, {ROUNDS} rounds, Python {sys.version.split()[0]}")
    for name in commands:
        seconds = statistics.median(each[name] for each in rounds)
        ratio = statistics.median(each[name] / each[peer] for each in rounds)
        print(f"  {name:38} {seconds:6.3f} s CPU  {ratio:5.2f} x")


if __name__ == "__main__":
    main()
