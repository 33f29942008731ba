"""The one error of this room: a fact that cannot be (99年2月30日), with its cure."""

from __future__ import annotations


class FactError(ValueError):
    """A value that cannot be read as what it should be.

    `message` says in Chinese what is wrong, `fix` how to write it, with an example. Neither ever
    holds a whole ID number or telephone number.
    """

    def __init__(self, message: str, fix: str = "") -> None:
        """Keep both texts; `str(error)` is the message."""
        super().__init__(message)
        self.message = message
        self.fix = fix
