"""Decks on their way through a library: what a version rests on, and releases that go wrong."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from slidekit.app import (
    build,
    compare_versions,
    deck_of,
    release_version,
    verify,
    verify_in_library,
)
from slidekit.app.basis import label_versions_of, product_of, review_dates_of
from slidekit.app.offline import check_out_file
from slidekit.app.reviewing import (
    bytes_of,
    submission_of,
    submit_deck,
    submit_file,
)
from slidekit.deck.file import read_deck
from slidekit.errors import ExportError, LibraryError, UsageError
from slidekit.files import write_whole
from slidekit.library.blobs import load
from slidekit.library.checkouts import check_in
from slidekit.library.opening import init_library
from slidekit.library.overview import overview
from slidekit.library.people import NewPerson
from slidekit.library.review import approve
from slidekit.library.submission import submit
from slidekit.library.versions import authors_of, open_version
from slidekit.library.waivers import waive
from slidekit.study.permission import Permission
from slidekit.study.spec import Product, Reference
from tests.library.hands import PASSWORD, as_owner, joined, rows
from tests.library.route import MEDICAL, approved, in_review, refusal
from tests.library.small import WAIVABLE, retitled, small_deck

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from slidekit.deck.model import Deck
    from slidekit.errors import SlidekitError
    from slidekit.library.submission import Submission
    from slidekit.library.versions import Ref
    from tests.library.route import Team


@cache
def small_submission() -> Submission:
    """Return the small deck as it is submitted, made once for all tests."""
    return submission_of(small_deck(), "First version")


@pytest.fixture
def ready(team: Team) -> Ref:
    """Return the small deck, approved."""
    ref = submit(team.author, small_submission()).ref
    waive(team.medical, ref, PASSWORD, rule=WAIVABLE, reason="Told by the speaker")
    approved(team, ref)
    return ref


def with_product(deck: Deck, **changes: object) -> Deck:
    """Return the deck with a product, and a reference with permissions."""
    (study,) = deck.studies
    spec = study.spec.model_copy(update=changes)
    return replace(deck, studies=(replace(study, spec=spec),))


def test_a_version_rests_on_labels_and_permissions_until_their_dates() -> None:
    """A label holds twelve months from when it was compared; of permissions the newest counts."""
    label = Product(generic="Fictivan", label_reviewed=dt.date(2026, 8, 31), label_version="4")
    figures = (
        Permission(holder="A", expires=dt.date(2026, 1, 31), covers=("Figure 1",)),
        Permission(holder="A", expires=dt.date(2028, 1, 31), covers=("Figure 1",)),
        Permission(holder="A", expires="never", covers=("Figure 2",)),
    )
    paper = Reference(id="paper", type="article", title="A trial", permissions=figures)
    free = Reference(id="free", type="article", title="Free", permissions=figures[2:])
    deck = with_product(small_deck(), products=(label,), references=(paper, free))
    assert product_of(deck) == "Fictivan"
    assert review_dates_of(deck) == {
        "label of Fictivan": "2027-08-31",
        "permission for paper": "2028-01-31",
    }
    assert (product_of(small_deck()), review_dates_of(small_deck())) == ("", {})


def test_of_two_studies_the_earlier_label_date_and_the_older_label_count() -> None:
    """An approval must not hold beyond the day on which the first of them has to be looked at."""
    old = Product(generic="Fictivan", label_reviewed=dt.date(2025, 12, 5), label_version="4")
    new = Product(generic="Fictivan", label_reviewed=dt.date(2026, 11, 1), label_version="10")
    studies = [with_product(small_deck(), products=(one,)).studies[0] for one in (old, new)]
    for order in (studies, studies[::-1]):
        deck = replace(small_deck(), studies=tuple(order))
        assert review_dates_of(deck) == {"label of Fictivan": "2026-12-05"}
        assert label_versions_of(deck) == {"Fictivan": "4"}


def test_a_file_that_came_from_a_library_names_its_source_as_a_new_deck(
    team: Team, tmp_path: Path
) -> None:
    """Taken out and submitted as a new deck by a colleague, it keeps the authors that it had."""
    own = submit_deck(team.author, small_deck(), "First").ref
    file = tmp_path / "front.slidekit"
    check_out_file(team.author, own.deck, file)
    arlo = joined(team.admin, "arlo", "author")
    copy = submit_file(arlo, file, "As mine", as_new=True)
    assert (copy.number, copy.derived_from) == (1, str(own))
    check_in(team.author, own.deck)
    both = joined(team.admin, "bo", "author", "medical")
    grown = submit_deck(both, small_deck(), "Grown", deck=own.deck)
    with both.reading() as connection:
        assert both.person.id in authors_of(connection, copy.deck)
    assert grown.derived_from is None


def test_what_is_submitted_is_the_deck_with_its_places_and_its_report(tmp_path: Path) -> None:
    """The file opens as the same deck; comments find slides, blocks and numbers."""
    made = small_submission()
    (tmp_path / "kept.slidekit").write_bytes(made.deck_file)
    assert read_deck(tmp_path / "kept.slidekit") == small_deck()
    assert bytes_of(small_deck()) == made.deck_file
    assert [*made.anchors.slides] == [slide.id for slide in small_deck().slides]
    assert "title.title" in made.anchors.slides["title"]
    assert made.anchors.facts == {fact.id for fact in small_deck().facts}
    severities = {one["severity"] for one in json.loads(made.report_file)["list"]}
    assert severities == {"warn", "block_unless_waived"}
    assert (made.data_cuts, made.audience) == ({"simple": "2025-12-31"}, "Oncologists")


def test_a_release_is_tried_again_if_somebody_signs_meanwhile(
    team: Team, ready: Ref, tmp_path: Path
) -> None:
    """Writing takes seconds; another signature in the library only costs a second try."""
    other = in_review(team)
    said: list[str] = []

    def progress(what: str) -> None:
        said.append(what)
        if said == ["Laying out"]:
            approve(team.medical, other, PASSWORD, role="medical", meaning=MEDICAL)

    out = tmp_path / "out.pptx"
    done = release_version(team.librarian, ready, PASSWORD, out, progress=progress)
    assert said.count("Writing the PPTX") == 2
    assert (done.version.state, done.pdf) == ("released", None)
    with team.author.reading() as connection:
        assert load(connection, done.version.released_pptx or "") == out.read_bytes()
        assert load(connection, done.version.released_pdf or "")[:4] == b"%PDF"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    versions = {"simple@1": (team.author, ready)}
    assert compare_versions("simple@1", str(out), versions).is_equal


def test_nothing_is_released_where_the_file_cannot_be_written_or_signed(
    team: Team, ready: Ref, tmp_path: Path
) -> None:
    """A missing folder, a wrong ending, a key on another machine: approved it stays."""
    before = rows(team.admin, "SELECT count(*) FROM signatures")
    with pytest.raises(ExportError, match="cannot be written"):
        release_version(team.librarian, ready, PASSWORD, tmp_path / "none" / "out.pptx")
    (tmp_path / "folder.pptx").mkdir()
    with pytest.raises(ExportError, match="is a folder"):
        release_version(team.librarian, ready, PASSWORD, tmp_path / "folder.pptx")
    out, pdf = tmp_path / "out.pptx", tmp_path / "none" / "out.pdf"
    with pytest.raises(ExportError, match="cannot be written"):
        release_version(team.librarian, ready, PASSWORD, out, pdf=pdf)
    (tmp_path / "folder.pptx").rmdir()
    with pytest.raises(UsageError, match="does not end in"):
        release_version(team.librarian, ready, PASSWORD, tmp_path / "out.ppt")
    folder = team.admin.library.folder
    shutil.move(folder, tmp_path / "elsewhere")
    with pytest.raises(LibraryError, match=r"private key .* is not in"):
        release_version(team.librarian, ready, PASSWORD, tmp_path / "out.pptx")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.move(tmp_path / "elsewhere", folder)
    assert open_version(team.author, ready).state == "approved"
    assert rows(team.admin, "SELECT count(*) FROM signatures") == before
    assert not list(tmp_path.glob("*.pptx"))


def test_a_release_whose_file_was_lost_writes_it_again(
    team: Team, ready: Ref, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full when the file is moved: the message says what is, the same command mends it.

    Who took files away is noted each time, a PDF only where one was asked for.
    """
    from slidekit.app import releasing

    out, pdf = tmp_path / "out.pptx", tmp_path / "out.pdf"

    def full(path: Path, content: bytes, error: type[SlidekitError]) -> None:
        if path == out:
            raise error(f"{path} cannot be written: no space left.")
        write_whole(path, content, error)

    with monkeypatch.context() as disk:
        disk.setattr(releasing, "write_whole", full)
        with pytest.raises(ExportError, match=r"is released, but .* writes it again"):
            release_version(team.librarian, ready, PASSWORD, out)
    given = open_version(team.author, ready)
    assert (given.state, out.exists()) == ("released", False)
    before = rows(team.admin, "SELECT count(*) FROM signatures")
    done = release_version(team.librarian, ready, PASSWORD, out, pdf=pdf)
    assert (done.plan, done.version.approval_id) == (None, given.approval_id)
    assert rows(team.admin, "SELECT count(*) FROM signatures") == before
    assert (verify(out)["verdict"], pdf.read_bytes()[:4]) == ("unchanged", b"%PDF")
    taken = [one.kind for one in overview(team.author, ready).exports]
    assert taken == ["pptx", "pdf", "pptx"]
    assert refusal(lambda: release_version(team.medical, ready, PASSWORD, out)) == "wrong_role"


def test_a_deck_that_took_the_place_of_the_approved_one_is_not_released(
    team: Team, ready: Ref, address: str, tmp_path: Path
) -> None:
    """Whoever points a version at another file in the database gains nothing by it."""
    other = submit(team.author, replace(submission_of(retitled("Cure!"), "x"), name="other")).ref
    file = open_version(team.author, other).deck_file
    wrong = f"deck_file = '{file}', compared_file = NULL"  # else the two tell of it before
    as_owner(address, f"UPDATE versions SET {wrong} WHERE deck = '{ready.deck}'")
    assert deck_of(team.librarian, ready).slides[0].title == "Cure!"
    with pytest.raises(UsageError, match="not the one that was approved"):
        release_version(team.librarian, ready, PASSWORD, tmp_path / "out.pptx")
    assert open_version(team.author, ready).state == "approved"


def test_a_library_that_did_not_release_a_file_says_so(
    team: Team, ready: Ref, address: str, new_address: Callable[[], str], tmp_path: Path
) -> None:
    """Another library has neither the key nor the approval; its own knows both."""
    out = tmp_path / "out.pptx"
    release_version(team.librarian, ready, PASSWORD, out)
    other = new_address()
    init_library(other, NewPerson("anna", "Anna", "Otto", None, ("administrator",)), PASSWORD)
    answer = verify_in_library(other, out)
    assert (answer["signatures"], answer["approval"]["state"]) == ("unknown-key", "unknown")
    own = verify_in_library(address, out)
    assert (own["signatures"], own["approval"]["state"]) == ("valid", "released")
    assert verify(out)["signatures"] == "unknown-key"


def test_the_library_makes_the_drafts_of_the_deck_itself(team: Team, tmp_path: Path) -> None:
    """PPTX and PDF that people read are what `build` writes of that deck, byte for byte."""
    version = submit_deck(team.author, small_deck(), "First")
    written_, pdf = tmp_path / "own.pptx", tmp_path / "own.pdf"
    build(small_deck(), written_, pdf=pdf)
    with team.author.reading() as connection:
        assert load(connection, str(version.pptx_file)) == written_.read_bytes()
        assert load(connection, str(version.pdf_file)) == pdf.read_bytes()


def test_a_deck_file_that_is_none_or_holds_something_else_is_refused(team: Team) -> None:
    """Nothing else can be handed in beside the deck, and nothing be said of it that is not so."""
    made = small_submission()
    with pytest.raises(LibraryError, match="cannot be read as a deck"):
        submit(team.author, replace(made, deck_file=b"PK no deck"))
    with pytest.raises(LibraryError, match="other content"):
        submit(team.author, replace(made, deck_file=bytes_of(retitled("Another"))))
    with pytest.raises(LibraryError, match="other content"):
        submit(team.author, replace(made, content_digest="0" * 64))
    assert rows(team.admin, "SELECT count(*) FROM decks") == [(0,)]


def test_a_deck_with_another_policy_than_was_told_is_not_released(
    team: Team, ready: Ref, address: str, tmp_path: Path
) -> None:
    """A row that names a permitted policy makes none of the deck's own."""
    with team.author.reading() as connection:
        shipped = connection.exec_driver_sql("SELECT digest FROM policies WHERE language = 'en'")
        permitted = sorted(shipped.scalars())
    own = open_version(team.author, ready).policy_digest
    other = next(one for one in permitted if one != own)
    as_owner(address, f"UPDATE versions SET policy_digest = '{other}'")
    with pytest.raises(UsageError, match="another policy than the library was told"):
        release_version(team.librarian, ready, PASSWORD, tmp_path / "out.pptx")
    assert open_version(team.author, ready).state == "approved"
