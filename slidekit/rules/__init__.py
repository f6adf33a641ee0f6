"""Fair balance and rigour: small claims about every deck, each with its source and its words."""
