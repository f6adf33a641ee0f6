"""The first library: all tables, and the triggers that keep their rows.

As long as no library of schema 0001 is in use it follows `tables`; with 0002 it becomes fixed.
"""

from __future__ import annotations

from alembic import op

from slidekit.library.tables import metadata
from slidekit.library.triggers import protect

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables and let the database refuse to change what is final."""
    connection = op.get_bind()
    metadata.create_all(connection, checkfirst=False)
    protect(connection)


def downgrade() -> None:
    """Refuse: a record is not unmade."""
    raise RuntimeError("A library is not taken apart; restore a backup into an empty one.")
