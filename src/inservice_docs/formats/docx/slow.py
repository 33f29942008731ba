"""The slow way: docxtpl itself renders, in the same strict environment and to the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from docxtpl import DocxTemplate

from inservice_docs.formats.docx.listing import resolve
from inservice_docs.formats.docx.pictures import owner, rendering
from inservice_docs.formats.docx.source import Source
from inservice_docs.wording.environment import StrictEnvironment


def render_slowly(
    data: bytes,
    environment: StrictEnvironment,
    values: Mapping[str, Any],
    sources: Iterable[Source],
) -> dict[str, bytes]:
    """Return every part of the rendered document, in order.

    A sub-document of docxtpl's brings the template that it was made for, opened from the same file.
    Raises one of wording's TEMPLATE_ERRORS, as the fast way does.
    """
    template = owner(values) or DocxTemplate(io.BytesIO(data))
    token = rendering.set(template)
    try:
        template.render(dict(values), jinja_env=environment)
    finally:
        rendering.reset(token)
    written = io.BytesIO()
    template.save(written)
    written.seek(0)
    with zipfile.ZipFile(written) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    for source in sources:
        if source.member in members:
            xml = members[source.member].decode("utf-8")
            members[source.member] = resolve(xml).encode()
    return members
