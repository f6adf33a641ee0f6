"""What the makers of text slides share: words where study.yaml has none, and the exhibit around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.exhibits.model import Exhibit, Line, Made, Prose
from slidekit.exhibits.setting import display_arms, not_reported
from slidekit.study.marks import cited_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slidekit.exhibits.fact import Fact
    from slidekit.exhibits.model import Request, TableData


def said(text: str) -> str:
    """Return a text of study.yaml, or "not reported"."""
    return text.strip() or not_reported()


def labelled(label: str, text: str) -> Line:
    """Return "Label: text" as a line; a text that is absent is "not reported"."""
    return Line(f"{label}: {said(text)}")


def sentence(text: str) -> str:
    """Return a text that ends with a full stop."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "}")) else f"{text}."


def cited(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the references that texts cite, each once, in order."""
    return tuple(dict.fromkeys(found for line in lines for found in cited_in(line)))


def made_text(
    request: Request,
    kind: str,
    data: Prose | TableData,
    title: str,
    facts: tuple[Fact, ...] = (),
    footnotes: tuple[str, ...] = (),
    alt: str = "",
) -> Made:
    """Return a text slide or a table of study.yaml's words as an exhibit."""
    study = request.study
    exhibit = Exhibit(
        id=f"{request.prefix}{kind}",
        kind=kind,
        study=study.spec.id,
        data=data,
        arms=display_arms(study),
        facts=tuple(dict.fromkeys(fact.id for fact in facts)),
        title=title,
        footnotes=footnotes,
        references=cited(_texts(data)),
        alt=alt,
    )
    return Made(exhibit, facts)


def _texts(data: Prose | TableData) -> Iterable[str]:
    if isinstance(data, Prose):
        return [line.text for line in (*data.lines, *data.right)]
    return [cell for row in data.rows for cell in row.cells]
