"""The level of a school (學校層級) by its name, in the words of 參加對象 (procedure, figure 3)."""

from __future__ import annotations

import re

from .text import compact

LEVELS = ("高中", "高職", "國中", "國小", "幼稚園", "特殊教育學校")

_KINDERGARTEN = re.compile("幼兒園|幼稚園|托兒所")
_SPECIAL = re.compile("特殊教育學校|特教學校|啟[智聰明]學校|[仁惠和]愛實驗學校")
_DIVISION = {
    "國中": re.compile("國民?中學?部"),
    "國小": re.compile("國民?小學?部|小學部"),
    "高中": re.compile("高中部|高級中學部"),
    "高職": re.compile("高職部"),
}
_BY_NAME = {
    "高職": re.compile(
        "職業學校|高職|高[工商農]|[工商農家]職|工商$|家商|商工|農工|工家|海事|水產|高級中等學校"
    ),
    "高中": re.compile(
        "高級中等學校|高級中學|高中|女中$|(?<!國)[一二三]中$|附屬中學|附中|完全中學"
    ),
    "國中": re.compile("國民中|國中|完全中學"),
    "國小": re.compile("國民小|國小|小學|附小"),
}
_BOTH = re.compile("國民中小學|國中小")


def levels_of(school: str) -> frozenset[str]:
    """Return the levels that a school's name states; none where it does not say.

    國民中小學 are two, 國小附設幼兒園 is a 幼稚園, 高級中學國中部 a 國中; 高級中等學校 may be
    either of two.
    """
    name = compact(school)
    if _KINDERGARTEN.search(name):
        return frozenset({"幼稚園"})
    if _SPECIAL.search(name):
        return frozenset({"特殊教育學校"})
    divisions = {level for level, pattern in _DIVISION.items() if pattern.search(name)}
    if divisions:
        return frozenset(divisions)
    if _BOTH.search(name):
        return frozenset({"國中", "國小"})
    return frozenset(level for level, pattern in _BY_NAME.items() if pattern.search(name))
