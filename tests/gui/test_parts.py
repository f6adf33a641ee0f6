from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QPalette

from widgets.blocks import block_at, block_named, blocks, number_at, numbers
from widgets.commands import COMMANDS, MENUS, TOOLBAR
from widgets.look import PATHS, canvas_ground, drawn, is_dark, meaning_ink
from widgets.sight import judge_pages, lay_out_pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from slidekit.deck.model import Deck
    from slidekit.template.policy import Severity
    from widgets.main_window import MainWindow
    from widgets.sight import Pages

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]

LIGHT, DARK = ("#efefef", "#ffffff", "#000000"), ("#323232", "#242424", "#f0f0f0")


@pytest.fixture(scope="module")
def pages(simple_deck: Deck) -> Pages:
    """Return the deck laid out."""
    return lay_out_pages(simple_deck)


def palette(window: str, base: str, text: str) -> QPalette:
    """Return a palette with these colours."""
    made = QPalette(QColor(window))
    made.setColor(QPalette.ColorRole.Base, QColor(base))
    made.setColor(QPalette.ColorRole.Text, QColor(text))
    return made


def luminance(color: QColor) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("severity", ["block", "block_unless_waived", "warn"])
def test_inks_with_a_meaning_can_be_read_on_light_and_dark(
    colours: tuple[str, str, str], severity: Severity
) -> None:
    """4.5 to 1 against the ground of lists, as WCAG asks of text."""
    colors = palette(*colours)
    assert is_dark(colors) == (colours is DARK)
    ink = luminance(meaning_ink(severity, colors))
    ground = luminance(colors.color(QPalette.ColorRole.Base))
    assert (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_slide_is_the_brightest_thing_on_the_canvas(colours: tuple[str, str, str]) -> None:
    """What lies around it is darker than the window, which is darker than white."""
    colors = palette(*colours)
    window = colors.color(QPalette.ColorRole.Window)
    assert canvas_ground(colors).lightness() < window.lightness() < 255


def test_icons_have_the_ink_that_is_asked_for() -> None:
    """Every icon has lines in it, at twice the pixels on a fine screen."""
    for name in PATHS:
        image = drawn(name, QColor("#112233"), 20, 2).toImage()
        assert (image.width(), image.height()) == (40, 40)
        inks = {
            image.pixelColor(x, y).name()
            for x in range(40)
            for y in range(40)
            if image.pixelColor(x, y).alpha() == 255
        }
        assert inks == {"#112233"}, name


def test_every_command_is_in_a_menu_and_no_key_has_two_meanings() -> None:
    """So that whoever has no mouse finds it, and each key does one thing."""
    shown = [name for _, names in MENUS for name in names if name]
    assert sorted(shown) == sorted(COMMANDS)
    assert {name for name in TOOLBAR if name} <= set(PATHS) & set(COMMANDS)
    keys = [key for _, keys in COMMANDS.values() for key in keys]
    assert len(keys) == len(set(keys))


def test_blocks_and_numbers_are_found_where_they_stand(pages: Pages) -> None:
    """The middle of each number leads back to it and to its block, on every page."""
    found = 0
    for frame in pages.frames:
        for block in blocks(frame):
            for number in numbers(block):
                x, y = (number.box[i] + number.box[i + 2] // 2 for i in (0, 1))
                assert number_at(block, x, y) is not None
                there = block_at(frame, x, y)
                assert there is not None
                assert there.name == block.name
                found += 1
    assert found > 50


def test_a_block_is_found_by_either_of_its_names(pages: Pages) -> None:
    """Findings name blocks with or without their slide."""
    frame = pages.frames[0]
    whole, part = block_named(frame, f"{frame.slide_id}.title"), block_named(frame, "title")
    assert whole is not None
    assert whole == part
    assert block_named(frame, "nothing") is None
    assert block_at(frame, -1, -1) is None


def test_tokens_are_offered_with_what_they_print(pages: Pages) -> None:
    """Counts with percent only where a number is a share of subjects."""
    facts = pages.deck.fact_index()
    ratios = [one.id for one in facts.values() if one.measure == "ratio" and one.lower]
    assert ratios
    assert "95%" in pages.tokens[f"{{{ratios[0]}:full}}"]
    assert f"{{{ratios[0]}:count_percent}}" not in pages.tokens


def test_a_whole_deck_has_nothing_to_put_in(pages: Pages) -> None:
    """The verdict names pages of the very deck that was asked about."""
    verdict = judge_pages(pages)
    assert verdict.deck is pages.deck
    assert verdict.insertable == ()


def test_the_start_page_leads_back_to_the_deck(
    opened: MainWindow, settled: Callable[[MainWindow], None]
) -> None:
    """Nothing of the deck is lost on the way there and back."""
    settled(opened)
    opened.go_home()
    assert opened.start_page.back.isVisible()
    assert not opened.editor.isVisible()
    opened.start_page.back.click()
    assert opened.editor.view.isVisible()
    assert opened.editor.slides.count() > 0


def test_a_fix_of_an_older_deck_is_not_made(
    opened: MainWindow, settled: Callable[[MainWindow], None]
) -> None:
    """It could write over what was typed since; a sentence says to wait."""
    from slidekit.deck.edit import ChangeSlide

    opened.document.do(ChangeSlide("Edit", "limitations", (("title", "Newer"),)))
    opened.editor.author.fix(ChangeSlide("Fix", "limitations", (("title", "Older"),)))
    assert opened.document.undoes == "Edit"
    assert "checked again" in opened.statusBar().currentMessage()
    settled(opened)
    opened.editor.author.fix(ChangeSlide("Fix", "limitations", (("title", "Mended"),)))
    assert opened.document.undoes == "Fix"
