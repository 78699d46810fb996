"""Sentences marked by hand: their ends and their names. No text is kept here, only where it lies."""
