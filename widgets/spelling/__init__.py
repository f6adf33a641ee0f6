"""Spelling while typing: which words are known, what is underlined, and what is suggested."""
