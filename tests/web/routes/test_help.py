"""The guide on the pages."""

from __future__ import annotations

from tests.web.conftest import SignIn

from inservice_docs.web.pages.guide import guide_pages, pictures


def test_everybody_reads_the_guide(people: SignIn) -> None:
    """Also whoever cannot sign in; every page and picture opens."""
    visitor = people()
    for name, page in guide_pages().items():
        shown = visitor.get("/help" if name == "index" else f"/help/{name}")
        assert shown.status == 200
        assert page.title in shown.text
        assert not shown.page.xpath("//*[@style or @onclick]")
        for picture in shown.page.cssselect("article img"):
            assert picture.get("src").removeprefix("/help/pictures/") in pictures()
    for name in pictures():
        assert visitor.get(f"/help/pictures/{name}").data.startswith(b"\x89PNG")


def test_what_is_no_page_of_it_is_not_there(people: SignIn) -> None:
    """No file can be asked for by its path."""
    for path in ("/help/none", "/help/..%2F..%2FREADME", "/help/pictures/..%2Findex.md"):
        assert people().get(path).status == 404
