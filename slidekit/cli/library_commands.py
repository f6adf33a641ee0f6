"""The commands `slidekit library ...`: read options, call the library, print."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from slidekit import report
from slidekit.errors import LibraryError
from slidekit.files import write_whole
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slidekit.library.links import Problem
    from slidekit.library.people import NewPerson
    from slidekit.library.sessions import Session

app = typer.Typer(help="The approval library: people, keys, audit trail.", no_args_is_help=True)
users = typer.Typer(help="Accounts of the library.", no_args_is_help=True)
app.add_typer(users, name="user")

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
    from slidekit.library.checking import check_end
    from slidekit.library.opening import open_library
    from slidekit.library.sessions import sign_in

    opened = open_library(library)
    if check_end(opened):
        report.remark(tell("The end of the audit trail is not as slidekit wrote it: check it."))
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
    typer.echo(tell("Made the library {0}.", content["library"]))
    typer.echo(tell("Its private key is in {0}: back that up apart.", content["keys"]))
    if content["library"].startswith("sqlite"):
        typer.echo(
            tell("Local sign-off: changes show, but who owns file and key can make it anew.")
        )
        typer.echo(
            tell("Keep the head that `slidekit library check` prints, on paper or elsewhere.")
        )


@users.command("add")
def add_user(
    name: Annotated[str, typer.Argument(help="Login of the new person.")],
    library: Library,
    user: User,
    roles: Annotated[str, typer.Option(help="Roles, such as author or medical,regulatory.")],
    full_name: Annotated[str, typer.Option(help="Name as signatures print it.")],
    verified_by: Annotated[str, typer.Option(help="Who saw proof of the person's identity.")],
    trained_on: Annotated[str, typer.Option(help="Day of the training, YYYY-MM-DD.")] = "",
    product: Annotated[str, typer.Option(help="Only for this product; default: all.")] = "",
    must_change: Annotated[
        bool, typer.Option(help="The person has to change the password first.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Make an account; its first password is asked for."""
    from slidekit.library.people import NewPerson, add_person

    session = signed_in(library, user)
    given = password(NEW_PASSWORD_VARIABLE, tell("New password of {0}", name), twice=True)
    wished = tuple(roles.split(","))
    new = NewPerson(name, full_name, verified_by, trained_on or None, wished, product)
    person = add_person(session, new, given, must_change=must_change)
    content = {"user": person.login, "id": person.id, "full_name": person.full_name}
    report.show(content, as_json, lambda c: typer.echo(tell("Added {0}.", c["user"])))


@users.command("list")
def list_users(library: Library, user: User, as_json: Json = False) -> None:
    """List the accounts with their roles."""
    from slidekit.library.people import list_people

    everybody = [
        asdict(person)
        | {"roles": [{"role": grant.role, "product": grant.product or None} for grant in grants]}
        for person, grants in list_people(signed_in(library, user))
    ]
    report.show({"users": everybody}, as_json, _listed_users)


def _listed_users(content: dict[str, Any]) -> None:
    for row in content["users"]:
        held = (
            f"{grant['role']} ({grant['product']})" if grant["product"] else grant["role"]
            for grant in row["roles"]
        )
        state = tell("disabled") if row["disabled_at"] else ""
        words = (row["login"], row["full_name"], ", ".join(held), state)
        typer.echo("  ".join(word for word in words if word))


@users.command("disable")
def disable_user(
    name: Login, library: Library, user: User, reason: Reason = "", as_json: Json = False
) -> None:
    """Close an account; it is never deleted, and its signatures stay."""
    from slidekit.library.people import disable

    disable(signed_in(library, user), name, reason)
    _done({"user": name, "disabled": True}, as_json, tell("Disabled {0}.", name))


@users.command("unlock")
def unlock_user(
    name: Login, library: Library, user: User, reason: Reason = "", as_json: Json = False
) -> None:
    """Open an account that was locked or disabled."""
    from slidekit.library.people import unlock

    unlock(signed_in(library, user), name, reason)
    _done({"user": name, "unlocked": True}, as_json, tell("Unlocked {0}.", name))


@users.command("password")
def change_password(name: Login, library: Library, user: User, as_json: Json = False) -> None:
    """Set a password: your own, or as administrator another's, who then has to change it."""
    from slidekit.library import people

    session = signed_in(library, user, to_change_password=people.is_own(name, user))
    given = password(NEW_PASSWORD_VARIABLE, tell("New password of {0}", name), twice=True)
    people.change_password(session, name, given)
    _done({"user": name, "changed": True}, as_json, tell("Changed the password of {0}.", name))


@users.command("train")
def train_user(
    name: Login,
    library: Library,
    user: User,
    on: Annotated[str, typer.Option(help="Day of the training, YYYY-MM-DD.")],
    as_json: Json = False,
) -> None:
    """Record a training: before it nobody can sign."""
    from slidekit.library.people import record_training

    record_training(signed_in(library, user), name, on)
    _done({"user": name, "trained_on": on}, as_json, tell("Recorded the training of {0}.", name))


@users.command("grant")
def grant_roles(
    name: Login,
    library: Library,
    user: User,
    roles: Annotated[str, typer.Option(help="Roles, such as medical,legal.")],
    product: Annotated[str, typer.Option(help="Only for this product; default: all.")] = "",
    as_json: Json = False,
) -> None:
    """Give a person roles."""
    from slidekit.library.people import grant

    grant(signed_in(library, user), name, roles.split(","), product)
    _done({"user": name, "granted": roles}, as_json, tell("Gave {0} the roles {1}.", name, roles))


@users.command("revoke")
def revoke_role(
    name: Login,
    library: Library,
    user: User,
    role: Annotated[str, typer.Option(help="The role to take away.")],
    product: Annotated[str, typer.Option(help="Product that it was given for.")] = "",
    reason: Reason = "",
    as_json: Json = False,
) -> None:
    """Take a role from a person."""
    from slidekit.library.people import revoke

    revoke(signed_in(library, user), name, role, product, reason)
    _done({"user": name, "revoked": role}, as_json, tell("Took the role {1} from {0}.", name, role))


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
        typer.echo("  ".join(word for word in (*words, change, event["reason"]) if word))


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
    signed_in(library, user)
    content = {
        "ok": checked.ok,
        "events": checked.events,
        "head": checked.head,
        "problems": _problems(checked.problems),
    }
    report.show(content, as_json, _checked)
    if not checked.ok:
        raise typer.Exit(1)


def _problems(problems: Sequence[Problem]) -> list[dict[str, str]]:
    return [{"kind": problem.kind, "where": problem.where} for problem in problems]


def _checked(content: dict[str, Any]) -> None:
    for problem in content["problems"]:
        typer.echo(f"{problem['kind']}: {problem['where']}")
    said = tell("The library is as it was written.") if content["ok"] else ""
    typer.echo(said or tell("The library was changed by another way than slidekit."))
    typer.echo(tell("{0} events, head {1}", content["events"], content["head"]))


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
    _done(
        {"out": str(file), "events": contents.head.seq, "head": contents.head.hash}, as_json, said
    )


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
    _done(content, as_json, tell("Restored {0} events, head {1}", checked.events, checked.head))


def _done(content: dict[str, Any], as_json: bool, said: str) -> None:
    report.show(content, as_json, lambda _: typer.echo(said))
