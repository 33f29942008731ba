"""Whether values could break the XML is known beforehand."""

from __future__ import annotations

import pytest

from inservice_docs.formats.docx.balance import UnbalancedError, check_balance
from inservice_docs.formats.docx.template import docx_environment


@pytest.mark.parametrize(
    "text",
    [
        "<p>{{ a }}</p>",
        "<p>{% if a %}<b/>{% else %}<i>x</i>{% endif %}</p>",
        "<p><t>{% if a %}</t><t>{% endif %}</t></p>",
        "<p w='{{ a }}' v=\"{% if a %}x{% else %}y{% endif %}\"/>",
        "<p>{% for x in a %}<c w='{{ x }}>'>{{ x }}</c>{% endfor %}</p>",
        "<!-- <b> --><?x <c> ?><p a='>'>1 > 0</p>",
        "<p>{% for x in a %}<c/>{% else %}<d/>{% endfor %}</p>",
        "<p>{% set b = 1 %}{% with c = b %}<i/>{% endwith %}</p>",
    ],
)
def test_balanced(text: str) -> None:
    """Parts whose branches all leave the same elements open are safe."""
    check_balance(docx_environment().parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "<p>{% if a %}</p>{% endif %}",
        "<p>{% if a %}<b>{% endif %}</b></p>",
        "<p>{% for x in a %}</p><p>{% endfor %}</p>".replace("</p><p>", "</p>"),
        "<p>{% if a %}</p><q>{% else %}{% endif %}</q>",
        "<p {{ a }}/>",
        "<p a='b'{{ a }}/>",
        "<p>{% for x in a %}<c>{% endfor %}</p>",
        "<p></q>",
        "<p>",
        "<p",
    ],
)
def test_unbalanced(text: str) -> None:
    """Parts that some value could leave broken are told apart."""
    with pytest.raises(UnbalancedError):
        check_balance(docx_environment().parse(text))
