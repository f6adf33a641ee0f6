"""A slide of the deck to a Frame: every item at a fixed place, texts broken, overflows noted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from slidekit.exhibits.citation import format_reference
from slidekit.exhibits.format import TOKEN
from slidekit.exhibits.model import Line, TableData
from slidekit.layout.figure import lay_out_figure
from slidekit.layout.frame import Frame, Overflow, Paragraph, Path, Run, Table, TextBlock
from slidekit.layout.table import TableLook, keeps_estimates, loosened, set_table
from slidekit.layout.text import block_height, break_block, natural_width, overflows
from slidekit.layout.theme import HOUSE, Box, Theme
from slidekit.layout.words import footnote_texts, wording
from slidekit.units import inches, points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.deck.model import Deck, Slide
    from slidekit.exhibits.model import Exhibit, Row
    from slidekit.layout.frame import Align, Anchor, Item, TextRole
    from slidekit.layout.words import Wording

BODY_SIZES_PT = (20.0, 19.0, 18.0)
REFERENCE_SIZES_PT = (16.0, 15.0, 14.0, 13.0, 12.0)
PANEL_SIZES_PT = (16.0, 15.0, 14.0, 13.0, 12.0)
BULLETS = ("\N{BULLET}", "\N{EN DASH}")


@dataclass(frozen=True, slots=True)
class Page:
    """What laying out one slide needs to know of its deck."""

    deck: Deck
    slide: Slide
    number: int
    words: Wording
    theme: Theme

    def block(self, part: str) -> str:
        """Return the name of a block: shapes are found by it in the file."""
        return f"{self.slide.id}.{part}"


def lay_out(deck: Deck, theme: Theme = HOUSE) -> tuple[Frame, ...]:
    """Return the frames of a deck, one per slide, in order.

    Raises:
        DeckError: a text names a fact, a number format or a reference that the deck lacks.
    """
    words = wording(deck)
    return tuple(
        lay_out_slide(Page(deck, slide, number, words, theme))
        for number, slide in enumerate(deck.slides, 1)
    )


def lay_out_slide(page: Page) -> Frame:
    """Return the frame of one slide."""
    items: list[Item] = list(_content(page))
    footnotes = _footnotes(page)
    items += [*footnotes, *_footer(page)]
    return Frame(
        slide_id=page.slide.id,
        width=page.theme.width,
        height=page.theme.height,
        items=tuple(items),
        overflows=tuple(_overflows(items, page)),
    )


def with_mark(frame: Frame, words: str, theme: Theme = HOUSE) -> Frame:
    """Return the frame with a mark across it, under everything else."""
    run = Run(words, 180, bold=True, color=theme.mark)
    box = Box(theme.margin, inches(2.3), theme.inner_width, points(180 * 1.2))
    stamp = _text("stamp", box, (Paragraph((run,), align="center"),), "stamp", wrap=False)
    return replace(frame, items=(stamp, *frame.items))


def content_box(page: Page) -> Box:
    """Return the room between title and footnotes."""
    theme = page.theme
    top = theme.content_y if _title_size(page)[1] == 1 else theme.content_y + points(26)
    height = _footnote_top(page) - points(8) - top
    return Box(theme.margin, top, theme.inner_width, height)


def _content(page: Page) -> Iterator[Item]:
    if page.slide.layout == "title":
        yield from _cover(page)
        return
    yield from _heading(page)
    box = content_box(page)
    exhibit = page.deck.exhibit_index().get(page.slide.exhibit)
    if exhibit is None:
        yield from _prose(page, box)
    elif isinstance(exhibit.data, TableData):
        yield fit_table(page, exhibit, box)
    else:
        yield from _figure(page, exhibit, box)


def _cover(page: Page) -> Iterator[Item]:
    theme, slide = page.theme, page.slide
    box = Box(theme.margin, inches(1.1), inches(11.4), inches(2.3))
    for size in theme.cover_sizes_pt:
        runs = page.words.runs(slide.title, size, bold=True, color=theme.ink)
        name = page.block("title")
        title = break_block(_text(name, box, (Paragraph(runs),), "title", anchor="bottom"))
        if not overflows(title):
            break
    yield title
    rule = (("M", theme.margin, inches(3.58)), ("L", theme.margin + inches(1.6), inches(3.58)))
    yield Path(page.block("rule"), rule, line=theme.ink, line_width_emu=points(2.25))
    lines = tuple(
        Paragraph(
            page.words.runs(line.text, 20 if line.bold else 18, bold=line.bold, color=theme.ink),
            space_before_pt=6,
        )
        for line in slide.body
    )
    box = Box(theme.margin, inches(3.8), inches(11.4), inches(2.6))
    yield break_block(_text(page.block("body"), box, lines, "body"))


def _heading(page: Page) -> Iterator[Item]:
    theme, slide = page.theme, page.slide
    tag = page.words.runs(slide.tag.upper(), theme.tag_pt, bold=True, color=theme.grey)
    box = Box(theme.margin, theme.tag_y, theme.inner_width, points(theme.tag_pt * 1.2))
    if slide.tag:
        yield break_block(_text(page.block("tag"), box, (Paragraph(tag),), "tag"))
    size, lines = _title_size(page)
    box = Box(theme.margin, theme.title_y, theme.inner_width, points(size * 1.2 * lines))
    title = Paragraph(page.words.runs(_title(page), size, bold=True, color=theme.ink))
    yield break_block(_text(page.block("title"), box, (title,), "title"))


def _title(page: Page) -> str:
    part, parts = page.slide.parts
    if parts == 1:
        return page.slide.title
    words = page.deck.template.words.continued
    return f"{page.slide.title} {words.replace('{part}', str(part)).replace('{parts}', str(parts))}"


def _title_size(page: Page) -> tuple[float, int]:
    """Return size and number of lines of the title: one line where it fits."""
    theme = page.theme
    runs = page.words.runs(_title(page), theme.title_pt, bold=True)
    fits = natural_width(Paragraph(runs)) <= theme.inner_width * 0.99
    return (theme.title_pt, 1) if fits else (theme.title_two_lines_pt, 2)


def _prose(page: Page, box: Box) -> Iterator[Item]:
    if page.slide.role == "references":
        yield _fitted(page, "body", box, _reference_lines(page), REFERENCE_SIZES_PT)
        return
    if not page.slide.right:
        yield _fitted(page, "body", box, page.slide.body, BODY_SIZES_PT)
        return
    half = (box.width - page.theme.gutter) // 2
    right = Box(box.x + half + page.theme.gutter, box.y, half, box.height)
    left = Box(box.x, box.y, half, box.height)
    yield _fitted(page, "body", left, page.slide.body, BODY_SIZES_PT)
    yield _fitted(page, "right", right, page.slide.right, BODY_SIZES_PT)


def _reference_lines(page: Page) -> tuple[Line, ...]:
    """Return the list of what the deck cites, in the order of the numbers on its slides."""
    known = {reference.id: reference for reference in page.deck.references()}
    return tuple(
        Line(f"{number}. {format_reference(known[reference])}", bullet=False)
        for reference, number in sorted(page.words.citations.items(), key=lambda pair: pair[1])
    )


def _fitted(
    page: Page, part: str, box: Box, lines: tuple[Line, ...], sizes: tuple[float, ...]
) -> TextBlock:
    """Return a text block at the largest size at which it fits, else at the smallest."""
    block = None
    for size in sizes:
        paragraphs = tuple(_paragraph(page, line, size) for line in lines)
        block = break_block(_text(page.block(part), box, paragraphs, "body"))
        if not overflows(block):
            break
    assert block is not None
    return block


def _paragraph(page: Page, line: Line, size_pt: float) -> Paragraph:
    size = size_pt if line.level == 0 else max(size_pt - 2, 18 if size_pt >= 18 else 12)
    hang = points(size * 0.9) if line.bullet else 0
    return Paragraph(
        page.words.runs(line.text, size, bold=line.bold, color=page.theme.ink),
        bullet=BULLETS[min(line.level, 1)] if line.bullet else "",
        indent_emu=hang + line.level * points(size * 1.1),
        hang_emu=hang,
        space_before_pt=8 if line.level == 0 else 4,
    )


def fit_table(page: Page, exhibit: Exhibit, box: Box) -> Table:
    """Return a slide's table at the largest type size at which it fits, else at the smallest."""
    assert isinstance(exhibit.data, TableData)
    rows = shown_rows(exhibit.data, page.slide)
    for size in page.theme.table_sizes_pt:
        look = TableLook(size, page.theme)
        table = set_table(page.block("table"), exhibit.data, rows, box, look, page.words)
        whole = keeps_estimates(exhibit.data, box.width, look, page.words)
        if whole and table.height <= box.height:
            break
    if page.slide.parts == (1, 1):  # parts of one table keep one row height
        table = loosened(table, box.height)
    return replace(table, alt=page.words.plain(page.slide.alt))


def shown_rows(data: TableData, slide: Slide) -> tuple[Row, ...]:
    """Return the rows of a table that a slide shows: the repeated ones and its own.

    A part that begins within a group has the group's heading again.
    """
    if slide.part is None:
        return data.rows
    start, stop = slide.part
    start = max(start, data.repeat)
    above = [row for row in data.rows[data.repeat : start] if row.group]
    heading = above[-1:] if above and not data.rows[start].group else []
    return (*data.rows[: data.repeat], *heading, *data.rows[start:stop])


def _figure(page: Page, exhibit: Exhibit, box: Box) -> Iterator[Item]:
    theme = page.theme
    if page.slide.layout != "panel" or not page.slide.key_lines:
        yield lay_out_figure(page.block("figure"), exhibit, page.slide, box, page.words, theme)
        return
    left = Box(box.x, box.y, box.width - theme.panel_width - theme.gutter, box.height)
    yield lay_out_figure(page.block("figure"), exhibit, page.slide, left, page.words, theme)
    yield from _panel(
        page, Box(left.x + left.width + theme.gutter, box.y, theme.panel_width, box.height)
    )


def _panel(page: Page, box: Box) -> Iterator[Item]:
    theme = page.theme
    edge = (("M", box.x, box.y), ("L", box.x, box.y + box.height))
    yield Path(page.block("edge"), edge, line=theme.hairline, line_width_emu=points(1))
    inner = Box(box.x + points(12), box.y, box.width - points(12), box.height)
    block = None
    for size in PANEL_SIZES_PT:
        paragraphs = tuple(_key_line(page, text, size) for text in page.slide.key_lines)
        block = break_block(_text(page.block("key"), inner, paragraphs, "figure"))
        if not overflows(block):
            break
    if block is not None:
        yield block


def _key_line(page: Page, text: str, size_pt: float) -> Paragraph:
    """Return a line of the panel: one without a result heads those after it."""
    heads = all(match[2] == "level" for match in TOKEN.finditer(text))
    runs = page.words.runs(
        text,
        size_pt if not heads else max(size_pt - 2, 12),
        bold=heads,
        color=page.theme.grey if heads else page.theme.ink,
    )
    return Paragraph(runs, space_before_pt=14 if heads else 3)


def _footnotes(page: Page) -> tuple[TextBlock, ...]:
    block = _footnote_block(page)
    return (block,) if block else ()


def _footnote_top(page: Page) -> int:
    block = _footnote_block(page)
    return min(page.theme.content_bottom, block.y) if block else page.theme.footnote_bottom


def _footnote_block(page: Page) -> TextBlock | None:
    """Return the footnotes, set from the bottom upwards."""
    theme = page.theme
    texts = footnote_texts(page.slide, page.deck)
    if not texts:
        return None
    paragraphs = tuple(
        Paragraph(page.words.runs(text, theme.footnote_pt, color=theme.grey)) for text in texts
    )
    box = Box(theme.margin, 0, theme.inner_width, 0)
    block = break_block(_text(page.block("footnotes"), box, paragraphs, "footnote"))
    height = block_height(block)
    return replace(block, y=theme.footnote_bottom - height, height=height)


def _footer(page: Page) -> Iterator[Item]:
    theme, y = page.theme, page.theme.footer_y
    line = (("M", theme.margin, y - points(4)), ("L", theme.width - theme.margin, y - points(4)))
    yield Path(page.block("hairline"), line, line=theme.hairline, line_width_emu=points(0.75))
    number_width, pointer_width = inches(0.6), inches(2.6)
    right = theme.width - theme.margin - number_width
    state = Box(theme.margin, y, theme.inner_width - number_width - pointer_width, 0)
    yield _footer_text(page, "state", _state(page), state, "left")
    if pointer := _safety_pointer(page):
        box = Box(right - pointer_width, y, pointer_width, 0)
        yield _footer_text(page, "pointer", pointer, box, "right")
    box = Box(right, y, number_width, 0)
    yield _footer_text(page, "number", str(page.number), box, "right", "number")


def _footer_text(
    page: Page, part: str, text: str, box: Box, align: Align, role: TextRole = "footer"
) -> TextBlock:
    theme = page.theme
    run = Run(text, theme.footer_pt, color=theme.grey)
    placed = replace(box, height=points(theme.footer_pt * 1.2))
    return _text(page.block(part), placed, (Paragraph((run,), align=align),), role, wrap=False)


def _state(page: Page) -> str:
    words, audience = page.deck.template.words, page.deck.settings.audience
    parts = (words.draft, words.footer, audience)
    return " \N{MIDDLE DOT} ".join(part for part in parts if part)


def _safety_pointer(page: Page) -> str:
    """Return "Safety: slides 12-16" for efficacy slides, "" for all others."""
    if page.deck.topic(page.slide) != "efficacy" or not (numbers := page.deck.numbers_of("safety")):
        return ""
    return page.deck.template.words.safety_pointer.replace("{slides}", ranges(numbers))


def ranges(numbers: tuple[int, ...]) -> str:
    """Return whole numbers as "3, 5-7" with an en dash."""
    runs = []
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        ends = (members[0],) if len(members) == 1 else (members[0], members[-1])
        runs.append("\N{EN DASH}".join(map(str, ends)))
    return ", ".join(runs)


def _text(
    name: str,
    box: Box,
    paragraphs: tuple[Paragraph, ...],
    role: TextRole,
    *,
    anchor: Anchor = "top",
    wrap: bool = True,
) -> TextBlock:
    return TextBlock(name, box.x, box.y, box.width, box.height, paragraphs, role, anchor, wrap=wrap)


def _overflows(items: list[Item], page: Page) -> Iterator[Overflow]:
    for item in items:
        if isinstance(item, TextBlock):
            yield from overflows(item)
        elif isinstance(item, Table):
            box = content_box(page)
            if item.height > box.height:
                yield Overflow(item.name, item.height - box.height, "bottom")
