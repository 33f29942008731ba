"""What a template may say: fields, tests, loops, conditions; the rest of Jinja is refused."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError

#: The filter that every loop's values pass through, so that its turns are counted.
EACH = "_each"

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
    nodes.If,
    nodes.Assign,
    nodes.With,
    nodes.Name,
    nodes.Const,
    nodes.Tuple,
    nodes.List,
    nodes.CondExpr,
    nodes.Filter,
    nodes.Test,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Slice,
    nodes.Concat,
    nodes.Compare,
    nodes.Operand,
    nodes.Call,
    nodes.Keyword,
    nodes.BinExpr,
    nodes.UnaryExpr,
)
_NAMES = {
    "Macro": "macro",
    "CallBlock": "call",
    "FilterBlock": "filter",
    "Include": "include",
    "Import": "import",
    "FromImport": "from … import",
    "Extends": "extends",
    "Block": "block",
    "ScopedEvalContextModifier": "autoescape",
    "AssignBlock": "set … endset",
}


def violations(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Yield (line, what is not allowed, in Chinese) for each thing that a template may not say."""
    waiting: list[nodes.Node] = [tree]
    while waiting:
        node = waiting.pop(0)
        problem = _violation(node)
        if problem:
            yield node.lineno, problem
        else:
            waiting[:0] = node.iter_child_nodes()


def _violation(node: nodes.Node) -> str:
    """Return what is not allowed about one node, or an empty text."""
    if not isinstance(node, _ALLOWED):
        name = _NAMES.get(type(node).__name__, type(node).__name__.lower())
        return f"範本不可使用「{name}」"
    if isinstance(node, nodes.For) and node.recursive:
        return "範本不可使用 recursive 迴圈"
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        return f"範本不可取用內部屬性「{node.attr}」"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        key = node.arg.value
        if isinstance(key, str) and key.startswith("_"):
            return f"範本不可取用內部屬性「{key}」"
    # A collection of collections could be made to grow without end.
    if isinstance(node, (nodes.List, nodes.Tuple)) and getattr(node, "ctx", "load") == "load":
        nested = (nodes.List, nodes.Tuple, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Filter)
        if any(isinstance(item, nested) for item in node.items):
            return "範本裡的清單只能列出文字或數字"
    return ""


def restrict(tree: nodes.Template, environment: Environment) -> None:
    """Make a parsed template ready for compiling: refuse what is not allowed, count its loops.

    Raises TemplateSyntaxError for the first thing that is not allowed.
    """
    for line, problem in violations(tree):
        raise TemplateSyntaxError(problem, line)
    for loop in tree.find_all(nodes.For):
        if not (isinstance(loop.iter, nodes.Filter) and loop.iter.name == EACH):
            name = nodes.Const(label(loop.iter))
            loop.iter = nodes.Filter(
                loop.iter, EACH, [name], [], None, None, lineno=loop.iter.lineno
            )
            loop.iter.set_environment(environment)


def label(node: nodes.Node | None) -> str:
    """Return the name by which the author knows an expression: 研習名稱, 列.姓名."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{label(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{label(node.node)}.{node.arg.value}"
    if isinstance(node, nodes.Const):
        return str(node.value)[:20]
    for child in node.iter_child_nodes() if node is not None else ():
        if found := label(child):
            return found
    return ""
