"""The commands `slidekit library ...`: read options, call the library, print."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from slidekit import report
from slidekit.errors import LibraryError, SlidekitError
from slidekit.files import write_whole
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.library.links import Problem
    from slidekit.library.people import NewPerson
    from slidekit.library.sessions import Session

app = typer.Typer(help="The approval library: people, keys, audit trail.", no_args_is_help=True)

PASSWORD_VARIABLE = "SLIDEKIT_PASSWORD"
NEW_PASSWORD_VARIABLE = "SLIDEKIT_NEW_PASSWORD"

Library = Annotated[
    str,
    typer.Option(help="sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE."),
]
User = Annotated[str, typer.Option(help="Your login; the password is asked for.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout.")]
Login = Annotated[str, typer.Argument(help="Login of the person.")]
Reason = Annotated[str, typer.Option(help="Why, for the audit trail.")]


def signed_in(library: str, user: str, *, to_change_password: bool = False) -> Session:
    """Open a library and sign in, with the password of the environment or from a prompt."""
    return signing_in(library, user, to_change_password=to_change_password)[0]


def signing_in(library: str, user: str, *, to_change_password: bool = False) -> tuple[Session, str]:
    """Open a library and sign in; return the password too, for a signature in the same command."""
    from slidekit.library.checking import warning_at
    from slidekit.library.opening import open_library
    from slidekit.library.sessions import sign_in

    opened = open_library(library)
    if warning := warning_at(opened):
        report.remark(warning)
    given = password(PASSWORD_VARIABLE, tell("Password of {0}", user))
    return sign_in(opened, user, given, to_change_password=to_change_password), given


def password(variable: str, prompt: str, *, twice: bool = False) -> str:
    """Return a password from the environment, else ask for it without showing it.

    Raises:
        LibraryError: nobody can be asked.
    """
    if (given := os.environ.get(variable)) is not None:
        return given
    if not sys.stdin.isatty():
        raise LibraryError(
            tell("No password was given, and nobody can be asked for one here."),
            fix=tell("Put it into the environment as {0}.", variable),
        )
    return str(typer.prompt(prompt, hide_input=True, confirmation_prompt=twice, err=True))


@app.command("init")
def init(
    library: Library,
    admin: Annotated[str, typer.Option(help="Login of the first administrator: you.")],
    full_name: Annotated[str, typer.Option(help="Your name as signatures print it.")] = "",
    as_json: Json = False,
) -> None:
    """Make a library in a new file or an empty database, with you as its administrator."""
    from slidekit.library.opening import init_library

    variable = next(
        (name for name in (PASSWORD_VARIABLE, NEW_PASSWORD_VARIABLE) if name in os.environ),
        PASSWORD_VARIABLE,
    )
    given = password(variable, tell("New password of {0}", admin), twice=True)
    made = init_library(library, _administrator(admin, full_name), given)
    content = {"library": made.name, "id": made.id, "admin": admin, "keys": str(made.folder)}
    report.show(content, as_json, _made)


def _administrator(login: str, full_name: str) -> NewPerson:
    from slidekit.library.people import NewPerson

    name = full_name or login
    return NewPerson(login, name, tell("{0} (first person)", name), None, ("administrator",))


def _made(content: dict[str, Any]) -> None:
    report.line(tell("Made the library {0}.", content["library"]))
    report.line(tell("Its private key is in {0}: back that up apart.", content["keys"]))
    if content["library"].startswith("sqlite"):
        report.line(
            tell("Local sign-off: changes show, but who owns file and key can make it anew.")
        )
        report.line(
            tell("Keep the head that `slidekit library check` prints, on paper or elsewhere.")
        )


@app.command("audit")
def audit(
    library: Library,
    user: User,
    deck: Annotated[str, typer.Option(help="Only events on this deck.")] = "",
    by: Annotated[str, typer.Option(help="Only events of this login.")] = "",
    since: Annotated[str, typer.Option(help="Only from this date or time on (UTC).")] = "",
    csv: Annotated[Path | None, typer.Option(help="Write them as CSV.")] = None,
    as_json: Json = False,
) -> None:
    """List who did what when, from what to what, and why."""
    from slidekit.library.trail import as_csv, list_events

    found = list_events(signed_in(library, user), deck=deck, by=by, since=since)
    if csv:
        write_whole(csv, as_csv(found), LibraryError)
        report.remark(tell("Wrote {0}: {1} events.", csv, len(found)))
    if as_json or not csv:
        report.show({"events": list(found)}, as_json, _listed_events)


def _listed_events(content: dict[str, Any]) -> None:
    for event in content["events"]:
        change = f"{event['old']} -> {event['new']}" if event["effect"] == "update" else ""
        words = (event["at"], event["login"], event["action"], event["object"], event["field"])
        report.line("  ".join(word for word in (*words, change, event["reason"]) if word))


@app.command("check")
def check_library(
    library: Library,
    user: User,
    expect_head: Annotated[str, typer.Option(help="A head printed earlier, to be there.")] = "",
    as_json: Json = False,
) -> None:
    """Say whether the library is as it was written; exit 1 if not."""
    from slidekit.library.checking import check
    from slidekit.library.opening import open_library

    checked = check(open_library(library), expect_head)  # before the sign-in, an event itself
    content = {
        "ok": checked.ok,
        "events": checked.events,
        "head": checked.head,
        "problems": _problems(checked.problems),
    }
    try:
        signed_in(library, user)  # notes who looked
    except SlidekitError as no:
        if checked.ok:
            raise
        report.remark(str(no))  # what was found is told all the same
    report.show(content, as_json, lambda found: _checked(found, checked.problems))
    if not checked.ok:
        raise typer.Exit(1)


def _problems(problems: Sequence[Problem]) -> list[dict[str, str]]:
    return [{"kind": problem.kind, "where": problem.where} for problem in problems]


def _checked(content: dict[str, Any], problems: Sequence[Problem]) -> None:
    from slidekit.library.problem_words import problem_words

    for problem in problems:
        report.line(problem_words(problem))
    said = tell("The library is as it was written.") if content["ok"] else ""
    report.line(said or tell("The library was changed by another way than slidekit."))
    report.line(tell("{0} events, head {1}", content["events"], content["head"]))


@app.command("backup")
def back_up(
    file: Annotated[Path, typer.Argument(help="The file to write.")],
    library: Library,
    user: User,
    as_json: Json = False,
) -> None:
    """Write the whole library into one file; private keys are not in it."""
    from slidekit.library.backup import back_up as write

    contents = write(signed_in(library, user), file)
    said = tell("Wrote {0}: {1} events, head {2}", file, contents.head.seq, contents.head.hash)
    done({"out": str(file), "events": contents.head.seq, "head": contents.head.hash}, as_json, said)


@app.command("restore")
def restore(
    file: Annotated[Path, typer.Argument(help="A backup.")],
    library: Library,
    user: User,
    as_json: Json = False,
) -> None:
    """Make a library of a backup, in a new file or an empty database."""
    from slidekit.library.restoring import restore as bring_back

    given = password(PASSWORD_VARIABLE, tell("Password of {0}", user))
    restored = bring_back(library, file, user, given)
    if not restored.has_key:
        report.remark(tell("Its private key is not on this machine: nothing can be signed yet."))
    checked = restored.checked
    content = {"ok": checked.ok, "events": checked.events, "head": checked.head}
    done(content, as_json, tell("Restored {0} events, head {1}", checked.events, checked.head))


def done(content: dict[str, Any], as_json: bool, said: str) -> None:
    """Print what a command did: one object, or one sentence."""
    report.show(content, as_json, lambda _: report.line(said))
