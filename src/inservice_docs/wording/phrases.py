"""Phrases (詞句): the texts of a wording file, compiled once and filled in many times."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Template

from inservice_docs.wording.environment import StrictEnvironment, make_environment
from inservice_docs.wording.problem import TEMPLATE_ERRORS, explain


@lru_cache(maxsize=1)
def phrase_environment() -> StrictEnvironment:
    """Return the environment of all phrases: strict, nothing escaped."""
    return make_environment(autoescape=False)


class Phrase:
    """A text with placeholders, ready to be filled in: `{{ 研習名稱 }}訂於{{ 日期 }}辦理`."""

    def __init__(self, text: str) -> None:
        """Compile the text; raises PhraseError for broken or forbidden tags, with the line."""
        self.text = text
        # Most phrases of a letter are plain words, which need no template.
        self._template: Template | None = None
        if "{" in text:
            try:
                self._template = phrase_environment().from_string(text)
            except TEMPLATE_ERRORS as error:
                raise explain(error) from error

    def render(self, values: Mapping[str, Any]) -> str:
        """Return the text with the values in place; marks of gaps (待填) pass through.

        Values are texts, numbers, lists and mappings of these. Raises PhraseError for a name
        that is not among them (with the nearest that is), for None and for what cannot be printed.
        """
        if self._template is None:
            return self.text
        try:
            return self._template.render(values)
        except TEMPLATE_ERRORS as error:
            raise explain(error, values.keys()) from error


@lru_cache(maxsize=1024)
def compile_phrase(text: str) -> Phrase:
    """Return the compiled phrase, made once for each text; raises PhraseError like `Phrase`."""
    return Phrase(text)


def render_phrase(text: str, values: Mapping[str, Any]) -> str:
    """Compile (once) and fill in a phrase; raises PhraseError like `Phrase`."""
    return compile_phrase(text).render(values)
