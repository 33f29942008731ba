"""What the tests of this room share: trying a value that may be refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from inservice_docs.taiwan.problem import FactError

Attempt = Callable[..., Any]


@pytest.fixture(scope="session")
def attempt() -> Attempt:
    """Call a function; None when it refuses, and then with words for what is wrong and the cure."""

    def call(function: Callable[..., Any], *given: Any) -> Any:
        refused: FactError | None = None
        try:
            return function(*given)
        except FactError as error:
            refused = error
        assert refused.message, given
        assert refused.fix, given
        return None

    return call
