"""The commands `slidekit library policy ...`: which policies decks may bring along."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from slidekit import report
from slidekit.cli.library_commands import Json, Library, User, signed_in
from slidekit.languages import tell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slidekit.library.policies import Permission

app = typer.Typer(help="Policies that decks may bring along.", no_args_is_help=True)

Why = Annotated[str, typer.Option(help="Why, for the audit trail.")]


@app.command("list")
def list_all(library: Library, user: User, as_json: Json = False) -> None:
    """List the policies that are permitted, and those that were."""
    from slidekit.library.policies import lapsed, list_policies

    session = signed_in(library, user)
    gone = {one.id for one in lapsed(session)}
    listed = _as_json(list_policies(session))
    content = [one | {"lapsed": one["id"] in gone} for one in listed]
    report.show({"policies": content}, as_json, _listed)


@app.command("permit")
def permit(
    policy: Annotated[
        str, typer.Argument(help="Name of one that ships, a policy file, or a .slidekit deck.")
    ],
    library: Library,
    user: User,
    reason: Why,
    as_json: Json = False,
) -> None:
    """Permit a policy, as librarian or administrator: decks under it can be submitted."""
    from slidekit.app.policies import policies_named
    from slidekit.library.policies import permit as give

    made = give(signed_in(library, user), policies_named(policy), reason)
    report.show({"policies": _as_json(made)}, as_json, _permitted)


@app.command("withdraw")
def withdraw(
    policy: Annotated[str, typer.Argument(help="Its name, or the first digits of its digest.")],
    library: Library,
    user: User,
    reason: Why,
    as_json: Json = False,
) -> None:
    """Withdraw a policy: nothing is submitted, approved or released under it any more."""
    from slidekit.library.policies import withdraw as take

    gone = take(signed_in(library, user), policy, reason)
    report.show({"policies": _as_json(gone)}, as_json, _listed)


def _as_json(found: Iterable[Permission]) -> list[dict[str, Any]]:
    return [asdict(one) for one in found]


def _permitted(content: dict[str, Any]) -> None:
    if not content["policies"]:
        report.line(tell("It is permitted already."))
    _listed(content)


def _listed(content: dict[str, Any]) -> None:
    for one in content["policies"]:
        since = tell("permitted {0}: {1}", one["permitted_at"][:10], one["reason"])
        until = _until(one)
        named = (one["name"], one["version"], one["language"], one["digest"][:12])
        report.line("  ".join(word for word in (*named, since, until) if word))


def _until(one: dict[str, Any]) -> str:
    """Return in words why a permission does not count; "" of one that does."""
    if one.get("lapsed"):
        return tell("ended with a revoked key: permit it again")
    return {
        "permitted": "",
        "withdrawn": tell("withdrawn {0}", (one["withdrawn_at"] or "")[:10]),
        "lapsed": tell("ended with a revoked key"),  # it is permitted again by another row
        "invalid": tell("invalid: the library's key did not sign it"),
    }[one["state"]]
