"""Masking (遮蔽): ID numbers without their last four characters, names as 李○明.

The last four characters: 國教署 臺教國署秘字第1100121091號 (110-09-23).
"""

from __future__ import annotations

import re

from .id_numbers import normalise_id
from .text import tidy

_HIDDEN = "○"
_SHOWN = 6
# One visible character with the marks that belong to it (variation selectors, accents).
_LETTER = re.compile(
    "[^\ufe00-\ufe0f\U000e0100-\U000e01ef\u0300-\u036f]"
    "[\ufe00-\ufe0f\U000e0100-\U000e01ef\u0300-\u036f]*"
)
_BETWEEN = set(" .·‧・•．-—")


def mask_id(text: str) -> str:
    """Return an ID or passport number with its last four characters hidden: A12345****.

    Of a cell with more in it than a number, no more is shown than of a number.
    """
    number = normalise_id(text)
    return (
        number[: min(_SHOWN, len(number) - 4)] + "*" * 4 if len(number) > 4 else "*" * len(number)
    )


def mask_name(name: str) -> str:
    """Return a name with its middle hidden: 李○明, 李○, 歐○○明, 比○‧○布, J*** S***."""
    plain = tidy(name)
    if plain and all(ord(char) < 0x0250 for char in plain):
        return re.sub(r"[^\s.,'’-]+", lambda word: _mask_word(word.group()), plain)
    letters = _LETTER.findall(plain)
    seen = [at for at, letter in enumerate(letters) if letter not in _BETWEEN]
    if len(seen) == 1:
        return _HIDDEN
    hidden = set(seen[1:] if len(seen) == 2 else seen[1:-1])
    return "".join(_HIDDEN if at in hidden else letter for at, letter in enumerate(letters))


def _mask_word(word: str) -> str:
    return word[0] + "***"


def mask_phone(text: str) -> str:
    """Return a telephone number with the last four digits before its extension hidden, and that."""
    main = re.split("[#＃轉分]|ext", tidy(text), maxsplit=1, flags=re.IGNORECASE)[0].strip()
    digits = [at for at, char in enumerate(main) if char.isdigit()]
    hidden = set(digits[-4:])
    return "".join("*" if at in hidden else char for at, char in enumerate(main))


def mask_email(text: str) -> str:
    """Return an e-mail address with only its first letter and its host to be seen: y***@example."""
    name, at, host = tidy(text).rpartition("@")
    return f"{name[:1]}***@{host}" if at and name else "***"
