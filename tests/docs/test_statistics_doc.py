from __future__ import annotations

from tools.statistics_doc import PAGE, page


def test_the_page_on_statistics_is_what_the_catalogue_says() -> None:
    """After a change of the catalogue, `python3 dev.py docs` makes the page anew."""
    text = PAGE.read_text(encoding="utf-8")
    assert text == page(text)
    assert "| `kaplan_meier` |" in text
