"""The report of a qualification as a page that is printed, signed by hand and filed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

STYLE = """
body { font: 11pt/1.4 sans-serif; margin: 2cm; }
table { border-collapse: collapse; width: 100%; margin: 1em 0; }
td, th { border: 1px solid #999; padding: 4px 6px; text-align: left; vertical-align: top; }
.no { font-weight: bold; background: #fdd; }
.sign td { height: 3em; }
"""


def page_of(content: Mapping[str, Any], digest: str) -> str:
    """Return the page.

    Args:
        content: of `qualification.json`.
        digest: SHA-256 of that file, so that page and file stay together.
    """
    result = "all as expected" if content["passed"] else "NOT as expected, see below"
    facts = {
        "Program": f"slidekit {content['slidekit']}",
        "Program files, SHA-256": content["package_sha256"],
        "Run at": content["at"],
        **{name.title(): value for name, value in content["machine"].items()},
        "Result": result,
        "qualification.json, SHA-256": digest,
    }
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="en"><head><meta charset="utf-8">',
            f"<title>slidekit: qualification</title><style>{STYLE}</style></head><body>",
            "<h1>Installation and operation of slidekit</h1>",
            "<p>What was expected and what came. It shows that this installation works as "
            "described; whether that is enough for your use is for you to judge and record.</p>",
            _table((), ([name, value] for name, value in facts.items())),
            "<h2>Checks</h2>",
            _checks(content["outcomes"]),
            "<h2>Signed</h2>",
            _table(
                ("", "Name", "Date", "Signature"),
                (["Performed by", "", "", ""], ["Reviewed by", "", "", ""]),
                "sign",
            ),
            "<p>Deviations, and what was decided on them:</p>",
            _table((), [["&nbsp;"]], "sign", raw=True),
            "</body></html>",
            "",
        )
    )


def _checks(outcomes: Iterable[Mapping[str, Any]]) -> str:
    head = _row(("No.", "Check", "Expected", "Observed", "As expected"), "th")
    rows = (
        _row(
            (one["id"], one["what"], one["expected"], one["observed"], _yes(one["passed"])),
            "td",
            "" if one["passed"] else "no",
        )
        for one in outcomes
    )
    return f"<table>{head}{''.join(rows)}</table>"


def _yes(passed: bool) -> str:
    return "yes" if passed else "NO"


def _table(
    head: Iterable[str], rows: Iterable[Iterable[str]], kind: str = "", *, raw: bool = False
) -> str:
    names = list(head)
    top = _row(names, "th") if names else ""
    body = "".join(_row(row, "td", raw=raw) for row in rows)
    return f'<table class="{kind}">{top}{body}</table>'


def _row(cells: Iterable[object], tag: str, kind: str = "", *, raw: bool = False) -> str:
    written = (str(cell) if raw else escape(str(cell)) for cell in cells)
    inside = "".join(f"<{tag}>{text}</{tag}>" for text in written)
    return f'<tr class="{kind}">{inside}</tr>'
