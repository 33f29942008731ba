"""The other tools: docxtpl and docx-mailmerge2 in Python, three engines on Node."""

from __future__ import annotations

import importlib.util
import io
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

PACKAGES = ("docxtemplater", "pizzip", "easy-template-x", "carbone")
ENGINES = ("docxtemplater", "easy-template-x", "carbone")
HERE = Path(__file__).parent
SCRATCH = Path(tempfile.gettempdir()) / "inservice-benchmark-node"


def docxtpl_naive(path: Path) -> Callable[[dict[str, Any]], bytes]:
    """Render as docxtpl's own examples do: the file opened anew for each record."""

    def render(values: dict[str, Any]) -> bytes:
        return _docxtpl(path, values)

    return render


def docxtpl_cached(data: bytes) -> Callable[[dict[str, Any]], bytes]:
    """Render from bytes that are read once."""

    def render(values: dict[str, Any]) -> bytes:
        return _docxtpl(io.BytesIO(data), values)

    return render


def _docxtpl(source: Any, values: dict[str, Any]) -> bytes:
    template = DocxTemplate(source)
    template.render(values, autoescape=True)
    stream = io.BytesIO()
    template.save(stream)
    return stream.getvalue()


def mail_merge(data: bytes) -> Callable[[dict[str, Any]], bytes]:
    """Render by docx-mailmerge2."""
    from mailmerge import MailMerge

    def render(values: dict[str, Any]) -> bytes:
        with MailMerge(io.BytesIO(data)) as document:
            document.merge(**{key: str(value) for key, value in values.items()})
            stream = io.BytesIO()
            document.write(stream)
        return stream.getvalue()

    return render


def typst() -> bool:
    """Have the Python package `typst` at hand, installed into a scratch folder; tell whether."""
    if importlib.util.find_spec("typst") is not None:
        return True
    folder = Path(tempfile.gettempdir()) / "inservice-benchmark-python"
    sys.path.append(str(folder))
    if importlib.util.find_spec("typst") is None:
        command = [sys.executable, "-m", "pip", "install", "-qq", "--target", str(folder), "typst"]
        subprocess.run(command, check=False)
        importlib.invalidate_caches()
    return importlib.util.find_spec("typst") is not None


def node_engines() -> str:
    """Install the engines into a scratch folder; return their versions, or "" without Node."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return ""
    SCRATCH.mkdir(exist_ok=True)
    if not all((SCRATCH / "node_modules" / name).is_dir() for name in PACKAGES):
        command = [npm, "install", "--silent", "--no-audit", "--no-fund", *PACKAGES]
        if subprocess.run(command, cwd=SCRATCH, check=False).returncode:
            return ""
    versions = [f"node {subprocess.check_output(['node', '--version'], text=True).strip()}"]
    for name in ENGINES:
        about = json.loads((SCRATCH / "node_modules" / name / "package.json").read_text("utf-8"))
        versions.append(f"{name} {about['version']}")
    return ", ".join(versions)


def node_rate(engine: str, template: bytes, records: Sequence[dict[str, Any]], warm: int) -> float:
    """Return documents per second of CPU of a Node engine, in a process of its own, warmed up."""
    path, values = SCRATCH / "template.docx", SCRATCH / "records.json"
    path.write_bytes(template)
    values.write_text(json.dumps(records), encoding="utf-8")
    command = ["node", str(HERE / "peers.mjs"), engine, str(path), str(values), str(warm)]
    answer = subprocess.check_output(command, cwd=SCRATCH, text=True)
    return float(json.loads(answer.strip().splitlines()[-1])["rate"])
