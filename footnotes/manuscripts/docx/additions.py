"""What a DOCX file needs for notes and a bibliography, added where it is missing, as Word writes it (17.7, 17.11)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from footnotes.manuscripts.archives import Archive
from footnotes.manuscripts.docx.package import NAMESPACES, PROPERTIES, Package, relationships_of
from footnotes.manuscripts.xml_events import END, START, events, tag_end
from footnotes.model.input_error import InputError
from footnotes.patterns import pattern
from footnotes.text import Edit, Span, splice
from footnotes.translations import gettext

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE_NAMES = "http://schemas.openxmlformats.org/officeDocument/2006"
_CONTENT_TYPES = "[Content_Types].xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that users define
_SEPARATORS = {"separator": -1, "continuationSeparator": 0}  # with the identifiers that Word gives them
# What comes after w:footnotePr and w:endnotePr in the settings (17.15.1.78, CT_Settings).
_LATER_SETTINGS = frozenset(
    f"w:{name}"
    for name in (
        "compat", "docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping",
        "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown",
        "smartTagType", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
    )
) | {"m:mathPr"}  # fmt: skip
_STYLES = {
    "footnote text": (
        "FootnoteText",
        '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>{based}'
        '<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
        '</w:pPr><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>',
    ),
    "footnote reference": (
        "FootnoteReference",
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    ),
    "Bibliography": (
        "Bibliography",
        '<w:style w:type="paragraph" w:styleId="Bibliography"><w:name w:val="Bibliography"/>{based}'
        '<w:uiPriority w:val="37"/><w:unhideWhenUsed/><w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr></w:style>',
    ),
}
for _name in ("footnote text", "footnote reference"):
    _identifier, _style = _STYLES[_name]
    _STYLES[_name.replace("foot", "end")] = (
        _identifier.replace("Foot", "End"),
        _style.replace("Foot", "End").replace("foot", "end"),
    )


_PREFIX = pattern(
    rf"""\bxmlns(?::([\w.-]+))?\s*=\s*["'](?:{re.escape(_W)}|http://purl\.oclc\.org/ooxml/wordprocessingml/main)["']"""
)


class Additions:
    """The parts of one file while additions are made to them; ``changed`` holds those that differ."""

    def __init__(self, archive: Archive, changed: Mapping[str, str]) -> None:
        self.changed = dict(changed)
        self._archive, self._path = archive, archive.path
        self._package = Package(archive)

    def text(self, part: str) -> str:
        """Return a part as it is now."""
        return self.changed[part] if part in self.changed else self._archive.text(part)

    @property
    def main(self) -> str:
        """The name of the main part."""
        return self._package.main

    def style(self, name: str) -> str:
        """Return the identifier of a style by its name, made if there is none."""
        part = self._package.part("styles")
        if not part:
            part = self._new_part("styles", f'{_XML}<w:styles xmlns:w="{_W}"></w:styles>')
        found: dict[str, str] = {}
        default, identifier = "", ""
        for event in events(self.text(part), NAMESPACES, part, self._path):
            if event.kind == START and event.name == "w:style":
                identifier = event.attributes.get("w:styleId", "")
                if event.attributes.get("w:type") == "paragraph" and event.attributes.get("w:default") in {"1", "true"}:
                    default = identifier
            elif event.kind == START and event.name == "w:name":
                found.setdefault(event.attributes.get("w:val", "").lower(), identifier)
        if name.lower() in found or name not in _STYLES:
            return found.get(name.lower(), "")
        own, style = _STYLES[name]
        based = f'<w:basedOn w:val="{default}"/>' if default else ""
        self._append(part, "w:styles", style.format(based=based))
        return own

    def notes_part(self, kind: str) -> str:
        """Return the name of the part that holds the notes of a kind ("footnote"), made if there is none."""
        part = self._package.part(f"{kind}s") or next(
            (name for name in self.changed if name.endswith(f"/{kind}s.xml")), ""
        )
        if part:
            return part
        separators = "".join(
            f'<w:{kind} w:type="{type_}" w:id="{identifier}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
            f'w:lineRule="auto"/></w:pPr><w:r><w:{type_}/></w:r></w:p></w:{kind}>'
            for type_, identifier in _SEPARATORS.items()
        )
        part = self._new_part(f"{kind}s", f'{_XML}<w:{kind}s xmlns:w="{_W}">{separators}</w:{kind}s>')
        self._tell_settings(kind)
        return part

    def add_notes(self, kind: str, notes: Iterable[str]) -> None:
        """Add notes at the end of the part that holds those of a kind."""
        self._append(self.notes_part(kind), f"w:{kind}s", "".join(notes))

    def add_at_end(self, paragraphs: str) -> None:
        """Add paragraphs at the end of the body, before the properties of the last section."""
        source = self.text(self.main)
        depth, place = 0, 0
        for event in events(source, NAMESPACES, self.main, self._path):
            depth += (event.kind == START) - (event.kind == END)
            if event.kind == START and event.name == "w:sectPr" and depth == 3:
                place = event.start
            elif event.kind == END and event.name == "w:body":
                place = place or event.start
        self.changed[self.main] = splice(source, [Edit(Span(place, place), prefixed(paragraphs, source))])

    def add_properties(self, properties: Mapping[str, str]) -> None:
        """Add properties of the file (part 1, 15.2.12.2), unless it has those already."""
        if PROPERTIES not in self._archive:
            root = f'<Properties xmlns="{_OFFICE_NAMES}/custom-properties" xmlns:vt="{_OFFICE_NAMES}/docPropsVTypes">'
            self.changed[PROPERTIES] = f"{_XML}{root}</Properties>"
            content_type = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
            self._append(_CONTENT_TYPES, ":Types", f'<Override PartName="/{PROPERTIES}" ContentType="{content_type}"/>')
            self.lead_to("", f"{_OFFICE}/custom-properties", PROPERTIES)
        source = self.text(PROPERTIES)
        if all(f'name="{name}"' in source for name in properties):
            return
        last = max([1, *map(int, re.findall(r'\bpid="(\d+)"', source))])
        written = "".join(
            f'<property xmlns:vt="{_OFFICE_NAMES}/docPropsVTypes" fmtid="{_FORMAT}" pid="{number}" name="{name}">'
            f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
            for number, (name, value) in enumerate(properties.items(), start=last + 1)
        )
        self._append(PROPERTIES, ":Properties", written)

    def _append(self, part: str, root: str, content: str) -> None:
        """Put content before the end of the root of a part."""
        source = self.text(part)
        end = source.rfind("</")
        if end < 0:  # <w:styles/>
            name = next(event for event in events(source, NAMESPACES, part, self._path) if event.name == root)
            stop = tag_end(source, name.start)
            tag = source[name.start : stop].removesuffix("/>").rstrip()
            written = re.match(r"<([^\s/>]+)", tag)
            edit = Edit(
                Span(name.start, stop), f"{tag}>{prefixed(content, source)}</{written[1] if written else root}>"
            )
        else:
            edit = Edit(Span(end, end), prefixed(content, source))
        self.changed[part] = splice(source, [edit])

    def _new_part(self, kind: str, content: str) -> str:
        """Add a part that the main part leads to, with its content type (part 2, 6.2.3 and 6.5.3)."""
        folder = self.main.rpartition("/")[0]
        part = f"{folder}/{kind}.xml" if folder else f"{kind}.xml"
        self.changed[part] = content
        override = f'<Override PartName="/{part}" ContentType="{_TYPES}.{kind}+xml"/>'
        self._append(_CONTENT_TYPES, ":Types", override)
        self.lead_to(self.main, f"{_OFFICE}/{kind}", f"{kind}.xml")
        return part

    def lead_to(self, part: str, type_: str, target: str) -> None:
        """Add a relationship of a part."""
        name = relationships_of(part)
        if name not in self._archive and name not in self.changed:
            self.changed[name] = f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'
        taken = set(re.findall(r"""\bId\s*=\s*["']([^"']*)""", self.text(name)))
        identifier = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        self._append(name, ":Relationships", f'<Relationship Id="{identifier}" Type="{type_}" Target="{target}"/>')

    def _tell_settings(self, kind: str) -> None:
        """Name the separators in the settings, as Word does (17.11.9)."""
        part = self._package.part("settings")
        if not part:
            return
        source = self.text(part)
        listed = "".join(f'<w:{kind} w:id="{identifier}"/>' for identifier in _SEPARATORS.values())
        later = _LATER_SETTINGS | ({"w:endnotePr"} if kind == "footnote" else set())
        depth = 0
        for event in events(source, NAMESPACES, part, self._path):
            depth += (event.kind == START) - (event.kind == END)
            if event.kind == START and depth == 2 and event.name == f"w:{kind}Pr":
                return
            if event.kind == START and depth == 2 and event.name in later:
                place = Span(event.start, event.start)
                properties = f"<w:{kind}Pr>{listed}</w:{kind}Pr>"
                self.changed[part] = splice(source, [Edit(place, prefixed(properties, source))])
                return
        self._append(part, "w:settings", f"<w:{kind}Pr>{listed}</w:{kind}Pr>")


def prefixed(content: str, source: str) -> str:
    """Return WordprocessingML with the prefix that a part has for its namespace, instead of ``w``.

    Raises InputError for a part that has none: no word processor writes that.
    """
    found = _PREFIX.search(source)
    if found is None or found[1] == "w" or "w:" not in content:
        return content
    if not found[1]:
        raise InputError(
            gettext("has no prefix for WordprocessingML"),
            remedy=gettext("open it in a word processor and save it anew"),
        )
    return re.sub(r"(</?|\s)w:(?=\w)", rf"\1{found[1]}:", content)
