"""Ways to hide slides and shapes by how they are shown, and what befalls a whole deck."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.util import Emu

from tests.edited import hands
from tests.edited.hands import A, P
from tests.edited.veils import xml

if TYPE_CHECKING:
    from tests.edited.edits import Edit


def hide_in_words(slide_id: str) -> Edit:
    """Return what hides a slide, in the other spelling of "0"."""
    return lambda deck: hands.slide(deck, slide_id)._element.set("show", "false")


def show_jump(name: str, where: str) -> Edit:
    """Return what links a shape to the last slide, or to the end of the show."""

    def edit(deck: Any) -> None:
        about = next(hands.shape(deck, name)._element.iter(f"{{{P}}}cNvPr"))
        about.append(xml(f'<a:hlinkClick r:id="" action="ppaction://hlinkshowjump?jump={where}"/>'))

    return edit


def hover(name: str, to: str) -> Edit:
    """Return what lets the mouse over a word lead to a slide."""

    def edit(deck: Any) -> None:
        slide = next(s for s in deck.slides if any(x.name.split(" [")[0] == name for x in s.shapes))
        key = slide.part.relate_to(hands.slide(deck, to).part, f"{hands.R}/slide")
        run = next(hands.shape(deck, name)._element.iter(f"{{{A}}}rPr"))
        run.append(xml(f'<a:hlinkMouseOver r:id="{key}" action="ppaction://hlinksldjump"/>'))

    return edit


def behaviour(name: str, text: str, effect: str = "emph") -> Edit:
    """Return what gives a shape an animation that does one thing."""

    def edit(deck: Any) -> None:
        hands.animate(deck, name, effect)
        on = next(s for s in deck.slides if any(x.name.split(" [")[0] == name for x in s.shapes))
        done = next(on._element.iter(f"{{{P}}}set"))
        added = xml(text)
        added.insert(0, deepcopy(done[0]))
        done.getparent().replace(done, added)

    return edit


def travelling(slide_id: str, name: str) -> Edit:
    """Return what lets a box in a corner travel over a shape."""

    def edit(deck: Any) -> None:
        box = hands.lay_over(deck, slide_id, name)
        box.left, box.top, box.name = Emu(12_150_000), Emu(6_800_000), "traveller"
        behaviour("traveller", '<p:animMotion path="M 0 0 L -0.8 -0.7"/>', "path")(deck)

    return edit


def slow(slide_id: str, milliseconds: int) -> Edit:
    """Return what lets a slide fade in slowly."""

    def edit(deck: Any) -> None:
        root = hands.slide(deck, slide_id)._element
        root.insert(2, xml(f'<p:transition p14:dur="{milliseconds}"><p:fade/></p:transition>'))

    return edit


def in_british(deck: Any) -> None:
    """Mark all text as British English, so that every slide looks touched."""
    for slide in deck.slides:
        for properties in slide._element.iter(f"{{{A}}}rPr"):
            properties.set("lang", "en-GB")


def embedded_font(deck: Any) -> None:
    """Bring a typeface along in the file."""
    sizes = deck.part._element.find(f"{{{P}}}notesSz")
    sizes.addnext(
        xml(
            '<p:embeddedFontLst><p:embeddedFont><p:font typeface="Arial"/></p:embeddedFont>'
            "</p:embeddedFontLst>"
        )
    )


def master_look(**attributes: str) -> Edit:
    """Return what sets attributes of all levels of the master's styles of text."""

    def edit(deck: Any) -> None:
        for level in deck.slide_master._element.iter(f"{{{A}}}defRPr"):
            for key, value in attributes.items():
                level.set(key, value)

    return edit


def theme_font(typeface: str) -> Edit:
    """Return what sets the whole deck in a typeface."""

    def edit(deck: Any) -> None:
        links = deck.slide_master.part.rels.values()
        part = next(link.target_part for link in links if link.reltype.endswith("/theme"))
        root = etree.fromstring(part.blob)
        for latin in root.iter(f"{{{A}}}latin"):
            latin.set("typeface", typeface)
        part._blob = etree.tostring(root)

    return edit


def new_looks(deck: Any) -> None:
    """Write every shape's look anew, as another program does."""
    for slide in deck.slides:
        for properties in slide._element.iter(f"{{{P}}}spPr"):
            properties.set("bwMode", "auto")


def white_links(deck: Any) -> None:
    """Let the theme's links be white."""
    links = deck.slide_master.part.rels.values()
    part = next(link.target_part for link in links if link.reltype.endswith("/theme"))
    root = etree.fromstring(part.blob)
    for color in root.iter(f"{{{A}}}hlink"):
        color[0].set("val", "FFFFFF")
    part._blob = etree.tostring(root)


def linked(name: str) -> Edit:
    """Return what lets all words of a text lead to a page of the web."""

    def edit(deck: Any) -> None:
        for paragraph in hands.shape(deck, name).text_frame.paragraphs:
            for run in paragraph.runs:
                run.hyperlink.address = "https://example.org/"

    return edit
