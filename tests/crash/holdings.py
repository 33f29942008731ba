"""Everything that a workspace holds, but for moments and chance: to compare two that did the same.

Two workspaces whose clerks did the same are never the same byte for byte: keys, tokens and links
are made by chance, and each step has its moment. What is left must not differ.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Table, select

from inservice_docs.registry.columns import Moment
from inservice_docs.registry.keys.sealing import open_row, sealed_columns
from inservice_docs.registry.settings import OWN
from inservice_docs.registry.tables.base import counters, metadata, settings
from inservice_docs.registry.work import Work
from inservice_docs.web.jobs import FOLDER as JOBS
from inservice_docs.workflow.register import FILE as REGISTER
from inservice_docs.workflow.register import Register

DERIVED = {"blobs", "figures", "gram_counts", "plan_grams"}
"""Tables that follow from the others: the register itself examines them."""
CHANCE_COLUMNS = {
    *("password", "public", "secret", "key_name", "signing_keys.name"),
    *("sha256", "context_sha256", "file_sha256"),  # of documents that tell when they were made
    "drafts.id",
}
"""Columns with something made by chance in them, or with how often somebody's draft was kept."""
CHANCE_KEYS = {"check", "code", "data", "folder", "nonce"}
"""The same, within values that are JSON."""
NOT_COMPARED = {*OWN, "drafts"}
"""Settings that the register keeps for itself; the counter of drafts."""
UNTOLD = ("session.", "mail.send")
"""Coming and going; a mail that was on its way is in doubt: not told of, and not sent again."""
TOLD_AGAIN = {"backup.save", "hours.fetch", "participants.export", "register.recount"}
"""What was handed over twice is told of twice: the first may have arrived."""
OF_KEYS = {"certificate.key", "keys.rotate"}
"""What is about a key, whose name is made by chance."""
_SURE = re.compile("(in|out)-again")
"""Who shows a code at the door once more only makes sure."""
_MADE_UP = re.compile(r"(incoming |new:)[\w-]{16,}")
_MOMENT = re.compile(r"\d{4}-?\d\d-?\d\d[T -]?\d\d:?\d\d:?\d\d\S*")


def held(register: Register) -> dict[str, Counter[str]]:
    """Everything that a register and its workspace hold, by table."""
    with register.look() as work:
        found = {
            table.name: _rows(work, table)
            for table in metadata.sorted_tables
            if table.name not in {"trail", *DERIVED} and not table.info.get("passing")
        }
        found["trail"] = _trail(work)
    found["files"] = _files(register.workspace.required_folder())
    return found


def _rows(work: Work, table: Table) -> Counter[str]:
    """The rows of a table, opened."""
    rows: Counter[str] = Counter()
    for row in work.desk.run(select(table)).mappings():
        values = dict(row)
        if sealed_columns(table):
            values = open_row(work.desk.ring, table, values["id"], values)
        if table in (settings, counters) and values["name"] in NOT_COMPARED:
            continue
        if table is settings and values["name"].startswith("mail: "):
            values["value"] = None  # sent, or in doubt
        kept = {c.name: _plain(values[c.name]) for c in table.columns if _is_compared(table, c)}
        rows[json.dumps(kept, ensure_ascii=False, default=str, sort_keys=True)] += 1
    return rows


def _is_compared(table: Table, column: Column[Any]) -> bool:
    names = {column.name, f"{table.name}.{column.name}"}
    blind = "index_of" in column.info
    return not (blind or isinstance(column.type, Moment) or names & CHANCE_COLUMNS)


def _plain(value: Any) -> Any:
    """A value without its moments, and without what was made by chance in it."""
    if isinstance(value, str) and value.startswith(("{", "[")):
        value = json.loads(value)
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items() if name not in CHANCE_KEYS}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, str):
        return _MOMENT.sub("…", _MADE_UP.sub(r"\1…", value))
    return value


def _trail(work: Work) -> Counter[str]:
    """What was done to what, and how often."""
    told: Counter[str] = Counter()
    for each in work.trail.list(limit=9999):
        if each.action.startswith(UNTOLD) or _SURE.search(each.detail):
            continue
        about = "" if each.action in OF_KEYS else _plain(each.subject)
        key = f"{each.action} {about}"
        told[key] = 1 if each.action in TOLD_AGAIN else told[key] + 1
    return told


def _files(folder: Path) -> Counter[str]:
    """The files of a workspace beside its register, by what is in them."""
    found: Counter[str] = Counter()
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        hidden = path.name.startswith(".") or name.startswith((REGISTER, JOBS))
        if path.is_file() and not hidden:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            found[f"{_MOMENT.sub('…', name)} {digest}"] += 1
    return found
