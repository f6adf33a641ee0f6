"""Parts beside the slides: title and dates, and the two copies of the manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from slidekit import __version__
from slidekit.export.manifest import ITEM, PROPERTIES, manifest_pieces, manifest_xml
from slidekit.export.ooxml import root, to_bytes, xml_text
from slidekit.export.seal import sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pptx.package import Package
    from pptx.parts.presentation import PresentationPart

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


def attach_properties(package: Package, document: Document) -> None:
    """Give a package its own title, language and dates: those of the document, not the clock's."""
    core = Part(PackURI("/docProps/core.xml"), CT.OPC_CORE_PROPERTIES, package, _core(document))
    app = Part(PackURI("/docProps/app.xml"), CT.OFC_EXTENDED_PROPERTIES, package, _app(document))
    package.relate_to(core, RT.CORE_PROPERTIES)
    package.relate_to(app, RT.EXTENDED_PROPERTIES)


def attach_manifest(presentation: PresentationPart) -> Callable[[Mapping[str, Any]], None]:
    """Attach the parts that hold the manifest, still empty, and return what writes it into them.

    It stands in a custom XML part, and once more where LibreOffice leaves it alone. All links of
    the file are final then, so that they can be signed.
    """
    package = presentation.package
    item = Part(PackURI(f"/{ITEM}"), "application/xml", package)
    name = PackURI("/customXml/itemProps1.xml")
    described = Part(name, CT.OFC_CUSTOM_XML_PROPERTIES, package, _item_properties())
    custom = Part(PackURI(f"/{PROPERTIES}"), CT.OFC_CUSTOM_PROPERTIES, package)
    presentation.relate_to(item, RT.CUSTOM_XML)
    item.relate_to(described, RT.CUSTOM_XML_PROPS)
    package.relate_to(custom, RT.CUSTOM_PROPERTIES)

    def write(manifest: Mapping[str, Any]) -> None:
        whole = sealed(manifest)
        item.blob = manifest_xml(whole)
        custom.blob = properties_xml(manifest_pieces(whole))

    return write


def _core(document: Document) -> bytes:
    names = {"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    core = etree.Element(f"{{{_CORE}}}coreProperties", nsmap=names)
    etree.SubElement(core, f"{{{_DC}}}title").text = xml_text(document.title)
    etree.SubElement(core, f"{{{_DC}}}creator").text = "slidekit"
    etree.SubElement(core, f"{{{_CORE}}}lastModifiedBy").text = "slidekit"
    for name in ("created", "modified"):
        date = etree.SubElement(core, f"{{{_TERMS}}}{name}", {f"{{{_XSI}}}type": "dcterms:W3CDTF"})
        date.text = document.dated
    etree.SubElement(core, f"{{{_DC}}}language").text = document.language
    return to_bytes(core)


def _app(document: Document) -> bytes:
    listed = root(_APP, "Properties")
    values = {
        "Application": f"slidekit {__version__}",
        "Slides": len(document.pages),
        "Notes": sum(bool(page.notes) for page in document.pages),
        "HiddenSlides": sum(page.hidden for page in document.pages),
        **({"Company": document.profile.company} if document.profile else {}),
    }
    for name, value in values.items():
        etree.SubElement(listed, f"{{{_APP}}}{name}").text = xml_text(str(value))
    return to_bytes(listed)


def properties_xml(values: Mapping[str, str]) -> bytes:
    """Return the part that holds document properties of these names and values."""
    listed = root(_CUSTOM, "Properties", vt=_VT)
    for number, (name, value) in enumerate(values.items(), start=2):
        attributes = {"fmtid": _FORMAT_ID, "pid": str(number), "name": name}
        held = etree.SubElement(listed, f"{{{_CUSTOM}}}property", attributes)
        etree.SubElement(held, f"{{{_VT}}}lpwstr").text = value
    return to_bytes(listed)


def _item_properties() -> bytes:
    item = etree.Element(
        f"{{{_CUSTOM_XML}}}datastoreItem",
        {f"{{{_CUSTOM_XML}}}itemID": _ITEM_ID},
        nsmap={"ds": _CUSTOM_XML},
    )
    etree.SubElement(item, f"{{{_CUSTOM_XML}}}schemaRefs")
    return to_bytes(item)
