"""Accounts and keys of the library, for its administrators; librarians confirm who people are."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from slidekit.library.wording import ROLES, role_words
from widgets.dates import day_words
from widgets.jobs import InTurn
from widgets.look import as_plain
from widgets.review import accounts
from widgets.review.asking import Field
from widgets.review.asking_page import AskingPage
from widgets.review.parts import listing, row_of
from widgets.review.words import time_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from slidekit.library.sessions import Person, Session
    from widgets.review.accounts import Reset

PERSON = Qt.ItemDataRole.UserRole
WIDTHS_PX = (120, 220, 330, 120, 220)
KEY_PX, KEYS_PX = (340, 200), 120
"""Widths of the columns of keys, and the height of their list."""


class PeoplePage(AskingPage):
    """Lists people with their roles, and the keys; each change is asked for in a small dialog."""

    def __init__(
        self,
        session: Session,
        roles: Iterable[str] = ("administrator",),
        parent: QWidget | None = None,
    ) -> None:
        """Build the page, and read who there is.

        Args:
            session: of an administrator, or of a librarian, who confirms who people are.
            roles: that this person can use.
            parent: the page around it.
        """
        super().__init__(session, roles, parent)
        self._resets: Mapping[str, Reset] = {}
        self._acts = InTurn(self)
        self.tree, self.keys = self._people(), self._keys()
        self.told = as_plain(QLabel())
        self.add = QPushButton(self.tr("&Add ..."))
        self.grant = QPushButton(self.tr("&Give roles ..."))
        self.revoke = QPushButton(self.tr("&Take a role ..."))
        self.train = QPushButton(self.tr("Train&ing ..."))
        self.renew = QPushButton(self.tr("New &password ..."))
        self.confirm = QPushButton(self.tr("&Confirm identity ..."))
        self.disable = QPushButton(self.tr("&Disable ..."))
        self.unlock = QPushButton(self.tr("&Unlock"))
        self.rotate = QPushButton(self.tr("New &key ..."))
        self.export = QPushButton(self.tr("E&xport public keys ..."))
        self._build()
        self._connect()
        self.refresh()

    @property
    def person(self) -> Person | None:
        """The person who is chosen."""
        item = self.tree.currentItem()
        return item.data(0, PERSON) if item else None

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer."""
        super().finish()
        self._acts.finish()

    def refresh(self) -> None:
        """Read people and keys anew."""
        session = self._session
        self._jobs.ask(lambda: accounts.all_accounts(session), self._on_read, self._say)

    def _people(self) -> QTreeWidget:
        columns = (
            self.tr("Login"),
            self.tr("Name"),
            self.tr("Roles"),
            self.tr("Trained on"),
            self.tr("Account"),
        )
        return listing(self.tr("People"), columns, WIDTHS_PX)

    def _keys(self) -> QTreeWidget:
        columns = (self.tr("Key"), self.tr("Made"), self.tr("State"))
        keys = listing(self.tr("Keys"), columns, KEY_PX)
        keys.setFixedHeight(KEYS_PX)
        return keys

    def _build(self) -> None:
        self.told.hide()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 12, 12, 12)
        lines.setSpacing(8)
        own = (self.add, self.grant, self.revoke, self.train, self.renew)
        lines.addLayout(row_of(*own, self.confirm, self.disable, self.unlock, None))
        lines.addWidget(self.message)
        lines.addWidget(self.tree, 1)
        lines.addWidget(self.told)
        lines.addLayout(row_of(self.rotate, self.export, None))
        for part in (*own, self.disable, self.unlock, self.rotate):
            part.setVisible(self._is_admin)
        lines.addWidget(self.keys)

    def _connect(self) -> None:
        self.changed.connect(self.refresh)
        self.tree.currentItemChanged.connect(lambda *_: self._enable())
        wishes: Mapping[QPushButton, Callable[[], object]] = {
            self.add: self._add,
            self.grant: self._grant,
            self.revoke: self._revoke,
            self.train: self._train,
            self.renew: self._renew,
            self.confirm: self._confirm,
            self.disable: self._disable,
            self.unlock: self._unlock,
            self.rotate: self._rotate,
        }
        for button, do in wishes.items():
            button.clicked.connect(lambda _=False, do=do: do())
        self.export.clicked.connect(self._on_export)

    def _enable(self) -> None:
        has_one = self.person is not None
        for part in (self.grant, self.revoke, self.train, self.renew, self.disable, self.unlock):
            part.setEnabled(has_one)
        reset = self._resets.get(self._login())
        self.confirm.setEnabled(reset is not None and reset.is_ours)
        told = _waits(self.person, reset) if self.person and reset else ""
        self.told.setText(told)
        self.told.setVisible(bool(told))

    def _on_read(self, found: object) -> None:
        assert isinstance(found, accounts.Accounts)
        held, self._resets = self._login(), found.resets
        self.tree.clear()
        for person, grants in found.people:
            roles = ", ".join(_grant_words(one.role, one.product) for one in grants)
            cells = [person.login, person.full_name, roles, _day(person.trained_on)]
            item = QTreeWidgetItem(self.tree, [*cells, self._account(person)])
            item.setData(0, PERSON, person)
            item.setToolTip(2, roles)
            if person.login == held:
                self.tree.setCurrentItem(item)
        if self.tree.currentItem() is None and self.tree.topLevelItem(0):
            self.tree.setCurrentItem(self.tree.topLevelItem(0))  # type: ignore[arg-type]
        self.keys.clear()
        for key in found.keys:
            state = self.tr("retired {0}").format(time_words(key.retired_at or key.created_at))
            now = state if key.retired_at else self.tr("in use")
            QTreeWidgetItem(self.keys, [key.id, time_words(key.created_at), now])
        self._enable()

    def _account(self, person: Person) -> str:
        if person.disabled_at:
            return self.tr("disabled {0}").format(time_words(person.disabled_at))
        if person.locked_until:
            return self.tr("locked until {0}").format(time_words(person.locked_until))
        if person.login in self._resets:
            return self.tr("waits to be confirmed")
        return self.tr("open")

    def _add(self) -> None:
        session = self._session
        fields = (
            Field("login", self.tr("Login")),
            Field("name", self.tr("Name, as signatures print it")),
            Field("verified", self.tr("Who saw proof of the identity")),
            Field("trained", self.tr("Trained on"), hint="2026-06-30", is_needed=False),
            Field("roles", self.tr("Roles"), choices=_roles()),
            Field("product", self.tr("Product"), hint=self.tr("empty: all"), is_needed=False),
            Field("password", self.tr("First password"), is_secret=True),
        )
        self._ask(self.tr("New person"), fields, lambda said: accounts.add(session, said))

    def _grant(self) -> None:
        session, login = self._session, self._login()
        fields = (
            Field("roles", self.tr("Roles"), choices=_roles()),
            Field("product", self.tr("Product"), hint=self.tr("empty: all"), is_needed=False),
        )
        title = self.tr("Roles of {0}").format(login)
        self._ask(title, fields, lambda said: accounts.give(session, login, said))

    def _revoke(self) -> None:
        session, login = self._session, self._login()
        fields = (
            Field("role", self.tr("Role"), choices=_roles(), is_one=True),
            Field("product", self.tr("Product"), hint=self.tr("empty: all"), is_needed=False),
            Field("reason", self.tr("Why")),
        )
        title = self.tr("Take a role from {0}").format(login)
        self._ask(title, fields, lambda said: accounts.take(session, login, said))

    def _train(self) -> None:
        session, login = self._session, self._login()
        fields = (Field("day", self.tr("Trained on"), hint="2026-06-30"),)
        title = self.tr("Training of {0}").format(login)
        self._ask(title, fields, lambda said: accounts.train(session, login, said["day"]))

    def _renew(self) -> None:
        session, login = self._session, self._login()
        words = self.tr("New password, which {0} has to change").format(login)
        fields = (Field("password", words, is_secret=True),)
        title = self.tr("New password of {0}").format(login)
        self._ask(title, fields, lambda said: accounts.renew(session, login, said["password"]))

    def _confirm(self) -> None:
        session, login, person = self._session, self._login(), self.person
        name = person.full_name if person else ""
        fields = (
            Field("how", self.tr("How you know it"), hint=self.tr("Showed her badge, in person")),
            Field("password", self.tr("Your password"), is_secret=True),
        )
        title = self.tr("Confirm who {0} is").format(login)
        self._ask(
            title, fields, lambda said: accounts.confirm(session, login, said), self._warning(name)
        )

    def _warning(self, name: str) -> str:
        """Return what whoever confirms a person has to have seen."""
        reset = self._resets.get(self._login())
        words = self.tr(
            "{0} set the password of {1}, and could have signed in that name. Confirm only if "
            "you have seen who uses the account now. From then on {1} can sign, approve and "
            "release again."
        )
        return words.format(", ".join(reset.by), name) if reset else ""

    def _disable(self) -> None:
        session, login = self._session, self._login()
        fields = (Field("reason", self.tr("Why")),)
        title = self.tr("Disable the account {0}").format(login)
        self._ask(title, fields, lambda said: accounts.close(session, login, said["reason"]))

    def _unlock(self) -> None:
        """Open an account: for a reason, where somebody had closed it."""
        session, login = self._session, self._login()
        if self.person is not None and self.person.disabled_at:
            fields = (Field("reason", self.tr("Why")),)
            title = self.tr("Open the account {0} again").format(login)
            self._ask(title, fields, lambda said: accounts.enable(session, login, said["reason"]))
            return
        self._say("")
        work = lambda: accounts.reopen(session, login)  # noqa: E731
        self._acts.ask(work, lambda _: self.refresh(), self._say)

    def _rotate(self) -> None:
        session = self._session
        fields = (Field("reason", self.tr("Why a new key is needed")),)
        title = self.tr("New key; what the old one signed stays valid")
        self._ask(title, fields, lambda said: accounts.rotate_key(session, said["reason"]))

    @Slot()
    def _on_export(self) -> None:
        kinds = self.tr("Public keys (*.pem)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Public keys"), "library.pem", kinds)
        if name:
            session, path = self._session, Path(name)
            said = self.tr("Wrote {0}.").format(path)
            work = lambda: accounts.write_keys(session, path)  # noqa: E731
            self._acts.ask(work, lambda _: self._say(said), self._say)

    def _login(self) -> str:
        return self.person.login if self.person else ""


def _waits(person: Person, reset: Reset) -> str:
    """Return what a reset password keeps somebody from, and who can end that."""
    told = _tr(
        "{0} set the password of {1}. {1} signs, approves and releases nothing until somebody else "
        "confirms who that is."
    ).format(", ".join(reset.by), person.full_name)
    if reset.is_ours:
        return f"{told} {_tr('You can do that.')}"
    if reset.able:
        return f"{told} {_tr('Who can do that: {0}.').format(', '.join(reset.able))}"
    nobody = _tr(
        "Nobody can do that so far. Give a second person the role of administrator or librarian, "
        "one who is neither {0} nor has set this password; that person then confirms it here."
    )
    return f"{told} {nobody.format(person.full_name)}"


def _roles() -> dict[str, str]:
    """Return the roles in words, by their names in the library."""
    return {role: role_words(role) for role in ROLES}


def _day(day: str | None) -> str:
    return day_words(date.fromisoformat(day)) if day else _tr("never")


def _tr(text: str) -> str:
    return QCoreApplication.translate("PeoplePage", text)


def _grant_words(role: str, product: str) -> str:
    return f"{role_words(role)} ({product})" if product else role_words(role)
