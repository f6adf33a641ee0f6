"""What the page of a version shows, read on a worker: values out, no widget touched."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from widgets.pauses import loading, reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from slidekit.app import Compared
    from slidekit.deck.model import Deck
    from slidekit.library.overview import Overview
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref, Version
    from slidekit.rules.finding import Finding
    from widgets.sight import Pages

SIGNED = ("approve", "reject", "waive", "release", "withdraw")


@dataclass(frozen=True, slots=True)
class Opened:
    """A version with all that its page shows."""

    whole: Overview
    pages: Pages
    findings: tuple[Finding, ...]
    """Of the rule report that was frozen when it was submitted."""
    earlier: tuple[Version, ...]
    """Versions before it, the newest first."""
    base: Version | None
    """That it is compared with."""
    base_deck: Deck | None
    compared: Compared | None
    roles: Mapping[str, tuple[str, ...]]
    """Act that is signed -> roles in which the person can do it."""
    person: str
    """Id of who looks."""
    has_approved: bool
    """Whether that person has signed an approval of it, which nobody does twice."""
    is_newest: bool
    """Whether the deck has no later version."""
    may: frozenset[str]
    """Roles that the person can use for the deck's product."""

    @property
    def has_deck(self) -> bool:
        """Whether the person who looks has the deck checked out."""
        return self.whole.deck.checked_out_by == self.person

    @property
    def may_take(self) -> bool:
        """Whether that person can take the deck out to make its next version."""
        from slidekit.library.derivation import is_derived

        is_free = self.whole.deck.checked_out_by in (None, self.person)
        is_own_work = not is_derived(self.version)
        return is_free and is_own_work and self.is_newest and "author" in self.may

    @property
    def may_return(self) -> bool:
        """Whether that person can give the deck back, or free it from somebody else."""
        is_out = self.whole.deck.checked_out_by is not None
        return is_out and (self.has_deck or bool(self.may & {"librarian", "administrator"}))

    @property
    def may_derive(self) -> bool:
        """Whether that person can derive a deck from this version."""
        from slidekit.library.derivation import is_derived

        return "derive" in self.whole.acts and not is_derived(self.version)

    @property
    def version(self) -> Version:
        """The version itself."""
        return self.whole.version

    @property
    def deck(self) -> Deck:
        """Its deck."""
        return self.pages.deck


def sign_in_at(address: str, login: str, password: str, new: str = "") -> tuple[Session, str]:
    """Return a session at a library, and what has to be known of it before anything is signed.

    A new password is set first; the words are "" where all is well.

    Raises:
        Refused: bad_password, locked, disabled.
        LibraryError: there is no library, another one took its place, or the new password is bad.
    """
    with loading("library modules"):
        import slidekit.library.overview  # noqa: F401 - the inbox and the versions come next
        from slidekit.library.checking import warning_at
        from slidekit.library.opening import open_library
        from slidekit.library.people import change_password
        from slidekit.library.sessions import sign_in

    with loading("library"):
        library = open_library(address)
        warning = warning_at(library)
    if new:
        old = sign_in(library, login, password, to_change_password=True)
        change_password(old, old.person.login, new)
    return sign_in(library, login, new or password), warning


def load_ahead() -> None:
    """Load what a deck needs to be read and shown, while a person looks at what waits."""
    from slidekit.exhibits.registry import MODULES, exhibit_kind

    with loading("decks of a library"):
        import slidekit.app.reviewing
        import slidekit.layout.slide
        import slidekit.rules.edited.written  # noqa: F401

        for kind in MODULES:
            exhibit_kind(kind)


def load_version(session: Session, ref: Ref, base: int | None = None) -> Opened:
    """Return a version with what changed since another one; of its slides those seen first.

    Args:
        session: who looks.
        ref: the version.
        base: number of the one it is compared with; None: the last that was approved, else the
            one before; 0: none.

    Raises:
        Refused: wrong_role.
        LibraryError: there is no such version, or something of it is damaged.
    """
    with reading():
        return _load(session, ref, base)


def _load(session: Session, ref: Ref, base: int | None) -> Opened:
    from slidekit.app.comparing import compare_sides
    from slidekit.app.reviewing import deck_of
    from slidekit.app.versions import frozen_findings
    from slidekit.deck.sides import side_of
    from slidekit.library.overview import overview
    from slidekit.library.versions import today, versions_of
    from widgets.sight import lay_out_pages

    whole = overview(session, ref)
    deck = deck_of(session, ref)
    with session.reading() as connection:
        on = today(session.library, connection)
        others = versions_of(connection, ref.deck, on)
        earlier = tuple(one for one in reversed(others) if one.number < ref.number)
        other = _base(earlier, base)
        findings = frozen_findings(connection, whole.version)
        before = frozen_findings(connection, other) if other else ()
    old = deck_of(session, other.ref) if other else None
    compared = compare_sides(side_of(old), side_of(deck), before, findings) if old else None
    pages = lay_out_pages(deck, _shown_first(deck, old, compared))
    roles = _roles(session, whole)
    return Opened(
        *(whole, pages, findings, earlier, other, old, compared),
        roles=roles,
        person=session.person.id,
        has_approved=_has_approved(session, whole),
        is_newest=others[-1].number == ref.number,
        may=_usable(session, whole),
    )


def _shown_first(deck: Deck, old: Deck | None, compared: Compared | None) -> frozenset[str]:
    """Return the slides that the page shows when it opens: the first, and that of a change."""
    from widgets.review.change_rows import change_rows

    rows = change_rows(compared, deck, old) if compared and old else ()
    changed = rows[0].slides[:1] if rows else ()
    return frozenset((deck.slides[0].id, *changed) if deck.slides else ())


def again(session: Session, opened: Opened) -> Opened:
    """Return a version as it is by now, after something was done on it."""
    from slidekit.library.overview import overview

    whole = overview(session, opened.version.ref)
    done, may = _has_approved(session, whole), _usable(session, whole)
    return replace(opened, whole=whole, roles=_roles(session, whole), has_approved=done, may=may)


def comments_now(session: Session, ref: Ref) -> Overview:
    """Return a version for the page beside an author's own slides."""
    from slidekit.library.overview import overview

    return overview(session, ref)


def _base(earlier: Sequence[Version], wished: int | None) -> Version | None:
    """Return which earlier version counts; they come newest first."""
    if wished is not None:
        return next((one for one in earlier if one.number == wished), None)
    approved = (one for one in earlier if one.approved_at)
    return next(approved, earlier[0] if earlier else None)


def _roles(session: Session, whole: Overview) -> dict[str, tuple[str, ...]]:
    """Return for each act that is signed the roles that a person can use for it, fitting first."""
    from slidekit.library.states import ROUTE

    usable = _usable(session, whole)
    return {
        act: _fitting_first((role for role in ROUTE[act].roles if role in usable), whole.waits_for)
        for act in SIGNED
        if act in whole.acts and not (act == "approve" and _has_approved(session, whole))
    }


def _usable(session: Session, whole: Overview) -> frozenset[str]:
    """Return the roles that a person can use for the product of a version."""
    from slidekit.library import grants
    from slidekit.library.people import person_by_id
    from slidekit.library.versions import today

    with session.reading() as connection:
        on = today(session.library, connection)
        own = person_by_id(connection, session.person.id)
        return grants.roles_of(connection, own, whole.version.product, on)


def _has_approved(session: Session, whole: Overview) -> bool:
    own = session.person.id
    return any(one.act == "approve" and one.person == own for one in whole.signatures)


def _fitting_first(roles: Iterable[str], wanted: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(roles, key=lambda role: role not in wanted))
