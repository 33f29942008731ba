"""Templates (範本): read and prepared once, filled in many times; same content, same bytes."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from inservice_docs.formats.docx import apart, faults, merge
from inservice_docs.formats.docx.archive import (
    Archive,
    Compress,
    Packed,
    deflate,
    deflate_not,
    deflate_well,
    pack,
)
from inservice_docs.formats.docx.frame import Framed, split_frame
from inservice_docs.formats.docx.listing import check_text
from inservice_docs.formats.docx.package import open_package, read_bytes
from inservice_docs.formats.docx.part import Part
from inservice_docs.formats.docx.pictures import SlowWayNeeded, content
from inservice_docs.formats.docx.places import (
    LINKS,
    Shown,
    apart_from_others,
    doubled_places,
    find_places,
    pictures_of,
    with_links,
)
from inservice_docs.formats.docx.properties import Properties
from inservice_docs.formats.docx.slow import render_slowly
from inservice_docs.formats.docx.source import Prepared, Source, prepare
from inservice_docs.records.finding import Finding, Place, UserError, error
from inservice_docs.wording.environment import StrictEnvironment, make_environment
from inservice_docs.wording.phrases import compile_phrase
from inservice_docs.wording.problem import TEMPLATE_ERRORS, PhraseError

DEFAULT = Properties()


@lru_cache(maxsize=1)
def docx_environment() -> StrictEnvironment:
    """Return the environment of all Word templates: strict, escaped, line breaks kept."""
    return make_environment(autoescape=True, odd_text=check_text, content=content)


@lru_cache(maxsize=64)
def _core(member: str, properties: Properties, compress: Compress) -> Packed:
    return pack(member, properties.xml().encode(), compress)


class Template:
    """A Word template with `{{ 欄位 }}` and docxtpl's other tags, ready to be filled in.

    `faults` are the findings that keep it from being rendered (broken or forbidden tags);
    `slow_because` the reasons, in Chinese, why docxtpl itself has to render it each time, and
    `unmergeable` why its records cannot share one document, `inseparable` why not even in order to
    be cut apart again.
    """

    def __init__(self, data: bytes, name: str, compress: Compress = deflate) -> None:
        """Prepare a template from its bytes; see `read`."""
        self.name = name
        self._data = data
        self.compress = compress
        self.environment = docx_environment()
        plain, self.places = find_places(data, open_package(data, name))
        self._plain = plain
        prepared = prepare(plain, name)
        self.sources: tuple[Source, ...] = prepared.sources
        self.tagged: dict[str, str] = prepared.tagged
        self._core = prepared.core
        self._last_core = (DEFAULT, _core(self._core, DEFAULT, compress))
        self.faults: tuple[Finding, ...] = (*prepared.findings, *doubled_places(self.places, name))
        compiled = [] if faults.blocking(self.faults) else self._compile()
        self.slow_because = tuple(f"{p.source.room}：{p.unsafe}" for p in compiled if p.unsafe)
        self.parts = tuple(part for part in compiled if not part.static)
        self.unmergeable: tuple[str, ...] = self.slow_because
        self.inseparable: tuple[str, ...] = self.slow_because
        if not faults.blocking(self.faults) and not self.slow_because:
            self._samples = {each.member: prepared.members[each.member] for each in self.places}
            own = self._samples.items()
            self._own_pictures = tuple(pack(name, data, deflate_not) for name, data in own)
            self._packed = self._unchanged(prepared, compiled)
            self.archive = Archive(self._packed)
            self._links = prepared.members.get(LINKS, b"")
            self._body = next(part for part in compiled if part.source.kind == "body")
            self.unmergeable = tuple(merge.obstacles(self._body, prepared.members))
            self.inseparable = (*self.unmergeable, *apart.obstacles(prepared.members))
            by_place = apart.needs_sections(prepared.members)
            self._cut = merge.Cut.BY_SECTIONS if by_place else merge.Cut.BY_PAGES

    @classmethod
    def read(
        cls, source: Path | str | bytes, name: str = "", compress: Compress = deflate
    ) -> Template:
        """Read and prepare a template from a file or from bytes.

        `name` is how findings call it; `compress` makes a raw deflate stream. Raises UserError
        for a file that is no sound .docx; faults in its tags wait in `faults`.
        """
        data, name = read_bytes(source, name)
        return cls(data, name, compress)

    def __reduce__(self) -> tuple[Callable[..., Template], tuple[bytes, str, Compress]]:
        """Travel to another process as bytes, and be prepared anew there, once."""
        return _prepared, (self._data, self.name, self.compress)

    def packed_by(self, compress: Compress) -> Template:
        """Return the same template with another codec."""
        return Template(self._data, self.name, compress)

    @property
    def digest(self) -> str:
        """Return a hash of the template and its codec: the same one makes the same documents."""
        codec = f"{self.compress.__module__}.{self.compress.__qualname__}"
        return hashlib.sha256(self._data + codec.encode()).hexdigest()

    def render(self, values: Mapping[str, Any], properties: Properties = DEFAULT) -> bytes:
        """Return the document with the values in place.

        Values are texts, numbers, lists and mappings of these, `Picture`s and docxtpl's rich texts;
        a text may hold line breaks, tabs and gaps (待填), which come out in red. Raises UserError
        naming the placeholder and its paragraph: unknown names, None, characters that XML lacks,
        and the template's own faults.
        """
        self._require_sound()
        core = self.core(values, properties)
        if not self.slow_because:
            try:
                changing = [
                    pack(part.source.member, part.whole(values), self.compress)
                    for part in self.parts
                ]
                if self.places:
                    changing += self._pictures(values)
            except SlowWayNeeded:
                pass
            except TEMPLATE_ERRORS as problem:
                raise self._told(values, problem) from problem
            else:
                return self.archive.complete([*changing, core])
        try:
            members = render_slowly(self._plain, self.environment, values, self.sources)
            members |= {place.member: data for place, data in pictures_of(self.places, values)}
        except TEMPLATE_ERRORS as problem:
            raise self._told(values, problem) from problem
        members.pop(self._core, None)
        packed = [pack(name, part, self.compress) for name, part in members.items()]
        return Archive(packed).complete([core])

    def render_each(
        self, contexts: Iterable[Mapping[str, Any]], properties: Properties = DEFAULT
    ) -> Iterator[bytes]:
        """Yield one document for each context, one at a time; raises UserError like `render`."""
        for values in contexts:
            yield self.render(values, properties)

    def render_all(
        self, contexts: Iterable[Mapping[str, Any]], properties: Properties = DEFAULT
    ) -> bytes:
        """Return one document in which each context starts on a new page.

        All records share the section, its header and its footer. Contexts are taken one at a time.
        Raises UserError like `render`, and when records cannot share a document: see `unmergeable`.
        """
        return self._joined(contexts, properties, self.unmergeable)

    def render_apart(
        self, contexts: Iterable[Mapping[str, Any]], properties: Properties = DEFAULT
    ) -> Framed:
        """Return one document that is to be converted and cut apart again, its frame beside it.

        Each record counts its pages from 1 and begins with `apart.bookmark` of its number. Raises
        UserError like `render`, and when records would come out otherwise than alone: see
        `inseparable`.
        """
        whole = self._joined(contexts, properties, self.inseparable, self._cut)
        return split_frame(whole) if self._cut is merge.Cut.BY_PAGES else Framed(whole, None)

    def _joined(
        self,
        contexts: Iterable[Mapping[str, Any]],
        properties: Properties,
        obstacles: tuple[str, ...],
        cut: merge.Cut = merge.Cut.NOT,
    ) -> bytes:
        self._require_sound()
        if obstacles:
            raise UserError([merge.refuse(why, self.name) for why in obstacles])
        try:
            core = _core(self._core, properties, self.compress)
        except PhraseError as problem:
            raise UserError(faults.in_property(problem, {}, self.name)) from problem
        others = [part for part in self.parts if part is not self._body]
        shown: list[Shown] = []

        def fill(number: int, values: Mapping[str, Any]) -> tuple[str, dict[str, bytes]]:
            try:
                xml = self._body.fill(values)
                if self.places:
                    found = list(pictures_of(self.places, values))
                    xml, mine = apart_from_others(xml, found, number)
                    shown.extend(mine)
                return xml, {p.source.member: p.whole(values) for p in others}
            except SlowWayNeeded:
                raise UserError(merge.refuse("內容含有圖片或子文件", self.name)) from None
            except TEMPLATE_ERRORS as problem:
                raise self._told(values, problem) from problem

        records = itertools.starmap(fill, enumerate(contexts))
        body, shared = merge.merged_body(self._body.source, records, self.name, cut=cut)
        packed = [pack(name, part, self.compress) for name, part in shared.items()]
        if not self.places:
            return self.archive.complete([body, *packed, core])
        packed += self._own_pictures
        packed += [pack(each.member, each.data, deflate_not) for each in shown]
        packed.append(pack(LINKS, with_links(self._links, shown)))
        kept = [part for part in self._packed if part.name != LINKS.encode()]
        return Archive(kept).complete([body, *packed, core])

    def _pictures(self, values: Mapping[str, Any]) -> Iterable[Packed]:
        """Return the parts of the places' pictures: the record's, else the template's own."""
        if all(values.get(place.name) == "" for place in self.places):
            return self._own_pictures
        found = {place.member: data for place, data in pictures_of(self.places, values)}
        own = self._samples.items()
        return [pack(name, found.get(name, data), deflate_not) for name, data in own]

    def core(self, values: Mapping[str, Any], properties: Properties) -> Packed:
        """Return the core properties' part, those with tags filled in; raises UserError."""
        # A batch shares one set of properties; comparing them would cost as much as packing.
        if not self.tagged and self._last_core[0] is properties:
            return self._last_core[1]
        try:
            filled: dict[str, Any] = {
                field: compile_phrase(text).render(values)
                for field, text in self.tagged.items()
                if field == "language" or not getattr(properties, field)
            }
            core = _core(self._core, replace(properties, **filled), self.compress)
        except TEMPLATE_ERRORS as problem:
            raise UserError(faults.in_property(problem, values, self.name)) from problem
        self._last_core = (properties, core)
        return core

    def _told(self, values: Mapping[str, Any], problem: BaseException) -> BaseException:
        """Return a mistake in the values as a UserError naming its paragraph, a bug as it is."""
        found = faults.at_rendering(self.environment, self.sources, values, self.name, problem)
        return problem if found is None else UserError(found)

    def _require_sound(self) -> None:
        if blocking := faults.blocking(self.faults):
            raise UserError(blocking)

    def _compile(self) -> list[Part]:
        compiled: list[Part] = []
        for source in self.sources:
            try:
                compiled.append(Part(self.environment, source))
            except TEMPLATE_ERRORS as problem:
                found = faults.broken(self.environment, source, self.name, problem)
                self.faults += tuple(found)
        for field, text in self.tagged.items():
            try:
                compile_phrase(text)
            except PhraseError as problem:
                place = Place(self.name, field=field)
                wrong = f"摘要資訊「{text}」：{problem.message}"
                self.faults += (error("template-broken-tag", wrong, problem.fix, place),)
        return compiled

    def _unchanged(self, prepared: Prepared, compiled: list[Part]) -> list[Any]:
        """Return all parts but the changing ones, compressed as well as can be."""
        static = {part.source.member: part for part in compiled if part.static}
        changing = {part.source.member for part in self.parts} | {self._core, *self._samples}
        return [
            pack(name, static[name].whole({}) if name in static else data, deflate_well)
            for name, data in prepared.members.items()
            if name not in changing
        ]


@lru_cache(maxsize=8)
def _prepared(data: bytes, name: str, compress: Compress) -> Template:
    return Template(data, name, compress)
