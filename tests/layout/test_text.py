from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.layout.breaks import break_opportunities
from slidekit.layout.frame import Overflow, Paragraph, Run, TextBlock
from slidekit.layout.measure import rulers
from slidekit.layout.text import (
    baseline_offset,
    block_height,
    break_block,
    break_paragraph,
    largest_size_pt,
    line_pitch,
    lines,
    natural_width,
    overflows,
    overlong_words,
    paragraph_height,
    run_rise,
    run_width,
    text_width,
    wrapping_room,
    wrapping_width,
)
from slidekit.units import inches, points

if TYPE_CHECKING:
    from slidekit.layout.frame import Align

SENTENCE = (
    "Median overall survival was 18.4 months (95% CI 15.2\u201321.0) with the experimental regimen"
)


def paragraph(text: str, size_pt: float = 12, bullet: str = "", indent_emu: int = 0) -> Paragraph:
    """Return a paragraph of one run, its bullet hanging by the whole indent."""
    return Paragraph(
        (Run(text, size_pt),), bullet=bullet, indent_emu=indent_emu, hang_emu=indent_emu
    )


@pytest.mark.parametrize(
    ("character", "thousandths", "bold_thousandths"),
    [
        ("A", 667, 722),
        ("0", 556, 556),
        ("i", 222, 278),
        ("W", 944, 944),
        ("m", 833, 889),
        (" ", 278, 278),
        ("%", 889, 889),
        (".", 278, 278),
        ("\u2265", 549, 549),
        ("\u2013", 556, 556),
        ("\u00b1", 549, 549),
    ],
)
def test_widths_are_those_printed_for_arial(
    character: str, thousandths: int, bold_thousandths: int
) -> None:
    """A character is as wide as Arial's metrics say, to half a thousandth of an em."""
    for italic in (False, True):
        regular, bold = (text_width(character, 1000, bold, italic) for bold in (False, True))
        assert regular / points(1000) == pytest.approx(thousandths / 1000, abs=0.0005)
        assert bold / points(1000) == pytest.approx(bold_thousandths / 1000, abs=0.0005)


def test_a_line_is_as_wide_as_its_characters() -> None:
    """Pairs are not kerned: "AVA" is three advances wide."""
    apart = 2 * text_width("A", 20) + text_width("V", 20)
    assert text_width("AVA", 20) == pytest.approx(apart, abs=2)


def test_width_grows_with_size() -> None:
    """Type of twice the size is twice as wide."""
    assert text_width(SENTENCE, 24) == pytest.approx(2 * text_width(SENTENCE, 12), abs=1)


def test_a_superscript_is_two_thirds_as_wide_and_raised() -> None:
    """Reference numbers are set smaller and higher, subscripts smaller and lower."""
    normal, raised = Run("12", 12), Run("12", 12, baseline="super")
    assert run_width(raised) == pytest.approx(run_width(normal) * 2 / 3, abs=1)
    assert run_rise(raised) == points(3.6)
    assert run_rise(Run("2", 12, baseline="sub")) < 0 == run_rise(normal)


def test_lines_are_filled_greedily() -> None:
    """Each line takes the words that fit, and the blank at a break stays on its line."""
    broken = break_paragraph(paragraph(SENTENCE), inches(3.1))
    assert lines(broken) == (
        "Median overall survival was 18.4 months ",
        "(95% CI 15.2\u201321.0) with the ",
        "experimental regimen",
    )


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("best supportive-care", "best |supportive-|care"),
        ("COVID-19, IL-6", "COVID-|19, |IL-|6"),
        ("15.2\u201321.0", "15.2\u2013|21.0"),
        ("a\u2014b", "a|\u2014|b"),
        ("and/or mg/kg", "and/or |mg/kg"),
        ("minus \u22120.5 and -0.5", "minus |\u22120.5 |and |-0.5"),
        ("N\u00a0=\u00a0154", "N\u00a0=\u00a0154"),
        ("p < 0.001", "p |< |0.001"),
        ("one\ntwo", "one\n|two"),
        ("( x )", "( x )"),
    ],
)
def test_lines_may_break_where_office_programs_break_them(text: str, pieces: str) -> None:
    """After blanks, hyphens and dashes; not at slashes, minus signs and hard blanks."""
    bounds = pairwise((0, *break_opportunities(text), len(text)))
    assert "|".join(text[begin:end] for begin, end in bounds) == pieces


def test_a_line_feed_begins_a_new_line() -> None:
    """A break that a person typed is kept."""
    assert lines(break_paragraph(paragraph("One\nTwo three"), inches(9))) == ("One\n", "Two three")


def test_a_word_wider_than_the_box_breaks_at_characters_and_is_named() -> None:
    """Nothing is lost, and the caller learns which word it was."""
    tight = paragraph("Of pembrolizumabsarotalocan now", 20)
    broken = break_paragraph(tight, inches(1))
    assert "".join(lines(broken)) == tight.text
    assert overlong_words(tight, inches(1)) == ("pembrolizumabsarotalocan",)
    assert overlong_words(tight, inches(9)) == ()


def test_indent_takes_room_from_every_line() -> None:
    """A bulleted paragraph has less room; without a bullet the first line hangs out."""
    indent = inches(1)
    bulleted = break_paragraph(paragraph(SENTENCE, bullet="\u2022", indent_emu=indent), inches(4))
    hanging = break_paragraph(paragraph(SENTENCE, indent_emu=indent), inches(4))
    assert lines(bulleted) == lines(break_paragraph(paragraph(SENTENCE), inches(3)))
    assert len(lines(hanging)[0]) > len(lines(bulleted)[0])
    assert natural_width(hanging) == natural_width(paragraph(SENTENCE))


def test_lines_have_a_height_that_ooxml_can_hold() -> None:
    """1.2 em by the largest type in whole 1/100 points, of which Arial's descent lies below."""
    mixed = Paragraph((Run("0.71", 28.35), Run(" hazard ratio", 12)))
    assert largest_size_pt(mixed) == 28.35
    assert line_pitch(mixed) == points(34.02)
    assert line_pitch(mixed, 1.5) == points(51.03)
    assert (line_pitch(mixed) - baseline_offset(mixed)) / points(28.35) == pytest.approx(
        0.2119, abs=1e-4
    )


def test_height_counts_lines_and_spaces_but_for_the_first_space() -> None:
    """Two paragraphs of two lines and one line, 6 pt apart."""
    two = replace(break_paragraph(paragraph(SENTENCE), inches(5)), space_before_pt=6)
    one = replace(paragraph("Short"), space_before_pt=6)
    block = TextBlock("body", 0, 0, inches(5), inches(1), (two, one))
    assert paragraph_height(two) == points(28.8)
    assert block_height(block) == points(28.8 + 6 + 14.4)


def test_overflow_is_told_to_the_right_and_below() -> None:
    """A label that is too long and a body that is too high say by how much."""
    label = TextBlock("label", 0, 0, inches(1), points(14.4), (paragraph(SENTENCE),), wrap=False)
    assert break_block(label) is label
    assert overflows(label) == (Overflow("label", text_width(SENTENCE, 12) - inches(1), "right"),)
    body = break_block(replace(label, name="body", wrap=True, width=inches(3)))
    assert overflows(body) == (Overflow("body", points(28.8), "bottom"),)
    assert overflows(replace(body, height=points(43.2))) == ()


def test_a_word_that_nearly_fits_is_kept_out_by_a_margin() -> None:
    """Where the next word would fit into the slack, renderers get a narrower width."""
    text = paragraph("Median overall survival was 18.4")
    whole = rulers(text.runs).exact.length(0, len(text.text))
    width = round(whole * 1.005)
    broken = break_paragraph(text, width)
    assert len(lines(broken)) == 2
    room = wrapping_room(broken)
    assert room.least < wrapping_width(broken, width) < room.most <= width
    assert wrapping_width(break_paragraph(text, 2 * width), 2 * width) == 2 * width


WORDS = st.text(alphabet="aeimnWT019.,%-/()\u2013\u2265 ", min_size=1, max_size=80)
RUNS = st.lists(
    st.builds(
        Run,
        WORDS,
        st.sampled_from((8.0, 10.5, 12.0, 18.0)),
        st.booleans(),
        st.booleans(),
        baseline=st.sampled_from(("normal", "super")),
    ),
    min_size=1,
    max_size=4,
).map(tuple)


@given(RUNS, st.integers(inches(0.4), inches(6)))
def test_joining_lines_gives_the_text_back(runs: tuple[Run, ...], width: int) -> None:
    """No character is lost, doubled or moved by breaking."""
    whole = Paragraph(runs)
    broken = break_paragraph(whole, width)
    assert broken.runs == runs
    assert "".join(lines(broken)) == whole.text
    assert list(broken.breaks) == sorted(set(broken.breaks))


@given(RUNS, st.integers(inches(0.4), inches(6)))
def test_no_line_is_wider_than_the_box(runs: tuple[Run, ...], width: int) -> None:
    """By either measure, unless a single character is wider than the box."""
    broken = break_paragraph(Paragraph(runs), width)
    measured = rulers(runs)
    for begin, end in pairwise((0, *broken.breaks, len(broken.text))):
        assert measured.longer(begin, end) <= width or end - begin == 1


@given(RUNS, st.integers(inches(0.4), inches(6)))
def test_renderers_are_given_a_width_that_breaks_alike(runs: tuple[Run, ...], width: int) -> None:
    """The width lies between the longest line and the shortest one that would be too long."""
    broken = break_paragraph(Paragraph(runs), width)
    room = wrapping_room(broken)
    given_width = wrapping_width(broken, width)
    assert given_width <= width
    if room.least < room.most and not overlong_words(broken, width):
        assert room.least <= given_width <= room.most


@given(st.sampled_from(("left", "center", "right")), st.integers(inches(1), inches(4)))
def test_breaks_do_not_depend_on_alignment(align: Align, width: int) -> None:
    """Alignment moves lines, it does not fill them otherwise."""
    plain = paragraph(SENTENCE)
    aligned = replace(plain, align=align)
    assert break_paragraph(aligned, width).breaks == break_paragraph(plain, width).breaks
