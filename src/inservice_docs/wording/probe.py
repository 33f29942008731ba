"""Which names a template text uses that nothing documents, told before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import nodes
from jinja2.runtime import LoopContext

from inservice_docs.wording.environment import StrictEnvironment
from inservice_docs.wording.grammar import label, violations
from inservice_docs.wording.problem import TEMPLATE_ERRORS, PhraseError, explain, suggest

#: A value about which nothing is known, so that nothing can be said against its fields.
ANY = object()
_SAME = {"sort", "list", "reverse", "unique", "select", "reject", "selectattr", "rejectattr"}
_BY_ATTRIBUTE = {"selectattr": 0, "rejectattr": 0, "groupby": 0}


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that nothing documents: as it stands in the text, its line, and the cure."""

    name: str
    line: int
    fix: str


def probe_text(
    environment: StrictEnvironment, text: str, sample: Mapping[str, Any]
) -> tuple[list[PhraseError], list[Unknown]]:
    """Check a text against a documented sample of its context.

    Returns what is broken or forbidden in it, and the names that the sample does not have, nested
    ones too (`列.姓名`, where `列` runs through a list of the sample). A name is told once a line.
    """
    try:
        tree = environment.parse(text)
    except TEMPLATE_ERRORS as error:
        return [explain(error)], []
    faults = [
        PhraseError(problem, "請刪去這個標記，或改用說明所列的寫法", line)
        for line, problem in violations(tree)
    ]
    seeker = _Seeker(dict(sample))
    seeker.walk(tree.body, dict(sample))
    if not faults:
        try:
            environment.compile(tree)
        except TEMPLATE_ERRORS as error:
            faults.append(explain(error))
    return faults, list(dict.fromkeys(seeker.unknown))


class _Seeker:
    """Walks a parsed template with the sample value of each name that is in sight."""

    def __init__(self, sample: dict[str, Any]) -> None:
        self.sample = sample
        self.unknown: list[Unknown] = []

    def walk(self, body: Sequence[nodes.Node], scope: dict[str, Any]) -> None:
        """Check statements in order; a name that is set is known to those after it."""
        for node in body:
            if isinstance(node, nodes.For):
                self._loop(node, scope)
            elif isinstance(node, nodes.If):
                self.value(node.test, scope)
                for branch in (node.body, node.elif_, node.else_):
                    self.walk(branch, scope)
            elif isinstance(node, nodes.Assign):
                _bind(node.target, self.value(node.node, scope), scope)
            elif isinstance(node, nodes.With):
                inner = dict(scope)
                for target, value in zip(node.targets, node.values, strict=True):
                    _bind(target, self.value(value, scope), inner)
                self.walk(node.body, inner)
            elif isinstance(node, nodes.Output):
                for child in node.nodes:
                    self.value(child, scope)

    def _loop(self, node: nodes.For, scope: dict[str, Any]) -> None:
        inner = dict(scope)
        _bind(node.target, element(self.value(node.iter, scope)), inner)
        inner["loop"] = LoopContext([], None)  # type: ignore[arg-type]
        if node.test is not None:
            self.value(node.test, inner)
        self.walk(node.body, inner)
        self.walk(node.else_, scope)

    def value(self, node: nodes.Node, scope: dict[str, Any]) -> Any:
        """Return the sample value of an expression, noting every unknown name in it."""
        if isinstance(node, nodes.Name):
            if node.name in scope:
                return scope[node.name]
            self._note(node.name, node.lineno, scope.keys())
            return ANY
        if isinstance(node, nodes.Getattr):
            return self._field(self.value(node.node, scope), node.attr, node)
        if isinstance(node, nodes.Getitem):
            return self._item(node, scope)
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
            owner = self.value(node.node.node, scope)
            if isinstance(owner, Mapping) and node.node.attr == "items":
                return list(owner.items())
        if isinstance(node, nodes.Filter) and node.node is not None:
            return self._filter(node, node.node, scope)
        if isinstance(node, nodes.Const):
            return node.value
        for child in node.iter_child_nodes():
            self.value(child, scope)
        return ANY

    def _item(self, node: nodes.Getitem, scope: dict[str, Any]) -> Any:
        owner = self.value(node.node, scope)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._field(owner, node.arg.value, node)
        self.value(node.arg, scope)
        return owner if isinstance(node.arg, nodes.Slice) else element(owner)

    def _filter(self, node: nodes.Filter, inner: nodes.Expr, scope: dict[str, Any]) -> Any:
        value = self.value(inner, scope)
        for argument in node.args:
            self.value(argument, scope)
        found = element(value)
        for path in _attributes(node):
            for step in path.split("."):
                found = self._field(found, step, node) if not step.isdigit() else element(found)
        if node.name in {"first", "last", "min", "max"}:
            return element(value)
        if node.name == "map":
            return [found]
        return value if node.name in _SAME or node.name in {"default", "d"} else ANY

    def _field(self, owner: Any, name: str, node: nodes.Node) -> Any:
        if owner is ANY or name.startswith("_"):  # the latter is told as forbidden
            return ANY
        if isinstance(owner, Mapping):
            if name in owner:
                return owner[name]
            known: Iterator[str] = (str(key) for key in owner)
        else:
            if name.isdigit():
                return element(owner)
            if hasattr(owner, name):
                return ANY if isinstance(owner, (str, list, LoopContext)) else getattr(owner, name)
            plain = isinstance(owner, (str, int, float, list, tuple))
            known = iter(() if plain else [n for n in dir(owner) if not n.startswith("_")])
        if not (isinstance(owner, Mapping) and hasattr(owner, name)):
            whole = label(node) if isinstance(node, (nodes.Getattr, nodes.Getitem)) else name
            self._note(whole, node.lineno, known, name)
        return ANY

    def _note(self, name: str, line: int, known: Any, sought: str = "") -> None:
        self.unknown.append(Unknown(name, line, suggest(sought or name, known)))


def _attributes(node: nodes.Filter) -> Iterator[str]:
    """Yield the field paths that a filter such as `map(attribute='姓名')` names."""
    given = [word.value for word in node.kwargs if word.key == "attribute"]
    place = _BY_ATTRIBUTE.get(node.name)
    if place is not None and len(node.args) > place:
        given.append(node.args[place])
    for each in given:
        if isinstance(each, nodes.Const) and isinstance(each.value, str):
            yield each.value


def element(value: Any) -> Any:
    """Return the sample of what a loop through a value gives: its first element."""
    if isinstance(value, Mapping):
        return next(iter(value), ANY)
    if isinstance(value, (list, tuple)):
        return value[0] if value else ANY
    return ANY


def _bind(target: nodes.Node, value: Any, scope: dict[str, Any]) -> None:
    """Give the sample value to the name, or its parts to the names, of a loop or `set`."""
    if isinstance(target, nodes.Name):
        scope[target.name] = value
    elif isinstance(target, nodes.Tuple):
        parts = value if isinstance(value, tuple) and len(value) == len(target.items) else None
        for index, item in enumerate(target.items):
            _bind(item, parts[index] if parts else ANY, scope)
