"""The child that reads QR codes: one JSON object, whatever it is given."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from inservice_docs.formats.qr import apart_child
from inservice_docs.formats.qr.write import qr_png


@pytest.mark.parametrize(
    ("data", "codes", "findings"),
    [(qr_png("甲乙"), ["甲乙"], []), (b"", [], ["picture-unreadable"])],
)
def test_it_answers_in_json(data: bytes, codes: list[str], findings: list[str]) -> None:
    """The codes, or what is wrong with its cure."""
    command = [sys.executable, "-m", apart_child.__name__]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    answer = json.loads(done.stdout)
    assert answer["codes"] == codes
    assert [each[0] for each in answer["findings"]] == findings


@pytest.mark.skipif(sys.platform != "linux", reason="the bounds are the system's")
def test_it_has_bounds() -> None:
    """Of memory and of CPU."""
    code = (
        "import resource; from inservice_docs.formats.qr.apart_child import *; "
        "from inservice_docs.formats.qr import apart_child; apart_child._bound(); "
        "print(resource.getrlimit(resource.RLIMIT_DATA)[0], MOST_MEMORY)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    got, wanted = done.stdout.split()
    assert got == wanted
