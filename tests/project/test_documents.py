"""README, guide and changelog are true: commands run, links lead somewhere, tables agree."""

from __future__ import annotations

import ast
import re
import shlex
import struct
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer
from pydantic import TypeAdapter
from tests.support.guide_pages import Reader, unknown_notes

import guide_tables
from inservice_docs.cli.main import app
from inservice_docs.documents.catalogue import LETTERS, SHEETS
from inservice_docs.documents.placeholders import PAGE, PHRASES
from inservice_docs.formats.tables.headings import field_of
from inservice_docs.records.base import field_names
from inservice_docs.records.person import Person
from inservice_docs.records.school import School
from inservice_docs.records.types import Amount, Count, Date, YesNo
from inservice_docs.records.wording import Wording
from inservice_docs.taiwan.phones import parse_phone
from inservice_docs.taiwan.times import parse_span
from inservice_docs.workflow.demo import CROSS, INPUTS, ROSTER, make_demo

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "guide"
PICTURES = ROOT / "docs" / "pictures"
PAGES = {page.name: page for page in (ROOT / "README.md", *sorted(GUIDE.glob("*.md")))}
TEXTS = {name: page.read_text("utf-8") for name, page in PAGES.items()}
NEED_OFFICE = [name for name, text in TEXTS.items() if "<!-- with LibreOffice -->" in text]
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of the demo and the data that they were made from."""
    folder = tmp_path_factory.mktemp("demo")
    make_demo(folder)
    return folder


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Registers made by the commands keep their keys in the scratch folder."""
    monkeypatch.setenv("INSERVICE_KEY_FILE", str(tmp_path / "keys.json"))


@pytest.mark.parametrize("name", TEXTS)
def test_the_commands_of_a_page_do_what_it_says(name: str, tmp_path: Path, demo: Path) -> None:
    """Every command shown runs, exits as it should, and prints what stands below it."""
    Reader(tmp_path, demo).follow(TEXTS[name])


@pytest.mark.system
@pytest.mark.parametrize("name", NEED_OFFICE)
def test_the_commands_that_need_libreoffice_work(name: str, tmp_path: Path, demo: Path) -> None:
    """The same holds for those that make PDF and ODT."""
    Reader(tmp_path, demo, office=True).follow(TEXTS[name])


@pytest.mark.parametrize("name", TEXTS)
def test_every_note_before_a_block_means_something(name: str) -> None:
    """A note with a slip in it would be passed over, and its block tried in another way."""
    assert not unknown_notes(TEXTS[name])


@pytest.mark.parametrize("name", TEXTS)
def test_the_tables_say_what_the_code_says(name: str) -> None:
    """Tables of keys, codes, placeholders and choices are those of the code."""
    text = TEXTS[name]
    assert guide_tables.filled(text) == text, "run: python tools/guide_tables.py"


def test_every_table_of_the_code_is_shown() -> None:
    """No rule, placeholder or key stays out of the guide."""
    shown = {found[2] for text in TEXTS.values() for found in guide_tables.MARKED.finditer(text)}
    assert shown == set(guide_tables.TABLES)


@pytest.mark.parametrize("name", TEXTS)
def test_links_lead_to_files_and_headings(name: str) -> None:
    """Every link inside the project finds its page, and its heading there."""
    for target in LINK.findall(TEXTS[name]):
        if re.match("https?://", target):
            continue
        file, _, heading = target.partition("#")
        page = (PAGES[name].parent / file).resolve() if file else PAGES[name]
        assert page.is_file(), target
        if heading:
            assert heading in headings(page.read_text("utf-8")), target


def headings(text: str) -> set[str]:
    """Return the names under which GitHub finds the headings of a page."""
    titles = re.findall(r"(?m)^#+ (.+)$", text)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_the_index_names_every_page() -> None:
    """A clerk finds each page of the guide from its first."""
    linked = {target.partition("#")[0] for target in LINK.findall(TEXTS["index.md"])}
    assert {page.name for page in GUIDE.glob("*.md")} - {"index.md"} <= linked


def test_pictures_are_shown_and_small() -> None:
    """Every picture is a PNG with a palette below 120 kB, and stands in some page."""
    for picture in PICTURES.iterdir():
        data = picture.read_bytes()
        assert data.startswith(b"\x89PNG"), picture.name
        assert struct.unpack(">B", data[25:26]) == (3,), picture.name
        assert len(data) < 120_000, picture.name
        assert any(f"pictures/{picture.name})" in text for text in TEXTS.values()), picture.name


@cache
def program() -> Any:
    """Return the program as click sees it, put together once."""
    return typer.main.get_command(app)


def commands(text: str) -> Iterator[str]:
    """Yield the commands named in a page's text, without the program's name."""
    for code in CODE.findall(re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
        word = code.split()[0]
        if word == "inservice-docs" and len(code.split()) > 1:
            yield code.removeprefix("inservice-docs ")
        elif word in program().commands:
            yield code


@pytest.mark.parametrize("name", TEXTS)
def test_commands_and_options_named_in_passing_exist(name: str) -> None:
    """A command in the running text is one that the program knows, with options that it takes."""
    for line in commands(TEXTS[name]):
        node = program()
        for word in shlex.split(line):
            flags = {flag for each in node.params for flag in (*each.opts, *each.secondary_opts)}
            known = flags | {"--help"}
            if word.startswith("--"):
                assert word in known, line
            elif hasattr(node, "commands"):
                assert word in node.commands, line
                node = node.commands[word]


def document_rows() -> list[tuple[str, str]]:
    """Return the rows of README's table of documents: what it is, the command."""
    table = TEXTS["README.md"].partition("| Document | Command |")[2].partition("\n\n")[0]
    return re.findall(r"(?m)^\| ([^|]+) \| `([^`]+)` \|$", table)


def test_readme_lists_every_document() -> None:
    """Each kind of letter and each sheet that is made by a command has its row."""
    titles = " ".join(title for title, _ in document_rows())
    made = [each.title for each in (*LETTERS, *SHEETS) if each.key not in LATER]
    assert not [title for title in made if title not in titles]


LATER = {"pending"}
"""Sheets that no command makes yet."""


@pytest.mark.parametrize(("title", "line"), document_rows(), ids=lambda text: str(text)[:24])
def test_the_command_of_a_document_makes_it(
    title: str, line: str, tmp_path: Path, demo: Path
) -> None:
    """With the sample study and list, each command of the table writes files."""
    reader = Reader(tmp_path, demo)
    reader.follow(f"<!-- in: demo/{INPUTS} -->\n```sh\n```\n")
    words = line.replace("PLAN", CROSS).replace("ROSTER", ROSTER)
    reader.follow(f"```sh\ninservice-docs {words} --out made\n```\n")
    assert list((reader.here / "made").iterdir())


def test_the_tour_names_the_rooms_there_are() -> None:
    """The tree of README shows every room of the house and no other."""
    tree = TEXTS["README.md"].partition("src/inservice_docs/\n")[2].partition("```")[0]
    rooms = {path.parent.name for path in (ROOT / "src" / "inservice_docs").glob("*/__init__.py")}
    assert set(re.findall(r"(?m)^  ([a-z]+)/", tree)) == rooms
    assert all((ROOT / name).is_dir() for name in re.findall(r"(?m)^([a-z]+)/", tree))


def test_files_named_in_readme_exist() -> None:
    """A reader who follows the tour finds each file where it says."""
    for code in CODE.findall(TEXTS["README.md"]):
        if re.fullmatch(r"[\w./-]+/[\w.-]+\.(?:py|yaml|toml|docx)", code):
            places = (
                ROOT / code,
                ROOT / "src" / "inservice_docs" / code,
                ROOT / "templates" / code,
            )
            assert any(place.is_file() for place in places), code


def first_column(page: str, heading: str) -> list[list[str]]:
    """Return the codes in the first column of the table under a heading row."""
    rows = TEXTS[page].partition(heading)[2].partition("\n\n")[0]
    return [CODE.findall(row) for row in re.findall(r"(?m)^\| (`[^|]+) \|", rows)]


def test_the_keys_of_the_school_and_of_wordings_are_listed() -> None:
    """The two tables that are written by hand name every key of their records."""
    school = [each for row in first_column("school.md", "| 欄名 | 英文欄名 |") for each in row]
    assert school == [str(field.title) for field in School.model_fields.values()]
    wording = {each for row in first_column("templates.md", "| 欄名 | 內容 |") for each in row}
    assert wording == {str(field.title) for field in Wording.model_fields.values()}


def test_the_headings_of_lists_are_recognised() -> None:
    """Each heading that the guide promises is taken for the field it stands beside."""
    rows = TEXTS["rosters.md"].partition("| 欄位 | 認得的標題")[2].partition("\n\n")[0]
    pairs = re.findall(r"(?m)^\| ([^|-]+) \| ([^|]+) \|$", rows)
    assert len(pairs) == len(Person.model_fields)
    for field, words in pairs:
        for word in words.split("、"):
            assert field_of(word) == field_names(Person)[field], word


SHAPES: dict[str, Callable[[str], object]] = {
    "日期": TypeAdapter(Date).validate_python,
    "時間": parse_span,
    "時數": TypeAdapter(Amount).validate_python,
    "是否": TypeAdapter(YesNo).validate_python,
    "電話": parse_phone,
}


def test_the_shapes_that_are_promised_are_taken() -> None:
    """Whatever the guide says one may write for a date, a time, a number is read, as one value."""
    rows = TEXTS["plan.md"].partition("| 內容 | 都可以 |")[2].partition("\n\n")[0]
    lines = dict(re.findall(r"(?m)^\| ([^|-]+) \| ([^|]+) \|$", rows))
    for name, read in SHAPES.items():
        read_values = [read(code) for code in CODE.findall(lines.pop(name))]
        assert len(read_values) > 2
        assert name != "日期" or len(set(read_values)) == 1
    count = TypeAdapter(Count).validate_python
    assert [count(code) for code in CODE.findall(lines.pop("人數"))[:2]] == [60, 60]
    assert not lines


def test_codes_and_placeholders_in_the_text_exist() -> None:
    """A finding's code or a placeholder that a page mentions is one of the program's."""
    source = (ROOT / "src").rglob("*.py")
    trees = (ast.parse(path.read_text("utf-8")) for path in source)
    words = {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    names = {each.name for each in (*PHRASES, *PAGE)} | {"項", "欄位"}
    for name, text in TEXTS.items():
        for code in CODE.findall(guide_tables.MARKED.sub("", text)):
            if re.fullmatch(r"[a-z]+(?:-[a-z]+)+", code) and code != "inservice-docs":
                assert code in words or code.startswith("fonts-"), f"{name}: {code}"
            for placeholder in re.findall(r"\{\{ (\w+)[ .]", code):
                assert placeholder in names, f"{name}: {code}"
