"""Settings of the office."""

from __future__ import annotations

import pytest

from inservice_docs.registry.registry import Registry
from inservice_docs.registry.settings import OWN, read_setting


def test_a_setting_is_kept_until_it_is_replaced(registry: Registry) -> None:
    """Any JSON value; None where there is none."""
    with registry.transaction("office") as work:
        assert work.settings.get("自動審核") is None
        work.settings.put("自動審核", {"時數上限": 3, "處室": ["教務處"]})
        work.settings.put("自動審核", {"時數上限": 6})
        assert work.settings.get("自動審核") == {"時數上限": 6}


@pytest.mark.parametrize("name", sorted(OWN))
def test_what_the_register_keeps_for_itself_is_out_of_reach(registry: Registry, name: str) -> None:
    """No setting of the office can displace the keys' or the trail's own."""
    with registry.transaction("office") as work:
        before = read_setting(work.desk.connection, name)
        with pytest.raises(ValueError, match="belongs"):
            work.settings.put(name, "x")
        with pytest.raises(ValueError, match="belongs"):
            work.settings.get(name)
        assert read_setting(work.desk.connection, name) == before
