"""Faster codecs make documents with the same content, and are asked for by name."""

from __future__ import annotations

import pickle
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.docx_parts import assert_same_parts, build

from inservice_docs.formats.docx import codec
from inservice_docs.formats.docx.codec import deflate_isal, deflate_libdeflate, fast_codec
from inservice_docs.formats.docx.template import Template
from inservice_docs.records.finding import UserError

CODECS = (deflate_isal, deflate_libdeflate)


@pytest.mark.parametrize("compress", CODECS)
@given(data=st.binary(max_size=3000))
def test_every_codec_makes_raw_deflate(compress: codec.Compress, data: bytes) -> None:
    """What any program takes out of a ZIP."""
    assert zlib.decompress(compress(data), -15) == data


@pytest.mark.parametrize("compress", CODECS)
def test_documents_are_the_same_part_by_part(compress: codec.Compress) -> None:
    """Only the packing differs; the template travels with its codec."""
    data = build(lambda d: d.add_paragraph("{{ 名 }}"))
    usual = Template.read(data).render({"名": "甲"})
    fast = Template.read(data, compress=compress)
    assert_same_parts(fast.render({"名": "甲"}), usual)
    there = pickle.loads(pickle.dumps(fast))
    assert there.render({"名": "甲"}) == fast.render({"名": "甲"})


def test_isal_is_preferred_and_its_lack_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever is installed is taken; with none the message says how to get one."""
    assert fast_codec() is deflate_isal
    monkeypatch.setattr(codec, "find_spec", lambda name: object() if name == "deflate" else None)
    assert fast_codec() is deflate_libdeflate
    monkeypatch.setattr(codec, "find_spec", lambda name: None)
    with pytest.raises(UserError) as problem:
        fast_codec()
    assert problem.value.findings[0].code == "codec-missing"
