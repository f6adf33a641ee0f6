"""The command `slidekit refresh`: one deck, or every deck of a library, on new tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from slidekit import report
from slidekit.cli.library_commands import Json, signed_in
from slidekit.languages import tell


def refresh(
    data: Annotated[
        list[Path], typer.Option(help="Study folder; once for each study of the deck.")
    ],
    file: Annotated[Path | None, typer.Argument(help="A .slidekit deck.")] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Another file to write; with --library a folder."),
    ] = None,
    library: Annotated[str, typer.Option(help="Every deck of a library, as new drafts.")] = "",
    user: Annotated[str, typer.Option(help="Your login there.")] = "",
    as_json: Json = False,
) -> None:
    """Put a deck on new tables: results are made anew, what people edited stays."""
    from slidekit import app as work

    if library or not file:
        _refresh_all(file, data, output, library, user, as_json)
        return
    with report.progress() as progress:
        done = work.refresh(file, data, output, progress)
    content = work.compared_as_json(done.compared) | {"told": list(done.told)}
    report.show(content, as_json, lambda _: report.refreshed(done, output or file))


def _refresh_all(
    file: Path | None,
    data: list[Path],
    output: Path | None,
    library: str,
    user: str,
    as_json: bool,
) -> None:
    """Do `slidekit refresh --library`: drafts of every deck that rests on a study."""
    from slidekit import app as work
    from slidekit.app.libraries import refreshed_as_json

    if file or not (library and user and output):
        raise typer.BadParameter(
            tell("Give a .slidekit deck, or --library, --user and the folder -o.")
        )
    session = signed_in(library, user)
    with report.progress() as progress:
        done = work.refresh_library(session, data, output, progress)
    report.show(refreshed_as_json(done), as_json, _refreshed)


def _refreshed(content: dict[str, Any]) -> None:
    for one in content["decks"]:
        said = (f"{one['deck']}@{one['base']}", one["out"], len(one["facts"]))
        report.line(tell("{0}: wrote {1}; numbers that changed: {2}", *said))
    for one in content["left"]:
        report.line(f"{one['deck']}@{one['version']}: {one['reason']}")
    if content["decks"]:
        report.line(tell("These are drafts: look at them, then `slidekit review submit` each."))
