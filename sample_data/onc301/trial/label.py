"""The invented label of quelmatinib as a PDF of one page, for decks that attach their sources."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADING = "QUELMATINIB tablets: US prescribing information, revision 4, March 2026 (fictional)"
SECTIONS = (
    (
        "BOXED WARNING",
        "Warning: hepatotoxicity and interstitial lung disease. Liver injury, in some patients "
        "fatal, has occurred with quelmatinib. Measure liver tests before the first dose, every 2 "
        "weeks for 3 months and every month after that; interrupt, reduce or stop treatment by "
        "grade. Interstitial lung disease or pneumonitis, in some patients fatal, has occurred "
        "with quelmatinib. Interrupt treatment when it is suspected, and stop it permanently if it "
        "is confirmed at grade 2 or higher.",
    ),
    ("INDICATION", "Adults with metastatic papillary renal cell carcinoma."),
    (
        "CONTRAINDICATIONS",
        "Hypersensitivity to quelmatinib or to any excipient. Congenital long QT syndrome.",
    ),
    (
        "ABOUT THIS PAPER",
        "Medicine, maker and label are invented. Nothing in here says anything about a real "
        "medicine.",
    ),
)
WIDTH = 92
"""Characters of a line at 10 points between margins of 72 points."""


def pdf() -> bytes:
    """Return the label as a PDF; the same bytes each time."""
    stream = "\n".join(("BT", "/F1 10 Tf 13 TL 72 770 Td", *_lines(), "ET")).encode("ascii")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    return _file(objects)


def _lines() -> Iterator[str]:
    yield from _shown(HEADING)
    for title, text in SECTIONS:
        yield "T*"
        yield from _shown(title)
        yield from _shown(text)


def _shown(text: str) -> Iterator[str]:
    """Yield the operators that show a text, a line each."""
    escaped = str.maketrans({"(": r"\(", ")": r"\)"})
    for line in textwrap.wrap(text, WIDTH):
        yield f"({line.translate(escaped)}) Tj T*"


def _file(objects: tuple[bytes, ...]) -> bytes:
    """Return objects numbered from 1 with the table of where each starts."""
    out, starts = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return (
        out
        + head
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    )
