"""Pages full of narrow columns of clinical words: where lines break is decided often."""

from __future__ import annotations

import random
from dataclasses import replace

from slidekit.layout.frame import Frame, Paragraph, Run, TextBlock
from slidekit.layout.text import block_height, break_block, overlong_words
from slidekit.units import inches
from tests.export.hand_made import HEIGHT, WIDTH

SPOKEN = (
    "overall survival progression-free and/or quality-of-life best-supportive-care 0.71 "
    "(95% CI 0.58\u20130.87) [n=154] \u2265 grade 3\u20134 p<0.001; AEs/SAEs per 100 "
    "patient-years (PY) AUC0\u201324 24-hour 1:1 anti-PD-1 IL-6 COVID-19 T-cell 10 mg/kg mg/m2 "
    "5/7 days HR 18.4 v 12.9 months; \u201cquoted words\u201d the patient\u2019s 45.3% \u221212.4 "
    "\u00b13 ~5% e.g. Kaplan\u2013Meier Cox\u2014model follow-up: (NR) non-inferiority 1,234 "
    "\u00b5g/mL \u03b1-fetoprotein 2026-06-30 30/06/2026 vs. AVATAR Type Wave 11.1 Yes/No? (n/N) "
    "36/154 time-to-event 5-HT3 Q1\u2013Q3 ECOG 1\u20132 N\u00a0=\u00a0620 end."
)
WORDS = tuple(SPOKEN.split(" "))
COLUMN, GAP = inches(3.3), inches(0.1)


def wrapped_pages(count: int, seed: int) -> tuple[Frame, ...]:
    """Return pages of four columns each, the same for the same seed."""
    dice = random.Random(seed)
    return tuple(
        Frame(
            f"wrapped{number}",
            WIDTH,
            HEIGHT,
            tuple(block for column in range(4) for block in _column(dice, column)),
        )
        for number in range(count)
    )


def _column(dice: random.Random, column: int) -> list[TextBlock]:
    """Return blocks one below the other to the foot of the page."""
    blocks: list[TextBlock] = []
    y = int(GAP)
    while True:
        block = _block(dice, GAP + column * COLUMN, y)
        y += block.height + GAP
        if y > HEIGHT:
            return blocks
        blocks.append(block)


def _block(dice: random.Random, x: int, y: int) -> TextBlock:
    size_pt = dice.choice((10, 10.5, 11, 12, 14, 16, 18))
    more = [_run(dice, size_pt) for _ in range(dice.randint(0, 2))]
    runs = (_run(dice, size_pt), *(replace(run, text=f" {run.text}") for run in more))
    paragraph = Paragraph(runs, align=dice.choice(("left", "left", "center", "right")))
    width = inches(dice.uniform(1.5, 3.1))
    block = break_block(TextBlock(f"block-{x}-{y}", x, y, width, 1, (paragraph,)))
    if overlong_words(block.paragraphs[0], width):
        return _block(dice, x, y)  # a word broken at characters: programs differ, rules complain
    return replace(block, height=block_height(block))


def _run(dice: random.Random, size_pt: float) -> Run:
    spoken = " ".join(dice.choice(WORDS) for _ in range(dice.randint(3, 9)))
    return Run(spoken, size_pt, bold=dice.random() < 0.2, italic=dice.random() < 0.1)
