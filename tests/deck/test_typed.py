from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from slidekit.deck.typed import find_words, found_in, is_unended, replace_words, retype, typed
from slidekit.exhibits.model import Line

if TYPE_CHECKING:
    from slidekit.deck.model import Deck, Slide


def with_body(deck: Deck, *lines: Line) -> Slide:
    """Return a slide of words with these lines."""
    slide = next(one for one in deck.slides if one.role == "limitations")
    return replace(slide, body=lines)


def test_lines_are_typed_with_tabs_for_levels(deck: Deck) -> None:
    """What is shown to the typist gives the same lines back."""
    slide = with_body(deck, Line("Bold", bold=True, bullet=False), Line("Below", level=1))
    assert typed(slide, "body") == "Bold\n\tBelow"
    assert retype(slide, "body", "Bold\n\tBelow") is None


def test_a_brace_that_was_opened_and_not_closed_is_found() -> None:
    """In any line; a whole token, or two, is none."""
    assert is_unended("Median {os med")
    assert is_unended("Median {os.median.a} and {\nNext line")
    assert not is_unended("Median {os.median.a}, {os.hr.a_vs_b:full}\nNext line")


def test_a_changed_line_keeps_its_look_wherever_it_goes(deck: Deck) -> None:
    """By its words where they stayed, by its place where they changed; blank lines are none."""
    slide = with_body(deck, Line("Head", bold=True, bullet=False), Line("One"), Line("Two"))
    edit = retype(slide, "body", "Two\nHead\n\n\tOne more\n")
    assert edit is not None
    assert dict(edit.fields)["body"] == (
        Line("Two"),
        Line("Head", bold=True, bullet=False),
        Line("One more", level=1),
    )
    assert edit.label == "Edit the text of slide limitations"


def test_a_title_is_one_line_and_keeps_blanks_that_bind(deck: Deck) -> None:
    """Line breaks become blanks; a no-break space stays."""
    slide = with_body(deck)
    edit = retype(slide, "title", " A title\n of p\N{NO-BREAK SPACE}= 0.02 ")
    assert edit is not None
    assert edit.fields == (("title", "A title of p\N{NO-BREAK SPACE}= 0.02"),)


def test_words_in_tokens_are_not_found() -> None:
    """Else replacing "os" by "PFS" would break every number of overall survival."""
    assert found_in("OS {os.hr} os {ref:os_paper}", "os") == [0, 11]
    assert found_in("OS os", "os", match_case=True) == [3]
    assert found_in("anything", "") == []


def test_replacing_is_one_step_over_all_texts(deck: Deck) -> None:
    """Title, lines and notes change together; the count is that of the places found."""
    slide = replace(
        with_body(deck, Line("Follow-up is short {x.y}")), title="Short", notes=("short",)
    )
    changed = replace(deck, slides=(slide,))
    assert [field for _, field in find_words(changed, "short")] == ["title", "body", "notes"]
    edit, count = replace_words(changed, "short", "long")
    assert count == 3
    assert edit is not None
    after = edit.apply(changed).slides[0]
    assert (after.title, after.body[0].text) == ("long", "Follow-up is long {x.y}")
    assert after.notes == ("long",)
    assert replace_words(changed, "absent", "x") == (None, 0)
    assert replace_words(changed, "short", "long", only="another") == (None, 0)


def test_what_stands_in_the_place_is_taken_as_it_is(deck: Deck) -> None:
    r"""A backslash or "\1" in it is no pattern."""
    changed = replace(deck, slides=(replace(with_body(deck), title="A.B"),))
    edit, _ = replace_words(changed, ".", r"\1")
    assert edit is not None
    assert edit.apply(changed).slides[0].title == r"A\1B"
