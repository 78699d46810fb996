"""Proving an export or a release years later with nothing but itself: `kinds.prove` is the door."""
