"""Phrases into text: a wording's items filled in, repeated over facts, dropped where empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from inservice_docs.records.finding import Place, UserError, error
from inservice_docs.records.letter import Item, item_texts
from inservice_docs.records.wording import WordingItem
from inservice_docs.wording.phrases import render_phrase
from inservice_docs.wording.problem import PhraseError

EACH, BELOW = "項", "條列"
"""What a phrase calls the fact it is repeated for, and where such a fact holds others."""

_FOLD = re.compile(r"[ \t\u3000]*\n[ \t\u3000]*")


class Filler:
    """Fills in the phrases of one wording file with the facts of one letter."""

    def __init__(self, title: str, values: Mapping[str, Any]) -> None:
        """Keep the facts; `title` names the wording file in messages."""
        self.title = title
        self.values = dict(values)

    def text(self, phrase: str, field: str, values: Mapping[str, Any] | None = None) -> str:
        """Return a phrase filled in; its lines are joined, as Chinese knows no space between.

        Raises UserError naming the field for broken tags and unknown placeholders.
        """
        try:
            return render_phrase(_FOLD.sub("", phrase.strip()), values or self.values).strip()
        except PhraseError as problem:
            message = f"用語檔「{self.title}」的「{field}」：{problem.message}"
            wrong = error("wording-broken", message, problem.fix, Place(field=field))
            raise UserError(wrong) from problem

    def items(self, phrases: Sequence[WordingItem], field: str) -> tuple[Item, ...]:
        """Return the items of a paragraph, not numbered yet; an empty phrase and all below go."""
        return tuple(self._items(phrases, field, self.values))

    def lines(self, phrases: Sequence[WordingItem], field: str) -> tuple[str, ...]:
        """Return phrases as lines without levels, those below a phrase after it."""
        return tuple(item_texts(self.items(phrases, field)))

    def _items(
        self, phrases: Sequence[WordingItem], field: str, values: Mapping[str, Any]
    ) -> Iterator[Item]:
        for phrase in phrases:
            if not phrase.each:
                yield from self._one(phrase, field, values, ())
                continue
            for fact in self._facts(phrase.each, field, values):
                yield from self._repeated(phrase, field, values, fact)

    def _repeated(
        self, phrase: WordingItem, field: str, values: Mapping[str, Any], fact: Any
    ) -> Iterator[Item]:
        inner = {**values, EACH: fact}
        facts = fact.get(BELOW, ()) if isinstance(fact, Mapping) else ()
        below = tuple(
            item for each in facts for item in self._repeated(phrase, field, values, each)
        )
        yield from self._one(phrase, field, inner, below)

    def _one(
        self, phrase: WordingItem, field: str, values: Mapping[str, Any], below: tuple[Item, ...]
    ) -> Iterator[Item]:
        text = self.text(phrase.text, field, values)
        if text:
            items = (*self._items(phrase.items, field, values), *below)
            # Gaps are no text that anybody may enter, so what holds them is not validated again.
            yield Item.model_construct(marker="", text=text, items=items)

    def _facts(self, name: str, field: str, values: Mapping[str, Any]) -> Sequence[Any]:
        owner, _, key = name.partition(".")
        found = values.get(owner)
        if key and isinstance(found, Mapping):
            found = found.get(key)
        if isinstance(found, (list, tuple)):
            return found
        message = f"用語檔「{self.title}」的「{field}」：「{name}」不是清單，不能逐項列出。"
        lists = "、".join(each for each, value in values.items() if isinstance(value, list))
        raise UserError(
            error("wording-broken", message, f"可用的清單：{lists}。", Place(field=field))
        )
