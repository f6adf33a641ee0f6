"""The first page: a new deck, an old one, or tables dropped on it."""
