"""The measures on which painter, PPTX, PowerPoint and LibreOffice have to agree.

How they were found: pages of tests/export/hand_made.py and rulers of one character at 14 sizes,
written as PPTX, drawn by LibreOffice 7.4 and read back with `pdftotext -bbox`.
tests/export/test_agreement.py holds them to it.

Every line has an exact height (`a:spcPts`), not a percentage: at 100 % PowerPoint gives Arial
1.2 em a line and LibreOffice 1.149 em, so a percentage would stand differently in each. The price
is that a person who enlarges a word in PowerPoint has to raise the line spacing too.
"""

from __future__ import annotations

UNITS_PER_EM = 2048
"""Units of Arimo's tables; all advance widths are whole units."""

LINE_PITCH_EM = 1.2
"""Height of a line of `line_spacing` 1: what PowerPoint gives Arial at 100 %.

Read off text boxes that PowerPoint sized itself: 24 pt Arial in a box of 457 200 EMU, of which
91 440 are margins, leaves 28.8 pt.
"""

DESCENT_EM = 434 / UNITS_PER_EM
"""From the baseline down to the end of a line of exact height, by the largest type on the line.

Arial's own descent: LibreOffice takes the whole difference between exact and natural height
above the baseline.
"""

RAISED_SIZE = 2 / 3
"""Size of superscript and subscript against the text about them, as PowerPoint draws it."""

GRID_RAISED_SIZE = 0.58
"""The same in LibreOffice."""

RISE_EM = 0.30
"""How far a superscript is raised, in sizes of the text about it, as in PowerPoint."""

DROP_EM = 0.08
"""How far a subscript is lowered. By PowerPoint's own 0.25 LibreOffice would raise the whole line:
a subscript must not reach lower than the letters about it."""

WRAP_SLACK = 0.01
"""Share of a box's width that lines leave free, so that no renderer's rounding breaks one anew."""

GRID_DPI = 600
"""LibreOffice sets text with whole widths of 1/600 inch, kerned, in type of whole 1/100 mm.

A line of 10 pt may so become 1 % shorter or longer than its characters; PowerPoint has no such
grid. Both measures decide where lines break; painters place words on the grid.
"""

GRID_LOSS = 0.0008
"""Share by which a line in LibreOffice's PDF is shorter: it rounds places down to 1/1000 em."""
