"""How the pages are served: settings travel whole from one process to the next."""

from __future__ import annotations

from inservice_docs.web.settings import VARIABLE, ServeSettings, names_of, settings_from


def test_settings_travel_in_the_environment() -> None:
    """Every server process gets the same."""
    settings = ServeSettings("/srv/研習", ("docs.example.edu.tw",), True, True, "key")
    assert settings_from({VARIABLE: settings.to_text()}) == settings


def test_forms_may_come_from_the_own_pages_alone() -> None:
    """The scheme counts too."""
    hosts = ("docs.example.edu.tw", "127.0.0.1:8115")
    assert ServeSettings(hosts=hosts, https=True).origins == {f"https://{host}" for host in hosts}
    assert ServeSettings(hosts=hosts).origins == {f"http://{host}" for host in hosts}


def test_the_port_is_part_of_the_name_unless_it_is_the_usual_one() -> None:
    """As browsers send it."""
    assert names_of("127.0.0.1", 8115, https=False) == ("127.0.0.1:8115",)
    assert names_of("docs.example", 443, https=True) == ("docs.example:443", "docs.example")
    assert names_of("::1", 8115, https=False) == ("[::1]:8115",)
