"""How each site stands: its last run, its next, what is new, what has fallen."""
