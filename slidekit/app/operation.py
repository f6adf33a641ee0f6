"""The scripted route of a qualification: people, a deck, signatures, a release, and attacks on it.

Each step has a number and an expected answer that stand in the report beside what came. Nothing
here is simulated: it is the program that users run, on a library that is thrown away afterwards.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slidekit.app.qualifying import Outcome
from slidekit.errors import Refused, SlidekitError
from slidekit.languages import tell, told_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from slidekit.app.decks import Progress
    from slidekit.library.sessions import Session
    from slidekit.library.versions import Ref

    Step = tuple[str, str, Callable[[], object]]

STUDY = "published301"
PASSWORD = "a password of the scratch library"
FIRST = "the first one, of an administrator"
RESET = "the next one, of an administrator"
OWN = "one that its owner chose, perhaps"
WRONG = "not the password at all"
PEOPLE = {
    "arno": ("Arno Author", ("author", "medical"), True),
    "mia": ("Mia Medical", ("medical", "regulatory"), True),
    "rita": ("Rita Regulatory", ("regulatory",), True),
    "lena": ("Lena Librarian", ("librarian",), True),
    "nora": ("Nora Newcomer", ("medical",), False),
}
"""Login -> full name, roles, and whether a training is recorded."""
NO_LIBRARY = "not done: no library was made, see OQ-01"


@dataclass(slots=True)
class Scene:
    """What the steps hand on to each other."""

    address: str
    folder: Path
    people: dict[str, Session] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)

    @property
    def ref(self) -> Ref:
        """The version that the route is about."""
        found: Ref = self.made["version"].ref
        return found

    @property
    def out(self) -> Path:
        """The released file."""
        return self.folder / "released.pptx"


def operation(address: str, progress: Progress) -> Iterator[Outcome]:
    """Yield what came of each step, in a scratch library."""
    with _scratch(address) as scene, told_in("en"):
        for number, (what, expected, act) in enumerate(_steps(scene), 1):
            progress(tell("Step {0}", number))
            is_made = number == 1 or scene.people
            observed = _observed(act) if is_made else NO_LIBRARY
            name = f"OQ-{number:02}"
            yield Outcome(name, what, expected, observed, observed == expected)


@contextmanager
def _scratch(address: str) -> Iterator[Scene]:
    """Give a folder for library, keys and files that is removed afterwards."""
    before = os.environ.get("SLIDEKIT_KEYS")
    with tempfile.TemporaryDirectory(prefix="slidekit-") as folder:
        os.environ["SLIDEKIT_KEYS"] = str(Path(folder) / "keys")
        try:
            yield Scene(address or f"sqlite:///{folder}/scratch.db", Path(folder))
        finally:
            del os.environ["SLIDEKIT_KEYS"]
            os.environ.update({} if before is None else {"SLIDEKIT_KEYS": before})


def _observed(act: Callable[[], object]) -> str:
    """Return what came of a step in words; a fault of the program ends no report."""
    try:
        return str(act())
    except Refused as no:
        return f"refused: {no.code}"
    except SlidekitError as problem:
        return f"not done: {problem}"
    except Exception as problem:  # the report tells of it
        return f"fault: {type(problem).__name__}: {problem}"


def _steps(scene: Scene) -> Iterator[Step]:
    yield from _accounts(scene)
    yield from _review(scene)
    yield from _identity(scene)
    yield from _release(scene)
    yield from _record(scene)


def _accounts(scene: Scene) -> Iterator[Step]:
    from slidekit.library.sessions import sign_in

    def wrong() -> object:
        return sign_in(scene.people["anna"].library, "nora", WRONG)

    yield "A library is made in an empty place", "made", lambda: _make(scene)
    yield "Five accounts are added", "arno, lena, mia, nora, rita", lambda: _join(scene)
    yield "A wrong password", "refused: bad_password", wrong
    for _ in range(3):
        _observed(wrong)
    yield "The fifth wrong password in a row", "refused: locked", wrong


def _make(scene: Scene) -> str:
    from slidekit.library.opening import init_library
    from slidekit.library.people import NewPerson
    from slidekit.library.sessions import sign_in

    first = NewPerson("anna", "Anna Administrator", "qualification", None, ("administrator",))
    library = init_library(scene.address, first, PASSWORD)
    scene.people["anna"] = sign_in(library, "anna", PASSWORD)
    return "made"


def _join(scene: Scene) -> str:
    from slidekit.library.people import NewPerson, add_person, change_password
    from slidekit.library.sessions import sign_in

    admin = scene.people["anna"]
    for login, (name, roles, trained) in PEOPLE.items():
        day = "2026-01-15" if trained else None
        add_person(admin, NewPerson(login, name, "qualification", day, roles), FIRST)
        first = sign_in(admin.library, login, FIRST, to_change_password=True)
        change_password(first, login, PASSWORD)
        scene.people[login] = sign_in(admin.library, login, PASSWORD)
    return ", ".join(sorted(PEOPLE))


def _review(scene: Scene) -> Iterator[Step]:
    from slidekit.library.comments import comment, resolve
    from slidekit.library.people import disable, unlock

    people = scene.people

    def demand() -> str:
        scene.made["comment"] = comment(people["mia"], scene.ref, "Say more", must_fix=True)
        return _approve(scene, "mia", "medical")

    def settle() -> str:
        resolve(people["mia"], scene.made["comment"].id)
        return _approve(scene, "mia", "medical")

    def disabled() -> str:
        unlock(people["anna"], "nora")
        disable(people["anna"], "nora")
        return _approve(scene, "nora", "medical")

    yield (
        "A deck whose policy its author weakened",
        "refused: policy_not_permitted",
        lambda: _submit(scene, proportion=0.0),
    )
    yield "A deck is submitted by its author", "in_review", lambda: _submit(scene)
    yield (
        "Its author signs it, in a role that he has",
        "refused: author_cannot_approve",
        lambda: _approve(scene, "arno", "medical"),
    )
    yield "A disabled person signs", "refused: disabled", disabled
    yield "It is released before it is approved", "refused: wrong_state", lambda: _released(scene)
    yield (
        "A signature with a wrong password",
        "refused: bad_password",
        lambda: _approve(scene, "mia", "medical", WRONG),
    )
    yield "A signature while a demand is open", "refused: unresolved_must_fix", demand
    yield "The demand is settled and the first role signs", "in_review", settle
    yield (
        "The same person signs in the other role",
        "refused: wrong_role",
        lambda: _approve(scene, "mia", "regulatory"),
    )


def _identity(scene: Scene) -> Iterator[Step]:
    from slidekit.library.identity import confirm_identity
    from slidekit.library.people import change_password
    from slidekit.library.sessions import sign_in

    people = scene.people

    def stolen() -> str:
        change_password(people["anna"], "rita", RESET)
        first = sign_in(people["anna"].library, "rita", RESET, to_change_password=True)
        change_password(first, "rita", OWN)
        return _approve(scene, "rita", "regulatory", OWN)

    def confirmed() -> str:
        confirm_identity(people["lena"], "rita", "Qualification")
        return _approve(scene, "rita", "regulatory", OWN)

    yield (
        "An administrator resets a password and signs in that name",
        "refused: unconfirmed",
        stolen,
    )
    yield "A second person confirms who it is, and that person signs", "approved", confirmed


def _approve(scene: Scene, login: str, role: str, password: str = PASSWORD) -> str:
    from slidekit.library.review import approve

    meaning = "Accurate and balanced"
    return approve(scene.people[login], scene.ref, password, role=role, meaning=meaning).state


def _submit(scene: Scene, **safety: float) -> str:
    """Submit a deck of the sample trial, under a policy with another demand on safety if given."""
    from slidekit.app.decks import Options, new_deck
    from slidekit.app.reviewing import submit_deck
    from slidekit.resources import sample_data_dir

    deck = new_deck([sample_data_dir() / STUDY], Options(audience="Qualification"))
    own = deck.policy.safety.model_copy(update=safety)
    deck = replace(deck, policy=deck.policy.model_copy(update={"safety": own}))
    scene.made["version"] = submit_deck(scene.people["arno"], deck, "Qualification")
    state: str = scene.made["version"].state
    return state


def _released(scene: Scene) -> str:
    from slidekit.app.reviewing import release_version

    done = release_version(scene.people["lena"], scene.ref, PASSWORD, scene.out)
    scene.made["until"] = date.fromisoformat(str(done.version.valid_until))
    return done.version.state


def _release(scene: Scene) -> Iterator[Step]:
    from slidekit.library.releases import withdraw
    from slidekit.resources import sample_data_dir

    def in_library() -> str:
        from slidekit.app.versions import verify_in_library

        withdraw(scene.people["lena"], scene.ref, PASSWORD, reason="Qualification")
        return _told(verify_in_library(scene.address, scene.out))

    def recomputed() -> str:
        from slidekit.app.verifying import verify

        found = verify(scene.out, sample_data_dir() / STUDY)["recomputed"]
        return "all" if found["equal"] == found["facts"] > 0 else str(found)

    yield "It is released", "released", lambda: _released(scene)
    good = "unchanged, signatures valid, released"
    yield "The file is verified with the public key", good, lambda: _verified(scene, scene.out)
    yield "Its numbers are computed again from the tables: equal", "all", recomputed
    changed = "changed, signatures invalid, released"
    yield "One character of a slide is changed", changed, lambda: _verified(scene, _edited(scene))
    yield (
        "The file is verified the day after its last",
        "unchanged, signatures valid, expired",
        lambda: _verified(scene, scene.out, days=1),
    )
    yield (
        "It is withdrawn, and verified with the library",
        "unchanged, signatures valid, withdrawn",
        in_library,
    )


def _verified(scene: Scene, path: Path, days: int = 0) -> str:
    from slidekit.app.verifying import verify
    from slidekit.library.keys import public_pem

    key = scene.folder / "public.pem"
    key.write_text(public_pem(scene.people["lena"]), "utf-8")
    return _told(verify(path, key=key, day=scene.made["until"] + timedelta(days=days)))


def _told(answer: dict[str, Any]) -> str:
    state = (answer["approval"] or {}).get("state")
    return f"{answer['verdict']}, signatures {answer['signatures']}, {state}"


def _edited(scene: Scene) -> Path:
    """Return the released file with one character of its first slide changed."""
    path, name = scene.folder / "edited.pptx", "ppt/slides/slide1.xml"
    with zipfile.ZipFile(scene.out) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part == name:
                place = content.index(b"</a:t>") - 1
                content = content[:place] + b"#" + content[place + 1 :]
            new.writestr(part, content)
    return path


def _record(scene: Scene) -> Iterator[Step]:
    from slidekit.library.backup import back_up
    from slidekit.library.checking import check
    from slidekit.library.restoring import restore

    def brought_back() -> str:
        saved = scene.folder / "backup.zip"
        contents = back_up(scene.people["anna"], saved)
        again = restore(f"sqlite:///{scene.folder}/again.db", saved, "anna", PASSWORD)
        return "the same" if again.checked.head == contents.head.hash else "another"

    def checked() -> str:
        found = check(scene.people["anna"].library)
        return "as it was written" if found.ok else str(found.problems)

    yield "An event is changed in the database", "refused by the database", lambda: _raw(scene)
    yield "The library is checked", "as it was written", checked
    yield "A backup is restored: head of the audit trail", "the same", brought_back


def _raw(scene: Scene) -> str:
    from sqlalchemy.exc import DBAPIError

    with scene.people["anna"].library.engine.connect() as connection:
        try:
            connection.exec_driver_sql("UPDATE events SET reason = 'x' WHERE seq = 1")
        except DBAPIError:
            return "refused by the database"
    return "changed"
