"""The committed Word templates are what their build scripts make, to the standard's measures."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.docx_parts import assert_same_parts, parts_of

from inservice_docs.documents.letters.layout import LAYOUTS, hanging

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "templates" / "letters"
NAMES = ("letter.docx", "memo.docx")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The templates built anew."""
    folder = tmp_path_factory.mktemp("letters")
    script = ROOT / "tools" / "templates" / "letters.py"
    subprocess.run([sys.executable, str(script), str(folder)], check=True)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_templates_are_built_from_their_script(name: str, built: Path) -> None:
    """Nothing was changed by hand: the script makes the same parts, and the same bytes."""
    assert_same_parts((built / name).read_bytes(), (KEPT / name).read_bytes(), but=())
    assert (built / name).read_bytes() == (KEPT / name).read_bytes()


def part(name: str, member: str) -> str:
    return parts_of((KEPT / name).read_bytes())[member].decode("utf-8")


def style(name: str, style_name: str) -> str:
    found = re.search(
        rf'<w:style [^>]*>(?:(?!</w:style>).)*<w:name w:val="{style_name}"/>.*?</w:style>',
        part(name, "word/styles.xml"),
        re.DOTALL,
    )
    assert found, style_name
    return found.group().rpartition("<w:style ")[2]


@pytest.mark.parametrize("name", NAMES)
def test_page_is_a4_with_margins_of_two_and_a_half_cm(name: str) -> None:
    """A4 portrait, 2.5 cm on all sides."""
    body = part(name, "word/document.xml")
    assert '<w:pgSz w:w="11906" w:h="16838"/>' in body
    assert re.search(r'w:top="1417" w:right="1417" w:bottom="1417" w:left="1417"', body)


@pytest.mark.parametrize("name", NAMES)
def test_every_style_is_in_kai(name: str) -> None:
    """標楷體 is the East Asian font of the defaults and of every style, headings included."""
    styles = part(name, "word/styles.xml")
    for fonts in re.findall("<w:rFonts[^>]*>", styles):
        assert 'w:eastAsia="標楷體"' in fonts
    own = re.findall(r'<w:style w:type="paragraph".*?</w:style>', styles, re.DOTALL)
    assert len(own) > 20
    for each in own:
        assert 'w:eastAsia="標楷體"' in each or '<w:basedOn w:val="Normal"/>' in each
    assert "<w:b/>" not in styles
    assert "<w:rFonts" not in part(name, "word/document.xml")


@pytest.mark.parametrize(
    ("name", "style_name", "size", "line"),
    [
        ("letter.docx", "標題", 20, 36),
        ("memo.docx", "簽首", 20, 36),
        ("letter.docx", "主旨", 16, 25),
        ("letter.docx", "段名", 16, 25),
        ("letter.docx", "條列1-2字", 16, 25),
        ("letter.docx", "受文者", 16, 25),
        ("letter.docx", "欄位", 12, 15),
        ("letter.docx", "聯絡方式", 12, 15),
        ("letter.docx", "正本", 12, 15),
        ("letter.docx", "署名", 12, 15),
        ("letter.docx", "檔號", 10, 12),
    ],
)
def test_sizes_and_lines(name: str, style_name: str, size: int, line: int) -> None:
    """Each part has the standard's size and exact line height."""
    found = style(name, style_name)
    assert f'<w:sz w:val="{size * 2}"/>' in found
    assert f'w:line="{line * 20}" w:lineRule="exact"' in found


def test_hanging_indents() -> None:
    """主旨 hangs three em; each layout of items hangs as wide as its number, as laid out."""
    assert 'w:left="960"' in style("letter.docx", "主旨")
    assert 'w:hanging="960"' in style("letter.docx", "主旨")
    for level, (_, widths) in LAYOUTS.items():
        for width in widths:
            name = f"條列{level}-{width:g}字"
            first, others = hanging(name)
            found = style("letter.docx", name)
            assert f'w:left="{round(others * 320)}"' in found
            assert f'w:hanging="{round((others - first) * 320)}"' in found


def test_contact_block_starts_right_of_the_middle() -> None:
    """The block of address and contacts starts 230 pt from the left margin."""
    found = style("letter.docx", "聯絡方式")
    left, hang = (
        int(re.search(f'w:{key}="(\\d+)"', found).group(1)) for key in ("left", "hanging")
    )  # type: ignore[union-attr]
    assert 230 <= (left - hang) / 20 <= 254


@pytest.mark.parametrize("name", NAMES)
def test_signature_is_not_left_alone(name: str) -> None:
    """What stands before the signature is kept with it."""
    before = "副本" if name == "letter.docx" else "敬陳"
    assert "<w:keepNext/>" in style(name, before)
    assert "<w:keepLines/>" in style(name, "署名")


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_numbered_in_fields(name: str) -> None:
    """Every footer has the number and the count of pages; the first page's only on demand."""
    assert "<w:titlePg/>" in part(name, "word/document.xml")
    footers = [key for key in parts_of((KEPT / name).read_bytes()) if "footer" in key]
    texts = sorted(part(name, key) for key in footers if key.startswith("word/footer"))
    assert len(texts) == 2
    assert all(" PAGE " in text and " NUMPAGES " in text for text in texts)
    assert sorted("多頁" in text for text in texts) == [False, True]
