"""The commands `slidekit review bundle ...`: review by people without an account."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from slidekit import report
from slidekit.cli import review_report as lines
from slidekit.cli.library_commands import Json, Library, User, signed_in
from slidekit.cli.review_commands import Name
from slidekit.languages import tell

app = typer.Typer(help="Review by people without an account.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(metavar="F", help="The bundle.")]


@app.command("export")
def export(
    name: Name,
    library: Library,
    user: User,
    output: Annotated[Path, typer.Option("-o", "--output", help="The file to write.")],
    as_json: Json = False,
) -> None:
    """Write a version as one signed file: deck, PPTX, PDF, rule report, changes, comments."""
    from slidekit import app as work
    from slidekit.library.versions import parse_ref

    done = work.export_bundle(signed_in(library, user), parse_ref(name), output)
    report.show(done, as_json, lambda c: report.line(tell("Wrote {0}, signed.", c["out"])))
    lines.gone(name, done["state"])


@app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="F", help="A bundle with replies, or a commented PPTX.")
    ],
    library: Library,
    user: User,
    on: Annotated[
        str, typer.Option(metavar="DECK@N", help="Version that the comments go to.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Take what a reviewer without an account said as comments; nobody's signature is made."""
    from slidekit import app as work
    from slidekit.library.versions import parse_ref

    ref = parse_ref(on) if on else None
    done = work.import_bundle(signed_in(library, user), file, on=ref)
    content = {
        "deck": done.ref.deck,
        "version": done.ref.number,
        "comments": [one.id for one in done.comments],
        "known": done.known,
        "asks": [{"name": name, "ask": ask} for name, ask in done.asks],
    }
    report.show(content, as_json, _imported)


@app.command("show")
def show(
    file: File,
    key: Annotated[Path | None, typer.Option(help="Public key (PEM) of the library.")] = None,
    as_json: Json = False,
) -> None:
    """Say what a bundle is and whether a library's key signed it; takes no library."""
    from slidekit import app as work

    told = work.show_bundle(file, key)
    report.show(told, as_json, _shown)
    if key and told["signature"] != "valid":
        raise typer.Exit(1)


@app.command("reply")
def reply(
    file: File,
    name: Annotated[str, typer.Option(help="Your name.")],
    text: Annotated[str, typer.Option(help="What you say.")] = "",
    slide: Annotated[str, typer.Option(help="Id of a slide.")] = "",
    block: Annotated[str, typer.Option(help="Name of a block on it, such as table.")] = "",
    fact: Annotated[str, typer.Option(help="Id of a number.")] = "",
    must_fix: Annotated[bool, typer.Option("--must-fix", help="It has to be changed.")] = False,
    ask: Annotated[str, typer.Option(help="Ask for it: approve or reject.")] = "",
    pptx: Annotated[Path | None, typer.Option(help="The PPTX with your comments.")] = None,
    as_json: Json = False,
) -> None:
    """Put an answer into a bundle, for whoever sent it to you; takes no library."""
    from slidekit import app as work
    from slidekit.export.bundle import ReplyComment

    if ask not in ("", "approve", "reject"):
        raise typer.BadParameter(tell("--ask {0}: write approve or reject.", ask))
    place = {"slide": slide.strip(), "block": block.strip(), "fact": fact.strip()}
    said = [ReplyComment(text, **place, must_fix=must_fix, ask=ask)] if text.strip() or ask else []  # type: ignore[arg-type]
    held = work.reply_to_bundle(file, name, said, commented=pptx)
    content = {"out": str(file), "replies": list(held)}
    report.show(content, as_json, lambda c: report.line(tell("Answered in {0}.", c["out"])))


def _imported(content: dict[str, Any]) -> None:
    ref = f"{content['deck']}@{content['version']}"
    report.line(tell("Comments put on {0}: {1}", ref, len(content["comments"])))
    if content["known"]:
        report.line(tell("Had come in before: {0}", content["known"]))
    for one in content["asks"]:
        asks = {
            "approve": tell("asks for approval"),
            "reject": tell("asks to send it back"),
        }[one["ask"]]
        report.line(f"{one['name']}: {asks}")
    if content["asks"]:
        report.line(tell("That is no signature: whoever approves or rejects signs in the library."))


def _shown(content: dict[str, Any]) -> None:
    report.line(f"{content['deck']}@{content['version']}  {content['state']}  {content['title']}")
    said = {
        "valid": tell("The key given signed it."),
        "invalid": tell("It is forged: the key that it names did not sign it."),
        "unknown-key": tell("Signed with key {0}; give that key to check it.", content["key"]),
    }
    report.line(said[content["signature"]])
    for name in content["replies"]:
        report.line(tell("answer: {0}", name))
