"""Parts beside the slides: title and dates, and the two copies of the manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from slidekit import __version__
from slidekit.export.manifest import manifest_pieces, manifest_xml
from slidekit.export.ooxml import to_bytes, xml_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slidekit.export.document import Document

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_ITEM_ID = "{7A3F1C52-4E0B-4D7E-9C1A-2B6D8E5F9A40}"
_ITEM_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def attach_properties(package: Any, document: Document) -> None:
    """Give a package its own title, language and dates: those of the document, not the clock's."""
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    _attach(package, package, "/docProps/core.xml", core, _core(document), RT.CORE_PROPERTIES)
    app = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    _attach(package, package, "/docProps/app.xml", app, _app(document), RT.EXTENDED_PROPERTIES)


def attach_manifest(presentation: Any, manifest: Mapping[str, Any]) -> None:
    """Put the manifest into a custom XML part, and once more where LibreOffice leaves it alone."""
    package = presentation.package
    name, kind = "/customXml/item1.xml", "application/xml"
    item = _attach(package, presentation, name, kind, manifest_xml(manifest), RT.CUSTOM_XML)
    name = "/customXml/itemProps1.xml"
    _attach(package, item, name, _ITEM_TYPE, _item_properties(), RT.CUSTOM_XML_PROPS)
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    custom = _custom(manifest_pieces(manifest))
    _attach(package, package, "/docProps/custom.xml", kind, custom, RT.CUSTOM_PROPERTIES)


def _attach(package: Any, source: Any, name: str, kind: str, content: bytes, link: str) -> Any:
    part = Part(PackURI(name), kind, package, content)
    source.relate_to(part, link)
    return part


def _core(document: Document) -> bytes:
    root = etree.Element(
        f"{{{_CORE}}}coreProperties",
        nsmap={"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI},
    )
    etree.SubElement(root, f"{{{_DC}}}title").text = xml_text(document.title)
    etree.SubElement(root, f"{{{_DC}}}creator").text = "slidekit"
    etree.SubElement(root, f"{{{_CORE}}}lastModifiedBy").text = "slidekit"
    for name in ("created", "modified"):
        date = etree.SubElement(root, f"{{{_TERMS}}}{name}", {f"{{{_XSI}}}type": "dcterms:W3CDTF"})
        date.text = document.dated
    etree.SubElement(root, f"{{{_DC}}}language").text = document.language
    return to_bytes(root)


def _app(document: Document) -> bytes:
    root = etree.Element(f"{{{_APP}}}Properties", nsmap={None: _APP})
    values = {
        "Application": f"slidekit {__version__}",
        "Slides": len(document.pages),
        "Notes": sum(bool(page.notes) for page in document.pages),
        "HiddenSlides": sum(page.hidden for page in document.pages),
    }
    for name, value in values.items():
        etree.SubElement(root, f"{{{_APP}}}{name}").text = str(value)
    return to_bytes(root)


def _custom(values: Mapping[str, str]) -> bytes:
    root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _VT})
    for number, (name, value) in enumerate(values.items(), start=2):
        attributes = {"fmtid": _FORMAT_ID, "pid": str(number), "name": name}
        held = etree.SubElement(root, f"{{{_CUSTOM}}}property", attributes)
        etree.SubElement(held, f"{{{_VT}}}lpwstr").text = value
    return to_bytes(root)


def _item_properties() -> bytes:
    item = etree.Element(
        f"{{{_CUSTOM_XML}}}datastoreItem",
        {f"{{{_CUSTOM_XML}}}itemID": _ITEM_ID},
        nsmap={"ds": _CUSTOM_XML},
    )
    etree.SubElement(item, f"{{{_CUSTOM_XML}}}schemaRefs")
    return to_bytes(item)
