"""The commands `slidekit review ...`: read options, call the library or a use case, print.

A command that signs takes the password with which one signs in as the one that is given again:
both belong to the same act.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from slidekit import report
from slidekit.cli import review_report as lines
from slidekit.cli.library_commands import Json, Library, Reason, User, signed_in, signing_in
from slidekit.cli.seen import Digest, Seen, content_signed
from slidekit.languages import tell

if TYPE_CHECKING:
    from slidekit.library.checkouts import Deck
    from slidekit.library.versions import Version

app = typer.Typer(help="Review: submit, comment, approve, release, withdraw.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="DECK@N", help="A version, such as onc301@2.")]
DeckId = Annotated[str, typer.Argument(metavar="DECK", help="Id of a deck, such as onc301.")]
As = Annotated[str, typer.Option("--as", help="The role in which you act.")]
Pptx = Annotated[Path, typer.Option("-o", "--output", help="The PPTX to write.")]
Zip = Annotated[Path, typer.Option("-o", "--output", help="The zip to write.")]
Meaning = Annotated[str, typer.Option(help="What your signature says.")]


@app.command("submit")
def submit(
    file: Annotated[Path, typer.Argument(help="A .slidekit deck.")],
    library: Library,
    user: User,
    message: Annotated[str, typer.Option(help="What is new, for the reviewers.")],
    deck: Annotated[str, typer.Option(help="Deck that it is a version of; default: new.")] = "",
    reviewers: Annotated[str, typer.Option(help="Logins of those asked, such as ann,bob.")] = "",
    base: Annotated[
        int | None, typer.Option(help="Number of the version that it was made from.")
    ] = None,
    as_new: Annotated[
        bool, typer.Option("--new", help="As a new deck, though it was checked out of another.")
    ] = False,
    due: Annotated[str, typer.Option(help="Day by which you ask for it, YYYY-MM-DD.")] = "",
    as_json: Json = False,
) -> None:
    """Send a deck into review; its content and what the rules say of it are frozen."""
    from slidekit import app as work

    options: dict[str, Any] = {"deck": deck, "reviewers": _ids(reviewers), "base": base}
    session = signed_in(library, user)
    with report.progress() as progress:
        version = work.submit_file(
            session, file, message, **options, as_new=as_new, due_on=due, progress=progress
        )
    content = short(version) | lines.withdrawals(session, version)
    report.show(content, as_json, lines.submitted)


@app.command("list")
def list_all(
    library: Library,
    user: User,
    state: Annotated[str, typer.Option(help="Only those in this state.")] = "",
    mine: Annotated[bool, typer.Option("--mine", help="Only yours, or waiting for you.")] = False,
    as_json: Json = False,
) -> None:
    """List the versions that you may see; with --mine those due first come first."""
    from slidekit.library.overview import version_as_json
    from slidekit.library.versions import list_versions

    found = list_versions(signed_in(library, user), states=state.split(), mine=mine)
    report.show({"versions": [version_as_json(one) for one in found]}, as_json, lines.listed)


@app.command("show")
def show(name: Name, library: Library, user: User, as_json: Json = False) -> None:
    """Show a version: state, findings, comments, waivers, signatures, who took files away."""
    from slidekit.library.overview import overview, overview_as_json
    from slidekit.library.versions import parse_ref

    whole = overview(signed_in(library, user), parse_ref(name))
    report.show(overview_as_json(whole), as_json, lines.shown)


@app.command("comment")
def comment(
    name: Name,
    library: Library,
    user: User,
    text: Annotated[str, typer.Option(help="What you say.")],
    slide: Annotated[str, typer.Option(help="Id of a slide.")] = "",
    block: Annotated[str, typer.Option(help="Name of a block on it, such as table.")] = "",
    fact: Annotated[str, typer.Option(help="Id of a number, as `slidekit facts` names it.")] = "",
    must_fix: Annotated[
        bool, typer.Option("--must-fix", help="Nobody approves before it is resolved.")
    ] = False,
    reply_to: Annotated[str, typer.Option(help="Id of the comment that you answer.")] = "",
    as_json: Json = False,
) -> None:
    """Say something of a version, a slide, a block or a number; or answer."""
    from slidekit.library import comments
    from slidekit.library.anchors import Anchor
    from slidekit.library.versions import parse_ref

    ref = parse_ref(name)
    if reply_to and (must_fix or slide or block or fact):
        raise typer.BadParameter(tell("An answer stands where its comment does; give no place."))
    session = signed_in(library, user)
    if reply_to:
        made = comments.reply(session, reply_to, text, on=ref)
    else:
        place = Anchor(slide.strip(), block.strip(), fact.strip())
        made = comments.comment(session, ref, text, anchor=place, must_fix=must_fix)
    said = tell("Comment {0}", made.id)
    report.show({"comment": made.id}, as_json, lambda _: report.line(said))


@app.command("resolve")
def resolve(
    comment: Annotated[str, typer.Argument(metavar="CID", help="Id of the comment.")],
    library: Library,
    user: User,
    reason: Annotated[str, typer.Option(help="How it was settled.")] = "",
    as_json: Json = False,
) -> None:
    """Settle a comment."""
    from slidekit.library.comments import resolve as settle

    done = settle(signed_in(library, user), comment, reason=reason)
    content = {"comment": done.id, "resolved_at": done.resolved_at}
    report.show(content, as_json, lambda c: report.line(tell("Resolved {0}.", c["comment"])))


@app.command("waive")
def waive(
    name: Name,
    library: Library,
    user: User,
    rule: Annotated[str, typer.Option(help="Id of the rule.")],
    reason: Annotated[str, typer.Option(help="Why it is acceptable; kept with your signature.")],
    slide: Annotated[str, typer.Option(help="Id of a slide; default: all of the rule.")] = "",
    role: As = "",
    seen: Seen = None,
    digest: Digest = "",
    as_json: Json = False,
) -> None:
    """Sign that a finding is acceptable, though it would block."""
    from slidekit.library import waivers
    from slidekit.library.versions import parse_ref

    ref = parse_ref(name)
    session, password = signing_in(library, user)
    lines.warn_of_withdrawals(session, ref)
    options: dict[str, Any] = {"rule": rule, "slide": slide, "reason": reason, "content": digest}
    made = waivers.waive(session, ref, password, **options, role=role, seen=seen)
    content = {
        "deck": ref.deck,
        "version": ref.number,
        "waived": [{"rule": one.rule, "slide": one.slide or None} for one in made],
        "signature": made[0].signature,
    } | content_signed(session, ref)
    report.show(content, as_json, lambda content: lines.waived(content, rule))


@app.command("approve")
def approve(
    name: Name,
    library: Library,
    user: User,
    role: As,
    meaning: Meaning,
    seen: Seen = None,
    digest: Digest = "",
    as_json: Json = False,
) -> None:
    """Sign that a version is good; with the last role that is required it is approved."""
    from slidekit.library import review
    from slidekit.library.versions import parse_ref

    session, password = signing_in(library, user)
    lines.warn_of_withdrawals(session, parse_ref(name))
    ref = parse_ref(name)
    options: dict[str, Any] = {"role": role, "meaning": meaning, "content": digest}
    version = review.approve(session, ref, password, **options, seen=seen)
    content = short(version) | content_signed(session, ref)
    report.show(content, as_json, lambda content: lines.signed(content, role))


@app.command("reject")
def reject(
    name: Name,
    library: Library,
    user: User,
    role: As,
    comment: Annotated[str, typer.Option(help="What has to change.")],
    seen: Seen = None,
    as_json: Json = False,
) -> None:
    """Send a version back; it goes on with a new one."""
    from slidekit.library import review
    from slidekit.library.versions import parse_ref

    session, password = signing_in(library, user)
    ref = parse_ref(name)
    version = review.reject(session, ref, password, role=role, comment=comment, seen=seen)
    report.show(short(version), as_json, lines.state)


@app.command("release")
def release(
    name: Name,
    library: Library,
    user: User,
    output: Pptx,
    pdf: Annotated[Path | None, typer.Option(help="Also write a PDF.")] = None,
    valid_months: Annotated[
        int | None, typer.Option(help="For how long; default: as long as the library allows.")
    ] = None,
    role: As = "",
    meaning: Meaning = "",
    outside: Annotated[str, typer.Option(help="Id of the approval in another system.")] = "",
    despite: Annotated[
        str, typer.Option(help="Why content that was withdrawn is released again; signed.")
    ] = "",
    seen: Seen = None,
    as_json: Json = False,
) -> None:
    """Release an approved version: stamped files that anybody can verify."""
    from slidekit import app as work
    from slidekit.library.versions import parse_ref

    session, password = signing_in(library, user)
    options: dict[str, Any] = {"pdf": pdf, "months": valid_months, "role": role, "seen": seen}
    options |= {"meaning": meaning, "outside": outside, "despite": despite}
    lines.warn_of_withdrawals(session, parse_ref(name))
    with report.progress() as progress:
        done = work.release_version(
            session, parse_ref(name), password, output, **options, progress=progress
        )
    content = short(done.version) | {
        "approval_id": done.version.approval_id,
        "valid_until": done.version.valid_until,
        "limited_by": done.plan.limited_by if done.plan else None,
        "out": str(done.out),
        "pdf": str(done.pdf) if done.pdf else None,
    }
    report.show(content, as_json, lines.released)


@app.command("derive")
def derive(
    name: Name,
    library: Library,
    user: User,
    output: Pptx,
    keep: Annotated[str, typer.Option(help="Ids of the slides to show, in this order.")] = "",
    drop: Annotated[str, typer.Option(help="Ids of the slides to leave out.")] = "",
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", help="FIELD=VALUE, such as presenter.name=...; may be repeated."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Write fewer slides of a released version, for one talk; its approval has to cover them."""
    from slidekit import app as work
    from slidekit.library.versions import parse_ref

    pairs = [text.partition("=") for text in settings or []]
    if wrong := [key for key, sign, _ in pairs if not sign or not key]:
        raise typer.BadParameter(tell("--set {0}: write FIELD=VALUE.", wrong[0]))
    fields = {key: value for key, _, value in pairs}
    session = signed_in(library, user)
    chosen = {"keep": _ids(keep), "drop": _ids(drop)}
    with report.progress() as progress:
        done = work.write_derived(
            session, parse_ref(name), output, **chosen, fields=fields, progress=progress
        )
    content = {
        "deck": done.version.deck,
        "version": done.version.number,
        "state": done.version.state,
        "derived_from": done.version.derived_from,
        "approval_id": done.approval.id,
        "parent": done.approval.parent,
        "valid_until": done.approval.valid_until.isoformat(),
        "slides": list(done.slides),
        "out": str(done.out),
    }
    report.show(content, as_json, lines.derived)


def _ids(text: str) -> list[str]:
    return [one.strip() for one in text.split(",") if one.strip()]


@app.command("withdraw")
def withdraw(
    name: Name,
    library: Library,
    user: User,
    reason: Annotated[str, typer.Option(help="Why; told to whoever verifies the file.")],
    role: As = "",
    seen: Seen = None,
    as_json: Json = False,
) -> None:
    """Withdraw a released version, and list who has files of it."""
    from slidekit.library import releases
    from slidekit.library.versions import parse_ref

    session, password = signing_in(library, user)
    ref = parse_ref(name)
    done = releases.withdraw(session, ref, password, reason=reason, role=role, seen=seen)
    took = [
        {"user": one.login, "full_name": one.full_name, "at": one.at, "kind": one.kind}
        for one in done.exports
    ]
    report.show(short(done.version) | {"exports": took}, as_json, lines.withdrawn)


@app.command("dossier")
def dossier(
    name: Name,
    library: Library,
    user: User,
    output: Zip,
    as_json: Json = False,
) -> None:
    """Write everything about a version into one zip."""
    from slidekit import app as work
    from slidekit.library.versions import parse_ref

    parts = work.write_dossier(signed_in(library, user), parse_ref(name), output)
    content = {"out": str(output), "files": dict(parts)}
    report.show(content, as_json, lambda _: report.line(tell("Wrote {0}.", output)))


@app.command("checkout")
def check_out(
    deck: DeckId,
    library: Library,
    user: User,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write its newest version, to work on.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Take a deck out: nobody else submits a version until you do, or give it back."""
    from slidekit import app as work
    from slidekit.library.checkouts import check_out as take

    session = signed_in(library, user)
    held = work.check_out_file(session, deck, output)[0] if output else take(session, deck)
    _told_deck(held, user, as_json)


@app.command("checkin")
def check_in(
    deck: DeckId, library: Library, user: User, reason: Reason = "", as_json: Json = False
) -> None:
    """Give a deck back without a new version."""
    from slidekit.library.checkouts import check_in as give_back

    _told_deck(give_back(signed_in(library, user), deck, reason), user, as_json)


def _told_deck(held: Deck, user: str, as_json: bool) -> None:
    taken = held.checked_out_at is not None
    content = {"deck": held.id, "checked_out_by": user if taken else None}
    said = tell("You have {0}.", held.id) if taken else tell("{0} is free.", held.id)
    report.show(content, as_json, lambda _: report.line(said))


def short(version: Version) -> dict[str, Any]:
    """Return what every step of the route prints."""
    return {
        "deck": version.deck,
        "version": version.number,
        "state": version.state,
        "content_digest": version.content_digest,
    }
