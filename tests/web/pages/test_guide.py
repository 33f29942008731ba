"""The guide as pages."""

from __future__ import annotations

import re
from urllib.parse import unquote

from lxml import html

from inservice_docs.web.pages.guide import anchor, docs_folder, guide_pages, pictures

PAGES = guide_pages()


def test_every_page_of_the_guide_is_there() -> None:
    """The index first, the others in its order."""
    files = {file.stem for file in (docs_folder() / "guide").glob("*.md")}
    assert set(PAGES) == files
    assert next(iter(PAGES)) == "index"
    assert list(PAGES)[1] == "install"


def test_every_link_leads_somewhere() -> None:
    """To a page here, to a heading on it, to a picture, or out."""
    for page in PAGES.values():
        tree = html.fromstring(str(page.html))
        for link in (*tree.iter("a"), *tree.iter("img")):
            target = unquote(str(link.get("href") or link.get("src")))
            if target.startswith("http"):
                assert link.get("rel") == "noreferrer"
                continue
            file, _, heading = target.partition("#")
            name = file.removeprefix("/help").strip("/")
            if name.startswith("pictures/"):
                assert name.removeprefix("pictures/") in pictures()
                continue
            other = PAGES[name or ("index" if file else page.name)]
            ids = re.findall(r'<h\d id="([^"]+)"', str(other.html))
            assert not heading or heading in ids, (page.name, target)


def test_commands_are_folded_away_and_notes_are_gone() -> None:
    """Whoever works on the pages need not read them."""
    for page in PAGES.values():
        tree = html.fromstring(str(page.html))
        assert "<!--" not in str(page.html)
        assert "<script" not in str(page.html)
        for block in tree.iter("pre") if page.name not in {"install", "serve"} else ():
            if "inservice-docs " in block.text_content():
                inside = [each.tag for each in block.iterancestors()]
                assert "details" in inside, (page.name, block.text_content()[:60])


def test_headings_are_named_as_elsewhere() -> None:
    """Links that work on the page of the repository work here."""
    assert anchor("申請核定研習時數") == "申請核定研習時數"
    assert anchor("Use `serve`, now!") == "use-serve-now"
