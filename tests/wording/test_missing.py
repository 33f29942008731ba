"""What stands for an unknown name."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from inservice_docs.wording.missing import Missing
from inservice_docs.wording.problem import UnknownNameError


@dataclass
class _Record:
    name: str = ""


@pytest.mark.parametrize(
    ("owner", "known"), [({"甲": 1}, ("甲",)), (_Record(), ("name",)), ("字", ()), ([1], ())]
)
def test_knows_the_fields_of_its_owner(owner: object, known: tuple[str, ...]) -> None:
    """Any use raises an error that knows which fields there were."""
    with pytest.raises(UnknownNameError, match="乙") as caught:
        str(Missing(obj=owner, name="乙"))
    assert caught.value.known == known


def test_top_level() -> None:
    """At the top level the known names are the renderer's to tell."""
    with pytest.raises(UnknownNameError) as caught:
        bool(Missing(name="乙"))
    assert (caught.value.name, caught.value.known) == ("乙", None)
