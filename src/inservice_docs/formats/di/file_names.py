"""The files of a package: names that every receiving system takes, and what they were called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from inservice_docs.formats.archive import is_safe_name, safe_name
from inservice_docs.taiwan.document_numbers import parse_number

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}\.[A-Za-z0-9]{1,8}")
_TAKEN = (".di", ".sw")
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One enclosed file: its entity, its name in the package, what it is called, its bytes."""

    entity: str
    file: str
    title: str
    data: bytes | None


def package_stem(letter_number: str, name: str = "") -> str:
    """Return what the files of a package are called: the number's digits where it has one."""
    if name and is_plain_name(f"{name}.di", ()):
        return name
    number = parse_number(letter_number.partition("、")[0])
    if number.serial is not None and number.year is not None:
        return f"{number.year:03}{number.serial:07}{number.suffix}"
    return "letter"


def is_plain_name(name: str, taken: Sequence[str] = _TAKEN) -> bool:
    """Tell whether a file name is plain ASCII with an extension, safe in a Big5 package too."""
    return bool(
        _PLAIN.fullmatch(name)
        and ".." not in name
        and is_safe_name(name)
        and not name.lower().endswith(tuple(taken) or ("\0",))
    )


def plan_enclosures(names: Sequence[str], contents: Mapping[str, bytes]) -> tuple[Enclosure, ...]:
    """Give each enclosure its entity (ATTCH1 …), its file name and its bytes where there are any.

    Plain names are kept, others become ATTCH1.pdf …; no name comes twice. Contents that the
    letter does not name are left out.
    """
    left = dict(contents)
    used: set[str] = set()
    planned: list[Enclosure] = []
    for number, name in enumerate(names, 1):
        key = _content(name, left)
        entity = f"ATTCH{number}"
        extension = _extension(key or name)
        file = name if _extension(name) else name + extension
        if not is_plain_name(file) or file.casefold() in used:
            file = entity + extension
        used.add(file.casefold())
        data = None if key is None else left.pop(key)
        planned.append(Enclosure(entity, file, _title(name), data))
    return tuple(planned)


def _content(name: str, left: Mapping[str, bytes]) -> str | None:
    """Return the key of an enclosure's bytes: its own name, or that with an extension."""
    keys = [name] if name in left else [key for key in left if PurePath(key).stem == name]
    return keys[0] if len(keys) == 1 else None


def _extension(name: str) -> str:
    suffix = PurePath(name).suffix
    return suffix if _EXTENSION.fullmatch(suffix) else ""


def _title(name: str) -> str:
    return name if is_safe_name(name) and "/" not in name else safe_name(name, "附件")
