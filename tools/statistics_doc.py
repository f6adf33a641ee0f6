"""Write the tables of docs/statistics.md from the catalogue of methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.stats.methods import catalogue
from tools.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slidekit.stats.methods import Family, MethodWords

PAGE = ROOT / "docs" / "statistics.md"
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
    before, _, rest = now.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables()}\n{END}{after}"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
