"""A small TOML file (格式檔) whose keys may be bare Chinese words, which TOML itself forbids."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from inservice_docs.formats.text_file import read_bytes
from inservice_docs.records.finding import Place, UserError, error

# TOML wants quotes around keys that are not ASCII; a clerk does not.
_BARE = re.compile(r"^([ \t]*)([^\s\"'=#\[\]]*[^\x00-\x7f][^\s\"'=#\[\]]*)(?=[ \t]*=)", re.M)
_HEADING = re.compile(r"^([ \t]*\[{1,2})([^\s\"'\[\]]*[^\x00-\x7f][^\s\"'\[\]]*)(\]{1,2})", re.M)


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file in UTF-8; UserError for one that is missing, too large or no TOML."""
    try:
        text = read_bytes(path).decode("utf-8-sig")
        return tomllib.loads(_HEADING.sub(r'\1"\2"\3', _BARE.sub(r'\1"\2"', text)))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        raise UserError(
            error(
                "toml-unreadable",
                f"「{path.name}」的格式讀不懂。",
                "檢查引號與等號，以 UTF-8 編碼存檔。",
                Place(file=path.name),
            )
        ) from None
