"""Run by start.bat (Windows): install for this user, make the demo, open its folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from install import ROOT, InstallError, install, programs


def main() -> int:
    """Install, run the demo and show what it made; the exit code is the first that failed."""
    for stream in (sys.stdout, sys.stderr):
        # A console outside Taiwan may lack the characters: better a "?" than a crash.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    profile = Path(os.environ.get("LOCALAPPDATA") or Path.home() / ".local" / "share")
    folder = profile / "inservice-docs" / "venv"
    output = ROOT / "demo"
    try:
        install(folder, editable=False)
    except InstallError as problem:
        print(problem, file=sys.stderr)
        return 1
    # The Python of the Microsoft Store keeps the profile elsewhere: ask where it really is.
    program = programs(folder.resolve()) / "inservice-docs"
    code = subprocess.run([str(program), "demo", "--out", str(output)], check=False).returncode
    if code == 0 and sys.platform == "win32":
        os.startfile(output)
    return code


if __name__ == "__main__":
    sys.exit(main())
