"""Every Word document of the project goes the fast way, to what docxtpl itself makes of it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from docxtpl import DocxTemplate
from tests.support.docx_parts import assert_same_parts
from tests.support.docx_table_templates import BUILDERS

from inservice_docs.documents.catalogue import SHEETS
from inservice_docs.documents.placeholders import sample_of
from inservice_docs.documents.sheet_placeholders import placeholders_of
from inservice_docs.formats.columns import HEADING, fit_columns
from inservice_docs.formats.docx.package import open_package
from inservice_docs.formats.docx.pictures import Picture
from inservice_docs.formats.docx.places import find_places
from inservice_docs.formats.docx.probe import probe
from inservice_docs.formats.docx.template import Template
from inservice_docs.formats.qr.write import qr_png
from inservice_docs.records.gap import gap
from inservice_docs.records.table import Column

ROOT = Path(__file__).parents[2] / "templates"
NAMES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.docx"))


def values_of(name: str) -> dict[str, Any]:
    """Return the documented sample of a template."""
    known = placeholders_of(name)
    assert known is not None
    return sample_of(known)


def template_of(name: str) -> bytes:
    """Return a template, with the columns of its sample where it has any."""
    columns = values_of(name).get(HEADING, ())
    return fit_columns((ROOT / name).read_bytes(), [Column(each, each) for each in columns])


def with_gaps(value: Any) -> Any:
    """Return a sample with every text wanting and, beside it, what XML has to escape."""
    if isinstance(value, dict):
        return {key: with_gaps(each) for key, each in value.items()}
    if isinstance(value, list):
        return [with_gaps(each) for each in value]
    return f"<{value}> & \n{gap('欄位')}\t" if isinstance(value, str) and value else value


def docxtpls(data: bytes, values: dict[str, Any]) -> bytes:
    """Return what docxtpl makes, with its own environment, escaping on."""
    plain, _ = find_places(data, open_package(data, "x"))
    reference = DocxTemplate(io.BytesIO(plain))
    reference.render(values, autoescape=True)
    buffer = io.BytesIO()
    reference.save(buffer)
    return buffer.getvalue()


def test_every_template_of_the_catalogue_is_looked_at() -> None:
    """Letters and memos share two; each sheet names its own. With the others there are enough."""
    assert {each.template for each in SHEETS if each.template} <= set(NAMES)
    assert {"letters/letter.docx", "letters/memo.docx"} <= set(NAMES)
    assert len(NAMES) >= 8
    assert len(BUILDERS) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_every_document_goes_the_fast_way(name: str) -> None:
    """Nothing in a template, and nothing in its documented sample, asks for docxtpl itself."""
    made = Template.read(template_of(name), name)
    assert (made.slow_because, made.faults) == ((), ())
    assert [each.code for each in probe(made, values_of(name))] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_document_is_what_docxtpl_makes(name: str) -> None:
    """Part by part: the fast way, docxtpl by itself, and docxtpl in the strict environment."""
    data, values = template_of(name), values_of(name)
    made = Template.read(data, name)
    fast = made.render(values)
    assert_same_parts(fast, docxtpls(data, values))
    made.slow_because = ("測試",)
    assert_same_parts(fast, made.render(values), but=())


@pytest.mark.parametrize("name", NAMES)
def test_what_is_odd_comes_out_the_same_on_both_ways(name: str) -> None:
    """Gaps in red, line breaks, tabs and signs that XML escapes."""
    values = with_gaps(values_of(name))
    made = Template.read(template_of(name), name)
    fast = made.render(values)
    made.slow_because = ("測試",)
    assert_same_parts(fast, made.render(values), but=())


def test_a_certificate_with_its_code_goes_the_fast_way() -> None:
    """The picture of each is the only other part that changes."""
    (name,) = (each.template for each in SHEETS if each.key == "certificate")
    made = Template.read(template_of(name), name)
    code = Picture(qr_png("https://school.example/verify#x"))
    values = {**values_of(name), "驗證碼": code}
    assert probe(made, values) == []
    assert values["驗證碼"].data in made.render(values)
