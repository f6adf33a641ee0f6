"""Pages made by hand with every kind of item, as layout would make them."""

from __future__ import annotations

import math
from dataclasses import replace

from slidekit.export.document import Document, Page
from slidekit.layout.frame import (
    Cell,
    Command,
    Frame,
    Group,
    Item,
    Paragraph,
    Path,
    Run,
    Table,
    TextBlock,
)
from slidekit.layout.text import break_block, break_paragraph, paragraphs_height
from slidekit.units import inches, points

WIDTH, HEIGHT = inches(40 / 3), inches(7.5)
LEFT, FULL = inches(0.5), inches(40 / 3 - 1)

LONG = (
    "Median overall survival was 18.4 months (95% CI 15.2\u201321.0) with the experimental regimen "
    "and 12.9 months (95% CI 10.8\u201314.7) with placebo and/or best supportive care; the "
    "stratified hazard ratio was 0.71 (0.58\u20130.87), two-sided p < 0.001, after a median "
    "follow-up of 27.3 months."
)
SHORT = "Grade \u2265 3 treatment-related adverse events: 41.2% v 18.9%"


def text(content: str, size_pt: float = 18, **look: object) -> Paragraph:
    """Return a paragraph of one run."""
    return Paragraph((Run(content, size_pt, **look),))  # type: ignore[arg-type]


def title(content: str) -> TextBlock:
    """Return a slide's title."""
    paragraph = text(content, 26, bold=True)
    return break_block(
        TextBlock("title", LEFT, inches(0.6), FULL, inches(0.8), (paragraph,), role="title")
    )


def footer(number: int) -> tuple[TextBlock, TextBlock]:
    """Return footer and slide number."""
    line = text("Draft, not approved \u00b7 For healthcare professionals", 10, color="323C48")
    right = replace(text(str(number), 10, color="323C48"), align="right")
    y, height = inches(7.05), inches(0.25)
    x = LEFT + FULL - inches(1)
    return (
        TextBlock("footer", LEFT, y, inches(9), height, (line,), role="footer"),
        TextBlock("number", x, y, inches(1), height, (right,), role="number"),
    )


def frame(slide_id: str, number: int, *items: Item) -> Frame:
    """Return a page with a title and a footer."""
    headed = (title(f"Page {number}: {slide_id}, with a title in bold type"), *items)
    return Frame(slide_id, WIDTH, HEIGHT, (*headed, *footer(number)))


def bullets_page() -> Frame:
    """Bullets on three levels in the body placeholder, and a panel beside them."""
    paragraphs = tuple(
        Paragraph(
            (Run(content, size_pt, bold=level == 0), Run(" " + LONG[:more], size_pt)),
            bullet=bullet,
            indent_emu=inches(0.25) * (level + 1),
            hang_emu=inches(0.2),
            space_before_pt=6,
        )
        for content, size_pt, level, bullet, more in (
            ("Primary end point met.", 18, 0, "\u2022", 180),
            ("Overall survival:", 16, 1, "\u2013", 130),
            ("Landmark analysis", 14, 2, "\u2022", 60),
            ("Safety.", 18, 0, "\u2022", 90),
        )
    )
    body = TextBlock("body", LEFT, inches(1.6), inches(8), inches(4.6), paragraphs)
    panel = TextBlock(
        "panel",
        inches(9),
        inches(1.6),
        inches(3.8),
        inches(3),
        (
            replace(text("0.71", 36, bold=True, color="0072B2"), align="center"),
            replace(text("Hazard ratio (95% CI 0.58\u20130.87)", 14), align="center"),
            replace(text(LONG, 12), align="right", space_before_pt=9),
        ),
        anchor="middle",
        fill="F2F5F8",
    )
    return frame("bullets", 1, break_block(body), break_block(panel))


def prose_page() -> Frame:
    """Long paragraphs at several sizes and a footnote with reference numbers."""
    blocks = [
        break_block(
            TextBlock(
                f"prose{size_pt}",
                LEFT,
                inches(top),
                inches(width),
                inches(1.6),
                (text(LONG, size_pt, italic=size_pt == 12),),
                line_spacing=1.1 if size_pt == 20 else 1.0,
            )
        )
        for size_pt, top, width in ((20, 1.5, 12.3), (14, 3.1, 5.5), (12, 4.6, 7.1))
    ]
    note = Paragraph(
        (
            Run("ITT population; Kaplan\u2013Meier estimates, Brookmeyer\u2013Crowley limits.", 10),
            Run("1,2", 10, baseline="super"),
            Run(" CI, confidence interval; ITT, intention-to-treat; CO", 10),
            Run("2", 10, baseline="sub"),
            Run(" not measured. ", 10),
            Run("Source: study report 14.2.1 and 14.3.2, data cut 30 June 2026.", 10, italic=True),
        )
    )
    notes = TextBlock(
        "notes", LEFT, inches(6.2), inches(6), inches(0.6), (note,), "footnote", "bottom"
    )
    return frame("prose", 2, *blocks, break_block(notes))


def _cell(content: str, column: int, size_pt: float, header: bool, width: int) -> Cell:
    paragraph = replace(
        text(content, size_pt, bold=header), align="left" if column == 0 else "right"
    )
    ink = (inches(0.02) if header else inches(0.01), "1B2430" if header else "D5DBE1")
    broken = break_paragraph(paragraph, width) if content else Paragraph(paragraph.runs[:0])
    return Cell((broken,), "bottom" if header else "middle", None, None, ink)


def table_page() -> Frame:
    """A table of eight columns with wrapped cells, an empty one and one filled."""
    widths = (inches(3.1), *(inches(1.3),) * 7)
    margin_x, margin_y = points(5), points(3)
    head = ("System organ class, preferred term", *(f"Group {n} (N = {n}54)" for n in range(1, 8)))
    body = [
        ("Nausea", "12 (7.8)", "13", "14 (9.1)", "", "16", "17", "18 (11.7)"),
        ("Increased alanine aminotransferase and/or aspartate aminotransferase", *"1234567"),
        ("Fatigue", "4.0", "5.1 to 6.3 per 100 patient-years", "6", "7", "8", "9", "10"),
        ("Any event", "120 (77.9)", "98", "97", "96", "95", "94", "93"),
    ]
    rows = tuple(
        tuple(
            _cell(content, column, 12, number == 0, widths[column] - 2 * margin_x)
            for column, content in enumerate(row)
        )
        for number, row in enumerate([head, *body])
    )
    rows = (*rows[:-1], tuple(replace(cell, fill="F2F5F8") for cell in rows[-1]))
    heights = tuple(
        max(paragraphs_height(cell.paragraphs) for cell in row) + 2 * margin_y for row in rows
    )
    table = Table(
        "ae-table",
        LEFT,
        inches(1.6),
        widths,
        heights,
        rows,
        alt="Adverse events by group",
        margin_x_emu=margin_x,
        margin_y_emu=margin_y,
    )
    return frame("table", 3, table)


def _curve(x: int, y: int, width: int, height: int, hazard: float) -> list[tuple[int, int]]:
    """Return the corners of a falling step function, two a step."""
    corners = [(x, y)]
    for number in range(1, 25):
        across = x + width * number // 24
        corners.append((across, corners[-1][1]))
        corners.append((across, y + round(height * (1 - math.exp(-hazard * number)))))
    return corners


def _line(corners: list[tuple[int, int]]) -> tuple[Command, ...]:
    """Return the path from corner to corner."""
    return (("M", *corners[0]), *(("L", *corner) for corner in corners[1:]))


def _circle(x: int, y: int, r: int) -> tuple[Command, ...]:
    k = round(r * 0.5523)
    return (
        ("M", x + r, y),
        ("C", x + r, y + k, x + k, y + r, x, y + r),
        ("C", x - k, y + r, x - r, y + k, x - r, y),
        ("C", x - r, y - k, x - k, y - r, x, y - r),
        ("C", x + k, y - r, x + r, y - k, x + r, y),
        ("Z",),
    )


def label(name: str, content: str, x: int, y: int, **look: object) -> TextBlock:
    """Return one line of a figure; x and y are the middle of its box."""
    width, height = inches(1.6), points(14.4)
    return TextBlock(
        name,
        x - width // 2,
        y - height // 2,
        width,
        height,
        (replace(text(content, 12), align="center"),),
        role="figure",
        wrap=False,
        **look,  # type: ignore[arg-type]
    )


def figure_page() -> Frame:
    """Curves, a band, markers, dashes, axes and turned labels in one group."""
    x, y, width, height = inches(1.4), inches(1.7), inches(8), inches(4)
    upper = _curve(x, y, width, height, 0.03)
    lower = _curve(x, y, width, height, 0.05)
    band: tuple[Command, ...] = (*_line([*upper, *reversed(lower)]), ("Z",))
    markers = tuple(
        command
        for number in (4, 9, 10, 15, 20)
        for command in _circle(x + width * number // 24, upper[2 * number][1], points(4))
    )
    pluses = tuple(
        command
        for number in (3, 8, 13, 18)
        for cx, cy in [(x + width * number // 24, lower[2 * number][1])]
        for command in (
            ("M", cx - points(4), cy),
            ("L", cx + points(4), cy),
            ("M", cx, cy - points(4)),
            ("L", cx, cy + points(4)),
        )
    )
    axis = (("M", x, y), ("L", x, y + height), ("L", x + width, y + height))
    half = (("M", x, y + height // 2), ("L", x + width, y + height // 2))
    items: tuple[Path | TextBlock, ...] = (
        Path("band", band, fill="0072B2", fill_alpha=0.15),
        Path("curve.exp", _line(upper), line="0072B2", line_width_emu=points(2.25)),
        Path("curve.pbo", _line(lower), line="D55E00", line_width_emu=points(2), dash=(4.0, 1.5)),
        Path("half", half, line="5B6673", line_width_emu=points(1), dash=(6.0, 1.5, 1.2, 1.5)),
        Path("markers", markers, fill="0072B2", line="FFFFFF", line_width_emu=points(0.75)),
        Path("censored", pluses, line="D55E00", line_width_emu=points(1), cap="square"),
        Path("axis", axis, line="1B2430", line_width_emu=points(1), cap="square", join="miter"),
        *(
            label(f"tick.{n}", str(n), x + width * n // 24, y + height + points(12))
            for n in range(0, 25, 6)
        ),
        label("x-label", "Months since randomisation", x + width // 2, y + height + points(30)),
        label("y-label", "Overall survival (%)", x - points(40), y + height // 2, rotation=270),
        label("right", "Turned clockwise", x + width + points(40), y + height // 2, rotation=90),
    )
    group = Group(
        "os-curve",
        inches(0.5),
        inches(1.6),
        inches(9.8),
        inches(4.8),
        items,
        alt="Kaplan\u2013Meier curves of overall survival in two arms",
    )
    return frame("figure", 4, group)


def pages() -> tuple[Frame, ...]:
    """Return all pages."""
    return bullets_page(), prose_page(), table_page(), figure_page()


def document(frames: tuple[Frame, ...]) -> Document:
    """Return what the pages need to become a file."""
    return Document(
        title="Hand-made pages",
        pages=tuple(
            Page(f.slide_id, section="Efficacy" if n < 3 else "Safety", notes=f"Say\n{f.slide_id}")
            for n, f in enumerate(frames)
        ),
        manifest={"schema": 1, "product": "slidekit", "slides": [f.slide_id for f in frames]},
    )
