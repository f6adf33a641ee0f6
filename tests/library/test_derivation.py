"""Derived decks in the library, on both databases: they stand and fall with their parent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from slidekit import __version__
from slidekit.app import is_clean, verify_in_library, write_derived
from slidekit.app.bundles import export_bundle
from slidekit.app.dossier import write_dossier
from slidekit.app.packs import write_pack
from slidekit.app.reviewing import release_version, signed_deck_of, submit_deck
from slidekit.errors import ExportError, LibraryError
from slidekit.library.checking import check
from slidekit.library.deciding import signed_version
from slidekit.library.derivation import Derivation, enter_derived
from slidekit.library.known import standing
from slidekit.library.overview import overview
from slidekit.library.releases import withdraw
from slidekit.library.submission import submit
from slidekit.library.versions import find_version, list_versions, open_version, parse_ref
from slidekit.library.waivers import waive
from tests.library.hands import PASSWORD, as_owner, events
from tests.library.route import (
    PLACES,
    approved,
    at,
    deck_of_words,
    in_review,
    refusal,
    released,
    report,
    submission,
)
from tests.library.small import WAIVABLE, small_deck

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.export.approval import Approval
    from slidekit.library.versions import Ref, Version
    from tests.library.route import Team


DECK = deck_of_words("A talk")[0]


def derived(team: Team, ref: Ref, number: int = 1) -> tuple[Version, Approval]:
    """Keep a deck derived from a released version; its files are a few bytes."""
    with team.author.writing() as change:
        parent = find_version(change.connection, ref, change.at)
        own = replace(
            _approval_of(parent),
            id=f"{parent.approval_id}-D{number}",
            parent=str(parent.approval_id),
            derived=f"{number:064x}",
        )
        made = Derivation(
            own, "A talk", "two slides", DECK, report(), PLACES.as_json(), b"small pptx"
        )
        return enter_derived(change, team.author, parent, made), own


def _approval_of(parent: Version) -> Approval:
    import datetime as dt

    from slidekit.export.approval import Approval

    return Approval(
        id=str(parent.approval_id),
        deck=parent.deck,
        version=parent.number,
        state="released",
        released_at=dt.datetime.fromisoformat(str(parent.released_at)),
        valid_until=dt.date.fromisoformat(str(parent.valid_until)),
        audience=parent.audience,
        content_digest=parent.content_digest,
        report_digest=parent.report_digest,
        audit_head="",
        key="",
        signatures=(),
    )


def test_a_derived_deck_is_a_released_deck_of_its_own(team: Team) -> None:
    """It has its own id and owner, what its parent rests on, and no signature of anybody."""
    ref = in_review(team)
    approved(team, ref)
    parent = released(team, ref)
    made, _ = derived(team, ref)
    again, _ = derived(team, ref, 2)
    assert (str(made.ref), str(again.ref)) == ("onc301-congress-d1@1", "onc301-congress-d2@1")
    assert (made.state, made.derived_from) == ("released", "onc301-congress@1")
    assert (made.owner, made.valid_until) == (team.author.person.id, parent.valid_until)
    assert (made.data_cuts, made.label_versions) == (parent.data_cuts, parent.label_versions)
    assert overview(team.medical, made.ref).signatures == ()
    other = in_review(team, name="Other")
    approved(team, other)
    assert str(released(team, other).approval_id).endswith("-0002")
    assert check(team.admin.library).problems == ()


def test_a_derived_deck_goes_when_its_parent_goes(team: Team) -> None:
    """Withdrawn and superseded are told of both; one derived deck can be withdrawn alone."""
    ref = in_review(team)
    approved(team, ref)
    released(team, ref)
    (one, first), (two, second) = derived(team, ref), derived(team, ref, 2)
    withdraw(team.librarian, two.ref, PASSWORD, reason="The talk is off")
    library = team.author.library
    assert [standing(library, own).state for own in (first, second)] == ["released", "withdrawn"]
    assert standing(library, second).reason == "The talk is off"
    withdraw(team.librarian, ref, PASSWORD, reason="A signal")
    assert open_version(team.author, one.ref).state == "withdrawn"
    now = standing(library, first)
    assert (now.state, now.reason) == ("withdrawn", "A signal")
    assert standing(library, replace(first, derived="f" * 64)).state == "withdrawn"

    new = submit(team.author, submission("new", name="New")).ref
    approved(team, new)
    released(team, new)
    made, own = derived(team, new)
    assert standing(library, replace(own, derived="f" * 64)).state == "unknown"
    assert standing(library, replace(own, id="MED-1999-0001-D1")).state == "unknown"
    late = at(team.author, f"{int(str(made.valid_until)[:4]) + 1}-12-31T00:00:00")
    assert standing(late.library, own).state == "expired"
    assert open_version(late, made.ref).state == "expired"
    newer = submit(team.author, submission("newer", deck=new.deck)).ref
    approved(team, newer)
    released(team, newer)
    assert open_version(team.author, made.ref).state == "superseded"
    assert standing(library, own).reason == "Version 2 took its place."
    assert check(team.admin.library).problems == ()


def test_slides_are_chosen_from_a_released_deck_alone(
    team: Team, address: str, tmp_path: Path
) -> None:
    """A real deck: not before release, not from what is derived, and told when it is withdrawn.

    Nor from another deck that somebody puts in its place for the moment: nobody signed that.
    """
    ref = submit_deck(team.author, small_deck(), "First").ref
    out = tmp_path / "small.pptx"
    chosen: dict[str, Any] = {"keep": ("title", "primary.os", "ae_overview")}
    assert refusal(lambda: write_derived(team.medical, ref, out, **chosen)) == "wrong_state"
    waive(team.medical, ref, PASSWORD, rule=WAIVABLE, reason="Told by the speaker")
    approved(team, ref)
    release_version(team.librarian, ref, PASSWORD, tmp_path / "whole.pptx")
    with pytest.raises(ExportError, match="cannot be written"):
        write_derived(team.medical, ref, tmp_path / "nowhere" / "small.pptx", **chosen)
    other = submit(team.author, submission("Cured by it", name="other"))
    own = open_version(team.author, ref).deck_file
    with team.medical.reading() as connection:
        held = signed_version(connection, ref, "2026-11-27")
    swap = "UPDATE versions SET deck_file = '{0}' WHERE deck = 'simple'"
    as_owner(address, swap.format(other.deck_file))
    tries = (
        lambda: write_derived(team.medical, ref, out, **chosen),
        lambda: write_pack(team.medical, ref, tmp_path / "pack.zip"),
        lambda: export_bundle(team.librarian, ref, tmp_path / "bundle.zip"),
        lambda: write_dossier(team.medical, ref, tmp_path / "dossier.zip"),
    )
    for one in tries:
        with pytest.raises(LibraryError, match="other content than was signed"):
            one()
    assert signed_deck_of(team.medical, held).deck.title == small_deck().title
    entered = (
        "UPDATE events SET app_version = '{0}' "
        "WHERE object = 'versions:simple/1' AND effect = 'insert'"
    )
    as_owner(address, entered.format("0.0.9"))
    with pytest.raises(LibraryError, match=r"Use slidekit 0\.0\.9 for it"):
        tries[-1]()  # another slidekit lays slides out otherwise: no alarm, and none is written
    as_owner(address, entered.format(__version__))
    as_owner(address, swap.format(own))
    claim = {"meeting": "Fictivan works wonders"}
    assert refusal(lambda: write_derived(team.author, ref, out, fields=claim)) == "not_covered"
    said = {"meeting": "ESMO Congress 2026, Berlin"}
    done = write_derived(team.medical, ref, out, **chosen, fields=said)
    assert str(done.version.ref) == "simple-d1@1"
    assert 'meeting = "ESMO Congress 2026, Berlin"' in done.version.message
    assert any(said["meeting"] in (event.new or "") for event in events(team.admin))
    assert [str(v.ref) for v in list_versions(team.author, states=("released",))] == [
        "simple@1",
        "simple-d1@1",
    ]
    assert is_clean(verify_in_library(address, out), asked=True)
    again = parse_ref("simple-d1@1")
    assert refusal(lambda: write_derived(team.medical, again, out, **chosen)) == "wrong_state"
    withdraw(team.librarian, ref, PASSWORD, reason="A signal")
    told = verify_in_library(address, out)
    assert (told["verdict"], told["approval"]["state"]) == ("unchanged", "withdrawn")
    assert refusal(lambda: write_derived(team.medical, ref, out, **chosen)) == "wrong_state"
    found = (problem.where for problem in check(team.admin.library).problems)
    assert [where for where in found if not where.startswith("trigger")] == []
