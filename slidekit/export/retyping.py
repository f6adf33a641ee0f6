"""Giving a text of a file the characters that were written, with as little touched as can be."""

from __future__ import annotations

from copy import deepcopy
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from slidekit.export.content import A, text_of
from slidekit.export.verify import MAX_COMPARED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

Span = tuple[int, int]


def retype(element: Element, written: str, spans: Sequence[Span] | None = None) -> bool:
    """Give a shape or table the text that was written; tell whether it has it now.

    Args:
        element: the shape; where its text cannot be given back, it stays as it was.
        written: the text as the manifest has it.
        spans: places in `written` that are to be given back; None for all of it.
    """
    found = text_of(element)
    wanted = written if spans is None else _within(found, written, spans)
    if wanted == found or max(len(wanted), len(found)) > MAX_COMPARED:
        return wanted == found == written
    trial = deepcopy(element)
    if not _typed(trial, wanted) or text_of(trial) != wanted:
        return False
    for place, child in enumerate(list(trial)):
        if place < len(element):
            element.replace(element[place], child)
        else:
            element.append(child)
    return True


def _within(found: str, written: str, spans: Sequence[Span]) -> str:
    """Return the text as found, but with what was written where a number was."""
    text, matcher = "", SequenceMatcher(None, written, found, autojunk=False)
    for operation, start, stop, new_start, new_stop in matcher.get_opcodes():
        in_number = any(
            (start < right and stop > left) or (start == stop and left < start < right)
            for left, right in spans
        )
        is_back = operation == "equal" or in_number
        text += written[start:stop] if is_back else found[new_start:new_stop]
    return text


def _typed(element: Element, wanted: str) -> bool:
    """Write paragraph by paragraph; tell whether paragraphs could be told from each other."""
    paragraphs = list(element.iter(f"{A}p"))
    if (table := next(element.iter(f"{A}tbl"), None)) is not None:
        paragraphs = list(table.iter(f"{A}p"))
    lines = _lines(wanted)
    held = [_text(paragraph) for paragraph in paragraphs]
    if len(held) != len(lines):
        if table is not None:
            return False
        paragraphs = _matched(paragraphs, held, lines)
    if len(paragraphs) != len(lines):
        return False
    for paragraph, line in zip(paragraphs, lines, strict=True):
        _write(paragraph, line)
    return True


def _lines(text: str) -> list[str]:
    """Return the paragraphs of a text; marks of cells and rows stand between them."""
    bare = text.replace("\t", "").replace("\v", "")
    return bare.split("\n")[:-1]


def _text(paragraph: Element) -> str:
    return "".join(
        "\n" if part.tag == f"{A}br" else part.text or ""
        for part in paragraph.iter(f"{A}t", f"{A}br")
    )


def _matched(paragraphs: list[Element], held: list[str], lines: list[str]) -> list[Element]:
    """Return one paragraph for each line: those that are gone as copies, those too many taken out.

    A copy takes the look of the paragraph before it, else of the one behind.
    """
    if any("\n" in text for text in held):
        return []
    result: list[Element] = []
    for operation, start, stop, new_start, new_stop in SequenceMatcher(
        None, held, lines, autojunk=False
    ).get_opcodes():
        kept = paragraphs[start:stop][: new_stop - new_start]
        for extra in paragraphs[start:stop][len(kept) :]:
            extra.getparent().remove(extra)  # type: ignore[union-attr]
        result += kept
        for _ in range(new_stop - new_start - len(kept)):
            result.append(_copy(result[-1] if result else paragraphs[0], before=not result))
        assert operation != "equal" or len(kept) == stop - start
    return result


def _copy(paragraph: Element, *, before: bool) -> Element:
    copied = deepcopy(paragraph)
    if before:
        paragraph.addprevious(copied)
    else:
        paragraph.addnext(copied)
    return copied


def _write(paragraph: Element, line: str) -> None:
    """Give a paragraph its characters: what is new goes into the run in which it stands."""
    parts = list(paragraph.iter(f"{A}t", f"{A}br"))
    held = _text(paragraph)
    if held == line:
        return
    texts = [part for part in parts if part.tag == f"{A}t"]
    if not texts:
        _add_run(paragraph, line)
        return
    _share_out(parts, held, line)


def _add_run(paragraph: Element, line: str) -> None:
    """Type into a paragraph that has no run, in the look that its end has."""
    run = paragraph.makeelement(f"{A}r", {})
    end = paragraph.find(f"{A}endParaRPr")
    if end is not None:
        look = deepcopy(end)
        look.tag = f"{A}rPr"
        run.append(look)
    text = paragraph.makeelement(f"{A}t", {})
    text.text = line
    run.append(text)
    if end is not None:
        end.addprevious(run)
    else:
        paragraph.append(run)


def _share_out(parts: list[Element], held: str, line: str) -> None:
    """Write the differences of two lines into the runs where they stand."""
    owners = [n for n, p in enumerate(parts) for _ in (p.text or "" if p.tag == f"{A}t" else "\n")]
    texts = [n for n, part in enumerate(parts) if part.tag == f"{A}t"]
    new: dict[int, str] = dict.fromkeys(range(len(parts)), "")
    matcher = SequenceMatcher(None, held, line, autojunk=False)
    for operation, start, stop, new_start, new_stop in matcher.get_opcodes():
        if operation == "equal":
            for place in range(start, stop):
                new[owners[place]] += held[place]
            continue
        owner = owners[start if start < stop else max(0, start - 1)] if owners else texts[0]
        # A line break holds no characters: what belongs beside it goes into the nearest run.
        owner = min(texts, key=lambda n, o=owner: abs(n - o))  # type: ignore[misc]
        new[owner] += line[new_start:new_stop]
    for n in texts:
        parts[n].text = new[n]
