"""What the program can mend by itself: edits for the breaches of rules."""
