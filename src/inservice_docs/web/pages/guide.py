"""The guide (說明) as pages: Markdown of this project, without any HTML of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

import inservice_docs

INDEX = "index"
_NOTE = re.compile(r"(?m)^[ \t]*<!--.*?-->[ \t]*\n?", re.DOTALL)
_PAGE = re.compile(r"(?:\./)?([a-z][a-z-]*)\.md(#.*)?")
_LINKED = re.compile(r"\]\(([a-z-]+)\.md\)")
_PICTURE = re.compile(r"(?:\.\./)?pictures/([\w-]+\.png)")
_ABOUT_COMMANDS = {"install", "serve"}
"""Pages whose commands are what one reads them for."""
_SHELL, _PRINTED = ("sh", "console", "bat", "powershell", "cmd"), ("text", "json", "")


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A page of the guide: its name in addresses, its title, its headings, its text as HTML."""

    name: str
    title: str
    headings: tuple[tuple[str, str], ...]
    html: Markup


def docs_folder() -> Path:
    """Return the folder of the guide: the package's own, else the checkout's."""
    package = Path(inservice_docs.__file__).resolve().parent
    inside = package / "docs"
    return inside if inside.is_dir() else package.parents[1] / "docs"


@cache
def guide_pages() -> dict[str, GuidePage]:
    """Return every page by its name, in the order of the index; made once for each process."""
    folder = docs_folder() / "guide"
    texts = {file.stem: file.read_text("utf-8") for file in sorted(folder.glob("*.md"))}
    order = [INDEX, *_LINKED.findall(texts[INDEX].partition("## 各頁")[2]), *texts]
    return {name: _page(name, texts[name]) for name in dict.fromkeys(order) if name in texts}


@cache
def pictures() -> dict[str, bytes]:
    """Return the pictures of the guide by their names."""
    return {file.name: file.read_bytes() for file in (docs_folder() / "pictures").glob("*.png")}


def _page(name: str, text: str) -> GuidePage:
    tokens = _parser().parse(_NOTE.sub("", text))
    headings = []
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            words = "".join(child.content for child in tokens[at + 1].children or ())
            token.attrSet("id", anchor(words))
            headings.append((token.tag, words))
        for child in token.children or ():
            _lead_within(child)
    title = next((words for tag, words in headings if tag == "h1"), name)
    html = _rendered(tokens) if name not in _ABOUT_COMMANDS else Markup(_html(_parser(), tokens))  # noqa: S704
    named = tuple((anchor(words), words) for tag, words in headings if tag == "h2")
    return GuidePage(name, title, named, html)


def anchor(words: str) -> str:
    """Return the name under which a heading is found, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")


def _lead_within(token: Token) -> None:
    """Let links between pages of the guide lead to its pages here."""
    for name in ("href", "src"):
        target = token.attrs.get(name)
        if not isinstance(target, str):
            continue
        if page := _PAGE.fullmatch(target):
            token.attrs[name] = f"/help/{page[1]}{page[2] or ''}"
        elif picture := _PICTURE.fullmatch(target):
            token.attrs[name] = f"/help/pictures/{picture[1]}"
        elif target.startswith("http"):
            token.attrs["rel"] = "noreferrer"
        elif not target.startswith("#"):
            token.attrs[name] = "/help"


def _rendered(tokens: list[Token]) -> Markup:
    """Return HTML in which commands, and what they print, are folded away."""
    parser, parts, held = _parser(), [], list[Token]()
    folded = ""
    for token in tokens:
        language = token.info.strip() if token.type == "fence" else None
        if language in _SHELL or (folded and language in _PRINTED):
            folded += _fence(None, [token], 0)
            continue
        if folded:
            parts.append(_html(parser, held) + _fold(folded))
            held, folded = [], ""
        held.append(token)
    parts.append(_html(parser, held) + (_fold(folded) if folded else ""))
    return Markup("".join(parts))  # noqa: S704 - the parser escapes, and takes no HTML


def _html(parser: MarkdownIt, tokens: list[Token]) -> str:
    return str(parser.renderer.render(tokens, parser.options, {}))


def _fold(inside: str) -> str:
    return f'<details class="more command"><summary>用指令怎麼做</summary>{inside}</details>'


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", lambda *_: "</table></div>\n")
    parser.add_render_rule("th_open", lambda *_: '<th scope="col">')
    parser.add_render_rule("fence", _fence)
    parser.add_render_rule("image", _image)
    return parser


def _table_open(*_: Any) -> str:
    return '<div class="scroll" tabindex="0"><table>\n'


def _fence(_: Any, tokens: list[Token], at: int, *__: Any) -> str:
    # Lines longer than the page are scrolled, with the keyboard too.
    return str(Markup('<pre tabindex="0"><code>{}</code></pre>\n').format(tokens[at].content))


def _image(_: Any, tokens: list[Token], at: int, *__: Any) -> str:
    token = tokens[at]
    source, words = token.attrs.get("src", ""), token.content
    return str(Markup('<img src="{}" alt="{}" loading="lazy">').format(source, escape(words)))
