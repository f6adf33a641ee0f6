"""Deck templates and policy packs: data, checked by a schema."""
