"""The measures on which painter, PPTX, PowerPoint and LibreOffice have to agree.

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

Arial's own descent. LibreOffice 7.4 takes the whole difference between exact and natural height
above the baseline (measured with tests/export/agreement.py: 10, 14 and 28 pt, one to five lines).
"""

RAISED_SIZE = 2 / 3
"""Size of superscript and subscript against the text about them, as PowerPoint draws it."""

RISE_EM = 0.30
"""How far a superscript is raised, in sizes of the text about it: `baseline="30000"`."""

DROP_EM = 0.25
"""How far a subscript is lowered: `baseline="-25000"`."""

WRAP_SLACK = 0.01
"""Share of a box's width that lines leave free, so that a renderer's rounding breaks none anew."""
