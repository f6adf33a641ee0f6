"""The pack for other review systems: numbered slides, list of claims, marked sources."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from slidekit.app import Options, new_deck, write_pack
from slidekit.app.reviewing import release_version, submit_deck
from slidekit.errors import UsageError
from slidekit.export.pdf_text import page_texts
from slidekit.library.opening import init_library
from slidekit.library.outside import record_outside
from slidekit.library.overview import overview
from slidekit.library.people import NewPerson
from slidekit.library.policies import permit
from slidekit.library.sessions import sign_in
from slidekit.resources import sample_data_dir
from slidekit.rules.about import codes_of_rules
from tests.export.test_annotating import marks_in, written
from tests.library.hands import PASSWORD, joined
from tests.library.route import team_of

if TYPE_CHECKING:
    from pathlib import Path

    from slidekit.deck.model import Asset, Deck
    from tests.library.route import Team

PAPER = (("ONC302",), (), ("Follow-up was 28.3 months",), ("Table 2", "16.4 (15.1 to 18.8)"))
"""Pages 1101 to 1104 of the paper; the follow-up is cited as of page 1104."""


@pytest.fixture
def team(tmp_path: Path) -> Team:
    """Return the people of a library in a file: the database does not matter here."""
    first = NewPerson("anna", "Anna Ader", "Otto Orth", None, ("administrator",))
    library = init_library(f"sqlite:///{tmp_path}/library.db", first, PASSWORD)
    made = team_of(sign_in(library, "anna", PASSWORD))
    permit(made.admin, [cited_deck().policy], "The policy of the cited deck")
    return made


def cited_deck() -> Deck:
    """Return a deck of two slides that cites a paper whose file travels with it."""
    deck = new_deck([sample_data_dir() / "published301"], Options())
    weights = dict.fromkeys(codes_of_rules(), "warn")
    policy = deck.policy.model_copy(update={"severities": weights})
    slides = tuple(slide for slide in deck.slides if slide.id in ("background", "primary.os"))
    content = written(PAPER)
    digest = hashlib.sha256(content).hexdigest()
    (study,) = deck.studies
    references = tuple(
        one.model_copy(update={"attachment": "paper.pdf", "sha256": digest})
        if one.id == "paper"
        else one
        for one in study.spec.references
    )
    spec = study.spec.model_copy(update={"references": references})
    asset: Asset = replace(deck.assets[0], name="paper.pdf", sha256=digest, data=content)
    return replace(
        deck,
        slides=slides,
        policy=policy,
        studies=(replace(study, spec=spec),),
        assets=(*deck.assets, asset),
    )


def parts_of(path: Path) -> dict[str, bytes]:
    """Return the files of a zip."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_pack_holds_what_another_review_system_needs(team: Team, tmp_path: Path) -> None:
    """Numbers on the slides are those of the list; places in the paper are marked."""
    ref = submit_deck(team.author, cited_deck(), "First").ref
    out = tmp_path / "pack.zip"
    with pytest.raises(UsageError, match="does not end in"):
        write_pack(team.author, ref, tmp_path / "pack.pdf")
    done = write_pack(team.author, ref, out)
    parts = parts_of(out)
    assert set(parts) == {
        *(f"{ref.deck}-1.pdf", "claims.csv", "README.txt"),
        *("sources/02-label.pdf", "sources/03-paper.pdf"),
    }
    rows = list(csv.DictReader(io.StringIO(parts["claims.csv"].decode("utf-8-sig"))))
    assert [int(row["number"]) for row in rows] == list(range(1, done.claims + 1))
    median = next(row for row in rows if row["claim"] == "16.4 (15.1 to 18.8)")
    assert (median["reference"], median["anchor"], median["page_found"]) == (
        "paper",
        "Table 2",
        "4",
    )
    assert median["fact"] == "os.median.quelmatinib"
    assert "label_ostrataxel" in done.lacking
    marked = {(page, words) for page, words, _ in marks_in(parts["sources/03-paper.pdf"])}
    assert (4, f"Claim {median['number']}") in marked
    assert len(marked) == sum(bool(row["page_found"]) for row in rows) == done.marked
    with page_texts(parts[f"{ref.deck}-1.pdf"]) as texts:
        (slide,) = {int(row["slide_number"]) for row in rows if row["slide"] == "primary.os"}
        assert texts.find(median["number"], slide - 1)
        listed = [page for page in range(2, len(texts.texts)) if texts.find(median["claim"], page)]
        assert listed
        assert not list(texts.pages_with("Approval and signatures"))
    assert [one.kind for one in overview(team.author, ref).exports] == ["pack"]
    again = tmp_path / "again.zip"
    write_pack(team.author, ref, again)
    assert again.read_bytes() == out.read_bytes()


def test_a_released_pack_holds_the_signature_page(team: Team, tmp_path: Path) -> None:
    """It says under which approval of another system the version was released."""
    ref = submit_deck(team.author, cited_deck(), "First").ref
    roles = ("medical", "regulatory")
    record_outside(team.librarian, ref, PASSWORD, outside="VV-MED-1234", roles=roles)
    lea = joined(team.admin, "lea", "librarian")
    release_version(lea, ref, PASSWORD, tmp_path / "out.pptx")
    out = tmp_path / "pack.zip"
    write_pack(team.author, ref, out)
    with page_texts(parts_of(out)[f"{ref.deck}-1.pdf"]) as texts:
        (page,) = texts.pages_with("Approved in another system as VV-MED-1234")
        assert next(texts.pages_with("Claims and where they come from")) > page
        assert list(texts.pages_with("Draft, not approved")) == []
