"""The parts of a DOCX: found by how they are related, whatever the program calls them."""

from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath, splitext
from types import MappingProxyType

from lxml import etree

from evidence_audit.documents.packages import Package, parsed

_STRICT = (  # ISO/IEC 29500 Strict has namespaces of its own for the same names
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PARTS = ("footnotes", "endnotes", "numbering", "styles", "settings")
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the package that holds text."""

    root: etree._Element
    targets: Mapping[str, str]
    """Addresses that it links to, by relationship id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a DOCX is made of; None for what it has not."""

    body: Part
    footnotes: Part | None = None
    endnotes: Part | None = None
    numbering: etree._Element | None = None
    styles: etree._Element | None = None
    settings: etree._Element | None = None
    facts: etree._Element | None = None
    """Title and dates, as the package states them."""


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str
    """The last word of its type: `footnotes`, `hyperlink`."""
    target: str
    external: bool


def parts_of(package: Package) -> Parts | None:
    """Return the parts of a DOCX; None where the package is none. Raises DocumentError."""
    main = next(
        (one.target for one in _relations(package, "").values() if one.kind == "officeDocument"),
        "word/document.xml",
    )
    body = _part(package, main)
    if body is None or not body.root.tag.endswith("}document"):
        return None
    named = {
        one.kind: normpath(join(dirname(main), one.target))
        for one in _relations(package, main).values()
        if one.kind in _PARTS and not one.external
    }
    names = {name: named.get(name, join(dirname(main), f"{name}.xml")) for name in _PARTS}
    return Parts(
        body=body,
        footnotes=_part(package, names["footnotes"]),
        endnotes=_part(package, names["endnotes"]),
        numbering=_xml(package, names["numbering"]),
        styles=_xml(package, names["styles"]),
        settings=_xml(package, names["settings"]),
        facts=_xml(package, "docProps/core.xml"),
    )


def _part(package: Package, name: str) -> Part | None:
    root = _xml(package, name)
    if root is None:
        return None
    linked = {id_: one.target for id_, one in _relations(package, name).items() if one.kind == "hyperlink"}
    return Part(root, linked or _NOTHING)


def _relations(package: Package, name: str) -> dict[str, _Relation]:
    """Return the relations of a part, or of the package itself, by id."""
    folder, base = dirname(name), name.rpartition("/")[2]
    root = _xml(package, join(folder, "_rels", f"{base}.rels"))
    if root is None:
        return {}
    return {
        relation.get("Id", ""): _Relation(
            kind=relation.get("Type", "").rpartition("/")[2] or _kind_by_name(relation.get("Target", "")),
            target=_within(relation.get("Target", ""), relation.get("TargetMode", "")),
            external=relation.get("TargetMode") == "External",
        )
        for relation in root.iter(_RELATIONS)
    }


def _kind_by_name(target: str) -> str:
    """Return the kind of a relation without a type: an address is linked to, a part is what it is called."""
    return "hyperlink" if "://" in target else splitext(target.rpartition("/")[2])[0]


def _within(target: str, mode: str) -> str:
    """Return a target as a name in the package; one outside of it as it is."""
    return target if mode == "External" or "://" in target else target.lstrip("/")


def _xml(package: Package, name: str) -> etree._Element | None:
    content = package.content(name)
    if content is None:
        return None
    if b"purl.oclc.org/ooxml" in content:
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
    return package.guarded(lambda: parsed(content))
