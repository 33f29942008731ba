"""Fonts (字型): is there a 標楷體, which font stands in for it, and how LibreOffice is told so."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

KAI = "標楷體"
"""The font of official letters (文書處理手冊, 公文用紙)."""

OWN_NAMES = ("標楷體", "DFKai-SB", "BiauKai")
"""The names of the font itself on Windows and macOS."""

STAND_INS = ("TW-Kai", "AR PL UKai TW", "AR PL UKai TW MBE")
"""Free fonts that can stand in, best first; TW-Kai holds the rare characters of names."""

_ALIAS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
{aliases}
</fontconfig>
"""


@cache
def kai_font() -> str | None:
    """Return the Kai font that this machine shows letters in, or None when it has none."""
    if sys.platform == "win32":
        return KAI if Path(r"C:\Windows\Fonts\kaiu.ttf").exists() else None
    installed = _families()
    return next((name for name in (*OWN_NAMES, *STAND_INS) if name in installed), None)


def is_stand_in(font: str) -> bool:
    """Tell whether a font only stands in for 標楷體."""
    return font in STAND_INS


def font_settings(font: str) -> str:
    """Return a fontconfig file that lets `font` and its extension stand in for 標楷體."""
    accept = f"<family>{font}</family>"
    if font == "TW-Kai":
        # Rare characters of names (Ext-B) lie in a second file of the same typeface.
        accept += "<family>TW-Kai-Ext-B</family>"
    aliases = "\n".join(
        f'<alias binding="same"><family>{name}</family><accept>{accept}</accept></alias>'
        for name in OWN_NAMES
    )
    return _ALIAS.format(aliases=aliases)


def _families() -> frozenset[str]:
    """Return the names of the installed font families, by fontconfig or by the system's folders."""
    lister = shutil.which("fc-list")
    if lister is None:
        folders = (Path("/System/Library"), Path("/Library/Fonts"), Path.home() / "Library/Fonts")
        found = any(next(folder.rglob("*iauKai*"), None) for folder in folders if folder.is_dir())
        return frozenset({"BiauKai"} if found else ())
    try:
        listing = subprocess.run(  # noqa: S603 - the system's own program, fixed arguments
            [lister, "--format", "%{family}\n"], capture_output=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    names = listing.stdout.decode("utf-8", "replace").replace(",", "\n").splitlines()
    return frozenset(name.strip() for name in names)
