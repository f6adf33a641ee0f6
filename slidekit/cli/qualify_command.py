"""The command `slidekit qualify`: does this installation work as described? A report to file."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from slidekit import report
from slidekit.languages import tell


def qualify(
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the report.")],
    library: Annotated[
        str, typer.Option(help="An empty database for the scratch library; default: a file.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Check installation and operation, on a scratch library, and write a report to sign."""
    from slidekit.app.qualifying import qualify as run

    with report.progress() as progress:
        done = run(output, address=library, progress=progress)
    content = {
        "passed": done.passed,
        "report": str(done.report),
        "data": str(done.data),
        "outcomes": [asdict(one) for one in done.outcomes],
    }
    report.show(content, as_json, _told)
    if not done.passed:
        raise typer.Exit(1)


def _told(content: dict[str, Any]) -> None:
    for one in content["outcomes"]:
        mark = tell("ok") if one["passed"] else tell("NOT as expected: {0}", one["observed"])
        report.line(f"{one['id']}  {one['what']}: {mark}")
    report.line(tell("Wrote {0}.", content["report"]))
