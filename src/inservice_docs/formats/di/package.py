"""What holds a letter: a lone file, a folder of its parts (公文資料夾), or a ZIP of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from inservice_docs.formats.archive import is_safe_name
from inservice_docs.formats.di.decoding import MOST_BYTES, too_large
from inservice_docs.formats.di.zip_package import MOST_MEMBERS, is_zip, open_zip
from inservice_docs.formats.text_file import reading
from inservice_docs.records.finding import Finding, Place, UserError, error, warning


@dataclass(frozen=True, slots=True)
class Opened:
    """The letter's bytes and those of its exchange sheet; `names` lists all files of a package."""

    file: str
    letter: bytes
    sheet: bytes | None = None
    sheet_file: str = ""
    names: frozenset[str] | None = None
    findings: tuple[Finding, ...] = ()


def open_source(source: Path | bytes, name: str = "") -> Opened:
    """Find the letter in a file, folder or ZIP; nothing is ever unpacked to disk.

    Raises UserError when there is none, or it is too large, missing or unreadable.
    """
    file = name or (source.name if isinstance(source, Path) else "")
    place = Place(file)
    if isinstance(source, bytes):
        return _zip(BytesIO(source), place) if is_zip(source) else Opened(file, source)
    with reading(place):
        if source.is_dir():
            return _folder(source, place)
        with source.open("rb") as stream:
            if is_zip(stream.read(4)):
                return _zip(stream, place)
            stream.seek(0)
            data = stream.read(MOST_BYTES + 1)
    return Opened(file, _bounded(data, place))


def _bounded(data: bytes, place: Place) -> bytes:
    if len(data) > MOST_BYTES:
        raise UserError(too_large(place))
    return data


def _folder(folder: Path, place: Place) -> Opened:
    paths = [path for path in sorted(folder.iterdir())[:MOST_MEMBERS] if path.is_file()]
    by_name = {path.name: path for path in paths}

    def read(name: str) -> bytes:
        with by_name[name].open("rb") as stream:
            return stream.read(MOST_BYTES + 1)

    return _chosen(by_name, read, place, [])


def _zip(stream: BinaryIO, place: Place) -> Opened:
    names, read = open_zip(stream, place)
    safe = [name for name in names if is_safe_name(name)]
    return _chosen(safe, read, place, [name for name in names if not is_safe_name(name)])


def _chosen(
    names: Iterable[str], read: Callable[[str], bytes], place: Place, unsafe: list[str]
) -> Opened:
    """Choose the letter among the files of a package."""
    ordered = sorted(names, key=lambda name: (name.count("/"), name.casefold()))
    letters = [name for name in ordered if name.lower().endswith(".di")]
    letters = letters or [name for name in ordered if name.lower().endswith(".xml")]
    sheets = [name for name in ordered if name.lower().endswith(".sw")]
    if not letters:
        if sheets:
            return Opened(sheets[0], _bounded(read(sheets[0]), place))
        raise UserError(
            error(
                "di-none",
                "裡面沒有 DI 檔。",
                "選含有 .di 檔的資料夾或壓縮檔；Word、PDF 等檔案請直接選取。",
                place,
            )
        )
    findings = [
        error(
            "di-name-unsafe",
            f"壓縮檔裡有 {len(unsafe)} 個檔名不安全（例如 {unsafe[0][:60]!r}），已略過。",
            "確認檔案的來源；不明的檔案請勿使用。",
            place,
        )
    ] if unsafe else []  # fmt: skip
    if len(letters) > 1:
        others = "、".join(letters[1:4])
        findings.append(
            warning(
                "di-several",
                f"裡面有 {len(letters)} 件公文，只讀了「{letters[0]}」。",
                f"其餘的（{others}）請個別選取。",
                place,
            )
        )
    sheet = next((name for name in sheets if name[:-3] == letters[0][:-3]), (*sheets, "")[0])
    return Opened(
        letters[0],
        _bounded(read(letters[0]), Place(letters[0])),
        read(sheet)[:MOST_BYTES] if sheet else None,
        sheet,
        frozenset(PurePosixPath(name).name for name in ordered),
        tuple(findings),
    )
