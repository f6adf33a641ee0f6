"""What slides show: one module per kind of figure, table or text, and the facts behind it."""
