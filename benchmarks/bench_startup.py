"""Start-up: what a command costs as a whole process, against `python -c "import typer"`.

CPU seconds (user and system), medians of alternating rounds, and their ratios.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from support.measure import environment, load, machine, write

ROUNDS = 9
PLAN = Path(__file__).parents[1] / "templates" / "samples" / "plan.yaml"
OURS = [sys.executable, "-c", "from inservice_docs.cli.main import run; run()"]


def cpu(command: list[str], folder: str) -> float:
    """Return the CPU seconds of one run of a command, its output thrown away."""
    before = os.times()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, env=environment())
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
        about = f"{ROUNDS} rounds; {load()}; {machine('typer')}"
        draft = [*OURS, "letter", "draft", "approval-request", str(PLAN), "--date", "99-02-26"]
        subprocess.run([*draft, "--out", folder], check=True, capture_output=True)
        letter = next(Path(folder).rglob("*.docx"))
        commands["inservice-docs letter check (docx)"] = [*OURS, "letter", "check", str(letter)]
        for command in commands.values():
            cpu(command, folder)
        rounds = [
            {name: cpu(command, folder) for name, command in commands.items()}
            for _ in range(ROUNDS)
        ]
    peer = next(iter(commands))
    lines = ["### Start-up, a whole process", "", "| | s CPU | spread | × importing Typer |"]
    lines.append("|---|---:|---:|---:|")
    for name in commands:
        each = [found[name] for found in rounds]
        ratio = statistics.median(found[name] / found[peer] for found in rounds)
        spread = f"{min(each):.2f}–{max(each):.2f}"
        lines.append(f"| `{name}` | {statistics.median(each):.2f} | {spread} | {ratio:.1f} |")
    write("startup", *lines, "", about)


if __name__ == "__main__":
    main()
