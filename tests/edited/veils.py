"""Ways to make what stands on a slide unreadable without taking a word of it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.oxml import parse_xml
from pptx.util import Emu

from tests.edited import hands
from tests.edited.hands import A, P

if TYPE_CHECKING:
    from tests.edited.edits import Edit

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'


def xml(text: str) -> Any:
    """Return an element; the usual prefixes are known."""
    names = f'xmlns:a="{A}" xmlns:p="{P}" xmlns:r="{hands.R}" xmlns:mc="{MC}" xmlns:p14="{P14}"'
    head, mark, rest = text.partition(">")
    slash = "/" if head.endswith("/") else ""
    return parse_xml(f"{head.removesuffix('/')} {names}{slash}{mark}{rest}")


def grid(name: str, column: int, width: int) -> Edit:
    """Return what drags the border of a column."""

    def edit(deck: Any) -> None:
        hands.shape(deck, name).table.columns[column]._gridCol.set("w", str(width))

    return edit


def merge_down(name: str, row: int) -> Edit:
    """Return what draws a row over the next one, whose words stay in the file."""

    def edit(deck: Any) -> None:
        table = hands.shape(deck, name).table
        for column in range(len(table.columns)):
            table.cell(row, column)._tc.set("rowSpan", "2")
            table.cell(row + 1, column)._tc.set("vMerge", "1")

    return edit


def merge_across(name: str, row: int) -> Edit:
    """Return what draws the first cell of a row over all others."""

    def edit(deck: Any) -> None:
        cells = [cell._tc for cell in hands.shape(deck, name).table.rows[row].cells]
        cells[0].set("gridSpan", str(len(cells)))
        for cell in cells[1:]:
            cell.set("hMerge", "1")

    return edit


def runs(name: str, *inner: str, **attributes: str) -> Edit:
    """Return what sets attributes of all type of a shape, and puts elements into its look."""

    def edit(deck: Any) -> None:
        for look in hands.shape(deck, name)._element.iter(f"{{{A}}}rPr"):
            for key, value in attributes.items():
                look.set(key, value)
            for text in inner:
                added = xml(text)
                if added.tag.endswith("Fill"):
                    look.replace(look.find(f"{{{A}}}solidFill"), added)
                elif added.tag.endswith("}ln"):
                    look.insert(0, added)
                else:
                    look.find(f"{{{A}}}solidFill").addnext(added)

    return edit


def font(name: str, typeface: str) -> Edit:
    """Return what sets all type of a shape in a typeface."""
    return runs(name, f'<a:latin typeface="{typeface}"/>')


def spacing(name: str, **pairs: int) -> Edit:
    """Return what sets the distance of lines, or space before paragraphs, in hundredths of pt."""

    def edit(deck: Any) -> None:
        for paragraph in hands.shape(deck, name)._element.iter(f"{{{A}}}pPr"):
            for tag, value in pairs.items():
                paragraph.find(f"{{{A}}}{tag}")[0].set("val", str(value))

    return edit


def body(name: str, *inner: str, **attributes: str) -> Edit:
    """Return what sets attributes of a text's place, and puts elements into them."""

    def edit(deck: Any) -> None:
        place = next(hands.shape(deck, name)._element.iter(f"{{{A}}}bodyPr"))
        for key, value in attributes.items():
            place.set(key, value)
        for number, text in enumerate(inner):
            place.insert(number, xml(text))

    return edit


def within(name: str, **attributes: int) -> Edit:
    """Return what says where in a group its parts stand: as much as a factor, or in EMU."""

    def edit(deck: Any) -> None:
        frame = hands.shape(deck, name)._element.grpSpPr.xfrm
        for key, value in attributes.items():
            element = frame.find(f"{{{A}}}{'chExt' if key in ('cx', 'cy') else 'chOff'}")
            old = int(element.get(key))
            element.set(key, str(old * value if key in ("cx", "cy") else old + value))

    return edit


def look(name: str, text: str, path: str) -> Edit:
    """Return what puts an element to the end of the properties of a shape."""

    def edit(deck: Any) -> None:
        next(hands.shape(deck, name)._element.iter(path)).append(xml(text))

    return edit


def flip(name: str) -> Edit:
    """Return what mirrors a figure."""

    def edit(deck: Any) -> None:
        next(hands.shape(deck, name)._element.iter(f"{{{A}}}xfrm")).set("flipH", "1")

    return edit


def grouped(name: str, *, hidden: bool = False, share: float = 1.0, effect: str = "") -> Edit:
    """Return what puts a shape into a group that is hidden, or smaller, or flies in."""

    def edit(deck: Any) -> None:
        own = hands.shape(deck, name)
        box, element = (own.left, own.top, own.width, own.height), own._element
        tree = element.getparent()
        x, y, width, height = box
        group = xml(
            f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="901" name="Group of {name}"/><p:cNvGrpSpPr/>'
            f'<p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{x}" y="{y}"/>'
            f'<a:ext cx="{round(width * share)}" cy="{round(height * share)}"/>'
            f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm>'
            "</p:grpSpPr></p:grpSp>"
        )
        if hidden:
            next(group.iter(f"{{{P}}}cNvPr")).set("hidden", "1")
        tree.replace(element, group)
        group.append(element)
        if effect:
            hands.animate(deck, f"Group of {name}", effect)

    return edit


def outline(slide_id: str, name: str, points: int) -> Edit:
    """Return what lays a frame without a fill over a shape, whose white line is thick."""

    def edit(deck: Any) -> None:
        box = hands.lay_over(deck, slide_id, name, None)
        box.line.width = Emu(points * 12_700)
        properties = box._element.spPr
        properties.remove(properties.find(f"{{{A}}}ln"))
        properties.append(xml(f'<a:ln w="{points * 12_700}">{WHITE}</a:ln>'))

    return edit


def stroke(slide_id: str, name: str, points: int) -> Edit:
    """Return what draws a thick white line across a shape, from corner to corner."""

    def edit(deck: Any) -> None:
        on = hands.shape(deck, name)
        line = hands.slide(deck, slide_id).shapes.add_connector(
            1, on.left, on.top, on.left + on.width, on.top + on.height
        )
        line._element.spPr.append(xml(f'<a:ln w="{points * 12_700}">{WHITE}</a:ln>'))

    return edit


def panes(slide_id: str, name: str, count: int, percent: int) -> Edit:
    """Return what lays panes over a shape that let most light through, each of them."""

    def edit(deck: Any) -> None:
        for _ in range(count):
            ink = next(hands.lay_over(deck, slide_id, name)._element.spPr.iter(f"{{{A}}}srgbClr"))
            ink.append(xml(f'<a:alpha val="{percent * 1000}"/>'))

    return edit


def blank_table(slide_id: str, name: str) -> Edit:
    """Return what lays a white table without words over a shape."""

    def edit(deck: Any) -> None:
        on = hands.shape(deck, name)
        added = hands.slide(deck, slide_id).shapes.add_table(
            2, 2, on.left, on.top, on.width, on.height
        )
        next(added._element.iter(f"{{{P}}}cNvPr")).set("descr", "A grid")
        for cell in added._element.iter(f"{{{A}}}tcPr"):
            cell.append(xml(WHITE))

    return edit


def scribble(slide_id: str, name: str) -> Edit:
    """Return what writes over a shape with the pen, which is a picture to older programs."""

    def edit(deck: Any) -> None:
        on, slide = hands.shape(deck, name), hands.slide(deck, slide_id)
        picture = slide.shapes.add_picture(
            hands.picture(), on.left, on.top, on.width, on.height
        )._element
        next(picture.iter(f"{{{P}}}cNvPr")).set("descr", "Ink")
        wrapped = xml(
            '<mc:AlternateContent><mc:Choice Requires="p14"><p:contentPart p14:bwMode="auto"/>'
            "</mc:Choice><mc:Fallback/></mc:AlternateContent>"
        )
        picture.getparent().replace(picture, wrapped)
        wrapped[1].append(picture)

    return edit


def for_no_program(name: str) -> Edit:
    """Return what wraps a shape so that no program there is draws it, and another in its place."""

    def edit(deck: Any) -> None:
        element = hands.shape(deck, name)._element
        wrapped = parse_xml(
            f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:x="urn:of:no:program" '
            'Requires="x"/><mc:Fallback/></mc:AlternateContent>'
        )
        element.getparent().replace(element, wrapped)
        wrapped[0].append(element)

    return edit


def as_field(name: str, row: int, column: int) -> Edit:
    """Return what makes a field of a cell's number: PowerPoint shows the slide's number there."""

    def edit(deck: Any) -> None:
        run = hands.shape(deck, name).table.cell(row, column)._tc.find(f".//{{{A}}}r")
        run.tag = f"{{{A}}}fld"
        run.set("type", "slidenum")
        run.set("id", "{6B1B5A4E-2A0B-4C0A-9D0E-5B1D0C3F7A12}")

    return edit


def blank_lines(name: str, count: int, size: int) -> Edit:
    """Return what presses Enter before a text, in a size in pt."""

    def edit(deck: Any) -> None:
        frame = hands.shape(deck, name).text_frame._txBody
        for _ in range(count):
            frame.p_lst[0].addprevious(xml(f'<a:p><a:endParaRPr sz="{size * 100}"/></a:p>'))

    return edit


def scaled(name: str, share: float) -> Edit:
    """Return what makes a figure smaller by its corner, as PowerPoint writes it."""

    def edit(deck: Any) -> None:
        own = hands.shape(deck, name)
        own.width, own.height = Emu(round(own.width * share)), Emu(round(own.height * share))

    return edit


def decorative(name: str) -> Edit:
    """Return what marks a figure as decoration: screen readers pass it by."""

    def edit(deck: Any) -> None:
        space = "http://schemas.microsoft.com/office/drawing/2017/decorative"
        about = next(hands.shape(deck, name)._element.iter(f"{{{P}}}cNvPr"))
        about.append(
            parse_xml(
                f'<a:extLst xmlns:a="{A}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
                f'<adec:decorative xmlns:adec="{space}" val="1"/></a:ext></a:extLst>'
            )
        )

    return edit


def white_part(figure: str, ending: str) -> Edit:
    """Return what takes the colour out of a part of a figure."""

    def edit(deck: Any) -> None:
        part = next(x for x in hands.shape(deck, figure).shapes if x.name.endswith(ending))
        for ink in part._element.iter(f"{{{A}}}srgbClr"):
            ink.set("val", "FFFFFF")

    return edit


def both(*edits: Edit) -> Edit:
    """Return what does one thing after the other."""

    def edit(deck: Any) -> None:
        for one in edits:
            one(deck)

    return edit


def in_figure(name: str) -> Edit:
    """Return what lays a white box over a figure, as the last of its own parts."""

    def edit(deck: Any) -> None:
        group = hands.shape(deck, name)
        slide = next(s for s in deck.slides if any(x.shape_id == group.shape_id for x in s.shapes))
        box = slide.shapes.add_shape(1, group.left, group.top, group.width, group.height)
        box._element.spPr.append(xml(WHITE))
        group._element.append(box._element)

    return edit


def cells(name: str, text: str) -> Edit:
    """Return what gives every cell of a table a fill, or a line in the place of its own."""

    def edit(deck: Any) -> None:
        for about in hands.shape(deck, name)._element.iter(f"{{{A}}}tcPr"):
            added = xml(text)
            fills = [e for e in about if e.tag.endswith("Fill")]
            if added.tag.endswith("Fill"):
                about.replace(fills[0], added)
            else:
                old = about.find(added.tag)
                (fills[0].addprevious if old is None else old.addnext)(added)
                if old is not None:
                    about.remove(old)

    return edit


def other_meaning(slide_id: str) -> Edit:
    """Return what lets a slide take the theme's dark colour for its ground."""

    def edit(deck: Any) -> None:
        root = hands.slide(deck, slide_id)._element
        names = {f"accent{n}": f"accent{n}" for n in range(1, 7)} | {
            "bg1": "dk1",
            "tx1": "lt1",
            "bg2": "dk2",
            "tx2": "lt2",
            "hlink": "hlink",
            "folHlink": "folHlink",
        }
        said = " ".join(f'{key}="{value}"' for key, value in names.items())
        for old in root.findall(f"{{{P}}}clrMapOvr"):
            root.remove(old)
        root.insert(1, xml(f"<p:clrMapOvr><a:overrideClrMapping {said}/></p:clrMapOvr>"))

    return edit


def throw_shadow(slide_id: str) -> Edit:
    """Return what lets a small white box throw a large white shadow."""

    def edit(deck: Any) -> None:
        box = hands.slide(deck, slide_id).shapes.add_shape(1, 5_900_000, 100_000, 400_000, 200_000)
        box._element.spPr.append(xml(WHITE))
        box._element.spPr.append(
            xml(
                '<a:effectLst><a:outerShdw sx="2000000" sy="2000000" dist="2540000" dir="5400000">'
                '<a:srgbClr val="FFFFFF"/></a:outerShdw></a:effectLst>'
            )
        )

    return edit
