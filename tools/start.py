"""Run by start.bat (Windows): install for this user, then open the pages in the browser."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from install import InstallError, install, programs


def main() -> int:
    """Install and serve the pages until the window is closed; the exit code is theirs."""
    for stream in (sys.stdout, sys.stderr):
        # A console outside Taiwan may lack the characters: better a "?" than a crash.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    profile = Path(os.environ.get("LOCALAPPDATA") or Path.home() / ".local" / "share")
    folder = profile / "inservice-docs" / "venv"
    try:
        install(folder, editable=False)
    except InstallError as problem:
        print(problem, file=sys.stderr)
        return 1
    # The Python of the Microsoft Store keeps the profile elsewhere: ask where it really is.
    program = programs(folder.resolve()) / "inservice-docs"
    try:
        return subprocess.run([str(program), "serve"], check=False).returncode
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
