"""One step's way to every part of the register."""

from __future__ import annotations

from functools import cached_property

from inservice_docs.registry.desk import Desk
from inservice_docs.registry.settings import Settings
from inservice_docs.registry.trail import Trail


class Work:
    """The parts of the register, all within one transaction."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self.desk = desk

    @cached_property
    def settings(self) -> Settings:
        """The settings of the office."""
        return Settings(self.desk)

    @cached_property
    def trail(self) -> Trail:
        """Who did what."""
        return Trail(self.desk)
