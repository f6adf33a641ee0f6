"""The palette of exhibits: pictures of all kinds, and the slides of them that a deck can take."""
