"""Decks: words, results and their order; the .slidekit file."""
