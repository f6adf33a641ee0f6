"""How a library gets its tables, and how an older one is brought up to date (Alembic)."""
