"""How the pages look to one browser."""

from __future__ import annotations

from tests.support.pages import Visitor


def test_a_choice_holds_for_this_browser_until_it_is_changed(clerk: Visitor) -> None:
    """And leads back to the same page."""
    hidden = clerk.submit("/figures", button="遮蔽個資")
    assert hidden.path == "/figures"
    assert "個人資料已遮蔽" in hidden.text
    assert "個人資料已遮蔽" in clerk.get("/").text
    assert "個人資料已遮蔽" not in clerk.submit("/", button="顯示個資").text
    dark = clerk.submit("/", button="深色")
    assert dark.page.get("data-theme") == "dark"


def test_a_theme_that_there_is_not_is_passed_over(clerk: Visitor) -> None:
    """Nothing that was sent stands in the page."""
    token = clerk.client.cookies.get("csrf") or ""
    sent = {"theme": '"><script>', "_csrf_token": token}
    assert "<script>" not in clerk.post("/preferences", sent).response.text


def test_the_way_back_leads_to_no_other_site(clerk: Visitor) -> None:
    """A foreign Referer is no address to go to."""
    token = clerk.client.cookies.get("csrf") or ""
    for referer in ("https://elsewhere.example/x", "//elsewhere.example", "javascript:alert(1)"):
        answer = clerk.client.post(
            "/preferences",
            data={"hide": "1", "_csrf_token": token},
            headers={"referer": referer},
            follow_redirects=False,
        )
        assert answer.headers["location"] == "/"
