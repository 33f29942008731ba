"""The texts of a letter by name: 說明二（一）, whatever its marker looks like."""

from __future__ import annotations

from inservice_docs.records.letter import Item, Letter, Paragraph
from inservice_docs.rules.letter.spots import paragraph_nodes, readable
from inservice_docs.rules.letter.view import View


def test_items_are_named_as_a_clerk_would():
    """Paragraph and markers make the name; an item without a marker is counted."""
    inner = Item(marker="(一)", text="丙", items=(Item(marker="１、", text="丁"),))
    letter = Letter(
        paragraphs=(
            Paragraph(
                label="說　明：",
                text="甲",
                items=(Item(marker="一、", text="乙", items=(inner,)), Item(text="戊")),
            ),
            Paragraph(label="", text="己"),
        )
    )
    names = [node.text.name for top in paragraph_nodes(letter) for node in top.walk()]
    assert names == ["說明", "說明一", "說明一（一）", "說明一（一）1", "說明第2項", "第2段"]


def test_reading_keeps_every_offset():
    """What the rules read is as long as what stands there; gaps are blotted out."""
    raw = "１１５年\n（待填：日期）ＡＢ"
    assert len(readable(raw)) == len(raw)
    assert readable(raw).startswith("115年\r")
    assert "待填" not in readable(raw)


def test_deep_items_do_no_harm():
    """Items a hundred levels deep are walked without a deep stack or endless names."""
    item = Item(marker="一、", text="底")
    for _ in range(100):
        item = Item(marker="一、", text="層", items=(item,))
    view = View(Letter(paragraphs=(Paragraph(label="說明", items=(item,)),)))
    assert len(view.body) == 102
    assert max(len(spot.name) for spot in view.body) < 40
