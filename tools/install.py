"""Put this project, with exactly the packages of requirements.lock, into a folder of its own.

    python tools/install.py [--editable] FOLDER

Needs nothing but Python 3.11+. Done again only when something it depends on has changed, so it may
be called every time. `make` uses it for `.venv`, `start.bat` for a folder in the user's profile.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STAMP = "inservice-docs.stamp"


class InstallError(Exception):
    """What hinders the installation, in words for the user."""


def programs(folder: Path) -> Path:
    """The folder that holds the programs of the environment in `folder`."""
    return folder / ("Scripts" if os.name == "nt" else "bin")


def digest(editable: bool) -> str:
    """A hash of everything that the environment is made from; a copy also of all sources."""
    files = [ROOT / "pyproject.toml", ROOT / "requirements.lock", Path(__file__).resolve()]
    if not editable:
        for part in ("src", "templates"):
            found = sorted(path for path in (ROOT / part).rglob("*") if path.is_file())
            files += [path for path in found if "__pycache__" not in path.parts]
    total = hashlib.sha256(f"{ROOT} {editable}".encode())
    for path in files:
        total.update(f"\n{path.relative_to(ROOT).as_posix()}\n".encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def run(*command: str | Path) -> bool:
    """Run a command with its errors shown; True when it succeeded."""
    calm = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
    return subprocess.run([str(part) for part in command], env=calm, check=False).returncode == 0


def works(folder: Path) -> bool:
    """Whether `folder` is an environment whose Python still runs."""
    python = [str(programs(folder) / "python"), "-c", "import pip"]
    try:
        return subprocess.run(python, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def need_venv_module() -> None:
    """Debian ships Python without ensurepip: fetch it where we may, else say how.

    Raises InstallError with the command to type.
    """
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        script = f"apt-get update && apt-get install -y --no-install-recommends {package}"
        calm = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        done = subprocess.run(["sh", "-c", script], env=calm, capture_output=True, check=False)
        if done.returncode == 0:
            return
        print(done.stderr.decode(errors="replace"), file=sys.stderr)
    raise InstallError(f"這個 Python 缺少 venv 模組。請先執行：sudo apt install {package}")


def make(folder: Path) -> None:
    """Make an empty environment in `folder`; what stood there is lost."""
    need_venv_module()
    if not run(sys.executable, "-m", "venv", "--clear", folder):
        raise InstallError(f"無法在 {folder} 建立環境。請確認這個資料夾可以寫入。")


def install(folder: Path, editable: bool) -> None:
    """Bring the environment in `folder` up to date; raises InstallError when that fails."""
    stamp, wanted = folder / STAMP, digest(editable)
    usable = works(folder)
    if usable and stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    print("正在準備環境，第一次約需一至二分鐘……", flush=True)
    stamp.unlink(missing_ok=True)
    if not usable:
        make(folder)
    # -qq keeps the errors and drops the advice.
    pip = (programs(folder) / "python", "-m", "pip", "install", "-qq")
    project = ("--editable", ROOT) if editable else ("--force-reinstall", ROOT)
    if not (
        run(*pip, "--require-hashes", "-r", ROOT / "requirements.lock")
        and run(*pip, "--no-deps", "--no-build-isolation", *project)
    ):
        raise InstallError("套件沒有裝好，原因見上。請確認網路可用、磁碟有 1 GB 空間，再試一次。")
    stamp.write_text(wanted, "utf-8")


def main() -> int:
    """The command line; exit code 1 when the environment could not be made."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--editable", action="store_true", help="run from the sources in place")
    options = parser.parse_args()
    try:
        install(options.folder, options.editable)
    except InstallError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
