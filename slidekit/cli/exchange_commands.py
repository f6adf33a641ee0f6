"""The commands with which `slidekit review` works beside another review system."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from slidekit import report
from slidekit.cli import review_report as lines
from slidekit.cli.library_commands import Json, Library, User, signed_in, signing_in
from slidekit.cli.review_commands import Name, Zip, app, short
from slidekit.cli.seen import Digest, Seen, content_signed
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
    digest: Digest = "",
    as_json: Json = False,
) -> None:
    """Record, as a librarian, that a version was approved in another system."""
    from slidekit.library.outside import record_outside
    from slidekit.library.versions import parse_ref

    session, password = signing_in(library, user)
    ref = parse_ref(name)
    roles = [role for words in by for role in words.split(",")]
    options: dict[str, Any] = {"outside": outside, "roles": roles, "seen": seen}
    lines.warn_of_withdrawals(session, ref)
    version = record_outside(session, ref, password, **options, content=digest)
    content = short(version) | {"outside": outside.strip()} | content_signed(session, ref)
    report.show(content, as_json, lines.recorded)


def _packed(content: dict[str, Any]) -> None:
    report.line(tell("Wrote {0}.", content["out"]))
    report.line(tell("Claims: {0}, marked in a source: {1}", content["claims"], content["marked"]))
    for source in content["lacking"]:
        report.line(tell("Not there, or not to be marked: {0}", source))
