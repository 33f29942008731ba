"""Documents turned into PDF or ODT by LibreOffice: one call for many files, own profile."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from inservice_docs.formats.pdf.fonts import font_settings, is_stand_in, kai_font
from inservice_docs.records.finding import Finding, Outcome, UserError, error, hint, warning

SECONDS = 120
SECONDS_PER_FILE = 4
"""Time limit of one call: LibreOffice starts in up to a minute on a slow machine."""

_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_INSTALL = {
    "win32": "到 LibreOffice 官方網站下載安裝後再試；或改用 --to docx，由 Word 另存成 PDF。",
    "darwin": "安裝 LibreOffice（brew install --cask libreoffice）後再試；或改用 --to docx。",
}
_INSTALL_LINUX = (
    "安裝 libreoffice-writer（Debian：apt install libreoffice-writer）；或用 --to docx。"
)


@cache
def find_libreoffice() -> str | None:
    """Return the path of LibreOffice's command, or None when it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).exists()), None)


def install_advice() -> str:
    """Return how LibreOffice is installed on this system, in words."""
    return _INSTALL.get(sys.platform, _INSTALL_LINUX)


def require_libreoffice(to: str) -> str:
    """Return the path of LibreOffice's command; raises UserError when it is not installed."""
    program = find_libreoffice()
    if program is None:
        raise UserError(
            error(
                "libreoffice-missing",
                f"這台電腦沒有 LibreOffice，無法產生 {to.upper()}。",
                install_advice(),
            )
        )
    return program


def convert(files: Mapping[str, bytes], to: str, export: str = "") -> Outcome[dict[str, bytes]]:
    """Convert documents (file name → bytes) to `pdf` or `odt` in one call of LibreOffice.

    `export` names LibreOffice's filter with its settings where the usual will not do. Returns the
    converted files by their new names, with a finding when another font stands in for 標楷體.
    Raises UserError when LibreOffice is missing, fails or takes too long; nothing is left behind,
    and LibreOffice windows that the user has open are not touched.
    """
    program = require_libreoffice(to)
    font = kai_font()
    with tempfile.TemporaryDirectory(prefix="inservice-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        _run(program, folder, files, export or to, font)
        made = {Path(file).stem + f".{to}": folder / "out" for file in files}
        missing = [file for file, place in made.items() if not (place / file).is_file()]
        if missing:
            raise _failed(f"LibreOffice 沒有產生「{missing[0]}」。")
        result = {file: (place / file).read_bytes() for file, place in made.items()}
    return Outcome(result, _font_findings(font))


def _run(program: str, folder: Path, files: Mapping[str, bytes], to: str, font: str | None) -> None:
    source = folder / "in"
    source.mkdir()
    paths = []
    for name, data in files.items():
        path = source / Path(name).name
        path.write_bytes(data)
        paths.append(str(path))
    settings = dict(os.environ)
    if font is not None and is_stand_in(font):
        fonts = folder / "fonts.conf"
        fonts.write_text(font_settings(font), encoding="utf-8")
        settings["FONTCONFIG_FILE"] = str(fonts)
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        to,
        "--outdir",
        str(folder / "out"),
        *paths,
    ]
    limit = SECONDS + SECONDS_PER_FILE * len(files)
    try:
        done = subprocess.run(  # noqa: S603 - LibreOffice itself, on files of our own making
            command, env=settings, capture_output=True, timeout=limit, check=False
        )
    except subprocess.TimeoutExpired:
        raise _failed(f"LibreOffice 超過 {limit} 秒沒有完成。") from None
    except OSError as problem:
        raise _failed(f"LibreOffice 無法啟動（{problem.strerror}）。") from None
    if done.returncode != 0:
        raise _failed(f"LibreOffice 轉檔失敗（代碼 {done.returncode}）。")


def _failed(message: str) -> UserError:
    return UserError(
        error("libreoffice-failed", message, "再試一次；仍失敗時改用 --to docx，由 Word 另存。")
    )


def _font_findings(font: str | None) -> tuple[Finding, ...]:
    if font is None:
        return (
            warning(
                "kai-font-missing",
                "這台電腦沒有標楷體，也沒有可代替的楷體，版面會以其他字型呈現。",
                "安裝 fonts-cns11643-kai（全字庫正楷體）或標楷體後再產生一次。",
            ),
        )
    if is_stand_in(font):
        return (
            hint(
                "kai-font-stand-in",
                f"這台電腦沒有標楷體，PDF 以 {font} 代替。",
                "要用標楷體本身，請在有該字型的電腦（Windows）上轉檔。",
            ),
        )
    return ()
