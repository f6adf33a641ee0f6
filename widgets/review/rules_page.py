"""Policies that decks may bring along, and what the library is set to: read, and changed."""

from __future__ import annotations

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

from widgets.jobs import InTurn
from widgets.look import as_bold
from widgets.review import rules
from widgets.review.asking import Field
from widgets.review.asking_page import AskingPage
from widgets.review.parts import listing, row_of
from widgets.review.setting_words import (
    bounds_words,
    choices_of,
    language_words,
    setting_words,
    value_words,
)
from widgets.review.words import time_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slidekit.library.policies import Permission
    from slidekit.library.sessions import Session

HELD = Qt.ItemDataRole.UserRole
STATE = 2
"""Column of policies that tells what a permission is worth."""
POLICY_PX = (190, 90, 230, 300)
SETTING_PX = (480,)
SHOWN_SIGNS = 12
"""Of a digest."""


class RulesPage(AskingPage):
    """Lists policies and settings; each change asks for its reason in a small dialog."""

    def __init__(
        self, session: Session, roles: Iterable[str], parent: QWidget | None = None
    ) -> None:
        """Build the page, and read what holds.

        Args:
            session: of a librarian, who permits policies, or administrator, who also changes
                settings.
            roles: that this person can use.
            parent: the page around it.
        """
        super().__init__(session, roles, parent)
        self._wishes = InTurn(self)
        """Reads what is to be permitted; the list may be read anew meanwhile."""
        self.policies, self.settings = self._policies(), self._settings()
        self.permit = QPushButton(self.tr("&Permit ..."))
        self.withdraw = QPushButton(self.tr("With&draw ..."))
        self.change = QPushButton(self.tr("&Change ..."))
        self._build()
        self._connect()
        self.refresh()

    @property
    def policy(self) -> Permission | None:
        """The policy that is chosen."""
        item = self.policies.currentItem()
        return item.data(0, HELD) if item else None

    @property
    def setting(self) -> tuple[str, str]:
        """Name and value of the setting that is chosen."""
        item = self.settings.currentItem()
        return item.data(0, HELD) if item else ("", "")

    def finish(self) -> None:
        """Wait for the work at hand and drop its answer."""
        super().finish()
        self._wishes.finish()

    def refresh(self) -> None:
        """Read policies and settings anew."""
        session = self._session
        self._say("")
        self._jobs.ask(lambda: rules.all_rules(session), self._on_read, self._say)

    def permit_file(self, path: Path) -> None:
        """Ask for the reason to permit a policy file, or the policy that a deck brings."""
        session = self._session
        self._say(self.tr("Reading {0} ...").format(path.name))
        self._wishes.ask(lambda: rules.wished_in(session, path), self._on_wished, self._say)

    def _policies(self) -> QTreeWidget:
        columns = (
            self.tr("Policy"),
            self.tr("Language"),
            self.tr("State"),
            self.tr("Permitted"),
            self.tr("Reason"),
        )
        return listing(self.tr("Policies"), columns, POLICY_PX)

    def _settings(self) -> QTreeWidget:
        columns = (self.tr("Setting"), self.tr("Value"))
        return listing(self.tr("Settings"), columns, SETTING_PX)

    def _build(self) -> None:
        self.change.setVisible(self._is_admin)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 12, 12, 12)
        lines.setSpacing(8)
        lines.addWidget(self.message)
        head = as_bold(QLabel(self.tr("Policies")))
        lines.addLayout(row_of(head, None, self.permit, self.withdraw))
        lines.addWidget(self.policies, 1)
        head = as_bold(QLabel(self.tr("Settings of the library")))
        lines.addLayout(row_of(head, None, self.change))
        lines.addWidget(self.settings, 1)

    def _connect(self) -> None:
        self.changed.connect(self.refresh)
        self.policies.currentItemChanged.connect(lambda *_: self._enable())
        self.settings.currentItemChanged.connect(lambda *_: self._enable())
        self.settings.itemDoubleClicked.connect(lambda *_: self._on_change())
        self.permit.clicked.connect(self._on_permit)
        self.withdraw.clicked.connect(self._on_withdraw)
        self.change.clicked.connect(self._on_change)

    @Slot()
    def _enable(self) -> None:
        self.withdraw.setEnabled(self.policy is not None and self.policy.holds)
        self.change.setEnabled(bool(self.setting[0]))

    def _on_read(self, found: object) -> None:
        assert isinstance(found, rules.Rules)
        held, (named, _) = self.policy, self.setting
        self.policies.clear()
        for one in found.policies:
            item = QTreeWidgetItem(self.policies, _cells(one, found))
            item.setData(0, HELD, one)
            item.setToolTip(0, _tr("Digest {0}").format(one.digest))
            item.setToolTip(STATE, _why(one))
            item.setToolTip(4, one.reason)
            if held is not None and one.id == held.id:
                self.policies.setCurrentItem(item)
        self.settings.clear()
        for name, value in found.settings.items():
            item = QTreeWidgetItem(self.settings, [setting_words(name), value_words(name, value)])
            item.setData(0, HELD, (name, value))
            item.setToolTip(0, name)
            if name == named:
                self.settings.setCurrentItem(item)
        self._enable()

    def _on_wished(self, found: object) -> None:
        assert isinstance(found, tuple)
        new = tuple(one for one in found if not one.is_permitted)
        self._say("" if new else self.tr("It is permitted already."))
        if new:
            session = self._session
            fields = (Field("reason", self.tr("Why it is permitted")),)
            work = lambda said: rules.permit(session, new, said["reason"])  # noqa: E731
            told = [self.tr("Who permits a policy submits nothing under it."), *map(_told, new)]
            self._ask(self.tr("Permit a policy"), fields, work, "\n\n".join(told))

    @Slot()
    def _on_permit(self) -> None:
        kinds = self.tr("Policy files and decks (*.yaml *.yml *.slidekit)")
        title = self.tr("Policy file, or a deck that was refused for its policy")
        name, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if name:
            self.permit_file(Path(name))

    @Slot()
    def _on_withdraw(self) -> None:
        session, one = self._session, self.policy
        if one is None or not one.holds:
            return
        digest = one.digest
        fields = (Field("reason", self.tr("Why it is withdrawn")),)
        words = self.tr(
            "Nothing is submitted, approved or released under {0} any more. What was released "
            "stays released until it is withdrawn itself."
        ).format(f"{one.name} {one.version} ({language_words(one.language)})")
        work = lambda said: rules.withdraw(session, digest, said["reason"])  # noqa: E731
        self._ask(self.tr("Withdraw a policy"), fields, work, words)

    @Slot()
    def _on_change(self) -> None:
        session, (name, value) = self._session, self.setting
        if not name or not self._is_admin:
            return
        fields = (
            Field(
                *("value", self.tr("Value")),
                hint=bounds_words(name),
                value=value,
                choices=choices_of(name),
            ),
            Field("reason", self.tr("Why it is changed")),
        )
        words = f"{setting_words(name)}: {value_words(name, value)}"
        if bounds := bounds_words(name):
            words = f"{words}\n{bounds}"
        work = lambda said: rules.change(session, name, said)  # noqa: E731
        self._ask(self.tr("Change a setting"), fields, work, words)


def _cells(one: Permission, found: rules.Rules) -> list[str]:
    """Return what is shown of a policy."""
    who = found.names.get(one.permitted_by or "", "")
    since = _when(one.permitted_at)
    return [
        f"{one.name} {one.version}",
        language_words(one.language),
        _state(one),
        f"{since}, {who}" if who else since,
        one.reason,
    ]


def _when(at: str) -> str:
    """Return a time in words; what somebody wrote in its place by another way, as it is."""
    try:
        return time_words(at)
    except ValueError:
        return at


def _state(one: Permission) -> str:
    """Return in a word or two what a permission is worth."""
    if one.state == "withdrawn" and one.withdrawn_at:
        return _tr("withdrawn {0}").format(time_words(one.withdrawn_at))
    return {
        "permitted": _tr("permitted"),
        "lapsed": _tr("ended with a revoked key"),
    }.get(one.state, _tr("invalid"))


def _why(one: Permission) -> str:
    """Return why a permission does not count though nobody has withdrawn it; else ""."""
    return {
        "lapsed": _tr(
            "The key that signed this permission was revoked, so it does not count. Look at the "
            "policy, and permit it again if it is still wanted."
        ),
        "invalid": _tr(
            "The library's key did not sign this permission as it stands here, so it does not "
            "count. Ask an administrator to check the library."
        ),
    }.get(one.state, "")


def _told(one: rules.Wished) -> str:
    """Return in words a policy that is to be permitted, and what it changes."""
    name = f"{one.name} {one.version}, {language_words(one.language)} ({one.digest[:SHOWN_SIGNS]})"
    if not one.nearest:
        return name
    return _tr("{0}\nIt differs from {1} in: {2}.").format(name, one.nearest, one.differs)


def _tr(text: str) -> str:
    return QCoreApplication.translate("RulesPage", text)
