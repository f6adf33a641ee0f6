"""The command `slidekit library settings`: what a library is set to, read and changed."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from slidekit import report
from slidekit.cli.library_commands import Json, Library, User, signed_in
from slidekit.languages import tell


def settings(
    library: Library,
    user: User,
    change: Annotated[
        list[str] | None,
        typer.Option("--set", help="NAME=VALUE, such as valid_months=6; may be repeated."),
    ] = None,
    reason: Annotated[str, typer.Option(help="Why it is changed, for the audit trail.")] = "",
    as_json: Json = False,
) -> None:
    """Show what the library is set to; as administrator, change it."""
    from slidekit.library.governing import change_settings, read_settings

    pairs = [text.partition("=") for text in change or []]
    if wrong := [name for name, sign, _ in pairs if not sign or not name]:
        raise typer.BadParameter(tell("--set {0}: write NAME=VALUE.", wrong[0]))
    session = signed_in(library, user)
    wished = {name.strip(): value for name, _, value in pairs}
    held = change_settings(session, wished, reason) if wished else read_settings(session)
    report.show({"settings": held}, as_json, _listed)


def _listed(content: dict[str, Any]) -> None:
    for name, value in content["settings"].items():
        report.line(f"{name}: {value}")
