"""The committed templates of sheets are what their build script makes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.docx_parts import assert_same_parts, parts_of

from inservice_docs.documents.catalogue import SHEETS
from inservice_docs.documents.placeholders import sample_of
from inservice_docs.documents.sheet_placeholders import placeholders_of
from inservice_docs.formats.docx.probe import probe
from inservice_docs.formats.docx.template import Template

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
NAMES = sorted(
    path.relative_to(TEMPLATES).as_posix()
    for folder in ("rosters", "certificates")
    for path in (TEMPLATES / folder).glob("*.docx")
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The templates built anew."""
    folder = tmp_path_factory.mktemp("templates")
    script = ROOT / "tools" / "templates" / "sheets.py"
    subprocess.run([sys.executable, str(script), str(folder)], check=True)
    return folder


def test_every_sheet_has_its_template() -> None:
    """No template is without its entry in the catalogue, and no entry without its template."""
    assert sorted(each.template for each in SHEETS if each.template) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_templates_are_built_from_their_script(name: str, built: Path) -> None:
    """Nothing was changed by hand: the script makes the same parts."""
    assert_same_parts((built / name).read_bytes(), (TEMPLATES / name).read_bytes(), but=())


@pytest.mark.parametrize("name", NAMES)
def test_templates_use_documented_placeholders_only(name: str) -> None:
    """The check that a school runs on its own template finds nothing, and the fast way serves."""
    template = Template.read(TEMPLATES / name, name)
    assert probe(template, sample_of(placeholders_of(name) or ())) == []
    assert not template.unmergeable


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_in_kai(name: str) -> None:
    """標楷體 is the East Asian font of every style; nothing is bold."""
    parts = parts_of((TEMPLATES / name).read_bytes())
    styles = parts["word/styles.xml"].decode()
    for fonts in re.findall("<w:rFonts[^>]*>", styles):
        assert 'w:eastAsia="標楷體"' in fonts
    assert "<w:b/>" not in styles
    assert b"<w:rFonts" not in parts["word/document.xml"]


@pytest.mark.parametrize("name", NAMES)
def test_no_row_is_cut_in_two(name: str) -> None:
    """Every row of every table stays on one page."""
    body = parts_of((TEMPLATES / name).read_bytes())["word/document.xml"].decode()
    rows = re.findall("<w:tr>.*?</w:tr>", body, re.DOTALL)
    assert all("<w:cantSplit/>" in row for row in rows)


def test_the_frame_is_drawn_behind_the_text() -> None:
    """In the header, so that it stands on every page of a merged file."""
    parts = parts_of((TEMPLATES / "certificates" / "hours_certificate.docx").read_bytes())
    header = next(data.decode() for name, data in parts.items() if "header" in name)
    assert header.count("<wp:anchor") == 3
    assert header.count('behindDoc="1"') == 3
