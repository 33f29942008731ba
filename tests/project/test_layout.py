"""The shape of the project: where things lie, how long they are, and who may use what."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "inservice_docs"
MODULES = sorted(PACKAGE.rglob("*.py"))
OWN_CODE = sorted(
    path for part in ("src", "tests", "tools", "benchmarks") for path in (ROOT / part).rglob("*.py")
)

HOMES = {
    "PIL": ("formats.qr",),
    "alembic": ("registry",),
    "cbor2": ("formats.seal",),
    "argon2": ("registry",),
    "cryptography": ("formats", "registry"),
    "deflate": ("formats.docx",),
    "distributed": ("workflow",),
    "docx": ("formats.docx",),
    "docxtpl": ("formats.docx",),
    "holidays": ("rules",),
    "isal": ("formats.docx",),
    "jinja2": ("wording", "formats.docx", "web"),
    "keyring": ("registry", "formats.mail"),
    "litestar": ("web",),
    "lxml": ("formats",),
    "markdown_it": ("web",),
    "openpyxl": ("formats",),
    "pypdf": ("formats",),
    "python_calamine": ("formats",),
    "rich": ("cli",),
    "ruamel": ("formats",),
    "sqlalchemy": ("registry",),
    "subprocess": ("formats",),
    "tomlkit": ("formats",),
    "typer": ("cli",),
    "uvicorn": ("web",),
    "zxingcpp": ("formats.qr",),
}
"""Each library and the only rooms that import it."""

LETTER_FAMILIES = (
    "against_plan", "approvals", "attachments", "copies", "county_names", "dates",
    "direction", "doc_numbers", "expectation", "fields", "hours", "items", "legal_words", "memo",
    "numerals", "parts", "parts_order", "punctuation", "recipients", "salutation", "schedule",
    "spacing", "study", "subject", "times", "width", "wording",
)  # fmt: skip
"""The families of letter rules: their bad and good examples are their tests."""

LETTER_WORDS = (
    "date_roles", "day_words", "excerpt", "expectation_words", "found_hours", "pattern", "rule",
    "sentences", "sources",
)  # fmt: skip
"""What the families look for words with: proven by the letters with one planted defect."""

LETTERS = ROOT / "tests" / "rules" / "letter"

WEB_GUARDED = (
    "app", "asked", "guard.access", "guard.headers", "guard.hosts", "guard.plain_answer",
)  # fmt: skip
"""What stands before every address is proven by walking all of them."""

COVERED: dict[str, str] = {
    "cli.options": "cli/test_main.py",
    **{f"web.{part}": "web/test_every_route.py" for part in WEB_GUARDED},
    **{
        f"registry.tables.{part}": "registry/migrations/versions/test_v0001.py"
        for part in (
            *("accounts", "base", "certificates", "documents", "figures", "pages"),
            *("people", "plans"),
        )
    },
    **{
        f"registry.migrations.versions.v{version}": "registry/migrations/versions/test_v0001.py"
        for version in ("0004",)
    },
    **{
        f"rules.letter.{part}": f"rules/letter/{test}"
        for parts, test in (
            (LETTER_FAMILIES, "test_catalogue.py"),
            (LETTER_WORDS, "test_defects.py"),
        )
        for part in parts
        if not (LETTERS / f"test_{part}.py").exists()
    },
}
"""A module without tests under its own name, and the test file that covers it."""

BESIDE_THE_ROOMS = {"browser", "crash", "data", "golden", "project", "support"}
"""The folders of tests/ that mirror no room."""


def name(path: Path) -> str:
    """A module's dotted name below the package, such as formats.docx.engine."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


@cache
def imports(path: Path) -> frozenset[str]:
    """The top-level packages that a module imports, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return frozenset(found)


def own_files() -> Iterator[Path]:
    """Every file of the project itself: no caches, nothing built."""
    for part in ("src", "tests", "tools", "templates", "benchmarks", "docs"):
        for path in (ROOT / part).rglob("*"):
            inside = path.relative_to(ROOT).parts
            if path.is_file() and not any(word.startswith((".", "__py")) for word in inside):
                yield path
    yield from (path for path in ROOT.iterdir() if path.is_file())
    yield ROOT / ".ci" / "run"


def has_code(path: Path) -> bool:
    """Whether a module holds more than its docstring and imports."""
    idle = (ast.Import, ast.ImportFrom, ast.Expr)
    return any(not isinstance(node, idle) for node in ast.parse(path.read_text("utf-8")).body)


def test_tests_mirror_the_source() -> None:
    """Every module has tests under its own name, or a named test file that covers it."""
    lacking = []
    for path in MODULES:
        if path.name == "__init__.py" or not has_code(path):
            continue
        inside = path.relative_to(PACKAGE)
        expected = COVERED.get(name(path), inside.with_name(f"test_{inside.name}").as_posix())
        if not (ROOT / "tests" / expected).is_file():
            lacking.append(f"{name(path)}: tests/{expected}")
    assert not lacking, "\n".join(lacking)


def test_every_test_folder_mirrors_a_room() -> None:
    """No tests are left behind when a room goes or changes its name."""
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir()}
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()} - {"__pycache__"}
    assert folders <= rooms | BESIDE_THE_ROOMS


def test_the_list_of_covered_modules_is_true() -> None:
    """The exceptions name modules that exist and have no tests of their own."""
    names = {name(path) for path in MODULES}
    assert set(COVERED) <= names
    for module, test in COVERED.items():
        own = ROOT / "tests" / Path(*module.split("."))
        assert not own.with_name(f"test_{own.name}.py").exists(), f"{module} has its own tests"
        assert (ROOT / "tests" / test).is_file(), test


@pytest.mark.parametrize("path", OWN_CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_module_is_long(path: Path) -> None:
    """A module does one thing, so 300 lines are enough for any."""
    assert len(path.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("library", HOMES)
def test_a_library_stays_in_its_room(library: str) -> None:
    """A library that only some rooms need is imported in no other."""
    homes = HOMES[library]
    strays = [
        name(path)
        for path in MODULES
        if library in imports(path)
        and not any(f"{name(path)}.".startswith(f"{home}.") for home in homes)
    ]
    assert not strays


def test_the_ground_floor_needs_nothing_but_python() -> None:
    """The facts of the country use the standard library alone."""
    allowed = sys.stdlib_module_names | {"inservice_docs"}
    strays = [
        (name(path), library)
        for path in MODULES
        if name(path).startswith("taiwan.")
        for library in imports(path)
        if library not in allowed
    ]
    assert not strays


def test_only_the_command_line_prints_or_exits() -> None:
    """The other rooms return what they found; showing it is for the CLI and the pages."""
    strays = [
        f"{name(path)}:{node.lineno}"
        for path in MODULES
        if not name(path).startswith("cli")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"print", "exit", "quit", "sys.exit", "os._exit"}
    ]
    assert not strays


def test_the_project_stands_on_its_own() -> None:
    """No file names a path outside the project, so that it works wherever it is put."""
    outside = ("../" + "shared", "/" + "work/main")
    strays = []
    for path in own_files():
        text = path.read_bytes().decode("utf-8", "ignore")
        strays += [f"{path.relative_to(ROOT)}: {word}" for word in outside if word in text]
    assert not strays
