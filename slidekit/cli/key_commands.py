"""The commands `slidekit library key ...`: the keys that a library signs with."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from slidekit import report
from slidekit.cli.library_commands import Json, Library, Reason, User, signed_in
from slidekit.errors import LibraryError
from slidekit.files import write_whole
from slidekit.languages import tell

app = typer.Typer(help="Keys that the library signs with.", no_args_is_help=True)


@app.command("list")
def list_keys(library: Library, user: User, as_json: Json = False) -> None:
    """List the library's keys: one in use, older ones for what they signed."""
    from slidekit.library.keys import list_keys as listed

    content = {
        "keys": [
            asdict(key) | {"fingerprint": key.fingerprint}
            for key in listed(signed_in(library, user))
        ]
    }
    report.show(content, as_json, _listed_keys)


def _listed_keys(content: dict[str, Any]) -> None:
    for key in content["keys"]:
        used = (key["created_at"][:10], (key["retired_at"] or "")[:10] or tell("in use"))
        marks = (
            tell("revoked") if key["revoked_at"] else "",
            "" if key["vouched"] else tell("nobody vouches for it"),
        )
        line = (key["id"], " - ".join(used), key["fingerprint"], *filter(None, marks))
        typer.echo("  ".join(line))


@app.command("rotate")
def rotate_key(
    library: Library,
    user: User,
    reason: Reason = "",
    lost: Annotated[
        bool, typer.Option("--lost", help="The key in use is lost: break the chain of keys.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Make a new key; the one in use retires, and what it signed stays valid."""
    from slidekit.library.keys import rotate

    key = rotate(signed_in(library, user), reason, lost=lost)
    told = tell("The library now signs with the key {0}.", key.id)
    if lost:
        told += "\n" + tell(
            "No other machine believes it yet. Tell everybody its fingerprint by another way than "
            "the library, to be given to `slidekit library key trust`: {0}",
            key.fingerprint,
        )
    _done({"key": key.id, "fingerprint": key.fingerprint}, as_json, told)


@app.command("revoke")
def revoke_key(
    key: Annotated[str, typer.Argument(help="Its id; see `key list`.")],
    library: Library,
    user: User,
    reason: Annotated[str, typer.Option(help="Why, for the audit trail.")],
    since: Annotated[
        str, typer.Option(help="First day (ISO) on which somebody else may have had it.")
    ] = "",
    since_event: Annotated[
        int | None, typer.Option(help="Instead: number of the first event that he may have made.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Shut out a key that came into other hands; what it signed since does not hold."""
    from slidekit.library.keys import revoke
    from slidekit.library.policies import how_to_permit_again

    if (since_event is None) == (not since):
        raise typer.BadParameter(tell("Give either --since or --since-event."))
    first = since if since_event is None else since_event
    done = revoke(signed_in(library, user), key, first, reason)
    struck = ", ".join(map(str, done.struck)) or tell("none")
    told = [tell("Revoked the key {0}; signatures that do not hold now: {1}.", done.key, struck)]
    told.append(tell("It proves nothing from event {0} of the audit trail on.", done.place))
    for one in done.policies:
        named = f"{one.name} {one.version}, {one.language} ({one.digest[:12]})"
        gone = tell("The policy {0} is not permitted any more.", named)
        told.append(f"{gone} {how_to_permit_again(one)}")
    if done.settings:
        named = " ".join(f"--set {name}=VALUE" for name in done.settings)
        again = f"{named} --reason WHY"
        told.append(
            tell(
                "Look at these settings and set them again: `slidekit library settings {0}`.", again
            )
        )
    _done(asdict(done), as_json, "\n".join(told))


@app.command("trust")
def trust_key(
    fingerprint: Annotated[str, typer.Argument(help="As its maker told it, 64 digits.")],
    library: Library,
    as_json: Json = False,
) -> None:
    """Believe on this machine a key that was made because the one before it was lost."""
    from slidekit.library.keys import trust_key as trust
    from slidekit.library.opening import open_library

    key = trust(open_library(library), fingerprint)
    _done({"key": key.id}, as_json, tell("This machine believes the key {0}.", key.id))


@app.command("export")
def export_keys(
    library: Library,
    user: User,
    output: Annotated[Path, typer.Option("-o", "--output", help="The PEM file to write.")],
    as_json: Json = False,
) -> None:
    """Write the public keys, the one in use first: with them anybody can verify a file."""
    from slidekit.library.keys import public_pem

    write_whole(output, public_pem(signed_in(library, user)).encode(), LibraryError)
    _done({"out": str(output)}, as_json, tell("Wrote {0}.", output))


def _done(content: dict[str, Any], as_json: bool, told: str) -> None:
    report.show(content, as_json, lambda _: typer.echo(told))
