"""The commands `slidekit library user ...`: accounts, roles, passwords, who somebody is."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from slidekit import report
from slidekit.cli.library_commands import (
    NEW_PASSWORD_VARIABLE,
    Json,
    Library,
    Login,
    Reason,
    User,
    done,
    password,
    signed_in,
)
from slidekit.languages import tell

if TYPE_CHECKING:
    from slidekit.library.sessions import Session

app = typer.Typer(help="Accounts of the library.", no_args_is_help=True)


@app.command("add")
def add_user(
    name: Annotated[str, typer.Argument(help="Login of the new person.")],
    library: Library,
    user: User,
    roles: Annotated[str, typer.Option(help="Roles, such as author or medical,regulatory.")],
    full_name: Annotated[str, typer.Option(help="Name as signatures print it.")],
    verified_by: Annotated[str, typer.Option(help="Who saw proof of the person's identity.")],
    trained_on: Annotated[str, typer.Option(help="Day of the training, YYYY-MM-DD.")] = "",
    product: Annotated[str, typer.Option(help="Only for this product; default: all.")] = "",
    as_json: Json = False,
) -> None:
    """Make an account; its first password is asked for, and the person has to change it."""
    from slidekit.library.people import NewPerson, add_person

    session = signed_in(library, user)
    given = password(NEW_PASSWORD_VARIABLE, tell("New password of {0}", name), twice=True)
    wished = tuple(roles.split(","))
    new = NewPerson(name, full_name, verified_by, trained_on or None, wished, product)
    person = add_person(session, new, given)
    _remark_unknown(session, product)
    content = {"user": person.login, "id": person.id, "full_name": person.full_name}
    done(content, as_json, tell("Added {0}, who has to change the password.", person.login))


@app.command("list")
def list_users(library: Library, user: User, as_json: Json = False) -> None:
    """List the accounts with their roles."""
    from slidekit.library.identity import resets_waiting
    from slidekit.library.people import list_people

    session = signed_in(library, user)
    waiting = resets_waiting(session)
    everybody = [
        asdict(person)
        | {"reset_by": list(waiting.get(person.login, ()))}
        | {"roles": [{"role": grant.role, "product": grant.product or None} for grant in grants]}
        for person, grants in list_people(session)
    ]
    report.show({"users": everybody}, as_json, _listed_users)


def _listed_users(content: dict[str, Any]) -> None:
    for row in content["users"]:
        held = (
            f"{grant['role']} ({grant['product']})" if grant["product"] else grant["role"]
            for grant in row["roles"]
        )
        state = tell("disabled") if row["disabled_at"] else ""
        by = ", ".join(row["reset_by"])
        reset = tell("to be confirmed: password reset by {0}", by) if by else ""
        words = (row["login"], row["full_name"], ", ".join(held), state, reset)
        report.line("  ".join(word for word in words if word))


@app.command("disable")
def disable_user(
    name: Login, library: Library, user: User, reason: Reason = "", as_json: Json = False
) -> None:
    """Close an account; it is never deleted, and its signatures stay."""
    from slidekit.library.people import disable

    disable(signed_in(library, user), name, reason)
    done({"user": name, "disabled": True}, as_json, tell("Disabled {0}.", name))


@app.command("unlock")
def unlock_user(
    name: Login, library: Library, user: User, reason: Reason = "", as_json: Json = False
) -> None:
    """Open an account that wrong passwords locked."""
    from slidekit.library.people import unlock

    unlock(signed_in(library, user), name, reason)
    done({"user": name, "unlocked": True}, as_json, tell("Unlocked {0}.", name))


@app.command("enable")
def enable_user(
    name: Login, library: Library, user: User, reason: Reason, as_json: Json = False
) -> None:
    """Open an account again that was disabled."""
    from slidekit.library.people import enable

    enable(signed_in(library, user), name, reason)
    done({"user": name, "disabled": False}, as_json, tell("{0} can sign in again.", name))


@app.command("password")
def change_password(name: Login, library: Library, user: User, as_json: Json = False) -> None:
    """Set a password: your own, or as administrator another's, who then has to change it."""
    from slidekit.library import identity, people

    session = signed_in(library, user, to_change_password=people.is_own(name, user))
    given = password(NEW_PASSWORD_VARIABLE, tell("New password of {0}", name), twice=True)
    people.change_password(session, name, given)
    content: dict[str, Any] = {"user": name, "changed": True}
    if not people.is_own(name, user):
        content["confirmers"] = list(identity.confirmers(session, name))
    report.show(content, as_json, _changed)


def _changed(content: dict[str, Any]) -> None:
    report.line(tell("Changed the password of {0}.", content["user"]))
    if "confirmers" not in content:
        return
    report.line(
        tell(
            "{0} has to choose another at the next sign-in, and signs, approves and releases "
            "nothing until somebody else than you confirms who that is:",
            content["user"],
        )
    )
    report.line(f"  slidekit library user confirm {content['user']} --how ...")
    able = ", ".join(content["confirmers"])
    report.line(
        tell("Who can do that: {0}.", able)
        if able
        else tell(
            "Nobody can do that so far: you are the only administrator or librarian. Find a second "
            "person, make an account, and give it one of these roles."
        )
    )


@app.command("confirm")
def confirm(
    name: Login,
    library: Library,
    user: User,
    how: Annotated[str, typer.Option(help="How you know who it is, for the audit trail.")],
    as_json: Json = False,
) -> None:
    """Confirm who somebody is whose password another person has reset."""
    from slidekit.library.identity import confirm_identity

    person = confirm_identity(signed_in(library, user), name, how)
    said = tell("Confirmed that {0} is {1}.", person.login, person.full_name)
    done({"user": person.login, "confirmed": True}, as_json, said)


@app.command("train")
def train_user(
    name: Login,
    library: Library,
    user: User,
    on: Annotated[str, typer.Option(help="Day of the training, YYYY-MM-DD.")],
    reason: Reason = "",
    as_json: Json = False,
) -> None:
    """Record a training: before it nobody can sign."""
    from slidekit.library.people import record_training

    record_training(signed_in(library, user), name, on, reason)
    done({"user": name, "trained_on": on}, as_json, tell("Recorded the training of {0}.", name))


@app.command("grant")
def grant_roles(
    name: Login,
    library: Library,
    user: User,
    roles: Annotated[str, typer.Option(help="Roles, such as medical,legal.")],
    product: Annotated[str, typer.Option(help="Only for this product; default: all.")] = "",
    reason: Reason = "",
    as_json: Json = False,
) -> None:
    """Give a person roles."""
    from slidekit.library.people import grant

    session = signed_in(library, user)
    grant(session, name, roles.split(","), product, reason)
    _remark_unknown(session, product)
    done({"user": name, "granted": roles}, as_json, tell("Gave {0} the roles {1}.", name, roles))


def _remark_unknown(session: Session, product: str) -> None:
    """Remark that no deck is of a product: its name may be misspelled."""
    from slidekit.library.people import has_decks_of

    if product.strip() and not has_decks_of(session, product):
        report.remark(
            tell("No deck of the library is of {0} so far: is the name spelled right?", product)
        )


@app.command("revoke")
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
    done({"user": name, "revoked": role}, as_json, tell("Took the role {1} from {0}.", name, role))
