"""Charts (圖表): bars as SVG, made here; the numbers stand in a table beside them as well."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from inservice_docs.web.pages.words import amount

ROW, BAR, LABEL, WIDTH = 30, 18, 150, 640
MOST = 14


def bars(rows: Sequence[tuple[str, float]]) -> Markup:
    """Return lying bars for (label, value); empty for no rows. At most 14 are drawn."""
    shown = rows[:MOST]
    if not shown:
        return Markup("")
    top = max(value for _, value in shown) or 1
    room = WIDTH - LABEL - 70
    drawn = []
    for number, (label, value) in enumerate(shown):
        y, length = number * ROW, round(room * value / top, 1)
        drawn.append(
            Markup(
                '<text x="{}" y="{}" class="chart-label" text-anchor="end">{}</text>'
                '<rect x="{}" y="{}" width="{}" height="{}" rx="3" class="chart-bar"></rect>'
                '<text x="{}" y="{}" class="chart-value">{}</text>'
            ).format(
                LABEL - 10, y + BAR, _short(label), LABEL, y + 4, max(length, 1), BAR,
                LABEL + length + 8, y + BAR, amount(value),
            )
        )  # fmt: skip
    height = len(shown) * ROW
    return Markup(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-hidden="true">{}</svg>'
    ).format(WIDTH, height, Markup("").join(drawn))


def _short(label: str) -> str:
    return label if len(label) <= 9 else f"{label[:8]}…"
