"""What `dev.py` does, one module for each concern; standard library only."""
