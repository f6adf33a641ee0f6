"""Which policies a library permits and what it is set to, as the library does it; on a worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from widgets.review.setting_words import setting_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from slidekit.library.held import PolicyFile
    from slidekit.library.policies import Permission
    from slidekit.library.sessions import Session
    from slidekit.template.policy import Policy


@dataclass(frozen=True, slots=True)
class Rules:
    """All policies that are permitted or were, and the settings."""

    policies: tuple[Permission, ...]
    names: Mapping[str, str]
    """Id of a person -> full name."""
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wished:
    """A policy that somebody wants to permit."""

    policy: Policy
    name: str
    version: str
    language: str
    digest: str
    is_permitted: bool
    nearest: str
    """Name and version of the permitted policy that is most like it; "" for none."""
    differs: str
    """In which settings they differ."""


def all_rules(session: Session) -> Rules:
    """Return policies and settings.

    Raises:
        Refused: wrong_role.
    """
    from slidekit.library.governing import read_settings
    from slidekit.library.people import full_names
    from slidekit.library.policies import list_policies

    found, held = list_policies(session), read_settings(session)
    with session.reading() as connection:
        return Rules(found, full_names(connection), held)


def wished_in(session: Session, path: Path) -> tuple[Wished, ...]:
    """Return the policies of a policy file, or the one that a deck brings, beside the permitted.

    Raises:
        Refused: wrong_role.
        TemplateError: the file is no policy.
        DeckError: the deck cannot be read.
    """
    from slidekit.app.policies import policies_named
    from slidekit.library.policies import list_policies

    held = tuple(one for one in list_policies(session) if one.state == "permitted")
    files = _files(session, held)
    return tuple(_wished(one, files) for one in policies_named(str(path)))


def permit(session: Session, wished: tuple[Wished, ...], reason: str) -> None:
    """Permit policies."""
    from slidekit.library.policies import permit as give

    give(session, [one.policy for one in wished], reason)


def withdraw(session: Session, digest: str, reason: str) -> None:
    """Withdraw one policy."""
    from slidekit.library.policies import withdraw as take

    take(session, digest, reason)


def change(session: Session, name: str, said: Mapping[str, str]) -> None:
    """Change a setting; what it cannot be is told by what the setting means."""
    from slidekit.errors import LibraryError, Refused
    from slidekit.library.governing import change_settings

    try:
        change_settings(session, {name: said["value"]}, said["reason"])
    except Refused:
        raise
    except LibraryError as error:
        what = error.what.replace(name, setting_words(name), 1)
        raise LibraryError(what, fix=error.fix) from None


def _files(session: Session, held: tuple[Permission, ...]) -> tuple[PolicyFile, ...]:
    from slidekit.library import blobs
    from slidekit.library.held import PolicyFile

    with session.reading() as connection:
        return tuple(
            PolicyFile(
                one.digest, one.name, one.version, one.language, blobs.load(connection, one.file)
            )
            for one in held
        )


def _wished(policy: Policy, held: tuple[PolicyFile, ...]) -> Wished:
    from slidekit.library.held import differences, policy_file

    own = policy_file(policy)
    near = differences(own, [one for one in held if one.language == own.language] or held)
    named = f"{near[0].name} {near[0].version}" if near else ""
    return Wished(
        policy=policy,
        name=own.name,
        version=own.version,
        language=own.language,
        digest=own.digest,
        is_permitted=any(one.digest == own.digest for one in held),
        nearest=named,
        differs=near[1] if near else "",
    )
