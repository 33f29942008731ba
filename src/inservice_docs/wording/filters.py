"""The filters of the one environment: few, pure, and unable to make much out of little."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from jinja2.filters import FILTERS
from jinja2.runtime import Context, Undefined
from jinja2.utils import pass_context
from markupsafe import Markup, escape

from inservice_docs.wording.grammar import EACH
from inservice_docs.wording.limits import short_enough, spend, take
from inservice_docs.wording.problem import PhraseError

_FROM_JINJA = (
    "abs d default dictsort e escape first float groupby int items last length count list map max "
    "min reject rejectattr round select selectattr sort sum unique"
)


def plain_text(value: Any, name: str = "") -> str:
    """Return a value that may stand in a text, as text; raise PhraseError naming it otherwise.

    Texts, numbers and ready-made document content may; None, yes/no and lists may not, since what
    they would print is never what a reader should see.
    """
    if isinstance(value, str):
        return value if hasattr(value, "__html__") else str.__str__(value)
    if isinstance(value, Undefined):
        return str(value)  # raises the error that names it
    if value is None:
        raise PhraseError(
            f"「{name}」沒有值", "請補上這項資料，或在範本裡用 if 判斷", placeholder=name
        )
    if hasattr(value, "__html__"):
        return Markup(value.__html__())  # noqa: S704
    if isinstance(value, bool) or not _is_number(value):
        raise PhraseError(
            f"「{name}」不是文字或數字，不能直接印出",
            "清單請用 for 逐一印出，是否請用 if 判斷",
            placeholder=name,
        )
    return str(value)


def _is_number(value: Any) -> bool:
    """Tell whether a value counts as a number: int, float, Decimal, Fraction."""
    return hasattr(value, "__round__") and hasattr(value, "__abs__")


@pass_context
def _each(context: Context, values: Any, name: str = "") -> list[Any] | tuple[Any, ...]:
    """Return what a loop goes through, its turns counted; raise PhraseError for what has none."""
    if isinstance(values, Undefined):
        str(values)
    if isinstance(values, (str, bytes, bool, int, float)) or not isinstance(values, Iterable):
        what = "沒有值" if values is None else "不是清單"
        raise PhraseError(
            f"「{name}」{what}，不能逐一列出", "for 後面要放清單，例如名單", placeholder=name
        )
    rows = values if isinstance(values, (list, tuple)) else take(values)
    spend(context, len(rows))
    return rows


def _join(values: Iterable[Any], between: str = "", attribute: str | None = None) -> str:
    """Join texts and numbers; raise for anything else."""
    if attribute is not None:
        raise PhraseError("join 不可帶 attribute", "請先用 map(attribute=…)")
    texts = [plain_text(value, "join") for value in take(values)]
    short_enough(sum(map(len, texts)) + len(between) * len(texts))
    if any(isinstance(text, Markup) for text in texts):
        return escape(between).join(texts)
    return between.join(texts)


def _replace(value: Any, old: str, new: str) -> str:
    """Replace a text by another in a text."""
    text = plain_text(value, "replace")
    short_enough(len(text) + text.count(old) * len(new))
    return text.replace(old, new)


def _on_text(change: Callable[[str], str]) -> Callable[[Any], str]:
    """Return a filter that takes only what may stand in a text."""

    def apply(value: Any) -> str:
        return change(plain_text(value, "值"))

    return apply


def _batch(values: Iterable[Any], size: int, fill: str | None = None) -> list[list[Any]]:
    """Return the values in groups of `size`, the last one filled up when `fill` is given."""
    if not 0 < size <= 1000:
        raise PhraseError("batch 的個數要在 1 到 1000 之間", "例如 |batch(3)")
    rows = take(values)
    groups = [rows[start : start + size] for start in range(0, len(rows), size)]
    if groups and fill is not None:
        groups[-1] += [fill] * (size - len(groups[-1]))
    return groups


def _reverse(values: Any) -> Any:
    """Return a list or text backwards."""
    return values[::-1] if isinstance(values, str) else take(values)[::-1]


def allowed_filters() -> dict[str, Callable[..., Any]]:
    """Return the filters that a phrase or template may use, by name."""
    chosen: dict[str, Callable[..., Any]] = {name: FILTERS[name] for name in _FROM_JINJA.split()}
    return chosen | {
        EACH: _each,
        "batch": _batch,
        "join": _join,
        "lower": _on_text(str.lower),
        "replace": _replace,
        "reverse": _reverse,
        "trim": _on_text(str.strip),
        "upper": _on_text(str.upper),
    }
