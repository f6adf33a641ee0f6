"""The commands with which `slidekit review` works beside another review system."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from slidekit import report
from slidekit.cli import review_report as lines
from slidekit.cli.library_commands import Json, Library, User, signed_in, signing_in
from slidekit.cli.review_commands import Name, Seen, Zip, app, short
from slidekit.languages import tell

__all__ = ["app"]


@app.command("pack")
def pack(
    name: Name,
    library: Library,
    user: User,
    output: Zip,
    as_json: Json = False,
) -> None:
    """Write a version for another review system: numbered claims, their places, marked sources."""
    from slidekit import app as work
    from slidekit.library.versions import parse_ref

    session = signed_in(library, user)
    with report.progress() as progress:
        done = work.write_pack(session, parse_ref(name), output, progress=progress)
    content = {
        "out": str(done.out),
        "files": list(done.files),
        "claims": done.claims,
        "marked": done.marked,
        "state": done.state,
        "lacking": list(done.lacking),
    }
    report.show(content, as_json, _packed)
    lines.gone(name, done.state)


@app.command("record")
def record(
    name: Name,
    library: Library,
    user: User,
    outside: Annotated[str, typer.Option(help="Id of the approval in the other system.")],
    by: Annotated[
        list[str], typer.Option(help="Role that approved there; may be repeated, or a,b.")
    ],
    seen: Seen = None,
    as_json: Json = False,
) -> None:
    """Record, as a librarian, that a version was approved in another system."""
    from slidekit.library.outside import record_outside
    from slidekit.library.versions import parse_ref

    session, password = signing_in(library, user)
    roles = [role for words in by for role in words.split(",")]
    options: dict[str, Any] = {"outside": outside, "roles": roles, "seen": seen}
    lines.warn_of_withdrawals(session, parse_ref(name))
    version = record_outside(session, parse_ref(name), password, **options)
    report.show(short(version) | {"outside": outside.strip()}, as_json, lines.state)


def _packed(content: dict[str, Any]) -> None:
    report.line(tell("Wrote {0}.", content["out"]))
    report.line(tell("Claims: {0}, marked in a source: {1}", content["claims"], content["marked"]))
    for source in content["lacking"]:
        report.line(tell("Not there, or not to be marked: {0}", source))
