"""Ways to take hold of an exported deck: slides by id, shapes by name."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import Any

from lxml import etree
from PIL import Image
from pptx.oxml import parse_xml
from pptx.util import Emu

P = "http://schemas.openxmlformats.org/presentationml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def slide(deck: Any, slide_id: str) -> Any:
    """Return the slide that was written with an id."""
    return next(s for s in deck.slides if any(f"[{slide_id}]" in x.name for x in s.shapes))


def shape(deck: Any, name: str) -> Any:
    """Return the first shape of a name, such as "ae_overview.table"."""
    shapes = (x for s in deck.slides for x in s.shapes)
    return next(x for x in shapes if x.name.split(" [")[0] == name)


def run(deck: Any, name: str, holding: str = "") -> Any:
    """Return the first run of a text that holds some words."""
    paragraphs = shape(deck, name).text_frame.paragraphs
    return next(r for p in paragraphs for r in p.runs if holding in r.text)


def place(deck: Any, slide_id: str) -> int:
    """Return the place of a slide, from 0."""
    return [s.slide_id for s in deck.slides].index(slide(deck, slide_id).slide_id)


def move(deck: Any, slide_id: str, to: int) -> None:
    """Move a slide to a place, from 0."""
    entries = deck.slides._sldIdLst
    entry = entries[place(deck, slide_id)]
    entries.remove(entry)
    entries.insert(to, entry)


def delete(deck: Any, slide_id: str) -> None:
    """Delete a slide."""
    entries = deck.slides._sldIdLst
    entry = entries[place(deck, slide_id)]
    deck.part.drop_rel(entry.rId)
    entries.remove(entry)


def take_out(deck: Any, name: str) -> None:
    """Delete a shape."""
    element = shape(deck, name)._element
    element.getparent().remove(element)


def picture(width: int = 40, height: int = 30, color: str = "white") -> io.BytesIO:
    """Return a PNG."""
    content = io.BytesIO()
    Image.new("RGB", (width, height), color).save(content, "PNG")
    content.seek(0)
    return content


def write(frame: Any, text: str) -> None:
    """Write into the first run of a text, as one who types over it."""
    frame.paragraphs[0].runs[0].text = text


def animate(deck: Any, name: str, effect: str = "entr") -> None:
    """Let a shape come in on a click."""
    on = next(s for s in deck.slides if any(x.name.split(" [")[0] == name for x in s.shapes))
    target = shape(deck, name).shape_id
    on._element.append(
        parse_xml(
            f'<p:timing xmlns:p="{P}"><p:tnLst><p:par><p:cTn id="1" nodeType="tmRoot">'
            f'<p:childTnLst><p:par><p:cTn id="2" presetID="1" presetClass="{effect}" '
            f'nodeType="clickEffect"><p:childTnLst><p:set><p:cBhvr><p:cTn id="3" dur="1"/>'
            f'<p:tgtEl><p:spTgt spid="{target}"/></p:tgtEl></p:cBhvr></p:set></p:childTnLst>'
            "</p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
        )
    )


def advance(deck: Any, slide_id: str, milliseconds: int) -> None:
    """Let a slide go on by itself."""
    root = slide(deck, slide_id)._element
    root.insert(2, parse_xml(f'<p:transition xmlns:p="{P}" advTm="{milliseconds}"/>'))


def add_show(deck: Any, name: str, slide_ids: list[str]) -> None:
    """Add a custom show of some slides."""
    entries = deck.slides._sldIdLst
    listed = "".join(
        f'<p:sld r:id="{entries[place(deck, slide_id)].rId}"/>' for slide_id in slide_ids
    )
    show = parse_xml(
        f'<p:custShowLst xmlns:p="{P}" xmlns:r="{R}"><p:custShow name="{name}" id="0">'
        f"<p:sldLst>{listed}</p:sldLst></p:custShow></p:custShowLst>"
    )
    deck.part._element.find(f"{{{P}}}notesSz").addnext(show)


def play(deck: Any, settings: str) -> None:
    """Set what plays when the show is started."""
    part = next(r.target_part for r in deck.part.rels.values() if r.reltype.endswith("/presProps"))
    root = etree.fromstring(part.blob)
    root.append(etree.fromstring(f'<p:showPr xmlns:p="{P}">{settings}</p:showPr>'))
    part._blob = etree.tostring(root)


def put_in_section(deck: Any, slide_id: str, name: str) -> None:
    """Move a slide into a section of its own in the list of sections."""
    number = str(slide(deck, slide_id).slide_id)
    entry = next(e for e in deck.part._element.iter("{*}sldId") if _is_listed(e, number))
    listed = entry.getparent()
    section = deepcopy(listed.getparent())
    section.set("name", name)
    section.set("id", "{00000000-0000-4000-8000-000000000001}")
    for child in list(section[0]):
        if child.get("id") != number:
            section[0].remove(child)
    listed.getparent().addnext(section)
    listed.remove(entry)


def _is_listed(entry: Any, number: str) -> bool:
    in_list: bool = entry.getparent().getparent().tag.endswith("}section")
    return in_list and entry.get("id") == number


def link(deck: Any, name: str, to: str) -> None:
    """Let a click on a shape lead to a slide."""
    shape(deck, name).click_action.target_slide = slide(deck, to)


def lay_over(deck: Any, slide_id: str, name: str, color: str | None = "FFFFFF") -> Any:
    """Lay a rectangle over a shape; filled, unless no colour is given."""
    from pptx.dml.color import RGBColor

    under = shape(deck, name)
    box = slide(deck, slide_id).shapes.add_shape(
        1, under.left, under.top, under.width, Emu(900_000)
    )
    if color:
        box.fill.solid()
        box.fill.fore_color.rgb = RGBColor.from_string(color)  # type: ignore[no-untyped-call]
    else:
        box.fill.background()
    box.line.fill.background()
    return box
