"""The one strict Jinja environment: sandboxed, bounded, every name known, None never printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS
from markupsafe import Markup, escape

from inservice_docs.wording import limits
from inservice_docs.wording.filters import allowed_filters, plain_text
from inservice_docs.wording.grammar import label, restrict
from inservice_docs.wording.missing import Missing

_METHODS = (
    "items keys values get startswith endswith strip lstrip rstrip split splitlines upper lower "
    "count index find isdigit isalpha"
)
_TESTS = (
    "defined undefined none string number sequence mapping iterable boolean true false odd even "
    "divisibleby in == != eq ne lt gt le ge sameas equalto"
)
# Zero-width characters pasted into a tag are seen by nobody and understood by nobody.
_TAG = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")
_HIDDEN = re.compile("[\u200b-\u200f\u2060\ufeff]")


class _Compiler(CodeGenerator):
    """Jinja's code generator, writing every value through `show` with its name in the text."""

    _info: ClassVar[CodeGenerator._FinalizeInfo] = CodeGenerator._FinalizeInfo(None, "show")

    def _make_finalize(self) -> CodeGenerator._FinalizeInfo:
        """Leave no value to be worked out while compiling."""
        return self._info

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        """Open the call."""
        self.write("environment.show(")

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        """Close the call, naming the placeholder."""
        self.write(f", {label(node)!r})")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Write `a ~ b` as a bounded join."""
        self.write("environment.glue((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class StrictEnvironment(ImmutableSandboxedEnvironment):
    """See `make_environment`."""

    code_generator_class = _Compiler
    context_class = limits.Run
    concat = staticmethod(limits.join_output)  # type: ignore[assignment]
    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "%", "**"])

    #: Called with (text, placeholder) for a text with anything but printable characters.
    odd_text: Callable[[str, str], str] | None = None
    #: Called with ready-made content (an object with `__html__`) and its placeholder.
    content: Callable[[Any, str], str] | None = None

    def show(self, value: Any, name: str) -> str:
        """Return a value as it stands in the output: checked and, where wanted, escaped."""
        ready = False
        if type(value) is not str:
            ready = hasattr(value, "__html__")
            if ready and self.content is not None:
                value = self.content(value, name)
            else:
                value = str(plain_text(value, name))
        if self.odd_text is not None and not value.isprintable():
            value = self.odd_text(value, name)
        return escape(value) if self.autoescape and not ready else value

    def glue(self, values: tuple[Any, ...]) -> str:
        """Return `a ~ b ~ c`: the texts joined, escaped where one of them is markup."""
        texts = [plain_text(value, "~") for value in values]
        limits.short_enough(sum(map(len, texts)))
        if any(isinstance(text, Markup) for text in texts):
            return Markup("").join(texts)
        return "".join(texts)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field: of a mapping its value, of a record its attribute."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_callable(self, obj: Any) -> bool:
        """Tell whether a template may call something: a few harmless methods of plain values."""
        name, owner = getattr(obj, "__name__", ""), getattr(obj, "__self__", None)
        if isinstance(owner, LoopContext):
            return name in {"cycle", "changed"}
        return isinstance(owner, (str, dict, list, tuple)) and name in _METHODS.split()

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call one of those methods; raise naming anything else."""
        if isinstance(obj, Undefined):
            str(obj)  # raises the error that names it
        if not self.is_safe_callable(obj):
            raise SecurityError(f"不可呼叫「{getattr(obj, '__name__', '…')}」")
        return context.call(obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Do a sum within bounds."""
        return limits.calculate(operator, self.binop_table[operator], left, right)

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """Refuse a text that is too long; drop zero-width characters inside tags."""
        if len(source) > limits.MAX_SOURCE:
            raise TemplateSyntaxError(f"範本超過 {limits.MAX_SOURCE:,} 字", 1)
        text = super().preprocess(source, name, filename)
        if _HIDDEN.search(text):
            text = _TAG.sub(lambda tag: _HIDDEN.sub("", tag.group()), text)
        return text

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        """Refuse what a template may not say before any code is made of it."""
        restrict(source, self)
        return super()._generate(source, name, filename, defer_init)


def make_environment(
    *,
    autoescape: bool,
    filters: Mapping[str, Callable[..., Any]] | None = None,
    odd_text: Callable[[str, str], str] | None = None,
    content: Callable[[Any, str], str] | None = None,
) -> StrictEnvironment:
    """Return a strict environment; nothing else in the product makes one.

    `autoescape` is off for phrases and on for XML. `filters` adds to the allowed ones. `odd_text`
    sees every text that holds more than printable characters, `content` every ready-made object;
    both get the placeholder's name and return what to print.

    Rendering raises what `problem.explain` turns into a `PhraseError`.
    """
    environment = StrictEnvironment(
        autoescape=autoescape,
        undefined=Missing,
        keep_trailing_newline=True,
        optimized=False,  # folding constants would do a hostile sum while compiling
        cache_size=0,
    )
    environment.globals.clear()
    environment.filters = allowed_filters() | dict(filters or {})
    environment.tests = {name: TESTS[name] for name in _TESTS.split()}
    environment.odd_text = odd_text
    environment.content = content
    return environment


def compile_text(environment: Environment, text: str) -> Any:
    """Compile a text; raises one of `problem.TEMPLATE_ERRORS`."""
    return environment.from_string(text)
