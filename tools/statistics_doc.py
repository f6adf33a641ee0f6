"""Write the tables of docs/statistics.md from the catalogue of methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.stats.methods import catalogue
from slidekit.stats.request_words import request_words
from tools.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.stats.methods import Family, MethodWords

PAGE = ROOT / "docs" / "statistics.md"
BEGIN_REQUESTS = "<!-- requests: made by `python3 dev.py docs` -->"
END_REQUESTS = "<!-- end of requests -->"
BEGIN, END = "<!-- methods: made by `python3 dev.py docs` -->", "<!-- end of methods -->"


def tables() -> str:
    """Return a section per family of methods: a table, and notes on differences below it."""
    return "\n".join(line for family in catalogue().families for line in _section(family))


def _section(family: Family) -> Iterator[str]:
    yield f"### {family.title}\n"
    yield "| name | what is done | source | SAS | R |"
    yield "| --- | --- | --- | --- | --- |"
    yield from (_row(name, method) for name, method in family.methods.items())
    yield ""
    for name, method in family.methods.items():
        if method.note:
            yield f"- `{name}`: {method.note}"
    yield ""


def _row(name: str, method: MethodWords) -> str:
    said = method.text.replace("{level} ", "").replace(", {level}", "").replace("{level}", "")
    text = said.replace("{conf_type}", "chosen").replace("{strata}", "the factors of the analysis")
    cells = (f"`{name}`", text, method.source, _code(method.sas), _code(method.r))
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _code(text: str) -> str:
    return text if text == "-" else f"`{text}`"


def page(now: str) -> str:
    """Return the page with its generated part made anew."""
    asked = _between(now, BEGIN_REQUESTS, END_REQUESTS, requests())
    return _between(asked, BEGIN, END, tables())


def _between(text: str, begin: str, end: str, made: str) -> str:
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n\n{made}\n{end}{after}"


def requests() -> str:
    """Return a section for each kind of request: its keys, and an example."""
    return "\n".join(
        f"- **{kind}**: {words.text} Needs {_keys(words.needed)}; may have {_keys(words.more)}.\n\n"
        f"  ```json\n  {words.example}\n  ```\n"
        for kind, words in request_words().items()
    )


def _keys(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
