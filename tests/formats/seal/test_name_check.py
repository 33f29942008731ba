"""A changed letter of a name is told by the paper's check code; the seal alone tells nothing."""

from __future__ import annotations

import itertools

import pytest
from tests.support.seals import KEYS, SEALER, certificate, page

from inservice_docs.formats.seal.compare import differences
from inservice_docs.formats.seal.name_check import find_checks, name_digest, new_check
from inservice_docs.formats.seal.verify import verify

CHECK = "K7QXM-2PDAB"


@pytest.mark.parametrize(
    "name",
    [
        "林宜範",
        "林範",
        "歐陽家範",
        "Tony Chen",
        "𠮷田宜範",
        "林‧宜範",
        "林淑君",
        "君範",
        "林先生",
        "王老師範",
        "張（範）",
        "李女士",
    ],
)
def test_every_changed_letter_is_told(name: str) -> None:
    """Also of those that the seal hides; and a paper whose check code is gone or another."""
    text = SEALER.text(certificate(name=name, check=CHECK))
    sealed = verify(text, KEYS).certificate
    assert sealed is not None
    assert sealed.check == ""
    assert differences(sealed, page(certificate(name=name, check=CHECK))) == ()
    for at in range(len(name)):
        other = name[:at] + "樣" + name[at + 1 :]
        assert differences(sealed, page(certificate(name=other, check=CHECK))) == ("姓名",)
    for check in ("", new_check()):
        assert differences(sealed, page(certificate(name=name, check=check))) == ("姓名",)


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("𠮷田宜範", "田宜範(𠮷"),
        ("𡍼大𤧣", "大(𡍼𤧣"),
        ("𡍼大𤧣", "𡍼𤧣大("),
        ("林㐂範", "林範(㐂"),
    ],
)
def test_rare_characters_beside_their_place_do_no_harm(name: str, read: str) -> None:
    """As the text of a PDF has them, which come from another font; another one is told."""
    text = SEALER.text(certificate(name=name, check=CHECK))
    sealed = verify(text, KEYS).certificate
    assert sealed is not None
    true = page(certificate(name=name, check=CHECK))
    moved = true.replace(f"{name}（", read)
    assert moved != true
    assert differences(sealed, moved) == ()
    rare = next(char for char in name if ord(char) > 0xFFFF or char == "㐂")
    assert differences(sealed, moved.replace(rare, "𠀀")) == ("姓名",)


def test_a_longer_name_is_told() -> None:
    """A name that goes on after the sealed one, though a title's character stands there."""
    text = SEALER.text(certificate(name="林淑", check=CHECK))
    sealed = verify(text, KEYS).certificate
    assert sealed is not None
    for other in ("林淑君", "林淑（大）", "林淑先生"):
        assert differences(sealed, page(certificate(name=other, check=CHECK))) == ("姓名",)


def test_a_school_s_own_wording_is_searched_for_the_name() -> None:
    """Where no 茲證明 stands before it, every place that fits the masked name is looked at."""
    sealed = verify(SEALER.text(certificate(check=CHECK)), KEYS).certificate
    assert sealed is not None
    true = page(certificate(check=CHECK)).replace("茲證明", "參加教師：林大範、")
    assert differences(sealed, true) == ()
    assert differences(sealed, true.replace("林宜範", "林小範")) == ("姓名",)


def test_without_the_paper_nothing_is_learnt() -> None:
    """Another check code gives another hash of the same name; neither name nor code is sealed."""
    assert name_digest(CHECK, "林宜範") != name_digest(new_check(), "林宜範")
    assert name_digest(CHECK, " 林　宜範") == name_digest(CHECK.replace("-", ""), "林宜範")
    sealed = verify(SEALER.text(certificate(check=CHECK)), KEYS).certificate
    assert sealed is not None
    assert CHECK not in sealed.model_dump_json()
    assert "林宜範" not in sealed.model_dump_json()


def test_check_codes_are_easy_to_read_and_all_different() -> None:
    """Ten letters and digits without those that look alike; found however a PDF spaces them."""
    codes = {new_check() for _ in range(1000)}
    assert len(codes) == 1000
    assert not set(itertools.chain(*codes)) & set("ILOU01")
    assert (
        find_checks(f"核對碼{CHECK}") == find_checks(f"核對碼:{CHECK.replace('-', '')}") == (CHECK,)
    )
    assert find_checks("核對碼 none") == ()
