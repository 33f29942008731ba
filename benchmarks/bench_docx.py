"""Documents a second, against every other tool: `python benchmarks/bench_docx.py [--rounds N]`.

The project's own certificate and its sign-in sheet of forty people, the same layout and records on
all sides, one process, in rounds that alternate, written to memory. The limit is deflating what
varies and writing the archive, with nothing rendered at all, by the same codec.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from support.measure import alternate, cpu_rate, load, machine, ratio, table, write

from inservice_docs.formats.docx.archive import pack
from inservice_docs.formats.docx.codec import deflate_isal
from inservice_docs.formats.docx.properties import Properties
from inservice_docs.formats.docx.template import Template
from support import papers, peers

OURS, FAST = "ours, zlib 6", "ours, ISA-L"
LIMIT, FAST_LIMIT = "limit, zlib 6", "limit, ISA-L"
NAIVE, CACHED = "docxtpl", "docxtpl, cached bytes"
MERGE = "docx-mailmerge2"
EASY = "easy-template-x"


def limit(template: Template, records: list[dict[str, Any]]) -> Callable[[], float]:
    """Return the work that no renderer could do without: the XML of each record is made before."""
    made = [
        [(part.source.member, part.whole(values)) for part in template.parts] for values in records
    ]
    core = template.core(records[0], Properties())
    pictures = template._pictures(records[0]) if template.places else ()

    def work(parts: list[tuple[str, bytes]]) -> bytes:
        changing = [pack(name, xml, template.compress) for name, xml in parts]
        return template.archive.complete([*changing, *pictures, core])

    return partial(cpu_rate, work, made)


def sides(
    data: bytes, values: Callable[[int], dict[str, Any]], many: int, few: int, folder: Path
) -> dict[str, Callable[[], float]]:
    """Return ours, docxtpl's and the limit."""
    records = [values(number) for number in range(many)]
    path = folder / "template.docx"
    path.write_bytes(data)
    usual, fast = Template.read(data), Template.read(data, compress=deflate_isal)
    return {
        OURS: partial(cpu_rate, usual.render, records),
        FAST: partial(cpu_rate, fast.render, records),
        LIMIT: limit(usual, records),
        FAST_LIMIT: limit(fast, records),
        NAIVE: partial(cpu_rate, peers.docxtpl_naive(path), records[:few]),
        CACHED: partial(cpu_rate, peers.docxtpl_cached(data), records[:few]),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    about = f"{load()}; {machine('docxtpl', 'docx-mailmerge2', 'isal')}"
    node = peers.node_engines()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as name:
        folder = Path(name)
        data = papers.certificate_template()
        certificate = sides(data, papers.certificate_values, 2000, 10, folder)
        records = [papers.certificate_values(number) for number in range(300)]
        merging = peers.mail_merge(papers.for_mail_merge(data))
        certificate[MERGE] = partial(cpu_rate, merging, records[:30])
        for engine in peers.ENGINES if node else ():
            own = papers.for_peer(data, "{d.%s}" if engine == "carbone" else "{%s}")
            certificate[engine] = partial(peers.node_rate, engine, own, records, 150)
        rates = alternate(certificate, rounds)
        (folder / "b").mkdir()
        data = papers.sign_in_template()
        roster = sides(data, papers.sign_in_values, 300, 10, folder / "b")
        rows = [papers.row_values(papers.sign_in_values(number)) for number in range(100)]
        for engine in peers.ENGINES if node else ():
            own = papers.rows_for_peer(data, engine)
            roster[engine] = partial(peers.node_rate, engine, own, rows, 60)
        row_rates = alternate(roster, rounds)
    best = [NAIVE, EASY] if node else [NAIVE]
    shares = [
        f"{kind} of the limit with the same codec: zlib 6 {ratio(each, OURS, LIMIT):.0%},"
        f" ISA-L {ratio(each, FAST, FAST_LIMIT):.0%}"
        for kind, each in (("certificate", rates), ("sign-in sheet", row_rates))
    ]
    write(
        "docx",
        table("Certificate, 12 fields, one page (CPU, to memory)", rates, best),
        table("Sign-in sheet of 40 rows (CPU, to memory)", row_rates, best),
        *shares,
        "",
        f"{rounds} rounds; {about}{', ' + node if node else ''}",
    )


if __name__ == "__main__":
    main()
