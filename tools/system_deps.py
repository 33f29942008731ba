"""The system programs that the tests of finished documents need: which are missing, and get them.

    python tools/system_deps.py

Installs them on Debian and Ubuntu when run as root; elsewhere it only says what is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = {
    "LibreOffice Writer": "libreoffice-writer-nogui",
    "LibreOffice Calc": "libreoffice-calc-nogui",
    "pdftotext": "poppler-utils",
    "a Kai font (標楷體)": "fonts-cns11643-kai",
    "mdbtools (Access)": "mdbtools",
    "Chromium": "chromium",
    "libatomic (for Playwright)": "libatomic1",
}
"""What is needed, and the Debian package that brings it."""


def has_office(library: str) -> bool:
    """Whether LibreOffice is there with the part whose library has this name.

    Debian splits LibreOffice into packages; everywhere else it comes whole.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return False
    home = Path(program).resolve().parent
    return not home.is_relative_to("/usr/lib/libreoffice") or (home / library).exists()


def has_kai() -> bool:
    """Whether a font in the regular script is installed, whatever its maker calls it."""
    if sys.platform == "win32":
        return (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts" / "kaiu.ttf").exists()
    program = shutil.which("fc-list")
    if program is None:
        return False
    listing = subprocess.run([program, ":", "family"], capture_output=True, check=False).stdout
    names = listing.decode("utf-8", "replace").lower()
    return any(name in names for name in ("kai", "楷"))


def has_libatomic() -> bool:
    """Whether the library is there that Playwright's driver needs; only Linux lacks it at times."""
    if sys.platform != "linux":
        return True
    return any(path for home in ("/usr/lib", "/lib") for path in Path(home).rglob("libatomic.so.1"))


def missing() -> list[str]:
    """What is not on this machine, in the words of PACKAGES."""
    found = {
        "LibreOffice Writer": has_office("libswlo.so"),
        "LibreOffice Calc": has_office("libsclo.so"),
        "pdftotext": shutil.which("pdftotext") is not None,
        "a Kai font (標楷體)": has_kai(),
        "mdbtools (Access)": shutil.which("mdb-export") is not None,
        "Chromium": shutil.which("chromium") is not None,
        "libatomic (for Playwright)": has_libatomic(),
    }
    return [name for name in PACKAGES if not found[name]]


def fetch(names: list[str]) -> None:
    """Install the packages behind `names`, silent unless that fails."""
    packages = " ".join(PACKAGES[name] for name in names)
    print(f"installing {packages}", flush=True)
    script = f"apt-get update && apt-get install -y --no-install-recommends {packages}"
    calm = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(["sh", "-c", script], env=calm, capture_output=True, check=False)
    if done.returncode:
        print(done.stderr.decode(errors="replace"), file=sys.stderr)


def main() -> int:
    """Get what is missing; exit code 1 when something still is."""
    absent = missing()
    if absent and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        fetch(absent)
        absent = missing()
    if absent:
        packages = " ".join(PACKAGES[name] for name in absent)
        print(f"missing: {', '.join(absent)}", file=sys.stderr)
        print(f"on Debian or Ubuntu: sudo apt install {packages}", file=sys.stderr)
    return 1 if absent else 0


if __name__ == "__main__":
    sys.exit(main())
