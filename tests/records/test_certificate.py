"""The certificate: what it states, and nothing personal in a log."""

from __future__ import annotations

from inservice_docs.records.certificate import Certificate


def test_nothing_personal_in_logs() -> None:
    """Name and masked ID stay out of the representation."""
    text = repr(Certificate.model_validate({"姓名": "王小明", "身分證字號": "A12345****"}))
    assert "王小明" not in text
    assert "A12345" not in text


def test_hours() -> None:
    """Hours are read like those of a plan."""
    assert Certificate.model_validate({"時數": "1.5"}).model_dump(mode="json")["hours"] == 1.5
